import { parseExpression } from "../xpath/index.js";
import { overValues } from "./over-values.js";
import type { RuleSet } from "./rule-set.js";
import { type Ability, Rules, type UseRulesOptions } from "./rules.js";
import { whileRead } from "./watch/while-read.js";

/** Lets expressions be read from their texts, which rules need that were not parsed when they were generated. */
export const fromText: Ability = { parse: parseExpression };

/**
 * Makes what checks documents and values by a set of rules: for the option `rules` of `parse`, `validateDocument`, `validate` and
 * `serialize`.
 *
 * @example
 * const rules = useRules(electoralRules);
 * validateDocument(MessageDocument, text, { rules });
 */
export function useRules(ruleSet: RuleSet, options: UseRulesOptions = {}): Rules {
  return rulesWith(ruleSet, [fromText, whileRead, overValues], options);
}

/**
 * The same with those abilities that are wanted, so that nothing else is loaded: `fromText` unless the rules were parsed beforehand,
 * `whileRead` for large documents and streams, `overValues` for `validate` and `serialize`. Without any, rules run over documents that
 * are read into trees.
 *
 * @example
 * const rules = rulesWith(electoralRules, [fromText]);
 * validateDocument(MessageDocument, text, { rules });
 */
export function rulesWith(
  ruleSet: RuleSet,
  abilities: readonly Ability[],
  options: UseRulesOptions = {},
): Rules {
  return new Rules(ruleSet, Object.assign({}, ...abilities) as Ability, options);
}
