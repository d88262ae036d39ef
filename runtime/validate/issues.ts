import type { Locale, XmlIssue } from "../issues.js";
import { messageOf } from "../messages.js";
import type { Problem } from "./validation.js";

/** Says problems in a language. */
export function issuesOf(problems: readonly Problem[], locale: Locale = "fr"): readonly XmlIssue[] {
  return problems.map(({ code, parameters, path }) => ({
    code,
    message: messageOf(code, parameters, locale),
    path,
    parameters,
  }));
}
