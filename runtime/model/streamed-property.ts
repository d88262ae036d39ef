/*
 * What a document looks like when one repeated property of it comes from a stream. The property is named by the way to
 * it: the names of the elements' properties from the root's value down.
 */

/** The value of a property, in whatever branch of a union it stands. */
type PropertyOf<T, Name extends string> = T extends unknown
  ? Name extends keyof T
    ? NonNullable<T[Name]>
    : never
  : never;

/** What the items of the repeated property are; `never` when there is no repeated property at that place. */
export type ItemAt<T, At extends readonly string[]> = At extends readonly [
  infer Name extends string,
  ...infer Rest extends readonly string[],
]
  ? Rest extends readonly []
    ? PropertyOf<T, Name> extends readonly (infer Item)[]
      ? Item
      : never
    : ItemAt<PropertyOf<T, Name>, Rest>
  : never;

/** The value without the repeated property. */
export type HeadOf<T, At extends readonly string[]> = At extends readonly [
  infer Name extends string,
  ...infer Rest extends readonly string[],
]
  ? T extends unknown
    ? Rest extends readonly []
      ? Omit<T, Name>
      : Omit<T, Name> & { readonly [K in Name]: HeadOf<PropertyOf<T, Name>, Rest> }
    : never
  : T;

/** The way to a repeated property: the names of the properties from the root's value down, or the one name. */
export type At = string | readonly string[];

/** A way as names. */
export type WayOf<Where extends At> = Where extends readonly string[]
  ? Where
  : readonly [Where & string];

/** A way as names. */
export function wayOf(at: At): readonly string[] {
  return typeof at === "string" ? [at] : at;
}
