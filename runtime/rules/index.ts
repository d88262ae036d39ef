/**
 * Public API of `scrutin/rules`: rules that a schema cannot say, checked over documents and values (docs/rules.md).
 *
 * @module
 */
export type {
  RuleChecker,
  RuleCheckOptions,
  RuleChoice,
  RulesOption,
} from "../nouns/rule-checker.js";
export { overValues } from "./over-values.js";
export type {
  Check,
  Key,
  Level,
  MessagePart,
  Pattern,
  Phase,
  Query,
  Remark,
  Rule,
  RuleSet,
  Variable,
} from "./rule-set.js";
export { type Ability, Rules, type UseRulesOptions } from "./rules.js";
export { UnknownPhase } from "./run/prepare.js";
export { RuleSetError, type XPath2 } from "./run/queries.js";
export type { Around, Fields, HoldsOver, TypedLibrary, TypedRules } from "./typed.js";
export { typedRules } from "./typed-alone.js";
export { fromText, rulesWith, useRules } from "./use-rules.js";
export { whileRead } from "./watch/while-read.js";
