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
  starts: readonly (ElementDescriptor | TypeDescriptor)[],
  visitor: DescriptorVisitor,
): void {
  const elements = new Set<ElementDescriptor>();
  const declared = new Set<ElementDescriptor>();
  const visited = new Set<ElementDescriptor>();
  const types = new Set<TypeDescriptor>();
  /** Types of elements, for which those derived from them can stand; what stands for one is not asked who stands for that. */
  const expanded = new Set<TypeDescriptor>();
  const particles = new Set<Particle>();
  for (const start of starts) {
    if (start.kind === "elementDeclaration") declare(start);
    else visitType(start);
  }
  for (const element of elements) {
    visitor.element?.(element);
    visited.add(element);
    if (declared.has(element)) addMembers(element);
    visitType(element.type());
  }

  /**
   * An element of a content model, for which others can stand. What stands for it is not asked who stands for that: the list
   * of the head has it already, and lists in a chain would be gone through again and again.
   */
  function declare(element: ElementDescriptor): void {
    if (declared.has(element)) return;
    declared.add(element);
    elements.add(element);
    if (visited.has(element)) addMembers(element);
  }

  function addMembers(element: ElementDescriptor): void {
    for (const member of element.substitutions?.() ?? []) elements.add(member.element);
  }

  function visitType(type: TypeDescriptor): void {
    if (expanded.has(type)) return;
    expanded.add(type);
    visitOne(type);
    const derived = (type.kind === "complexType" && type.derived?.()) || [];
    for (const one of derived) visitor.derivedType?.(one);
    for (const one of derived) visitOne(one.type);
  }

  function visitOne(type: TypeDescriptor): void {
    if (types.has(type)) return;
    types.add(type);
    if (type.kind === "simpleType") visitor.simpleType?.(type);
    else visitComplex(type);
  }

  function visitComplex(type: ComplexType): void {
    const attributes = type.attributes?.() ?? [];
    for (const use of attributes) visitor.attribute?.(use);
    const content = type.content?.();
    visitContent(content);
    for (const use of attributes) visitOne(use.type);
    if (content?.kind === "text") visitOne(content.type);
  }

  function visitContent(content: Content | undefined): void {
    if (content === undefined || content.kind === "text") return;
    if (content.kind !== "mixed") visitParticle(content);
    else if (content.particle !== undefined) visitParticle(content.particle);
  }

  function visitParticle(particle: Particle): void {
    if (particles.has(particle) || particle.maxOccurs === 0) return;
    particles.add(particle);
    if (particle.kind === "element") declare(particle.element);
    else if (particle.kind !== "any") particle.particles.forEach(visitParticle);
    else for (const element of visitor.wildcard?.(particle.wildcard) ?? []) elements.add(element);
  }
}
