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

/** Two elements in a row; of the first the old version says more, so that the two of one type are not known to be equal at once. */
const given = (kind: "fixed" | "default", value: string, bound: string, nillable = false): string =>
  `<xs:element name="r"><xs:complexType><xs:sequence>
  <xs:element name="a" type="xs:QName" ${kind}="u:a" xmlns:u="urn:u" block="${nillable ? "extension" : ""}"/>
  <xs:element name="b" type="xs:QName" ${kind}="${value}" ${bound}/>
  </xs:sequence><xs:attribute name="c" type="xs:QName" ${kind}="${value}" ${bound}/></xs:complexType></xs:element>`;

test.each(["fixed", "default"] as const)(
  "what is %s under one prefix is something else where the prefix is, and the same where the name is",
  async (kind) => {
    const u = 'xmlns:u="urn:u"';
    const other = await compare(given(kind, "u:a", u, true), given(kind, "u:a", 'xmlns:u="urn:w"'));
    const verdict = kind === "fixed" ? "breaks" : "holds";
    expect([other.writers.verdict, other.readers.verdict]).toEqual([verdict, verdict]);
    expect(other.entries.filter((one) => one.kind === `${kind}-changed`)).toMatchObject([
      { component: { path: "@c" }, detail: { old: "{urn:u}a", new: "{urn:w}a" } },
      { component: { path: "b" }, detail: { old: "{urn:u}a", new: "{urn:w}a" } },
    ]);
    const same = await compare(given(kind, "u:a", u), given(kind, "x:a", 'xmlns:x="urn:u"'));
    expect([same.writers.verdict, same.readers.verdict, same.entries]).toEqual([
      "holds",
      "holds",
      [],
    ]);
  },
);

test("listed names are told apart by their namespaces, not by their prefixes", async () => {
  const kinds = async (old: string, newer: string) =>
    (await compare(inElement(old), inElement(newer))).entries.map(({ kind, detail }) => [
      kind,
      detail,
    ]);
  expect(await kinds(codes("u:a u:b"), codes("x:a x:b", 'xmlns:x="urn:u"'))).toEqual([]);
  expect(await kinds(codes("u:a"), codes("u:a", 'xmlns:u="urn:w"'))).toEqual([
    ["enumeration-renamed", { value: "{urn:u}a", to: "{urn:w}a" }],
  ]);
  expect(await kinds(codes("u:a u:b"), codes("x:b", 'xmlns:x="urn:u"'))).toEqual([
    ["enumeration-removed", { value: "u:a" }],
  ]);
});
