import { afterEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { xsInt, xsToken } from "../../../../runtime/datatypes/built-ins.js";
import type { ComplexType } from "../../../../runtime/descriptors.js";
import { setLocale } from "../../../../runtime/index.js";
import { attribute, choice, element, occurs, sequence } from "../../../../runtime/v1/particles.js";
import { complexType } from "../../../../runtime/v1/type-definitions.js";
import { choiceSchemaOf, schemaOf, simpleSchemaOf } from "../../../../runtime/v1/zod.js";

interface Colis {
  readonly poids: number;
  readonly note?: string | undefined;
  readonly ref?: number | undefined;
}

const inNone = (local: string) => ({ namespace: "", local });
const colis: ComplexType<Colis> = complexType({}, undefined, {
  attributes: () => [attribute("ref", inNone("ref"), xsInt)],
  content: () =>
    sequence(
      element("poids", inNone("poids"), xsInt),
      occurs(0, 1, element("note", inNone("note"), xsToken)),
    ),
});
const either: ComplexType<{ readonly a: number } | { readonly b: number }> = complexType(
  {},
  undefined,
  {
    content: () => choice(element("a", inNone("a"), xsInt), element("b", inNone("b"), xsInt)),
  },
);

/** Each gives one issue or more: a missing part, a wrong type, an unknown property, a choice, a simple value, a part of what is left. */
const cases: readonly (readonly [string, z.ZodType, unknown])[] = [
  ["missing", schemaOf(colis), {}],
  ["wrong type", schemaOf(colis), { poids: "lourd" }],
  ["no object", schemaOf(colis), null],
  ["unknown", schemaOf(colis), { poids: 1, taille: 2 }],
  ["choice", choiceSchemaOf(either), { a: 1, b: 2 }],
  ["simple", simpleSchemaOf(xsInt), 1.5],
  ["picked", schemaOf(colis).pick({ poids: true }), { poids: "lourd" }],
  ["extended", schemaOf(colis).extend({ zone: z.string() }), { poids: "lourd", zone: "a" }],
  ["partial", schemaOf(colis).partial(), { ref: "x" }],
];

const { customError, localeError } = z.config();
afterEach(() => {
  z.config({ customError, localeError });
  setLocale("fr");
});

const messages = (
  schema: z.ZodType,
  value: unknown,
  context?: z.core.ParseContext<z.core.$ZodIssue>,
) => (schema.safeParse(value, context).error?.issues ?? []).map(({ message }) => message);

describe.each(cases)("what is said of a value: %s", (_, schema, value) => {
  test("by us, in the language of the program, whatever language zod speaks", () => {
    setLocale("fr");
    const french = messages(schema, value);
    z.config(z.locales.de());
    expect(messages(schema, value)).toEqual(french);
    setLocale("en");
    const english = messages(schema, value);
    expect(french.length).toBeGreaterThan(0);
    expect(english).not.toEqual(french);
    expect([...french, ...english].join()).not.toMatch(/invalid input|ung.ltig/i);
  });

  test("by the program, where it says something, with our code and parameters at hand", () => {
    const ours = messages(schema, value);
    z.config({ customError: () => undefined });
    expect(messages(schema, value)).toEqual(ours);
    z.config({
      customError: (issue) => ({
        message: `app ${issue.code} ${(issue["params"] as { code: string }).code}`,
      }),
    });
    for (const said of messages(schema, value)) expect(said).toMatch(/^app custom [a-z]/);
  });

  test("by the call, before the program", async () => {
    z.config({ customError: () => "app" });
    const error = () => "call";
    const said = messages(schema, value, { error });
    expect(new Set(said)).toEqual(new Set(["call"]));
    const { error: later } = await schema.safeParseAsync(value, { error });
    expect(later?.issues.map(({ message }) => message)).toEqual(said);
    expect(new Set(messages(schema, value, { error: () => undefined }))).toEqual(new Set(["app"]));
  });
});
