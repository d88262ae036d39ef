import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { create } from "xmlbuilder2";
import { loadSchemas } from "../../../generator/generate.js";
import type { ElementDescriptor } from "../../../runtime/descriptors.js";
import { parse } from "../../../runtime/parse.js";
import { serialize, toXmlBuilder } from "../../../runtime/serialize.js";
import { serializeStream } from "../../../runtime/serialize-stream.js";
import { libxml2Validator } from "../../support/libxml2.js";
import { readFrom, xsd } from "../../support/schemas-in-memory.js";

/*
 * A name without a prefix takes the default namespace in scope (Namespaces in XML 1.0, 6.2; XML Schema Part 2, 3.2.18), so types and
 * names in no namespace cannot be said where there is one.
 */

const files = {
  "t.xsd": xsd(`
    <xs:import schemaLocation="none.xsd"/>
    <xs:element name="Releve" type="t:Releve"/>
    <xs:complexType name="Releve">
      <xs:sequence>
        <xs:element name="montant" type="xs:decimal" minOccurs="0"/>
        <xs:element name="note" type="xs:anySimpleType" minOccurs="0" maxOccurs="unbounded"/>
        <xs:element name="fin" type="xs:string" minOccurs="0"/>
      </xs:sequence>
    </xs:complexType>
    <xs:element name="Mot" type="xs:anySimpleType"/>
    <xs:element name="Total" type="xs:decimal"/>
    <xs:element name="Groupe">
      <xs:complexType><xs:choice maxOccurs="unbounded">
        <xs:element ref="t:Total"/><xs:element name="mot" type="xs:string"/>
      </xs:choice></xs:complexType>
    </xs:element>
    <xs:element name="Achat">
      <xs:complexType><xs:sequence><xs:element name="chiffre" type="Chiffre"/></xs:sequence></xs:complexType>
    </xs:element>
    <xs:element name="Colis">
      <xs:complexType><xs:sequence><xs:element name="boite" type="Boite"/></xs:sequence></xs:complexType>
    </xs:element>`),
  "none.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t">
    <xs:import namespace="urn:t" schemaLocation="t.xsd"/>
    <xs:simpleType name="Chiffre"><xs:restriction base="xs:decimal"><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType>
    <xs:complexType name="Devise">
      <xs:simpleContent><xs:extension base="xs:decimal">
        <xs:attribute name="monnaie" type="xs:NMTOKEN" use="required"/>
        <xs:attribute name="nom" type="xs:QName"/>
      </xs:extension></xs:simpleContent>
    </xs:complexType>
    <xs:complexType name="Boite">
      <xs:sequence><xs:element ref="t:Total" maxOccurs="unbounded"/></xs:sequence>
    </xs:complexType>
  </xs:schema>`,
};

const schemas = await loadSchemas({ locations: ["t.xsd"], read: readFrom(files) });
const folder = mkdtempSync(join(tmpdir(), "scrutin-default-namespace-"));
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
const judge = libxml2Validator(join(folder, "t.xsd"));
afterAll(() => rmSync(folder, { recursive: true }));

const byDefault = { schemas, prefixes: { "urn:t": "" } };
const built = (local: string) => ({ namespace: "http://www.w3.org/2001/XMLSchema", local });
const inNone = (local: string) => ({ namespace: "", local });

function declared(local: string): ElementDescriptor {
  const element = schemas.elements.get(`{urn:t}${local}`);
  if (element === undefined) throw new Error(`no element ${local}`);
  return element;
}

describe("under a default namespace, a name in no namespace stays one", () => {
  test.for<readonly [string, string, object]>([
    ["of a type", "Releve", { montant: "5", $types: { montant: inNone("Chiffre") } }],
    [
      "of a type with attributes",
      "Releve",
      {
        montant: "5",
        fin: "x",
        $types: { montant: { ...inNone("Devise"), attributes: { monnaie: "EUR" } } },
      },
    ],
    [
      "in an attribute of a type that is named",
      "Releve",
      {
        montant: "5",
        $types: {
          montant: { ...inNone("Devise"), attributes: { monnaie: "EUR", nom: inNone("x") } },
        },
      },
    ],
    [
      "of the type of an item",
      "Groupe",
      {
        content: [
          { kind: "total", value: "5", $type: inNone("Chiffre") },
          { kind: "mot", value: "x" },
          { kind: "total", value: "500", $type: built("decimal") },
        ],
      },
    ],
    [
      "of the declared simple type",
      "Achat",
      { chiffre: "5", $types: { chiffre: inNone("Chiffre") } },
    ],
    [
      "of the declared complex type",
      "Colis",
      {
        boite: { total: ["5", "6"], $types: { total: [inNone("Chiffre")] } },
        $types: { boite: inNone("Boite") },
      },
    ],
  ])("%s", ([, local, value]) => {
    const element = declared(local);
    const written = serialize(element, value, byDefault);
    expect(judge(written), written).toEqual({ valid: true, errors: [] });
    expect(parse(element, written, { schemas })).toMatchObject({ value, issues: [] });
  });
});

test("of the type of the document element", () => {
  const element = declared("Total");
  const type = inNone("Chiffre");
  const written = serialize(element, "5", { ...byDefault, type });
  expect(judge(written), written).toEqual({ valid: true, errors: [] });
  expect(parse(element, written, { schemas })).toMatchObject({ value: "5", type, issues: [] });
});

describe("a name in a text that `xsi:type` makes one stays in no namespace", () => {
  const named = { ...built("QName"), namespaces: {} };
  const value = {
    note: ["x", "a", "p:y", "b"],
    fin: "z",
    $types: { note: [named, null, { ...named, namespaces: { p: "urn:p" } }] },
  };
  const prefixes = { "urn:t": "" };
  const releve = declared("Releve");

  test("in a document with a default namespace", () => {
    const written = serialize(releve, value, { prefixes });
    expect(written).toContain(`<Releve xmlns="urn:t">`);
    expect(judge(written), written).toEqual({ valid: true, errors: [] });
    const read = parse(releve, written);
    expect(read).toMatchObject({ value, issues: [] });
    const { $types } = read.value as typeof value;
    for (const type of $types.note) expect(Object.keys(type?.namespaces ?? {})).not.toContain("");
  });

  test("in a document element that is one", () => {
    const mot = declared("Mot");
    const written = serialize(mot, "x", { prefixes, type: named });
    expect(judge(written), written).toEqual({ valid: true, errors: [] });
    expect(parse(mot, written)).toMatchObject({ value: "x", issues: [] });
    expect(Object.keys(parse(mot, written).type?.namespaces ?? {})).not.toContain("");
  });
});

test("a default namespace of the caller's document is not taken for that of a name", () => {
  const parent = create().ele("urn:p", "p");
  const value = { montant: "5", $types: { montant: inNone("Chiffre") } };
  expect(() => toXmlBuilder(parent, declared("Releve"), value, { schemas })).toThrow(
    /value-not-writable/,
  );
  expect(parent.end({ headless: true })).toBe(`<p xmlns="urn:p"/>`);
});

test("a stream has the bytes of the whole", async () => {
  const content = [
    { kind: "total", value: "5", $type: inNone("Chiffre") },
    { kind: "mot", value: "x" },
  ];
  const groupe = declared("Groupe") as ElementDescriptor<{ content: typeof content }>;
  let text = "";
  for await (const chunk of serializeStream(groupe, {}, content, { ...byDefault, at: ["content"] }))
    text += chunk;
  expect(text).toBe(serialize(groupe, { content }, byDefault));
});
