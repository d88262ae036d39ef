import type { ElementDescriptor, Particle } from "../descriptors.js";

/** The one repeated property of an element's value; undefined when there is none, or more than one. */
export function onlyRepeatedProperty(element: ElementDescriptor): string | undefined {
  const type = element.type();
  const content = type.kind === "complexType" ? type.content?.() : undefined;
  if (content === undefined || content.kind === "text") return undefined;
  const properties =
    content.kind === "mixed" ? [content.property] : [...new Set(repeated(content))];
  return properties.length === 1 ? properties[0] : undefined;
}

function repeated(particle: Particle): readonly string[] {
  if (particle.maxOccurs === 0) return [];
  if (particle.kind === "element" || particle.kind === "any") {
    return particle.maxOccurs > 1 ? [particle.property] : [];
  }
  return particle.property === undefined
    ? particle.particles.flatMap(repeated)
    : [particle.property];
}
