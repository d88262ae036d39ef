import { describe, expect, test } from "vitest";
import { parse } from "../../../runtime/parse.js";
import { judgesOf } from "../../support/document-judges.js";

const { schemas } = await judgesOf(`
  <xs:element name="r" type="t:R"/>
  <xs:complexType name="R"><xs:sequence>
    <xs:element name="n" type="t:Small"/>
    <xs:element name="d" type="xs:date" minOccurs="0"/>
    <xs:element name="s" type="t:Size" minOccurs="0" maxOccurs="3"/>
    <xs:element name="i" type="t:Small" minOccurs="0" maxOccurs="3"/>
    <xs:choice minOccurs="0"><xs:element name="x" type="xs:string"/><xs:element name="y" type="xs:string"/></xs:choice>
    <xs:element name="in" type="t:In" minOccurs="0"/>
    <xs:element name="l" type="t:Codes" minOccurs="0"/>
    <xs:element name="v" type="t:Digits" minOccurs="0"/>
    <xs:element name="m" minOccurs="0"><xs:complexType mixed="true"><xs:sequence>
      <xs:element name="b" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>
  </xs:sequence><xs:attribute name="a" type="t:Small"/></xs:complexType>
  <xs:complexType name="In"><xs:simpleContent><xs:extension base="t:Small"><xs:attribute name="u" use="required"/></xs:extension></xs:simpleContent></xs:complexType>
  <xs:simpleType name="Codes"><xs:restriction><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType><xs:pattern value="\\d\\d( \\d\\d)*"/><xs:minLength value="2"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Digits"><xs:restriction><xs:simpleType><xs:union memberTypes="xs:int xs:date"/></xs:simpleType><xs:pattern value="\\d+"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Small"><xs:restriction base="xs:int"><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Size"><xs:restriction base="xs:token"><xs:enumeration value="s"/><xs:enumeration value="m"/></xs:restriction></xs:simpleType>`);
const found = schemas.elements.get("{urn:t}r");
if (found === undefined) throw new Error("no r");
const r = found;

const read = (inner: string, attributes = "") => {
  const text = `<r xmlns="urn:t"${attributes}>${inner}</r>`;
  const { ok, value, unknown, issues } = parse(r, text, { lenient: true, locale: "en" });
  expect(ok).toBe(false);
  expect(issues.length).toBeGreaterThan(0);
  return { value, unknown };
};
const n = "<n>1</n>";
const t = (local: string) => ({ namespace: "urn:t", local });

describe("lenient reading", () => {
  test.for([
    ["a number beyond its bounds stays", "<n>12</n>", { n: 12 }],
    ["a date that is none stays as text", `${n}<d>2009-02-29</d>`, { n: 1, d: "2009-02-29" }],
    ["a value out of an enumeration stays", `${n}<s>s</s><s>xxl</s>`, { n: 1, s: ["s", "xxl"] }],
    ["a list that breaks its pattern or length stays", `${n}<l>7</l>`, { n: 1, l: ["7"] }],
    ["a union that breaks its pattern stays", `${n}<v>2008-01-01</v>`, { n: 1, v: "2008-01-01" }],
    ["what is missing is not there", "<d>2008-01-01</d>", { d: "2008-01-01" }],
    [
      "an element in the wrong order finds its place",
      `<d>2008-01-01</d>${n}`,
      { d: "2008-01-01", n: 1 },
    ],
    ["both of a choice are there", `${n}<x>1</x><y>2</y>`, { n: 1, x: "1", y: "2" }],
    [
      "one too many stays",
      `${n}<s>s</s><s>m</s><s>s</s><s>m</s>`,
      { n: 1, s: ["s", "m", "s", "m"] },
    ],
    ["a bad text has its attributes", `${n}<in u="k">99</in>`, { n: 1, in: { u: "k", value: 99 } }],
  ] as const)("%s", ([, inner, value]) => {
    expect(read(inner)).toEqual({ value, unknown: [] });
  });

  test("a bad attribute stays, one that is not known is kept aside", () => {
    expect(read(n, ' a="10" b="1"')).toEqual({
      value: { n: 1, a: 10 },
      unknown: [{ path: [], attribute: { ...t("b"), namespace: "", value: "1" } }],
    });
  });

  test("text of which nothing can be made is kept aside, and an item keeps its place", () => {
    expect(read(`${n}<i>1</i><i>one</i><i>2</i>`)).toEqual({
      value: { n: 1, i: [1, undefined, 2] },
      unknown: [{ path: ["i", 1], text: "one" }],
    });
    expect(read(n, ' a="one"').unknown).toEqual([
      { path: [], attribute: { namespace: "", local: "a", value: "one" } },
    ]);
    expect(read(`${n}<in u="k">one</in>`).unknown).toEqual([{ path: ["in"], text: "one" }]);
  });

  test("an element that is not known, or comes twice, is kept aside as a tree", () => {
    const inner = `${n}<n>2</n><z p:q="p:v" xmlns:p="urn:p" xmlns:o="urn:o">a<z/>b</z>`;
    expect(read(inner)).toEqual({
      value: { n: 1 },
      unknown: [
        { path: [], element: { name: t("n"), namespaces: { "": "urn:t" }, children: ["2"] } },
        {
          path: [],
          element: {
            name: t("z"),
            attributes: [{ namespace: "urn:p", local: "q", prefix: "p", value: "p:v" }],
            namespaces: { "": "urn:t", p: "urn:p" },
            children: ["a", { name: t("z") }, "b"],
          },
        },
      ],
    });
  });

  test("elements and text where neither may be are kept aside", () => {
    expect(read(`text ${n}<x>a<b>c</b>d</x>`)).toEqual({
      value: { n: 1 },
      unknown: [
        { path: [], text: "text " },
        { path: ["x"], element: { name: t("b"), namespaces: { "": "urn:t" }, children: ["c"] } },
        { path: ["x"], text: "ad" },
      ],
    });
  });

  test("of a document that breaks off there is what was read", () => {
    const broken = (inner: string) => {
      const { value, unknown } = parse(r, `<r xmlns="urn:t">${inner}`, { lenient: true });
      return { value, unknown };
    };
    expect(broken(`${n}<m>a<b>c</b>d`)).toEqual({
      value: { n: 1, m: { content: ["a", { kind: "b", value: "c" }, "d"] } },
      unknown: [],
    });
    expect(broken(`${n}<s>s</s><s>m`)).toEqual({ value: { n: 1, s: ["s"] }, unknown: [] });
    expect(broken(`${n}<z><y>1</y>&`)).toMatchObject({
      value: { n: 1 },
      unknown: [{ element: { name: t("z"), children: [{ name: t("y"), children: ["1"] }] } }],
    });
    expect(broken(`${n}</n>`).value).toEqual({ n: 1 });
    expect(parse(r, "", { lenient: true })).toMatchObject({ ok: false, value: undefined });
    expect(parse(r, new Uint8Array([0x3c, 0xff]), { lenient: true }).ok).toBe(false);
  });

  test("a wrong root is kept aside whole", () => {
    const result = parse(schemas, "<z><y>1</y></z>", { lenient: true });
    expect(result).toMatchObject({
      ok: false,
      element: undefined,
      value: undefined,
      unknown: [{ path: [], element: { name: { local: "z" } } }],
    });
  });

  test("strict reading is as it was", () => {
    const result = parse(r, `<r xmlns="urn:t"><n>12</n></r>`, { lenient: false });
    expect(result).toMatchObject({ ok: false, value: undefined });
    expect(result).not.toHaveProperty("unknown");
  });
});
