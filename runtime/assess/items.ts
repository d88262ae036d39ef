import type { ElementDescriptor, Particle } from "../descriptors.js";
import { hasRows } from "../model/rows.js";

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

/** The part of a way that leads to rows, where the way leads on into them. */
export function rowsOnWay(
  element: ElementDescriptor,
  way: readonly string[],
): readonly string[] | undefined {
  let elements: readonly ElementDescriptor[] = [element];
  for (const [index, property] of way.slice(0, -1).entries()) {
    const found = elements.flatMap(contentOf).flatMap((content) => holdersOf(content, property));
    if (found.some(hasRows)) return way.slice(0, index + 1);
    elements = found.flatMap((one) => (one.kind === "element" ? [one.element] : []));
  }
  return undefined;
}

function contentOf(element: ElementDescriptor): readonly Particle[] {
  const type = element.type();
  const content = type.kind === "complexType" ? type.content?.() : undefined;
  return content === undefined || content.kind === "text" || content.kind === "mixed"
    ? []
    : [content];
}

/** The particles that a property stands for; a group that stands in several places is looked at once. */
function holdersOf(content: Particle, property: string): readonly Particle[] {
  const met = new Set([content]);
  const found: Particle[] = [];
  // What is added on the way is walked over as well.
  for (const particle of met) {
    if (particle.property === property) found.push(particle);
    else if (particle.property === undefined && "particles" in particle)
      for (const part of particle.particles) met.add(part);
  }
  return found;
}
