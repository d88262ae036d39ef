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
