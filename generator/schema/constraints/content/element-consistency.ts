import { clark } from "../../../../runtime/qname.js";
import type { ElementDeclaration, ModelGroup, Particle } from "../../components.js";
import { sameType } from "../derivation/type-derivation.js";
import type { SubstitutionGroups } from "./substitution-groups.js";

/** Two element declarations of one name and two types in one content model. */
export interface Inconsistency {
  readonly first: ElementDeclaration;
  readonly second: ElementDeclaration;
}

/**
 * Element Declarations Consistent (Part 1, 3.8.6, cos-element-consistent): elements of one name have one type in a
 * content model, those that substitution groups bring in among them.
 */
export function findInconsistencies(
  particle: Particle,
  groups: SubstitutionGroups,
): readonly Inconsistency[] {
  const found: Inconsistency[] = [];
  const seen = new Map<string, ElementDeclaration>();
  const visit = (element: ElementDeclaration): void => {
    const known = seen.get(clark(element.name));
    if (known === undefined) seen.set(clark(element.name), element);
    else if (known !== element && !sameType(known.typeDefinition, element.typeDefinition)) {
      found.push({ first: known, second: element });
    }
  };
  for (const element of elementsOf(particle)) {
    visit(element);
    if (element.scope === "global") groups.membersOf(element).forEach(visit);
  }
  return found;
}

/** The element declarations of a content model, at any depth of its groups, in document order; those of a group once. */
export function* elementsOf(
  { term, maxOccurs }: Particle,
  seen: Set<ModelGroup> = new Set(),
): Generator<ElementDeclaration> {
  if (maxOccurs === 0 || term.kind === "wildcard") return;
  if (term.kind === "elementDeclaration") yield term;
  else if (!seen.has(term)) {
    seen.add(term);
    for (const inner of term.particles) yield* elementsOf(inner, seen);
  }
}
