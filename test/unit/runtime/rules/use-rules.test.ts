import { describe, expect, test } from "vitest";
import { readSchematron } from "../../../../generator/schematron/read/read.js";
import { type UseRulesOptions, useRules } from "../../../../runtime/rules/index.js";
import type { Rules } from "../../../../runtime/rules/rules.js";
import { readTree } from "../../../../runtime/rules/tree/read-tree.js";

/** Rules from the content of a schema of ISO Schematron. */
function rulesOf(content: string, options: UseRulesOptions = {}, attributes = ""): Rules {
  const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"${attributes}>${content}</schema>`;
  const { ruleSet, findings } = readSchematron(text, { file: "r.sch", locale: "en" });
  if (ruleSet === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  return useRules(ruleSet, options);
}

/** What is said of a document: code, level and place, a line each. */
function said(rules: Rules, document: string, options = {}): readonly string[] {
  return rules
    .checkDocument(document, { locale: "en", ...options })
    .map(({ code, level, xpath, message }) => `${code} ${level} ${xpath}: ${message}`);
}

describe("an issue", () => {
  test("has all that a broken rule tells", () => {
    const rules = rulesOf(
      `<ns prefix="p" uri="urn:p"/><pattern id="ages"><rule context="p:a"><assert id="R1" role="warning" test="@age &gt;= 18" diagnostics="d">The age  of\n<name/> is <value-of select="@age"/>.</assert></rule></pattern><diagnostics><diagnostic id="d">See <value-of select="local-name()"/>.</diagnostic></diagnostics>`,
    );
    const document = `<x:r xmlns:x="urn:p">\n <x:a age="20"/>\n <x:a age="7"/></x:r>`;
    expect(rules.checkDocument(document, { file: "d.xml" })).toEqual([
      {
        code: "R1",
        message: "The age of x:a is 7.",
        path: [],
        xpath: "/x:r/x:a[2]",
        position: { file: "d.xml", line: 3, column: 2 },
        parameters: { "name()": "x:a", "@age": "7", "local-name()": "a" },
        source: "rule",
        level: "warning",
        rule: {
          id: "R1",
          pattern: "ages",
          context: "p:a",
          test: "@age >= 18",
          file: "r.sch",
          line: 1,
        },
        diagnostics: ["See a."],
      },
    ]);
  });

  test("stands where its subject does, and else at its context, whatever that is", () => {
    const rules = rulesOf(
      `<pattern id="p"><rule context="a"><report test="b" subject="b[2]">m</report></rule><rule context="@n"><report test=". = 1">m</report></rule><rule context="text()[. = 't']"><report test="true()">m</report></rule><rule context="comment()"><report test="true()">m</report></rule><rule context="processing-instruction()"><report test="true()">m</report></rule><rule context="/"><assert test="z">m</assert></rule></pattern>`,
    );
    expect(said(rules, "<r><?q w?><a><b/><b/></a><c n='1'>t</c><!--k--></r>")).toEqual([
      "p-6 error /: m",
      'p-5 error /r/processing-instruction("q")[1]: m',
      "p-1 error /r/a[1]/b[2]: m",
      "p-2 error /r/c[1]/@n: m",
      "p-3 error /r/c[1]/text()[1]: m",
      "p-4 error /r/comment()[1]: m",
    ]);
  });

  test("without a message says the test, in both languages", () => {
    const rules = rulesOf(`<pattern><rule context="a"><assert test="b"/></rule></pattern>`);
    expect(rules.checkDocument("<a/>", { locale: "fr" })[0]?.message).toBe(
      "la condition «\u00a0b\u00a0» n’est pas remplie",
    );
    expect(rules.checkDocument("<a/>", { locale: "en" })[0]?.message).toBe('"b" is not true');
  });
});

test("the first rule of a pattern that matches is the only one, and every pattern begins anew", () => {
  const rules = rulesOf(
    `<pattern id="p"><rule context="b/a"><report test="true()">1</report></rule><rule context="a"><report test="true()">2</report></rule></pattern><pattern id="q"><rule context="*"><report test="self::a">3</report></rule></pattern>`,
  );
  expect(said(rules, "<r><a/><b><a/></b></r>")).toEqual([
    "p-2 error /r/a[1]: 2",
    "p-1 error /r/b[1]/a[1]: 1",
    "q-1 error /r/a[1]: 3",
    "q-1 error /r/b[1]/a[1]: 3",
  ]);
});

test("levels come from severity, flag or role, of the check, its rule or its pattern", () => {
  const check = (attributes: string): string => `<assert test="false()"${attributes}>m</assert>`;
  const rules = rulesOf(
    `<pattern id="p" role="hint"><rule context="a" flag="WARN">${check(` role="fatal"`)}${check("")}</rule><rule context="b">${check("")}${check(` severity="Information"`)}</rule></pattern><pattern id="q"><rule context="a">${check("")}</rule></pattern>`,
  );
  const document = "<a><b/></a>";
  const levels = (level?: string): readonly (string | undefined)[] =>
    rules
      .checkDocument(document, { ...(level && { level }) } as object)
      .map((issue) => issue.level);
  expect(levels()).toEqual(["error", "warning", "information", "information", "error"]);
  expect(levels("warning")).toEqual(["error", "warning", "error"]);
  expect(levels("error")).toEqual(["error", "error"]);
});

test("phases choose patterns, and bring variables", () => {
  const rules = rulesOf(
    `<let name="v" value="1"/><phase id="f"><let name="v" value="2"/><active pattern="p"/></phase><phase id="g"><active pattern="q"/></phase><pattern id="p"><rule context="a"><report test="true()"><value-of select="$v"/></report></rule></pattern><pattern id="q"><rule context="a"><report test="true()">q<value-of select="$v"/></report></rule></pattern>`,
    {},
    ` defaultPhase="g"`,
  );
  expect(said(rules, "<a/>")).toEqual(["q-1 error /a: q1"]);
  expect(said(rules, "<a/>", { phase: "#DEFAULT" })).toEqual(["q-1 error /a: q1"]);
  expect(said(rules, "<a/>", { phase: "f" })).toEqual(["p-1 error /a: 2"]);
  expect(said(rules, "<a/>", { phase: "#ALL" })).toEqual(["p-1 error /a: 1", "q-1 error /a: q1"]);
  expect(() => rules.checkDocument("<a/>", { phase: "h", locale: "en" })).toThrow(
    'there is no phase "h" in these rules (f, g)',
  );
});

test("variables stay node-sets, see their context, and are evaluated where they are needed only", () => {
  const rules = rulesOf(
    `<let name="all" value="//b"/><let name="never" value="document('x')"/><pattern id="p"><rule context="b"><let name="before" value="preceding-sibling::b"/><let name="twice" value="count($before) * 2"/><report test="$before[2]"><value-of select="$twice"/> of <value-of select="count($all)"/></report></rule></pattern>`,
  );
  expect(said(rules, "<r><b/><b/><b/></r>")).toEqual(["p-1 error /r/b[3]: 4 of 3"]);
});

test("keys find nodes by values, those of all definitions together", () => {
  const rules = rulesOf(
    `<xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="k" match="a" use="@id"/><xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="k" match="b" use="c"/><pattern id="p"><rule context="r"><assert test="count(key('k', '1')) = 3"><value-of select="count(key('k', '1'))"/></assert></rule><rule context="d"><assert test="key('k', @n)">no <value-of select="@n"/></assert></rule></pattern>`,
  );
  const document = `<r><a id="1"/><b><c>1</c><c>2</c></b><a id="1"/><d n="2"/><d n="3"/></r>`;
  expect(said(rules, document)).toEqual(["p-2 error /r/d[2]: no 3"]);
});

describe("what cannot be run is told, once, and never passes", () => {
  test("a document that may not be read", () => {
    const content = `<pattern id="p"><rule context="a"><assert test="document('l.xml')//c = .">m</assert></rule></pattern>`;
    const document = "<r><a>1</a><a>2</a></r>";
    expect(said(rulesOf(content), document)).toEqual([
      `rule-not-run error /r/a[1]: the rule p-1 cannot be run: "document('l.xml')//c = ." reads the document "l.xml", which does not exist or may not be read`,
    ]);
    const documents = (address: string): string | undefined =>
      address === "l.xml" ? "<l><c>1</c></l>" : undefined;
    expect(said(rulesOf(content, { documents }), document)).toEqual(["p-1 error /r/a[2]: m"]);
  });

  test("a rule that visits too much", () => {
    const rules = rulesOf(
      `<pattern id="p"><rule context="r"><report test="//*[..//*[..//*[..//z]]]">m</report></rule></pattern><pattern id="q"><rule context="r"><report test="a">n</report></rule></pattern>`,
      { budget: 10_000 },
    );
    expect(said(rules, `<r>${"<a/>".repeat(100)}</r>`)).toEqual([
      'rule-not-run error /r: the rule p-1 is given up: the expression "//*[..//*[..//*[..//z]]]" visits too many nodes',
      "q-1 error /r: n",
    ]);
  });

  test.each(["checkDocument", "the tree alone"])(
    "the other checks of a rule that visits too much are asked of all nodes: %s",
    (way) => {
      const heavy = `<assert id="H" test="count(//m[count(//m[@n &gt; current()/@n]) = 3]) &lt; 9">h</assert>`;
      const light = `<assert id="L" test="@n mod 40 != 0">l</assert>`;
      const rules = rulesOf(
        `<pattern id="p"><rule context="m">${heavy}${light}${heavy.replace('"H"', '"I"')}</rule></pattern>`,
        { budget: 20_000 },
      );
      const document = `<l>${Array.from({ length: 99 }, (_, n) => `<m n="${n + 1}"/>`).join("")}</l>`;
      const { tree } = readTree(document, {}, "en");
      if (tree === undefined) throw new Error("no tree");
      const found =
        way === "checkDocument"
          ? rules.checkDocument(document, { locale: "en" }).map(({ rule }) => rule?.id)
          : rules.run(tree, { locale: "en" }).map(({ check }) => check?.id);
      expect(found.toSorted()).toEqual(["H", "I", "L", "L"]);
    },
  );

  test("a variable that a phase brings, in another phase", () => {
    const rules = rulesOf(
      `<phase id="f"><let name="v" value="1"/><active pattern="p"/></phase><pattern id="p"><rule context="a"><assert test="$v = 1">m</assert></rule></pattern>`,
    );
    expect(said(rules, "<a/>", { phase: "f" })).toEqual([]);
    expect(said(rules, "<a/>")).toEqual([
      'rule-not-run error /a: the rule p-1 cannot be run: in "$v = 1", "$v" has no value',
    ]);
  });
});

test("identifiers are those of the document type, and xml:id", () => {
  const rules = rulesOf(
    `<pattern id="p"><rule context="c"><assert test="id(@r)"><value-of select="@r"/></assert></rule></pattern>`,
  );
  const document = `<!DOCTYPE r [<!ATTLIST a i ID #IMPLIED>]><r><a i="x"/><b xml:id="y"/><b i="z"/><c r="x"/><c r="y"/><c r="z"/></r>`;
  expect(said(rules, document)).toEqual(["p-1 error /r/c[3]: z"]);
});

test("what is no XML, or not in its encoding, is an issue like others", () => {
  const rules = rulesOf(`<pattern><rule context="a"><assert test="b"/></rule></pattern>`);
  expect(rules.checkDocument("<a>").map(({ code }) => code)).toEqual(["xml-not-well-formed"]);
  expect(rules.checkDocument(new Uint8Array([0x3c, 0x61, 0xff])).map(({ code }) => code)).toEqual([
    "encoding-invalid-bytes",
  ]);
});

test("a document with many nodes costs no more than its length", () => {
  const rules = rulesOf(
    `<pattern id="p"><rule context="a"><assert test="@n = ../*[1]/@n">m</assert><assert test="not(preceding-sibling::a[1]/@n = 'x')">n</assert></rule></pattern>`,
  );
  const document = (count: number): string => `<r>${'<a n="1"><b>t</b></a>'.repeat(count)}</r>`;
  const time = (count: number): number => {
    const text = document(count);
    const start = process.cpuUsage();
    rules.checkDocument(text);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  };
  time(20_000);
  expect(time(80_000) / time(20_000)).toBeLessThan(12);
});
