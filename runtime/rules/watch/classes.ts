import { parseExpression } from "../../xpath/index.js";
import type { Check, RuleSet } from "../rule-set.js";
import { type PreparedSet, prepare } from "../run/prepare.js";
import type { XPath2 } from "../run/queries.js";
import type { RuleClass } from "./classify.js";
import { reachesOf } from "./reaches.js";
import type { WholeReason } from "./spots.js";

/** What a check asks of a document; of one that needs the whole, why. */
export interface CheckClass {
  readonly class: RuleClass;
  readonly reason?: WholeReason | undefined;
}

/** What the checks of all phases ask of a document. */
export function classesOf(
  ruleSet: RuleSet,
  xpath2: XPath2 | undefined,
): ReadonlyMap<Check, CheckClass> {
  const { rules } = prepareForReading(ruleSet, xpath2);
  const classes = new Map<Check, CheckClass>();
  for (const { checks, reach } of rules)
    for (const { check } of checks) {
      const found = reach?.branches === undefined ? undefined : reach.checks.get(check);
      classes.set(check, found ?? { class: "whole", reason: "context" });
    }
  return classes;
}

/** All rules, with what they ask of a document that passes by. */
export function prepareForReading(ruleSet: RuleSet, xpath2: XPath2 | undefined): PreparedSet {
  return prepare(ruleSet, "#ALL", { parse: parseExpression, xpath2 }, "en", reachesOf);
}
