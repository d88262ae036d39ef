import type {
  AttributeUse,
  ComplexType,
  Content,
  DerivedType,
  Facets,
  Pattern,
  SimpleType,
  TypeDescriptor,
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
 * The words that types are written in. Each makes one plain object and has no effect, as those of particles.
 */

/** What an attribute use may say besides its name and type (Part 1, 3.5.1). */
export type AttributeOptions = Omit<AttributeUse, "kind" | "property" | "name" | "type">;

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
