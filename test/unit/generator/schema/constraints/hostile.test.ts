import { expect, test } from "vitest";
import { findingsIn } from "./load.js";

const rules = async (components: string): Promise<readonly string[]> => {
  const started = process.cpuUsage();
  const findings = await findingsIn(components);
  // Of the processor, in microseconds: what hangs does not end at all.
  expect(process.cpuUsage(started).user).toBeLessThan(30_000_000);
  return [...new Set(findings.map(({ code }) => code))];
};

const groups = (count: number, body: (inner: string) => string): string =>
  Array.from({ length: count }, (_, index) => {
    const inner = index === 0 ? '<xs:element name="a"/>' : `<xs:group ref="t:g${index - 1}"/>`;
    return `<xs:group name="g${index}"><xs:sequence>${body(inner)}</xs:sequence></xs:group>`;
  }).join("\n");

const user = (index: number): string =>
  `<xs:complexType name="T"><xs:sequence><xs:group ref="t:g${index}"/></xs:sequence></xs:complexType>`;

test("groups that double forty times are accepted, and quickly", async () => {
  expect(await rules(groups(40, (inner) => inner.repeat(2)) + user(39))).toEqual([]);
});

test("ten thousand groups in each other are refused, and quickly", async () => {
  expect(await rules(groups(10_000, (inner) => inner) + user(9999))).toEqual([
    "limit-content-model",
  ]);
});

test("three hundred groups in each other are accepted", async () => {
  expect(await rules(groups(300, (inner) => inner) + user(299))).toEqual([]);
});

test("nested repetition is not unrolled", async () => {
  const nested = (depth: number): string =>
    depth === 0
      ? '<xs:element name="a" minOccurs="0" maxOccurs="50000"/>'
      : `<xs:sequence minOccurs="2" maxOccurs="50000">${nested(depth - 1)}</xs:sequence>`;
  expect(await rules(`<xs:complexType name="T">${nested(50)}</xs:complexType>`)).toEqual([]);
});

test("a choice of five thousand elements is restricted to one of as many", async () => {
  const choice = Array.from({ length: 5000 }, (_, index) => `<xs:element name="e${index}"/>`).join(
    "",
  );
  const base = `<xs:complexType name="B"><xs:choice maxOccurs="unbounded">${choice}</xs:choice></xs:complexType>`;
  const derived = `<xs:complexType name="D"><xs:complexContent><xs:restriction base="t:B"><xs:choice maxOccurs="9">${choice}</xs:choice></xs:restriction></xs:complexContent></xs:complexType>`;
  expect(await rules(base + derived)).toEqual([]);
});

test("a substitution group of three thousand in a chain", async () => {
  const chain = Array.from({ length: 3000 }, (_, index) =>
    index === 0
      ? '<xs:element name="e0" type="xs:string"/>'
      : `<xs:element name="e${index}" type="xs:string" substitutionGroup="t:e${index - 1}"/>`,
  ).join("");
  const type =
    '<xs:complexType name="T"><xs:sequence><xs:element ref="t:e0" maxOccurs="2"/><xs:element name="x"/></xs:sequence></xs:complexType>';
  expect(await rules(chain + type)).toEqual([]);
});

test("circles are refused and end", async () => {
  expect(
    await rules(
      groups(3, (inner) => inner).replace('<xs:element name="a"/>', '<xs:group ref="t:g2"/>'),
    ),
  ).toEqual(["mg-props-correct.2"]);
  expect(
    await rules(
      '<xs:simpleType name="U"><xs:union memberTypes="t:V"/></xs:simpleType><xs:simpleType name="V"><xs:union memberTypes="t:U"/></xs:simpleType>',
    ),
  ).toHaveLength(1);
  expect(
    await rules(
      '<xs:element name="a" substitutionGroup="t:b"/><xs:element name="b" substitutionGroup="t:a"/>',
    ),
  ).toEqual(["e-props-correct.6"]);
  expect(
    await rules(
      '<xs:simpleType name="U"><xs:restriction><xs:simpleType><xs:union memberTypes="t:U"/></xs:simpleType><xs:enumeration value="a"/></xs:restriction></xs:simpleType><xs:element name="e" type="t:U" default="a"/>',
    ),
  ).toEqual(["st-props-correct.2"]);
});

test("an ambiguity of a group is reported once, however many types refer to it", async () => {
  const group =
    '<xs:group name="g"><xs:sequence><xs:element name="a" minOccurs="0"/><xs:element name="a"/></xs:sequence></xs:group>';
  const types = ["A", "B", "C"].map(
    (name) => `<xs:complexType name="${name}"><xs:group ref="t:g"/></xs:complexType>`,
  );
  const found = await findingsIn(group + types.join(""));
  expect(found.map(({ code }) => code)).toEqual(["cos-nonambig"]);
});
