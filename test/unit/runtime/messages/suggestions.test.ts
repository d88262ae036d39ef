import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadSchemas } from "../../../../generator/generate.js";
import type { SchemaSet } from "../../../../runtime/descriptors.js";
import { parse, serialize, validate, XmlValidationError } from "../../../../runtime/index.js";
import { nearest } from "../../../../runtime/messages/suggestions.js";
import { readFrom, xsd } from "../../../support/schemas-in-memory.js";

const word = fc.stringMatching(/^[a-z]{8,30}$/);

describe("nearest", () => {
  test("finds a word with one letter left out, added, changed, or two swapped, among others", () => {
    fc.assert(
      fc.property(
        word,
        fc.array(word),
        fc.nat(),
        fc.constantFrom(0, 1, 2, 3),
        (good, others, at, how) => {
          const index = at % (good.length - 1);
          const [before, letter, after] = [
            good.slice(0, index),
            good[index],
            good.slice(index + 1),
          ];
          const bad = [
            before + after,
            `${before}${letter}é${after}`,
            `${before}é${after}`,
            `${before}${after[0]}${letter}${after.slice(1)}`,
          ][how] as string;
          fc.pre(bad !== good && !others.includes(bad));
          expect(nearest(bad, [...others, good])).toContain(good);
        },
      ),
      { seed: 3 },
    );
  });

  test("finds what differs in capitals alone, however short", () => {
    expect(nearest("P", ["p", "ce"])).toEqual(["p"]);
    expect(nearest("ADRESSE", ["adresse", "adresses"])).toEqual(["adresse"]);
  });

  test("of three letters finds what was left out, added or swapped, and not what was changed", () => {
    const types = ["date", "int", "ID", "string", "long"];
    expect(["dte", "itn", "inte", "nit", "lon"].map((one) => nearest(one, types)[0])).toEqual([
      "date",
      "int",
      "int",
      "int",
      "long",
    ]);
    expect(nearest("ant", types)).toEqual([]);
    expect(nearest("IDE", types)).toEqual([]);
  });

  test("does not guess codes, numbers, or far words", () => {
    expect(nearest("FRB", ["FRA", "FRC"])).toEqual([]);
    expect(nearest("12345", ["12346"])).toEqual([]);
    expect(nearest("commune", ["departement", "pays"])).toEqual([]);
    expect(nearest("x".repeat(6_000_000), ["xxxx"])).toEqual([]);
  });
});

const schema = xsd(`
  <xs:element name="Envoi"><xs:complexType><xs:sequence>
    <xs:element ref="t:Vehicule" minOccurs="0" maxOccurs="9"/><xs:element ref="t:Code" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="Code" type="xs:string"/>
  <xs:complexType name="VehiculeType" abstract="true"><xs:sequence><xs:element name="Roue" type="xs:int"/></xs:sequence></xs:complexType>
  <xs:complexType name="VeloType"><xs:complexContent><xs:extension base="t:VehiculeType"/></xs:complexContent></xs:complexType>
  <xs:element name="Vehicule" type="t:VehiculeType" abstract="true"/>
  <xs:element name="Velo" type="t:VeloType" substitutionGroup="t:Vehicule"/>`);

function load(): Promise<SchemaSet> {
  return loadSchemas({ locations: ["s.xsd"], read: readFrom({ "s.xsd": schema }) });
}

const inT = 'xmlns:t="urn:t"';

describe("one cause, one message", () => {
  test.for([
    `<t:Envoi ${inT}><t:Vehicule/></t:Envoi>`,
    `<t:Envoi ${inT}><t:Vehicule><t:Guidon/></t:Vehicule></t:Envoi>`,
    `<t:Vehicule ${inT}><t:Roue>2</t:Roue></t:Vehicule>`,
  ])("an abstract head: %s", async (document) => {
    const { issues } = parse(await load(), document, { locale: "en" });
    expect(issues.map(({ code }) => code)).toEqual(["cvc-elt.2"]);
    expect(issues[0]?.message).toMatch(/"t:Velo"$/);
  });
});

describe("a wrong root", () => {
  test.for([
    [`<t:Envoie ${inT}/>`, ' (did you mean "t:Envoi"?)'],
    [`<t:Lettre ${inT}/>`, '; expected: "t:Envoi"'],
    [
      '<Envoi xmlns="https://t"/>',
      ', in the namespace "https://t" instead of "urn:t"; expected: "Envoi" (namespace urn:t)',
    ],
    ["<Envoi/>", ', in no namespace instead of "urn:t"; expected: "Envoi" (namespace urn:t)'],
  ] as const)("%s", async ([document, end]) => {
    const { issues } = parse(await load(), document, { locale: "en" });
    expect(issues).toHaveLength(1);
    expect(issues[0]?.message.endsWith(end), issues[0]?.message).toBe(true);
  });
});

describe("names in messages about values", () => {
  test("have the prefix that the document would have", async () => {
    const envoi = (await load()).elements.get("{urn:t}Velo");
    if (envoi === undefined) throw new Error("no Velo");
    expect(validate<unknown>(envoi, {}, { locale: "en" })[0]?.message).toBe(
      'missing: "roue" (element "t:Roue")',
    );
    const said = (prefixes: Readonly<Record<string, string>>): string => {
      try {
        return serialize<unknown>(envoi, {}, { locale: "en", prefixes });
      } catch (error) {
        if (error instanceof XmlValidationError) return error.issues[0]?.message ?? "";
        throw error;
      }
    };
    expect(said({ "urn:t": "wish" })).toBe('missing: "roue" (element "wish:Roue")');
    expect(said({ "urn:t": "" })).toBe('missing: "roue" (element "Roue")');
  });
});

test("an element that has its place elsewhere in the content was not misspelt", async () => {
  const { elements } = await loadSchemas({
    locations: ["t.xsd"],
    read: readFrom({
      "t.xsd": xsd(`<xs:element name="r"><xs:complexType><xs:sequence>
        <xs:element name="nombre" minOccurs="0"/><xs:element name="membre" minOccurs="0"/><xs:element name="autre" minOccurs="0"/>
      </xs:sequence></xs:complexType></xs:element>`),
    }),
  });
  const root = elements.get("{urn:t}r");
  if (root === undefined) throw new Error("no root");
  const said = (content: string) =>
    parse(root, `<r xmlns="urn:t">${content}</r>`, { locale: "en" }).issues.map(
      ({ message }) => message,
    );
  expect(said("<membre/><nombre/>")).toEqual([
    'the element "nombre" cannot come here in "r"; expected: "autre" or the end of "r"',
  ]);
  expect(said("<nombre/><nombre/>")).toEqual([
    'the element "nombre" cannot come here in "r"; expected: "membre", "autre" or the end of "r"',
  ]);
  expect(said("<nombre/><nembre/>")).toEqual([
    'the element "nembre" cannot come here in "r" (did you mean "membre"?); expected: "membre", "autre" or the end of "r"',
  ]);
});
