import type { SerializeOptions } from "./options.js";

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

/** Where items come from. */
export type Items<Item> = Iterable<Item> | AsyncIterable<Item>;

/** How a stream is written, and where in the document its items belong. */
export interface StreamOptions<At extends readonly string[]>
  extends Omit<SerializeOptions, "type"> {
  /** The way to the repeated property: property names from the root's value down. */
  readonly at: At;
  /**
   * Never makes functions out of source, which is several times as fast. Where a content security policy forbids that, it is found
   * out by trying once; this is for pages whose policy reports attempts. The same as zod's option. Default false.
   */
  readonly jitless?: boolean | undefined;
}
