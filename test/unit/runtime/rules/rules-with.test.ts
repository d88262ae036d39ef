import { describe, expect, test } from "vitest";
import { wholeSending } from "../../../../bench/units.js";
import { EnvoiLotDUnitesElectoralesElement as element } from "../../../../generated/electoral/index.js";
import { electoralRules } from "../../../../generated/electoral-rules.js";
import { printRuleSet } from "../../../../generator/schematron/print/emit.js";
import { readSchematron } from "../../../../generator/schematron/read/read.js";
import { validateDocument } from "../../../../runtime/parse.js";
import {
  fromText,
  overValues,
  type RuleSet,
  RuleSetError,
  rulesWith,
  useRules,
  whileRead,
} from "../../../../runtime/rules/index.js";
import { serialize } from "../../../../runtime/serialize.js";
import { validate } from "../../../../runtime/validate.js";

const value = wholeSending(3);
const text = serialize(element, value).replace(/(<el:NombreDUnites>)3/, "$14");
const all = useRules(electoralRules);
const expected = validateDocument(element, text, { rules: all });

/** The rule set that a generated module exports. */
function exported(ruleSet: RuleSet, form: "text" | "parsed"): RuleSet {
  const module = printRuleSet("rules", ruleSet, "c", undefined, form);
  return JSON.parse(module.slice(module.indexOf("= {") + 2).replace(/;\s*$/, "")) as RuleSet;
}

describe("rules with some abilities", () => {
  test.each([
    ["none but the tree", [fromText]],
    ["while they are read", [fromText, whileRead]],
    ["all", [fromText, whileRead, overValues]],
  ])("say of documents what rules with all say: %s", (_name, abilities) => {
    const rules = rulesWith(electoralRules, abilities);
    expect(validateDocument(element, text, { rules })).toEqual(expected);
    expect(expected.map(({ code }) => code)).toEqual(["CNT-1"]);
  });

  test("check values where they are made for it, and say so where not", () => {
    const broken = wholeSending(3);
    const rules = rulesWith(electoralRules, [fromText, overValues]);
    expect(validate(element, broken, { rules })).toEqual(validate(element, broken, { rules: all }));
    const others = rulesWith(electoralRules, [fromText]);
    expect(() => validate(element, broken, { rules: others })).toThrow(RangeError);
  });

  test("need no parser where expressions were parsed beforehand, also those of XPath 2.0 that are ours", () => {
    const source = (binding: string, test: string): string =>
      `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="${binding}"><pattern><rule context="r/a[@n]"><assert id="A" test="${test}">m <name/></assert></rule></pattern></schema>`;
    for (const [binding, condition] of [
      ["xslt", "count(b) = 1 and substring(@n, 2) = 'x'"],
      ["xslt2", "b and not(@n = 'zx')"],
    ] as const) {
      const { ruleSet } = readSchematron(source(binding, condition), { file: "r.sch" });
      if (ruleSet === undefined) throw new Error(condition);
      const document = `<r><a n="zx"><b/></a><a n="zz"/><a/></r>`;
      const said = (rules: ReturnType<typeof rulesWith>): readonly unknown[] =>
        rules.checkDocument(document);
      const told = said(useRules(ruleSet));
      expect(told.length).toBeGreaterThan(0);
      expect(said(rulesWith(exported(ruleSet, "parsed"), []))).toEqual(told);
      expect(said(useRules(exported(ruleSet, "text")))).toEqual(told);
    }
  });

  test("say what is missing where expressions are there as texts", () => {
    expect(() => rulesWith(electoralRules, []).checkDocument("<a/>")).toThrow(RuleSetError);
  });
});
