import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadSchemas } from "../../../../generator/generate.js";
import { readSchematron } from "../../../../generator/schematron/read/read.js";
import type { XmlIssue } from "../../../../runtime/issues.js";
import { validateDocument } from "../../../../runtime/parse.js";
import { fromText, type Rules, rulesWith, useRules } from "../../../../runtime/rules/index.js";
import { validateStream } from "../../../../runtime/validate-stream.js";
import { cuts, declarations, pieces, placedDocuments } from "../../../support/placed-attributes.js";
import { readFrom, xsd } from "../../../support/schemas-in-memory.js";

/* What a rule says of an attribute stands where the attribute stands, however the rule is asked. */

const schemas = await loadSchemas({
  locations: ["t.xsd"],
  read: readFrom({ "t.xsd": xsd(declarations) }),
});

interface Both {
  readonly trees: Rules;
  readonly watching: Rules;
}

function rulesOf(...rules: readonly string[]): Both {
  const patterns = rules.map((rule) => `<pattern>${rule}</pattern>`).join("");
  const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="t" uri="urn:t"/>${patterns}</schema>`;
  const { ruleSet } = readSchematron(text, { file: "r.sch", locale: "en" });
  if (ruleSet === undefined) throw new Error(text);
  return { trees: rulesWith(ruleSet, [fromText]), watching: useRules(ruleSet) };
}

function said(issues: readonly XmlIssue[]): readonly string[] {
  return issues
    .map(({ position, xpath }) => `${position?.line}:${position?.column} ${xpath?.match(/@.*/)}`)
    .toSorted();
}

const documents = placedDocuments({ root: "plain", wrong: false });
/** Of each `s` and `v` something is said, of the one that is a context or of the one that is meant. */
const asked: Readonly<Record<string, Both>> = {
  "where they are empty": rulesOf(
    '<rule context="t:e/@s"><report test="string-length(.) = 0">s</report></rule>',
    '<rule context="t:e[@v]"><assert test="string-length(@v) > 0" subject="@v">v</assert></rule>',
  ),
  "as contexts where they are empty": rulesOf(
    '<rule context="t:e/@s"><report test="string-length(.) = 0">s</report></rule>',
    '<rule context="@v"><assert test="string(.)">v</assert></rule>',
  ),
  "as contexts": rulesOf(
    '<rule context="t:e/@s"><report test="true()">s</report></rule>',
    '<rule context="@v"><assert test="../@k = 0">v</assert></rule>',
  ),
  "as what is meant": rulesOf(
    '<rule context="t:e[@s]"><report test="true()" subject="@s">s</report></rule>',
    '<rule context="t:e[@v]"><assert test="@k = 0" subject="@v">v</assert></rule>',
  ),
  "over the whole document": rulesOf(
    '<rule context="t:e/@s"><assert test="//t:none">s</assert></rule>',
    '<rule context="@v"><assert test="../following::t:none">v</assert></rule>',
  ),
  "in passing and over the whole document": rulesOf(
    '<rule context="t:e/@s"><report test="true()">s</report></rule>',
    '<rule context="@v"><assert test="../following::t:none">v</assert></rule>',
  ),
};

describe.each(Object.entries(asked))("attributes that are asked about %s", (how, both) => {
  test("have their places, however the document is read", async () => {
    await fc.assert(
      fc.asyncProperty(documents, cuts, async ({ text, placesOf }, where) => {
        const which = how.includes("empty") ? "empty" : "all";
        const of = (name: string) => placesOf(name, which).map((place) => `${place} @${name}`);
        const expected = [...of("s"), ...of("v")].toSorted();
        for (const rules of [both.trees, both.watching]) {
          expect(said(rules.checkDocument(text))).toEqual(expected);
          expect(said(validateDocument(schemas, text, { rules }))).toEqual(expected);
        }
        const rules = both.watching;
        const streamed = await validateStream(schemas, pieces(text, where), { rules });
        const told = streamed.filter(({ code }) => (code as string) !== "rule-not-run");
        if (!how.includes("whole")) expect(said(told)).toEqual(expected);
        else expect(expected).toEqual(expect.arrayContaining([...said(told)]));
      }),
      { numRuns: 40 },
    );
  });
});

describe("attributes that are not written where they are", () => {
  const { trees, watching } = rulesOf('<rule context="@a"><report test="true()">a</report></rule>');
  const found = (text: string) =>
    [trees, watching].map((rules) => said(rules.checkDocument(text)).join("; "));

  test("have the place of the element that a document type declaration gives them to", () => {
    const doctype = '<!DOCTYPE r [<!ATTLIST e a CDATA "1">]>';
    const places = "2:4 @a; 4:1 @a; 5:9 @a";
    const text = `${doctype}\n<r><e\n b="1"/>\n<e/>\n<e b="" a="2"/></r>`;
    expect(found(text)).toEqual([places, places]);
  });

  test("have the place of the reference to the entity that they stand in", () => {
    const doctype = "<!DOCTYPE r [<!ENTITY e \"<e b=''\n  a='1'/>\">]>";
    expect(found(`${doctype}\n<r>12\n &e;</r>`)).toEqual(["4:2 @a", "4:2 @a"]);
    const alike = `<!DOCTYPE r [<!ENTITY e '${'<e b="" a="1"></e>'.repeat(8)}'>]>`;
    const places = Array.from({ length: 8 }, () => "2:6 @a").join("; ");
    expect(found(`${alike}\n<r>12&e;</r>`)).toEqual([places, places]);
  });
});
