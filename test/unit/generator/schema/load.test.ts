import { describe, expect, test } from "vitest";
import type {
  ComplexTypeDefinition,
  ModelGroup,
  Particle,
  Schema,
  SimpleTypeDefinition,
} from "../../../../generator/schema/components.js";
import { loadTexts } from "../../../support/load-schema.js";
import { xsd } from "../../../support/schemas-in-memory.js";

async function load(declarations: string, attributes = ""): Promise<Schema> {
  const { schema, findings } = await loadTexts({ "t.xsd": xsd(declarations, attributes) });
  expect(findings).toEqual([]);
  return schema;
}

function complexType(schema: Schema, local: string): ComplexTypeDefinition {
  const type = schema.typeDefinitions.get(`{urn:t}${local}`);
  if (type?.kind !== "complexTypeDefinition") throw new Error(`no complex type ${local}`);
  return type;
}

function simpleType(schema: Schema, local: string): SimpleTypeDefinition {
  const type = schema.typeDefinitions.get(`{urn:t}${local}`);
  if (type?.kind !== "simpleTypeDefinition") throw new Error(`no simple type ${local}`);
  return type;
}

/** `sequence(a, choice(b*, any))`, with `{min,max}` where it is not once. */
function model({ minOccurs, maxOccurs, term }: Particle): string {
  const counts = minOccurs === 1 && maxOccurs === 1 ? "" : `{${minOccurs},${maxOccurs}}`;
  if (term.kind === "elementDeclaration") return term.name.local + counts;
  if (term.kind === "wildcard") return `any${counts}`;
  return `${term.compositor}(${term.particles.map(model).join(" ")})${counts}`;
}

function content(type: ComplexTypeDefinition): string {
  const { contentType } = type;
  return "particle" in contentType
    ? `${contentType.variety} ${model(contentType.particle)}`
    : contentType.variety;
}

describe("complex types", () => {
  test("have the content types of Part 1, 3.4.2", async () => {
    const schema = await load(`
      <xs:complexType name="empty"/>
      <xs:complexType name="emptySequence"><xs:sequence/></xs:complexType>
      <xs:complexType name="emptyChoice"><xs:choice/></xs:complexType>
      <xs:complexType name="noOccurrence"><xs:sequence maxOccurs="0" minOccurs="0"><xs:element name="a"/></xs:sequence></xs:complexType>
      <xs:complexType name="text" mixed="true"/>
      <xs:complexType name="mixed" mixed="true"><xs:choice maxOccurs="unbounded"><xs:element name="a"/></xs:choice></xs:complexType>
      <xs:complexType name="contentWins" mixed="true"><xs:complexContent mixed="false"><xs:restriction base="xs:anyType"><xs:sequence><xs:element name="a"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
      <xs:complexType name="base"><xs:sequence><xs:element name="a"/></xs:sequence></xs:complexType>
      <xs:complexType name="more"><xs:complexContent><xs:extension base="t:base"><xs:choice><xs:element name="b"/><xs:any namespace="##other"/></xs:choice></xs:extension></xs:complexContent></xs:complexType>
      <xs:complexType name="same"><xs:complexContent><xs:extension base="t:base"><xs:attribute name="x"/></xs:extension></xs:complexContent></xs:complexType>
      <xs:complexType name="first"><xs:complexContent><xs:extension base="t:empty"><xs:all><xs:element name="b" minOccurs="0"/></xs:all></xs:extension></xs:complexContent></xs:complexType>`);
    const contents = Object.fromEntries(
      [...schema.typeDefinitions.values()].map((type) => [
        type.name?.local,
        content(type as ComplexTypeDefinition),
      ]),
    );
    expect(contents).toEqual({
      empty: "empty",
      emptySequence: "empty",
      emptyChoice: "elementOnly choice()",
      noOccurrence: "empty",
      text: "mixed sequence()",
      mixed: "mixed choice(a){1,Infinity}",
      contentWins: "elementOnly sequence(a)",
      base: "elementOnly sequence(a)",
      more: "elementOnly sequence(sequence(a) choice(b any))",
      same: "elementOnly sequence(a)",
      first: "elementOnly all(b{0,1})",
    });
    const more = complexType(schema, "more");
    expect(more.extensionParticle && model(more.extensionParticle)).toBe("choice(b any)");
    expect(complexType(schema, "same").extensionParticle).toBeUndefined();
  });

  test("with simple content restrict and extend it", async () => {
    const schema = await load(`
      <xs:complexType name="price"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="unit"/></xs:extension></xs:simpleContent></xs:complexType>
      <xs:complexType name="cheap"><xs:simpleContent><xs:restriction base="t:price"><xs:maxInclusive value="10"/></xs:restriction></xs:simpleContent></xs:complexType>
      <xs:complexType name="free"><xs:simpleContent><xs:restriction base="t:price"><xs:simpleType><xs:restriction base="xs:integer"/></xs:simpleType><xs:enumeration value="0"/></xs:restriction></xs:simpleContent></xs:complexType>
      <xs:complexType name="mixed" mixed="true"><xs:sequence minOccurs="0"><xs:element name="a"/></xs:sequence></xs:complexType>
      <xs:complexType name="word"><xs:simpleContent><xs:restriction base="t:mixed"><xs:simpleType><xs:restriction base="xs:token"/></xs:simpleType></xs:restriction></xs:simpleContent></xs:complexType>`);
    const simpleOf = (local: string): SimpleTypeDefinition => {
      const { contentType } = complexType(schema, local);
      if (contentType.variety !== "simple") throw new Error(local);
      return contentType.simpleTypeDefinition;
    };
    expect(simpleOf("price").name?.local).toBe("decimal");
    expect(simpleOf("cheap")).toMatchObject({
      name: undefined,
      primitive: "decimal",
      facets: [{ kind: "maxInclusive", value: "10" }],
    });
    expect(simpleOf("cheap").baseTypeDefinition).toBe(simpleOf("price"));
    expect(simpleOf("free").baseTypeDefinition?.baseTypeDefinition?.name?.local).toBe("integer");
    expect(simpleOf("word").baseTypeDefinition?.name?.local).toBe("token");
    expect(
      complexType(schema, "cheap").attributeUses.map(
        ({ attributeDeclaration }) => attributeDeclaration.name.local,
      ),
    ).toEqual(["unit"]);
  });

  test("inherit, override and prohibit attributes, inherited ones first", async () => {
    const schema = await load(`
      <xs:attribute name="g" type="xs:int"/>
      <xs:attributeGroup name="inner"><xs:attribute name="i"/></xs:attributeGroup>
      <xs:attributeGroup name="outer"><xs:attributeGroup ref="t:inner"/><xs:attribute name="o"/></xs:attributeGroup>
      <xs:complexType name="base"><xs:attribute name="a"/><xs:attributeGroup ref="t:outer"/><xs:attribute ref="t:g" default="1"/></xs:complexType>
      <xs:complexType name="extended"><xs:complexContent><xs:extension base="t:base"><xs:attribute name="z" form="qualified"/></xs:extension></xs:complexContent></xs:complexType>
      <xs:complexType name="restricted"><xs:complexContent><xs:restriction base="t:base"><xs:attribute name="o" use="required"/><xs:attribute name="a" use="prohibited"/></xs:restriction></xs:complexContent></xs:complexType>`);
    const uses = (local: string): readonly string[] =>
      complexType(schema, local).attributeUses.map(
        ({ required, attributeDeclaration: { name } }) =>
          `${name.namespace === "" ? "" : "t:"}${name.local}${required ? "!" : ""}`,
      );
    expect(uses("base")).toEqual(["a", "i", "o", "t:g"]);
    expect(uses("extended")).toEqual(["a", "i", "o", "t:g", "t:z"]);
    expect(uses("restricted")).toEqual(["i", "o!", "t:g"]);
    expect(complexType(schema, "base").attributeUses[3]).toMatchObject({
      valueConstraint: { kind: "default", lexical: "1" },
    });
  });

  test("intersect the wildcards of attribute groups, and unite with the base's in extensions", async () => {
    const schema = await load(`
      <xs:attributeGroup name="other"><xs:anyAttribute namespace="##other" processContents="skip"/></xs:attributeGroup>
      <xs:attributeGroup name="some"><xs:anyAttribute namespace="urn:x urn:y ##targetNamespace" processContents="lax"/></xs:attributeGroup>
      <xs:complexType name="both"><xs:attributeGroup ref="t:some"/><xs:attributeGroup ref="t:other"/></xs:complexType>
      <xs:complexType name="own"><xs:attributeGroup ref="t:some"/><xs:anyAttribute namespace="urn:y ##local"/></xs:complexType>
      <xs:complexType name="extended"><xs:complexContent><xs:extension base="t:both"><xs:anyAttribute namespace="##local"/></xs:extension></xs:complexContent></xs:complexType>`);
    const wildcard = (local: string): unknown => {
      const { namespaceConstraint, processContents } =
        complexType(schema, local).attributeWildcard ?? {};
      return { ...namespaceConstraint, processContents };
    };
    expect(wildcard("both")).toEqual({
      kind: "enumeration",
      namespaces: ["urn:x", "urn:y"],
      processContents: "lax",
    });
    expect(wildcard("own")).toEqual({
      kind: "enumeration",
      namespaces: ["urn:y"],
      processContents: "strict",
    });
    expect(wildcard("extended")).toEqual({
      kind: "enumeration",
      namespaces: ["", "urn:x", "urn:y"],
      processContents: "strict",
    });
  });

  test("take block and final from the schema where they say nothing", async () => {
    const schema = await load(
      `<xs:complexType name="a"/><xs:complexType name="b" block="" final="restriction"/><xs:element name="e"/><xs:element name="f" block="#all" final=""/>
       <xs:simpleType name="s"><xs:restriction base="xs:string"/></xs:simpleType>`,
      'blockDefault="extension substitution" finalDefault="list extension"',
    );
    const a = complexType(schema, "a");
    const b = complexType(schema, "b");
    const [e, f] = [...schema.elementDeclarations.values()];
    expect([[...a.prohibitedSubstitutions], [...a.final]]).toEqual([["extension"], ["extension"]]);
    expect([[...b.prohibitedSubstitutions], [...b.final]]).toEqual([[], ["restriction"]]);
    expect([
      [...(e?.disallowedSubstitutions ?? [])],
      [...(e?.substitutionGroupExclusions ?? [])],
    ]).toEqual([["substitution", "extension"], ["extension"]]);
    expect([
      [...(f?.disallowedSubstitutions ?? [])],
      [...(f?.substitutionGroupExclusions ?? [])],
    ]).toEqual([["substitution", "extension", "restriction"], []]);
    expect([...simpleType(schema, "s").final].sort()).toEqual(["extension", "list"]);
  });
});

describe("elements", () => {
  test("have their type, that of the head of their group, or xs:anyType", async () => {
    const schema = await load(`
      <xs:element name="third" substitutionGroup="t:second"/><xs:element name="second" substitutionGroup="t:head"/>
      <xs:element name="head" type="xs:date" abstract="true"/><xs:element name="any"/>`);
    const types = [...schema.elementDeclarations.values()].map(
      ({ typeDefinition }) => typeDefinition.name?.local,
    );
    expect(types).toEqual(["date", "date", "date", "anyType"]);
    const third = schema.elementDeclarations.get("{urn:t}third");
    expect(third?.substitutionGroupAffiliation).toBe(
      schema.elementDeclarations.get("{urn:t}second"),
    );
  });

  test("are the same component wherever they are referred to; groups are, too", async () => {
    const schema = await load(`
      <xs:element name="e"><xs:complexType><xs:sequence><xs:element ref="t:e" minOccurs="0"/><xs:group ref="t:g" maxOccurs="2"/></xs:sequence></xs:complexType></xs:element>
      <xs:group name="g"><xs:choice><xs:element name="x" form="unqualified"/><xs:element name="y"/></xs:choice></xs:group>`);
    const e = schema.elementDeclarations.get("{urn:t}e");
    const type = e?.typeDefinition as ComplexTypeDefinition;
    expect(content(type)).toBe("elementOnly sequence(e{0,1} choice(x y){1,2})");
    expect(type.context).toBe(e);
    const [own, group] = ((type.contentType as { particle: Particle }).particle.term as ModelGroup)
      .particles;
    expect(own?.term).toBe(e);
    expect(group?.term).toBe(schema.modelGroupDefinitions.get("{urn:t}g")?.modelGroup);
    const particles = group?.term.kind === "modelGroup" ? group.term.particles : [];
    const [x, y] = particles.map(({ term }) => term);
    expect(x).toMatchObject({ name: { namespace: "", local: "x" }, scope: undefined });
    expect(y).toMatchObject({ name: { namespace: "urn:t", local: "y" } });
  });

  test("carry identity constraints, value constraints with prefixes, documentation and foreign attributes", async () => {
    const schema = await load(`
      <xs:element name="e" type="xs:QName" default="t:x" xmlns:f="urn:f" f:stage="1">
        <xs:annotation><xs:documentation>  One
          thing.

          Another. </xs:documentation><xs:appinfo>no</xs:appinfo><xs:documentation>More <b>markup</b> <i>here</i></xs:documentation></xs:annotation>
        <xs:key name="k"><xs:selector xpath="t:a|b"/><xs:field xpath="@c"/></xs:key>
        <xs:keyref name="r" refer="t:k"><xs:selector xpath=".//*"/><xs:field xpath="."/></xs:keyref>
      </xs:element>`);
    const e = schema.elementDeclarations.get("{urn:t}e");
    expect(e).toMatchObject({
      documentation: ["One thing.\n\nAnother.", "More markup here"],
      foreignAttributes: [{ name: { namespace: "urn:f", local: "stage" }, value: "1" }],
      valueConstraint: { kind: "default", lexical: "t:x" },
    });
    expect(e?.valueConstraint?.namespaces.get("t")).toBe("urn:t");
    const [key, reference] = e?.identityConstraints ?? [];
    expect(reference?.referencedKey).toBe(key);
    expect([...schema.identityConstraints.keys()]).toEqual(["{urn:t}k", "{urn:t}r"]);
  });
});

test("simple types have variety, primitive, members and facets", async () => {
  const schema = await load(`
    <xs:simpleType name="code"><xs:restriction base="xs:token"><xs:pattern value="a"/><xs:pattern value="b"/><xs:enumeration value="a"/></xs:restriction></xs:simpleType>
    <xs:simpleType name="codes"><xs:list itemType="t:code"/></xs:simpleType>
    <xs:simpleType name="few"><xs:restriction base="t:codes"><xs:maxLength value="3" fixed="1"/></xs:restriction></xs:simpleType>
    <xs:simpleType name="either"><xs:union memberTypes="t:few xs:int"><xs:simpleType><xs:restriction base="xs:date"/></xs:simpleType></xs:union></xs:simpleType>
    <xs:simpleType name="later"><xs:restriction base="t:either"/></xs:simpleType>`);
  expect(simpleType(schema, "code")).toMatchObject({ variety: "atomic", primitive: "string" });
  expect(simpleType(schema, "code").facets.map(({ kind, value }) => `${kind}=${value}`)).toEqual([
    "pattern=a",
    "pattern=b",
    "enumeration=a",
  ]);
  expect(simpleType(schema, "few")).toMatchObject({
    variety: "list",
    facets: [{ kind: "maxLength", fixed: true }],
  });
  expect(simpleType(schema, "few").itemTypeDefinition).toBe(simpleType(schema, "code"));
  const { memberTypeDefinitions } = simpleType(schema, "later");
  expect(memberTypeDefinitions.map(({ name }) => name?.local)).toEqual(["few", "int", undefined]);
  expect(memberTypeDefinitions[2]?.context).toBe(simpleType(schema, "either"));
});
