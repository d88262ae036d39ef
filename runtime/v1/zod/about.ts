import * as z from "zod";
import type { TypeDescriptor } from "../../descriptors.js";

/** What generated code says of a schema, beside its documentation. */
export interface About {
  /** The name of the type in TypeScript, where it is not the one that it has in the schema. */
  readonly id?: string | undefined;
  /** The documentation of the type. */
  readonly description?: string | undefined;
  /** What the values of an enumeration mean. */
  readonly titles?: Readonly<Record<string, string>> | undefined;
  /** Values that the schema gives as examples. */
  readonly examples?: readonly unknown[] | undefined;
}

/** Puts into zod's registry what is known of a schema; JSON Schema, forms and documentation find it there. */
export function describe(
  schema: z.ZodType,
  about: About,
  type: TypeDescriptor,
  made: z.ZodType,
): void {
  const local = type.name?.local;
  const { id = local, description, titles, examples } = about;
  z.globalRegistry.add(schema, {
    ...(id !== undefined && { id, title: local ?? id }),
    ...(description !== undefined && { description }),
    ...(examples !== undefined && { examples }),
    ...(titles !== undefined && { oneOf: titledValues(made, titles) }),
  });
}

/** The values of an enumeration with their titles, as JSON Schema has them. */
function titledValues(
  made: z.ZodType,
  titles: Readonly<Record<string, string>>,
): readonly object[] | undefined {
  const values =
    made instanceof z.ZodEnum
      ? made.options
      : made instanceof z.ZodLiteral
        ? [...made.values]
        : undefined;
  return values?.map((value) => {
    const title = titles[String(value)];
    return title === undefined ? { const: value } : { const: value, title };
  });
}
