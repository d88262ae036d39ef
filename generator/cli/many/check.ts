import type { SchemaSet } from "../../../runtime/descriptors.js";
import type { XmlIssue } from "../../../runtime/issues.js";
import { formatIssueWithLine } from "../../../runtime/messages/source-excerpt.js";
import type { RuleChecker, RuleCheckOptions } from "../../../runtime/nouns/rule-checker.js";
import { visibleLines } from "../../../runtime/nouns/visible-text.js";
import { validateStream } from "../../../runtime/validate-stream.js";
import { CommandFailure } from "../failure.js";
import {
  canReadAgain,
  type DocumentFlags,
  lengthOf,
  limitsOf,
  readPieces,
} from "../files/documents.js";
import { readSourceLines } from "../files/source-lines.js";
import { Progress } from "../progress.js";
import type { RuleFlags } from "../rules/rule-files.js";
import type { Console } from "../terminal.js";
import { type CheckedFile, unreadFile } from "../validate/checked-file.js";
import type { Judges } from "./judges.js";

/** Options for checking documents. */
export interface CheckFlags extends DocumentFlags, RuleFlags {
  readonly format?: "text" | "json" | "jsonl" | "sarif" | "svrl" | "github" | "junit";
  readonly maxIssues?: number;
}

/** Checks one document. That it cannot be read is a result too. */
export async function checkFile(
  file: string,
  judges: Judges,
  flags: CheckFlags,
  terminal: Console,
): Promise<CheckedFile> {
  try {
    const checked = await check(file, judges, flags, terminal);
    if ((flags.format ?? "text") !== "text") return checked;
    return { ...checked, shown: await show(checked, terminal) };
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    return unreadFile(file, error, terminal.locale);
  }
}

/** Reads a document piece by piece, so that without rules memory stays small however long it is. */
async function check(
  file: string,
  { schemas, rules }: Judges,
  flags: CheckFlags,
  terminal: Console,
): Promise<CheckedFile> {
  const { maxIssues, allowDoctype, phase, level } = flags;
  const { locale } = terminal;
  const options = { file, locale, maxIssues, allowDoctype, limits: limitsOf(flags) };
  // The length is only needed for the progress shown to a person.
  const length = terminal.interactive ? lengthOf(file, terminal) : undefined;
  const progress = new Progress(file, length, terminal);
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
  const { traceDocument } = await import("../rules/rule-trace.js");
  const chosen = { locale, phase, level };
  const traces = traceDocument(rules, Buffer.concat(kept), chosen);
  return schemas === undefined
    ? { ...checked, traces, withoutSchema: true }
    : { ...checked, traces };
}

/** Passes pieces on, and keeps them if they are needed again. */
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
  // Without a schema, any well-formed document is checked.
  const allowDoctype = schemas === undefined ? true : options.allowDoctype;
  return checker.checkDocument(document, { ...options, allowDoctype }, schemas);
}

/** The message of a limit names an option of the runtime; at the console it has to name the option of the command. */
function withFlag(issue: XmlIssue): XmlIssue {
  return issue.code === "xml-doctype"
    ? { ...issue, message: issue.message.replace("allowDoctype", "--allow-doctype") }
    : issue;
}

async function show({ file, issues }: CheckedFile, terminal: Console): Promise<readonly string[]> {
  const again = issues.length > 0 && (await canReadAgain(file, terminal));
  const lines = again ? await readSourceLines(file, issues, terminal) : new Map<number, string>();
  return issues.map((issue) =>
    [
      formatIssueWithLine(issue, lines.get(issue.position?.line ?? 0)),
      ...(issue.diagnostics ?? []).map((text) => `     = ${visibleLines(text)}`),
    ].join("\n"),
  );
}
