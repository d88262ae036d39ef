import { expect, test } from "vitest";
import { schemaSetOf } from "../../../../../generator/generate.js";
import { readSchematron } from "../../../../../generator/schematron/read/read.js";
import { xpath2 } from "../../../../../runtime/rules/xpath2.js";
import { loadTexts } from "../../../../support/load-schema.js";
import { xsd } from "../../../../support/schemas-in-memory.js";

const { schema } = await loadTexts({
  "t.xsd": xsd(`
    <xs:element name="shelf"><xs:complexType><xs:sequence>
      <xs:element name="box" type="t:box" maxOccurs="unbounded"/>
      <xs:element name="since" type="xs:date"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:complexType name="box"><xs:sequence>
      <xs:element name="colour"><xs:simpleType><xs:restriction base="xs:token">
        <xs:enumeration value="red"/><xs:enumeration value="blue"/>
      </xs:restriction></xs:simpleType></xs:element>
    </xs:sequence><xs:attribute name="no" type="xs:NCName"/></xs:complexType>`),
});
const schemas = schemaSetOf(schema);

/** What is said of rules in a language, by the texts that it is said of. */
function told(binding: string, content: string): readonly string[] {
  const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="${binding}"><ns prefix="t" uri="urn:t"/>
<xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="by-no" match="t:box" use="@no"/>
${content}</schema>`;
  const { findings } = readSchematron(text, { file: "r.sch", schemas, xpath2, locale: "en" });
  const lines = text.split("\n");
  return findings.map(({ code, position: { line, column } }) => {
    const [name = ""] = /^'?[@\w:]+'?/.exec(lines[line - 1]?.slice(column - 1) ?? "") ?? [];
    return `${code.replace("schematron-", "")} ${name}`;
  });
}

const rule = (context: string, test: string): string =>
  `<pattern><rule context="${context}"><assert test="${test}">m</assert></rule></pattern>`;

test.each(["xslt", "xslt2", "xpath31"])(
  "contexts, steps and values are held against the schema in %s",
  (binding) => {
    const content = [
      rule("t:shelff", "true()"),
      rule("t:shelf[string-length(t:sinse) > 1]", "t:since"),
      rule("t:shelf", "t:box/t:color and t:box[@noo]"),
      rule("t:box", "no > 1 or t:colour = 'green'"),
      rule("t:box", "concat(t:colour, 'x') != string(t:clour)"),
    ];
    expect(told(binding, content.join("\n"))).toEqual([
      "never-matches t:shelff",
      "never-matches t:sinse",
      "never-matches t:color",
      "never-matches @noo",
      "never-matches no",
      "impossible-value 'green'",
      "never-matches t:clour",
    ]);
  },
);

test("what only XPath 2.0 can say is not held against it, what stands beside it is", () => {
  const content = [
    rule("t:shelf[matches(t:sinse, '^2')]", "exists(t:box/t:color)"),
    rule("t:box", "t:colour = ('red', 'green')"),
    rule("t:box", "every $c in t:clour satisfies $c"),
  ];
  expect(told("xslt2", content.join("\n"))).toEqual([
    "never-matches t:sinse",
    "never-matches t:color",
  ]);
});

test("a date is no number in XPath 1.0; in XPath 2.0 texts have an order", () => {
  const content = rule("t:shelf", "t:since > '2020-01-01'");
  expect(told("xslt", content)).toEqual(["never-number t:since"]);
  expect(told("xslt2", content)).toEqual([]);
});

test("what a key finds is known by its pattern", () => {
  const content = rule(
    "t:shelf",
    "key('by-no', 'a')/t:colour = 'rot' and key('by-no', 'b')/t:color and key('by-no', 1)/@no",
  );
  expect(told("xslt", content)).toEqual(["impossible-value 'rot'", "never-matches t:color"]);
});
