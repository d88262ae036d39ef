import { describe, expect, test } from "vitest";
import { type EmitOptions, emitSchema } from "../../../../generator/generate.js";
import { schemaOf, schemaOfFiles } from "../../../support/components.js";

async function emitted(declarations: string, options: EmitOptions = {}): Promise<string> {
  const files = await emitSchema(await schemaOf(declarations), options);
  return files.find(({ path }) => path === "schema.ts")?.text ?? "";
}

describe("names in modules", () => {
  test("what the schema calls like the runtime makes the runtime's name give way", async () => {
    const text = await emitted(
      `<xs:complexType name="BuilderOf"><xs:attribute name="a"/></xs:complexType>`,
    );
    expect(text).toContain("type BuilderOf as BuilderOf$,");
    expect(text).toContain("(): BuilderOf$<BuilderOf>");
  });

  test.each(["import", "sequence", "prefixes", "z", "element"])(
    "a prefix called %s is no trouble",
    async (prefix) => {
      const files = await schemaOfFiles({
        "schema.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" xmlns:${prefix}="urn:t">
          <xs:complexType name="T"><xs:sequence><xs:element name="a"/><xs:element name="b"/></xs:sequence></xs:complexType>
        </xs:schema>`,
      });
      const emitted = await emitSchema(files);
      const text = emitted.find(({ path }) => path === "schema.ts")?.text ?? "";
      expect(text).toMatch(new RegExp(`^const ${prefix}\\$?\\d* = "urn:t";$`, "m"));
      expect(text).not.toMatch(/^const (import|prefixes|z) = /m);
      const [, name = ""] = /^const (\S+) = /m.exec(text) ?? [];
      expect(text).not.toContain(`\n  ${name},\n`);
    },
  );

  test("an attribute that clashes with an element says that it is one", async () => {
    const text = await emitted(
      `<xs:complexType name="T"><xs:sequence><xs:element name="title" type="xs:string"/>
        <xs:element name="anyAttributes" type="xs:string"/></xs:sequence>
        <xs:attribute name="title" type="xs:string"/><xs:anyAttribute/></xs:complexType>
      <xs:complexType name="Price"><xs:simpleContent><xs:extension base="xs:string">
        <xs:attribute name="value" type="xs:int"/></xs:extension></xs:simpleContent></xs:complexType>`,
    );
    expect(text).toContain("  titleAttribute?: string | undefined;");
    expect(text).toContain("  valueAttribute?: number | undefined;");
    expect(text).toContain("  anyAttributes$1?: readonly AnyAttribute[] | undefined;");
    expect(text).not.toContain("title$1");
  });

  test("an element that clashes with the attribute of its base says that it is one", async () => {
    const text = await emitted(
      `<xs:complexType name="A"><xs:attribute name="title" type="xs:string"/></xs:complexType>
      <xs:complexType name="B"><xs:complexContent><xs:extension base="t:A"><xs:sequence>
        <xs:element name="title" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`,
    );
    expect(text).toContain("  titleElement: number;");
  });

  test.each([
    [["PageElement"], { PageElement: "PageElement" }],
    [["Page"], { Page: "PageElement" }],
    [["PageElement", "Page"], { PageElement: "PageElementElement", Page: "PageElement" }],
    [["Page", "PageElement"], { PageElement: "PageElementElement", Page: "PageElement" }],
  ] as const)("elements %j have one Element at the end", async (elements, expected) => {
    const text = await emitted(
      elements.map((name) => `<xs:element name="${name}" type="xs:int"/>`).join(""),
    );
    for (const [local, name] of Object.entries(expected))
      expect(text).toMatch(
        new RegExp(`const ${name}: \\S+ = [^(]*globalElement\\([^"]*"${local}"`),
      );
  });

  test("a type that the schema names keeps its name from one that is made", async () => {
    const text = await emitted(
      `<xs:complexType name="Page"><xs:sequence><xs:element name="size"><xs:complexType>
        <xs:attribute name="w"/></xs:complexType></xs:element></xs:sequence></xs:complexType>
      <xs:complexType name="PageSize"><xs:attribute name="x"/></xs:complexType>`,
    );
    expect(text).toContain("  size: PageSize$1;");
    expect(text).toMatch(/interface PageSize \{[^}]*x\?/);
  });

  test("what redefine replaced is not exported, and stands where it is used", async () => {
    const schema = (content: string): string =>
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${content}</xs:schema>`;
    const extended = (attribute: string): string =>
      `<xs:complexType name="T"><xs:complexContent><xs:extension base="T">
        <xs:attribute name="${attribute}"/></xs:extension></xs:complexContent></xs:complexType>`;
    const files = await emitSchema(
      await schemaOfFiles({
        "schema.xsd": schema(
          `<xs:redefine schemaLocation="middle.xsd">${extended("c")}</xs:redefine>`,
        ),
        "middle.xsd": schema(
          `<xs:redefine schemaLocation="first.xsd">${extended("b")}</xs:redefine>`,
        ),
        "first.xsd": schema(`<xs:complexType name="T"><xs:attribute name="a"/></xs:complexType>`),
      }),
    );
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    expect(texts.get("schema.ts")).toMatch(/^interface TBase /m);
    expect(texts.get("schema.ts")).toMatch(/^interface TBaseBase /m);
    expect(texts.get("schema.ts")).toMatch(/^const TBaseDescriptor/m);
    expect([...texts.values()].join("")).not.toMatch(/export [a-z]+ t?T?Base/);
  });

  test("names that the user chose are taken before others", async () => {
    const text = await emitted(
      `<xs:complexType name="T1"><xs:attribute name="a"/></xs:complexType><xs:simpleType name="T2"><xs:restriction base="xs:int"/></xs:simpleType>`,
      {
        names: { "{urn:t}T1": "Report", "{urn:t}T2": "page count" },
      },
    );
    expect(text).toContain("export interface Report ");
    expect(text).toContain("export type pageCount = number;");
  });

  test("words of the schema can neither end a comment nor be a tag", async () => {
    const documentation = `<xs:annotation><xs:documentation>a */ b
@deprecated</xs:documentation></xs:annotation>`;
    const text = await emitted(`<xs:element name="e" type="xs:int">${documentation}</xs:element>`);
    expect(text).toContain("a *\\/ b");
    expect(text).not.toMatch(/^ \* @deprecated/m);
  });

  test("two runs give the same bytes", async () => {
    const declarations = `<xs:element name="e" type="t:T"/><xs:complexType name="T"><xs:attribute name="a"/></xs:complexType>`;
    expect(await emitted(declarations)).toBe(await emitted(declarations));
  });
});

test("comments that are not the schema's own are in the language of the option, all of them", async () => {
  const text = await emitted(
    `<xs:element name="Head" abstract="true" type="xs:string"/><xs:element name="Member" substitutionGroup="t:Head" type="xs:string"/>`,
    { locale: "fr" },
  );
  expect(text).toContain("Ce qui peut tenir lieu de l'élément `t:Head`.");
  expect(text).not.toContain("What can stand");
});
