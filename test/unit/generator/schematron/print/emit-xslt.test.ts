import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { electoralRules } from "../../../../../generated/electoral-rules.js";
import { NotInXslt, printXslt } from "../../../../../generator/schematron/print/emit-xslt.js";
import { readSchematron } from "../../../../../generator/schematron/read/read.js";
import type { RuleSet } from "../../../../../runtime/rules/index.js";
import { useRules } from "../../../../../runtime/rules/index.js";
import { xpath2 } from "../../../../../runtime/rules/xpath2.js";
import { schemasFolder } from "../../../../support/exemples.js";
import { arbitraryDocument, arbitraryExpression } from "../../../../support/xpath/arbitrary.js";

const folder = mkdtempSync(join(tmpdir(), "scrutin-xslt-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const saxon = ["/usr/share/java/Saxon-HE.jar", "/usr/share/java/saxon9he.jar"].find(existsSync);
const hasXsltproc = existsSync("/usr/bin/xsltproc");

/** What a stylesheet says of documents, by each processor that is there, or by Saxon alone. */
function said(
  stylesheet: string,
  documents: readonly string[],
  judges: "all" | "saxon" = "all",
): Record<string, readonly string[]> {
  const sheet = join(folder, "rules.xsl");
  writeFileSync(sheet, stylesheet);
  const files = documents.map((text, index) => {
    const file = join(folder, `d${index}.xml`);
    writeFileSync(file, text);
    return file;
  });
  const results: Record<string, readonly string[]> = {};
  if (hasXsltproc && judges === "all")
    results["xsltproc"] = files.map((file) =>
      execFileSync("xsltproc", [sheet, file], { encoding: "utf8", stdio: "pipe" }),
    );
  if (saxon !== undefined) {
    const input = join(folder, "in");
    const output = join(folder, "out");
    rmSync(input, { recursive: true, force: true });
    rmSync(output, { recursive: true, force: true });
    execFileSync("mkdir", ["-p", input, output]);
    for (const [index, text] of documents.entries())
      writeFileSync(join(input, `${String(index).padStart(5, "0")}.xml`), text);
    const options = ["-jar", saxon, `-s:${input}`, `-o:${output}`, `-xsl:${sheet}`];
    try {
      execFileSync("java", options, { stdio: "pipe" });
    } catch (error) {
      // Saxon's static types refuse some expressions of XPath 1.0 that its own manual says run.
      if (!/Static error[\s\S]*XPTY/.test(String(error))) throw error;
      return results;
    }
    const made = readdirSync(output).sort();
    results["saxon"] = made.map((file) => readFileSync(join(output, file), "utf8"));
  }
  return results;
}

/** What we say, in the form of the stylesheet. */
function ours(ruleSet: RuleSet, document: string): string {
  return useRules(ruleSet)
    .checkDocument(document, { locale: "en" })
    .map(({ code, level, xpath, message }) => `${code}\t${level}\t${xpath}\t${message}\n`)
    .join("");
}

describe.runIf(hasXsltproc || saxon !== undefined)(
  "the stylesheet of rules says what we say",
  () => {
    test("of every example of the electoral rules", () => {
      const examples = join(schemasFolder, "electoral/exemples/regles");
      const documents = readdirSync(examples)
        .filter((file) => /-(?:rompue-\d|valide-1)\.xml$/.test(file))
        .map((file) => readFileSync(join(examples, file), "utf8"));
      const expected = documents.map((text) => ours(electoralRules, text));
      expect(expected.filter((text) => text !== "").length).toBeGreaterThan(60);
      for (const [judge, results] of Object.entries(said(printXslt(electoralRules), documents)))
        expect(results, judge).toEqual(expected);
    });

    test("in the default phase, with the values that it gives to variables", () => {
      const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" defaultPhase="f"><let name="g" value="'all'"/>
        <phase id="f"><let name="g" value="'phase'"/><let name="h" value="1"/><active pattern="p"/></phase><phase id="o"><active pattern="q"/></phase>
        <pattern id="p"><rule context="a"><report id="P" test="$h = 1">p <value-of select="$g"/> <value-of select="$w"/></report></rule></pattern>
        <pattern id="q"><let name="w" value="'other'"/><rule context="a"><report id="Q" test="true()">q <value-of select="$g"/></report></rule></pattern></schema>`;
      const { ruleSet } = readSchematron(text, { file: "r.sch", locale: "en" });
      if (ruleSet === undefined) throw new Error(text);
      const expected = "P\terror\t/a\tp phase other\n";
      expect(ours(ruleSet, "<a/>")).toBe(expected);
      for (const [judge, results] of Object.entries(said(printXslt(ruleSet), ["<a/>"])))
        expect(results, judge).toEqual([expected]);
    });

    test("of rules without words, and of names and texts that a stylesheet gives another meaning", () => {
      const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="p" uri="urn:p"/><pattern>
        <rule context="a"><let name="scrutin-message" value="@n"/><let name="p:scrutin-message" value="2"/>
          <assert test="b"/><report test="@n &#10;  &lt; '&#9;9'"> </report>
          <assert test="false()">« l’entité » : {<value-of select="$scrutin-message"/>} $p &lt; "'<value-of select="concat('&quot;', &quot;'&quot;)"/></assert>
          <assert test="$p:scrutin-message = 1"><value-of select="@m"/></assert></rule>
        <rule context="comment() | processing-instruction('t')"><assert test="false()"> <name/></assert></rule>
      </pattern></schema>`;
      const { ruleSet, findings } = readSchematron(text, { file: "r.sch", locale: "fr" });
      if (ruleSet === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
      const document = `<!--c--><r><?t d?><a n="{1}"/><a n="8"><b/></a></r>`;
      const issues = useRules(ruleSet).checkDocument(document, { locale: "fr" });
      const lines = issues.map(
        ({ code, level, xpath, message }) => `${code}\t${level}\t${xpath}\t${message}\n`,
      );
      expect(lines).toHaveLength(8);
      for (const [judge, results] of Object.entries(said(printXslt(ruleSet), [document])))
        expect(results, judge).toEqual([lines.join("")]);
    });

    test.each([
      [
        "the phase that applies by default, with its variables",
        `<let name="n" value="2"/><phase id="f"><let name="n" value="1"/><active pattern="two"/></phase>
<pattern id="one"><rule context="a"><assert test="false()">one</assert></rule></pattern>
<pattern id="two"><rule context="a"><assert test="@n = $n">two <value-of select="$n"/></assert></rule></pattern>`,
        ` defaultPhase="f"`,
      ],
      [
        "a prefix xsl for another namespace",
        `<ns prefix="xsl" uri="urn:p"/><pattern><rule context="xsl:a | a"><report test="true()"><name/> &lt;xsl:text></report></rule></pattern>`,
        "",
      ],
      [
        "a prefix of XSLT itself",
        `<ns prefix="xsl" uri="http://www.w3.org/1999/XSL/Transform"/><pattern><rule context="xsl:a | a"><report test="true()"><name/></report></rule></pattern>`,
        "",
      ],
      [
        "instances of an abstract pattern, each with its variables",
        `<ns prefix="p" uri="urn:p"/><pattern abstract="true" id="q"><let name="v" value="$x"/><let name="v-2" value="$v + 1"/><let name="p:v" value="'$v'"/>
<rule context="$c"><let name="w" value="$v * 10"/><assert test="$v = 0 or $w = '$v'" subject="self::*[$v]">$v <value-of select="concat($v, ' ', $v-2, $p:v, $w)"/></assert></rule></pattern>
<pattern is-a="q"><param name="c" value="a"/><param name="x" value="count(//*)"/></pattern><pattern is-a="q"><param name="c" value="r"/><param name="x" value="7"/></pattern>
<pattern is-a="q"><param name="c" value="p:a"/><param name="x" value="sum(//a/@n)"/></pattern>`,
        "",
      ],
      [
        "a key by its content",
        `<key xmlns="http://www.w3.org/1999/XSL/Transform" name="k" match="a"><value-of select="@n"/><text>'"</text></key>
<pattern><rule context="a"><report test="key('k', concat('8', &quot;'&quot;, '&quot;'))"><value-of select="key('k', concat(@n, &quot;'&quot;, '&quot;'))/@n"/></report></rule></pattern>`,
        "",
      ],
    ])("of %s", (_, content, more) => {
      const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"${more}>${content}</schema>`;
      const { ruleSet, findings } = readSchematron(text, { file: "r.sch", locale: "en" });
      if (ruleSet === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
      const document = `<r xmlns:p="urn:p"><a n="1"/><p:a n="2"/><a n="8"><b/></a></r>`;
      const expected = ours(ruleSet, document);
      expect(expected).not.toBe("");
      for (const [judge, results] of Object.entries(said(printXslt(ruleSet), [document])))
        expect(results, judge).toEqual([expected]);
      // A module holds expressions as texts.
      expect(
        ours(
          JSON.parse(
            JSON.stringify(ruleSet, (key, value) => (key === "expression" ? undefined : value)),
          ),
          document,
        ),
      ).toBe(expected);
    });

    // libxslt takes `@p:n` for what the pattern `@n` matches.
    test.runIf(saxon !== undefined)("of random rules and random documents", () => {
      const contexts = [
        "a",
        "b",
        "*",
        "p:a",
        "@n",
        "@*",
        "text()",
        "comment()",
        "processing-instruction()",
        "/",
        "r/a",
        "a[b]",
        "a[1]",
        "a[last()]",
        "*[@n = 1]",
        "//b",
        "/r/*",
        "a/@n",
        "p:*",
        "b | @m",
        "a//b",
        "node()",
      ];
      const quoted = (text: string): string =>
        text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
      // Numbers that judges write otherwise.
      const unsure = /\d\d|div|mod|\.5|sum|following|1e/;
      const expression = arbitraryExpression.filter(
        (text) => !unsure.test(text) && text.length < 200,
      );
      const rule = fc
        .tuple(fc.constantFrom(...contexts), expression, expression, expression, fc.boolean())
        .map(
          ([context, variable, test, value, isAssert]) =>
            `<rule context="${quoted(context)}"><let name="v" value="${quoted(variable)}"/><${isAssert ? "assert" : "report"} test="${quoted(test)}">x <value-of select="${quoted(value)}"/> <name/> <value-of select="string($v)"/></${isAssert ? "assert" : "report"}></rule>`,
        );
      const samples = fc.sample(
        fc.tuple(
          fc.array(fc.array(rule, { minLength: 1, maxLength: 4 }), {
            minLength: 1,
            maxLength: 3,
          }),
          fc.array(arbitraryDocument, { minLength: 10, maxLength: 10 }),
        ),
        { numRuns: 6, seed: 14 },
      );
      let broken = 0;
      let compared = 0;
      for (const [patterns, documents] of samples) {
        const schema = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="p" uri="urn:p"/><ns prefix="q" uri="urn:q"/>${patterns.map((rules) => `<pattern>${rules.join("")}</pattern>`).join("")}</schema>`;
        const { ruleSet, findings } = readSchematron(schema, { file: "r.sch", locale: "en" });
        if (ruleSet === undefined)
          throw new Error(findings.map(({ message }) => message).join("\n"));
        const expected = documents.map((text) => ours(ruleSet, text));
        broken += expected.filter((text) => text !== "").length;
        const { saxon: results } = said(printXslt(ruleSet), documents, "saxon");
        if (results === undefined) continue;
        compared++;
        expect(results, `${schema}\n${documents.join("\n")}`).toEqual(expected);
      }
      expect(broken).toBeGreaterThan(20);
      expect(compared).toBeGreaterThan(3);
    });
  },
);

test.each([
  [
    "ask for the current node in a context: processors take other nodes for it",
    `<pattern><rule context="a[@n = current()/@m]"><assert test="b">m</assert></rule></pattern>`,
  ],
  [
    "name a variable of a phase that does not apply by default",
    `<phase id="f"><let name="n" value="1"/><active pattern="p"/></phase><pattern id="p"><rule context="a"><assert test="$n">m</assert></rule></pattern>`,
  ],
  [
    "are in XPath 2.0, with a variable that two instances of a pattern have",
    `<pattern abstract="true" id="q"><let name="v" value="for $i in (1, 2) return $i"/><rule context="$c"><assert test="$v = 3">m</assert></rule></pattern>
    <pattern is-a="q"><param name="c" value="a"/></pattern><pattern is-a="q"><param name="c" value="b"/></pattern>`,
    ` queryBinding="xslt2"`,
  ],
])("rules have no stylesheet that %s", (_, content, binding = "") => {
  const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"${binding}>${content}</schema>`;
  const { ruleSet } = readSchematron(text, { file: "r.sch", xpath2 });
  if (ruleSet === undefined) throw new Error("not read");
  expect(() => printXslt(ruleSet)).toThrow(NotInXslt);
});
