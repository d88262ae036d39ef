import type { SchemaSet } from "../../runtime/descriptors.js";
import type { Locale, XmlIssue } from "../../runtime/issues.js";
import { formatIssueWithLine } from "../../runtime/messages/source-excerpt.js";
import { validateStream } from "../../runtime/validate-stream.js";
import { version } from "../version.js";
import type { CheckedFile } from "./checked-file.js";
import {
  type DocumentFlags,
  lengthOf,
  limitsOf,
  readPieces,
  readSchemaSet,
  standardInput,
} from "./documents.js";
import { CommandFailure, type ExitCode, exitCodes } from "./failure.js";
import { expandInput } from "./inputs.js";
import { count, nombre } from "./messages.js";
import { Progress } from "./progress.js";
import { toSarif } from "./sarif.js";
import { readSourceLines } from "./source-lines.js";
import type { Console } from "./terminal.js";

/** What stands on the command line of `scrutin validate`. */
export interface ValidateFlags extends DocumentFlags {
  readonly files: readonly string[];
  readonly format?: "text" | "json" | "sarif";
  readonly maxIssues?: number;
}

/** `scrutin validate`: every file is checked, also after one that is invalid or cannot be read. */
export async function runValidate(flags: ValidateFlags, terminal: Console): Promise<ExitCode> {
  const schemas = await readSchemaSet(flags, terminal);
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
        await add(await orFailure(file, () => check(file, schemas, flags, terminal), terminal));
      }
  }
  if (flags.format === "json") terminal.out(JSON.stringify(checked.map(toJson), undefined, 2));
  if (flags.format === "sarif")
    terminal.out(JSON.stringify(toSarif(checked, version), undefined, 2));
  terminal.error(summaries[terminal.locale](checked));
  if (checked.some(({ failure }) => failure !== undefined)) return exitCodes.failed;
  return checked.every(({ issues }) => issues.length === 0) ? exitCodes.ok : exitCodes.found;
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

/** Reads a document piece by piece: memory stays small however long it is. */
async function check(
  file: string,
  schemas: SchemaSet,
  flags: ValidateFlags,
  terminal: Console,
): Promise<CheckedFile> {
  const { maxIssues, allowDoctype } = flags;
  const { locale } = terminal;
  const options = { file, locale, maxIssues, allowDoctype, limits: limitsOf(flags) };
  const progress = new Progress(file, await lengthOf(file, terminal), terminal);
  const pieces = progress.through(readPieces(file, terminal));
  return { file, issues: (await validateStream(schemas, pieces, options)).map(withFlag) };
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
  const valid = failure === undefined && issues.length === 0;
  return { file, valid, issues, ...(failure !== undefined && { failure }) };
}

const summaries: Readonly<Record<Locale, (checked: readonly CheckedFile[]) => string>> = {
  fr: (checked) => {
    const { invalid, issues, unread } = totalsOf(checked);
    const parts = [
      invalid > 0 && `${nombre(invalid, "invalide")}, ${nombre(issues, "erreur")}`,
      invalid === 0 && unread === 0 && (checked.length === 1 ? "valide" : "tous valides"),
      unread > 0 && nombre(unread, "illisible"),
    ];
    return [nombre(checked.length, "document"), ...parts].filter(Boolean).join(", ");
  },
  en: (checked) => {
    const { invalid, issues, unread } = totalsOf(checked);
    const parts = [
      invalid > 0 && `${invalid} invalid, ${count(issues, "mistake")}`,
      invalid === 0 && unread === 0 && (checked.length === 1 ? "valid" : "all valid"),
      unread > 0 && `${unread} unreadable`,
    ];
    return [count(checked.length, "document"), ...parts].filter(Boolean).join(", ");
  },
};

function totalsOf(checked: readonly CheckedFile[]) {
  const invalid = checked.filter(({ issues }) => issues.length > 0);
  return {
    invalid: invalid.length,
    issues: invalid.reduce((sum, one) => sum + one.issues.length, 0),
    unread: checked.filter(({ failure }) => failure !== undefined).length,
  };
}
