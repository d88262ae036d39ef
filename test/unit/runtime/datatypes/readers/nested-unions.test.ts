import { describe, expect, test } from "vitest";
import { generate, loadSchemas } from "../../../../../generator/generate.js";
import { memberTypesOf } from "../../../../../runtime/datatypes/readers/parts.js";
import type { SimpleType } from "../../../../../runtime/descriptors.js";
import { validateDocument } from "../../../../../runtime/parse.js";
import { validate } from "../../../../../runtime/validate.js";
import { readFrom, xsd } from "../../../../support/schemas-in-memory.js";

const integer: SimpleType = {
  kind: "simpleType",
  variety: "atomic",
  datatype: { name: "integer", primitive: "decimal", representation: "number" },
} as unknown as SimpleType;

/** A union whose members are looked up so often. */
function counted(members: readonly SimpleType[], asked: { count: number }): SimpleType {
  const memberTypes = (): readonly SimpleType[] => {
    asked.count++;
    return members;
  };
  return { kind: "simpleType", variety: "union", memberTypes };
}

describe("unions in each other", () => {
  test("give each member once, in order, and are looked into once", () => {
    const asked = { count: 0 };
    const text = { ...integer };
    let type = counted([integer], asked);
    for (let level = 0; level < 40; level++) {
      const other = counted([type, text], asked);
      type = counted([other, type, other], asked);
    }
    expect(memberTypesOf(type)).toEqual([integer, text]);
    expect(asked.count).toBeLessThan(100);
  });

  test("stand in each other by the thousand", () => {
    const asked = { count: 0 };
    let type = counted([integer], asked);
    for (let level = 0; level < 2_500; level++) type = counted([type], asked);
    expect(memberTypesOf(type)).toEqual([integer]);
    expect(asked.count).toBe(2_501);
  });
});

const union = (name: string, members: string): string =>
  `<xs:simpleType name="${name}"><xs:union memberTypes="${members}"/></xs:simpleType>`;

/** Unions of two unions each, so many levels of them; where there is a facet, of one that restricts the union below, twice. */
function doubling(levels: number, facet: string): string {
  const parts = [union("u0", "xs:int xs:date")];
  for (let level = 0; level < levels; level++) {
    for (const side of facet === "" ? ["a", "b"] : ["a"])
      parts.push(
        facet === ""
          ? union(`${side}${level}`, `t:u${level} xs:boolean`)
          : `<xs:simpleType name="${side}${level}"><xs:restriction base="t:u${level}">${facet}</xs:restriction></xs:simpleType>`,
      );
    parts.push(union(`u${level + 1}`, `t:a${level} t:${facet === "" ? "b" : "a"}${level}`));
  }
  return `${parts.join("")}<xs:element name="r" type="t:u${levels}"/>`;
}

const document = (text: string): string => `<t:r xmlns:t="urn:t">${text}</t:r>`;

/** Unions of two types, each of which restricts the union below with a facet of its own. */
function restrictedTwice(levels: number): string {
  const parts = [union("u0", "xs:int xs:date")];
  for (let level = 0; level < levels; level++) {
    for (const [side, facet] of [
      ["a", `<xs:pattern value="[0-9]{1,${level + 5}}"/>`],
      ["b", `<xs:pattern value="[0-9-]*"/>`],
    ])
      parts.push(
        `<xs:simpleType name="${side}${level}"><xs:restriction base="t:u${level}">${facet}</xs:restriction></xs:simpleType>`,
      );
    parts.push(union(`u${level + 1}`, `t:a${level} t:b${level}`));
  }
  return `${parts.join("")}<xs:element name="r" type="t:u${levels}"/>`;
}

test("a union that is restricted in two ways at each level has a limit, which is said once", async () => {
  const load = (levels: number) =>
    loadSchemas({
      locations: ["t.xsd"],
      read: readFrom({ "t.xsd": xsd(restrictedTwice(levels)) }),
      locale: "en",
    });
  for (const levels of [14, 40, 200])
    await expect(load(levels)).rejects.toThrow(
      /^t\.xsd:\d+:\d+: error: limit-union: the type "t:\w+" takes more than 10000 attempts for one value.*$/,
    );
  const element = (await load(9)).elements.get("{urn:t}r");
  if (element === undefined) throw new Error("no root element");
  expect(validateDocument(element, document("12"))).toEqual([]);
  expect(validateDocument(element, document("x")).length).toBe(1);
});

test("deriving from a union that doubles is decided by looking at each pair once", async () => {
  const schema = `${doubling(30, "")}<xs:simpleType name="other"><xs:restriction base="xs:string"/></xs:simpleType>
    <xs:complexType name="B"><xs:sequence><xs:element name="e" type="t:u30"/></xs:sequence></xs:complexType>
    <xs:complexType name="D"><xs:complexContent><xs:restriction base="t:B"><xs:sequence><xs:element name="e" type="t:other"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>`;
  await expect(
    loadSchemas({ locations: ["t.xsd"], read: readFrom({ "t.xsd": xsd(schema) }) }),
  ).rejects.toThrow(/derivation-ok-restriction/);
});

test.each(["", '<xs:pattern value="[0-9]*"/>', '<xs:enumeration value="12"/>'])(
  "unions that double at each level are judged and generated: %s",
  async (facet) => {
    // What doubled 24 times would not end.
    const declarations = doubling(24, facet);
    const read = readFrom({ "t.xsd": xsd(declarations) });
    const schemas = await loadSchemas({ locations: ["t.xsd"], read });
    const element = schemas.elements.get("{urn:t}r");
    if (element === undefined) throw new Error("no root element");
    expect(validateDocument(element, document("12"))).toEqual([]);
    expect(validateDocument(element, document("2020-01-01")).length).toBe(facet === "" ? 0 : 1);
    expect(validateDocument(element, document("x")).length).toBe(1);
    expect(validate(element, facet.includes("pattern") ? "12" : 12)).toEqual([]);
    expect(validate(element, {}).length).toBe(1);
    expect((await generate({ locations: ["t.xsd"], read })).files.length).toBeGreaterThan(0);
  },
);
