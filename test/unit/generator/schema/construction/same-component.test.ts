import { describe, expect, test } from "vitest";
import { loadTexts } from "../../../../support/load-schema.js";

/** A schema document in namespace `urn:b`. Two of them bind prefixes each in its way. */
interface Edition {
  readonly bindings: string;
  readonly text: string;
}

const one = 'xmlns:p="urn:one" xmlns:q="urn:two" xmlns:b="urn:b" xmlns="urn:b"';
const crossed = 'xmlns:p="urn:two" xmlns:q="urn:one" xmlns:b="urn:b" xmlns="urn:one"';

const document = ({ bindings, text }: Edition, more = ""): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b" ${bindings}>${more}<xs:import namespace="urn:one"/><xs:import namespace="urn:two"/>${text}</xs:schema>`;

const importing = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="urn:b" schemaLocation="b1.xsd"/><xs:import namespace="urn:b" schemaLocation="b2.xsd"/></xs:schema>`;

const doubleRules = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const { findings } = await loadTexts(files);
  return findings.map((line) => line.replace(/^.*: (?:error|warning): ([^:]+):.*$/s, "$1"));
};

/** What is found where one namespace is imported from both. */
const imported = (a: Edition, b: Edition): Promise<readonly string[]> =>
  doubleRules({ "a.xsd": importing, "b1.xsd": document(a), "b2.xsd": document(b) });

const element = (inner: string, attributes = ""): string =>
  `<xs:element name="e" ${attributes}>${inner}</xs:element>`;
const simple = (inner: string): string => `<xs:simpleType name="S">${inner}</xs:simpleType>`;
const enumeration = (base: string, ...values: readonly string[]): string =>
  `<xs:restriction base="${base}">${values.map((value) => `<xs:enumeration value="${value}"/>`).join("")}</xs:restriction>`;
const union = (...members: readonly string[]): string =>
  `<xs:restriction><xs:simpleType><xs:union memberTypes="${members.join(" ")}"/></xs:simpleType><xs:enumeration value="p:x"/></xs:restriction>`;
const listOf = (item: string, value: string): string =>
  `<xs:restriction><xs:simpleType><xs:list itemType="${item}"/></xs:simpleType><xs:enumeration value="${value}"/></xs:restriction>`;
const key = (selector: string, field: string): string =>
  element(
    `<xs:complexType><xs:sequence><xs:any processContents="skip" maxOccurs="9"/></xs:sequence></xs:complexType><xs:key name="k"><xs:selector xpath="${selector}"/><xs:field xpath="${field}"/></xs:key>`,
  );
const complex = (inner: string): string =>
  `<xs:complexType name="C">${inner}</xs:complexType><xs:complexType name="B"/>`;
const extend = (base: string): string =>
  complex(`<xs:complexContent><xs:extension base="${base}"/></xs:complexContent>`);
const attribute = (attributes: string, inner = ""): string =>
  complex(`<xs:attribute name="x" ${attributes}>${inner}</xs:attribute>`);

/** What is bound crosswise in the second edition: whether the two are one. */
const pairs: readonly (readonly [what: string, first: string, second: string, same: boolean])[] = [
  [
    "annotations",
    element(""),
    element("<xs:annotation><xs:appinfo>2</xs:appinfo></xs:annotation>"),
    true,
  ],
  ["a selector", key(".//p:item", "@i"), key(".//p:item", "@i"), false],
  ["a selector with another prefix", key(".//p:item", "@i"), key(".//q:item", "@i"), true],
  ["a selector of a union", key("q:a | p:b/q:c", "@i"), key("q:a | p:b/q:c", "@i"), false],
  ["the same, crossed", key("q:a | p:b/q:c", "@i"), key("q:b / p:c|p:a", "@i"), true],
  ["a selector of a namespace", key("p:*", "@i"), key("p:*", "@i"), false],
  ["a field", key("*", "@p:i"), key("*", "@p:i"), false],
  ["a field with another prefix", key("*", "@p:i"), key("*", "@q:i"), true],
  ["unprefixed steps", key("x/y", "@i"), key("./x/y", "attribute::i"), true],
  [
    "a QName",
    simple(enumeration("xs:QName", "p:x")),
    simple(enumeration("xs:QName", "p:x")),
    false,
  ],
  [
    "a QName, crossed",
    simple(enumeration("xs:QName", "p:x")),
    simple(enumeration("xs:QName", "q:x")),
    true,
  ],
  [
    "a QName by default",
    simple(enumeration("xs:QName", "p:x")),
    simple(enumeration("xs:QName", "x")),
    true,
  ],
  [
    "a string like a QName",
    simple(enumeration("xs:string", "p:x")),
    simple(enumeration("xs:string", "p:x")),
    true,
  ],
  [
    "strings like QNames",
    simple(enumeration("xs:string", "p:x")),
    simple(enumeration("xs:string", "q:x")),
    false,
  ],
  [
    "a list of QNames",
    simple(listOf("xs:QName", "p:x q:y")),
    simple(listOf("xs:QName", "q:x p:y")),
    true,
  ],
  [
    "the same list",
    simple(listOf("xs:QName", "p:x q:y")),
    simple(listOf("xs:QName", "p:x q:y")),
    false,
  ],
  [
    "a list of strings",
    simple(listOf("xs:string", "p:x q:y")),
    simple(listOf("xs:string", "p:x q:y")),
    true,
  ],
  [
    "a union with QNames first",
    simple(union("xs:QName", "xs:string")),
    simple(union("xs:QName", "xs:string")),
    false,
  ],
  [
    "a union with strings first",
    simple(union("xs:string", "xs:QName")),
    simple(union("xs:string", "xs:QName")),
    true,
  ],
  [
    "a fixed QName",
    element("", 'type="xs:QName" fixed="p:x"'),
    element("", 'type="xs:QName" fixed="p:x"'),
    false,
  ],
  [
    "a fixed QName, crossed",
    element("", 'type="xs:QName" fixed="p:x"'),
    element("", 'type="xs:QName" fixed="q:x"'),
    true,
  ],
  [
    "a default of an attribute",
    attribute('type="xs:QName" default="p:x"'),
    attribute('type="xs:QName" default="p:x"'),
    false,
  ],
  [
    "one of an anonymous type",
    attribute(
      'default="p:x"',
      `<xs:simpleType>${enumeration("xs:QName", "p:x", "q:x")}</xs:simpleType>`,
    ),
    attribute(
      'default="q:x"',
      `<xs:simpleType>${enumeration("xs:QName", "p:x", "q:x")}</xs:simpleType>`,
    ),
    true,
  ],
  [
    "one text of an anonymous type",
    attribute(
      'default="p:x"',
      `<xs:simpleType>${enumeration("xs:QName", "p:x", "q:x")}</xs:simpleType>`,
    ),
    attribute(
      'default="p:x"',
      `<xs:simpleType>${enumeration("xs:QName", "p:x", "q:x")}</xs:simpleType>`,
    ),
    false,
  ],
  ["bases, however they are named", extend("B"), extend("b:B"), true],
  [
    "values, however they are written",
    element("", 'type="xs:int" default="1"'),
    element("", 'type="xs:int" default=" +01 "'),
    true,
  ],
  [
    "values of strings",
    element("", 'type="xs:string" default="1"'),
    element("", 'type="xs:string" default="01"'),
    false,
  ],
  [
    "enumerations in another order",
    simple(enumeration("xs:token", "a", "b")),
    simple(enumeration("xs:token", "b", "a")),
    true,
  ],
  [
    "enumerations of which one has more",
    simple(enumeration("xs:token", "a", "b")),
    simple(enumeration("xs:token", "a", "b", "c")),
    false,
  ],
  [
    "counts",
    complex('<xs:sequence><xs:element name="e" maxOccurs="2"/></xs:sequence>'),
    complex('<xs:sequence><xs:element name="e" maxOccurs="3"/></xs:sequence>'),
    false,
  ],
  [
    "forms",
    complex('<xs:sequence><xs:element name="e"/></xs:sequence>'),
    complex('<xs:sequence><xs:element name="e" form="qualified"/></xs:sequence>'),
    false,
  ],
  [
    "what is said and what is understood",
    complex('<xs:sequence><xs:element name="e"/></xs:sequence>'),
    complex(
      '<xs:sequence maxOccurs="1"><xs:element name="e" form="unqualified" minOccurs="01" type="xs:anyType"/></xs:sequence>',
    ),
    true,
  ],
  [
    "wildcards",
    complex('<xs:anyAttribute namespace="urn:x urn:y"/>'),
    complex('<xs:anyAttribute namespace="urn:y urn:x"/>'),
    true,
  ],
  [
    "wildcards that check less",
    complex("<xs:anyAttribute/>"),
    complex('<xs:anyAttribute processContents="lax"/>'),
    false,
  ],
  [
    "attributes in another order",
    complex('<xs:attribute name="x"/><xs:attribute name="y"/>'),
    complex('<xs:attribute name="y"/><xs:attribute name="x"/>'),
    true,
  ],
  ["attributes of which one is required", attribute(""), attribute('use="required"'), false],
  [
    "local types",
    element(`<xs:simpleType>${enumeration("xs:int", "1")}</xs:simpleType>`),
    element(`<xs:simpleType>${enumeration("xs:int", "01")}</xs:simpleType>`),
    true,
  ],
  [
    "local types of other bases",
    element(`<xs:simpleType>${enumeration("xs:int", "1")}</xs:simpleType>`),
    element(`<xs:simpleType>${enumeration("xs:short", "1")}</xs:simpleType>`),
    false,
  ],
  ["abstract", element(""), element("", 'abstract="true"'), false],
  ["nillable", element(""), element("", 'nillable="false"'), true],
];

describe("one namespace is imported from two places, with other prefixes", () => {
  test.each(pairs)("%s", async (_what, first, second, same) => {
    const [a, b] = [
      { bindings: one, text: first },
      { bindings: crossed, text: second },
    ];
    const rules = same ? [] : ["sch-props-correct.2"];
    expect(await imported(a, b)).toEqual(rules);
    expect(await imported(b, a)).toEqual(rules);
  });

  test.each(pairs)(
    "%s: with the same prefixes, each text is equal to itself",
    async (_what, text) => {
      expect(await imported({ bindings: one, text }, { bindings: one, text })).toEqual([]);
    },
  );

  test("defaults of the schema count for what they mean", async () => {
    const text = complex('<xs:sequence><xs:element name="e"/></xs:sequence>');
    const more = (attributes: string): Edition => ({ bindings: `${one} ${attributes}`, text });
    expect(await imported(more(""), more('attributeFormDefault="qualified"'))).toEqual([]);
    expect(await imported(more(""), more('finalDefault="list"'))).toEqual([]);
    expect(await imported(more(""), more('elementFormDefault="qualified"'))).toEqual([
      "sch-props-correct.2",
    ]);
    expect(await imported(more(""), more('blockDefault="#all"'))).toEqual([
      "sch-props-correct.2",
      "sch-props-correct.2",
    ]);
  });

  test("references between what is there twice lead to one component", async () => {
    const text = `<xs:element name="e" type="b:C"><xs:key name="k"><xs:selector xpath="b:e"/><xs:field xpath="@i"/></xs:key><xs:keyref name="r" refer="b:k"><xs:selector xpath="b:e"/><xs:field xpath="@j"/></xs:keyref></xs:element>
      <xs:element name="f" substitutionGroup="b:e"/>
      <xs:group name="G"><xs:sequence><xs:element ref="b:e"/><xs:element name="l" type="b:S"/></xs:sequence></xs:group>
      <xs:attributeGroup name="A"><xs:attribute name="i" type="b:S"/><xs:attribute name="j"/></xs:attributeGroup>
      <xs:simpleType name="S"><xs:union memberTypes="b:T"><xs:simpleType><xs:list itemType="b:T"/></xs:simpleType></xs:union></xs:simpleType>
      <xs:simpleType name="T"><xs:restriction base="xs:token"/></xs:simpleType>
      <xs:complexType name="C"><xs:choice minOccurs="0"><xs:group ref="b:G"/></xs:choice><xs:attributeGroup ref="b:A"/></xs:complexType>
      <xs:complexType name="D"><xs:complexContent><xs:extension base="b:C"><xs:sequence><xs:element name="z" type="b:S"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
      <xs:notation name="n" public="p"/>`;
    const other = text.replaceAll(/(?<!xpath=")b:/g, "");
    const a = { bindings: one, text };
    expect(await imported(a, { bindings: one, text: other })).toEqual([]);
    expect(await imported({ bindings: one, text: other }, a)).toEqual([]);
  });
});

describe("one document includes another", () => {
  const text = element("", 'type="xs:int"');
  const including = document({ bindings: one, text }, '<xs:include schemaLocation="d.xsd"/>');
  const included = document({ bindings: one, text });

  test("a declaration that both have is a double", async () => {
    expect(await doubleRules({ "c.xsd": including, "d.xsd": included })).toEqual([
      "sch-props-correct.2",
    ]);
  });

  test("so is one that stands far away, or beside, or without a namespace", async () => {
    const include = (...locations: readonly string[]): string =>
      document(
        { bindings: one, text: "" },
        locations.map((location) => `<xs:include schemaLocation="${location}"/>`).join(""),
      );
    const far = { "a.xsd": include("b.xsd"), "b.xsd": include("c.xsd"), "c.xsd": including };
    expect(await doubleRules({ ...far, "d.xsd": included })).toEqual(["sch-props-correct.2"]);
    const beside = { "a.xsd": include("d1.xsd", "d2.xsd"), "d1.xsd": included, "d2.xsd": included };
    expect(await doubleRules(beside)).toEqual(["sch-props-correct.2"]);
    const chameleon = included.replace('targetNamespace="urn:b"', "");
    expect(await doubleRules({ "c.xsd": including, "d.xsd": chameleon })).toEqual([
      "sch-props-correct.2",
    ]);
  });

  test("one document that is reached in two ways is one", async () => {
    const include = (...locations: readonly string[]): string =>
      document(
        { bindings: one, text: "" },
        locations.map((location) => `<xs:include schemaLocation="${location}"/>`).join(""),
      );
    const files = {
      "a.xsd": include("x/b.xsd", "c.xsd", "./x/../d.xsd"),
      "x/b.xsd": include("../d.xsd"),
      "c.xsd": include("d.xsd", "a.xsd"),
      "d.xsd": included,
    };
    expect(await doubleRules(files)).toEqual([]);
  });

  test("what is imported from two places may be included by each", async () => {
    const files = {
      "a.xsd": importing,
      "b1.xsd": document({ bindings: one, text: "" }, '<xs:include schemaLocation="d1.xsd"/>'),
      "b2.xsd": document({ bindings: one, text: "" }, '<xs:include schemaLocation="d2.xsd"/>'),
      "d1.xsd": included,
      "d2.xsd": included.replace("xmlns:p", "xmlns:r"),
    };
    expect(await doubleRules(files)).toEqual([]);
  });
});
