import type {
  ComplexType,
  ElementDescriptor,
  ElementParticle,
  Particle,
  TypeDescriptor,
} from "../../../runtime/descriptors.js";
import { membersOf } from "../../../runtime/model/item-kinds.js";

/** How many elements have to nest at least; infinite where that never ends, or where nothing can be at all. */
export function heightOf(particle: Particle, above: ReadonlySet<TypeDescriptor> = none): number {
  if (particle.minOccurs === 0 || particle.kind === "any") return 0;
  if (particle.kind === "element") {
    const members = [...membersOf(particle).values()];
    return Math.min(...members.map((element) => heightOfElement(element, above)));
  }
  const heights = particle.particles.map((part) => heightOf(part, above));
  return particle.kind === "choice" ? Math.min(...heights) : Math.max(0, ...heights);
}

const none: ReadonlySet<TypeDescriptor> = new Set();

function heightOfElement(
  { type, abstract }: ElementDescriptor,
  above: ReadonlySet<TypeDescriptor>,
): number {
  if (abstract === true) return Number.POSITIVE_INFINITY;
  return Math.min(...typesFor(type()).map((one) => heightOfType(one, above)));
}

/** A type and those that can stand for it, without the abstract ones. */
function typesFor(type: TypeDescriptor): readonly TypeDescriptor[] {
  return type.kind === "complexType" && type.abstract === true
    ? derivedOf(type)
    : [type, ...derivedOf(type)];
}

/** How many elements have to nest in a value of a type, its own counted. */
export function heightOfType(
  type: TypeDescriptor,
  above: ReadonlySet<TypeDescriptor> = none,
): number {
  if (type.kind === "simpleType") return 1;
  if (above.has(type)) return Number.POSITIVE_INFINITY;
  const content = type.content?.();
  if (content === undefined || content.kind === "text") return 1;
  const inner = content.kind === "mixed" ? content.particle : content;
  return 1 + (inner === undefined ? 0 : heightOf(inner, new Set([...above, type])));
}

/** Whether there can be anything of a particle: there is nothing in a choice of nothing, or in an abstract type alone. */
export function canBe(particle: Particle): boolean {
  return heightOf({ ...particle, minOccurs: 1 }) < Number.POSITIVE_INFINITY;
}

/** The members of a substitution group, or the element itself, each as a particle whose property is the kind. */
export function membersAsParticles(particle: ElementParticle): readonly ElementParticle[] {
  return [...membersOf(particle)].map(([property, element]) => ({
    kind: "element",
    property,
    element: { ...element, substitutions: undefined },
    minOccurs: 1,
    maxOccurs: 1,
  }));
}

const recursive = new WeakMap<ComplexType, boolean>();

/** Whether a type can contain itself. */
export function isRecursive(type: ComplexType): boolean {
  let answer = recursive.get(type);
  if (answer === undefined) {
    answer = reachedFrom(type, new Set()).has(type);
    recursive.set(type, answer);
  }
  return answer;
}

function reachedFrom(type: ComplexType, seen: Set<ComplexType>): ReadonlySet<ComplexType> {
  for (const element of elementsOf(type))
    for (const one of [element.type(), ...derivedOf(element.type())])
      if (one.kind === "complexType" && !seen.has(one)) {
        seen.add(one);
        reachedFrom(one, seen);
      }
  return seen;
}

function derivedOf(type: TypeDescriptor): readonly TypeDescriptor[] {
  return type.kind === "simpleType" ? [] : (type.derived?.() ?? []).map((one) => one.type);
}

function elementsOf(type: ComplexType): readonly ElementDescriptor[] {
  const content = type.content?.();
  if (content === undefined || content.kind === "text") return [];
  return inParticle(content.kind === "mixed" ? content.particle : content);
}

function inParticle(particle: Particle | undefined): readonly ElementDescriptor[] {
  if (particle === undefined || particle.kind === "any") return [];
  if (particle.kind === "element") return [...membersOf(particle).values()];
  return particle.particles.flatMap(inParticle);
}
