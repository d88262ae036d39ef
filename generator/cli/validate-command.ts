import type { SchemaSet } from "../../runtime/descriptors.js";
import type { Locale, XmlIssue } from "../../runtime/issues.js";
import { formatIssueWithLine } from "../../runtime/messages/source-excerpt.js";
import {
  isError,
  type RuleChecker,
  type RuleCheckOptions,
} from "../../runtime/nouns/rule-checker.js";
import type { Rules } from "../../runtime/rules/index.js";
import { UnknownPhase } from "../../runtime/rules/prepare.js";
import { validateStream } from "../../runtime/validate-stream.js";
import { version } from "../version.js";
import type { CheckedFile } from "./checked-file.js";
import {
  type DocumentFlags,
  lengthOf,
  limitsOf,
  noSchema,
  readPieces,
  readSchemaSet,
  standardInput,
} from "./documents.js";
import { CommandFailure, type ExitCode, exitCodes } from "./failure.js";
import { expandInput } from "./inputs.js";
import { count, messages, nombre } from "./messages.js";
import { Progress } from "./progress.js";
import type { RuleFlags } from "./rule-files.js";
import { toSarif } from "./sarif.js";
import { readSourceLines } from "./source-lines.js";
import type { Console } from "./terminal.js";

/** What stands on the command line of `scrutin validate`. */
export interface ValidateFlags extends DocumentFlags, RuleFlags {
  readonly files: readonly string[];
  readonly format?: "text" | "json" | "sarif" | "svrl";
  readonly maxIssues?: number;
}

/** `scrutin validate`: every file is checked, also after one that is invalid or cannot be read. */
export async function runValidate(flags: ValidateFlags, terminal: Console): Promise<ExitCode> {
  const judges = await readJudges(flags, terminal);
  const checked: CheckedFile[] = [];
  const add = async (result: CheckedFile): Promise<void> => {
    checked.push(result);
    if ((flags.format ?? "text") === "text") await printText(result, terminal);
  };
  const seen = new Set<string>();
  for (const input of flags.files.length === 0 ? [standardInput] : flags.files) {
    const found = await orFailure(input, () => findDocuments(input, terminal), terminal);
    if ("failure" in found) await add(found);
    else
      for (const file of found) {
        if (seen.has(file)) continue;
        seen.add(file);
        await add(await orFailure(file, () => check(file, judges, flags, terminal), terminal));
      }
  }
  if (flags.schema === undefined && checked.some(hasUnknownRoot))
    terminal.say(messages.electoralByDefault());
  if (flags.format === "json") terminal.out(JSON.stringify(checked.map(toJson), undefined, 2));
  const ruleSets = judges.rules.map(({ ruleSet }) => ruleSet);
  const { locale } = terminal;
  if (flags.format === "sarif")
    terminal.out(JSON.stringify(toSarif(checked, ruleSets, { version, locale }), undefined, 2));
  if (flags.format === "svrl") {
    const { printSvrl } = await import("./svrl.js");
    terminal.out(printSvrl(checked, ruleSets, { locale, phase: flags.phase }));
  }
  terminal.error(summaries[locale](checked));
  if (checked.some(({ failure }) => failure !== undefined)) return exitCodes.failed;
  return checked.every(isValid) ? exitCodes.ok : exitCodes.found;
}

/** What documents are judged by. */
interface Judges {
  /** None where rules alone count. */
  readonly schemas: SchemaSet | undefined;
  readonly rules: readonly Rules[];
}

async function readJudges(flags: ValidateFlags, terminal: Console): Promise<Judges> {
  const { schema = [], rules: inputs = [] } = flags;
  const alone = schema.length === 1 && schema[0] === noSchema;
  if (alone && inputs.length === 0) throw new CommandFailure(messages.nothingToCheck());
  const rules: Rules[] = [];
  if (inputs.length > 0) {
    const { findXPath2, readRuleFiles } = await import("./rule-files.js");
    const { useRules } = await import("../../runtime/rules/index.js");
    const xpath2 = await findXPath2();
    for (const { ruleSet } of await readRuleFiles(inputs, xpath2, terminal))
      rules.push(useRules(ruleSet, { xpath2 }));
  }
  return { schemas: alone ? undefined : await readSchemaSet(flags, terminal), rules };
}

function hasUnknownRoot({ issues }: CheckedFile): boolean {
  return issues.some(({ code, path }) => code === "cvc-elt.1" && path.length === 0);
}

/** Warnings do not make a document invalid. */
function isValid({ issues }: CheckedFile): boolean {
  return !issues.some(isError);
}

/** Reports why a file could not be read; the others are still checked. */
async function orFailure<T>(
  file: string,
  run: () => Promise<T>,
  terminal: Console,
): Promise<T | (CheckedFile & { readonly failure: string })> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    for (const text of error.texts) terminal.say(text);
    const failure = error.texts.map((text) => text[terminal.locale]).join("\n");
    return { file, issues: [], failure };
  }
}

async function findDocuments(input: string, terminal: Console): Promise<readonly string[]> {
  if (input === standardInput) return [input];
  return expandInput(input, { folder: terminal.cwd, extension: "xml", say: terminal.say });
}

/** Reads a document piece by piece: without rules, memory stays small however long it is. */
async function check(
  file: string,
  { schemas, rules }: Judges,
  flags: ValidateFlags,
  terminal: Console,
): Promise<CheckedFile> {
  const { maxIssues, allowDoctype, phase, level } = flags;
  const { locale } = terminal;
  const options = { file, locale, maxIssues, allowDoctype, limits: limitsOf(flags) };
  const progress = new Progress(file, await lengthOf(file, terminal), terminal);
  const kept: Uint8Array[] = [];
  const pieces = keeping(
    progress.through(readPieces(file, terminal)),
    rules.length > 0 ? kept : undefined,
  );
  let issues: readonly XmlIssue[] = [];
  if (schemas !== undefined) issues = await validateStream(schemas, pieces, options);
  else for await (const _ of pieces);
  const said = rules.flatMap((checker) =>
    issues.length > 0
      ? checker.notRun("not-valid", options)
      : checkRules(checker, Buffer.concat(kept), { ...options, phase, level }, schemas),
  );
  const checked = { file, issues: [...issues.map(withFlag), ...said] };
  if (flags.format !== "svrl" || issues.length > 0) return checked;
  const { traceDocument } = await import("./rule-trace.js");
  const chosen = { locale, phase, level };
  return { ...checked, traces: traceDocument(rules, Buffer.concat(kept), chosen) };
}

/** Pieces on their way through, kept where somebody wants them again. */
async function* keeping(
  pieces: AsyncIterable<Uint8Array>,
  kept: Uint8Array[] | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    kept?.push(piece);
    yield piece;
  }
}

function checkRules(
  checker: RuleChecker,
  document: Uint8Array,
  options: RuleCheckOptions,
  schemas: SchemaSet | undefined,
): readonly XmlIssue[] {
  try {
    // Without a schema, whatever is well-formed is looked at.
    const allowDoctype = schemas === undefined ? true : options.allowDoctype;
    return checker.checkDocument(document, { ...options, allowDoctype }, schemas);
  } catch (error) {
    if (!(error instanceof UnknownPhase)) throw error;
    throw new CommandFailure(messages.unknownPhase(error.message));
  }
}

/** The message of a limit names the option of the runtime; at the console it has to name that of the command. */
function withFlag(issue: XmlIssue): XmlIssue {
  return issue.code === "xml-doctype"
    ? { ...issue, message: issue.message.replace("allowDoctype", "--allow-doctype") }
    : issue;
}

async function printText({ file, issues }: CheckedFile, terminal: Console): Promise<void> {
  // What comes as a stream cannot be read again.
  const again = issues.length > 0 && (await lengthOf(file, terminal)) !== undefined;
  const lines = again ? await readSourceLines(file, issues, terminal) : new Map<number, string>();
  for (const issue of issues) {
    terminal.out(formatIssueWithLine(issue, lines.get(issue.position?.line ?? 0)));
  }
}

function toJson({ file, issues, failure }: CheckedFile): object {
  const valid = failure === undefined && !issues.some(isError);
  return { file, valid, issues, ...(failure !== undefined && { failure }) };
}

const summaries: Readonly<Record<Locale, (checked: readonly CheckedFile[]) => string>> = {
  fr: (checked) => {
    const { invalid, errors, warnings, unread } = totalsOf(checked);
    const parts = [
      invalid > 0 && `${nombre(invalid, "invalide")}, ${nombre(errors, "erreur")}`,
      invalid === 0 && unread === 0 && (checked.length === 1 ? "valide" : "tous valides"),
      warnings > 0 && nombre(warnings, "avertissement"),
      unread > 0 && nombre(unread, "illisible"),
    ];
    return [nombre(checked.length, "document"), ...parts].filter(Boolean).join(", ");
  },
  en: (checked) => {
    const { invalid, errors, warnings, unread } = totalsOf(checked);
    const parts = [
      invalid > 0 && `${invalid} invalid, ${count(errors, "mistake")}`,
      invalid === 0 && unread === 0 && (checked.length === 1 ? "valid" : "all valid"),
      warnings > 0 && count(warnings, "warning"),
      unread > 0 && `${unread} unreadable`,
    ];
    return [count(checked.length, "document"), ...parts].filter(Boolean).join(", ");
  },
};

function totalsOf(checked: readonly CheckedFile[]) {
  const issues = checked.flatMap((one) => one.issues);
  return {
    invalid: checked.filter((one) => !isValid(one)).length,
    errors: issues.filter(isError).length,
    warnings: issues.filter(({ level }) => level === "warning").length,
    unread: checked.filter(({ failure }) => failure !== undefined).length,
  };
}
