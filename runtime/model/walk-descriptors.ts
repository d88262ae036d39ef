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
export interface DescriptorVisitor {
  element?(element: ElementDescriptor): void;
  attribute?(use: AttributeUse): void;
  simpleType?(type: SimpleType): void;
  derivedType?(derived: DerivedType): void;
  /** A wildcard of elements; what it gives is walked over as well. */
  wildcard?(wildcard: Wildcard): Iterable<ElementDescriptor>;
}

/** Walks over all that documents or values of a descriptor may hold. Breadth first, so no depth of schema is too deep. */
export function walkDescriptors(
  start: ElementDescriptor | TypeDescriptor,
  visitor: DescriptorVisitor,
): void {
  const elements = new Set<ElementDescriptor>();
  const types = new Set<TypeDescriptor>();
  const particles = new Set<Particle>();
  if (start.kind === "elementDeclaration") elements.add(start);
  else visitType(start);
  for (const element of elements) {
    visitor.element?.(element);
    for (const member of element.substitutions?.() ?? []) elements.add(member.element);
    visitType(element.type());
  }

  function visitType(type: TypeDescriptor): void {
    const queue = [type];
    for (const next of queue) {
      if (types.has(next)) continue;
      types.add(next);
      if (next.kind === "simpleType") visitor.simpleType?.(next);
      else queue.push(...visitComplex(next));
    }
  }

  /** Gives the types that a complex type leads to without an element between. */
  function visitComplex(type: ComplexType): TypeDescriptor[] {
    const attributes = type.attributes?.() ?? [];
    for (const use of attributes) visitor.attribute?.(use);
    const derived = type.derived?.() ?? [];
    for (const one of derived) visitor.derivedType?.(one);
    const content = type.content?.();
    visitContent(content);
    return [
      ...attributes.map((use) => use.type),
      ...(content?.kind === "text" ? [content.type] : []),
      ...derived.map((one) => one.type),
    ];
  }

  function visitContent(content: Content | undefined): void {
    if (content === undefined || content.kind === "text") return;
    if (content.kind !== "mixed") visitParticle(content);
    else if (content.particle !== undefined) visitParticle(content.particle);
  }

  function visitParticle(particle: Particle): void {
    if (particles.has(particle) || particle.maxOccurs === 0) return;
    particles.add(particle);
    if (particle.kind === "element") elements.add(particle.element);
    else if (particle.kind !== "any") particle.particles.forEach(visitParticle);
    else for (const element of visitor.wildcard?.(particle.wildcard) ?? []) elements.add(element);
  }
}
