import { config, type ZodType } from "zod";
import type { SimpleTypeDefinition } from "../../../generator/schema/components.js";
import { simpleTypeDescriptor } from "../../../generator/schema/simple-type-descriptor.js";
import { schemaOf } from "../../../runtime/v1/zod.js";

// zod would try whether it may make code from texts, which the page's policy refuses and reports.
config({ jitless: true });

const schemas = new WeakMap<SimpleTypeDefinition, ZodType>();

/** The zod schema of a simple type: the one that generated code exports, made here from the schema that was loaded. */
export function schemaOfField(type: SimpleTypeDefinition): ZodType {
  const known =
    schemas.get(type) ??
    schemaOf<unknown, ZodType>(simpleTypeDescriptor(type, { integers: "exact" }));
  schemas.set(type, known);
  return known;
}

/** What is wrong with the value of a field by itself; that it is missing, or at odds with others, is for the document to say. */
export function fieldMistakes(type: SimpleTypeDefinition, value: unknown): readonly string[] {
  if (value === undefined) return [];
  const { error } = schemaOfField(type).safeParse(value);
  return [...new Set((error?.issues ?? []).map(({ message }) => message))];
}
