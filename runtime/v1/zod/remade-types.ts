import type { AttributeUse, ComplexType, Content, Particle } from "../../descriptors.js";

/* Types that are made of others, for schemas that are made of others. */

/** The type with some of its properties alone. */
export function keepProperties(type: ComplexType, kept: ReadonlySet<string>): ComplexType {
  const content = type.content?.();
  const own = content === undefined ? undefined : contentWith(content, kept);
  const { anyAttribute } = type;
  return {
    ...apart(type),
    attributes: () => (type.attributes?.() ?? []).filter(({ property }) => kept.has(property)),
    anyAttribute: anyAttribute && kept.has(anyAttribute.property) ? anyAttribute : undefined,
    ...(own === undefined ? {} : { content: () => own }),
  };
}

function contentWith(content: Content, kept: ReadonlySet<string>): Content | undefined {
  if (content.kind === "text" || content.kind === "mixed")
    return kept.has(content.property) ? content : undefined;
  return particleWith(content, kept);
}

function particleWith(particle: Particle, kept: ReadonlySet<string>): Particle | undefined {
  if (isLeaf(particle)) return kept.has(particle.property) ? particle : undefined;
  const particles = particle.particles.flatMap((child) => particleWith(child, kept) ?? []);
  // A choice of nothing could not be met.
  return particles.length === 0 && particle.particles.length > 0
    ? undefined
    : { ...particle, particles };
}

/** The type with every property optional. What excludes each other still does. */
export function loosenProperties(type: ComplexType): ComplexType {
  const content = type.content?.();
  return {
    ...apart(type),
    attributes: () => (type.attributes?.() ?? []).map(optionalUse),
    ...(content === undefined ? {} : { content: () => optionalContent(content) }),
  };
}

/** No type that is known by name, and none that others stand for. */
function apart(type: ComplexType): ComplexType {
  return { kind: "complexType", prefixes: type.prefixes, anyAttribute: type.anyAttribute };
}

function optionalUse(use: AttributeUse): AttributeUse {
  return { ...use, required: false };
}

function optionalContent(content: Content): Content {
  return content.kind === "text" || content.kind === "mixed" ? content : optionalParticle(content);
}

function optionalParticle(particle: Particle): Particle {
  if (isLeaf(particle)) return { ...particle, minOccurs: 0 };
  return { ...particle, minOccurs: 0, particles: particle.particles.map(optionalParticle) };
}

/** Whether a particle is one property. */
function isLeaf(particle: Particle): particle is Particle & { readonly property: string } {
  return particle.property !== undefined;
}
