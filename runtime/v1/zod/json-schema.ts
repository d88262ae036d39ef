import * as z from "zod";
import type { TypeDescriptor } from "../../descriptors.js";
import { derivedSchema, schemaFor } from "./schemas.js";
import { unsaidOf } from "./unsaid.js";

/** A type that gets a definition of its own. */
export interface NamedDefinition {
  readonly id: string;
  readonly type: TypeDescriptor;
  /** What the definition is called where types that are derived from it may stand in its place. */
  readonly orDerived?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  /** What the values of an enumeration mean, as far as that is known. */
  readonly titles?: ReadonlyMap<string, string> | undefined;
  /** Values that the schema gives as examples. */
  readonly examples?: readonly unknown[] | undefined;
  /** What the schema says of properties. */
  readonly properties?: ReadonlyMap<string, PropertyWords> | undefined;
}

/** What a schema says of a property where it stands, beside what it says of the type. */
export interface PropertyWords {
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

/** JSON Schema 2020-12, as far as it is looked into here. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The definitions of some types, as `$defs` of JSON Schema 2020-12: what zod makes of their schemas, each told once. */
export function definitionsOf(
  types: readonly NamedDefinition[],
): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string; title?: string; description?: string }>();
  for (const { id, type, orDerived, title, description } of types) {
    const words = {
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
    };
    registry.add(schemaFor(type), { id, ...words });
    if (orDerived !== undefined && type.kind === "complexType")
      registry.add(derivedSchema(type), { id: orDerived, ...words });
  }
  const { schemas } = z.toJSONSchema(registry, {
    metadata: registry,
    io: "input",
    uri: (id) => `${prefix}${id}`,
  });
  const { __shared, ...own } = schemas as Readonly<Record<string, JsonSchema>>;
  const shared = (__shared?.["$defs"] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const defined = new Set(types.map(({ type }) => type));
  const byId = new Map(types.map((one) => [one.id, one]));
  const all = [...Object.entries(own), ...Object.entries(shared)].map(([id, schema]) => {
    const { titles, properties, examples = [], type } = byId.get(id) ?? {};
    const unsaid = type === undefined ? [] : unsaidOf(type, defined);
    const words = withWords(withTitles(definition(schema), titles), properties);
    return [
      id,
      {
        ...(unsaid.length > 0 && { $comment: `Not said here: ${unsaid.join("; ")}.` }),
        ...words,
        ...(examples.length > 0 && { examples }),
      },
    ] as const;
  });
  return Object.fromEntries(all);
}

const prefix = "#/$defs/";

/** A definition without what only a document has, whose references are to its neighbours. */
function definition({ $schema: _, $id: __, id: ___, ...schema }: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === "$ref" && typeof value === "string"
      ? value.replace(`${prefix}__shared${prefix}`, prefix)
      : value,
  );
  return JSON.parse(text) as JsonSchema;
}

/** An enumeration whose values have titles, one by one. */
function withTitles(
  schema: JsonSchema,
  titles: ReadonlyMap<string, string> | undefined,
): JsonSchema {
  const { enum: values, ...rest } = schema;
  if (titles === undefined || titles.size === 0 || !Array.isArray(values)) return schema;
  const oneOf = values.map((value: unknown) => {
    const title = titles.get(String(value));
    return title === undefined ? { const: value } : { const: value, title };
  });
  return { ...rest, oneOf };
}

/** An object, or a union of objects, whose properties say what they are. What a property refers to keeps its own words. */
function withWords(
  schema: JsonSchema,
  words: ReadonlyMap<string, PropertyWords> | undefined,
): JsonSchema {
  if (words === undefined || words.size === 0) return schema;
  const within = (key: string, part: unknown): unknown => {
    if (key === "properties" && isJson(part))
      return Object.fromEntries(
        Object.entries(part).map(([property, of]) => [
          property,
          isJson(of) ? { ...of, ...words.get(property) } : of,
        ]),
      );
    if ((key === "oneOf" || key === "anyOf") && Array.isArray(part))
      return part.map((branch: unknown) => (isJson(branch) ? withWords(branch, words) : branch));
    return part;
  };
  return Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, within(key, part)]));
}

function isJson(part: unknown): part is JsonSchema {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}
