import { describe, expect, test } from "vitest";
import { readSchematron } from "../../../../../generator/schematron/read/read.js";
import { useRules } from "../../../../../runtime/rules/index.js";
import { xpath2 } from "../../../../../runtime/rules/xpath2.js";
import { legacy, marked, rule, schema } from "../../../../support/faulty-schematron.js";

const plain = `<pattern id="plain"><rule context="a"><assert test="b">m</assert></rule></pattern>`;
const xsl = `xmlns:xsl="http://www.w3.org/1999/XSL/Transform"`;
const abstract = `<pattern abstract="true" id="q"><rule context="$c"><assert test="$t">m</assert></rule></pattern>`;

/** Rules with a function in XSLT 2.0. */
const functionOf = (content: string): string =>
  schema(
    `<ns prefix="f" uri="urn:f"/><xsl:function ${xsl} name="f:g">${content}</xsl:function><pattern><rule context="a"><assert test="f:g()">m</assert></rule></pattern>`,
    ` queryBinding="xslt2"`,
  );

/** Files with one mistake each, which would bring others along: a name that is not there, a rule without checks, no pattern. */
const files: readonly (readonly [name: string, text: string, told: string])[] = [
  [
    "a pattern that is no pattern",
    schema(`‸<Pattern id="p"><rule context="a"><assert test="b">m</assert></rule></Pattern>`),
    "error schematron-unknown-element",
  ],
  [
    "a test that is misspelt",
    rule(`<report Test="‸b">m</report>`),
    "error schematron-unknown-attribute",
  ],
  [
    "a test in a namespace",
    rule(`‸<assert x:test="b" xmlns:x="urn:x">m</assert>`),
    "error schematron-missing-attribute",
  ],
  [
    "a check that is misspelt",
    rule(`‸<asert test="b">m</asert>`),
    "error schematron-unknown-element",
  ],
  [
    "a check in a pattern",
    schema(`<pattern id="p">‸<assert test="b">m</assert></pattern>`),
    "error schematron-misplaced-element",
  ],
  [
    "a namespace in a pattern",
    schema(
      `<pattern id="p">‸<ns prefix="el" uri="urn:e"/><rule context="el:a"><assert test="el:b">m</assert></rule></pattern>`,
    ),
    "error schematron-misplaced-element",
  ],
  [
    "a variable in a check",
    rule(`<assert test="$n = 1">m ‸<let name="n" value="count(b)"/></assert>`),
    "error schematron-misplaced-element",
  ],
  [
    "a variable that is misspelt",
    rule(`‸<lett name="n" value="count(b)"/><assert test="$n = 1">m</assert>`),
    "error schematron-unknown-element",
  ],
  [
    "a name with a dollar",
    rule(`<let name="‸$n" value="1"/><assert test="$n">m</assert>`),
    "error schematron-wrong-value",
  ],
  [
    "a variable without a value",
    rule(`‸<let name="n"/><assert test="$n">m</assert>`),
    "error schematron-missing-attribute",
  ],
  [
    "a variable with two values",
    rule(`‸<let name="n" value="1">two</let><assert test="$n">m</assert>`),
    "warning schematron-stray-text",
  ],
  [
    "a parameter of XSLT",
    schema(
      `‸<xsl:param ${xsl} name="n" select="1"/><pattern><rule context="a"><assert test="$n">m</assert></rule></pattern>`,
    ),
    "error schematron-xslt-element",
  ],
  [
    "a function of XSLT",
    schema(
      `<ns prefix="f" uri="urn:f"/>‸<xsl:template ${xsl} name="f:twice"/><pattern><rule context="a"><assert test="f:twice(b)">m</assert></rule></pattern>`,
    ),
    "error schematron-xslt-element",
  ],
  ...[
    [
      "an alternative of `choose` that is none",
      `<xsl:choose>‸<xsl:wen test="1">a</xsl:wen><xsl:when test="2">b</xsl:when></xsl:choose>`,
    ],
    [
      "an alternative behind `otherwise`",
      `<xsl:choose>‸<xsl:otherwise>a</xsl:otherwise><xsl:when test="2">b</xsl:when></xsl:choose>`,
    ],
    ["content beside `select`", `<xsl:sequence select="1">‸<xsl:text>a</xsl:text></xsl:sequence>`],
  ].map(
    ([name = "", content = ""]) =>
      [name, functionOf(content), "error schematron-xslt-element"] as const,
  ),
  [
    "text between the alternatives of `choose`",
    functionOf(`‸<xsl:choose>b<xsl:when test="2">b</xsl:when></xsl:choose>`),
    "error schematron-stray-text",
  ],
  [
    "a function in a namespace of the file",
    schema(
      `<ns prefix="f" uri="urn:f"/><pattern><rule context="a"><assert test="‸f:twice(b)">m</assert></rule></pattern>`,
    ),
    "error xpath-unknown-function",
  ],
  [
    "a parameter without a value",
    schema(`${abstract}<pattern is-a="q">‸<param name="c"/><param name="t" value="b"/></pattern>`),
    "error schematron-missing-attribute",
  ],
  [
    "a parameter with a dollar",
    schema(
      `${abstract}<pattern is-a="q"><param name="‸$c" value="a"/><param name="t" value="b"/></pattern>`,
    ),
    "error schematron-wrong-value",
  ],
  [
    "a parameter that is missing where a context is made of it",
    schema(
      `${abstract.replace("$c", "‸$c")}<pattern is-a="q"><param name="t" value="b"/></pattern>`,
    ),
    "error xpath-undefined-variable",
  ],
  [
    "a parameter twice",
    schema(
      `${abstract}<pattern is-a="q"><param name="c" value="a"/><param name="t" value="b"/><param name="‸c" value="d"/></pattern>`,
    ),
    "error schematron-duplicate-parameter",
  ],
  [
    "a parameter in a pattern of its own",
    schema(
      `<pattern id="p"><param name="‸c" value="a"/><rule context="a"><assert test="b">m</assert></rule></pattern>`,
    ),
    "warning schematron-idle-parameter",
  ],
  [
    "an abstract pattern without a name",
    schema(
      `‸<pattern abstract="true"><rule context="a"><assert test="b">m</assert></rule></pattern>${plain}`,
    ),
    "warning schematron-missing-attribute",
  ],
  [
    "an abstract rule without a name",
    schema(
      `<pattern>‸<rule abstract="true"><assert test="b">m</assert></rule><rule context="a"><assert test="b">m</assert></rule></pattern>`,
    ),
    "warning schematron-missing-attribute",
  ],
  [
    "extends in a check",
    rule(`<assert test="b">m ‸<extends rule="r"/></assert>`),
    "error schematron-misplaced-element",
  ],
  [
    "a phase with the name of all of them",
    schema(`<phase id="‸#ALL"><active pattern="plain"/></phase>${plain}`),
    "error schematron-wrong-value",
  ],
  [
    "an identifier of two words",
    schema(plain.replace(`"plain"`, `"‸two words"`)),
    "warning schematron-wrong-value",
  ],
  [
    "a key in a rule without what it finds",
    schema(
      `<pattern name="n"><rule context="a">‸<key name="k"/><assert test="key('k', b)">m</assert></rule></pattern>`,
    ).replace(/xmlns="[^"]*"/, `xmlns="${legacy}"`),
    "error schematron-missing-attribute",
  ],
  [
    "a key with a prefix that is not bound",
    schema(
      `<xsl:key ${xsl} name="‸z:k" match="a" use="b"/><pattern><rule context="a"><assert test="key('z:k', b)">m</assert></rule></pattern>`,
    ),
    "error xpath-unbound-prefix",
  ],
  [
    "a subject that is no node",
    rule(`<assert test="b" subject="‸'c'">m</assert>`),
    "error xpath-no-node-set",
  ],
  [
    "a prefix that only fontoxpath knows",
    schema(
      `<pattern><rule context="a"><assert test="'xs:date' = b or ‸xs:date(b) lt xs:date(c)">m</assert></rule></pattern>`,
      ` queryBinding="xslt2"`,
    ),
    "warning xpath-unbound-prefix",
  ],
];

describe("one mistake is told once, in its place", () => {
  test.for(files)("%s", ([, written, told]) => {
    const { text, places } = marked(written);
    const { findings, ruleSet } = readSchematron(text, { file: "x.sch", locale: "en", xpath2 });
    const said = findings.map(
      ({ severity, code, position }) => `${position.line}:${position.column} ${severity} ${code}`,
    );
    expect(said).toEqual([`${places[0]} ${told}`]);
    expect(ruleSet === undefined).toBe(told.startsWith("error"));
  });
});

test("an abstract pattern in a phase is told with the instance that may be meant", () => {
  const text = schema(
    `<phase id="f"><active pattern="q"/></phase>${abstract}<pattern is-a="q" id="of-a"><param name="c" value="a"/><param name="t" value="b"/></pattern>`,
  );
  const { findings } = readSchematron(text, { file: "x.sch", locale: "en" });
  expect(findings.map(({ message }) => message)).toEqual([
    'there is no pattern "q"; did you mean "of-a"?',
  ]);
});

test("names in namespaces are said as they are written", () => {
  const text = schema(
    `<ns prefix="f" uri="urn:f"/><let name="f:one" value="1"/><pattern><rule context="a"><assert test="f:twice(b) = $f:on">m</assert></rule></pattern>`,
  );
  const { findings } = readSchematron(text, { file: "x.sch", locale: "fr" });
  expect(findings.map(({ message }) => message.replace(/[\u00a0\u202f]/g, " "))).toEqual([
    "il n’y a pas de fonction « f:twice() »",
    "la variable « $f:on » n’est pas définie ici ; vouliez-vous dire « f:one » ?",
  ]);
});

test.each([
  [
    "of a pattern sees those of the phase",
    `<let name="k" value="1"/><phase id="f"><let name="n" value="$k + 1"/><active pattern="p"/></phase><pattern id="p"><let name="m" value="$n + 1"/><rule context="a"><assert test="$m = 3">m</assert></rule></pattern>`,
    [],
  ],
  [
    "of a schema does not",
    `<let name="k" value="$n"/><phase id="f"><let name="n" value="1"/><active pattern="p"/></phase><pattern id="p"><rule context="a"><assert test="$k = 1">m</assert></rule></pattern>`,
    ["xpath-undefined-variable"],
  ],
])("a variable %s", (_, content, told) => {
  for (const binding of ["xslt", "xslt2"]) {
    const text = schema(content, ` queryBinding="${binding}"`);
    const { ruleSet, findings } = readSchematron(text, { file: "x.sch", xpath2 });
    expect(findings.map(({ code }) => code)).toEqual(told);
    const issues = ruleSet && useRules(ruleSet, { xpath2 }).checkDocument("<a/>", { phase: "f" });
    expect(issues).toEqual(told.length === 0 ? [] : undefined);
  }
});
