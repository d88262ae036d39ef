import type { ComplexType, TypeDescriptor, Wildcard, WildcardParticle } from "../descriptors.js";
import { xsNamespace } from "../qname.js";

const anything: Wildcard = { namespaces: "any", processContents: "lax" };

/** Whether a type is the ur-type, from which every other comes (Part 1, 3.4.7). */
export function isUrType({ name }: TypeDescriptor): boolean {
  return name?.namespace === xsNamespace && name.local === "anyType";
}

/** The ur-type (Part 1, 3.4.7), with a particle made for its wildcard. */
export function urTypeOf<T>(particleFor: (wildcard: Wildcard) => WildcardParticle): ComplexType<T> {
  return {
    kind: "complexType",
    name: { namespace: xsNamespace, local: "anyType" },
    anyAttribute: { ...anything, property: "anyAttributes" },
    content: () => ({
      kind: "mixed",
      property: "content",
      particle: {
        ...particleFor(anything),
        minOccurs: 0,
        maxOccurs: Number.POSITIVE_INFINITY,
      },
    }),
  };
}

/** The ur-type as readers of documents use it: they follow its wildcard themselves. */
export const urType: ComplexType = /*@__PURE__*/ urTypeOf((wildcard) => ({
  kind: "any",
  property: "any",
  wildcard,
  minOccurs: 1,
  maxOccurs: 1,
}));
