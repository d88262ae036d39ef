import type { Locale } from "../nouns/locale.js";

/** What `build()` can be told. */
export interface BuildOptions {
  /** The language of the messages. Default: that of the program (`setLocale`), French where it sets none. */
  readonly locale?: Locale | undefined;
}

/** A builder whose value can be had. */
export interface Finished<T> {
  readonly build: () => T;
}

/** What a setter takes for a part of a complex type: its value, a finished builder, or a function that finishes one. */
export type Setting<T, Builder> = T | Finished<T> | ((builder: Builder) => Finished<T>);

/** What a setter takes for an item that says its kind: the item, or one whose value is in a finished builder. */
export type SettingItem<Item> = Item extends { readonly kind: infer Kind; readonly value: infer V }
  ? { readonly kind: Kind; readonly value: V | Finished<V> }
  : Item;

/** What the setter of a list takes: items, or one of them; each call adds to the list. */
export type ListOrItem<List extends readonly unknown[]> = List | List[number];

declare const unfinished: unique symbol;

/** What `build` is while something is missing: one type with the names, so that the last line of an error is the one that says them. */
export interface Missing<Names extends string> {
  readonly [unfinished]: Names;
}

/** Stands beside a reason: of a union the compiler says what is in it, of a string alone it only says "Type 'String' has no call signatures". */
export interface Unfinished {
  readonly [unfinished]: never;
}

/** `build()`, or the names of what is still missing. */
export type Build<T, Names extends string> = [Names] extends [never]
  ? (options?: BuildOptions) => T
  : Missing<Names>;

/** `build()` of a type with choices, given the names set so far; or what the open branches still miss. */
export type BuildChoice<T, Given extends string> =
  true extends IsComplete<T, Given>
    ? (options?: BuildOptions) => T
    : Missing<MissingIn<Open<T, Given>, Given>>;

/** A setter, unless it belongs to a branch that what was given has closed. */
export type Setter<T, Given extends string, F> = [Open<T, Given>] extends [never]
  ? "closed: another branch of the choice was taken" | Unfinished
  : F;

/** The branches of a union in which all the given names may be set. */
type Open<T, Given extends string> = T extends unknown
  ? [Extract<ClosedNames<T>, Given>] extends [never]
    ? T
    : never
  : never;

/** The names that a branch excludes: their type is `never`. */
type ClosedNames<T> = {
  [K in keyof T]-?: [Exclude<T[K], undefined>] extends [never] ? K : never;
}[keyof T];

type RequiredNames<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];

type MissingIn<T, Given extends string> = T extends unknown
  ? Exclude<Extract<RequiredNames<T>, string>, Given>
  : never;

/** `true` among the results when some open branch has all that it requires. */
type IsComplete<T, Given extends string> =
  Open<T, Given> extends infer Branch
    ? Branch extends unknown
      ? [MissingIn<Branch, Given>] extends [never]
        ? true
        : false
      : never
    : never;
