import { basename, resolve } from "node:path";
import type { Locale } from "../../../runtime/issues.js";
import { french } from "../../../runtime/messages/typography.js";
import type { Check, Pattern, Rule, RuleSet } from "../../../runtime/rules/rule-set.js";
import type { XPath2 } from "../../../runtime/rules/run/queries.js";
import { type CheckClass, classesOf } from "../../../runtime/rules/watch/classes.js";
import type { RuleClass } from "../../../runtime/rules/watch/classify.js";
import { likelyNamespace } from "../../schematron/read/names.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { type DocumentFlags, readSchemaSet } from "../files/documents.js";
import { writeReplacing } from "../files/replacement.js";
import { showTable } from "../table.js";
import type { Console } from "../terminal.js";
import { isWithoutSchema } from "./chosen-rules.js";
import type { ReadRules } from "./electoral-rules.js";
import { findXPath2, type RuleReading, readRules } from "./rule-files.js";
import { tellFindings } from "./rule-findings.js";
import { ruleMessages } from "./rule-messages.js";
import { templateOf } from "./rule-text.js";

/** The options of `scrutin rules`. */
export interface RulesFlags extends DocumentFlags {
  readonly files: readonly string[];
  readonly format?: "text" | "json";
  /** The file for an equivalent stylesheet. */
  readonly xslt?: string;
  /** The file for a TypeScript module that exports the rules. */
  readonly typescript?: string;
}

const headings: Readonly<Record<Locale, readonly string[]>> = {
  fr: ["règle", "niveau", "portée", "typée", "pattern", "contexte", "message"],
  en: ["rule", "level", "class", "typed", "pattern", "context", "message"],
};

const yesOrNo: Readonly<Record<Locale, readonly [string, string]>> = {
  fr: ["non", "oui"],
  en: ["no", "yes"],
};

const classes: Readonly<Record<Locale, Readonly<Record<RuleClass, string>>>> = {
  fr: { local: french`unité`, head: french`en-tête`, running: "compte", whole: "document" },
  en: { local: "local", head: "head", running: "running", whole: "whole" },
};

/** `scrutin rules`: checks rules, also by schemas, and prints them as a table; the exit code is 2 if they cannot be used. */
export async function runRules(flags: RulesFlags, terminal: Console): Promise<ExitCode> {
  const xpath2 = await findXPath2();
  const schemasFor = await schemasOf(flags, terminal);
  const read = await readRules(flags.files, { xpath2, schemasFor }, terminal);
  const listed = await Promise.all(
    read.map(async (each) => ({ ...each, rows: await rowsOf(each, xpath2, schemasFor) })),
  );
  if (flags.format === "json") terminal.out(JSON.stringify(listed.map(toJson), undefined, 2));
  else tellFindings(read, terminal);
  if (read.some(({ ruleSet }) => ruleSet === undefined))
    throw new CommandFailure(ruleMessages.unusableRules());
  if (flags.xslt !== undefined) await writeXslt(read, flags.xslt, terminal);
  if (flags.typescript !== undefined)
    await writeModule(read, schemasFor, flags.typescript, terminal);
  if (flags.format === "json") return exitCodes.ok;
  const rows = listed.flatMap((each) => each.rows);
  const lines = rows.map(({ code, level, class: own, typed, pattern, context, message }) => [
    code,
    level,
    classes[terminal.locale][own],
    yesOrNo[terminal.locale][typed ? 1 : 0],
    pattern,
    context,
    message,
  ]);
  showTable([headings[terminal.locale], ...lines], terminal);
  return exitCodes.ok;
}

/** Writes the stylesheet of all rules, as one set. */
async function writeXslt(
  read: readonly ReadRules[],
  output: string,
  terminal: Console,
): Promise<void> {
  const { NotInXslt, printXslt } = await import("../../schematron/print/emit-xslt.js");
  const { joinRuleSets } = await import("../../schematron/print/emit.js");
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

/** Writes a TypeScript module that exports all rules as one set, `rules`. */
async function writeModule(
  read: readonly ReadRules[],
  schemasFor: NonNullable<RuleReading["schemasFor"]>,
  output: string,
  terminal: Console,
): Promise<void> {
  const { joinRuleSets, printRuleSet } = await import("../../schematron/print/emit.js");
  const { typedRulesOf } = await import("../../schematron/typed/typed-rules.js");
  const files = read.map(({ file }) => basename(file)).join(", ");
  try {
    const ruleSet = joinRuleSets(read.flatMap(({ ruleSet: each }) => each ?? []));
    const schemas = await schemasFor(Object.values(ruleSet.namespaces));
    const typed = schemas && typedRulesOf(ruleSet, schemas);
    const comment = `The rules of ${files}.`.replaceAll("*/", "* /");
    await writeReplacing(
      resolve(terminal.cwd, output),
      printRuleSet("rules", ruleSet, comment, typed),
    );
  } catch (error) {
    if (error instanceof RangeError) throw new CommandFailure(ruleMessages.rulesDisagree());
    throw error;
  }
}

/** The named schemas; if there are none, the electoral ones for rules that bind one of their namespaces, or a misspelt one. */
async function schemasOf(
  flags: RulesFlags,
  terminal: Console,
): Promise<NonNullable<RuleReading["schemasFor"]>> {
  if (isWithoutSchema(flags)) return () => undefined;
  if (flags.schema !== undefined) {
    const schemas = await readSchemaSet(flags, terminal);
    return () => schemas;
  }
  return async (namespaces) => {
    const { schemas } = await import("../../../generated/electoral/schema-set.js");
    const known = [...schemas().elements.values()].map(({ name }) => name.namespace);
    const isElectoral = namespaces.some(
      (namespace) =>
        known.includes(namespace) || likelyNamespace(namespace, [...new Set(known)]) !== undefined,
    );
    return isElectoral ? schemas() : undefined;
  };
}

/** A row of the table of rules. */
interface Row {
  readonly code: string;
  readonly level: string;
  /** How much of a document it needs. */
  readonly class: RuleClass;
  /** The reason why it needs the whole document. */
  readonly reason?: string | undefined;
  /** Whether it can become a function over the values of the schemas. */
  readonly typed: boolean;
  readonly pattern: string;
  readonly context: string;
  readonly message: string;
}

function toJson({
  file,
  ruleSet,
  findings,
  rows,
}: ReadRules & { readonly rows: readonly Row[] }): object {
  return {
    file,
    usable: ruleSet !== undefined,
    title: ruleSet?.title,
    language: ruleSet?.language,
    findings,
    rules: rows,
  };
}

async function rowsOf(
  { ruleSet }: ReadRules,
  xpath2: XPath2 | undefined,
  schemasFor: NonNullable<RuleReading["schemasFor"]>,
): Promise<readonly Row[]> {
  if (ruleSet === undefined) return [];
  const found = classesOf(ruleSet, xpath2);
  const typed = await typedChecks(ruleSet, schemasFor);
  return ruleSet.patterns.flatMap((pattern, patternIndex) =>
    pattern.rules.flatMap((rule, ruleIndex) =>
      rule.checks.map((check, index) => ({
        ...rowOf(pattern, rule, check, found.get(check) ?? { class: "whole" as const }),
        typed: typed.has(`${patternIndex}.${ruleIndex}.${index}`),
      })),
    ),
  );
}

/** The checks that can become functions, as `TypedRules` numbers them. */
async function typedChecks(
  ruleSet: RuleSet,
  schemasFor: NonNullable<RuleReading["schemasFor"]>,
): Promise<ReadonlySet<string>> {
  const schemas = await schemasFor(Object.values(ruleSet.namespaces));
  if (schemas === undefined) return new Set();
  const { typedRulesOf } = await import("../../schematron/typed/typed-rules.js");
  return new Set(typedRulesOf(ruleSet, schemas)?.checks);
}

function rowOf(
  { code: pattern }: Pattern,
  { context }: Rule,
  check: Check,
  { class: own, reason }: CheckClass,
): Omit<Row, "typed"> {
  const { code, level } = check;
  const message = templateOf(check);
  return { code, level, class: own, reason, pattern, context: context.text, message };
}
