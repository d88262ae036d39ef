import fc from "fast-check";
import { expect, test } from "vitest";
import { loadSchemas } from "../../../../../generator/index.js";
import {
  parse,
  parseOrThrow,
  serialize,
  serializeStream,
  validate,
} from "../../../../../runtime/index.js";
import { readFrom } from "../../../../support/schemas-in-memory.js";

/*
 * An attribute that a wildcard lets in has its text as its value, where a name without a prefix means one in the default namespace. Another
 * schema, which declares the same attributes, says what they mean before and after.
 */

const qnames = ["name", "list", "union", "listOfUnions", "enumerated"] as const;
const declared = `<xs:simpleType name="L"><xs:list itemType="xs:QName"/></xs:simpleType>
  <xs:simpleType name="U"><xs:union memberTypes="xs:int xs:QName"/></xs:simpleType>
  <xs:attribute name="name" type="xs:QName"/><xs:attribute name="list" type="o:L"/><xs:attribute name="union" type="o:U"/>
  <xs:attribute name="listOfUnions"><xs:simpleType><xs:list itemType="o:U"/></xs:simpleType></xs:attribute>
  <xs:attribute name="enumerated"><xs:simpleType><xs:restriction base="xs:QName" xmlns:d="urn:d" xmlns:t="urn:t">
    <xs:enumeration value="d:a"/><xs:enumeration value="t:a"/></xs:restriction></xs:simpleType></xs:attribute>
  <xs:attribute name="bare"><xs:simpleType><xs:restriction base="xs:QName"><xs:pattern value="[a-z]+"/></xs:restriction></xs:simpleType></xs:attribute>
  <xs:attribute name="text" type="xs:string"/>`;

async function schemaWith(attributes: string) {
  const schemas = await loadSchemas({
    locations: ["t.xsd"],
    read: readFrom({
      "t.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" xmlns:o="urn:o" targetNamespace="urn:t" elementFormDefault="qualified">
        <xs:import namespace="urn:o" schemaLocation="o.xsd"/>
        <xs:element name="r"><xs:complexType><xs:sequence>
          <xs:element name="i" type="t:I" minOccurs="0" maxOccurs="unbounded"/><xs:element name="free" type="xs:anyType" minOccurs="0"/>
        </xs:sequence></xs:complexType></xs:element>
        <xs:complexType name="I">${attributes}</xs:complexType></xs:schema>`,
      "o.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:o" targetNamespace="urn:o">${declared}</xs:schema>`,
    }),
  });
  const element = schemas.elements.get("{urn:t}r");
  if (element === undefined) throw new Error("no root");
  return { schemas, element };
}

const wild = await schemaWith(`<xs:anyAttribute namespace="##other" processContents="lax"/>`);
const known = await schemaWith(
  [...qnames, "bare", "text"].map((name) => `<xs:attribute ref="o:${name}"/>`).join(""),
);

const qname = fc.constantFrom("a", "b-c", "é", "t:a", "p:x", "xml:y");
const attribute = fc.oneof(
  fc.tuple(fc.constantFrom("name" as const), qname),
  fc.tuple(fc.constantFrom("union" as const), fc.oneof(qname, fc.constantFrom("7", "-1"))),
  fc.tuple(
    fc.constantFrom("list" as const),
    fc.array(qname, { maxLength: 4 }).map((all) => all.join(" ")),
  ),
  fc.tuple(
    fc.constantFrom("listOfUnions" as const),
    fc.array(fc.oneof(qname, fc.constant("7")), { maxLength: 4 }).map((all) => all.join(" ")),
  ),
  fc.tuple(fc.constantFrom("enumerated" as const), fc.constantFrom("a", "t:a")),
);
const item = fc.record({
  attributes: fc.uniqueArray(attribute, { maxLength: 3, selector: ([name]) => name }),
  own: fc.constantFrom(
    "",
    ' xmlns="urn:d"',
    ' xmlns="urn:t"',
    ' xmlns:q1="urn:q"',
    ' xmlns:p="urn:t"',
  ),
});

/** What the names of a document mean, by the schema that declares their attributes. */
function meaning(text: string): unknown {
  return JSON.parse(
    JSON.stringify(
      parseOrThrow(known.element, text, { schemas: known.schemas }),
      (key, value: unknown) => (key === "prefix" ? undefined : value),
    ),
  );
}

test("names in the default namespace keep their meaning, through every writer and JSON", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(item, { maxLength: 4 }), async (items) => {
      const inside = items
        .map(({ attributes, own }) => {
          const said = attributes.map(([name, text]) => ` o:${name}="${text}"`).join("");
          return `<t:i${own}${said}/>`;
        })
        .join("");
      const text = `<t:r xmlns:t="urn:t" xmlns="urn:d" xmlns:p="urn:p" xmlns:o="urn:o">${inside}</t:r>`;
      const options = { schemas: wild.schemas };
      const { value, issues } = parse(wild.element, text, options);
      expect(issues).toEqual([]);
      expect(validate(wild.element, value, options)).toEqual([]);
      const { i = [] } = value as { readonly i?: readonly unknown[] };
      let streamed = "";
      const stream = serializeStream(wild.element, {} as never, i as never, {
        at: ["i"],
        ...options,
      });
      for await (const piece of stream) streamed += piece;
      const again: unknown = JSON.parse(JSON.stringify(value));
      for (const written of [
        serialize(wild.element, value, options),
        serialize(wild.element, again as never, options),
        streamed,
      ])
        expect(meaning(written)).toEqual(meaning(text));
    }),
    { numRuns: 200, seed: 1 },
  );
});

test("a text that is no name, or may not have a prefix, stays as it is", () => {
  const text = `<t:r xmlns:t="urn:t" xmlns="urn:d" xmlns:o="urn:o"><t:i o:bare="a" o:text="a" o:union="7" o:other="a"/></t:r>`;
  const { i } = parseOrThrow(wild.element, text, { schemas: wild.schemas }) as {
    readonly i: readonly [{ readonly anyAttributes: readonly { readonly value: string }[] }];
  };
  expect(i[0].anyAttributes.map(({ value }) => value)).toEqual(["a", "a", "7", "a"]);
});

test("an element of type xs:anyType has the prefix, too", () => {
  const text = `<t:r xmlns:t="urn:t" xmlns="urn:d" xmlns:o="urn:o"><t:free o:name="a" o:text="t:b"/></t:r>`;
  const value = parseOrThrow(wild.element, text, { schemas: wild.schemas });
  const written = serialize(wild.element, value, { schemas: wild.schemas });
  expect(written).toContain(
    `<t:free xmlns:q1="urn:d" xmlns:o="urn:o" o:name="q1:a" o:text="t:b"/>`,
  );
});
