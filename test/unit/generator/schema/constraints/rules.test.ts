import { describe, expect, test } from "vitest";
import { findingsIn } from "./load.js";

/** The rule that is broken, components that break it, and the change that mends them. */
type Case = readonly [rule: string, broken: string, replaced: string, by: string];

const restriction = (base: string, facets: string): string =>
  `<xs:simpleType name="T"><xs:restriction base="${base}">${facets}</xs:restriction></xs:simpleType>`;
const twoSteps = (base: string, first: string, second: string): string =>
  `<xs:simpleType name="B"><xs:restriction base="${base}">${first}</xs:restriction></xs:simpleType>${restriction("t:B", second)}`;
const content = (particles: string, type = "T"): string =>
  `<xs:complexType name="${type}">${particles}</xs:complexType>`;
const derive = (how: string, inner: string): string =>
  content(`<xs:complexContent><xs:${how} base="t:B">${inner}</xs:${how}></xs:complexContent>`);
const a = '<xs:element name="a" type="xs:string"/>';
const b = '<xs:element name="b" type="xs:string"/>';

const suites: Readonly<Record<string, readonly Case[]>> = {
  "facets (Part 2, 4.3)": [
    [
      "cos-applicable-facets",
      restriction("xs:int", '<xs:length value="3"/>'),
      "length",
      "totalDigits",
    ],
    [
      "cos-applicable-facets",
      restriction("xs:boolean", '<xs:enumeration value="true"/>'),
      "enumeration",
      "pattern",
    ],
    [
      "length-valid-restriction",
      twoSteps("xs:string", '<xs:length value="3"/>', '<xs:length value="4"/>'),
      'value="4"',
      'value="3"',
    ],
    [
      "minLength-valid-restriction",
      twoSteps("xs:string", '<xs:minLength value="3"/>', '<xs:minLength value="2"/>'),
      'value="2"',
      'value="4"',
    ],
    [
      "maxLength-valid-restriction",
      twoSteps("xs:string", '<xs:maxLength value="3"/>', '<xs:maxLength value="4"/>'),
      'value="4"',
      'value="2"',
    ],
    [
      "minLength-less-than-equal-to-maxLength",
      restriction("xs:string", '<xs:minLength value="3"/><xs:maxLength value="2"/>'),
      'value="2"',
      'value="3"',
    ],
    [
      "length-minLength-maxLength.1.2",
      restriction("xs:string", '<xs:length value="3"/><xs:minLength value="3"/>'),
      '<xs:minLength value="3"/>',
      "",
    ],
    [
      "length-minLength-maxLength.2.2",
      twoSteps(
        "xs:string",
        '<xs:maxLength value="4"/>',
        '<xs:length value="1"/><xs:maxLength value="2"/>',
      ),
      '<xs:maxLength value="2"/>',
      "",
    ],
    [
      "length-minLength-maxLength.1.1",
      twoSteps("xs:string", '<xs:minLength value="4"/>', '<xs:length value="3"/>'),
      '<xs:length value="3"/>',
      '<xs:length value="5"/>',
    ],
    [
      "totalDigits-valid-restriction",
      twoSteps("xs:decimal", '<xs:totalDigits value="3"/>', '<xs:totalDigits value="4"/>'),
      'value="4"',
      'value="2"',
    ],
    [
      "fractionDigits-valid-restriction",
      twoSteps("xs:decimal", '<xs:fractionDigits value="3"/>', '<xs:fractionDigits value="4"/>'),
      'value="4"',
      'value="2"',
    ],
    [
      "fractionDigits-totalDigits",
      restriction("xs:decimal", '<xs:fractionDigits value="4"/><xs:totalDigits value="3"/>'),
      'value="3"',
      'value="4"',
    ],
    [
      "whiteSpace-valid-restriction.1",
      twoSteps(
        "xs:string",
        '<xs:whiteSpace value="collapse"/>',
        '<xs:whiteSpace value="replace"/>',
      ),
      'value="replace"',
      'value="collapse"',
    ],
    [
      "whiteSpace-valid-restriction.2",
      twoSteps(
        "xs:string",
        '<xs:whiteSpace value="replace"/>',
        '<xs:whiteSpace value="preserve"/>',
      ),
      'value="preserve"',
      'value="collapse"',
    ],
    [
      "maxInclusive-maxExclusive",
      restriction("xs:int", '<xs:maxInclusive value="9"/><xs:maxExclusive value="9"/>'),
      '<xs:maxExclusive value="9"/>',
      "",
    ],
    [
      "minInclusive-minExclusive",
      restriction("xs:int", '<xs:minInclusive value="9"/><xs:minExclusive value="9"/>'),
      '<xs:minExclusive value="9"/>',
      "",
    ],
    [
      "minInclusive-less-than-equal-to-maxInclusive",
      restriction(
        "xs:date",
        '<xs:minInclusive value="2008-09-02"/><xs:maxInclusive value="2008-09-01"/>',
      ),
      "2008-09-01",
      "2008-09-02",
    ],
    [
      "minExclusive-less-than-equal-to-maxExclusive",
      restriction("xs:int", '<xs:minExclusive value="10"/><xs:maxExclusive value="9"/>'),
      '"9"',
      '"10"',
    ],
    [
      "minExclusive-less-than-maxInclusive",
      restriction("xs:int", '<xs:minExclusive value="9"/><xs:maxInclusive value="9"/>'),
      'maxInclusive value="9"',
      'maxInclusive value="10"',
    ],
    [
      "minInclusive-less-than-maxExclusive",
      restriction("xs:int", '<xs:minInclusive value="9"/><xs:maxExclusive value="9"/>'),
      'maxExclusive value="9"',
      'maxExclusive value="10"',
    ],
    [
      "maxInclusive-valid-restriction.1",
      twoSteps("xs:int", '<xs:maxInclusive value="9"/>', '<xs:maxInclusive value="10"/>'),
      '"10"',
      '"8"',
    ],
    [
      "maxInclusive-valid-restriction.2",
      twoSteps("xs:int", '<xs:maxExclusive value="9"/>', '<xs:maxInclusive value="9"/>'),
      'maxInclusive value="9"',
      'maxInclusive value="8"',
    ],
    [
      "maxInclusive-valid-restriction.3",
      twoSteps("xs:int", '<xs:minInclusive value="9"/>', '<xs:maxInclusive value="8"/>'),
      '"8"',
      '"9"',
    ],
    [
      "maxInclusive-valid-restriction.4",
      twoSteps("xs:int", '<xs:minExclusive value="9"/>', '<xs:maxInclusive value="9"/>'),
      'maxInclusive value="9"',
      'maxInclusive value="10"',
    ],
    [
      "maxExclusive-valid-restriction.1",
      twoSteps("xs:int", '<xs:maxExclusive value="9"/>', '<xs:maxExclusive value="10"/>'),
      '"10"',
      '"9"',
    ],
    [
      "maxExclusive-valid-restriction.2",
      twoSteps("xs:int", '<xs:maxInclusive value="9"/>', '<xs:maxExclusive value="10"/>'),
      '"10"',
      '"9"',
    ],
    [
      "maxExclusive-valid-restriction.3",
      twoSteps("xs:int", '<xs:minInclusive value="9"/>', '<xs:maxExclusive value="9"/>'),
      'maxExclusive value="9"',
      'maxExclusive value="10"',
    ],
    [
      "maxExclusive-valid-restriction.4",
      twoSteps("xs:decimal", '<xs:minExclusive value="9"/>', '<xs:maxExclusive value="9.0"/>'),
      "9.0",
      "9.1",
    ],
    [
      "minExclusive-valid-restriction.1",
      twoSteps("xs:int", '<xs:minExclusive value="9"/>', '<xs:minExclusive value="8"/>'),
      '"8"',
      '"9"',
    ],
    [
      "minExclusive-valid-restriction.2",
      twoSteps("xs:int", '<xs:maxInclusive value="9"/>', '<xs:minExclusive value="10"/>'),
      'minExclusive value="10"',
      'minExclusive value="9"',
    ],
    [
      "minExclusive-valid-restriction.3",
      twoSteps("xs:int", '<xs:minInclusive value="9"/>', '<xs:minExclusive value="8"/>'),
      '"8"',
      '"9"',
    ],
    [
      "minExclusive-valid-restriction.4",
      twoSteps("xs:int", '<xs:maxExclusive value="9"/>', '<xs:minExclusive value="9"/>'),
      'minExclusive value="9"',
      'minExclusive value="7"',
    ],
    [
      "minInclusive-valid-restriction.1",
      twoSteps("xs:duration", '<xs:minInclusive value="P2D"/>', '<xs:minInclusive value="PT47H"/>'),
      "PT47H",
      "PT49H",
    ],
    [
      "minInclusive-valid-restriction.2",
      twoSteps("xs:int", '<xs:maxInclusive value="9"/>', '<xs:minInclusive value="10"/>'),
      '"10"',
      '"9"',
    ],
    [
      "minInclusive-valid-restriction.3",
      twoSteps("xs:int", '<xs:minExclusive value="9"/>', '<xs:minInclusive value="9"/>'),
      'minInclusive value="9"',
      'minInclusive value="10"',
    ],
    [
      "minInclusive-valid-restriction.4",
      twoSteps("xs:int", '<xs:maxExclusive value="9"/>', '<xs:minInclusive value="9"/>'),
      'minInclusive value="9"',
      'minInclusive value="8"',
    ],
    ["st-props-correct.1", restriction("xs:int", '<xs:maxInclusive value="nine"/>'), "nine", "9"],
    ["st-props-correct.1", restriction("xs:string", '<xs:pattern value="(a"/>'), "(a", "(a)"],
    [
      "cos-st-restricts.1.3.2",
      twoSteps(
        "xs:int",
        '<xs:maxInclusive value="9" fixed="true"/>',
        '<xs:maxInclusive value="8"/>',
      ),
      '"8"',
      '"9"',
    ],
    [
      "enumeration-valid-restriction",
      restriction("xs:int", '<xs:enumeration value="1.5"/>'),
      "1.5",
      "15",
    ],
    [
      "enumeration-valid-restriction",
      `<xs:notation name="jpeg" public="image/jpeg"/>${restriction("xs:NOTATION", '<xs:enumeration value="t:gif"/>')}`,
      "t:gif",
      "t:jpeg",
    ],
    [
      "enumeration-required-notation",
      '<xs:element name="e" type="xs:NOTATION"/>',
      "NOTATION",
      "QName",
    ],
  ],
  "simple types (Part 1, 3.14.6)": [
    [
      "st-props-correct.3",
      `<xs:simpleType name="B" final="restriction"><xs:restriction base="xs:int"/></xs:simpleType>${restriction("t:B", "")}`,
      ' final="restriction"',
      ' final="list"',
    ],
    ["cos-st-restricts.1.1", restriction("xs:anySimpleType", ""), "anySimpleType", "anyURI"],
    [
      "cos-st-restricts.2.1",
      '<xs:simpleType name="T"><xs:list itemType="xs:NMTOKENS"/></xs:simpleType>',
      "NMTOKENS",
      "NMTOKEN",
    ],
    [
      "cos-st-restricts.2.3.1.1",
      '<xs:simpleType name="B" final="list"><xs:restriction base="xs:int"/></xs:simpleType><xs:simpleType name="T"><xs:list itemType="t:B"/></xs:simpleType>',
      ' final="list"',
      ' final="union"',
    ],
    [
      "cos-st-restricts.3.3.1.1",
      '<xs:simpleType name="B" final="union"><xs:restriction base="xs:int"/></xs:simpleType><xs:simpleType name="T"><xs:union memberTypes="t:B"/></xs:simpleType>',
      ' final="union"',
      ' final="list"',
    ],
  ],
  "values (Part 1, 3.2.6, 3.3.6, 3.5.6)": [
    ["e-props-correct.2", '<xs:element name="e" type="xs:int" default="x"/>', '"x"', '"1"'],
    ["e-props-correct.5", '<xs:element name="e" type="xs:ID" default="x"/>', ' default="x"', ""],
    [
      "cos-valid-default.2.1",
      `<xs:element name="e" default="x"><xs:complexType><xs:sequence>${a}</xs:sequence></xs:complexType></xs:element>`,
      ' default="x"',
      "",
    ],
    [
      "cos-valid-default.2.2.2",
      `<xs:element name="e" default="x"><xs:complexType mixed="true"><xs:sequence>${a}</xs:sequence></xs:complexType></xs:element>`,
      "<xs:sequence>",
      '<xs:sequence minOccurs="0">',
    ],
    [
      "a-props-correct.2",
      '<xs:attribute name="a" type="xs:date" fixed="2008-02-30"/>',
      "02-30",
      "02-29",
    ],
    ["a-props-correct.3", '<xs:attribute name="a" type="xs:ID" fixed="x"/>', ' fixed="x"', ""],
    [
      "au-props-correct.2",
      `<xs:attribute name="a" type="xs:decimal" fixed="1"/>${content('<xs:attribute ref="t:a" fixed="2"/>')}`,
      '"2"',
      '"1.0"',
    ],
    [
      "e-props-correct.4",
      '<xs:element name="h" type="xs:int"/><xs:element name="m" type="xs:string" substitutionGroup="t:h"/>',
      "xs:string",
      "xs:short",
    ],
    [
      "e-props-correct.4",
      '<xs:element name="h" type="xs:int" final="restriction"/><xs:element name="m" type="xs:short" substitutionGroup="t:h"/>',
      ' final="restriction"',
      "",
    ],
  ],
  "identity constraints (Part 1, 3.11.6)": [
    [
      "c-props-correct.2",
      '<xs:element name="e"><xs:key name="k"><xs:selector xpath="a"/><xs:field xpath="@b"/></xs:key><xs:keyref name="r" refer="t:k"><xs:selector xpath="c"/><xs:field xpath="@b"/><xs:field xpath="@d"/></xs:keyref></xs:element>',
      '<xs:field xpath="@d"/>',
      "",
    ],
  ],
  "content models (Part 1, 3.8.6)": [
    [
      "cos-nonambig",
      content(
        `<xs:sequence><xs:element name="a" type="xs:string" minOccurs="0"/>${a}</xs:sequence>`,
      ),
      ' minOccurs="0"',
      ' minOccurs="2" maxOccurs="2"',
    ],
    [
      "cos-element-consistent",
      content(`<xs:sequence>${a}${b}<xs:element name="a" type="xs:int"/></xs:sequence>`),
      "xs:int",
      "xs:string",
    ],
    [
      "cos-element-consistent",
      `<xs:group name="G"><xs:choice>${a}<xs:sequence>${b}<xs:element name="a" type="xs:int"/></xs:sequence></xs:choice></xs:group>`,
      "xs:int",
      "xs:string",
    ],
    [
      "cos-all-limited.1.2",
      `<xs:group name="G"><xs:all>${a}</xs:all></xs:group>${content('<xs:sequence><xs:group ref="t:G"/></xs:sequence>')}`,
      '<xs:sequence><xs:group ref="t:G"/></xs:sequence>',
      '<xs:group ref="t:G"/>',
    ],
  ],
  "extension (Part 1, 3.4.6, cos-ct-extends)": [
    [
      "cos-ct-extends.1.1",
      `${content(`<xs:sequence>${a}</xs:sequence>`, 'B" final="extension')}${derive("extension", "")}`,
      ' final="extension"',
      ' final="restriction"',
    ],
    [
      "cos-ct-extends.1.4.3.2.2.1",
      `${content(`<xs:sequence>${a}</xs:sequence>`, 'B" mixed="true')}${derive("extension", `<xs:sequence>${b}</xs:sequence>`)}`,
      ' mixed="true"',
      "",
    ],
    [
      "cos-ct-extends.2.2",
      '<xs:simpleType name="B" final="#all"><xs:restriction base="xs:int"/></xs:simpleType><xs:complexType name="T"><xs:simpleContent><xs:extension base="t:B"/></xs:simpleContent></xs:complexType>',
      ' final="#all"',
      "",
    ],
    [
      "cos-all-limited.1.2",
      `${content(`<xs:all>${a}</xs:all>`, "B")}${derive("extension", `<xs:sequence>${b}</xs:sequence>`)}`,
      `<xs:sequence>${b}</xs:sequence>`,
      "",
    ],
    [
      "ct-props-correct.5",
      content('<xs:attribute name="a" type="xs:ID"/><xs:attribute name="b" type="xs:ID"/>'),
      'name="b" type="xs:ID"',
      'name="b" type="xs:IDREF"',
    ],
    [
      "ct-props-correct.4",
      `${content('<xs:attribute name="a"/>', "B")}${derive("extension", '<xs:attribute name="a"/>')}`,
      '<xs:extension base="t:B"><xs:attribute name="a"/>',
      '<xs:extension base="t:B"><xs:attribute name="b"/>',
    ],
  ],
  "restriction (Part 1, 3.4.6, derivation-ok-restriction)": [
    [
      "derivation-ok-restriction.1",
      `${content(`<xs:sequence>${a}</xs:sequence>`, 'B" final="restriction')}${derive("restriction", `<xs:sequence>${a}</xs:sequence>`)}`,
      ' final="restriction"',
      "",
    ],
    [
      "derivation-ok-restriction.2.1.1",
      `${content('<xs:attribute name="a" use="required"/>', "B")}${derive("restriction", '<xs:attribute name="a" use="optional"/>')}`,
      "optional",
      "required",
    ],
    [
      "derivation-ok-restriction.2.1.2",
      `${content('<xs:attribute name="a" type="xs:token"/>', "B")}${derive("restriction", '<xs:attribute name="a" type="xs:string"/>')}`,
      "xs:string",
      "xs:language",
    ],
    [
      "derivation-ok-restriction.2.1.3",
      `${content('<xs:attribute name="a" type="xs:int" fixed="1"/>', "B")}${derive("restriction", '<xs:attribute name="a" type="xs:int" fixed="2"/>')}`,
      '"2"',
      '"01"',
    ],
    [
      "derivation-ok-restriction.2.2",
      `${content('<xs:anyAttribute namespace="##other"/>', "B")}${derive("restriction", '<xs:attribute name="a"/>')}`,
      "##other",
      "##local",
    ],
    [
      "derivation-ok-restriction.3",
      `${content('<xs:attribute name="a" use="required"/>', "B")}${derive("restriction", '<xs:attribute name="a" use="prohibited"/>')}`,
      'use="required"',
      "",
    ],
    [
      "derivation-ok-restriction.4.1",
      `${content("", "B")}${derive("restriction", "<xs:anyAttribute/>")}`,
      '<xs:complexType name="B">',
      '<xs:complexType name="B"><xs:anyAttribute/>',
    ],
    [
      "derivation-ok-restriction.4.2",
      `${content('<xs:anyAttribute namespace="urn:x"/>', "B")}${derive("restriction", '<xs:anyAttribute namespace="urn:x urn:y"/>')}`,
      " urn:y",
      "",
    ],
    [
      "derivation-ok-restriction.4.3",
      `${content("<xs:anyAttribute/>", "B")}${derive("restriction", '<xs:anyAttribute processContents="lax"/>')}`,
      ' processContents="lax"',
      "",
    ],
    [
      "derivation-ok-restriction.5.3.2",
      `${content(`<xs:sequence>${a}</xs:sequence>`, "B")}${derive("restriction", "")}`,
      "<xs:sequence>",
      '<xs:sequence minOccurs="0">',
    ],
    [
      "derivation-ok-restriction.5.4.1",
      `${content(`<xs:sequence>${a}</xs:sequence>`, "B")}${derive("restriction", `<xs:sequence>${a}</xs:sequence>`).replace("<xs:complexContent>", '<xs:complexContent mixed="true">')}`,
      ' mixed="true"',
      "",
    ],
    [
      "derivation-ok-restriction.5.4.2",
      `${content(`<xs:sequence>${a}${b}</xs:sequence>`, "B")}${derive("restriction", `<xs:sequence>${b}${a}</xs:sequence>`)}`,
      `${b}${a}`,
      `${a}${b}`,
    ],
    [
      "derivation-ok-restriction.5.2.2.1",
      '<xs:complexType name="B"><xs:simpleContent><xs:extension base="xs:int"/></xs:simpleContent></xs:complexType><xs:complexType name="T"><xs:simpleContent><xs:restriction base="t:B"><xs:simpleType><xs:restriction base="xs:string"/></xs:simpleType></xs:restriction></xs:simpleContent></xs:complexType>',
      '<xs:restriction base="xs:string"/>',
      '<xs:restriction base="xs:short"/>',
    ],
  ],
};

describe.for(Object.entries(suites))("%s", ([, cases]) => {
  test.for(cases)("%s", async ([rule, broken, replaced, by]) => {
    const findings = await findingsIn(broken);
    expect(findings.map(({ code }) => code)).toEqual([rule]);
    expect(findings[0]?.position).toMatchObject({ file: "t.xsd", line: 2 });
    expect(findings[0]?.message).toMatch(/^["a-z].*[^.]$/s);
    const mended = broken.replace(replaced, by);
    expect(mended).not.toBe(broken);
    expect(await findingsIn(mended)).toEqual([]);
  });
});

test("what a restriction took away and an extension brings back is a warning (cos-ct-extends.1.5)", async () => {
  const base = content(
    `<xs:sequence><xs:element name="a" type="xs:string" minOccurs="0"/>${b}</xs:sequence><xs:attribute name="c"/>`,
    "A",
  );
  const restricted = `<xs:complexType name="B"><xs:complexContent><xs:restriction base="t:A"><xs:sequence>${b}</xs:sequence><xs:attribute name="c" use="prohibited"/></xs:restriction></xs:complexContent></xs:complexType>`;
  const extended = derive(
    "extension",
    '<xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence><xs:attribute name="c"/>',
  );
  const findings = await findingsIn(base + restricted + extended);
  expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    "warning cos-ct-extends.1.5",
    "warning cos-ct-extends.1.5",
  ]);
  expect(
    await findingsIn(base + restricted + derive("extension", '<xs:attribute name="d"/>')),
  ).toEqual([]);
});

test("competing particles are named, with their lines", async () => {
  const [finding] = await findingsIn(
    content(
      '<xs:sequence>\n<xs:element name="a" type="xs:string" minOccurs="0"/>\n<xs:any/></xs:sequence>',
    ),
  );
  expect(finding?.message).toBe(
    'the content of the type "t:T" is ambiguous: the element "a" could be attributed to two particles, the element "a" (t.xsd:3) and the wildcard for any namespace (t.xsd:4)',
  );
});
