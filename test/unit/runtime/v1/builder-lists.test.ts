import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schemaSetOf } from "../../../../generator/generate.js";
import type { ComplexType } from "../../../../runtime/descriptors.js";
import { builderOf } from "../../../../runtime/v1/builders.js";
import { schemaOf } from "../../../support/components.js";

type Setters = Readonly<Record<string, (value: unknown) => Setters>> & {
  readonly build: () => unknown;
};

const schema = await schemaOf(`
  <xs:simpleType name="Codes"><xs:list itemType="xs:NMTOKEN"/></xs:simpleType>
  <xs:simpleType name="CodesOrDate"><xs:union memberTypes="xs:date t:Codes"/></xs:simpleType>
  <xs:complexType name="Part"><xs:sequence><xs:element name="n" type="xs:int"/></xs:sequence></xs:complexType>
  <xs:complexType name="T">
    <xs:sequence>
      <xs:element name="name" type="xs:string" minOccurs="0" maxOccurs="unbounded" nillable="true"/>
      <xs:element name="part" type="t:Part" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="codes" type="t:Codes" minOccurs="0"/>
      <xs:element name="lists" type="t:Codes" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="either" type="t:CodesOrDate" minOccurs="0"/>
      <xs:element name="eithers" type="t:CodesOrDate" minOccurs="0" maxOccurs="unbounded"/>
      <xs:choice minOccurs="0"><xs:element name="both" type="xs:string"/>
        <xs:sequence><xs:element name="k" type="xs:string"/><xs:element name="both" type="xs:string" maxOccurs="unbounded"/></xs:sequence></xs:choice>
    </xs:sequence>
    <xs:attribute name="tokens" type="xs:NMTOKENS"/>
    <xs:anyAttribute processContents="lax"/>
  </xs:complexType>
  <xs:complexType name="M" mixed="true"><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="b" type="t:Part"/></xs:choice></xs:complexType>
`);

function start(name: string): Setters {
  const type = schemaSetOf(schema).types.get(`{urn:t}${name}`) as ComplexType;
  return builderOf<Setters>(() => type)();
}

describe("the setter of a list", () => {
  test.each<[string, (builder: Setters) => Setters | undefined, unknown]>([
    ["takes one item", (b) => b["name"]?.("a"), { name: ["a"] }],
    ["takes null as an item", (b) => b["name"]?.(null)["name"]?.("a"), { name: [null, "a"] }],
    ["takes items", (b) => b["name"]?.(["a", "b"]), { name: ["a", "b"] }],
    ["adds", (b) => b["name"]?.("a")["name"]?.(["b"])["name"]?.("c"), { name: ["a", "b", "c"] }],
    ["adds nothing for none", (b) => b["name"]?.("a")["name"]?.([]), { name: ["a"] }],
    ["can say that there is none", (b) => b["name"]?.([]), { name: [] }],
    ["leaves out what is undefined", (b) => b["tokens"]?.(undefined), {}],
    [
      "takes functions and values",
      (b) => b["part"]?.((p: Setters) => p["n"]?.(1))["part"]?.([{ n: 2 }]),
      { part: [{ n: 1 }, { n: 2 }] },
    ],
    [
      "takes an item of an xs:list",
      (b) => b["codes"]?.("a")["codes"]?.(["b", "c"]),
      { codes: ["a", "b", "c"] },
    ],
    ["does so for attributes", (b) => b["tokens"]?.("a")["tokens"]?.("b"), { tokens: ["a", "b"] }],
    [
      "takes lists in brackets where items are lists",
      (b) => b["lists"]?.([["a", "b"]])["lists"]?.([["c"]]),
      { lists: [["a", "b"], ["c"]] },
    ],
    [
      "takes mixed brackets where items may be lists",
      (b) => b["eithers"]?.(["2001-01-01", ["a", "b"]]),
      { eithers: ["2001-01-01", ["a", "b"]] },
    ],
    [
      "replaces a single value that may be a list",
      (b) => b["either"]?.(["a"])["either"]?.("2001-01-01"),
      { either: "2001-01-01" },
    ],
    [
      "replaces where a branch has a single one",
      (b) => b["both"]?.("a")["both"]?.("b"),
      { both: "b" },
    ],
    [
      "adds wildcard attributes",
      (b) => b["anyAttributes"]?.({ namespace: "urn:x", local: "a", value: "1" }),
      { anyAttributes: [{ namespace: "urn:x", local: "a", value: "1" }] },
    ],
  ])("%s", (_, fill, expected) => {
    expect(fill(start("T"))?.build()).toEqual(expected);
  });

  test("refuses what the types refuse: a list without brackets where items are lists", () => {
    expect(() => start("T")["lists"]?.("a").build()).toThrow();
  });

  test("adds text and elements to mixed content", () => {
    const mixed = start("M")
      ["content"]?.("Hello ")
      ["content"]?.({ kind: "b", value: { n: 1 } });
    expect(mixed?.build()).toEqual({ content: ["Hello ", { kind: "b", value: { n: 1 } }] });
  });

  test("leaves builders and arrays as they were", () => {
    const names = ["a"];
    const begun = start("T")["name"]?.(names);
    const [one, other] = [begun?.["name"]?.("b"), begun?.["name"]?.("c")];
    expect([begun, one, other, begun].map((builder) => builder?.build())).toEqual([
      { name: ["a"] },
      { name: ["a", "b"] },
      { name: ["a", "c"] },
      { name: ["a"] },
    ]);
    expect(names).toEqual(["a"]);
  });

  test("gives the same list however it is cut", () => {
    const piece = fc.oneof(
      fc.string({ unit: fc.constantFrom("a", "b") }),
      fc.array(fc.constant("x")),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
        const filled = pieces.reduce<Setters>((b, each) => b["name"]?.(each) ?? b, start("T"));
        expect(filled.build()).toEqual({ name: pieces.flat() });
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
