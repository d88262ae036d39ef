import { expect, test } from "vitest";
import { schemaSetOf } from "../../../../../generator/generate.js";
import { readSchematron } from "../../../../../generator/schematron/read/read.js";
import { loadTexts } from "../../../../support/load-schema.js";
import { xsd } from "../../../../support/schemas-in-memory.js";

const { schema, findings: mistakes } = await loadTexts({
  "t.xsd": xsd(`
    <xs:element name="list"><xs:complexType>
      <xs:sequence>
        <xs:element name="entry" type="t:entry" maxOccurs="unbounded"/>
        <xs:element name="note" type="xs:string" minOccurs="0"/>
      </xs:sequence>
      <xs:attribute name="day" type="xs:date"/>
    </xs:complexType></xs:element>
    <xs:complexType name="entry"><xs:sequence>
      <xs:element name="kind" type="t:kind"/>
      <xs:element name="amount" type="xs:nonNegativeInteger"/>
      <xs:element name="code" type="t:code" minOccurs="0"/>
      <xs:element name="gap" type="t:kind" nillable="true" minOccurs="0"/>
      <xs:element name="inner" minOccurs="0"><xs:complexType>
        <xs:sequence><xs:element name="deep" type="xs:token"/></xs:sequence>
      </xs:complexType></xs:element>
    </xs:sequence><xs:attribute name="id" type="xs:NCName"/></xs:complexType>
    <xs:complexType name="longer"><xs:complexContent><xs:extension base="t:entry">
      <xs:sequence><xs:element name="more" type="xs:string"/></xs:sequence>
    </xs:extension></xs:complexContent></xs:complexType>
    <xs:simpleType name="kind"><xs:restriction base="xs:token">
      <xs:enumeration value="north"/><xs:enumeration value="south"/>
    </xs:restriction></xs:simpleType>
    <xs:simpleType name="code"><xs:restriction base="xs:string">
      <xs:pattern value="[A-Z]{2}\\d"/>
    </xs:restriction></xs:simpleType>`),
});
const schemas = schemaSetOf(schema);

/** A schema with elements of which any other may be a part. */
const open = (processContents: string): string =>
  xsd(`<xs:element name="open"><xs:complexType><xs:sequence>
      <xs:any namespace="##other" processContents="${processContents}"/>
    </xs:sequence><xs:anyAttribute namespace="urn:o" processContents="lax"/></xs:complexType></xs:element>
    <xs:element name="leaf" type="xs:date"/>`);

/** What is said about rules, with `‸` before each place that has to be told. */
function said(
  marked: string,
  by = schemas,
): {
  readonly told: readonly string[];
  readonly marks: readonly string[];
} {
  const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="t" uri="urn:t"/><ns prefix="o" uri="urn:o"/><pattern id="p">${marked}</pattern></schema>`;
  const marks: string[] = [];
  let plain = "";
  for (const part of text.split(/(‸)/)) {
    if (part !== "‸") plain += part;
    else {
      const before = plain.split("\n");
      marks.push(`${before.length}:${(before.at(-1) ?? "").length + 1}`);
    }
  }
  const { findings } = readSchematron(plain, { file: "r.sch", schemas: by, locale: "en" });
  return {
    told: findings.map(({ position: { line, column }, severity, code, message }) => {
      expect(severity).toBe("warning");
      return `${line}:${column} ${code.replace("schematron-", "")}: ${message}`;
    }),
    marks,
  };
}

const of = (context: string, test: string): string =>
  `<rule context="${context}">\n  <assert test="${test}">m</assert></rule>`;

const never = (step: string, from: string, near?: string): string =>
  `never-matches: by the schema, ${from === "" ? `no document has "${step}"` : `"${step}" never finds anything from ${from}`}${near === undefined ? "" : `; did you mean "${near}"?`}`;
const impossible = (rest: string): string => `impossible-value: by the schema, ${rest}`;

const wrong: readonly (readonly [name: string, rules: string, ...told: string[]])[] = [
  ["a context", of("‸t:entri", "true()"), never("t:entri", "", "t:entry")],
  ["a context in no namespace", of("‸entry", "true()"), never("entry", "", "t:entry")],
  [
    "the end of a context",
    of("t:list/‸t:kind", "true()"),
    never("t:kind", '"t:list"', "descendant::t:kind"),
  ],
  ["one alternative", of("t:note | t:inner/‸t:note", "true()"), never("t:note", '"t:inner"')],
  [
    "an absolute context",
    of("/‸t:entry", "true()"),
    never("t:entry", '"/"', "descendant::t:entry"),
  ],
  ["a context that is an attribute", of("t:entry/‸@ident", "true()"), never("@ident", '"t:entry"')],
  ["a step", of("t:entry", "t:kind and t:inner/‸t:deeep"), never("t:deeep", '"t:inner"', "t:deep")],
  ["an attribute for a child", of("t:entry", "‸id = 'a'"), never("id", '"t:entry"', "@id")],
  ["a child for an attribute", of("t:entry", "‸@kind"), never("@kind", '"t:entry"', "t:kind")],
  ["a step in a predicate", of("t:list", "t:entry[‸t:note]"), never("t:note", '"t:entry"')],
  ["a parent", of("t:kind", "‸parent::t:list"), never("parent::t:list", '"t:kind"')],
  ["an ancestor", of("t:entry", "‸ancestor::t:inner"), never("ancestor::t:inner", '"t:entry"')],
  [
    "a sibling",
    of("t:kind", "‸following-sibling::t:note"),
    never("following-sibling::t:note", '"t:kind"'),
  ],
  ["a self", of("t:list/*", "‸self::t:kind"), never("self::t:kind", '"t:entry" or "t:note"')],
  [
    "a descendant",
    of("t:inner", "descendant::t:deep and .//‸t:kind"),
    never("t:kind", '"t:inner" or "t:deep"'),
  ],
  ["behind a slash", of("t:deep", "/‸t:entry"), never("t:entry", '"/"', "descendant::t:entry")],
  ["a function", of("t:entry", "count(‸t:kinds) = 1"), never("t:kinds", '"t:entry"', "t:kind")],
  ["current()", of("t:entry", "t:kind[current()/‸t:note]"), never("t:note", '"t:entry"')],
  [
    "a variable",
    `<rule context="t:entry"><let name="i" value="t:inner"/><assert test="$i/‸t:kind">m</assert></rule>`,
    never("t:kind", '"t:inner"'),
  ],
  [
    "a value-of",
    `<rule context="t:entry"><report test="true()"><value-of select="‸t:nam"/></report></rule>`,
    never("t:nam", '"t:entry"'),
  ],
  [
    "a subject",
    `<rule context="t:entry"><report test="true()" subject="‸t:x">m</report></rule>`,
    never("t:x", '"t:entry"'),
  ],
  [
    "a value",
    of("t:entry", "t:kind = ‸'North'"),
    impossible(
      '"North" is never the value of "t:kind"; possible values: "north" and "south"; did you mean "north"?',
    ),
  ],
  [
    "a value first",
    of("t:kind", "‸'N' != ."),
    impossible('"N" is never the value of "t:kind"; possible values: "north" and "south"'),
  ],
  [
    "a value, normalized",
    of("t:entry", "normalize-space(t:kind) = ‸'N'"),
    impossible('"N" is never the value of "t:kind"; possible values: "north" and "south"'),
  ],
  [
    "no value",
    of("t:entry", "t:kind = ‸''"),
    impossible('"" is never the value of "t:kind"; possible values: "north" and "south"'),
  ],
  [
    "a pattern",
    of("t:entry", "t:code = ‸'AB12'"),
    impossible('"AB12" is never the value of "t:code"'),
  ],
  [
    "no number",
    of("t:entry", "t:amount = ‸'many'"),
    impossible('"many" is never the value of "t:amount"'),
  ],
  [
    "a number that cannot be",
    of("t:entry", "t:amount = ‸1.5"),
    impossible('"1.5" is never the value of "t:amount"'),
  ],
  [
    "a name",
    of("t:list/*", "local-name() = ‸'kind'"),
    impossible(
      '"kind" is never the name of "t:entry" or "t:note"; possible names: "entry" and "note"',
    ),
  ],
  [
    "what is never a number",
    of("t:list", "‸@day &gt; '2020-01-01'"),
    'never-number: by the schema, "@day" is never a number of XPath: the comparison or calculation gives nothing',
  ],
  [
    "what is never calculated",
    of("t:list", "‸@day + 1 = 2"),
    'never-number: by the schema, "@day" is never a number of XPath: the comparison or calculation gives nothing',
  ],
  [
    "a rule that an earlier one takes all of",
    `${of("t:list/*", "true()")}${of("‸t:entry[t:code]", "true()")}`,
    'shadowed: the rule with the context "t:entry[t:code]" is never asked: the one with the context "t:list/*" comes before it in its pattern (r.sch, line 1) and takes the same nodes',
  ],
  [
    "a rule that earlier ones take all of together",
    `${of("t:list/t:note", "true()")}${of("t:entry", "true()")}${of("‸t:list/t:*", "true()")}`,
    'shadowed: the rule with the context "t:list/t:*" is never asked: the one with the context "t:list/t:note | t:entry" comes before it in its pattern (r.sch, line 2) and takes the same nodes',
  ],
];

test("the schema has no mistakes", () => expect(mistakes).toEqual([]));

test.each(wrong)("%s", (_name, rules, ...told) => {
  const { told: all, marks } = said(rules);
  expect(all).toEqual(told.map((each, index) => `${marks[index]} ${each}`));
});

test.each([
  ["what a derived type has", of("t:entry", "t:more")],
  ["a nil", of("t:gap", ". = ''")],
  ["white space around a value", of("t:entry", "t:kind = ' north '")],
  [
    "a number in other digits",
    of("t:entry", "t:amount = '007' or t:amount = 7.0 or t:amount &gt; 1"),
  ],
  ["attributes of the instance namespace", of("t:entry", "count(@*) = 0")],
  ["a text", of("t:list", "text() = ' '")],
  ["the empty node-set", of("t:list", "count(/..) = 0")],
  ["nothing, as a string", of("t:entry", "normalize-space(t:kind) = ''")],
  ["a rule before one for more nodes", `${of("t:entry", "true()")}${of("t:list/*", "true()")}`],
  [
    "a rule before one for other parents",
    `${of("t:list/t:entry[t:code]", "true()")}${of("t:entry", "true()")}`,
  ],
])("nothing is said of %s", (_name, rules) => expect(said(rules).told).toEqual([]));

test("a namespace that is nearly right is said once, and not what follows from it", () => {
  const text = `<schema xmlns="http://www.ascc.net/xml/schematron"><ns prefix="t" uri="URN:t/"/><pattern name="p"><rule context="t:entry"><assert test="t:kind">m</assert></rule></pattern></schema>`;
  const { findings, ruleSet } = readSchematron(text, { file: "r.sch", schemas, locale: "en" });
  expect(findings.map(({ message }) => message)).toEqual([
    'the schema has no namespace "URN:t/"; did you mean "urn:t"?',
  ]);
  expect(ruleSet).toBeDefined();
});

test.each([
  ["skip", ["t:leaf/o:x", "o:x/@y = 'z'", "t:loaf", "@t:x"], ["t:loaf"]],
  [
    "lax",
    ["t:leaf", "o:x/@y = 'z'", "o:x/t:leaf = '2020-01-01'", "o:x//t:leaf = 'z'", "t:loaf", "@o:x"],
    ["t:leaf", "z", "t:loaf"],
  ],
  ["strict", ["t:leaf", "o:x", "@o:x", "@t:x"], ["t:leaf", "o:x", "@t:x"]],
])("what a wildcard lets in with %s", async (processContents, tests, told) => {
  const loaded = await loadTexts({ "t.xsd": open(processContents) });
  expect(loaded.findings).toEqual([]);
  const found = said(of("t:open", tests.join(" or ")), schemaSetOf(loaded.schema));
  expect(found.told.map((each) => /"([^"]*)"/.exec(each)?.[1])).toEqual(told);
});

test("a namespace that a wildcard lets in is not taken for another one", async () => {
  const near = (processContents: string, namespace: string): string =>
    `<xs:element name="open"><xs:complexType><xs:sequence><xs:any namespace="${namespace}" processContents="${processContents}"/></xs:sequence></xs:complexType></xs:element>`;
  const text = `<schema xmlns="http://www.ascc.net/xml/schematron"><ns prefix="t" uri="urn:t"/><ns prefix="u" uri="urn:u"/><pattern name="p"><rule context="t:open"><assert test="u:x">m</assert></rule></pattern></schema>`;
  const told = async (processContents: string, namespace: string): Promise<number> => {
    const loaded = await loadTexts({ "t.xsd": xsd(near(processContents, namespace)) });
    const by = schemaSetOf(loaded.schema);
    return readSchematron(text, { file: "r.sch", schemas: by, locale: "en" }).findings.length;
  };
  expect(await told("lax", "urn:u")).toBe(0);
  expect(await told("skip", "##other")).toBe(0);
  expect(await told("lax", "urn:v")).toBe(1);
});
