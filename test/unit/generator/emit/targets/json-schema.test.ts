import { describe, expect, test } from "vitest";
import { generate } from "../../../../../generator/generate.js";
import { validatorOf } from "../../../../support/json-agreement.js";
import { readFrom, xsd } from "../../../../support/schemas-in-memory.js";

type Json = Readonly<Record<string, unknown>>;

async function definitionsOf(declarations: string): Promise<Readonly<Record<string, Json>>> {
  const read = readFrom({ "a.xsd": xsd(declarations) });
  const { files } = await generate({ locations: ["a.xsd"], read, jsonSchema: "schema.json" });
  const text = files.find(({ path }) => path === "schema.json")?.text ?? "{}";
  return (JSON.parse(text) as { readonly $defs: Record<string, Json> }).$defs;
}

/** Says of values whether the definition of a type takes them. */
const judge = ($defs: object, name: string): ((value: unknown) => boolean) =>
  validatorOf({ $defs, $ref: `#/$defs/${name}` });

const documented = (name: string, rest: string, words: string): string =>
  `<xs:element name="${name}" ${rest}><xs:annotation><xs:documentation>${words}</xs:documentation></xs:annotation></xs:element>`;

test("each property has the words of its element or attribute, in every branch of a choice", async () => {
  const $defs = await definitionsOf(`
    <xs:complexType name="Part"><xs:annotation><xs:documentation>A part.</xs:documentation></xs:annotation></xs:complexType>
    <xs:complexType name="T"><xs:sequence>
      ${documented("part", 'type="t:Part"', "The first part.")}
      <xs:choice>${documented("mail", 'type="xs:string"', "Where to write.")}
        ${documented("phone", 'type="xs:string" maxOccurs="3"', "Where to call.")}</xs:choice>
      <xs:element name="plain" type="xs:string"/>
    </xs:sequence><xs:attribute name="code" type="xs:string"><xs:annotation><xs:documentation>Its code.</xs:documentation></xs:annotation></xs:attribute>
    </xs:complexType>`);
  const branches = ($defs["T"]?.["oneOf"] ?? []) as readonly Json[];
  const words = branches.map(({ properties }) =>
    Object.entries(properties as Record<string, Json>).map(([name, { description }]) => [
      name,
      description,
    ]),
  );
  const said = (
    name: string,
    words: string,
  ): readonly (readonly [string, string | undefined])[] => [
    ["part", "The first part."],
    ["plain", undefined],
    [name, words],
    ["code", "Its code."],
  ];
  expect(words).toEqual([said("mail", "Where to write."), said("phone", "Where to call.")]);
  expect($defs["Part"]?.["description"]).toBe("A part.");
});

test("items of an ordered group stand one by one where there is always the same number of them", async () => {
  const $defs = await definitionsOf(`<xs:complexType name="T"><xs:sequence>
      <xs:element name="a" type="xs:string"/><xs:choice><xs:element name="b" type="xs:int"/><xs:element name="c" type="xs:int"/></xs:choice>
      <xs:element name="a" type="xs:string"/>
    </xs:sequence></xs:complexType>`);
  const takes = judge($defs, "T");
  const [name = ""] = Object.keys(($defs["T"]?.["properties"] ?? {}) as object);
  const a = { kind: "a", value: "x" };
  const b = { kind: "b", value: 1 };
  expect(takes({ [name]: [a, b, a] })).toBe(true);
  expect(takes({ [name]: [a, { kind: "c", value: 1 }, a] })).toBe(true);
  for (const wrong of [[a, a, b], [a, b], [a, b, a, a], [b, a, a], []])
    expect(takes({ [name]: wrong })).toBe(false);
});

test("patterns of several steps and that of the form are one, wherever the type is used", async () => {
  const step = (name: string, base: string, pattern: string): string =>
    `<xs:simpleType name="${name}"><xs:restriction base="${base}"><xs:pattern value="${pattern}"/></xs:restriction></xs:simpleType>`;
  const $defs =
    await definitionsOf(`${step("First", "xs:decimal", "[0-9.]+")}${step("Second", "t:First", ".{2,4}|x")}
    <xs:complexType name="T"><xs:sequence><xs:element name="a" type="t:Second" nillable="true" maxOccurs="9"/></xs:sequence>
    <xs:attribute name="b" type="t:Second"/></xs:complexType>`);
  const takes = judge($defs, "T");
  for (const right of ["12", "1.25", ".5", null]) expect(takes({ a: [right] })).toBe(true);
  for (const wrong of ["1", "x", "-1", "12.345", "1..2"]) {
    expect([wrong, takes({ a: [wrong] })]).toEqual([wrong, false]);
    expect([wrong, takes({ a: ["12"], b: wrong })]).toEqual([wrong, false]);
  }
});

describe("a date has the format of JSON Schema where it cannot have a time zone", () => {
  const date = (pattern: string): string =>
    `<xs:simpleType name="D"><xs:restriction base="xs:date"><xs:pattern value="${pattern}"/></xs:restriction></xs:simpleType>`;

  test.each([
    ["\\d{4}-\\d{2}-\\d{2}", true],
    ["[0-9\\-]{10}", true],
    ["(19|20)\\d\\d-(0[1-9]|1[0-2])-\\d\\d", true],
    ["\\d{4}-\\d{2}-\\d{2}Z?", false],
    [".*", false],
    ["\\d+-\\d{2}-\\d{2}", false],
  ])("%s: %s", async (pattern, isPlain) => {
    const { D } = await definitionsOf(date(pattern));
    expect(D?.["format"]).toBe(isPlain ? "date" : undefined);
    if (isPlain) expect(judge({ D }, "D")("2009-02-30")).toBe(false);
  });
});

const atomic = (name: string, base: string, facets: string): string =>
  `<xs:simpleType name="${name}"><xs:restriction base="${base}">${facets}</xs:restriction></xs:simpleType>`;

describe("the comment of a definition names what JSON Schema cannot say there", () => {
  test.for([
    [
      "a pattern that is translated",
      atomic("T", "xs:token", '<xs:pattern value="[0-9]{5}"/>'),
      undefined,
    ],
    [
      "a pattern of numbers",
      atomic("T", "xs:int", '<xs:pattern value="[1-9]\\d*"/>'),
      "pattern [1-9]\\d*",
    ],
    [
      "digits and bounds of decimals",
      atomic("T", "xs:decimal", '<xs:totalDigits value="9"/><xs:minInclusive value="0"/>'),
      "minInclusive 0; totalDigits 9",
    ],
    ["a bound of numbers", atomic("T", "xs:short", '<xs:maxExclusive value="5"/>'), undefined],
    ["lengths in octets", atomic("T", "xs:hexBinary", '<xs:length value="4"/>'), "length 4"],
    ["a plain date", atomic("T", "xs:date", '<xs:pattern value=".{10}"/>'), undefined],
    [
      "items of a list",
      '<xs:simpleType name="T"><xs:list itemType="xs:date"/></xs:simpleType>',
      "the rest of the form of xs:date",
    ],
    [
      "texts that stand for equal values",
      atomic("T", "xs:dateTime", '<xs:enumeration value="2008-11-04T00:00:00Z"/>'),
      "enumeration",
    ],
    [
      "numbers of which JSON lacks one",
      atomic("T", "xs:double", '<xs:enumeration value="1"/><xs:enumeration value="NaN"/>'),
      "enumeration",
    ],
    [
      "numbers that JSON has",
      atomic("T", "xs:double", '<xs:enumeration value="1"/><xs:enumeration value="2.5"/>'),
      undefined,
    ],
    [
      "an anonymous type, a wildcard, identifiers",
      `<xs:complexType name="T"><xs:sequence><xs:element name="at" type="xs:time"/><xs:any namespace="##other"/></xs:sequence>
        <xs:attribute name="id" type="xs:ID"/></xs:complexType>`,
      "at: the rest of the form of xs:time; which elements any has by a wildcard; id: identifiers are unique, and what refers to them finds one",
    ],
    [
      "identity constraints, but not what a type says that has a definition of its own",
      `${atomic("Day", "xs:date", "")}<xs:complexType name="T"><xs:sequence><xs:element name="day" type="t:Day">
        <xs:key name="k"><xs:selector xpath="*"/><xs:field xpath="."/></xs:key></xs:element></xs:sequence></xs:complexType>`,
      "day: key k",
    ],
    [
      "the order of items whose number is open",
      `<xs:complexType name="T"><xs:sequence maxOccurs="3"><xs:element name="a" type="xs:string" maxOccurs="2"/>
        <xs:element name="b" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType>`,
      "the order of content and how often each item comes",
    ],
  ] as const)("%s", async ([, declarations, said]) => {
    const $defs = await definitionsOf(declarations);
    expect($defs["T"]?.["$comment"]).toBe(said && `Not said here: ${said}.`);
  });
});

test("an attribute called example gives the examples of a simple type, those that are values of it", async () => {
  const given = 'xmlns:x="urn:x" xmlns:y="urn:y" x:example="3" y:example="three"';
  const $defs = await definitionsOf(
    `<xs:simpleType name="T" ${given}><xs:restriction base="xs:int"/></xs:simpleType>`,
  );
  expect($defs["T"]?.["examples"]).toEqual([3]);
});

test("a property has the examples of its element or attribute; of a list, each is a list of one", async () => {
  const given = 'xmlns:x="urn:x"';
  const $defs = await definitionsOf(`
    <xs:complexType name="T"><xs:sequence>
      <xs:element name="age" type="xs:int" ${given} x:example="42"/>
      <xs:element name="years" type="xs:gYear" maxOccurs="5" ${given} x:example="1999"/>
      <xs:element name="wrong" type="xs:int" ${given} x:example="many"/>
      <xs:element name="inner" type="t:T" minOccurs="0" ${given} x:example="none"/>
      </xs:sequence><xs:attribute name="known" type="xs:boolean" ${given} x:example="true"/>
    </xs:complexType>`);
  const properties = Object.entries(($defs["T"]?.["properties"] ?? {}) as Record<string, Json>);
  expect(properties.map(([name, { examples }]) => [name, examples])).toEqual([
    ["age", [42]],
    ["years", [["1999"]]],
    ["wrong", undefined],
    ["inner", undefined],
    ["known", [true]],
  ]);
});
