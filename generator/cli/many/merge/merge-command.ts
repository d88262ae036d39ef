import { resolve } from "node:path";
import { CommandFailure, type ExitCode, exitCodes } from "../../failure.js";
import { replaceFile } from "../../files/replacement.js";
import { ruleMessages } from "../../rules/rule-messages.js";
import type { Console } from "../../terminal.js";
import { manyMessages } from "../print/messages.js";
import { dashed } from "../results/results.js";
import { exitCodeOf } from "../results/totals.js";
import { type Merged, mergeResults, PlaceReader } from "./merge.js";
import {
  type Lines,
  mergedHtml,
  mergedJson,
  mergedLines,
  mergedMarkdown,
} from "./merged-report.js";

/** The formats of merged results: a report, or the results of one run. */
export type MergeFormat = "html" | "md" | "json" | "jsonl";

/** The options that concern merging. */
export interface MergeFlags {
  readonly output?: string;
  readonly schema?: unknown;
  readonly rules?: unknown;
  readonly phase?: unknown;
  readonly level?: unknown;
  readonly rulesDocuments?: unknown;
  readonly maxIssues?: unknown;
  readonly redact?: unknown;
}

const printers: Readonly<
  Record<MergeFormat, (merged: Merged, lines: Lines) => AsyncGenerator<string>>
> = { html: mergedHtml, md: mergedMarkdown, json: mergedJson, jsonl: mergedLines };

/** Options of checks, which cannot be changed when results are merged. */
const ofChecks = [
  "schema",
  "rules",
  "phase",
  "level",
  "rulesDocuments",
  "maxIssues",
  "redact",
] as const satisfies readonly (keyof MergeFlags)[];

/** `scrutin report` of results: merges those of several runs, and says which shards are missing. */
export async function runMerge(
  inputs: readonly string[],
  format: MergeFormat,
  flags: MergeFlags,
  terminal: Console,
): Promise<ExitCode> {
  for (const name of ofChecks)
    if (flags[name] !== undefined)
      throw new CommandFailure(manyMessages.checkedBefore(dashed(name)));
  const merged = await mergeResults(inputs, { all: format === "jsonl" }, terminal);
  const reader = new PlaceReader(terminal);
  const lines = async function* (): AsyncGenerator<string> {
    for (const place of merged.places) yield await reader.read(place);
  };
  try {
    await write(printers[format](merged, lines()), flags, terminal);
  } finally {
    await reader.close();
  }
  const { missing, unfinished } = merged;
  if (missing.length > 0) terminal.say(manyMessages.missingShards(missing));
  for (const input of unfinished) terminal.say(manyMessages.notWhole(input));
  if (missing.length > 0 || unfinished.length > 0) return exitCodes.failed;
  return exitCodeOf(merged.totals);
}

/** How many characters are written at a time. */
const pieceLength = 1 << 16;

async function write(
  parts: AsyncIterable<string>,
  { output }: MergeFlags,
  terminal: Console,
): Promise<void> {
  const target =
    output === undefined ? undefined : await replaceFile(resolve(terminal.cwd, output));
  const put = async (text: string): Promise<void> =>
    target === undefined ? terminal.write(Buffer.from(text)) : target.write(text);
  try {
    let held = "";
    for await (const part of parts) {
      held += part;
      if (held.length < pieceLength) continue;
      await put(held);
      held = "";
    }
    await put(held);
  } catch (error) {
    await target?.abandon();
    throw error;
  }
  await target?.commit();
  if (output !== undefined) terminal.say(ruleMessages.reportWritten(output));
}
