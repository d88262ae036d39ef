import type {
  ElementDescriptor,
  ElementParticle,
  Particle,
  WildcardParticle,
} from "../descriptors.js";

/** What an item of a kind is: a value of an element, or a generic tree that a wildcard lets in. */
export type KindTarget =
  | { readonly kind: "element"; readonly element: ElementDescriptor }
  | { readonly kind: "any"; readonly particle: WildcardParticle };

/** What the kinds of the items of an ordered property stand for, in schema order (docs/mapping.md, "Properties", 5). */
export function kindsOf(particle: Particle | undefined): ReadonlyMap<string, KindTarget> {
  const kinds = new Map<string, KindTarget>();
  const add = (kind: string, target: KindTarget): void => {
    if (!kinds.has(kind)) kinds.set(kind, target);
  };
  const seen = new Set<Particle>();
  const visit = (inner: Particle): void => {
    if (inner.maxOccurs === 0 || seen.has(inner)) return;
    seen.add(inner);
    if (inner.kind === "any") add(inner.property, { kind: "any", particle: inner });
    else if (inner.kind === "element")
      for (const [kind, element] of membersOf(inner)) add(kind, { kind: "element", element });
    else inner.particles.forEach(visit);
  };
  if (particle !== undefined) visit(particle);
  return kinds;
}

/** The elements that an element particle takes, by the kind of their values: itself, or its substitution group. */
export function membersOf({
  property,
  element,
}: ElementParticle): ReadonlyMap<string, ElementDescriptor> {
  const members = element.substitutions?.();
  return members === undefined
    ? new Map([[property, element]])
    : new Map(members.map((member) => [member.kind, member.element]));
}
