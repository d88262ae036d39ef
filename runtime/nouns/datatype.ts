/** The prefixes in scope; the default namespace under `""`. Gives undefined for an unbound prefix. */
export type ResolvePrefix = (prefix: string) => string | undefined;

/** Gives a prefix bound to the namespace, declaring one where needed. */
export type PrefixFor = (namespace: string, wanted: string | undefined) => string;

/** How a built-in type of Part 2 reads, compares and writes its values. `V` is the value space, `T` the TypeScript value. */
export interface Datatype<V = unknown, T = unknown> {
  /** Local name in the XML Schema namespace. */
  readonly name: string;
  /** Local name of the primitive type that it comes from. */
  readonly primitive: string;
  readonly whiteSpace: "preserve" | "replace" | "collapse";
  /** What a value is in TypeScript; an `integer` is a number where that is safe, and a bigint else. */
  readonly representation: "string" | "number" | "bigint" | "integer" | "boolean" | "QName";
  /** A value of the value space from its normalised lexical form; undefined when it is not in the lexical space. */
  parse(lexical: string, resolve: ResolvePrefix): V | undefined;
  /** Equality in the value space. */
  equal(a: V, b: V): boolean;
  /** Order in the value space: negative, 0, positive; undefined where incomparable. Absent for unordered types. */
  compare?(a: V, b: V): number | undefined;
  /** A string that is the same for equal values and for them alone: the key for identity constraints and enumerations. */
  key(value: V): string;
  /** For the facets length, minLength, maxLength: the length in the type's units. */
  length?(value: V): number;
  /** For the facets totalDigits and fractionDigits. */
  digits?(value: V): { readonly total: number; readonly fraction: number };
  /** The TypeScript value of a value; `lexical` is the normalised lexical form. */
  toNative(value: V, lexical: string): T;
  /** The lexical form of a TypeScript value; undefined when the value is not of the TypeScript type. */
  toLexical(native: unknown, prefixFor: PrefixFor): string | undefined;
}
