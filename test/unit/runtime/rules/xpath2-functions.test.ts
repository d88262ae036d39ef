import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readSchematron } from "../../../../generator/schematron/read/read.js";
import { useRules } from "../../../../runtime/rules/index.js";
import { xpath2 } from "../../../../runtime/rules/xpath2.js";

const folder = mkdtempSync(join(tmpdir(), "scrutin-xpath2-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const saxon = ["/usr/share/java/Saxon-HE.jar", "/usr/share/java/saxon9he.jar"].find(existsSync);

const codes = `<codes><code of="x">ten</code><code of="y">twenty</code></codes>`;
const document = `<r><a id="X" ref="y" n="1234.5">Some Text<b ref="X"/></a><a id="y" ref="X" n="-0.5">A.b</a><a id="é" ref="z" n="x">line
two</a></r>`;

const functions = `
  <xsl:key name="by-id" match="a" use="@id"/><xsl:key name="f:by-ref" match="a | b" use="@ref"/>
  <xsl:function name="f:twice"><xsl:param name="n"/><xsl:sequence select="$n, $n"/></xsl:function>
  <xsl:function name="f:check" as="xs:boolean">
    <xsl:param name="digits" as="xs:string"/>
    <xsl:variable name="all" select="for $i in string-to-codepoints($digits) return $i - 48"/>
    <xsl:variable name="sum" select="sum(for $i in 1 to count($all) return $all[$i] * (1 + $i mod 2 * 2))"/>
    <xsl:value-of select="$sum mod 10 = 0"/>
  </xsl:function>
  <xsl:function name="f:size" as="xs:string"><xsl:param name="n"/><xsl:choose>
    <xsl:when test="$n gt $limit">large</xsl:when>
    <xsl:when test="$n gt 2"><xsl:sequence select="concat('middle', string($n))"/></xsl:when>
    <xsl:otherwise><xsl:text>small</xsl:text></xsl:otherwise></xsl:choose></xsl:function>
  <xsl:function name="f:size" as="xs:string"><xsl:param name="n"/><xsl:param name="of"/>
    <xsl:variable name="text"><xsl:for-each select="1 to $n"><xsl:value-of select="concat($of, .)"/></xsl:for-each></xsl:variable>
    <xsl:value-of select="f:size($n), upper-case($text)" separator="/"/></xsl:function>
  <xsl:function name="f:fold" as="xs:integer"><xsl:param name="digits" as="xs:string"/><xsl:param name="odd" as="xs:boolean"/>
    <xsl:variable name="first" as="xs:integer"><xsl:value-of select="substring($digits, 1, 1)"/></xsl:variable>
    <xsl:sequence select="if (string-length($digits) = 1) then $first else 3 * $first + f:fold(substring($digits, 2), not($odd)) + f:depth() * 0"/></xsl:function>
  <xsl:function name="f:even" as="xs:boolean"><xsl:param name="n"/><xsl:sequence select="if ($n = 0) then true() else f:odd($n - 1)"/></xsl:function>
  <xsl:function name="f:odd" as="xs:boolean"><xsl:param name="n"/><xsl:sequence select="if ($n = 0) then false() else f:even($n - 1)"/></xsl:function>
  <xsl:function name="f:joined"><xsl:value-of><xsl:for-each select="1 to 3"><xsl:text>n</xsl:text><xsl:value-of select="., ."/></xsl:for-each></xsl:value-of></xsl:function>
  <xsl:function name="f:separated"><xsl:param name="of"/><xsl:variable name="made"><xsl:for-each select="1 to 3"><xsl:sequence select="."/><xsl:if test=". = 2"><xsl:text>t</xsl:text></xsl:if></xsl:for-each><xsl:sequence select="$of"/></xsl:variable>
    <xsl:value-of separator=";"><xsl:sequence select="$of, 1"/><xsl:text>t</xsl:text><xsl:value-of select="'u'"/><xsl:sequence select="2, $of"/></xsl:value-of><xsl:value-of select="$made"/></xsl:function>
  <xsl:function name="f:depth"><xsl:sequence select="$limit"/></xsl:function>
  <xsl:function name="f:maybe"><xsl:param name="n" as="xs:integer?"/><xsl:if test="exists($n)"><xsl:sequence select="$n + 1"/></xsl:if></xsl:function>`;

/** Expressions with functions of XPath 2.0 and XSLT 2.0 that fontoxpath does not have, asked of each `a`. */
const expressions = [
  "matches(., 'some', 'i')",
  "matches(@id, '^[a-x]$', 'i')",
  "matches(., '^S.*t$', 's') and matches(., 'e.t', 's')",
  "matches(., 'line.two', 's')",
  "matches(., ' s o m e [ ] t ', 'xi')",
  "matches(., 'a.B', 'qi')",
  "matches('ß[É-', 'ß[\\[]é-', 'i')",
  "tokenize(., 'T', 'i')",
  "replace(., '(T)(E)', '$2-$1', 'i')",
  "replace(., '.', '$1', 'q')",
  "fn:replace(lower-case(.), '[SX]', '_', 'i')",
  "normalize-unicode('e&#769;')",
  "format-number(number(@n), '#,##0.00')",
  "format-number(12.5, '00')",
  "key('by-id', @ref)/@n",
  "key('f:by-ref', ('y', 'X'))/name()",
  "key('by-id', //b/@ref)/@id",
  "document('codes.xml')//code[@of = lower-case(current()/@id)]",
  "doc('codes.xml')/*/code[2]",
  "document(('codes.xml', 'codes.xml'))/codes/count(code)",
  "doc-available('codes.xml')",
  "f:twice(@id)",
  "f:check('1234567')",
  "f:check(string(count(preceding::a)))",
  "f:size(1 + 4 * count(preceding::a))",
  "f:size(2, 'f:size(1)')",
  "f:size(count((1, 2, 3)), (: f:size(9), :) 'z')",
  "f:twice(f:size(f:twice(3)[1], ','))",
  "f:maybe(()), f:maybe(4)",
  "f:joined()",
  "f:separated(//b), f:separated((1, 2)), f:separated(())",
  "f:fold('12345', true()) + f:depth()",
  "f:even(count(//a)), f:odd(7), f:even(f:fold('11', false()))",
  "if (f:check('0')) then f:twice('a') else ()",
  "for $x in (f:twice(1), 5) return f:size($x)",
  "f:depth( (: nothing, or f:size(1) :) )",
  "$late",
  "$f:own",
];

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("&amp;#", "&#")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;");
const bound = `xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:f" xmlns:fn="http://www.w3.org/2005/xpath-functions"`;

describe("functions that fontoxpath does not have", () => {
  const schema = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2" ${bound}>
    <ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/><ns prefix="f" uri="urn:f"/><ns prefix="fn" uri="http://www.w3.org/2005/xpath-functions"/>${functions}
    <let name="late" value="f:size($limit + 1)"/><let name="limit" value="5"/><let name="f:own" value="count(//a)"/>
    <pattern><rule context="a">${expressions.map((each) => `<assert test="false()"><value-of select="string-join(for $item in (${escaped(each)}) return string($item), '~')"/>|</assert>`).join("")}</rule></pattern></schema>`;
  const { ruleSet, findings } = readSchematron(schema, { file: "f.sch", locale: "en", xpath2 });
  if (ruleSet === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  const rules = useRules(ruleSet, {
    xpath2,
    documents: (address) => (address === "codes.xml" ? codes : undefined),
  });
  const ours = rules.checkDocument(document, { locale: "en" }).map(({ message }) => message);

  test.runIf(saxon !== undefined)("give what Saxon-HE says", () => {
    const values = expressions.map(
      (each) =>
        `<xsl:value-of select="normalize-space(concat(string-join(for $item in (${escaped(each)}) return string($item), '~'), '|'))"/><xsl:text>&#10;</xsl:text>`,
    );
    const sheet = `<xsl:stylesheet version="2.0" ${bound}><xsl:output method="text"/>${functions}
      <xsl:variable name="late" select="f:size($limit + 1)"/><xsl:variable name="limit" select="5"/><xsl:variable name="f:own" select="count(//a)"/>
      <xsl:template match="/"><xsl:for-each select="//a"><xsl:call-template name="all"/></xsl:for-each></xsl:template>
      <xsl:template name="all">${values.join("")}</xsl:template></xsl:stylesheet>`;
    writeFileSync(join(folder, "s.xsl"), sheet);
    writeFileSync(join(folder, "d.xml"), document);
    writeFileSync(join(folder, "codes.xml"), codes);
    const options = [
      "-jar",
      saxon ?? "",
      `-s:${join(folder, "d.xml")}`,
      `-xsl:${join(folder, "s.xsl")}`,
    ];
    const theirs = execFileSync("java", options, { encoding: "utf8" }).split("\n").slice(0, -1);
    expect(
      ours.map((each, index) => `${expressions[index % expressions.length]} → ${each}`),
    ).toEqual(theirs.map((each, index) => `${expressions[index % expressions.length]} → ${each}`));
  });

  test("are run", () => {
    expect(ours).toHaveLength(3 * expressions.length);
    expect(ours.filter((each) => each === "|").length).toBeLessThan(expressions.length / 2);
  });
});

const asked = (test: string, more = "") =>
  readSchematron(
    `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2" ${bound}><ns prefix="f" uri="urn:f"/><ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>${functions}${more}<let name="limit" value="1"/>
<pattern><rule context="a"><assert test="${test}">m</assert></rule></pattern></schema>`,
    { file: "f.sch", locale: "en", xpath2 },
  );

test.each([
  [
    "f:bad(1)",
    `<xsl:function name="f:bad"><xsl:param/><xsl:sequence select="1"/></xsl:function>`,
    ["schematron-missing-attribute"],
  ],
  [
    "f:bad(1)",
    `<xsl:function name="f:bad"><xsl:param name="a b"/><xsl:sequence select="1"/></xsl:function>`,
    ["schematron-wrong-value"],
  ],
  [
    "f:bad(1, 2)",
    `<xsl:function name="f:bad"><xsl:param name="n"/><xsl:param name="n"/><xsl:sequence select="$n"/></xsl:function>`,
    ["schematron-duplicate-parameter"],
  ],
  [
    "exists(bad(1))",
    `<xsl:function name="bad"><xsl:param name="n"/><xsl:sequence select="$n"/></xsl:function>`,
    ["schematron-wrong-value"],
  ],
  ["g:bad(1)", "", ["xpath-unbound-prefix"]],
  [
    "f:bad()",
    `<xsl:function name="f:bad" as="xs:nothing"><xsl:sequence select="1"/></xsl:function>`,
    ["xpath2-static"],
  ],
])("names of functions and parameters are checked: %s %s", (test, more, told) => {
  const { findings, ruleSet } = asked(test, more);
  expect(findings.map(({ code }) => code)).toEqual(told);
  expect(ruleSet).toBeUndefined();
});

test("a function that never ends is told", () => {
  const { ruleSet } = asked(
    "f:loop(1)",
    `<xsl:function name="f:loop"><xsl:param name="n"/><xsl:sequence select="f:loop($n + 1)"/></xsl:function>`,
  );
  const issues = ruleSet && useRules(ruleSet, { xpath2 }).checkDocument("<a/>", { locale: "en" });
  expect(issues?.map(({ code }) => code)).toEqual(["rule-not-run"]);
});

test.each([
  ["f:size()", "", `the function "f:size()" takes 1 to 2 parameters, it is given 0`],
  ["f:sizes(1)", "", `there is no function "f:sizes()"`],
  ["exists(key('by-ids', b))", "", `there is no key "by-ids"; did you mean "by-id"?`],
  [
    "f:bad(1)",
    `<xsl:function name="f:bad"><xsl:param name="n"/><xsl:copy-of select="$n"/></xsl:function>`,
    `the element "xsl:copy-of" of XSLT is not supported`,
  ],
  [
    "f:bad(1)",
    `<xsl:function name="f:bad"><xsl:param name="n"/><xsl:sequence select="$m"/></xsl:function>`,
    `the variable "$m" is not defined here`,
  ],
  [
    "f:bad(1)",
    `<xsl:function name="f:bad"><xsl:param name="n"/><xsl:if test="exist($n)">1</xsl:if></xsl:function>`,
    `there is no function "exist()"; did you mean "exists"?`,
  ],
  [
    "f:bad(1)",
    `<xsl:function name="f:bad"><xsl:param name="n"/><xsl:sequence/></xsl:function>`,
    `the element "sequence" lacks its attribute "select"`,
  ],
  [
    "f:size(1)",
    `<xsl:function name="f:size"><xsl:param name="m"/><xsl:sequence select="$m"/></xsl:function>`,
    `the variable "f:size" exists already (f.sch, line 10)`,
  ],
  [
    "exists($v)",
    `<let name="v" value="coun(b)"/>`,
    `there is no function "coun()"; did you mean "count"?`,
  ],
])("a mistake about functions is told once: %s %s", (test, more, told) => {
  const { findings, ruleSet } = asked(test, more);
  expect(findings.map(({ message }) => message)).toEqual([told]);
  expect(ruleSet).toBeUndefined();
});

test.each([
  [
    "document('x.xml')",
    `the rule pattern-1-1 cannot be run: "document('x.xml')" reads the document "x.xml", which does not exist or may not be read`,
  ],
  [
    "matches(., 'a', 'm')",
    `the rule pattern-1-1 cannot be run: "matches(., 'a', 'm')" fails (FORX0001: "m")`,
  ],
])("what cannot be done with a document is told: %s", (test, told) => {
  const { ruleSet } = asked(test);
  const issues = ruleSet && useRules(ruleSet, { xpath2 }).checkDocument("<a/>", { locale: "en" });
  expect(issues?.map(({ message }) => message)).toEqual([told]);
});

test.each([
  ["xslt2", "count($codes/code)", "3"],
  ["xslt3", "$codes//code[@of = 'y']", "twenty"],
  ["xslt2", "count($codes/code/@f:n | $codes/code/@xml:lang | $codes/code/@of)", "4"],
  ["xslt2", "$codes/f:code/g", ""],
  ["xslt2", "$codes/f:code/f:g/text()", "<&\"'"],
  ["xslt2", "normalize-space($codes)", "ten twenty<&\"'"],
  ["xslt2", "count($typed)", "2"],
  ["xslt2", "string-join($typed/@of, ' ')", "x y"],
  ["xslt2", "$codes/code[@of = current()/@id]", "ten"],
  ["xslt", "normalize-space($codes)", "ten twenty<&\"'"],
])(
  "elements that a variable contains are nodes where expressions find them: %s %s",
  (binding, value, expected) => {
    const codes = `<code xmlns="" of="x">ten</code> <code xmlns="" of="y" f:n="1" xml:lang="fr">twenty</code><f:code><f:g>&lt;&amp;"'</f:g></f:code><!-- no --><code xmlns=""/>`;
    const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="${binding}" xmlns:f="urn:f"><ns prefix="f" uri="urn:f"/>
<let name="codes">${codes}</let><let name="typed" as="element()+"><code xmlns="" of="x"/> <code xmlns="" of="y"/></let>
<pattern><rule context="a"><report test="true()">|<value-of select="${value.replaceAll('"', "&quot;")}"/></report></rule></pattern></schema>`;
    const { ruleSet, findings } = readSchematron(text, { file: "v.sch", locale: "en", xpath2 });
    expect(findings).toEqual([]);
    const issues =
      ruleSet && useRules(ruleSet, { xpath2 }).checkDocument(`<a id="x"/>`, { locale: "en" });
    expect(issues?.map(({ message }) => message)).toEqual([`|${expected}`]);
  },
);
