import { type IssueOf, type RuleCode, validate, validateDocument, type XmlIssue } from "scrutin";
import { globalElement, xsInt } from "scrutin/runtime/v1";
import { describe, expect, expectTypeOf, test } from "vitest";
import { Reporter } from "../../runtime/assess/reporter.js";
import { issueOf } from "../../runtime/serialize/options.js";
import { Validation } from "../../runtime/validate/validation.js";

const element = globalElement({ namespace: "", local: "age" }, xsInt);

describe("an issue", () => {
  test("has the parameters of its code", () => {
    const [issue] = validateDocument(element, "<age>many</age>");
    expect(issue?.code).toBe("cvc-datatype-valid.1.2.1");
    if (issue?.code !== "cvc-datatype-valid.1.2.1") return;
    expectTypeOf(issue.parameters.value).toEqualTypeOf<string>();
    expect(issue.parameters.value).toBe("many");
    // @ts-expect-error: no parameter of this rule
    expect(issue.parameters.limit).toBeUndefined();
  });

  test("has a code that is one of those that are known", () => {
    const isLength = ({ code }: XmlIssue): boolean => code === "cvc-length-valid";
    expect(validate(element, 3).some(isLength)).toBe(false);
    // @ts-expect-error: no such rule
    expect(validate(element, 3).some(({ code }) => code === "cvc-lenght-valid")).toBe(false);
    expectTypeOf<XmlIssue["code"]>().toEqualTypeOf<RuleCode>();
    expectTypeOf<IssueOf<"cvc-maxLength-valid">["parameters"]["limit"]>().toEqualTypeOf<number>();
    expectTypeOf<IssueOf<"cvc-maxLength-valid">>().toExtend<XmlIssue>();
    expectTypeOf<IssueOf<"xml-doctype">>().toExtend<XmlIssue>();
  });
});

test("what is reported has the parameters of its rule", () => {
  const reporter = new Reporter("en", 10);
  const validation = new Validation({});
  // @ts-expect-error: `limit`, not `most`
  reporter.add("limit-depth", { most: 3 }, {});
  // @ts-expect-error: the rule has another parameter
  validation.report("cvc-elt.3.1", { attribute: { namespace: "", local: "a" } });
  // @ts-expect-error: no such rule
  validation.report("cvc-elt.3.9", {});
  // @ts-expect-error: a number
  issueOf("limit-depth", { limit: "3" }, "en");
  reporter.add("limit-depth", { limit: 3 }, {});
  expect(reporter.take().map(({ message }) => message)[1]).toContain("3");
});
