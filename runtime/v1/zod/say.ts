import { valueMessage } from "../../messages/index.js";
import { localeOf } from "../../nouns/locale.js";
import type { RuleName, RuleParameters } from "../../nouns/rules.js";

/** A sentence in the language of the program. */
export function say<Name extends RuleName>(code: Name, parameters: RuleParameters[Name]): string {
  return valueMessage(code, parameters, localeOf(undefined)) ?? code;
}
