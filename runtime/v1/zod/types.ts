import type * as z from "zod";
import type { AnyAttribute, AnyElement, AnyType, QNameValue } from "../../nouns/generic-values.js";

/*
 * The types of generated schemas. They are worked out from the interfaces, one level at a time, when somebody asks: an interface is what
 * the compiler reads, and a schema that nobody looks into costs it nothing.
 */

/** What stands in a value as it is, and has no shape of its own. */
type Opaque = QNameValue | AnyElement | AnyAttribute | AnyType;

/** The schema of a part, by the type of its values. */
export type SchemaFor<T> = null extends T
  ? z.ZodNullable<SchemaOfSome<Exclude<T, null>>>
  : SchemaOfSome<T>;

/** The schema of a part that cannot be nil. Apart, or the compiler would look for `null` in it without end. */
type SchemaOfSome<T> = [T] extends [never]
  ? z.ZodNever
  : [T] extends [boolean]
    ? z.ZodBoolean
    : [T] extends [bigint]
      ? z.ZodBigInt
      : [T] extends [string]
        ? string extends T
          ? z.ZodString
          : z.ZodEnum<{ [K in T]: K }>
        : [T] extends [number]
          ? number extends T
            ? z.ZodNumber
            : z.ZodLiteral<T>
          : [T] extends [Opaque]
            ? z.ZodType<T, T>
            : [T] extends [readonly (infer Item)[]]
              ? ListSchema<Item>
              : [T] extends [object]
                ? ObjectSchema<T>
                : z.ZodType<T, T>;

/** Of an object type a strict object, of a union of them a choice, or a union whose members say which they are. */
type ObjectSchema<T> =
  IsUnion<T> extends true
    ? HasTag<T> extends true
      ? TaggedSchemaOf<T>
      : ChoiceSchemaOf<T>
    : SchemaOf<T>;

type HasTag<T> = [Extract<AllKeys<T>, "$type" | "$nil">] extends [never]
  ? [AllKeys<T>] extends ["kind" | "value"]
    ? true
    : false
  : true;

/** The schema of objects that `kind` or `$type` tells apart. */
export type TaggedSchemaOf<T> = z.ZodType<T, T> & { readonly options: readonly BranchSchema<T>[] };

type IsUnion<T, Whole = T> = T extends unknown ? ([Whole] extends [T] ? false : true) : never;

/** The schema of repeated parts: a zod array, whose values are read only as those of the interfaces are. */
export type ListSchema<Item> = z.ZodType<readonly Item[], readonly Item[]> & {
  readonly element: SchemaFor<Item>;
};

/** The schemas of the parts of an object type. */
export type ShapeOf<T> = {
  [K in keyof T]-?: undefined extends T[K]
    ? z.ZodOptional<SchemaFor<Exclude<T[K], undefined>>>
    : SchemaFor<T[K]>;
};

/**
 * The schema of a complex type: a strict object whose `z.infer` is the interface. What is made of it, by `.extend()`, `.pick()`,
 * `.partial()` and so on, takes `$types` as it does, and judges what they speak of.
 */
export type SchemaOf<T> = z.ZodObject<ShapeOf<T>, z.core.$strict>;

type AllKeys<T> = T extends unknown ? keyof T : never;
type PartOf<T, K> = T extends unknown
  ? K extends keyof T
    ? Exclude<T[K], undefined>
    : never
  : never;

/** The properties that a branch forbids. */
type Forbidden<T> = {
  [K in keyof T]-?: [Exclude<T[K], undefined>] extends [never] ? K : never;
}[keyof T];

/** The properties that some branch forbids or lacks: those that tell the branches apart. */
type Telling<T, All = AllKeys<T>> = T extends unknown
  ? Exclude<All, keyof T> | Forbidden<T>
  : never;

/** One branch of a choice, without what it forbids. */
type BranchSchema<T> = T extends unknown ? SchemaOf<Omit<T, Forbidden<T>>> : never;

/** Which properties are chosen. Those that tell branches apart come all together, or not at all. */
type ChoiceMask<T, Mask> = [Telling<T>] extends [keyof Mask]
  ? { readonly [K in keyof Mask]: true }
  : {
      readonly [K in keyof Mask]: K extends Telling<T>
        ? "it belongs to a choice: name all properties of the choice, or none"
        : true;
    };

/** A choice that is kept as a whole, or the object that is left without it. */
type Remade<T, K> = [Telling<T>] extends [K]
  ? ChoiceSchemaOf<T extends unknown ? Pick<T, Extract<keyof T, K>> : never>
  : SchemaOf<Pick<T, Extract<keyof T, K>>>;

/**
 * The schema of a complex type with choices: a union of strict objects, its `options`. Its `shape` has the properties of all branches;
 * that they exclude each other is said in a message that names them. It can be extended by new properties, and what is made of it by
 * `.pick()`, `.omit()` and `.partial()` has each choice as a whole, or not at all.
 */
export type ChoiceSchemaOf<T> = z.ZodType<T, T> & {
  readonly options: readonly BranchSchema<T>[];
  readonly shape: { readonly [K in AllKeys<T>]: SchemaFor<PartOf<T, K>> };
  readonly extend: <Shape extends z.ZodRawShape>(
    shape: Shape,
  ) => z.ZodType<T & z.infer<z.ZodObject<Shape>>>;
  readonly pick: <const Mask extends { readonly [K in AllKeys<T>]?: true }>(
    mask: Mask & ChoiceMask<T, Mask>,
  ) => Remade<T, keyof Mask>;
  readonly omit: <const Mask extends { readonly [K in AllKeys<T>]?: true }>(
    mask: Mask & ChoiceMask<T, Mask>,
  ) => Remade<T, Exclude<AllKeys<T>, keyof Mask>>;
  readonly partial: () => z.ZodType<T extends unknown ? Partial<T> : never>;
};

/** A value of which anything may be missing yet, to any depth. */
export type Draft<T> = T extends string | number | bigint | boolean | null | undefined | Opaque
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Draft<Item>[]
    : { [K in keyof T]?: Draft<T[K]> | undefined };

/** The schema of drafts: its `shape` has what that of the schema has, all of it optional. */
export type DraftSchemaOf<T> = z.ZodType<Draft<T>, Draft<T>> & {
  readonly shape: { readonly [K in AllKeys<T>]: z.ZodOptional<SchemaFor<Draft<PartOf<T, K>>>> };
};
