import { type FileHandle, open } from "node:fs/promises";
import { resolve } from "node:path";
import { CommandFailure } from "../../failure.js";
import { asFailure } from "../../files/files.js";
import type { Console } from "../../terminal.js";
import { NameSet } from "../names.js";
import { manyMessages } from "../print/messages.js";
import { readLines } from "../results/read-results.js";
import { differencesOf, parseLine, type ResultLine, type ResultsHead } from "../results/results.js";
import { noTotals, sumOf, type Totals, totalsOf } from "../results/totals.js";

/** The results of several runs together: the place of the line of each document, in order of names. */
export interface Merged {
  /** The head that they share, without the shard. */
  readonly head: ResultsHead;
  readonly totals: Totals;
  /** How often each code was found, and in how many documents. */
  readonly codes: readonly CodeCount[];
  readonly places: readonly LinePlace[];
  /** The missing shards. */
  readonly missing: readonly string[];
  /** Inputs without an end line. */
  readonly unfinished: readonly string[];
}

export interface CodeCount {
  readonly code: string;
  readonly issues: number;
  readonly documents: number;
}

/** The line of a document in one of the inputs. */
export interface LinePlace {
  readonly file: string;
  readonly input: string;
  readonly start: number;
  readonly end: number;
}

/** Options of a merge. */
export interface MergeOptions {
  /** Whether the lines of documents without findings are included. */
  readonly all: boolean;
}

/** Reads results line by line, and keeps only the place of each document's line. */
export async function mergeResults(
  inputs: readonly string[],
  { all }: MergeOptions,
  terminal: Console,
): Promise<Merged> {
  const seen = new NameSet();
  const codes = new Map<string, { issues: number; documents: number }>();
  const places: LinePlace[] = [];
  const heads = await Promise.all(
    inputs.map(async (input) => ({ input, head: await readHead(input, terminal) })),
  );
  const head = headOfAll(heads);
  const isOnlyInvalid = head.options["onlyInvalid"] === true;
  const unfinished: string[] = [];
  let totals = noTotals;
  for (const input of inputs) {
    const part = await readPart(input, isOnlyInvalid, terminal, (line, start, end) => {
      const { file, issues, failure } = line;
      if (!seen.add(file)) throw new CommandFailure(manyMessages.twice(input, file));
      count(issues, codes);
      if (all || issues.length > 0 || failure !== undefined)
        places.push({ file, input, start, end });
    });
    if (!part.whole) unfinished.push(input);
    totals = sumOf(totals, part.totals);
  }
  return {
    head,
    totals,
    codes: [...codes].map(([code, counts]) => ({ code, ...counts })).sort(byCode),
    places: places.sort((a, b) => (a.file < b.file ? -1 : 1)),
    missing: missingOf(heads),
    unfinished,
  };
}

function count(
  issues: ResultLine["issues"],
  codes: Map<string, { issues: number; documents: number }>,
): void {
  const here = new Set<string>();
  for (const { code } of issues) {
    const counts = codes.get(code) ?? { issues: 0, documents: 0 };
    codes.set(code, counts);
    counts.issues++;
    if (!here.has(code)) counts.documents++;
    here.add(code);
  }
}

function byCode(a: CodeCount, b: CodeCount): number {
  return b.documents - a.documents || (a.code < b.code ? -1 : 1);
}

async function readHead(input: string, { cwd }: Console): Promise<ResultsHead> {
  for await (const { text, whole } of readLines(resolve(cwd, input))) {
    const line = whole ? parseLine(text) : undefined;
    if (line !== undefined && "kind" in line && line.kind === "scrutin-results") return line;
    break;
  }
  throw new CommandFailure(manyMessages.notResults(input));
}

interface Part {
  readonly totals: Totals;
  readonly whole: boolean;
}

async function readPart(
  input: string,
  isOnlyInvalid: boolean,
  terminal: Console,
  onResult: (line: ResultLine, start: number, end: number) => void,
): Promise<Part> {
  let counted = noTotals;
  let told: Totals | undefined;
  let isWhole = false;
  let broken: number | undefined;
  let number = 0;
  for await (const { text, start, end, whole } of readLines(resolve(terminal.cwd, input))) {
    number++;
    if (broken !== undefined) throw new CommandFailure(manyMessages.brokenLine(input, broken));
    const line = whole ? parseLine(text) : undefined;
    isWhole = false;
    if (line === undefined) broken = number;
    else if ("file" in line) {
      counted = sumOf(counted, totalsOf(line));
      onResult(line, start, end);
    } else if (line.kind === "scrutin-results") {
      if (number > 1) throw new CommandFailure(manyMessages.brokenLine(input, number));
    } else {
      told = line;
      isWhole = line.kind === "end";
    }
  }
  // If valid documents have no line, their number is in the lines between.
  const totals = isOnlyInvalid ? atLeast(told, counted) : counted;
  return { totals, whole: isWhole };
}

function atLeast(told: Totals = noTotals, counted: Totals): Totals {
  return {
    documents: Math.max(told.documents, counted.documents),
    invalid: Math.max(told.invalid, counted.invalid),
    unread: Math.max(told.unread, counted.unread),
    errors: Math.max(told.errors, counted.errors),
    warnings: Math.max(told.warnings, counted.warnings),
  };
}

type Parts = readonly { readonly input: string; readonly head: ResultsHead }[];

const sameForAll = ["command", "version", "schemas", "rules", "locale", "options"] as const;

function headOfAll(parts: Parts): ResultsHead {
  const [first, ...others] = parts;
  if (first === undefined) throw new TypeError("there are no results");
  for (const { input, head } of others) {
    const differences: string[] = [...differencesOf(first.head, head, sameForAll)];
    if (shardsOf(first.head) !== shardsOf(head)) differences.push("shard");
    if (differences.length > 0)
      throw new CommandFailure(manyMessages.notOneRun(first.input, input, differences));
  }
  const byShard = new Map<string, string>();
  for (const { input, head } of parts) {
    if (head.shard === null) continue;
    const before = byShard.get(head.shard);
    if (before !== undefined)
      throw new CommandFailure(manyMessages.shardTwice(head.shard, before, input));
    byShard.set(head.shard, input);
  }
  return { ...first.head, shard: null };
}

/** The number of shards; 0 if there are none. */
function shardsOf({ shard }: ResultsHead): number {
  return shard === null ? 0 : Number(shard.split("/")[1]);
}

function missingOf(parts: Parts): readonly string[] {
  const there = new Set(parts.map(({ head }) => head.shard));
  const shards = parts[0] === undefined ? 0 : shardsOf(parts[0].head);
  const all = Array.from({ length: shards }, (_, index) => `${index + 1}/${shards}`);
  return all.filter((shard) => !there.has(shard));
}

const mostOpen = 64;

/** Reads lines again by their places. */
export class PlaceReader {
  readonly #cwd: string;
  readonly #handles = new Map<string, FileHandle>();

  constructor({ cwd }: Console) {
    this.#cwd = cwd;
  }

  async read({ input, start, end }: LinePlace): Promise<string> {
    try {
      const handle = await this.#open(input);
      const { buffer } = await handle.read(Buffer.alloc(end - start), 0, end - start, start);
      return buffer.toString();
    } catch (error) {
      throw asFailure(error, input);
    }
  }

  async close(): Promise<void> {
    for (const handle of this.#handles.values()) await handle.close();
    this.#handles.clear();
  }

  async #open(input: string): Promise<FileHandle> {
    const known = this.#handles.get(input);
    if (known !== undefined) return known;
    if (this.#handles.size >= mostOpen) await this.close();
    const handle = await open(resolve(this.#cwd, input), "r");
    this.#handles.set(input, handle);
    return handle;
  }
}
