import { Reading } from "../../runtime/assess/reading.js";
import type { SchemaSet } from "../../runtime/descriptors.js";
import type { Locale, XmlIssue } from "../../runtime/issues.js";
import { formatIssueWithLine } from "../../runtime/messages/source-excerpt.js";
import { version } from "../version.js";
import type { CheckedFile } from "./checked-file.js";
import {
  lengthOf,
  readPieces,
  readSchemaSet,
  type SchemaFlags,
  standardInput,
} from "./documents.js";
import { type ExitCode, exitCodes } from "./failure.js";
import { expandInputs } from "./inputs.js";
import { toSarif } from "./sarif.js";
import { readSourceLines } from "./source-lines.js";
import type { Terminal } from "./terminal.js";

/** What stands on the command line of `scrutin validate`. */
export interface ValidateFlags extends SchemaFlags {
  readonly files: readonly string[];
  readonly format?: "text" | "json" | "sarif";
  readonly locale?: Locale;
  readonly maxIssues?: number;
  readonly allowDoctype?: boolean;
}

/** `scrutin validate`: every file is looked at, also after one that is invalid. */
export async function runValidate(flags: ValidateFlags, terminal: Terminal): Promise<ExitCode> {
  const schemas = await readSchemaSet(flags, terminal);
  const checked: CheckedFile[] = [];
  for (const file of await findDocuments(flags.files, terminal)) {
    const result = await check(file, schemas, flags, terminal);
    checked.push(result);
    if ((flags.format ?? "text") === "text") await printText(result, terminal);
  }
  if (flags.format === "json") terminal.out(JSON.stringify(checked.map(toJson), undefined, 2));
  if (flags.format === "sarif")
    terminal.out(JSON.stringify(toSarif(checked, version), undefined, 2));
  terminal.error(summary(checked, flags.locale ?? "fr"));
  return checked.every(({ issues }) => issues.length === 0) ? exitCodes.ok : exitCodes.found;
}

async function findDocuments(
  inputs: readonly string[],
  { cwd }: Terminal,
): Promise<readonly string[]> {
  if (inputs.length === 0) return [standardInput];
  const found = await Promise.all(
    inputs.map((input) =>
      input === standardInput ? [input] : expandInputs([input], cwd, ["xml"]),
    ),
  );
  return [...new Set(found.flat())];
}

/** Reads a document piece by piece: memory stays small however long it is. */
async function check(
  file: string,
  schemas: SchemaSet,
  { locale, maxIssues, allowDoctype }: ValidateFlags,
  terminal: Terminal,
): Promise<CheckedFile> {
  const reading = new Reading(schemas, { file, locale, maxIssues, allowDoctype }, { build: false });
  const progress = new Progress(file, await lengthOf(file, terminal), terminal);
  for await (const piece of readPieces(file, terminal)) {
    reading.write(piece);
    progress.add(piece.length);
    if (reading.stopped) break;
  }
  reading.end();
  return { file, issues: reading.take().map(withFlag) };
}

/** Who reads this has the option of the command, not that of the runtime. */
function withFlag(issue: XmlIssue): XmlIssue {
  return issue.code === "xml-doctype"
    ? { ...issue, message: issue.message.replace("allowDoctype", "--allow-doctype") }
    : issue;
}

const second = 1000;

/** Says how far a long document is, once a second, where a person watches. */
class Progress {
  readonly #file: string;
  readonly #length: number | undefined;
  readonly #terminal: Terminal;
  #read = 0;
  #next: number = performance.now() + second;

  constructor(file: string, length: number | undefined, terminal: Terminal) {
    this.#file = file;
    this.#length = length;
    this.#terminal = terminal;
  }

  add(bytes: number): void {
    this.#read += bytes;
    if (!this.#terminal.interactive || performance.now() < this.#next) return;
    this.#next = performance.now() + second;
    const megabytes = `${Math.round(this.#read / 1e6)} MB`;
    const part =
      this.#length === undefined ? megabytes : `${Math.floor((100 * this.#read) / this.#length)} %`;
    this.#terminal.error(`${this.#file}: ${part}`);
  }
}

async function printText({ file, issues }: CheckedFile, terminal: Terminal): Promise<void> {
  const lines =
    file === standardInput
      ? new Map<number, string>()
      : await readSourceLines(file, issues, terminal);
  for (const issue of issues) {
    terminal.out(formatIssueWithLine(issue, lines.get(issue.position?.line ?? 0)));
  }
}

function toJson({ file, issues }: CheckedFile): object {
  return { file, valid: issues.length === 0, issues };
}

const summaries: Readonly<
  Record<Locale, (files: number, invalid: number, issues: number) => string>
> = {
  fr: (files, invalid, issues) =>
    `${count(files, "document")}, ${invalid === 0 ? (files === 1 ? "valide" : "tous valides") : `${count(invalid, "invalide")}, ${count(issues, "erreur")}`}`,
  en: (files, invalid, issues) =>
    `${count(files, "document")}, ${invalid === 0 ? (files === 1 ? "valid" : "all valid") : `${invalid} invalid, ${count(issues, "mistake")}`}`,
};

function summary(checked: readonly CheckedFile[], locale: Locale): string {
  const invalid = checked.filter(({ issues }) => issues.length > 0);
  const issues = invalid.reduce((sum, one) => sum + one.issues.length, 0);
  return summaries[locale](checked.length, invalid.length, issues);
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;
