import type { ElementDeclaration, Schema, TypeDefinition } from "../../../schema/components.js";
import type { Keep } from "../../ir.js";
import { type ListPart, listed, partsOf, push, remembering } from "./shared-lists.js";

/** Which elements can stand for which. */
export interface Substitutions {
  /** The elements that can stand in the place of a head, at any depth, itself included unless it is abstract. */
  substitutionsFor(head: ElementDeclaration): readonly ElementDeclaration[];
  /** The same in the same order, by the lists of the heads among them. */
  substitutionParts(head: ElementDeclaration): readonly ListPart<ElementDeclaration>[];
}

export function findSubstitutions(schema: Schema, keep: Keep): Substitutions {
  const direct = new Map<ElementDeclaration, ElementDeclaration[]>();
  const members = new Map<ElementDeclaration, ElementDeclaration[]>();
  for (const element of schema.elementDeclarations.values()) {
    const { substitutionGroupAffiliation: own } = element;
    if (own !== undefined) push(direct, own, element);
    if (element.abstract || !keep(element)) continue;
    for (const head of headsOf(element)) {
      if (canStandFor(element, head)) push(members, head, element);
    }
  }
  const lists = {
    below: (head: ElementDeclaration) => direct.get(head) ?? [],
    listOf: remembering((head: ElementDeclaration) => {
      const others = members.get(head);
      if (others === undefined || !keep(head)) return undefined;
      return new Set(head.abstract ? others : [head, ...others]);
    }),
  };
  const substitutionParts = remembering((head: ElementDeclaration) => [
    ...(head.abstract ? [] : [{ kind: "one", of: head } as const]),
    ...partsOf(head, new Set(members.get(head)), lists),
  ]);
  const substitutionsFor: Substitutions["substitutionsFor"] = remembering((head) =>
    listed(substitutionParts(head), substitutionsFor),
  );
  return { substitutionsFor, substitutionParts };
}

function* headsOf(element: ElementDeclaration): Generator<ElementDeclaration> {
  let head = element.substitutionGroupAffiliation;
  for (const seen = new Set([element]); head !== undefined && !seen.has(head); ) {
    seen.add(head);
    yield head;
    head = head.substitutionGroupAffiliation;
  }
}

/** Part 1, 3.3.6, Substitution Group OK (Transitive). */
function canStandFor(element: ElementDeclaration, head: ElementDeclaration): boolean {
  const blocked = new Set<string>(head.disallowedSubstitutions);
  if (blocked.has("substitution")) return false;
  if (head.typeDefinition.kind === "complexTypeDefinition") {
    for (const method of head.typeDefinition.prohibitedSubstitutions) blocked.add(method);
  }
  let type: TypeDefinition | undefined = element.typeDefinition;
  for (
    const seen = new Set<TypeDefinition>();
    type !== undefined && type !== head.typeDefinition && !seen.has(type);
  ) {
    seen.add(type);
    if (blocked.has(type.kind === "complexTypeDefinition" ? type.derivationMethod : "restriction"))
      return false;
    const base: TypeDefinition | undefined = type.baseTypeDefinition;
    if (type.kind === "complexTypeDefinition" && base?.kind === "complexTypeDefinition") {
      for (const method of base === head.typeDefinition ? [] : base.prohibitedSubstitutions)
        blocked.add(method);
    }
    type = base;
  }
  return true;
}
