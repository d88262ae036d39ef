import type { XmlIssue } from "../../../runtime/issues.js";
import { formatIssueWithLine } from "../../../runtime/messages/source-excerpt.js";
import { visible, visibleLines } from "../../../runtime/nouns/visible-text.js";
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
import { judge } from "./judge.js";
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

/** Reads a document and judges it. */
async function check(
  file: string,
  judges: Judges,
  flags: CheckFlags,
  terminal: Console,
): Promise<CheckedFile> {
  const { maxIssues, allowDoctype, phase, level } = flags;
  const { locale } = terminal;
  const options = { file, locale, maxIssues, allowDoctype, phase, level, limits: limitsOf(flags) };
  // The length is only needed for the progress shown to a person.
  const length = terminal.interactive ? lengthOf(file, terminal) : undefined;
  const progress = new Progress(file, length, terminal);
  const pieces = progress.through(readPieces(file, terminal));
  const again = async (): Promise<AsyncIterable<Uint8Array> | undefined> =>
    (await canReadAgain(file, terminal)) ? readPieces(file, terminal) : undefined;
  const wanted = flags.format === "svrl";
  const { issues, document } = await judge({ pieces, again, wanted }, judges, options);
  const checked = { file, issues: inPlaces(issues).map(withFlag) };
  if (!wanted || document === undefined || issues.some(isBySchema)) return checked;
  const { traceDocument } = await import("../rules/rule-trace.js");
  const chosen = { locale, phase, level };
  return { ...checked, traces: traceDocument(judges.rules, document, chosen) };
}

function isBySchema({ source }: XmlIssue): boolean {
  return source !== "rule";
}

/** Issues in the order of the document, and not of the rules; those about all of it come last. */
function inPlaces(issues: readonly XmlIssue[]): readonly XmlIssue[] {
  const line = ({ position }: XmlIssue): number => position?.line ?? Number.MAX_SAFE_INTEGER;
  return issues.toSorted(
    (a, b) => line(a) - line(b) || (a.position?.column ?? 0) - (b.position?.column ?? 0),
  );
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
      placed(file, issue) + formatIssueWithLine(issue, lines.get(issue.position?.line ?? 0)),
      ...(issue.diagnostics ?? []).map((text) => `     = ${visibleLines(text)}`),
    ].join("\n"),
  );
}

/** The file of an issue about all of a document, which has no line to begin with. */
function placed(file: string, { position }: XmlIssue): string {
  return position === undefined ? `${visible(file)}: ` : "";
}
