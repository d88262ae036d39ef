import type { QName } from "../qname.js";

/** A value of type `xs:QName` or `xs:NOTATION`. The prefix is kept to be written again; it has no meaning. */
export interface QNameValue extends QName {
  readonly prefix?: string | undefined;
}

/** One name of an enumeration of names, whatever its prefix. */
export interface QNameOf<Namespace extends string, Local extends string> extends QNameValue {
  readonly namespace: Namespace;
  readonly local: Local;
}

/** An attribute that a wildcard let in. */
export interface AnyAttribute extends QNameValue {
  readonly value: string;
  /** On an element of a known type: prefixes in scope that the text may need. In a tree the elements have them. */
  readonly namespaces?: Readonly<Record<string, string>> | undefined;
}

/** An element that a wildcard let in: a generic tree, written back without loss. */
export interface AnyElement {
  readonly name: QNameValue;
  readonly attributes?: readonly AnyAttribute[] | undefined;
  /** Prefixes in scope that the element or what is in it may need; the default namespace under `""`. */
  readonly namespaces?: Readonly<Record<string, string>> | undefined;
  /** Text and elements in document order. Neighbouring strings are one text. */
  readonly children?: readonly (string | AnyElement)[] | undefined;
}

/** A value of a nillable element that is nil (`xsi:nil="true"`) and yet has attributes; without attributes it is `null`. */
export type Nil<Attributes> = Attributes & { readonly $nil: true };

/** One of the properties of a type, without the others. */
export type OneOf<T> = {
  [K in keyof T]-?: Pick<T, K> & { readonly [Other in Exclude<keyof T, K>]?: never };
}[keyof T];

/** One of the properties of a type without the others, or none of them. */
export type OneOrNoneOf<T> = OneOf<T> | { readonly [K in keyof T]?: never };

/** What `xsi:type` says of an element whose value does not say it: the name of the type (docs/mapping.md, "`$types`"). */
export interface NamedType extends QNameValue {
  /** The attributes of the type, where the declared type is simple and has none: property by property. */
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
  /** The text as it was written, where the form of the value is not one that this type takes. */
  readonly lexical?: string | undefined;
  /** Prefixes of names in the value, where it is text for the declared type and holds names for this one. */
  readonly namespaces?: Readonly<Record<string, string>> | undefined;
}

/** What `xsi:type` says of elements, by property; of repeated ones beside their values, `null` where it says nothing. */
export type NamedTypes = Readonly<Record<string, NamedType | readonly (NamedType | null)[]>>;

/** A value that may say what `xsi:type` says of the elements in it. */
export type WithTypes<T> = T & { readonly $types?: NamedTypes | undefined };

/** The value of an element of type `xs:anyType`: anything at all, as generic trees. */
export interface AnyType {
  /** The type that `xsi:type` names: the content is then of that type. */
  readonly $type?: QNameValue | undefined;
  /** Prefixes in scope that the content may need; beside `$type` the default namespace under `""`. */
  readonly namespaces?: Readonly<Record<string, string>> | undefined;
  readonly anyAttributes?: readonly AnyAttribute[] | undefined;
  readonly content: readonly (string | { readonly kind: "any"; readonly value: AnyElement })[];
}
