import { expect, test } from "vitest";
import type { Comparison, Verdict } from "../../../../generator/evolution/comparison.js";
import { compareSchemas, loadVersion } from "../../../../generator/evolution.js";
import { readFrom, xsd } from "../../../support/schemas-in-memory.js";

async function compare(...versions: readonly [string, string]): Promise<Comparison> {
  const [old, newer] = await Promise.all(
    versions.map((text) =>
      loadVersion({ locations: ["t.xsd"], read: readFrom({ "t.xsd": xsd(text) }) }),
    ),
  );
  if (old === undefined || newer === undefined) throw new Error("not loaded");
  return compareSchemas(old, newer, { locale: "en" });
}

/** A simple type of names: each value of a list of `prefix:local` pairs, prefixes bound as is said. */
const codes = (values: string, bound = 'xmlns:u="urn:u" xmlns:v="urn:v"'): string =>
  `<xs:restriction base="xs:QName" ${bound}>${values
    .split(" ")
    .map((value) => `<xs:enumeration value="${value}"/>`)
    .join("")}</xs:restriction>`;
const inElement = (type: string): string =>
  `<xs:element name="n"><xs:simpleType>${type}</xs:simpleType></xs:element>`;
const inAttribute = (type: string): string =>
  `<xs:element name="n"><xs:complexType><xs:attribute name="c" use="required"><xs:simpleType>${type}</xs:simpleType></xs:attribute></xs:complexType></xs:element>`;
const inList = (type: string): string =>
  `<xs:element name="n"><xs:simpleType><xs:list><xs:simpleType>${type}</xs:simpleType></xs:list></xs:simpleType></xs:element>`;
const inUnion = (type: string): string =>
  `<xs:element name="n"><xs:simpleType><xs:union memberTypes="xs:int"><xs:simpleType>${type}</xs:simpleType></xs:union></xs:simpleType></xs:element>`;

const places = { inElement, inAttribute, inList, inUnion };

const rows: readonly (readonly [
  string,
  string,
  string,
  string,
  Verdict["verdict"],
  Verdict["verdict"],
])[] = [
  ["a name more", codes("u:a u:b"), codes("u:a u:b u:c"), "u:c", "holds", "breaks"],
  ["a name of another namespace", codes("u:a"), codes("v:a"), "a", "breaks", "breaks"],
  [
    "other prefixes, the same names",
    codes("u:a v:b"),
    codes("x:b y:a", 'xmlns:x="urn:v" xmlns:y="urn:u"'),
    "",
    "holds",
    "holds",
  ],
  [
    "the same prefix, another namespace",
    codes("u:a"),
    codes("u:a", 'xmlns:u="urn:w"'),
    "a",
    "breaks",
    "breaks",
  ],
  ["no namespace", codes("a b"), codes("a"), "b", "breaks", "holds"],
  ["all names", codes("u:a v:b"), '<xs:restriction base="xs:QName"/>', "", "holds", "breaks"],
];

test.each(Object.keys(places).flatMap((place) => rows.map((row) => [place, ...row] as const)))(
  "%s: %s",
  async (place, _, old, newer, _shown, writers, readers) => {
    const made = places[place as keyof typeof places];
    const comparison = await compare(made(old), made(newer));
    expect([comparison.writers.verdict, comparison.readers.verdict]).toEqual([writers, readers]);
  },
);

test("a witness binds the prefixes of the names in it", async () => {
  const { readers } = await compare(inElement(codes("u:a")), inElement(codes("u:a v:b")));
  if (readers.verdict !== "breaks") throw new Error("not found");
  expect(readers.witness.document).toMatch(/xmlns:(\w+)="urn:v"[^>]*>\1:b</);
});
