import { describe, expect, test } from "vitest";
import type { SimpleType } from "../../../runtime/descriptors.js";
import { parse } from "../../../runtime/parse.js";
import { serialize } from "../../../runtime/serialize.js";
import { serializeStream } from "../../../runtime/serialize-stream.js";
import { attribute, element, globalElement, occurs, text } from "../../../runtime/v1/particles.js";
import { elementSchemaOf } from "../../../runtime/v1/zod.js";
import { isValid, validate } from "../../../runtime/validate.js";
import { complex } from "../../support/complex.js";
import { builtIn, listOf, restrict, unionOf } from "./datatypes/support.js";

/*
 * Whatever looks at a text gives a verdict on one of millions of characters: nothing in an engine fills up, and nothing takes the
 * square of the length.
 */

const million = 1_000_000;
const texts: Readonly<Record<string, string>> = {
  letters: "A".repeat(10 * million),
  "zeros and a point": `0.${"0".repeat(7 * million)}`,
  "characters beyond the basic plane": "😀".repeat(3 * million),
  words: "ab ".repeat(million),
};
const plain = (local: string) => ({ namespace: "", local });

const pattern = (source: string) => ({ patterns: [{ xsd: source, native: `^(?:${source})$` }] });
const types: readonly (readonly [string, SimpleType])[] = [
  // One of each primitive type, and those with rules of their own.
  ...[
    "string",
    "token",
    "NMTOKEN",
    "NCName",
    "language",
    "boolean",
    "integer",
    "decimal",
    "double",
  ].map((name) => [name, builtIn(name)] as const),
  ...["dateTime", "gYear", "duration", "hexBinary", "base64Binary", "anyURI"].map(
    (name) => [name, builtIn(name)] as const,
  ),
  ["lengths", restrict(builtIn("string"), { minLength: 1, maxLength: 20 * million })],
  ["one class", restrict(builtIn("string"), pattern("[A-Z]+"))],
  ["a pattern with groups", restrict(builtIn("token"), pattern("(?:[A-Z]{2}|\\d)*"))],
  ["an enumeration", restrict(builtIn("token"), { enumeration: ["A", "B"] })],
  ["a union", unionOf(builtIn("NMTOKEN"), builtIn("double"), builtIn("string"))],
  ["a list", listOf(builtIn("NMTOKEN"))],
];

describe.each(types)("%s", (_, type) => {
  const root = globalElement(plain("r"), type);
  test.each(Object.keys(texts))("%s", (name) => {
    const value = texts[name] ?? "";
    const issues = validate(root, value);
    expect(isValid(root, value)).toBe(issues.length === 0);
    // What each makes of a value is one thing; that none of them gives up is this one.
    expect(() => parse(root, `<r><![CDATA[${value}]]></r>`)).not.toThrow();
  });
});

describe("text in the places where it can stand", () => {
  const type = complex(text("value", builtIn("string")), {
    attributes: () => [attribute("a", plain("a"), builtIn("token"))],
  });
  const value = { value: texts["letters"] ?? "", a: "A".repeat(6 * million) };
  const root = globalElement(plain("r"), complex(occurs(0, 9, element("i", plain("i"), type))));

  test("is checked, written and read", async () => {
    expect(validate(root, { i: [value] })).toEqual([]);
    const written = serialize(root, { i: [value] });
    expect(parse(root, written).value).toEqual({ i: [value] });
    let streamed = "";
    for await (const chunk of serializeStream(root, {} as never, [value] as never, { at: ["i"] }))
      streamed += chunk;
    expect(streamed === written).toBe(true);
    expect(elementSchemaOf(() => root).safeParse({ i: [value] }).success).toBe(true);
  });
});
