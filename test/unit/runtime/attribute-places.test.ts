import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadSchemas } from "../../../generator/generate.js";
import type { XmlIssue } from "../../../runtime/issues.js";
import { parse, validateDocument } from "../../../runtime/parse.js";
import { parseStream } from "../../../runtime/parse-stream.js";
import { validateStream } from "../../../runtime/validate-stream.js";
import {
  cuts,
  declarations,
  type PlacedOptions,
  pieces,
  placedDocuments,
} from "../../support/placed-attributes.js";
import { readFrom, xsd } from "../../support/schemas-in-memory.js";

/* What is wrong with an attribute stands where the attribute stands, however the document is read. */

const schemas = await loadSchemas({
  locations: ["t.xsd"],
  read: readFrom({ "t.xsd": xsd(declarations) }),
});

function said(issues: readonly XmlIssue[]): readonly string[] {
  return issues
    .map(({ code, position }) => `${position?.line}:${position?.column} ${code}`)
    .toSorted();
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
}

async function streamed(source: Iterable<string | Uint8Array>): Promise<readonly XmlIssue[]> {
  const issues: XmlIssue[] = [];
  for await (const part of parseStream(schemas, source, { at: "e" })) issues.push(...part.issues);
  return issues;
}

describe.each<PlacedOptions["root"]>(["r", "plain"])("of a wrong attribute in %s", (root) => {
  test("the place is that of its name, however the document is read", async () => {
    await fc.assert(
      fc.asyncProperty(placedDocuments({ root, wrong: true }), cuts, async (document, where) => {
        const { text, expected } = document;
        const bytes = new TextEncoder().encode(text);
        expect(said(parse(schemas, text).issues)).toEqual(expected);
        expect(said(parse(schemas, text, { lenient: true }).issues)).toEqual(expected);
        expect(said(validateDocument(schemas, bytes))).toEqual(expected);
        expect(said(validateDocument(schemas, utf16(text)))).toEqual(expected);
        expect(said(await validateStream(schemas, pieces(text, where)))).toEqual(expected);
        expect(said(await validateStream(schemas, pieces(utf16(text), where)))).toEqual(expected);
        expect(said(await streamed(pieces(bytes, where)))).toEqual(expected);
        expect(said(await streamed(text))).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});

describe("the place", () => {
  const placesIn = async (more: string, content: string): Promise<readonly string[]> => {
    const set = await loadSchemas({ locations: ["t.xsd"], read: readFrom({ "t.xsd": xsd(more) }) });
    const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
    return said(validateDocument(set, `<t:r xmlns:t="urn:t" ${xsi}>\n${content}\n</t:r>`));
  };
  const rootOf = (inside: string, rest = "") =>
    `<xs:element name="r"><xs:complexType><xs:sequence>${inside}</xs:sequence></xs:complexType>${rest}</xs:element>`;
  const item = (attributes: string, inside = "") =>
    `<xs:element name="i" maxOccurs="9"><xs:complexType>${inside}${attributes}</xs:complexType></xs:element>`;

  test("of a missing attribute is that of its element", async () => {
    const required = '<xs:attribute name="a" type="xs:int" use="required"/>';
    expect(await placesIn(rootOf(item(required)), "<t:i/>")).toEqual(["2:1 cvc-complex-type.4"]);
  });

  test("of an attribute that is meant to be a missing one is its own", async () => {
    const required = '<xs:attribute name="annee" type="xs:int" use="required"/>';
    expect(await placesIn(rootOf(item(required)), '<t:i\n  anee="1"/>')).toEqual([
      "3:3 cvc-complex-type.3.2.2",
    ]);
  });

  test("of what xsi:type says is that of xsi:type, even where the type is only abstract", async () => {
    const types = '<xs:complexType name="T" abstract="true"/>';
    const element = '<xs:element name="i" type="t:T"/>';
    expect(await placesIn(types + rootOf(element), '<t:i xsi:type="t:T"/>')).toEqual([
      "2:6 cvc-type.2",
    ]);
    expect(await placesIn(types + rootOf(element), "<t:i/>")).toEqual(["2:1 cvc-type.2"]);
  });

  test("of a key is that of its attribute, that of the element where it has several parts", async () => {
    const attributes =
      '<xs:attribute name="a" type="xs:int"/><xs:attribute name="b" type="xs:int"/>';
    const inner = `<xs:sequence><xs:element name="j" minOccurs="0"><xs:complexType>${attributes}</xs:complexType></xs:element></xs:sequence>`;
    const unique = (...fields: readonly string[]) =>
      rootOf(
        item(attributes, inner),
        `<xs:unique name="u"><xs:selector xpath="t:i"/>${fields.map((field) => `<xs:field xpath="${field}"/>`).join("")}</xs:unique>`,
      );
    const twice = '<t:i a="1" b="2"/>\n<t:i a="1" b="2"/>';
    const code = "cvc-identity-constraint";
    expect(await placesIn(unique("@b"), twice)).toEqual([`3:12 ${code}.4.1`]);
    expect(await placesIn(unique("@a", "@b"), twice)).toEqual([`3:1 ${code}.4.1`]);
    const below = '<t:i><t:j b="2"/></t:i>\n<t:i>\n<t:j b="2"/></t:i>';
    expect(await placesIn(unique("t:j/@b"), below)).toEqual([`4:6 ${code}.4.1`]);
    // A field finds a second node: that one is too much.
    expect(await placesIn(unique("@*"), '<t:i a="1" b="2"/>')).toEqual([`2:12 ${code}.3`]);
    expect(await placesIn(unique("@a | t:j/@a"), '<t:i a="1"><t:j a="2"/></t:i>')).toEqual([
      `2:17 ${code}.3`,
    ]);
  });
});
