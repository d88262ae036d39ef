import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadSchemas } from "../../generator/generate.js";
import type { ElementDescriptor } from "../../runtime/descriptors.js";
import { parse, parseOrThrow } from "../../runtime/parse.js";
import { serialize } from "../../runtime/serialize.js";
import { validate } from "../../runtime/validate.js";
import { readFrom } from "../support/schemas-in-memory.js";

/*
 * What a prefix in text stands for is declared somewhere around it, in a document: what is read of a part must be enough to write
 * it again, wherever the declaration was.
 */

const xs = "http://www.w3.org/2001/XMLSchema";
const schemas = await loadSchemas({
  locations: ["b.xsd"],
  read: readFrom({
    "b.xsd": `<xs:schema xmlns:xs="${xs}" xmlns:b="urn:b" targetNamespace="urn:b" elementFormDefault="qualified">
      <xs:import namespace="urn:p" schemaLocation="p.xsd"/>
      <xs:complexType name="hits"><xs:sequence>
        <xs:element name="hit" type="xs:anyType" maxOccurs="unbounded"/>
      </xs:sequence></xs:complexType>
      <xs:element name="hits" type="b:hits"/>
      <xs:complexType name="item"><xs:sequence><xs:element name="result" type="b:result"/></xs:sequence></xs:complexType>
      <xs:complexType name="result" abstract="true"/>
      <xs:element name="any"><xs:complexType><xs:sequence>
        <xs:any processContents="lax" maxOccurs="unbounded"/>
      </xs:sequence></xs:complexType></xs:element>
      <xs:element name="skip"><xs:complexType><xs:sequence>
        <xs:any processContents="skip" maxOccurs="unbounded"/>
      </xs:sequence></xs:complexType></xs:element>
    </xs:schema>`,
    "p.xsd": `<xs:schema xmlns:xs="${xs}" xmlns:b="urn:b" xmlns:p="urn:p" targetNamespace="urn:p" elementFormDefault="qualified">
      <xs:import namespace="urn:b" schemaLocation="b.xsd"/>
      <xs:complexType name="page"><xs:complexContent><xs:extension base="b:result"><xs:sequence>
        <xs:element name="of" type="xs:QName" minOccurs="0"/>
        <xs:element name="like" type="xs:anySimpleType" minOccurs="0"/>
      </xs:sequence><xs:attribute name="as" type="xs:QName"/></xs:extension></xs:complexContent></xs:complexType>
    </xs:schema>`,
  }),
});

function declared(local: string): ElementDescriptor {
  const element = schemas.elements.get(`{urn:b}${local}`);
  if (element === undefined) throw new Error(`no element ${local}`);
  return element;
}

interface Place {
  readonly outer: string;
  readonly middle: string;
  readonly inner: string;
}

const instance = `xmlns:i="http://www.w3.org/2001/XMLSchema-instance"`;

/** Declarations on the root, on the item or within, of prefixes that are drawn. */
const places = fc
  .record({
    q: fc.constantFrom("p", "q", "ns1", "constructor", "a.b-c", "𐐀"),
    x: fc.constantFrom("xs", "x", "ns2"),
    at: fc.array(fc.constantFrom("outer", "middle", "inner"), { minLength: 2, maxLength: 2 }),
    noise: fc.boolean(),
  })
  .map(({ q, x, at, noise }) => {
    const declarations = [`xmlns:${q}="urn:p"`, `xmlns:${x}="${xs}"`];
    const on = (place: string): string =>
      declarations.filter((_, index) => at[index] === place).join(" ");
    const unused = noise ? `xmlns:unused="urn:unused" xmlns:z="urn:b"` : "";
    return {
      q,
      x,
      outer: `${on("outer")} ${unused} ${instance}`,
      middle: on("middle"),
      inner: on("inner"),
    };
  });

const withoutPrefixes = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, held) =>
      key === "prefix" || key === "namespaces" ? undefined : held,
    ),
  );

function hold(root: ElementDescriptor, text: string): void {
  const { issues, value } = parse(root, text, { schemas });
  expect([text, issues]).toEqual([text, []]);
  const sent = JSON.parse(JSON.stringify(value));
  expect(sent).toEqual(value);
  expect(validate(root, sent, { schemas })).toEqual([]);
  const written = serialize(root, sent, { schemas });
  const again = parse(root, written, { schemas });
  expect([written, again.issues]).toEqual([written, []]);
  expect(withoutPrefixes(again.value)).toEqual(withoutPrefixes(value));
  expect(written).not.toContain("unused");
}

const page = ({ q, x, inner }: { q: string; x: string } & Place): string =>
  `<b:result xmlns:b="urn:b" ${inner} i:type="${q}:page" as="${q}:a"><${q}:of>${x}:b</${q}:of><${q}:like i:type="${x}:QName">${q}:c</${q}:like></b:result>`;

describe("prefixes in text are written with what they stand for", () => {
  test("in a value of xs:anyType that says its type", () => {
    fc.assert(
      fc.property(places, (place) => {
        const item = `<b:hit i:type="b:item" ${place.middle}>${page(place)}</b:hit>`;
        const text = `<b:hits xmlns:b="urn:b" ${place.outer}>${item}${item}</b:hits>`;
        hold(declared("hits"), text);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test.each(["any", "skip"])("in what a wildcard lets in (%s)", (root) => {
    fc.assert(
      fc.property(places, (place) => {
        const item = `<c ${place.middle}>${page(place)}</c>`;
        hold(
          declared(root),
          `<b:${root} xmlns:b="urn:b" ${place.outer}>${item}${item}</b:${root}>`,
        );
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test("a prefix is a word of its own, however it is used", () => {
    const words = ["-p:x", "$p:x", "a p b", "p", "/q/p:x", "{p}", "x14 p"];
    for (const word of words) {
      const text = `<b:skip xmlns:b="urn:b" xmlns:p="urn:p"><c>${word}</c></b:skip>`;
      expect([word, serialize(declared("skip"), parseOrThrow(declared("skip"), text))]).toEqual([
        word,
        expect.stringContaining(`<c xmlns:p="urn:p">`),
      ]);
    }
  });

  test("what is written grows with what was read, however many prefixes are declared around", () => {
    const lengths = [100, 200, 400].map((count) => {
      const numbers = Array.from({ length: count }, (_, index) => index);
      const declarations = numbers.map((n) => `xmlns:p${n}="urn:p${n}"`).join(" ");
      const children = numbers.map((n) => `<p${n}:c a="p${n}:b">p${n}:d</p${n}:c><e/>`).join("");
      const text = `<b:skip xmlns:b="urn:b" ${declarations}>${children}</b:skip>`;
      const value = parseOrThrow(declared("skip"), text);
      return serialize(declared("skip"), value).length / text.length;
    });
    for (const ratio of lengths) expect(ratio).toBeLessThan(1.5);
  });
});
