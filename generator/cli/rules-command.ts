import type { Locale } from "../../runtime/issues.js";
import type { Check, MessagePart, Pattern, Rule, RuleSet } from "../../runtime/rules/rule-set.js";
import { type ExitCode, exitCodes } from "./failure.js";
import { findXPath2, readRuleFiles } from "./rule-files.js";
import { table } from "./table.js";
import type { Console } from "./terminal.js";

/** What stands on the command line of `scrutin rules`. */
export interface RulesFlags {
  readonly files: readonly string[];
  readonly json?: boolean;
}

const headings: Readonly<Record<Locale, readonly string[]>> = {
  fr: ["règle", "niveau", "pattern", "contexte", "message"],
  en: ["rule", "level", "pattern", "context", "message"],
};

/** `scrutin rules`: checks rules, and shows them as a table; exit code 2 where they cannot be used. */
export async function runRules(flags: RulesFlags, terminal: Console): Promise<ExitCode> {
  const sets = await readRuleFiles(flags.files, await findXPath2(), terminal);
  const rows = sets.flatMap(({ ruleSet }) => rowsOf(ruleSet));
  if (flags.json === true) {
    const names = ["code", "level", "pattern", "context", "message"];
    const objects = rows.map((row) =>
      Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""])),
    );
    terminal.out(JSON.stringify(objects, undefined, 2));
  } else for (const line of table([headings[terminal.locale], ...rows])) terminal.out(line);
  return exitCodes.ok;
}

function rowsOf({ patterns }: RuleSet): readonly (readonly string[])[] {
  return patterns.flatMap((pattern) =>
    pattern.rules.flatMap((rule) => rule.checks.map((check) => rowOf(pattern, rule, check))),
  );
}

function rowOf({ code: pattern }: Pattern, { context }: Rule, check: Check): readonly string[] {
  const message = check.message.map(textOf).join("").replace(/\s+/g, " ").trim();
  return [check.code, check.level, pattern, context.text, message];
}

function textOf(part: MessagePart): string {
  return typeof part === "string" ? part : `{${part.query?.text ?? "name()"}}`;
}
