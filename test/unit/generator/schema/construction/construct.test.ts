import { describe, expect, test } from "vitest";
import type {
  ComplexTypeDefinition,
  Particle,
} from "../../../../../generator/schema/components.js";
import { loadTexts, rulesIn } from "../../../../support/load-schema.js";
import { xsd } from "../../../../support/schemas-in-memory.js";

/** The rules that declarations break; places aside. */
async function broken(declarations: string): Promise<readonly string[]> {
  return (await rulesIn(xsd(declarations))).map((rule) => rule.replace(/@.*/, ""));
}

describe("representation constraints", () => {
  test.for([
    ['<xs:element name="e" default="a" fixed="a"/>', "src-element.1"],
    ["<xs:group name='g'><xs:sequence><xs:element/></xs:sequence></xs:group>", "src-element.2.1"],
    [
      "<xs:element name='e'/><xs:group name='g'><xs:sequence><xs:element ref='t:e' name='x'/></xs:sequence></xs:group>",
      "src-element.2.1",
    ],
    [
      "<xs:element name='e'/><xs:group name='g'><xs:sequence><xs:element ref='t:e' nillable='true'/></xs:sequence></xs:group>",
      "src-element.2.2",
    ],
    [
      "<xs:element name='e'/><xs:group name='g'><xs:sequence><xs:element ref='t:e'><xs:complexType/></xs:element></xs:sequence></xs:group>",
      "src-element.2.2",
    ],
    ['<xs:element name="e" type="xs:int"><xs:complexType/></xs:element>', "src-element.3"],
    ['<xs:attribute name="a" default="a" fixed="a"/>', "src-attribute.1"],
    [
      '<xs:complexType name="t"><xs:attribute name="a" default="a" use="required"/></xs:complexType>',
      "src-attribute.2",
    ],
    ['<xs:complexType name="t"><xs:attribute/></xs:complexType>', "src-attribute.3.1"],
    [
      '<xs:attribute name="a"/><xs:complexType name="t"><xs:attribute ref="t:a" type="xs:int"/></xs:complexType>',
      "src-attribute.3.2",
    ],
    [
      '<xs:attribute name="a" type="xs:int"><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:attribute>',
      "src-attribute.4",
    ],
    ['<xs:attribute name="xmlns"/>', "no-xmlns"],
    [
      '<xs:complexType name="t"><xs:complexContent><xs:extension base="xs:int"/></xs:complexContent></xs:complexType>',
      "src-ct.1",
    ],
    [
      '<xs:complexType name="b"/><xs:complexType name="t"><xs:simpleContent><xs:extension base="t:b"/></xs:simpleContent></xs:complexType>',
      "src-ct.2",
    ],
    [
      '<xs:complexType name="t"><xs:simpleContent><xs:restriction base="xs:int"/></xs:simpleContent></xs:complexType>',
      "src-ct.2",
    ],
    [
      '<xs:complexType name="b" mixed="true"/><xs:complexType name="t"><xs:simpleContent><xs:restriction base="t:b"/></xs:simpleContent></xs:complexType>',
      "src-ct.2.2",
    ],
    [
      '<xs:complexType name="b" mixed="true"><xs:sequence><xs:element name="e"/></xs:sequence></xs:complexType><xs:complexType name="t"><xs:simpleContent><xs:restriction base="t:b"><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:restriction></xs:simpleContent></xs:complexType>',
      "src-ct.2.1.2",
    ],
    [
      '<xs:attributeGroup name="a"><xs:anyAttribute namespace="##other"/></xs:attributeGroup><xs:complexType name="b"><xs:attributeGroup ref="t:a"/></xs:complexType><xs:complexType name="t"><xs:complexContent><xs:extension base="t:b"><xs:anyAttribute namespace="##local"/></xs:extension></xs:complexContent></xs:complexType>',
      "src-ct.4",
    ],
    ['<xs:simpleType name="s"><xs:restriction/></xs:simpleType>', "src-simple-type.2"],
    [
      '<xs:simpleType name="s"><xs:restriction base="xs:int"><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:restriction></xs:simpleType>',
      "src-simple-type.2",
    ],
    ['<xs:simpleType name="s"><xs:list/></xs:simpleType>', "src-simple-type.3"],
    ['<xs:simpleType name="s"><xs:union/></xs:simpleType>', "src-union-memberTypes-or-simpleTypes"],
    [
      '<xs:simpleType name="s"><xs:restriction base="xs:string"><xs:length value="1"/><xs:length value="1"/></xs:restriction></xs:simpleType>',
      "src-single-facet-value",
    ],
    [
      '<xs:complexType name="t"><xs:sequence minOccurs="2"/></xs:complexType>',
      "p-props-correct.2.1",
    ],
    [
      '<xs:complexType name="t"><xs:attribute name="a"/><xs:attribute name="a"/></xs:complexType>',
      "ct-props-correct.4",
    ],
    [
      '<xs:attributeGroup name="g"><xs:attribute name="a"/><xs:attribute name="a"/></xs:attributeGroup>',
      "ag-props-correct.2",
    ],
    ['<xs:element name="e"/><xs:element name="e"/>', "sch-props-correct.2"],
    [
      '<xs:complexType name="t"/><xs:simpleType name="t"><xs:restriction base="xs:int"/></xs:simpleType>',
      "sch-props-correct.2",
    ],
    ['<xs:element name="e" type="t:no"/>', "src-resolve"],
    ['<xs:element name="e" type="xs:nothing"/>', "src-resolve"],
    ['<xs:attribute name="a" type="t:c"/><xs:complexType name="c"/>', "src-resolve"],
    ['<xs:element name="e" type="u:no" xmlns:u="urn:u"/>', "src-resolve.4.2"],
    ['<xs:element name="e" type="no"/>', "src-resolve.4.1"],
    [
      '<xs:element name="e"><xs:key name="k"><xs:selector xpath="a[1]"/><xs:field xpath="b"/></xs:key></xs:element>',
      "c-selector-xpath",
    ],
    [
      '<xs:element name="e"><xs:key name="k"><xs:selector xpath="a"/><xs:field xpath="b()"/></xs:key></xs:element>',
      "c-fields-xpaths",
    ],
    [
      '<xs:element name="e"><xs:keyref name="k" refer="t:no"><xs:selector xpath="a"/><xs:field xpath="b"/></xs:keyref></xs:element>',
      "src-resolve",
    ],
    [
      '<xs:element name="e"><xs:key name="k"><xs:selector xpath="a"/><xs:field xpath="b"/></xs:key><xs:keyref name="r" refer="t:k"><xs:selector xpath="a"/><xs:field xpath="b"/><xs:field xpath="c"/></xs:keyref></xs:element>',
      "c-props-correct.2",
    ],
    [
      '<xs:element name="e"><xs:keyref name="q" refer="t:r"><xs:selector xpath="a"/><xs:field xpath="b"/></xs:keyref><xs:keyref name="r" refer="t:q"><xs:selector xpath="a"/><xs:field xpath="b"/></xs:keyref></xs:element>',
      "c-props-correct.1",
    ],
    [
      '<xs:element name="e"><xs:unique name="k"><xs:selector xpath="a"/><xs:field xpath="b"/></xs:unique></xs:element><xs:element name="f"><xs:key name="k"><xs:selector xpath="a"/><xs:field xpath="b"/></xs:key></xs:element>',
      "sch-props-correct.2",
    ],
  ] as const)("%s breaks %s", async ([declarations, rule]) => {
    expect(await broken(declarations)).toContain(rule);
  });

  test("one attribute group twice is no double", async () => {
    const declarations =
      '<xs:attributeGroup name="g"><xs:attribute name="a"/></xs:attributeGroup><xs:complexType name="t"><xs:attributeGroup ref="t:g"/><xs:attributeGroup ref="t:g"/></xs:complexType>';
    expect(await broken(declarations)).toEqual([]);
  });

  test("an unresolved reference is one error, and what stands for it makes no others", async () => {
    const declarations =
      '<xs:complexType name="t"><xs:complexContent><xs:restriction base="t:no"><xs:sequence><xs:element name="a"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType><xs:element name="e" type="t:t" default="x"/>';
    expect(await broken(declarations)).toEqual(["src-resolve"]);
  });
});

test("mistakes that have nothing to do with each other are all reported, and what follows from one is not", async () => {
  const declarations = `
    <xs:complexType name="broken"><xs:complexContent><xs:extension base="t:no"/></xs:complexContent></xs:complexType>
    <xs:complexType name="derived"><xs:complexContent><xs:restriction base="t:broken"><xs:sequence><xs:element name="z"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
    <xs:complexType name="ambiguous"><xs:sequence><xs:element name="a" minOccurs="0"/><xs:element name="a"/></xs:sequence></xs:complexType>
    <xs:element name="wrong" type="xs:int" default="x"/>
    <xs:element nam="q"/>`;
  expect(await broken(declarations)).toEqual([
    "src-resolve",
    "cos-nonambig",
    "e-props-correct.2",
    "s4s-att-not-allowed",
    "s4s-att-must-appear",
  ]);
});

describe("circles", () => {
  test.for([
    [
      '<xs:complexType name="a"><xs:complexContent><xs:extension base="t:b"/></xs:complexContent></xs:complexType><xs:complexType name="b"><xs:complexContent><xs:restriction base="t:a"/></xs:complexContent></xs:complexType>',
      "ct-props-correct.3",
    ],
    [
      '<xs:simpleType name="a"><xs:restriction base="t:b"/></xs:simpleType><xs:simpleType name="b"><xs:restriction base="t:a"/></xs:simpleType>',
      "st-props-correct.2",
    ],
    [
      '<xs:simpleType name="a"><xs:union memberTypes="xs:int t:b"/></xs:simpleType><xs:simpleType name="b"><xs:union memberTypes="t:a"/></xs:simpleType>',
      "st-props-correct.2",
    ],
    [
      '<xs:simpleType name="a"><xs:list><xs:simpleType><xs:restriction base="t:a"/></xs:simpleType></xs:list></xs:simpleType>',
      "st-props-correct.2",
    ],
    [
      '<xs:group name="a"><xs:sequence><xs:choice><xs:group ref="t:b"/></xs:choice></xs:sequence></xs:group><xs:group name="b"><xs:sequence/></xs:group><xs:group name="c"><xs:sequence><xs:group ref="t:c"/></xs:sequence></xs:group>',
      "mg-props-correct.2",
    ],
    [
      '<xs:attributeGroup name="a"><xs:attributeGroup ref="t:b"/></xs:attributeGroup><xs:attributeGroup name="b"><xs:attributeGroup ref="t:a"/></xs:attributeGroup>',
      "src-attribute_group.3",
    ],
    [
      '<xs:element name="a" substitutionGroup="t:b"/><xs:element name="b" substitutionGroup="t:a"/>',
      "e-props-correct.6",
    ],
  ] as const)("%s: %s, once", async ([declarations, rule]) => {
    expect(await broken(declarations)).toEqual([rule]);
  });

  test("through elements are what schemas are made of", async () => {
    const declarations =
      '<xs:complexType name="tree"><xs:sequence><xs:element name="node" type="t:tree" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType><xs:group name="g"><xs:sequence><xs:element name="x" minOccurs="0"><xs:complexType><xs:group ref="t:g"/></xs:complexType></xs:element></xs:sequence></xs:group>';
    expect(await broken(declarations)).toEqual([]);
  });
});

describe("limits", () => {
  const many = (count: number, item: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => item(index)).join("\n");

  test.for([
    [
      "types derived in a row",
      many(
        5000,
        (i) =>
          `<xs:simpleType name="t${i}"><xs:restriction base="${i === 4999 ? "xs:string" : `t:t${i + 1}`}"/></xs:simpleType>`,
      ),
      "limit-depth",
    ],
    [
      "restricted unions in unions",
      many(
        5000,
        (i) =>
          `<xs:simpleType name="t${i}"><xs:union memberTypes="${i === 4999 ? "xs:string" : `t:r${i + 1}`}"/></xs:simpleType><xs:simpleType name="r${i}"><xs:restriction base="t:t${i}"><xs:pattern value="."/></xs:restriction></xs:simpleType>`,
      ),
      "limit-depth",
    ],
    [
      "attribute groups in a row",
      many(
        5000,
        (i) =>
          `<xs:attributeGroup name="g${i}">${i === 4999 ? "" : `<xs:attributeGroup ref="t:g${i + 1}"/>`}</xs:attributeGroup>`,
      ),
      "limit-depth",
    ],
    [
      "groups in groups",
      many(
        5000,
        (i) =>
          `<xs:group name="g${i}"><xs:sequence>${i === 4999 ? "" : `<xs:group ref="t:g${i + 1}"/>`}</xs:sequence></xs:group>`,
      ),
      "limit-content-model",
    ],
    [
      "extensions of content",
      `<xs:complexType name="t900"><xs:sequence><xs:element name="e"/></xs:sequence></xs:complexType>${many(900, (i) => `<xs:complexType name="t${i}"><xs:complexContent><xs:extension base="t:t${i + 1}"><xs:sequence><xs:element name="e${i}"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`)}`,
      "limit-content-model",
    ],
    [
      "elements in elements",
      `<xs:complexType name="t">${"<xs:sequence>".repeat(300)}${"</xs:sequence>".repeat(300)}</xs:complexType>`,
      "limit-depth",
    ],
  ] as const)(
    "%s: a diagnostic, neither a hang nor an overflow",
    async ([, declarations, rule]) => {
      expect(await broken(declarations)).toContain(rule);
    },
  );
});

describe("redefine", () => {
  const base = `
    <xs:simpleType name="S"><xs:restriction base="xs:string"><xs:maxLength value="9"/></xs:restriction></xs:simpleType>
    <xs:complexType name="C"><xs:sequence><xs:element name="a" type="t:S"/></xs:sequence></xs:complexType>
    <xs:complexType name="D"><xs:complexContent><xs:extension base="t:C"/></xs:complexContent></xs:complexType>
    <xs:group name="G"><xs:sequence><xs:element name="a"/><xs:element name="b" minOccurs="0"/></xs:sequence></xs:group>
    <xs:attributeGroup name="A"><xs:attribute name="x"/><xs:attribute name="y"/></xs:attributeGroup>
    <xs:complexType name="U"><xs:group ref="t:G"/><xs:attributeGroup ref="t:A"/></xs:complexType>`;
  const redefining = (children: string): Readonly<Record<string, string>> => ({
    "main.xsd": xsd(`<xs:redefine schemaLocation="base.xsd">${children}</xs:redefine>`),
    "base.xsd": xsd(base),
  });
  const model = ({ term }: Particle): string =>
    term.kind === "elementDeclaration"
      ? term.name.local
      : term.kind === "wildcard"
        ? "any"
        : `(${term.particles.map(model).join(" ")})`;
  const typeOf = (
    loaded: Awaited<ReturnType<typeof loadTexts>>,
    local: string,
  ): ComplexTypeDefinition =>
    loaded.schema.typeDefinitions.get(`{urn:t}${local}`) as ComplexTypeDefinition;
  const contentOf = (type: ComplexTypeDefinition): string =>
    "particle" in type.contentType ? model(type.contentType.particle) : type.contentType.variety;

  test("takes the place of what it redefines everywhere, and stands on it", async () => {
    const loaded = await loadTexts(
      redefining(`
        <xs:simpleType name="S"><xs:restriction base="t:S"><xs:maxLength value="5"/></xs:restriction></xs:simpleType>
        <xs:complexType name="C"><xs:complexContent><xs:extension base="t:C"><xs:sequence><xs:element name="b"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:group name="G"><xs:sequence><xs:group ref="t:G"/><xs:element name="c"/></xs:sequence></xs:group>
        <xs:attributeGroup name="A"><xs:attributeGroup ref="t:A"/><xs:attribute name="z"/></xs:attributeGroup>`),
    );
    expect(loaded.findings).toEqual([]);
    expect(contentOf(typeOf(loaded, "C"))).toBe("((a) (b))");
    expect(contentOf(typeOf(loaded, "D"))).toBe("((a) (b))");
    expect(contentOf(typeOf(loaded, "U"))).toBe("((a b) c)");
    expect(
      typeOf(loaded, "U").attributeUses.map(
        ({ attributeDeclaration }) => attributeDeclaration.name.local,
      ),
    ).toEqual(["x", "y", "z"]);
    const simple = loaded.schema.typeDefinitions.get("{urn:t}S");
    expect(simple).toMatchObject({
      facets: [{ value: "5" }],
      baseTypeDefinition: { facets: [{ value: "9" }] },
    });
  });

  test("works over several documents, the last one on top", async () => {
    const loaded = await loadTexts({
      "main.xsd": xsd(
        '<xs:redefine schemaLocation="middle.xsd"><xs:complexType name="C"><xs:complexContent><xs:extension base="t:C"><xs:sequence><xs:element name="d"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType></xs:redefine>',
      ),
      "middle.xsd": xsd(
        '<xs:redefine schemaLocation="base.xsd"><xs:complexType name="C"><xs:complexContent><xs:extension base="t:C"><xs:sequence><xs:element name="c"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType></xs:redefine>',
      ),
      "base.xsd": xsd(base)
        .replace(' targetNamespace="urn:t"', "")
        .replaceAll("t:", "")
        .replace("xmlns:urn:t", "xmlns:u"),
    });
    expect(loaded.findings).toEqual([]);
    expect(contentOf(typeOf(loaded, "D"))).toBe("(((a) (c)) (d))");
  });

  test.for([
    ['<xs:complexType name="N"/>', "src-redefine"],
    ['<xs:complexType name="C"/>', "src-redefine.5"],
    [
      '<xs:complexType name="C"><xs:complexContent><xs:extension base="t:D"/></xs:complexContent></xs:complexType>',
      "src-redefine.5",
    ],
    [
      '<xs:simpleType name="S"><xs:restriction base="xs:string"/></xs:simpleType>',
      "src-redefine.5",
    ],
    [
      '<xs:group name="G"><xs:sequence><xs:group ref="t:G"/><xs:group ref="t:G"/></xs:sequence></xs:group>',
      "src-redefine.6.1.1",
    ],
    [
      '<xs:group name="G"><xs:sequence><xs:group ref="t:G" minOccurs="0"/></xs:sequence></xs:group>',
      "src-redefine.6.1.2",
    ],
    [
      '<xs:group name="G"><xs:sequence><xs:element name="z"/></xs:sequence></xs:group>',
      "src-redefine.6.2.2",
    ],
    [
      '<xs:attributeGroup name="A"><xs:attribute name="z"/></xs:attributeGroup>',
      "src-redefine.7.2.2",
    ],
  ] as const)("%s breaks %s", async ([children, rule]) => {
    const { findings } = await loadTexts(redefining(children));
    expect(findings[0]).toMatch(
      new RegExp(`^main\\.xsd:\\d+:\\d+: error: ${rule.replaceAll(".", "\\.")}: `),
    );
  });

  test("may restrict a group without a reference to it", async () => {
    const { findings } = await loadTexts(
      redefining(
        '<xs:group name="G"><xs:sequence><xs:element name="a"/></xs:sequence></xs:group><xs:attributeGroup name="A"><xs:attribute name="x"/></xs:attributeGroup>',
      ),
    );
    expect(findings).toEqual([]);
  });

  test("of a missing document is an error if anything is redefined", async () => {
    const { findings } = await loadTexts({
      "main.xsd": xsd(
        '<xs:redefine schemaLocation="no.xsd"><xs:complexType name="C"/></xs:redefine>',
      ),
    });
    expect(findings[0]).toContain("error: src-redefine.1: ");
  });
});
