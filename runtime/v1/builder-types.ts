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
export type BuilderOf<T, Missing = RequiredNames<T>> = {
  [K in keyof T]-?: SetterOf<Exclude<T[K], undefined>, BuilderOf<T, Exclude<Missing, K>>>;
} & BuildsUnless<T, Missing>;

/** The builder of a type with choices; `Given` is what was set, from which the open branches follow. */
export type ChoiceBuilderOf<T, Given extends string = never> = Chosen<
  T,
  Given,
  [Given] extends [never] ? T : Open<T, Given>
>;

/** `Left` are the branches that are open. Each setter looks at them alone, and at its own name: that keeps large choices cheap. */
type Chosen<T, Given extends string, Left> = ChoiceSetters<T, Given, Left, keyof T> &
  Builds<BuildBranch<T, Given, Left>>;

/** Over the names of all branches at once, or there would be a union of builders. */
type ChoiceSetters<T, Given extends string, Left, Name extends keyof T> = {
  readonly [K in Name]-?: ChoiceSetter<
    Exclude<T[K], undefined>,
    T,
    K & string,
    Given,
    With<Left, K>
  >;
};

type ChoiceSetter<V, T, K extends string, Given extends string, Left> = [Left] extends [never]
  ? (value: Closed<V, Closing<T, K, Given>>) => ChoiceBuilderOf<T, Given>
  : SetterOf<V, Chosen<T, Given | K, Left>>;

/** The branches in which a name may be set. */
type With<Branch, K> = Branch extends { readonly [P in K & string]?: undefined } ? never : Branch;

/** Of the names that were given, those whose branches another name is not in. */
type Closing<T, K, Given extends string> = Given extends unknown
  ? [With<With<T, K>, Given>] extends [never]
    ? Given
    : never
  : never;

/** Nothing can be given to a closed branch: a sentence that says why, and a function, or the parameter of a callback would have no type. */
type Closed<V, Names extends string> = [V] extends [Simple]
  ? ClosedBy<Names>
  : ClosedBy<Names> & ((builder: BuilderIn<V>) => unknown);

type ClosedBy<Names extends string> = [Names] extends [never]
  ? "closed: another branch of the choice was taken"
  : `closed: ${Names} was taken`;

interface Builds<F> {
  readonly build: F;
}

/** What `build` is, it is told when it is asked for: at the end of a chain of calls. */
interface BuildsUnless<T, Missing> {
  readonly build: Build<T, Missing>;
}

/** The setter of a property. What is common comes first, so that the compiler has little to work out. */
type SetterOf<V, Next> = [V] extends [Simple]
  ? (value: V) => Next
  : [Extract<V, Unbuilt>] extends [never]
    ? Sets<V, V, BuilderFor<V>, Next>
    : [V] extends [readonly (infer Item)[]]
      ? [Item] extends [Simple]
        ? (value: V | Item) => Next
        : [Extract<Item, readonly unknown[]>] extends [never]
          ? Sets<readonly SettingOfOne<Item>[] | ItemsIn<Item>, Built<Item>, BuilderIn<Item>, Next>
          : (value: readonly SettingOfOne<Item>[]) => Next
      : Sets<ItemsIn<V>, Built<V>, BuilderIn<V>, Next>;

/**
 * Takes values, finished builders of `V`, and functions that finish one. What a builder or a function lacks is inferred, and while something
 * is lacking nothing is taken but a function that returns a sentence. So the compiler's first line is about what was returned, and says what
 * is missing; of a union it would first print all members.
 */
type Sets<Values, V, Builder, Next> = [Builder] extends [never]
  ? (value: Values) => Next
  : <Lacks = undefined>(
      value: undefined extends Lacks
        ? Values | Ends<V, Lacks> | Callback<V, Lacks, Builder>
        : () => MissingText<Lacks>,
    ) => Next;

/** A builder of `V`, which is finished where it lacks `undefined`. */
interface Ends<V, Lacks> {
  readonly build: (() => V) | Missing<Lacks>;
}

/** A function that sets the parts. What it lacks is inferred from the last signature alone, so that the compiler does not look at all methods of the builder. */
interface Callback<V, Lacks, Builder> {
  (builder: Builder): unknown;
  (...builder: never[]): Ends<V, Lacks>;
}

/**
 * What the setter of a property takes: of a list its items, or one of them, which each call adds, unless an item may be a list itself;
 * of anything else the value.
 */
export type SettingOf<V> = [V] extends [Simple]
  ? V
  : [Extract<V, Unbuilt>] extends [never]
    ? V | FinishedBy<V, BuilderFor<V>>
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

type SettingOfOne<V> = ItemsIn<V> | FinishedBy<Built<V>, BuilderIn<V>>;

/** The value in a finished builder, or in one that a function finishes. */
type FinishedBy<V, Builder> = [Builder] extends [never]
  ? never
  : Finished<V> | ((builder: Builder) => Finished<V>);

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

/** The builder of what can be built among the values or items of a property. */
type BuilderIn<V> = BuilderUnlessNone<Built<V extends readonly (infer Item)[] ? Item : V>>;

type BuilderUnlessNone<V> = [V] extends [never] ? never : BuilderFor<V>;

/** The builder of a type, whatever it is; of the declared one among those derived from it. That it has no `$type` is not for the builder to say. */
type BuilderFor<V> = string extends keyof V
  ? Builds<Build<V, never>>
  : "$type" extends keyof V
    ? BuilderUnlessNone<
        V extends infer Declared & { readonly $type?: undefined } ? Declared : never
      >
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

/**
 * What `build` is while something is missing. It can be called on a sentence alone, so that the compiler's first line says what is missing, and
 * returns no value, so that no unfinished builder is a finished one.
 */
export interface Missing<Names> {
  (this: MissingText<Names>): Missing<Names>;
  readonly [unfinished]: Names;
}

type MissingText<Names> = `missing: ${Names & string}`;

/** Stands beside a reason: of a union the compiler says what is in it, of a string alone it only says "Type 'String' has no call signatures". */
export interface Unfinished {
  readonly [unfinished]: never;
}

/** `build()`, or the names of what is still missing. */
export type Build<T, Names> = [Names] extends [never]
  ? (options?: BuildOptions) => T
  : Missing<Names>;

/** `build()` of a type with choices, given the names set so far; or what the open branches still miss. */
export type BuildChoice<T, Given extends string> = BuildBranch<T, Given, Open<T, Given>>;

type BuildBranch<T, Given extends string, Left> =
  true extends IsComplete<Left, Given>
    ? (options?: BuildOptions) => T
    : Missing<MissingIn<Left, Given>>;

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

/** `true` among the results when some branch has all that it requires. */
type IsComplete<Branch, Given extends string> = Branch extends unknown
  ? [MissingIn<Branch, Given>] extends [never]
    ? true
    : false
  : never;
