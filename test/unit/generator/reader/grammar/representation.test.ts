import { describe, expect, test } from "vitest";
import { productions } from "../../../../../generator/reader/grammar/grammar.js";
import { rulesIn } from "../../../../support/load-schema.js";

const around = (content: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:f">\n${content}</xs:schema>`;

describe("the schema for schemas", () => {
  test("every production that a slot names is there", () => {
    for (const { content } of productions.values()) {
      for (const { productions: wanted } of content) {
        for (const key of wanted.values()) expect(productions.has(key), key).toBe(true);
      }
    }
  });

  test.for([
    '<xs:annotation f:a="1"><xs:appinfo source="u"><f:x>t</f:x></xs:appinfo><xs:documentation xml:lang="fr">t<b xmlns=""/></xs:documentation></xs:annotation>',
    '<xs:element name="e" f:a="1" id="i"><xs:annotation/><xs:simpleType><xs:restriction base=" xs:string "/></xs:simpleType><xs:unique name="u"><xs:selector xpath="."/><xs:field xpath="@a"/></xs:unique></xs:element>',
    '<xs:complexType name="t" final=" restriction  extension" block="#all"><xs:sequence minOccurs="+0" maxOccurs="0099"/><xs:attribute name="a"/><xs:anyAttribute namespace="##local urn:x"/></xs:complexType>',
    '<xs:simpleType name="s"><xs:union memberTypes=""><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:union></xs:simpleType>',
    '<xs:attribute name="a"><xs:simpleType final="#all"><xs:restriction base="xs:int"/></xs:simpleType></xs:attribute>',
    '<xs:notation name="n" system="a b%20c"/><xs:annotation/><xs:notation name="m" public="p"/>',
  ])("takes %s", async (content) => {
    expect(await rulesIn(around(content))).toEqual([]);
  });

  test.for([
    ['<xs:elemnt name="e"/>', "s4s-elt-invalid-content.1@2:1"],
    ["<f:e/>", "s4s-elt-invalid-content.1@2:1"],
    ["text", "s4s-elt-character@1:1"],
    ['<xs:element name="e"/>\n<xs:import namespace="u"/>', "s4s-elt-invalid-content.1@3:1"],
    ['<xs:element name="e">\n <xs:simpleType name="s"/></xs:element>', "s4s-att-not-allowed@3:2"],
    ['<xs:element name="1e"/>', "s4s-att-invalid-value@2:1"],
    ['<xs:element name="e" type="q:t"/>', "s4s-att-invalid-value@2:1"],
    ['<xs:element name="e" nillable="yes"/>', "s4s-att-invalid-value@2:1"],
    ['<xs:element name="e" minOccurs="1"/>', "s4s-att-not-allowed@2:1"],
    ['<xs:element name="e" xs:type="xs:int"/>', "s4s-att-not-allowed@2:1"],
    ['<xs:element name="e" block="list"/>', "s4s-att-invalid-value@2:1"],
    ["<xs:element/>", "s4s-att-must-appear@2:1"],
    ['<xs:element name="e" id="i"/><xs:element name="f" id="i"/>', "s4s-att-invalid-value@2:30"],
    ['<xs:simpleType name="s"/>', "s4s-elt-must-match.1@2:1"],
    [
      '<xs:simpleType name="s"><xs:list itemType="xs:int"/><xs:list itemType="xs:int"/></xs:simpleType>',
      "s4s-elt-invalid-content.1@2:53",
    ],
    [
      '<xs:complexType name="t"><xs:simpleContent><xs:extension base="xs:int"/></xs:simpleContent><xs:attribute name="a"/></xs:complexType>',
      "s4s-elt-invalid-content.1@2:92",
    ],
    [
      '<xs:complexType name="t"><xs:anyAttribute/><xs:attribute name="a"/></xs:complexType>',
      "s4s-elt-invalid-content.1@2:44",
    ],
    [
      '<xs:complexType name="t"><xs:sequence><xs:annotation/><xs:annotation/></xs:sequence></xs:complexType>',
      "s4s-elt-invalid-content.1@2:55",
    ],
    [
      '<xs:complexType name="t"><xs:all maxOccurs="2"/></xs:complexType>',
      "s4s-att-invalid-value@2:26",
    ],
    [
      '<xs:complexType name="t"><xs:all><xs:element name="e" maxOccurs="2"/></xs:all></xs:complexType>',
      "s4s-att-invalid-value@2:34",
    ],
    [
      '<xs:complexType name="t"><xs:sequence maxOccurs="-1"/></xs:complexType>',
      "s4s-att-invalid-value@2:26",
    ],
    ['<xs:group name="g"><xs:sequence minOccurs="0"/></xs:group>', "s4s-att-not-allowed@2:20"],
    [
      '<xs:complexType name="t"><xs:attribute name="a" use="never"/></xs:complexType>',
      "s4s-att-invalid-value@2:26",
    ],
    [
      '<xs:annotation><xs:documentation xml:lang="x y"/></xs:annotation>',
      "s4s-att-invalid-value@2:16",
    ],
    ['<xs:annotation><xs:appinfo source="9a:b"/></xs:annotation>', "s4s-att-invalid-value@2:16"],
    [
      '<xs:element name="e"><xs:key name="k"><xs:field xpath="a"/></xs:key></xs:element>',
      "s4s-elt-must-match.1@2:22",
    ],
    [
      '<xs:simpleType name="s"><xs:restriction base="xs:string"><xs:length value="-1"/></xs:restriction></xs:simpleType>',
      "s4s-att-invalid-value@2:58",
    ],
    [
      '<xs:simpleType name="s"><xs:restriction base="xs:string"><xs:pattern value="a" fixed="true"/></xs:restriction></xs:simpleType>',
      "s4s-att-not-allowed@2:58",
    ],
    ['<xs:notation name="n"/>', "s4s-att-must-appear@2:1"],
  ] as const)("refuses %s", async ([content, rule]) => {
    expect(await rulesIn(around(content))).toContain(rule);
  });

  test("every mistake is reported, not the first alone", async () => {
    const text = around(
      '<xs:element nam="e"/>\n<xs:attribute name="a" use="required"/>\n<xs:oops/>\nx',
    );
    expect(await rulesIn(text)).toEqual([
      "s4s-elt-character@1:1",
      "s4s-att-not-allowed@2:1",
      "s4s-att-must-appear@2:1",
      "s4s-att-not-allowed@3:1",
      "s4s-elt-invalid-content.1@4:1",
    ]);
  });
});
