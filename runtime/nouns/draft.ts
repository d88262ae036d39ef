/**
 * A value as far as it could be made: everything optional, to any depth. Texts, numbers and booleans may be any of their kind, since what is not
 * valid stays as it was read; an item of which nothing could be made keeps its place as `undefined`.
 */
export type Draft<T> = unknown extends T
  ? T
  : T extends string
    ? string
    : T extends number
      ? number
      : T extends bigint
        ? bigint
        : T extends boolean
          ? boolean
          : T extends null | undefined
            ? T
            : T extends readonly (infer Item)[]
              ? readonly (Draft<Item> | undefined)[]
              : DraftObject<T>;

/** The words that tell items and types apart are ours, and always right. */
type DraftObject<T> = {
  readonly [Name in keyof T]?: Name extends IsTag<T> ? T[Name] : Draft<T[Name]> | undefined;
};

type IsTag<T> = T extends { readonly kind: string; readonly value: unknown }
  ? "kind" | "$type"
  : "$type";
