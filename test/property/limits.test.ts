import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { create } from "xmlbuilder2";
import { loadSchemas } from "../../generator/generate.js";
import type { ElementDescriptor } from "../../runtime/descriptors.js";
import { type XmlIssue, XmlValidationError } from "../../runtime/issues.js";
import { parse } from "../../runtime/parse.js";
import { serialize, toXmlBuilder } from "../../runtime/serialize.js";
import { serializeStream } from "../../runtime/serialize-stream.js";
import { elementSchemaOf } from "../../runtime/v1/zod.js";
import { validate } from "../../runtime/validate.js";
import type { XmlLimits } from "../../runtime/xml/events.js";
import { readFrom, xsd } from "../support/schemas-in-memory.js";

/*
 * A writer with the limits of a reader writes only what that reader takes, and all that it takes.
 */

const schemas = await loadSchemas({
  locations: ["t.xsd"],
  read: readFrom({
    "t.xsd": xsd(`<xs:element name="a" type="t:A"/>
      <xs:complexType name="A"><xs:sequence>
        <xs:element name="s" type="xs:string" minOccurs="0"/>
        <xs:element name="i" type="t:A" minOccurs="0" maxOccurs="unbounded"/>
        <xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence><xs:attribute name="b" type="xs:string"/><xs:anyAttribute namespace="##other" processContents="skip"/></xs:complexType>
      <xs:element name="o" type="t:O"/>
      <xs:complexType name="O"><xs:choice minOccurs="0" maxOccurs="unbounded">
        <xs:element name="i" type="t:O"/><xs:element name="s" type="xs:string"/>
      </xs:choice></xs:complexType>`),
  }),
});

function declared(local: string): ElementDescriptor {
  const element = schemas.elements.get(`{urn:t}${local}`);
  if (element === undefined) throw new Error(`no element ${local}`);
  return element;
}

const a = declared("a");
const none: XmlLimits = { depth: 5000, attributes: 1e6, textLength: 1e9, documentLength: 1e9 };

interface Shape {
  readonly levels: number;
  readonly text: number;
  readonly attributes: number;
  readonly trees: number;
}

const shapes = fc.record<Shape>({
  levels: fc.nat({ max: 12 }),
  text: fc.nat({ max: 12 }),
  attributes: fc.nat({ max: 6 }),
  trees: fc.nat({ max: 6 }),
});

function drawnValue({ levels, text, attributes, trees }: Shape): object {
  const named = Array.from({ length: attributes }, (_, index) => ({
    namespace: `urn:${index % 3}`,
    local: `a${index}`,
    value: "v".repeat(text),
  }));
  let tree: object | undefined;
  for (let n = 0; n < trees; n++)
    tree = {
      name: { namespace: "urn:x", local: "x" },
      children: ["y".repeat(text), ...(tree === undefined ? ["z"] : [tree])],
    };
  let value: object = {
    ...(text > 0 && { s: "&".repeat(text), b: "\t".repeat(text) }),
    ...(named.length > 0 && { anyAttributes: named }),
    ...(tree && { any: [tree] }),
  };
  for (let n = 0; n < levels; n++) value = { i: [value] };
  return value;
}

const limits = fc.record<XmlLimits>({
  depth: fc.integer({ min: 1, max: 16 }),
  attributes: fc.integer({ min: 1, max: 12 }),
  textLength: fc.integer({ min: 5, max: 14 }).map((length) => length + 30),
  documentLength: fc.integer({ min: 60, max: 900 }),
});

function codesOf(write: () => unknown): readonly string[] {
  try {
    write();
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidationError)) throw error;
    return error.issues.map(({ code }: XmlIssue) => code);
  }
}

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

describe("reading and writing have the same limits", () => {
  test("for drawn values and limits", async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(shapes, limits, async (shape, limits) => {
        const value = drawnValue({ ...shape, text: shape.text * 5 });
        const text = serialize(a, value, { limits: none });
        const { issues } = parse(a, text, { limits });
        // Reading stops at the first limit, and counts the length at the end of a chunk.
        const fits = issues.length === 0 && text.length <= (limits.documentLength ?? 0);
        if (!fits) refused++;
        const codes = codesOf(() => serialize(a, value, { limits }));
        expect([text, codes.length]).toEqual([text, fits ? 0 : 1]);
        const { i = [], ...head } = value as { readonly i?: readonly object[] };
        const stream = async (): Promise<string> =>
          textOf(serializeStream(a, head as never, i as never, { at: ["i"], limits }));
        const streamed = await stream().catch((error: unknown) => {
          if (!(error instanceof XmlValidationError)) throw error;
          return error.issues.map(({ code }) => code);
        });
        expect(typeof streamed === "string").toBe(fits);
        if (fits) {
          expect(streamed).toBe(text);
          expect(validate(a, value, { limits })).toEqual([]);
          expect(elementSchemaOf(() => a, { limits }).safeParse(value).success).toBe(true);
          toXmlBuilder(create(), a, value, { limits });
        }
      }),
      { numRuns: 400, seed: 1 },
    );
    expect(refused).toBeGreaterThan(50);
  }, 60_000);

  test.each([
    [{ s: "A".repeat((1 << 24) + 1) }, "limit-text-length"],
    [drawnValue({ levels: 256, text: 0, attributes: 0, trees: 0 }), "limit-depth"],
    [drawnValue({ levels: 255, text: 1, attributes: 0, trees: 0 }), "limit-depth"],
    [drawnValue({ levels: 0, text: 0, attributes: 10_000, trees: 0 }), "limit-attributes"],
  ])("what parse refuses without being told is not written: %#", (value, code) => {
    expect(codesOf(() => serialize(a, value))).toEqual([code]);
    const issues = parse(a, serialize(a, value, { limits: none })).issues;
    expect(issues.map((issue) => issue.code)).toEqual([code]);
  });

  test.each(["a", "o"])("deep values, %s", (local) => {
    const root = declared(local);
    const limits = { depth: 502 };
    const text = `<t:${local} xmlns:t="urn:t">${"<t:i>".repeat(500)}<t:s>x</t:s>${"</t:i>".repeat(500)}</t:${local}>`;
    const { value } = parse(root, text, { limits });
    expect(validate(root, value, { limits })).toEqual([]);
    expect(elementSchemaOf(() => root, { limits }).safeParse(value).success).toBe(true);
    expect(serialize(root, value, { limits, declaration: false })).toBe(text);
    expect(toXmlBuilder(create(), root, value, { limits }).end({ headless: true })).toBe(text);
    expect(validate(root, value).map(({ code }) => code)).toEqual(["limit-depth"]);
  });

  test.each(["a", "o"])(
    "a value as deep as the limits allow is checked and written; only a tree of xmlbuilder2 ends before, %s",
    (local) => {
      const root = declared(local);
      const around = (inner: object): object =>
        local === "a" ? { i: [inner] } : { content: [{ kind: "i", value: inner }] };
      let value = {};
      for (let n = 0; n < 50_000; n++) value = around(value);
      const limits = { depth: 1e6 };
      expect(validate(root, value, { limits })).toEqual([]);
      expect(serialize(root, value, { limits }).match(/<\/?t:i/g)?.length).toBeGreaterThan(50_000);
      expect(codesOf(() => toXmlBuilder(create(), root, value, { limits }))).toEqual([
        "limit-depth",
      ]);
    },
  );
});
