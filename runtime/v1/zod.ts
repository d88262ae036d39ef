import type * as z from "zod";
import type { ComplexType, ElementDescriptor, SimpleType } from "../descriptors.js";
import { once } from "../model/once.js";
import { isError } from "../nouns/rule-checker.js";
import { type ValidateOptions, validate } from "../validate.js";
import { lazyObject } from "./lazy-object.js";
import { type About, describe } from "./zod/about.js";
import { branchesOf } from "./zod/branches.js";
import { draftSchema } from "./zod/drafts.js";
import { choiceSchema, expectSchema, madeSchema, objectSchema, rootSchema } from "./zod/schemas.js";
import type { ChoiceSchemaOf, DraftSchemaOf, SchemaFor, SchemaOf } from "./zod/types.js";

/*
 * zod schemas, made from descriptors on first use: what a schema accepts and what `validate` accepts come from one place.
 * Importing makes none of them, since the first one costs zod milliseconds. Only this file and its folder know zod.
 */

export type { About } from "./zod/about.js";
export type {
  ChoiceSchemaOf,
  Draft,
  DraftSchemaOf,
  ListSchema,
  SchemaFor,
  SchemaOf,
  TaggedSchemaOf,
} from "./zod/types.js";

/** What older generated code calls the schema of a simple type. */
export type SimpleSchemaOf<T> = SchemaFor<T>;

/*
 * Generated code says what these functions give; `about` is often the documentation alone, and `id` the name of a type that has none in
 * the schema. `Schema` takes it from there: were it worked out from the descriptor where it is known,
 * the compiler would compare all that zod says of schemas with itself, for each of them.
 */

/** A descriptor, or what gives it where it is declared further down. */
type Given<D> = D | (() => D);

/** The schema of a type; that of a complex type is of one object, all of whose choices are exclusive when it is read. */
export function schemaOf<T, Schema = SchemaOf<T>>(
  descriptor: Given<ComplexType<T>>,
  about?: About | string,
  id?: string,
): Schema;
export function schemaOf<T, Schema = SchemaFor<T>>(
  descriptor: Given<SimpleType<T>>,
  about?: About | string,
  id?: string,
): Schema;
export function schemaOf<Schema>(
  descriptor: Given<ComplexType | SimpleType>,
  about?: About | string,
  id?: string,
): Schema {
  const make = (type: ComplexType | SimpleType): z.ZodType =>
    type.kind === "simpleType" ? madeSchema(type) : objectSchema(type, branchesOf(type));
  return exportedSchema(descriptor, make, about, id);
}

/** What older generated code says for the schema of a complex type with rules between its properties. */
export function checkedSchemaOf<T, Schema = SchemaOf<T>>(
  descriptor: Given<ComplexType<T>>,
  about?: About | string,
  id?: string,
): Schema {
  return schemaOf(descriptor, about, id);
}

/** The schema of a complex type that is a union of object types. */
export function choiceSchemaOf<T, Schema = ChoiceSchemaOf<T>>(
  descriptor: Given<ComplexType<T>>,
  about?: About | string,
  id?: string,
): Schema {
  return exportedSchema(descriptor, (type) => choiceSchema(type, branchesOf(type)), about, id);
}

/** What older generated code says for the schema of a simple type. */
export function simpleSchemaOf<T, Schema = SimpleSchemaOf<T>>(
  descriptor: Given<SimpleType<T>>,
  about?: About | string,
  id?: string,
): Schema {
  return exportedSchema(descriptor, madeSchema, about, id);
}

/** What is exported stands for its type everywhere: a type has one schema. */
function exportedSchema<D extends ComplexType | SimpleType, S>(
  descriptor: Given<D>,
  make: (type: D) => z.ZodType,
  about: About | string = {},
  id?: string,
): S {
  const type = typeof descriptor === "function" ? once(descriptor) : () => descriptor;
  const schema: z.ZodType = lazyObject(() => {
    const made = make(type());
    describe(
      schema,
      typeof about === "string" ? { id, description: about } : { id, ...about },
      type(),
      made,
    );
    return made;
  });
  expectSchema({ descriptor: type, schema });
  return schema as S;
}

/**
 * The schema of an element as the root of a document: `null` or a derived type where it may have them, references that
 * find their identifier, and its identity constraints. `limits` bounds what it may cost, as for `validate`.
 */
export function elementSchemaOf<T>(
  descriptor: () => ElementDescriptor<T>,
  options: ValidateOptions = {},
): z.ZodType<T, T> {
  return lazyObject(() => {
    const element = descriptor();
    return rootSchema(element, (value) => validate(element, value, options).filter(isError));
  }) as z.ZodType<T, T>;
}

/**
 * The schema of drafts, for forms that are being filled in: everything is optional, to any depth, and what is there is checked. It is
 * made of the generated schema of a complex type.
 *
 * @example
 * const draft = draftOf(NoteSchema);
 * console.log(draft.safeParse({}).success, draft.safeParse({ due: "tomorrow" }).success);
 */
export function draftOf<T>(schema: z.ZodType<T>): DraftSchemaOf<T> {
  return lazyObject(() => draftSchema(schema)) as unknown as DraftSchemaOf<T>;
}
