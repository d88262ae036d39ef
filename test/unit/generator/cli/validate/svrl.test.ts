import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { schemaSetOf } from "../../../../../generator/generate.js";
import type { SchemaSet } from "../../../../../runtime/descriptors.js";
import { validateDocument } from "../../../../../runtime/parse.js";
import type { TreeNode } from "../../../../../runtime/rules/tree/document-tree.js";
import { readTree } from "../../../../../runtime/rules/tree/read-tree.js";
import {
  compileExpression,
  coreFunctions,
  parseExpression,
  stringValue,
} from "../../../../../runtime/xpath/index.js";
import { loadTexts } from "../../../../support/load-schema.js";
import { type TestTerminal, testTerminal } from "../../../../support/terminal.js";

/** The structure of SVRL as ISO/IEC 19757-3:2020 gives it in RELAX NG, as far as a report without foreign markup needs it. */
const svrlSchema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://purl.oclc.org/dsdl/svrl"
  targetNamespace="http://purl.oclc.org/dsdl/svrl" elementFormDefault="qualified">
  <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
  <xs:element name="schematron-output"><xs:complexType>
    <xs:sequence>
      <xs:element ref="text" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="ns-prefix-in-attribute-values" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
        <xs:attribute name="prefix" type="xs:NMTOKEN" use="required"/><xs:attribute name="uri" use="required"/>
      </xs:complexType></xs:element>
      <xs:sequence maxOccurs="unbounded">
        <xs:element name="active-pattern"><xs:complexType>
          <xs:attribute name="id" type="xs:NCName"/><xs:attribute name="documents"/><xs:attribute name="name"/><xs:attribute name="role"/>
        </xs:complexType></xs:element>
        <xs:sequence minOccurs="0" maxOccurs="unbounded">
          <xs:element name="fired-rule"><xs:complexType>
            <xs:attribute name="id" type="xs:NCName"/><xs:attribute name="name"/><xs:attribute name="context" use="required"/>
            <xs:attribute name="role"/><xs:attribute name="flag"/><xs:attribute name="document" type="xs:anyURI"/>
          </xs:complexType></xs:element>
          <xs:choice minOccurs="0" maxOccurs="unbounded">
            <xs:element name="failed-assert" type="said"/><xs:element name="successful-report" type="said"/>
          </xs:choice>
        </xs:sequence>
      </xs:sequence>
    </xs:sequence>
    <xs:attribute name="title"/><xs:attribute name="phase" type="xs:NMTOKEN"/><xs:attribute name="schemaVersion"/>
  </xs:complexType></xs:element>
  <xs:element name="text"><xs:complexType><xs:simpleContent><xs:extension base="xs:string">
    <xs:attribute ref="xml:lang"/><xs:attribute name="see"/><xs:attribute name="icon"/><xs:attribute name="fpi"/>
  </xs:extension></xs:simpleContent></xs:complexType></xs:element>
  <xs:complexType name="said">
    <xs:sequence>
      <xs:element name="diagnostic-reference" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
        <xs:sequence><xs:element ref="text"/></xs:sequence><xs:attribute name="diagnostic" type="xs:NMTOKEN" use="required"/>
      </xs:complexType></xs:element>
      <xs:element name="property-reference" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
        <xs:sequence><xs:element ref="text"/></xs:sequence><xs:attribute name="property" type="xs:NMTOKEN" use="required"/>
        <xs:attribute name="role"/><xs:attribute name="scheme"/>
      </xs:complexType></xs:element>
      <xs:element ref="text"/>
    </xs:sequence>
    <xs:attribute name="id" type="xs:NCName"/><xs:attribute name="location" use="required"/><xs:attribute name="test" use="required"/>
    <xs:attribute name="role"/><xs:attribute name="flag"/>
  </xs:complexType>
</xs:schema>`;
const xmlSchema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language"/></xs:schema>`;

const rules = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><title>Les "règles" &amp; &lt;autres></title><ns prefix="o" uri="urn:o'o"/><ns prefix="q" uri="urn:&quot;'q"/>
<phase id="f"><active pattern="p"/></phase>
<pattern id="p"><title>Un</title><rule id="r" context="b | @c | text() | comment()" flag="f"><assert id="A" test="self::b" diagnostics="d" properties="y" see="https://example.org/a">faux &lt; <value-of select="."/></assert><report test=". = '&lt;&amp;' or self::b[2 = count(../b)]" role="warning" subject="..">vrai</report></rule></pattern>
<pattern><rule context="q:x"><assert test="false()">q</assert></rule></pattern>
<pattern><rule context="o:x"><assert test="document('nothing.xml')">m</assert></rule></pattern>
<diagnostics><diagnostic id="d" xml:lang="en">said "so"</diagnostic></diagnostics>
<properties><property id="y">p</property></properties></schema>`;
const document = `<a c="&lt;&amp;"><b/><!--c--><b>x</b><o:x xmlns:o="urn:o'o"/><q:x xmlns:q="urn:&quot;'q"/></a>`;

let schemas: SchemaSet;
let folder: string;
let terminal: TestTerminal;
const scrutin = (...args: string[]): Promise<number> => run(args, terminal);

beforeAll(async () => {
  const { schema, findings } = await loadTexts({ "svrl.xsd": svrlSchema, "xml.xsd": xmlSchema });
  expect(findings).toEqual([]);
  schemas = schemaSetOf(schema);
  folder = await mkdtemp(join(tmpdir(), "scrutin-svrl-"));
  await writeFile(join(folder, "r.sch"), rules);
  await writeFile(join(folder, "d é.xml"), document);
  await writeFile(join(folder, "bad.xml"), "<a><b></a>");
  await writeFile(
    join(folder, "a.xsd"),
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="xs:date"/></xs:schema>`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
});

function report(): TreeNode {
  const text = terminal.output.join("\n");
  expect(validateDocument(schemas, text).map(({ message }) => message)).toEqual([]);
  const { tree } = readTree(text, {}, "en");
  const root = tree?.root.children.find(({ kind }) => kind === "element");
  if (root === undefined) throw new Error("no report");
  return root;
}

/** The elements of a report in their order, with what they say. */
function said(root: TreeNode): readonly string[] {
  return root.children.flatMap((node) => {
    if (node.kind !== "element") return [];
    const of = (name: string): string =>
      node.attributes.find(({ local }) => local === name)?.value ?? "";
    const text = stringValue(node).replace(/\s+/g, " ").trim();
    const shown = [of("id"), of("location"), of("role"), text].filter((each) => each !== "");
    return [[node.local, ...shown].join(" ")];
  });
}

describe("validate --format svrl", () => {
  test("is valid by the schema of SVRL, and tells what was asked and what was found", async () => {
    const args = ["validate", "--schema", "none", "--rules", "r.sch", "--format", "svrl"];
    expect(await scrutin(...args, "d é.xml")).toBe(1);
    const root = report();
    const a = "/*[local-name()='a' and namespace-uri()=''][1]";
    const c = `${a}/@*[local-name()='c' and namespace-uri()='']`;
    expect(said(root)).toEqual([
      "ns-prefix-in-attribute-values",
      "ns-prefix-in-attribute-values",
      "active-pattern p",
      "fired-rule r",
      `failed-assert A ${c} error said "so" p faux < <&`,
      `successful-report ${a} warning vrai`,
      "fired-rule r",
      `successful-report ${a} warning vrai`,
      "fired-rule r",
      `failed-assert A ${a}/comment()[1] error said "so" p faux < c`,
      "fired-rule r",
      `successful-report ${a} warning vrai`,
      "fired-rule r",
      `failed-assert A ${a}/*[local-name()='b' and namespace-uri()=''][2]/text()[1] error said "so" p faux < x`,
      "active-pattern",
      "fired-rule",
      `failed-assert ${a}/*[local-name()='x' and namespace-uri()=concat('urn:"', "'", 'q')][1] error q`,
      "active-pattern",
      "fired-rule",
      expect.stringContaining(
        `failed-assert ${a}/*[local-name()='x' and namespace-uri()="urn:o'o"][1] error`,
      ),
    ]);
  });

  test("its locations lead to the nodes that are meant", async () => {
    const args = ["validate", "--schema", "none", "--rules", "r.sch", "--format", "svrl"];
    await scrutin(...args, "d é.xml");
    const { tree } = readTree(document, {}, "en");
    const found = said(report()).length;
    expect(found).toBeGreaterThan(0);
    for (const node of report().children) {
      const location = node.attributes.find(({ local }) => local === "location")?.value;
      if (location === undefined || tree === undefined) continue;
      const { expression } = parseExpression(location, new Map());
      if (expression === undefined) throw new Error(location);
      const { compiled } = compileExpression(expression, {
        functions: coreFunctions,
        variables: new Set(),
      });
      const nodes = compiled.nodes?.(tree.root, 1, 1, {
        current: tree.root,
        variable: () => "",
        key: () => [],
        document: () => undefined,
        elementById: () => undefined,
        budget: { left: 1e6 },
      });
      expect(nodes).toHaveLength(1);
    }
  });

  test("keeps the languages, sources, roles and schemes of what is said, the version of the rules and their phase", async () => {
    await writeFile(
      join(folder, "said.sch"),
      `<schema xmlns="http://purl.oclc.org/dsdl/schematron" schemaVersion="v 2" defaultPhase="f"><phase id="f"><active pattern="p"/></phase>
<pattern id="p"><rule context="a"><assert test="false()" diagnostics="d e" properties="y" icon="i.png" fpi="-//A" xml:lang="fr">m</assert></rule></pattern>
<diagnostics><diagnostic id="d" xml:lang="de" see="urn:s">D</diagnostic><diagnostic id="e">E</diagnostic></diagnostics>
<properties><property id="y" role="unit" scheme="SI" xml:lang="en">kg</property></properties></schema>`,
    );
    const args = ["validate", "--schema", "none", "--rules", "said.sch", "--format", "svrl"];
    await scrutin(...args, "d é.xml");
    const root = report();
    const shown = (node: TreeNode): string =>
      [
        node.local,
        ...node.attributes.map(({ local, value }) => `${local}=${value}`),
        ...node.children.flatMap((child) =>
          child.kind === "element" ? [shown(child)] : [child.value.trim()],
        ),
      ]
        .filter((each) => each !== "")
        .join(" ");
    const failed = root.children.find(({ local }) => local === "failed-assert");
    expect(
      failed?.children.flatMap((child) => (child.kind === "element" ? [shown(child)] : [])),
    ).toEqual([
      "diagnostic-reference diagnostic=d text lang=de see=urn:s D",
      "diagnostic-reference diagnostic=e text E",
      "property-reference property=y role=unit scheme=SI text lang=en kg",
      "text lang=fr icon=i.png fpi=-//A m",
    ]);
    expect(root.attributes.map(({ local, value }) => `${local}=${value}`)).toEqual([
      "phase=f",
      "schemaVersion=v 2",
    ]);
  });

  test("has the mistakes of the schema, says that rules were not run, and what cannot be read", async () => {
    const args = ["validate", "--schema", "a.xsd", "--rules", "r.sch", "--format", "svrl"];
    expect(await scrutin(...args, "--phase", "f", "d é.xml", "bad.xml", "none.xml")).toBe(2);
    const root = report();
    expect(root.attributes.map(({ local, value }) => [local, value])).toEqual([
      ["title", 'Les "règles" & <autres>'],
      ["phase", "f"],
    ]);
    const lines = said(root);
    expect(lines.filter((line) => line.startsWith("text"))).toEqual([
      expect.stringContaining("text d é.xml: "),
      expect.stringContaining("text bad.xml: "),
      expect.stringContaining("text none.xml: no such file"),
    ]);
    const failed = lines.filter((line) => line.startsWith("failed-assert"));
    expect(failed.map((line) => line.split(" ").slice(1, 5).join(" "))).toEqual([
      "cvc-type.3.1.2 /a error 1:1:",
      "cvc-type.3.1.1 /a/@c error 1:4:",
      "cvc-type.3.1.2 /a error 1:1:",
      "xml-not-well-formed /a error 1:7:",
    ]);
  });
});
