import { expect, test } from "vitest";
import { printInspection } from "../../../generator/cli/inspect/inspection-text.js";
import { type Inspection, inspectSchema } from "../../../generator/inspect.js";
import { loadSchema } from "../../../generator/schema/load.js";

async function inspected(content: string, prefixes = 'xmlns:t="urn:t"'): Promise<Inspection> {
  const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${prefixes} targetNamespace="urn:t" version="2">${content}</xs:schema>`;
  const { schema, diagnostics } = await loadSchema({
    locations: ["a.xsd"],
    read: async () => new TextEncoder().encode(text),
  });
  expect(diagnostics).toEqual([]);
  return inspectSchema(schema);
}

const tree = (inspection: Inspection): string =>
  printInspection(inspection, "en").replace(/^[\s\S]*?\nRoots\n/v, "");

test("counts what stands in a namespace and a document", async () => {
  const inspection = await inspected(
    '<xs:element name="a"/><xs:simpleType name="S"><xs:restriction base="xs:token"/></xs:simpleType><xs:group name="G"><xs:sequence><xs:element ref="t:a"/></xs:sequence></xs:group><xs:attribute name="x"/><xs:notation name="n" public="p"/>',
  );
  expect(inspection.namespaces).toEqual([
    {
      namespace: "urn:t",
      elements: ["a"],
      complexTypes: [],
      simpleTypes: ["S"],
      attributes: ["x"],
      attributeGroups: [],
      groups: ["G"],
      notations: ["n"],
    },
  ]);
  expect(inspection.documents).toEqual([
    { location: "a.xsd", namespace: "urn:t", version: "2", components: 5 },
  ]);
  expect(printInspection(inspection, "en")).toContain(
    "1 element, 1 simple type, 1 attribute, 1 group, 1 notation",
  );
});

test("marks recursion, and shows a type once below a root", async () => {
  const inspection = await inspected(
    '<xs:element name="r" type="t:R"/><xs:complexType name="R"><xs:sequence><xs:element name="p" type="t:P"/><xs:element name="q" type="t:P"/><xs:element name="r" type="t:R" minOccurs="0"/></xs:sequence></xs:complexType><xs:complexType name="P"><xs:sequence><xs:element name="v" type="xs:int" minOccurs="0" maxOccurs="unbounded" nillable="true"/></xs:sequence><xs:attribute name="a" type="xs:ID" use="required"/><xs:attribute name="b"/></xs:complexType>',
  );
  expect(tree(inspection)).toBe(
    [
      "  t:r : t:R",
      "    p : t:P",
      "      @a : xs:ID",
      "      @b 0..1 : xs:anySimpleType",
      "      v 0..n : xs:int  (nillable)",
      "    q : t:P  (shown above)",
      "    r 0..1 : t:R  (recursive)",
    ].join("\n"),
  );
});

test("shows groups, wildcards, mixed content and substitution groups", async () => {
  const inspection = await inspected(
    '<xs:element name="h" abstract="true"/><xs:element name="m" substitutionGroup="t:h" type="xs:string"/><xs:element name="r"><xs:complexType mixed="true"><xs:choice maxOccurs="3"><xs:element ref="t:h"/><xs:sequence minOccurs="0"><xs:element name="a"/><xs:any namespace="##other" processContents="lax"/></xs:sequence></xs:choice><xs:anyAttribute namespace="##local"/></xs:complexType></xs:element>',
  );
  expect(tree(inspection)).toBe(
    [
      "  t:m : xs:string",
      "",
      "  t:r  (mixed)",
      "    @ an attribute in no namespace",
      "    choice 1..3",
      "      t:h : xs:anyType  (abstract; or t:m)",
      "      sequence 0..1",
      "        a : xs:anyType",
      '        an element in a namespace other than "urn:t"',
    ].join("\n"),
  );
});

test("the default namespace has no prefix", async () => {
  const inspection = await inspected('<xs:element name="a"/>', 'xmlns="urn:t"');
  expect(tree(inspection)).toContain("  a : xs:anyType");
  expect(printInspection(inspection, "en")).toContain("urn:t (by default)");
});

test("a namespace without a prefix gets one, and taken prefixes are not taken twice", async () => {
  const inspection = await inspected('<xs:element name="a"/>', 'xmlns:ns1="urn:other"');
  expect(tree(inspection)).toContain("  ns2:a");
});

test("wildcards are said in the language of the command", async () => {
  const inspection = await inspected(
    '<xs:element name="r"><xs:complexType><xs:sequence><xs:any processContents="lax"/></xs:sequence><xs:anyAttribute namespace="##other"/></xs:complexType></xs:element>',
  );
  const text = printInspection(inspection, "fr");
  expect(text).toContain("n’importe quel élément");
  expect(text).toContain("@ un attribut d’un espace de noms autre que «\u00a0urn:t\u00a0»");
});

test("what is shown of groups that refer to others twice grows with the schema, not with the copies", async () => {
  const lines = async (levels: number): Promise<number> => {
    const groups = Array.from(
      { length: levels },
      (_, level) =>
        `<xs:group name="g${level + 1}"><xs:sequence><xs:element name="e${level}"/>${`<xs:group ref="t:g${level}"/>`.repeat(2)}</xs:sequence></xs:group>`,
    );
    const inspection = await inspected(
      `<xs:group name="g0"><xs:sequence><xs:element name="a"/></xs:sequence></xs:group>${groups.join("")}<xs:element name="r"><xs:complexType><xs:group ref="t:g${levels}"/></xs:complexType></xs:element>`,
    );
    const text = printInspection(inspection, "en");
    if (levels > 20) expect(text).toMatch(/sequence : group t:g\d+ {2}\(shown above\)/);
    return text.split("\n").length;
  };
  const [some, twice] = [await lines(30), await lines(60)];
  expect(twice).toBeLessThan(some * 2.2);
});
