import type {
  AttributeUse,
  ComplexType,
  Content,
  DerivedType,
  ElementDescriptor,
  Particle,
  SimpleType,
  TypeDescriptor,
  Wildcard,
} from "../descriptors.js";

/** What a walk over descriptors meets. Each thing is met once, the nearest first. */
export interface ReachVisitor {
  element?(element: ElementDescriptor): void;
  attribute?(use: AttributeUse): void;
  simpleType?(type: SimpleType): void;
  derivedType?(derived: DerivedType): void;
  /** A wildcard of elements; what it gives is walked over as well. */
  wildcard?(wildcard: Wildcard): Iterable<ElementDescriptor>;
}

/** Walks over all that documents or values of a descriptor may hold. Breadth first, so no depth of schema is too deep. */
export function walkReachable(
  start: ElementDescriptor | TypeDescriptor,
  visitor: ReachVisitor,
): void {
  const elements = new Set<ElementDescriptor>();
  const types = new Set<TypeDescriptor>();
  const particles = new Set<Particle>();
  if (start.kind === "elementDeclaration") elements.add(start);
  else reachType(start);
  for (const element of elements) {
    visitor.element?.(element);
    for (const member of element.substitutions?.() ?? []) elements.add(member.element);
    reachType(element.type());
  }

  function reachType(type: TypeDescriptor): void {
    const queue = [type];
    for (const next of queue) {
      if (types.has(next)) continue;
      types.add(next);
      if (next.kind === "simpleType") visitor.simpleType?.(next);
      else queue.push(...reachComplex(next));
    }
  }

  /** Gives the types that a complex type leads to without an element between. */
  function reachComplex(type: ComplexType): TypeDescriptor[] {
    const attributes = type.attributes?.() ?? [];
    for (const use of attributes) visitor.attribute?.(use);
    const derived = type.derived?.() ?? [];
    for (const one of derived) visitor.derivedType?.(one);
    const content = type.content?.();
    reachContent(content);
    return [
      ...attributes.map((use) => use.type),
      ...(content?.kind === "text" ? [content.type] : []),
      ...derived.map((one) => one.type),
    ];
  }

  function reachContent(content: Content | undefined): void {
    if (content === undefined || content.kind === "text") return;
    if (content.kind !== "mixed") reachParticle(content);
    else if (content.particle !== undefined) reachParticle(content.particle);
  }

  function reachParticle(particle: Particle): void {
    if (particles.has(particle) || particle.maxOccurs === 0) return;
    particles.add(particle);
    if (particle.kind === "element") elements.add(particle.element);
    else if (particle.kind !== "any") particle.particles.forEach(reachParticle);
    else for (const element of visitor.wildcard?.(particle.wildcard) ?? []) elements.add(element);
  }
}
