import { xmlNamespace, xsiNamespace } from "../qname.js";
import { holdsQNames } from "../simple-values.js";
import type {
  ComplexType,
  Content,
  ElementDescriptor,
  Particle,
  SimpleType,
  TypeDescriptor,
} from "../v1/descriptors.js";

/** What a document with a given root element may need to say, whatever the value. */
export interface Reach {
  /** The namespaces of the elements, attributes and derived types that may come, nearest first; xsi last. */
  readonly namespaces: readonly string[];
  /** Those of them that attributes are in. */
  readonly ofAttributes: ReadonlySet<string>;
  /** Whether something may come that a default namespace would catch: elements in no namespace, names in values. */
  readonly unprefixed: boolean;
  /** The local names of the elements and attributes: not every encoding has all their characters. */
  readonly locals: ReadonlySet<string>;
}

const reaches = new WeakMap<ElementDescriptor, Reach>();

/** What a document with this root may need, found once by a walk over the descriptors. What wildcards let in is not known. */
export function reachOf(root: ElementDescriptor): Reach {
  let reach = reaches.get(root);
  if (reach === undefined) {
    reach = walk(root);
    reaches.set(root, reach);
  }
  return reach;
}

function walk(root: ElementDescriptor): Reach {
  const namespaces = new Set<string>();
  const ofAttributes = new Set<string>();
  const locals = new Set<string>();
  const types = new Set<TypeDescriptor>();
  const elements = new Set<ElementDescriptor>([root]);
  const particles = new Set<Particle>();
  let unprefixed = false;
  let instance = false;

  for (const element of elements) reachElement(element);
  if (instance) namespaces.add(xsiNamespace);
  return { namespaces: [...namespaces], ofAttributes, unprefixed, locals };

  function reachElement({ name, type, nillable, substitutions }: ElementDescriptor): void {
    reachName(name.namespace);
    locals.add(name.local);
    if (nillable === true) instance = true;
    for (const member of substitutions?.() ?? []) elements.add(member.element);
    reachType(type());
  }

  function reachName(namespace: string): void {
    if (namespace === "") unprefixed = true;
    else if (namespace !== xmlNamespace) namespaces.add(namespace);
  }

  function reachType(type: TypeDescriptor): void {
    if (types.has(type)) return;
    types.add(type);
    if (type.kind === "simpleType") reachSimple(type);
    else reachComplex(type);
  }

  function reachSimple(type: SimpleType): void {
    if (holdsQNames(type)) unprefixed = true;
  }

  function reachComplex(type: ComplexType): void {
    for (const use of type.attributes?.() ?? []) {
      locals.add(use.name.local);
      if (use.name.namespace !== "" && use.name.namespace !== xmlNamespace) {
        namespaces.add(use.name.namespace);
        ofAttributes.add(use.name.namespace);
      }
      reachType(use.type);
    }
    reachContent(type.content?.());
    for (const derived of type.derived?.() ?? []) {
      instance = true;
      if (derived.type.name !== undefined) reachName(derived.type.name.namespace);
      reachType(derived.type);
    }
  }

  function reachContent(content: Content | undefined): void {
    if (content === undefined) return;
    if (content.kind === "text") reachType(content.type);
    else if (content.kind !== "mixed") reachParticle(content);
    else if (content.particle !== undefined) reachParticle(content.particle);
  }

  function reachParticle(particle: Particle): void {
    if (particles.has(particle) || particle.maxOccurs === 0) return;
    particles.add(particle);
    if (particle.kind === "element") elements.add(particle.element);
    else if (particle.kind !== "any") particle.particles.forEach(reachParticle);
  }
}
