import { expect, test } from "vitest";
import type { Comparison } from "../../../../generator/evolution/comparison.js";
import { compareSchemas, loadVersion } from "../../../../generator/evolution.js";
import { readFrom, xsd } from "../../../support/schemas-in-memory.js";

/*
 * Schemas of so many parts that whatever looks at each part for each other part, or nests a call for each, does not come to an end.
 */

async function compare(...versions: readonly [string, string]): Promise<Comparison> {
  const [old, newer] = await Promise.all(
    versions.map((text) =>
      loadVersion({ locations: ["t.xsd"], read: readFrom({ "t.xsd": xsd(text) }) }),
    ),
  );
  if (old === undefined || newer === undefined) throw new Error("not loaded");
  return compareSchemas(old, newer, { locale: "en" });
}

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join("");

const listed = (base: string, values: readonly string[]): string =>
  `<xs:restriction base="xs:${base}">${values.map((value) => `<xs:enumeration value="${value}"/>`).join("")}</xs:restriction>`;

const nestedUnions = (count: number, last: string): string =>
  `<xs:element name="r" type="t:U0"/>
   ${times(count, (at) => `<xs:simpleType name="U${at}"><xs:union memberTypes="t:A${at} t:U${at + 1}"/></xs:simpleType><xs:simpleType name="A${at}">${listed("string", [`v${at}`])}</xs:simpleType>`)}
   <xs:simpleType name="U${count}">${listed("string", [last])}</xs:simpleType>`;

const codes = (base: string, count: number, from: number): string =>
  `<xs:element name="r"><xs:simpleType>${listed(
    base,
    Array.from({ length: count }, (_, at) => String(from + 2 * at)),
  )}</xs:simpleType></xs:element>`;

const extensions = (count: number, type: string): string =>
  `<xs:element name="r" type="t:C0"/><xs:complexType name="C0"/>
   ${times(count, (at) => `<xs:complexType name="C${at + 1}"><xs:complexContent><xs:extension base="t:C${at}"><xs:sequence><xs:element name="e${at}" type="${at === count - 1 ? type : "xs:string"}" minOccurs="0"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`)}`;

const typesInARow = (count: number, type: string): string =>
  `<xs:element name="r" type="t:T0"/>
   ${times(count, (at) => `<xs:complexType name="T${at}"><xs:sequence><xs:element name="n" type="t:T${at + 1}" minOccurs="0"/></xs:sequence></xs:complexType>`)}
   <xs:complexType name="T${count}"><xs:attribute name="a" type="${type}"/></xs:complexType>`;

/** The smallest document has them all. */
const needed = (count: number, type: string): string =>
  typesInARow(count, type).replaceAll(' minOccurs="0"', "");

const members = (count: number): string =>
  `<xs:element name="h" type="xs:string" abstract="true"/><xs:element name="r"><xs:complexType><xs:sequence><xs:element ref="t:h" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
   ${times(count, (at) => `<xs:element name="m${at}" type="xs:string" substitutionGroup="t:h"/>`)}`;

const alternatives = (count: number): string =>
  `<xs:element name="r"><xs:simpleType><xs:restriction base="xs:string">${times(count, (at) => `<xs:pattern value="[a-z]{2}${at}[A-Z]?"/>`)}</xs:restriction></xs:simpleType></xs:element>`;

const roots = (count: number, type: string): string =>
  times(count, (at) => `<xs:element name="g${at}" type="${type}"/>`);

test.each<[string, string, string, string, string]>([
  ["unions in unions", nestedUnions(160, "x"), nestedUnions(160, "y"), "breaks", "breaks"],
  ["unions in more unions", nestedUnions(160, "x"), nestedUnions(161, "x"), "holds", "breaks"],
  [
    "strings that are listed",
    codes("string", 4000, 0),
    codes("string", 4001, 0),
    "holds",
    "breaks",
  ],
  [
    "numbers that are listed",
    codes("decimal", 1500, 0),
    codes("decimal", 1501, 0),
    "holds",
    "breaks",
  ],
  ["other numbers", codes("decimal", 1500, 0), codes("decimal", 1500, 1), "breaks", "breaks"],
  [
    "numbers with exponents",
    codes("double", 2000, 0),
    codes("double", 2000, 2),
    "breaks",
    "breaks",
  ],
  [
    "extensions of extensions",
    extensions(60, "xs:int"),
    extensions(60, "xs:integer"),
    "holds",
    "breaks",
  ],
  ["types in types", typesInARow(200, "xs:int"), typesInARow(200, "xs:integer"), "holds", "breaks"],
  // Documents that show it have more elements in each other than most readers allow.
  [
    "types in more types",
    typesInARow(700, "xs:int"),
    typesInARow(700, "xs:integer"),
    "holds",
    "breaks",
  ],
  [
    "types that have to be there",
    needed(900, "xs:int"),
    needed(900, "xs:integer"),
    "holds",
    "breaks",
  ],
  ["members of a substitution group", members(800), members(801), "holds", "breaks"],
  ["patterns of one type", alternatives(600), alternatives(601), "holds", "breaks"],
  ["roots", roots(400, "xs:int"), roots(400, "xs:integer"), "holds", "breaks"],
])("many %s", async (_, old, newer, writers, readers) => {
  const comparison = await compare(old, newer);
  expect([comparison.writers.verdict, comparison.readers.verdict]).toEqual([writers, readers]);
});

test("derivation in a union is found through all of its members", async () => {
  // Each type that stands somewhere in the union may be named in its place, and one that is in none may not.
  const union = (more: string): string =>
    `${nestedUnions(40, "x")}<xs:simpleType name="Other"><xs:restriction base="t:A39"/></xs:simpleType>${more}`;
  const comparison = await compare(
    union(""),
    union('<xs:simpleType name="New"><xs:restriction base="t:U40"/></xs:simpleType>'),
  );
  expect([comparison.writers.verdict, comparison.readers.verdict]).toEqual(["holds", "breaks"]);
  expect(comparison.readers).toMatchObject({ onlyByTypeName: true });
});

test("the witness of a difference deep in a document has all that it takes, and says where", async () => {
  const { readers } = await compare(needed(400, "xs:int"), needed(400, "xs:integer"));
  if (readers.verdict !== "breaks") throw new Error("not found");
  const { document, issue } = readers.witness;
  expect(document.match(/<t:n\b/g)?.length).toBe(400);
  expect(issue.xpath?.split("/").length).toBe(403);
  expect(Math.max(...document.split("\n").map(({ length }) => length))).toBeLessThan(200);
});
