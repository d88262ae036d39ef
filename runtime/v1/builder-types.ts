import type { AnyElement } from "../nouns/generic-values.js";
import type { Locale } from "../nouns/locale.js";
import type { AnyType } from "./any-type.js";

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

/** What the setter of a list takes, in code that older versions generated. */
export type ListOrItem<List extends readonly unknown[]> = List | List[number];

/**
 * The builder of a type without choices: a method for each property, with the documentation of the property, and `build()`. `Missing` is
 * what is still to be set. The compiler looks at a method where it is used, and at no other.
 */
export type BuilderOf<T, Missing extends string = RequiredNames<T> & string> = {
  [K in keyof T]-?: (
    value: SettingOf<Exclude<T[K], undefined>>,
  ) => BuilderOf<T, Exclude<Missing, K>>;
} & BuildsUnless<T, Missing>;

/** The builder of a type with choices; `Given` is what was set, from which the open branches follow. */
export type ChoiceBuilderOf<T, Given extends string = never> = ChoiceSetters<T, Given, keyof T> &
  Builds<BuildChoice<T, Given>>;

/** Over the names of all branches at once, or there would be a union of builders. */
type ChoiceSetters<T, Given extends string, Name extends keyof T> = {
  readonly [K in Name]-?: Setter<
    T,
    Given | (K & string),
    (value: SettingOf<Exclude<T[K], undefined>>) => ChoiceBuilderOf<T, Given | (K & string)>
  >;
};

interface Builds<F> {
  readonly build: F;
}

/** What `build` is, it is told when it is asked for: at the end of a chain of calls. */
interface BuildsUnless<T, Missing extends string> {
  readonly build: Build<T, Missing>;
}

/**
 * What the setter of a property takes: of a list its items, or one of them, which each call adds, unless an item may be a list itself;
 * of anything else the value. What is common comes first, so that the compiler has little to work out.
 */
export type SettingOf<V> = [V] extends [Simple]
  ? V
  : [Extract<V, Unbuilt>] extends [never]
    ? V | FinishedBy<V, Declared<V>>
    : [V] extends [readonly (infer Item)[]]
      ? [Item] extends [Simple]
        ? V | Item
        : [Extract<Item, readonly unknown[]>] extends [never]
          ? readonly SettingOfOne<Item>[] | SettingOfOne<Item>
          : readonly SettingOfOne<Item>[]
      : SettingOfOne<V>;

type Simple = string | number | bigint | boolean | null;

/** What may be no value of a complex type: a name, a tree or an item would look like these. */
type Unbuilt =
  | Simple
  | readonly unknown[]
  | { readonly $nil: true }
  | { readonly kind: unknown; readonly value: unknown }
  | { readonly namespace: unknown; readonly local: unknown }
  | { readonly name: object }
  | { readonly content: readonly unknown[] };

type SettingOfOne<V> = ItemsIn<V> | FinishedBy<Built<V>, Declared<Built<V>>>;

/** The value in a finished builder, or in one that a function finishes. */
type FinishedBy<V, Plain> = [Plain] extends [never]
  ? never
  : Finished<V> | ((builder: BuilderFor<Plain>) => Finished<V>);

/** The values themselves; those in an item may be in a finished builder. */
type ItemsIn<V> = V extends readonly (infer Item)[]
  ? readonly SettingOfOne<Item>[]
  : IsItem<V> extends true
    ? SettingItem<V>
    : V;

/** The values of complex types among others. They alone have properties that can be written. */
type Built<V> = V extends readonly unknown[] | { readonly $nil: true }
  ? never
  : V extends object
    ? true extends IsItem<V> | IsName<V> | Same<V, AnyElement> | Same<V, AnyType>
      ? never
      : V
    : never;

/** The declared type among those derived from it. */
type Declared<V> = V extends { readonly $type: string } ? never : V;

/** The builder of a type, whatever it is. That it has no `$type` is not for the builder to say. */
type BuilderFor<V> = string extends keyof V
  ? Builds<Build<V, never>>
  : "$type" extends keyof V
    ? BuilderFor<V extends unknown ? Omit<V, "$type"> : never>
    : IsUnion<V> extends true
      ? ChoiceBuilderOf<V>
      : BuilderOf<V>;

type IsItem<V> = V extends { readonly kind: infer Kind; readonly value: infer Value }
  ? Same<V, { readonly kind: Kind; readonly value: Value }>
  : false;

/** Of a name the local part cannot be written. `V` is not narrowed here, since the compiler compares what it narrowed in another way. */
type IsName<V> = "namespace" | "local" extends keyof V
  ? Same<Pick<V, "local" & keyof V>, { readonly local: V["local" & keyof V] }>
  : false;

/** Whether two types are the same, `readonly` included. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type IsUnion<T, All = T> = T extends unknown ? ([All] extends [T] ? false : true) : never;

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
