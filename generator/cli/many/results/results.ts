import { createHash } from "node:crypto";
import type { Locale, XmlIssue } from "../../../../runtime/issues.js";
import { version } from "../../../version.js";
import { limitsOf } from "../../files/documents.js";
import { type CheckedFile, isValid } from "../../validate/checked-file.js";
import type { CheckFlags } from "../check.js";
import type { Fingerprints } from "../judges.js";
import { printShard, type Shard } from "../names.js";
import { noTotals, sumOf, type Totals, totalsOf } from "./totals.js";

/*
 * Results as JSON lines: a head, a line for each document, and an end line once all were checked. With --only-invalid,
 * a line after each thousand documents records the progress.
 */

/** The first line, with everything that the results depend on. */
export interface ResultsHead {
  readonly kind: "scrutin-results";
  readonly version: string;
  readonly command: "validate" | "convert";
  /** A SHA-256 of all schemas, and of all rules; null for none. */
  readonly schemas: string | null;
  readonly rules: string | null;
  readonly shard: string | null;
  readonly locale: Locale;
  /** The other options on which the results depend. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** The line of a document. */
export interface ResultLine {
  readonly file: string;
  readonly valid: boolean;
  readonly issues: readonly XmlIssue[];
  /** Why it could not be read. */
  readonly failure?: string;
  /** The path of the converted document. */
  readonly output?: string;
}

/** The progress so far, with a checksum of the names. */
export interface CheckpointLine extends Totals {
  readonly kind: "so-far";
  readonly names: string;
}

/** The last line. */
export interface EndLine extends Totals {
  readonly kind: "end";
  readonly whole: true;
}

export type Line = ResultsHead | ResultLine | CheckpointLine | EndLine;

/** Options of the results of a run. */
export interface ResultsFlags extends Omit<CheckFlags, "format"> {
  readonly shard?: Shard;
  readonly onlyInvalid?: boolean;
}

export function headOf(
  command: ResultsHead["command"],
  flags: ResultsFlags,
  { schemas, rules }: Fingerprints,
  locale: Locale,
  others: Readonly<Record<string, unknown>> = {},
): ResultsHead {
  const { shard, onlyInvalid, phase, level, rulesDocuments, maxIssues, allowDoctype } = flags;
  return {
    kind: "scrutin-results",
    version,
    command,
    schemas: schemas ?? null,
    rules: rules ?? null,
    shard: shard === undefined ? null : printShard(shard),
    locale,
    options: withoutUndefined({
      onlyInvalid,
      phase,
      level,
      rulesDocuments,
      maxIssues,
      allowDoctype,
      ...limitsOf(flags),
      ...others,
    }),
  };
}

function withoutUndefined(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** The names of the properties, and of the options, in which two heads differ. */
export function differencesOf(
  a: ResultsHead,
  b: ResultsHead,
  properties: readonly (keyof ResultsHead)[] = compared,
): readonly string[] {
  return properties.flatMap((name) => {
    if (name !== "options") return isSame(a[name], b[name]) ? [] : [name];
    const names = new Set([...Object.keys(a.options), ...Object.keys(b.options)]);
    return [...names].filter((option) => !isSame(a.options[option], b.options[option])).map(flagOf);
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Limits that have other names at the console. */
const limitFlags: Readonly<Record<string, string>> = {
  depth: "--max-depth",
  attributes: "--max-attributes",
  textLength: "--max-text",
  documentLength: "--max-size",
};

function flagOf(option: string): string {
  return limitFlags[option] ?? dashed(option);
}

/** An option as it is written at the console. */
export function dashed(option: string): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

const compared = [
  "command",
  "version",
  "schemas",
  "rules",
  "shard",
  "locale",
  "options",
] as const satisfies readonly (keyof ResultsHead)[];

export function resultLineOf(checked: CheckedFile): ResultLine {
  const { file, issues, failure, output } = checked;
  return {
    file,
    valid: isValid(checked),
    issues,
    ...(failure !== undefined && { failure }),
    ...(output !== undefined && { output }),
  };
}

/** A parsed line of results; undefined if it is none. */
export function parseLine(text: string): Line | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  if ("kind" in value) {
    const known = ["scrutin-results", "so-far", "end"].includes(String(value.kind));
    return known ? (value as Line) : undefined;
  }
  if (!("file" in value && "issues" in value)) return undefined;
  const isResult = typeof value.file === "string" && Array.isArray(value.issues);
  return isResult ? (value as ResultLine) : undefined;
}

/** The number of documents between two lines of progress. */
const checkpointEvery = 1000;

/** Makes the lines of the results, one document after the other. */
export class LineMaker {
  readonly #onlyInvalid: boolean;
  #totals: Totals;
  #names: string;

  constructor(onlyInvalid: boolean, from?: { readonly totals: Totals; readonly names: string }) {
    this.#onlyInvalid = onlyInvalid;
    this.#totals = from?.totals ?? noTotals;
    this.#names = from?.names ?? "";
  }

  get totals(): Totals {
    return this.#totals;
  }

  /** The lines of a document; none if it is valid and only invalid ones are wanted. */
  add(checked: CheckedFile): string {
    this.#totals = sumOf(this.#totals, totalsOf(checked));
    const line = resultLineOf(checked);
    if (!this.#onlyInvalid) return print(line);
    this.#names = chain(this.#names, checked.file);
    const shown = line.valid ? "" : print(line);
    if (this.#totals.documents % checkpointEvery !== 0) return shown;
    return shown + print({ kind: "so-far", names: this.#names, ...this.#totals });
  }

  end(): string {
    return print({ kind: "end", whole: true, ...this.#totals });
  }
}

export function print(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

/** The checksum of a sequence of names, extended by one name. */
export function chain(names: string, name: string): string {
  return createHash("sha256").update(names).update("\0").update(name).digest("hex");
}

/** Whether the name of a file is that of results. */
export function isResults(file: string): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(file);
}
