import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What must never be markup, wherever it comes from. */
export const hostileText = `"<&>' </script><script>alert(1)</script> ]]> <img src=x onerror=alert(2)>`;

const xml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const about = (text: string): string =>
  `<xs:annotation><xs:documentation>${xml(text)}</xs:documentation></xs:annotation>`;

/**
 * Writes schemas of the kinds that are hard to describe: files and texts with markup in them, types that hold themselves, substitution groups
 * as GML has them, small types by the hundred as UBL has them, a list of many codes, groups that would unfold without end, and all
 * that has no name. Returns what `--schema` is to be.
 */
export function writeHostileSchemas(folder: string, codes = 20_000): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return name;
  };
  const head = (rest: string): string =>
    `<?xml version="1.0"?>\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${rest}>`;
  const enumeration = Array.from(
    { length: codes },
    (_, index) => `<xs:enumeration value="C${index}">${about(`code ${index}`)}</xs:enumeration>`,
  );
  const basic = Array.from(
    { length: 150 },
    (_, index) => `<xs:element name="Basic${index}" type="u:Basic${index}Type"/>
<xs:complexType name="Basic${index}Type"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="languageID" type="xs:language"/></xs:extension></xs:simpleContent></xs:complexType>`,
  );
  const refs = Array.from(
    { length: 150 },
    (_, index) => `<xs:element ref="u:Basic${index}" minOccurs="0" maxOccurs="unbounded"/>`,
  );
  const unfolding = Array.from(
    { length: 24 },
    (_, index) =>
      `<xs:group name="G${index}"><xs:sequence>${
        index === 0
          ? `<xs:element name="leaf" type="xs:int" minOccurs="0"/>`
          : `<xs:element name="l${index}" type="xs:int"/><xs:group ref="u:G${index - 1}"/><xs:element name="m${index}" type="xs:int"/><xs:group ref="u:G${index - 1}"/>`
      }</xs:sequence></xs:group>`,
  );
  write(
    "ubl-like.xsd",
    `${head('xmlns:u="urn:ubl" targetNamespace="urn:ubl" elementFormDefault="qualified" version="2.1"')}
${basic.join("\n")}${unfolding.join("\n")}
<xs:complexType name="PartyType"><xs:sequence>${refs.join("")}<xs:element name="AgentParty" type="u:PartyType" minOccurs="0"/></xs:sequence></xs:complexType>
<xs:complexType name="ManyType"><xs:sequence>${refs.join("")}<xs:element name="x" type="u:PartyType"/><xs:sequence>${refs.map((ref) => ref.replace('ref="u:', 'name="more').replace(/ minOccurs.*/, "/>")).join("")}</xs:sequence></xs:sequence></xs:complexType>
<xs:complexType name="UnfoldingType"><xs:group ref="u:G23"/></xs:complexType>
<xs:simpleType name="CodesType">${about("many codes")}<xs:restriction base="xs:token">${enumeration.join("")}</xs:restriction></xs:simpleType>
</xs:schema>`,
  );
  write(
    "gml-like.xsd",
    `${head('xmlns:g="urn:gml" targetNamespace="urn:gml" elementFormDefault="qualified"')}
<xs:element name="_Object" abstract="true"/><xs:element name="_Geometry" type="g:AbstractGeometryType" abstract="true" substitutionGroup="g:_Object"/>
<xs:element name="Point" type="g:PointType" substitutionGroup="g:_Geometry" nillable="true"/><xs:element name="Multi" type="g:MultiType" substitutionGroup="g:_Geometry" block="extension"/>
<xs:complexType name="AbstractGeometryType" abstract="true"><xs:attribute name="srsName" type="xs:anyURI"/></xs:complexType>
<xs:complexType name="PointType" final="#all"><xs:complexContent><xs:extension base="g:AbstractGeometryType"><xs:choice><xs:element name="pos"><xs:simpleType><xs:list itemType="xs:double"/></xs:simpleType></xs:element><xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="3"/></xs:choice></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="MultiType"><xs:complexContent><xs:extension base="g:AbstractGeometryType"><xs:sequence><xs:element name="member" maxOccurs="unbounded"><xs:complexType mixed="true"><xs:sequence minOccurs="0"><xs:element ref="g:_Geometry"/></xs:sequence><xs:attribute name="kind" use="required"><xs:simpleType><xs:restriction><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="9"/></xs:restriction></xs:simpleType><xs:enumeration value="a"/><xs:enumeration value="b"/></xs:restriction></xs:simpleType></xs:attribute><xs:anyAttribute namespace="##any" processContents="skip"/></xs:complexType></xs:element></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:element name="list"><xs:complexType><xs:all><xs:element name="one" type="xs:int" default="1" minOccurs="0"/><xs:element name="two" fixed="2"><xs:simpleType><xs:union memberTypes="xs:int"><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="none"/></xs:restriction></xs:simpleType></xs:union></xs:simpleType></xs:element></xs:all></xs:complexType><xs:key name="k"><xs:selector xpath="g:one"/><xs:field xpath="."/></xs:key><xs:keyref name="r" refer="g:k"><xs:selector xpath="g:two"/><xs:field xpath="."/></xs:keyref></xs:element>
<xs:notation name="gif" public="image/gif"/><xs:attribute name="lang" type="xs:language"/><xs:attributeGroup name="ag"><xs:attribute ref="g:lang" default="fr"/><xs:attribute name="x"/></xs:attributeGroup>
<xs:group name="pair"><xs:choice><xs:element name="left" type="xs:int"/><xs:element name="Ünïcødé-名前" type="xs:int" maxOccurs="2"/></xs:choice></xs:group>
<xs:complexType name="Uses"><xs:sequence><xs:group ref="g:pair" minOccurs="0" maxOccurs="unbounded"/></xs:sequence><xs:attributeGroup ref="g:ag"/></xs:complexType>
</xs:schema>`,
  );
  const hostileName = process.platform === "win32" ? "a&b'.xsd" : `a"<&>'b.xsd`;
  write(
    hostileName,
    `${head(`xmlns:h="${xml(hostileText.replace(/ .*/, ""))}" xmlns:m="urn:marks" targetNamespace="${xml(hostileText.replace(/ .*/, ""))}" version="${xml(hostileText)}"`)}
${about(hostileText)}
<xs:element name="e" type="h:T" m:mark="${xml(hostileText)}"/>
<xs:complexType name="T" m:provenance="${xml(hostileText)}">${about(hostileText)}<xs:sequence><xs:element name="${"long".repeat(60)}" type="h:C">${about(hostileText)}</xs:element><xs:element name="d" default="${xml(hostileText)}" type="xs:string"/></xs:sequence></xs:complexType>
<xs:simpleType name="C"><xs:restriction base="xs:string"><xs:enumeration value="${xml(hostileText)}">${about(hostileText)}</xs:enumeration><xs:enumeration value="${xml(`${hostileText}2`)}" m:title="${xml(hostileText)}"/></xs:restriction></xs:simpleType>
<xs:simpleType name="P"><xs:restriction base="xs:string"><xs:pattern value="[&lt;&quot;&amp;]+"/><xs:maxLength value="3"/></xs:restriction></xs:simpleType>
</xs:schema>`,
  );
  return ["ubl-like.xsd", "gml-like.xsd", hostileName];
}
