import type {
  AttributeDescriptor,
  ComplexType,
  DerivedType,
  ElementDescriptor,
  ElementParticle,
  GroupParticle,
  Particle,
  SimpleType,
  Substitution,
  TextContent,
} from "../descriptors.js";
import { once } from "../model/once.js";
import {
  type Name,
  type NameOfProperty,
  named,
  nameFor,
  type TypeReference,
  thunk,
} from "./names.js";

/*
 * The words that descriptors are written in. Each makes one plain object and has no effect: a bundler drops what is
 * not used. A particle occurs once unless `optional` or `occurs` says otherwise (Part 1, 3.9.2).
 */

export { identity } from "./identity-constraints.js";
export { occurs } from "./lending-particles.js";
export type { Name, TypeReference } from "./names.js";
export {
  type AttributeOptions,
  attribute,
  attributesOf,
  complexType,
  required,
  restriction,
} from "./type-definitions.js";

/** What an element declaration may say besides its name and type (Part 1, 3.3.1). */
export type ElementOptions = Pick<
  ElementDescriptor,
  | "nillable"
  | "abstract"
  | "default"
  | "fixed"
  | "namespaces"
  | "block"
  | "substitutions"
  | "identityConstraints"
  | "prefixes"
>;

/** What a local element declaration may say: it is never abstract and heads no substitution group. */
export type LocalElementOptions = Omit<ElementOptions, "abstract" | "substitutions" | "prefixes">;

/** A particle for a local element declaration (Part 1, 3.3), or for a reference to a global one. */
export function element(property: string, descriptor: ElementDescriptor): ElementParticle;
export function element(
  property: string,
  name: NameOfProperty,
  type: TypeReference,
  options?: LocalElementOptions,
): ElementParticle;
export function element(...said: SaidElement): ElementParticle {
  return elementParticle(said);
}

function elementParticle(said: SaidElement): ElementParticle {
  if (said.length === 2) return elementRef(...said);
  const [property, name, type, options] = said;
  return elementRef(property, globalElement(nameFor(property, name), type, options));
}

type SaidElement =
  | readonly [property: string, descriptor: ElementDescriptor]
  | readonly [
      property: string,
      name: NameOfProperty,
      type: TypeReference,
      options?: LocalElementOptions | undefined,
    ];

/** A particle for a reference to a global element declaration. */
export function elementRef(property: string, descriptor: ElementDescriptor): ElementParticle {
  return { kind: "element", property, element: descriptor, minOccurs: 1, maxOccurs: 1 };
}

/** A global element declaration. */
export function globalElement<T = unknown>(
  name: Name,
  type: TypeReference,
  options?: ElementOptions,
): ElementDescriptor<T> {
  const declaration = {
    kind: "elementDeclaration",
    name: named(name),
    type: thunk(type),
    ...options,
  } as const;
  return options?.substitutions === undefined
    ? declaration
    : { ...declaration, substitutions: once(options.substitutions) };
}

/** What can stand in the place of an element, to be part of what can stand for its own head. */
export function substitutionsOf({ substitutions }: ElementDescriptor): readonly Substitution[] {
  return substitutions?.() ?? [];
}

/** The types derived from one, to be part of those derived from its base. */
export function derivedOf({ derived }: ComplexType): readonly DerivedType[] {
  return derived?.() ?? [];
}

/** A global attribute declaration, for wildcards (Part 1, 3.2). */
export function globalAttribute(
  name: Name,
  type: TypeReference<SimpleType>,
  options?: Omit<AttributeDescriptor, "kind" | "name" | "type">,
): AttributeDescriptor {
  return { kind: "attributeDeclaration", name: named(name), type: thunk(type), ...options };
}

/** All of these, in this order (Part 1, 3.8). */
export function sequence(...particles: readonly Particle[]): GroupParticle {
  return { kind: "sequence", particles, minOccurs: 1, maxOccurs: 1 };
}

/** One of these. */
export function choice(...particles: readonly Particle[]): GroupParticle {
  return { kind: "choice", particles, minOccurs: 1, maxOccurs: 1 };
}

/** What `optional`, `many` and `some` take: a particle, or what `element` takes. */
interface Repeat {
  (property: string, descriptor: ElementDescriptor): ElementParticle;
  (
    property: string,
    name: NameOfProperty,
    type: TypeReference,
    options?: LocalElementOptions,
  ): ElementParticle;
  <P extends Particle>(particle: P): P;
}

function repeated(bounds: Partial<Pick<Particle, "minOccurs" | "maxOccurs">>): Repeat {
  const make = (...said: readonly [Particle] | SaidElement): Particle => ({
    ...(said.length === 1 ? said[0] : elementParticle(said)),
    ...bounds,
  });
  // The particle is of the kind that was given, which the type of `Repeat` says and this one cannot.
  return make as Repeat;
}

const unbounded = Number.POSITIVE_INFINITY;

/** The same particle, which may be absent. */
export const optional: Repeat = /*@__PURE__*/ repeated({ minOccurs: 0 });

/** The same particle, any number of times. */
export const many: Repeat = /*@__PURE__*/ repeated({ minOccurs: 0, maxOccurs: unbounded });

/** The same particle, at least once. */
export const some: Repeat = /*@__PURE__*/ repeated({ maxOccurs: unbounded });

/** The content of a type whose content is elements: what an extension of it begins with (Part 1, 3.4.2). */
export function contentOf(type: ComplexType): Particle {
  const content = type.content?.();
  if (content === undefined || content.kind === "text" || content.kind === "mixed") {
    throw new TypeError(`the type ${type.name?.local ?? "(anonymous)"} has no element content`);
  }
  return content;
}

/** Simple content (Part 1, 3.4.1): the text becomes a property. */
export function text(property: string, type: SimpleType): TextContent {
  return { kind: "text", property, type };
}
