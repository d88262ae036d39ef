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
 * content model, those that substitution groups bring in among them. Gives the groups that it meets to `met`.
 */
export function findInconsistencies(
  particle: Particle,
  groups: SubstitutionGroups,
  met: Set<ModelGroup> = new Set(),
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
  for (const element of elementsOf(particle, met)) {
    visit(element);
    if (element.scope === "global") groups.membersOf(element).forEach(visit);
  }
  return found;
}

/** The element declarations of a content model, at any depth of its groups, in document order; those of a group once. */
export function* elementsOf(
  particle: Particle,
  met: Set<ModelGroup> = new Set(),
): Generator<ElementDeclaration> {
  const waiting = [particle];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { term, maxOccurs } = next;
    if (maxOccurs === 0 || term.kind === "wildcard") continue;
    if (term.kind === "elementDeclaration") yield term;
    else if (!met.has(term)) {
      met.add(term);
      for (const inner of term.particles.toReversed()) waiting.push(inner);
    }
  }
}
