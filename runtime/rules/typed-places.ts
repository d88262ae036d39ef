import type { Check, RuleSet } from "./rule-set.js";

/** The checks of a rule set with their places, as `TypedRules` says them: by pattern, rule and check, each from 0. */
export function placesOf({ patterns }: RuleSet): ReadonlyMap<Check, string> {
  return new Map(
    patterns.flatMap(({ rules }, pattern) =>
      rules.flatMap(({ checks }, rule) =>
        checks.map((check, index): [Check, string] => [check, `${pattern}.${rule}.${index}`]),
      ),
    ),
  );
}
