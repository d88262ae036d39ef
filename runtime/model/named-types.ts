import type {
  AttributeDescriptor,
  ComplexType,
  Content,
  ElementDescriptor,
  Particle,
  SimpleType,
  TypeDescriptor,
} from "../descriptors.js";
import { clark, xsNamespace } from "../qname.js";

type Declaration = ElementDescriptor | AttributeDescriptor | TypeDescriptor;
type Node = Declaration | Content;

/** The named types to which declarations lead, by Clark name: of several with one name, the one that is met first. */
export class NamedTypes {
  readonly found: Map<string, TypeDescriptor> = new Map();
  readonly #seen = new Set<Node>();

  /** Follows a declaration, breadth first, so that no depth of schema is too deep. */
  follow(start: Declaration): void {
    const queue: Node[] = [start];
    for (const node of queue) {
      if (this.#seen.has(node)) continue;
      this.#seen.add(node);
      if (node.kind === "simpleType" || node.kind === "complexType") this.#meet(node);
      for (const next of from(node)) if (next !== undefined) queue.push(next);
    }
  }

  #meet(type: TypeDescriptor): void {
    if (type.name === undefined || type.name.namespace === xsNamespace) return;
    const key = clark(type.name);
    if (!this.found.has(key)) this.found.set(key, type);
  }
}

/** What a node names. */
function from(node: Node): readonly (Node | undefined)[] {
  switch (node.kind) {
    // What can stand for an element is declared for itself: its list is not followed, since lists in a chain grow with the square.
    case "elementDeclaration":
    case "attributeDeclaration":
      return [node.type()];
    case "simpleType":
      return fromSimpleType(node);
    case "complexType":
      return fromComplexType(node);
    case "text":
      return [node.type];
    case "mixed":
      return [node.particle];
    default:
      return fromParticle(node);
  }
}

function fromSimpleType({
  base,
  itemType,
  memberTypes,
}: SimpleType): readonly (Node | undefined)[] {
  return [base?.(), itemType?.(), ...(memberTypes?.() ?? [])];
}

function fromComplexType({
  base,
  derived,
  attributes,
  content,
}: ComplexType): readonly (Node | undefined)[] {
  return [
    base?.(),
    content?.(),
    ...(attributes?.() ?? []).map(({ type }) => type),
    ...(derived?.() ?? []).map(({ type }) => type),
  ];
}

function fromParticle(particle: Particle): readonly Node[] {
  if (particle.kind === "any") return [];
  return particle.kind === "element" ? [particle.element] : particle.particles;
}
