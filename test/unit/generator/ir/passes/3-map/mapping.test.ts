import { describe, expect, test } from "vitest";
import { planSchema } from "../../../../../../generator/generate.js";
import type { Arranged, Mapping } from "../../../../../../generator/ir/ir.js";
import { sameArranged } from "../../../../../../generator/ir/passes/3-map/mapping.js";
import { complexType, schemaOf } from "../../../../../support/components.js";

async function mappingOf(declarations: string, name = "T"): Promise<Mapping> {
  const schema = await schemaOf(declarations);
  return planSchema(schema, {}).mappings.of(complexType(schema, name));
}

function nodeOf({ content }: Mapping): Arranged {
  if (!("node" in content) || content.node === undefined) throw new Error("no content");
  return content.node;
}

/** The properties of the content, those in an ordered group within brackets behind its own. */
function properties(node: Arranged): readonly string[] {
  if (node.kind === "element" || node.kind === "any") return [node.property];
  const inner = node.nodes.flatMap(properties);
  return node.property === undefined ? inner : [`${node.property}[${inner.join(" ")}]`];
}

const type = (content: string): string => `<xs:complexType name="T">${content}</xs:complexType>`;

describe("the names of properties", () => {
  test.each([
    [
      "attributes give way to elements",
      `<xs:sequence><xs:element name="Name"/></xs:sequence><xs:attribute name="name"/>`,
      ["name"],
      ["nameAttribute"],
    ],
    [
      "what means something on every object is reserved",
      `<xs:sequence><xs:element name="toString"/><xs:element name="Build"/></xs:sequence><xs:attribute name="then"/>`,
      ["toString$1", "build$1"],
      ["then$1"],
    ],
    [
      "ordered groups take their names first",
      `<xs:sequence><xs:element name="content"/><xs:choice maxOccurs="2"><xs:element name="a"/><xs:element name="b"/></xs:choice></xs:sequence>`,
      ["content$1", "content[a b]"],
      [],
    ],
    [
      "wildcards are numbered",
      `<xs:sequence><xs:any namespace="urn:x"/><xs:any namespace="urn:y"/></xs:sequence>`,
      ["any", "any$1"],
      [],
    ],
    [
      "one element at two places of a choice has one name",
      `<xs:choice><xs:sequence><xs:element name="a"/><xs:element name="b"/></xs:sequence><xs:sequence><xs:element name="c"/><xs:element name="b"/></xs:sequence></xs:choice>`,
      ["a", "b", "c", "b"],
      [],
    ],
    [
      "simple names of two namespaces are two properties",
      `<xs:sequence><xs:element name="a"/><xs:element name="a" form="unqualified" minOccurs="0"/></xs:sequence>`,
      ["a", "a$1"],
      [],
    ],
  ])("%s", async (_, content, elements, attributes) => {
    const mapping = await mappingOf(type(content));
    expect(properties(nodeOf(mapping))).toEqual(elements);
    expect(mapping.attributes.map(({ property }) => property)).toEqual(attributes);
  });

  test("an ordered group is called like the definition that it comes from", async () => {
    const mapping = await mappingOf(
      `<xs:group name="Blocks"><xs:choice><xs:element name="a"/><xs:element name="b"/></xs:choice></xs:group>
       ${type(`<xs:group ref="t:Blocks" maxOccurs="unbounded"/>`)}`,
    );
    expect(properties(nodeOf(mapping))).toEqual(["blocks[a b]"]);
  });

  test("kinds of a substitution group come first, others give way", async () => {
    const mapping = await mappingOf(
      `<xs:element name="Head" type="xs:int"/><xs:element name="Member" type="xs:int" substitutionGroup="t:Head"/>
       ${type(`<xs:choice maxOccurs="2"><xs:element name="member" type="xs:int"/><xs:element ref="t:Head"/></xs:choice>`)}`,
    );
    expect(properties(nodeOf(mapping))).toEqual(["content[member$1 head$1]"]);
  });

  test("a derived type keeps the names of its base", async () => {
    const mapping = await mappingOf(
      `<xs:complexType name="Base"><xs:sequence>
         <xs:element name="id" minOccurs="0"/><xs:element name="Id" minOccurs="0"/>
       </xs:sequence></xs:complexType>
       ${type(`<xs:complexContent><xs:restriction base="t:Base"><xs:sequence><xs:element name="Id"/></xs:sequence></xs:restriction></xs:complexContent>`)}`,
    );
    expect(properties(nodeOf(mapping))).toEqual(["id$1"]);
  });

  test("text is the property value, and an attribute of that name gives way", async () => {
    const { content, attributes } = await mappingOf(
      type(
        `<xs:simpleContent><xs:extension base="xs:int"><xs:attribute name="value"/></xs:extension></xs:simpleContent>`,
      ),
    );
    expect(content).toMatchObject({ kind: "text", property: "value" });
    expect(attributes).toMatchObject([{ property: "valueAttribute" }]);
  });

  test("content in which no element can occur is not empty: it has room for white space", async () => {
    const { content } = await mappingOf(
      type(`<xs:sequence><xs:element name="a" minOccurs="0" maxOccurs="0"/></xs:sequence>`),
    );
    expect(content).toMatchObject({ kind: "elementOnly", node: { kind: "sequence", nodes: [] } });
  });
});

describe("sameArranged", () => {
  test("a model is the same as itself, and other than one with other counts or names", async () => {
    const twoOf = (rest: string, name = "b"): Promise<Mapping> =>
      mappingOf(
        type(
          `<xs:sequence><xs:element name="a"/><xs:element name="${name}" ${rest}/></xs:sequence>`,
        ),
      );
    const plain = nodeOf(await twoOf(""));
    expect(sameArranged(plain, plain)).toBe(true);
    expect(sameArranged(plain, nodeOf(await twoOf('maxOccurs="2"')))).toBe(false);
    expect(sameArranged(plain, nodeOf(await twoOf("", "c")))).toBe(false);
  });
});
