import type { XmlIssue } from "../issues.js";
import { type Locale, localeOf } from "../locale.js";
import { ruleMessage } from "../messages.js";
import { valueMessages } from "../value-messages.js";
import type { Problem } from "./validation.js";

/** Says problems in a language: of what documents can have too, as it is said of values. */
export function issuesOf(
  problems: readonly Problem[],
  asked: Locale | undefined,
): readonly XmlIssue[] {
  const locale = localeOf(asked);
  return problems.map(({ code, parameters, path }) => ({
    code,
    message:
      valueMessages[code]?.[locale](parameters) ?? ruleMessage(code, parameters, locale) ?? code,
    path,
    parameters,
  }));
}
