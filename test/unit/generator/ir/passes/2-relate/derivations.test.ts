import { describe, expect, test } from "vitest";
import { findDerivations } from "../../../../../../generator/ir/passes/2-relate/derivations.js";
import { complexType, element, schemaOf } from "../../../../../support/components.js";

const extension = (name: string, base: string, attributes = ""): string =>
  `<xs:complexType name="${name}" ${attributes}><xs:complexContent><xs:extension base="t:${base}"/></xs:complexContent></xs:complexType>`;

const restriction = (name: string, base: string): string =>
  `<xs:complexType name="${name}"><xs:complexContent><xs:restriction base="t:${base}"/></xs:complexContent></xs:complexType>`;

describe("derivedFrom", () => {
  test("lists types at any depth, each before those derived from it, without abstract ones", async () => {
    const schema = await schemaOf(
      `${extension("C", "B")}<xs:complexType name="A"/>${extension("B", "A")}${extension("X", "A", 'abstract="true"')}${extension("D", "X")}`,
    );
    const { derivedFrom } = findDerivations(schema, () => true);
    const namesFrom = (name: string): readonly (string | undefined)[] =>
      derivedFrom(complexType(schema, name)).map((type) => type.name?.local);
    expect(namesFrom("A")).toEqual(["B", "C", "D"]);
    expect(namesFrom("X")).toEqual(["D"]);
    expect(namesFrom("C")).toEqual([]);
  });

  test("leaves out what is filtered", async () => {
    const schema = await schemaOf(`<xs:complexType name="A"/>${extension("B", "A")}`);
    const hidden = complexType(schema, "B");
    const { derivedFrom } = findDerivations(schema, (component) => component !== hidden);
    expect(derivedFrom(complexType(schema, "A"))).toEqual([]);
  });
});

describe("what a type prohibits", () => {
  test.each([
    ["extension", ["R", "RR"]],
    ["restriction", ["E"]],
    ["#all", []],
  ])("block %s leaves %j", async (block, expected) => {
    const schema = await schemaOf(
      `<xs:complexType name="A" block="${block}"/>${extension("E", "A")}${restriction("R", "A")}${restriction("ER", "E")}${restriction("RR", "R")}`,
    );
    const { derivedFrom } = findDerivations(schema, () => true);
    expect(derivedFrom(complexType(schema, "A")).map(({ name }) => name?.local)).toEqual(expected);
    expect(derivedFrom(complexType(schema, "E"))).toEqual([complexType(schema, "ER")]);
  });
});

describe("substitutionsFor", () => {
  const types = `<xs:complexType name="A"/>${extension("E", "A")}${restriction("R", "A")}`;
  const member = (name: string, head: string, type: string): string =>
    `<xs:element name="${name}" type="t:${type}" substitutionGroup="t:${head}"/>`;

  test.each([
    ["itself and its members", "", ["head", "same", "more", "deep", "less"]],
    ["members alone, for an abstract head", 'abstract="true"', ["same", "more", "deep", "less"]],
    ["itself alone, where substitution is blocked", 'block="substitution"', ["head"]],
    ["no extensions, where they are blocked", 'block="extension"', ["head", "same", "less"]],
    [
      "no restrictions, where they are blocked",
      'block="restriction"',
      ["head", "same", "more", "deep"],
    ],
    [
      "those of the same type, where all derivations are blocked",
      'block="extension restriction"',
      ["head", "same"],
    ],
  ])("%s", async (_, attributes, expected) => {
    const schema = await schemaOf(
      `${types}<xs:element name="head" type="t:A" ${attributes}/>
       ${member("same", "head", "A")}${member("more", "head", "E")}${member("less", "head", "R")}${member("deep", "more", "E")}`,
    );
    const { substitutionsFor } = findDerivations(schema, () => true);
    const names = substitutionsFor(element(schema, "head")).map(({ name }) => name.local);
    expect(names).toEqual(expected);
  });

  test("a derivation that the head's type forbids does not stand for it", async () => {
    const schema = await schemaOf(
      `<xs:complexType name="A" block="extension"/>${extension("E", "A")}
       <xs:element name="head" type="t:A"/>${member("more", "head", "E")}`,
    );
    const { substitutionsFor } = findDerivations(schema, () => true);
    expect(substitutionsFor(element(schema, "head"))).toEqual([element(schema, "head")]);
  });
});
