import type { ElementDeclaration, Schema, TypeDefinition } from "../../components.js";
import { type Blocked, derivationSteps } from "../derivation/type-derivation.js";

/** The members of each substitution group (Part 1, 3.3.6, cos-equiv-class), the head itself left out. */
export interface SubstitutionGroups {
  /** The elements that can stand for the head, at any depth, none that is blocked; abstract ones are among them. */
  membersOf(head: ElementDeclaration): readonly ElementDeclaration[];
}

/** Collects the substitution groups of a schema; each group is worked out when it is first asked for. */
export function substitutionGroupsOf(schema: Schema): SubstitutionGroups {
  const direct = new Map<ElementDeclaration, ElementDeclaration[]>();
  for (const element of schema.elementDeclarations.values()) {
    const head = element.substitutionGroupAffiliation;
    if (head === undefined) continue;
    const siblings = direct.get(head);
    if (siblings === undefined) direct.set(head, [element]);
    else siblings.push(element);
  }
  const groups = new Map<ElementDeclaration, readonly ElementDeclaration[]>();
  return {
    membersOf(head) {
      const known = groups.get(head);
      if (known !== undefined) return known;
      const members = below(head, direct).filter((member) => isSubstitutable(member, head));
      groups.set(head, members);
      return members;
    },
  };
}

function below(
  head: ElementDeclaration,
  direct: ReadonlyMap<ElementDeclaration, readonly ElementDeclaration[]>,
): readonly ElementDeclaration[] {
  const found = new Set<ElementDeclaration>();
  const open = [...(direct.get(head) ?? [])];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (found.has(next) || next === head) continue;
    found.add(next);
    open.push(...(direct.get(next) ?? []));
  }
  return [...found];
}

/**
 * Substitution Group OK (Transitive) (Part 1, 3.3.6, cos-equiv-derived-ok-rec) for a member that is known to lead to
 * the head, with the head's own {disallowed substitutions} as the blocking constraint.
 */
function isSubstitutable(member: ElementDeclaration, head: ElementDeclaration): boolean {
  if (member === head) return true;
  if (head.disallowedSubstitutions.has("substitution")) return false;
  const steps = derivationSteps(member.typeDefinition, head.typeDefinition);
  // An invalid affiliation (e-props-correct.4) is reported where it stands.
  if (steps === undefined) return false;
  const blocked = new Set<string>(head.disallowedSubstitutions);
  for (const type of [head.typeDefinition, ...steps.slice(1).map((step) => step.type)]) {
    for (const method of prohibited(type)) blocked.add(method);
  }
  return steps.every(({ method }) => !blocked.has(method));
}

function prohibited(type: TypeDefinition): Blocked {
  return type.kind === "complexTypeDefinition" ? type.prohibitedSubstitutions : new Set();
}
