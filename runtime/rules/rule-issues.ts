import type { BrokenRuleInfo, IssueOf, RuleCode, XmlIssue } from "../issues.js";
import type { RuleFinding } from "./findings.js";

/** Where a finding is said to be. */
export type FindingPlace = Pick<XmlIssue, "path" | "xpath" | "position">;

/** A finding as an issue. */
export function issueOf(finding: RuleFinding, place: FindingPlace): XmlIssue {
  const { code, message, level, diagnostics, parameters } = finding;
  return ruleIssue({
    code,
    message,
    ...place,
    parameters,
    source: "rule",
    level,
    rule: ruleInfo(finding),
    diagnostics: diagnostics.map(({ text }) => text),
  });
}

/** An issue whose code is a rule's, which no type lists. */
export function ruleIssue(
  issue: Omit<IssueOf<RuleCode>, "code" | "parameters"> & {
    readonly code: string;
    readonly parameters: Readonly<Record<string, unknown>>;
  },
): XmlIssue {
  return issue as unknown as XmlIssue;
}

export function ruleInfo({
  code,
  pattern,
  rule,
  check,
}: Pick<RuleFinding, "code" | "pattern" | "rule" | "check">): BrokenRuleInfo {
  const position = check?.test.position ?? rule?.context.position;
  return {
    id: check?.code ?? code,
    pattern: pattern.code,
    context: rule?.context.text,
    test: check?.test.text,
    file: position?.file,
    line: position?.line,
  };
}
