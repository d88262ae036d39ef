import { describe, expect, test } from "vitest";
import { loadTexts } from "../../../../support/load-schema.js";
import { xsd } from "../../../../support/schemas-in-memory.js";

/*
 * A group that is redefined without a reference to itself is restricted (Part 1, 4.2.3, src-redefine, clauses 6.2.2 and 7.2.2): so the
 * verdict on it is the one on a complex type that restricts another in the same way.
 */

async function firstRule(files: Readonly<Record<string, string>>): Promise<"accepted" | "refused"> {
  const { findings } = await loadTexts(files);
  return findings.some((line) => line.includes(" error: ")) ? "refused" : "accepted";
}

const redefined = (kind: string, base: string, derived: string): Record<string, string> => ({
  "main.xsd": xsd(
    `<xs:redefine schemaLocation="base.xsd"><xs:${kind} name="G">${derived}</xs:${kind}></xs:redefine>`,
  ),
  "base.xsd": xsd(`<xs:${kind} name="G">${base}</xs:${kind}>${types}`),
});

const restricted = (base: string, derived: string): Record<string, string> => ({
  "main.xsd": xsd(`<xs:complexType name="B">${base}</xs:complexType>
    <xs:complexType name="D"><xs:complexContent><xs:restriction base="t:B">${derived}</xs:restriction></xs:complexContent></xs:complexType>${types}`),
});

const types = `
  <xs:simpleType name="few"><xs:restriction base="xs:int"><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="either"><xs:union memberTypes="xs:int xs:boolean"/></xs:simpleType>`;

const anonymous = (base: string): string =>
  `<xs:simpleType><xs:restriction base="${base}"><xs:pattern value="[0-9]*"/></xs:restriction></xs:simpleType>`;

/** What may stand in an attribute or element: attributes, and an anonymous type. */
const declarations: readonly (readonly [attributes: string, content: string])[] = [
  ...["xs:int", "xs:boolean", "xs:string", "t:few", "t:either"].flatMap((type) =>
    ["", 'fixed="1"', type === "xs:boolean" ? 'fixed="true"' : 'fixed="01"', 'default="1"'].map(
      (value) => [`type="${type}" ${value}`, ""] as const,
    ),
  ),
  ["", ""],
  ['fixed="1"', ""],
  ["", anonymous("xs:int")],
  ['fixed="1"', anonymous("xs:int")],
  ["", anonymous("t:few")],
];

describe("a redefinition that refers not to itself has the verdict of a restriction", () => {
  test("of attributes", async () => {
    const attribute = ([attributes, content]: (typeof declarations)[number], use = ""): string =>
      `<xs:attribute name="a" ${attributes} ${use}>${content}</xs:attribute>`;
    for (const base of declarations) {
      for (const derived of declarations) {
        const [own, its] = [attribute(derived), attribute(base)];
        const pair = `${its} by ${own}`;
        const verdict = await firstRule(restricted(its, own));
        expect(await firstRule(redefined("attributeGroup", its, own)), pair).toBe(verdict);
        // Two anonymous types are two, whatever they say.
        if (base === derived && base[1] === "") expect(verdict, pair).toBe("accepted");
      }
    }
  });

  test("of elements", async () => {
    const element = ([attributes, content]: (typeof declarations)[number]): string =>
      `<xs:sequence><xs:element name="a" ${attributes}>${content}</xs:element></xs:sequence>`;
    for (const base of declarations) {
      for (const derived of declarations) {
        if (derived[1] !== "" && base[1] !== "") continue;
        const [own, its] = [element(derived), element(base)];
        const verdict = await firstRule(restricted(its, own));
        expect(await firstRule(redefined("group", its, own)), `${its} by ${own}`).toBe(verdict);
      }
    }
  });

  test.each([
    ["xs:int", "xs:boolean", "refused"],
    ["xs:boolean", "xs:int", "refused"],
    ["xs:int", "t:few", "accepted"],
    ["xs:int", "xs:int", "accepted"],
    ["t:few", "xs:int", "refused"],
  ])("of what groups in groups hold: %s by %s is %s", async (base, derived, verdict) => {
    const files = (kind: string, inner: (type: string) => string): Record<string, string> => ({
      "main.xsd": xsd(
        `<xs:redefine schemaLocation="base.xsd"><xs:${kind} name="G">${inner(derived)}</xs:${kind}></xs:redefine>`,
      ),
      "base.xsd": xsd(`<xs:include schemaLocation="far.xsd"/>${types}`),
      "far.xsd": xsd(`<xs:${kind} name="G">${inner("far")}</xs:${kind}>
        <xs:attributeGroup name="far"><xs:attribute name="a" type="${base}" fixed="1"/></xs:attributeGroup>
        <xs:group name="far"><xs:sequence><xs:element name="a" type="${base}" fixed="1"/></xs:sequence></xs:group>`),
    });
    const attributes = (type: string): string =>
      type === "far"
        ? '<xs:attributeGroup ref="t:far"/>'
        : `<xs:attribute name="a" type="${type}" fixed="1"/>`;
    const elements = (type: string): string =>
      type === "far"
        ? '<xs:choice><xs:group ref="t:far"/></xs:choice>'
        : `<xs:sequence><xs:element name="a" type="${type}" fixed="1"/></xs:sequence>`;
    expect(await firstRule(files("attributeGroup", attributes))).toBe(verdict);
    expect(await firstRule(files("group", elements))).toBe(verdict);
  });

  test("of a type that is redefined twice, and of what each step holds", async () => {
    const step = (location: string, low: number, high: number): string =>
      xsd(`<xs:redefine schemaLocation="${location}"><xs:simpleType name="S"><xs:restriction base="t:S">
        <xs:minInclusive value="${low}"/><xs:maxInclusive value="${high}"/></xs:restriction></xs:simpleType></xs:redefine>`);
    const chain = (...bounds: readonly (readonly [number, number])[]): Record<string, string> => ({
      ...Object.fromEntries(
        bounds.map(([low, high], index) => [`s${index}.xsd`, step(`s${index + 1}.xsd`, low, high)]),
      ),
      [`s${bounds.length}.xsd`]: xsd(
        '<xs:simpleType name="S"><xs:restriction base="xs:int"/></xs:simpleType>',
      ),
    });
    expect(await firstRule(chain([3, 4], [2, 5], [1, 9]))).toBe("accepted");
    expect(await firstRule(chain([3, 6], [2, 5], [1, 9]))).toBe("refused");
    expect(await firstRule(chain([3, 4], [0, 5], [1, 9]))).toBe("refused");
  });
});

describe("a group that is restricted to nothing", () => {
  const never = '<xs:choice><xs:element ref="t:n" minOccurs="0" maxOccurs="0"/></xs:choice>';
  const files = (base: string, derived: string): Record<string, string> => ({
    "main.xsd": xsd(
      `<xs:redefine schemaLocation="base.xsd"><xs:group name="G">${derived}</xs:group></xs:redefine>`,
    ),
    "base.xsd": xsd(`<xs:element name="n"/>
      <xs:group name="one"><xs:sequence><xs:element ref="t:n"/></xs:sequence></xs:group>
      <xs:group name="none">${never}</xs:group><xs:group name="G">${base}</xs:group>`),
  });
  const oneOrNone = '<xs:group ref="t:one"/><xs:group ref="t:none"/>';
  const bases = [
    `<xs:sequence><xs:choice>${oneOrNone}</xs:choice></xs:sequence>`,
    `<xs:choice>${oneOrNone}</xs:choice>`,
    '<xs:choice><xs:group ref="t:one" minOccurs="0"/></xs:choice>',
    '<xs:sequence><xs:element ref="t:n" minOccurs="0"/></xs:sequence>',
  ];
  const derivations = [
    never,
    '<xs:choice><xs:group ref="t:none"/></xs:choice>',
    '<xs:sequence><xs:group ref="t:none"/></xs:sequence>',
  ];

  test("is a restriction where the group may be empty", async () => {
    for (const base of bases)
      for (const derived of derivations)
        expect(await firstRule(files(base, derived)), base + derived).toBe("accepted");
  });

  test("is none where the group requires an element", async () => {
    const required = '<xs:choice><xs:group ref="t:one"/></xs:choice>';
    for (const derived of derivations)
      expect(await firstRule(files(required, derived)), derived).toBe("refused");
  });
});
