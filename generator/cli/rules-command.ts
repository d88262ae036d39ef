import { basename, resolve } from "node:path";
import type { Locale } from "../../runtime/issues.js";
import type { Check, Pattern, Rule, RuleSet } from "../../runtime/rules/rule-set.js";
import { likelyNamespace } from "../schematron/names.js";
import { type DocumentFlags, noSchema, readSchemaSet } from "./documents.js";
import { CommandFailure, type ExitCode, exitCodes } from "./failure.js";
import { messages } from "./messages.js";
import { writeReplacing } from "./replacement.js";
import {
  findXPath2,
  type ReadRules,
  type RuleReading,
  readRules,
  tellFindings,
} from "./rule-files.js";
import { ruleMessages } from "./rule-messages.js";
import { templateOf } from "./rule-text.js";
import { table } from "./table.js";
import type { Console } from "./terminal.js";

/** What stands on the command line of `scrutin rules`. */
export interface RulesFlags extends DocumentFlags {
  readonly files: readonly string[];
  readonly format?: "text" | "json";
  /** Where a stylesheet goes that says the same. */
  readonly xslt?: string;
}

const headings: Readonly<Record<Locale, readonly string[]>> = {
  fr: ["règle", "niveau", "pattern", "contexte", "message"],
  en: ["rule", "level", "pattern", "context", "message"],
};

/** `scrutin rules`: checks rules, by schemas too, and shows them as a table; exit code 2 where they cannot be used. */
export async function runRules(flags: RulesFlags, terminal: Console): Promise<ExitCode> {
  const xpath2 = await findXPath2();
  const schemasFor = await schemasOf(flags, terminal);
  const read = await readRules(flags.files, { xpath2, schemasFor }, terminal);
  if (flags.format === "json") terminal.out(JSON.stringify(read.map(toJson), undefined, 2));
  else tellFindings(read, terminal);
  if (read.some(({ ruleSet }) => ruleSet === undefined))
    throw new CommandFailure(messages.unusableRules());
  if (flags.xslt !== undefined) await writeXslt(read, flags.xslt, terminal);
  if (flags.format === "json") return exitCodes.ok;
  const rows = read.flatMap(({ ruleSet }) => (ruleSet === undefined ? [] : rowsOf(ruleSet)));
  const lines = rows.map(({ code, level, pattern, context, message }) => [
    code,
    level,
    pattern,
    context,
    message,
  ]);
  for (const line of table([headings[terminal.locale], ...lines])) terminal.out(line);
  return exitCodes.ok;
}

/** Writes the stylesheet of all rules that were read, as one set. */
async function writeXslt(
  read: readonly ReadRules[],
  output: string,
  terminal: Console,
): Promise<void> {
  const { NotInXslt, printXslt } = await import("../schematron/emit-xslt.js");
  const { joinRuleSets } = await import("../schematron/emit.js");
  const ruleSets = read.flatMap(({ ruleSet }) => ruleSet ?? []);
  const files = read.map(({ file }) => basename(file)).join(", ");
  try {
    const text = printXslt(
      joinRuleSets(ruleSets),
      ruleMessages.xsltComment(files)[terminal.locale],
    );
    await writeReplacing(resolve(terminal.cwd, output), text);
  } catch (error) {
    if (error instanceof NotInXslt) throw new CommandFailure(ruleMessages.notInXslt(error.reason));
    if (error instanceof RangeError) throw new CommandFailure(ruleMessages.rulesDisagree());
    throw error;
  }
}

/** The schemas that were named; without any, the electoral ones for rules that bind one of their namespaces, or nearly one. */
async function schemasOf(
  flags: RulesFlags,
  terminal: Console,
): Promise<NonNullable<RuleReading["schemasFor"]>> {
  if (flags.schema?.length === 1 && flags.schema[0] === noSchema) return () => undefined;
  if (flags.schema !== undefined) {
    const schemas = await readSchemaSet(flags, terminal);
    return () => schemas;
  }
  return async (namespaces) => {
    const { schemas } = await import("../../generated/electoral/schema-set.js");
    const known = [...schemas().elements.values()].map(({ name }) => name.namespace);
    const isElectoral = namespaces.some(
      (namespace) =>
        known.includes(namespace) || likelyNamespace(namespace, [...new Set(known)]) !== undefined,
    );
    return isElectoral ? schemas() : undefined;
  };
}

/** What is shown of a rule. */
interface Row {
  readonly code: string;
  readonly level: string;
  readonly pattern: string;
  readonly context: string;
  readonly message: string;
}

function toJson({ file, ruleSet, findings }: ReadRules): object {
  return {
    file,
    usable: ruleSet !== undefined,
    title: ruleSet?.title,
    language: ruleSet?.language,
    findings,
    rules: ruleSet === undefined ? [] : rowsOf(ruleSet),
  };
}

function rowsOf({ patterns }: RuleSet): readonly Row[] {
  return patterns.flatMap((pattern) =>
    pattern.rules.flatMap((rule) => rule.checks.map((check) => rowOf(pattern, rule, check))),
  );
}

function rowOf({ code: pattern }: Pattern, { context }: Rule, check: Check): Row {
  const message = templateOf(check);
  return { code: check.code, level: check.level, pattern, context: context.text, message };
}
