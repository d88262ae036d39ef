import { expect, test } from "vitest";
import { findingsIn } from "../load.js";

const heads = `<xs:element name="h" type="xs:string"/><xs:element name="m1" type="xs:string" substitutionGroup="t:h"/>
  <xs:element name="m2" type="xs:string" substitutionGroup="t:h"/>`;

async function isRestriction(base: string, derived: string): Promise<boolean> {
  const findings = await findingsIn(`${heads}<xs:complexType name="B">${base}</xs:complexType>
    <xs:complexType name="D"><xs:complexContent><xs:restriction base="t:B">${derived}</xs:restriction></xs:complexContent></xs:complexType>`);
  expect(findings.filter(({ code }) => !code.startsWith("derivation-ok-restriction"))).toEqual([]);
  return findings.length === 0;
}

const choice = (inner: string): string => `<xs:choice>${inner}</xs:choice>`;
const sequence = (inner: string): string => `<xs:sequence>${inner}</xs:sequence>`;
const d = '<xs:element name="d"/>';
const a = '<xs:element name="a" minOccurs="0"/>';
const h = (counts: string): string => `<xs:element ref="t:h" ${counts}/>`;
const m1 = '<xs:element ref="t:m1"/>';
const m2 = '<xs:element ref="t:m2"/>';
const empty = '<xs:sequence minOccurs="0"/>';
const other = '<xs:any namespace="##other"/>';
const repeated = `<xs:choice minOccurs="2" maxOccurs="2">${d}${h("")}</xs:choice>`;

test.each([
  ["a head in a choice, narrowed", choice(d + h('minOccurs="0"')), choice(d + h("")), true],
  ["a head in a choice, by its members", choice(d + h("")), choice(d + m1 + m2), true],
  ["a head in a choice, widened", choice(d + h("")), choice(d + h('maxOccurs="2"')), false],
  ["a member in a choice, by its head", choice(d + m1), choice(d + h("")), false],
  ["a wildcard beside nothing", choice(empty + other + h("")), choice(empty + other), true],
  [
    "nothing left beside a choice",
    sequence(repeated + a + empty),
    sequence(repeated + empty),
    true,
  ],
  ["a choice for a sequence", sequence(d + a), choice(d + a), false],
])("%s", async (_what, base, derived, restricts) => {
  expect(await isRestriction(base, derived)).toBe(restricts);
});
