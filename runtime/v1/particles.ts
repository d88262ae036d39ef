import type {
  AttributeDescriptor,
  AttributeUse,
  ComplexType,
  Content,
  DerivedType,
  ElementDescriptor,
  ElementParticle,
  Facets,
  GroupParticle,
  MixedContent,
  Particle,
  Pattern,
  SimpleType,
  Substitution,
  TextContent,
  TypeDescriptor,
  Wildcard,
  WildcardParticle,
} from "../descriptors.js";
import { documentMessage } from "../messages/index.js";
import { once } from "../model/once.js";
import type { QName } from "../qname.js";
import { lendAssessor } from "../validate/tree-assessors.js";
import { assessTree } from "../validate/trees.js";

/*
 * The words that descriptors are written in. Each makes one plain object and has no effect: a bundler drops what is
 * not used. A particle occurs once unless `optional` or `occurs` says otherwise (Part 1, 3.9.2).
 */

/** A type, or a function that gives it where the reference would close a circle. */
export type TypeReference<T extends TypeDescriptor = TypeDescriptor> = T | (() => T);

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

/** What an attribute use may say besides its name and type (Part 1, 3.5.1). */
export type AttributeOptions = Omit<AttributeUse, "kind" | "property" | "name" | "type">;

/** A name, or its namespace and local name. */
export type Name = QName | readonly [namespace: string, local: string];

function named(name: Name): QName {
  return "local" in name ? name : { namespace: name[0], local: name[1] };
}

/**
 * The name of a property's element or attribute: a namespace alone where the local name is that of the property, and one in brackets
 * where it is that with a capital.
 */
type NameOfProperty = Name | string | readonly [namespace: string];

function nameFor(property: string, name: NameOfProperty): QName {
  if (typeof name === "string") return { namespace: name, local: property };
  if ("local" in name) return name;
  const [namespace, local = upperFirst(property)] = name;
  return { namespace, local };
}

function upperFirst(name: string): string {
  const first = String.fromCodePoint(name.codePointAt(0) ?? 0);
  return first.toUpperCase() + name.slice(first.length);
}

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

/** All of these, in any order. */
export function all(...particles: readonly Particle[]): GroupParticle {
  return { kind: "all", particles, minOccurs: 1, maxOccurs: 1 };
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

/** The same particle, so many times. `Infinity` says "unbounded". */
export function occurs<P extends Particle>(minOccurs: number, maxOccurs: number, particle: P): P {
  return { ...particle, minOccurs, maxOccurs };
}

/** The same particle, any number of times. */
export const many: Repeat = /*@__PURE__*/ repeated({ minOccurs: 0, maxOccurs: unbounded });

/** The same particle, at least once. */
export const some: Repeat = /*@__PURE__*/ repeated({ maxOccurs: unbounded });

/** The same group as one property: an array of `{ kind, value }` in document order. */
export function ordered(property: string, group: GroupParticle): GroupParticle {
  return { ...group, property };
}

/** The same group as one property: an array with one object for each time that it occurs. */
export function rows(property: string, group: GroupParticle): GroupParticle {
  return { ...group, property, rows: true };
}

/** A particle for an element wildcard (Part 1, 3.10). It brings what assesses the trees that come in its place. */
export function any(property: string, wildcard: Wildcard): WildcardParticle {
  lendAssessor(wildcard, assessTree, documentMessage);
  return { kind: "any", property, wildcard, minOccurs: 1, maxOccurs: 1 };
}

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

/** Mixed content; text alone without a particle. */
export function mixed(property: string, particle?: Particle): MixedContent {
  return { kind: "mixed", property, particle };
}

/** An attribute use (Part 1, 3.5); optional unless `required` is set. */
export function attribute(
  property: string,
  name: NameOfProperty,
  type: SimpleType,
  options?: AttributeOptions,
): AttributeUse {
  return { kind: "attribute", property, name: nameFor(property, name), type, ...options };
}

/** An attribute that must be there. */
export function required(property: string, name: NameOfProperty, type: SimpleType): AttributeUse {
  return attribute(property, name, type, { required: true });
}

/** What a complex type may say besides its name; its base by the way in which it is derived from it. */
interface TypeOptions
  extends Omit<ComplexType, "kind" | "name" | "base" | "derivation" | "derived" | "prefixes"> {
  readonly extension?: () => TypeDescriptor;
  readonly restriction?: () => TypeDescriptor;
  /** Alone where values call it by its own name. */
  readonly derived?: () => readonly (DerivedType | ComplexType)[] | readonly [];
}

/** A complex type; its content alone where there is no more to say. An extension has what it does not say from its base. */
export function complexType<T = unknown>(
  prefixes: ComplexType["prefixes"],
  name: Name | undefined,
  said: TypeOptions | (() => Content) = {},
): ComplexType<T> {
  const { extension, restriction, derived, ...rest } =
    typeof said === "function" ? ({ content: said } as TypeOptions) : said;
  const base = extension ?? restriction;
  const type = {
    kind: "complexType",
    ...(name && { name: named(name) }),
    ...(base && { base, derivation: extension ? "extension" : "restriction" }),
    ...(derived && { derived: once(() => derived().map(derivedType)) }),
    ...rest,
    ...(prefixes && { prefixes }),
  } as ComplexType<T>;
  if (extension !== undefined) inherit(type, extension);
  return type;
}

/** The base may be declared further down, so that it is asked when the type is. */
function inherit(type: ComplexType, extension: () => TypeDescriptor): void {
  for (const part of ["attributes", "content"] as const) {
    if (part in type) continue;
    const get = (): ComplexType[typeof part] => {
      const base = extension();
      return base.kind === "complexType" ? base[part] : undefined;
    };
    Object.defineProperty(type, part, { get, enumerable: true, configurable: true });
  }
}

/** The attributes of a type, to be part of those of an extension. */
export function attributesOf({ attributes }: ComplexType): readonly AttributeUse[] {
  return attributes?.() ?? [];
}

function derivedType(one: DerivedType | ComplexType): DerivedType {
  return "kind" in one ? { $type: one.name?.local ?? "", type: one } : one;
}

/** Facets; of a pattern the text alone, where it is a native expression as well. */
interface SaidFacets extends Omit<Facets, "patterns"> {
  readonly patterns?: readonly (Pattern | string)[] | undefined;
}

function facetsFor({ patterns, ...others }: SaidFacets): Facets {
  if (patterns === undefined) return others;
  return {
    ...others,
    patterns: patterns.map((said) =>
      typeof said === "string" ? { xsd: said, native: `^(?:${said})$` } : said,
    ),
  };
}

/** A simple type that restricts another by facets (Part 2, 4.1.2). */
export function restriction<T = unknown>(
  base: TypeReference<SimpleType>,
  facets?: SaidFacets,
  name?: Name,
  variety: SimpleType["variety"] = "atomic",
): SimpleType<T> {
  return {
    kind: "simpleType",
    ...(name && { name: named(name) }),
    variety,
    base: thunk(base),
    ...(facets && { facets: facetsFor(facets) }),
  };
}

function thunk<T extends TypeDescriptor>(type: TypeReference<T>): () => T {
  return typeof type === "function" ? type : () => type;
}
