import { type CheckedFile, isValid } from "./checked-file.js";
import { CommandFailure, type ExitCode } from "./failure.js";
import type { CheckFlags } from "./many/check.js";
import { type Judges, readJudges } from "./many/judges.js";
import { inLines } from "./many/lines-output.js";
import { type Listed, type ListingFlags, listDocuments, nameOf } from "./many/listing.js";
import { manyMessages } from "./many/messages.js";
import { type Output, outputOf } from "./many/outputs.js";
import { headOf } from "./many/results.js";
import type { Done } from "./many/resume.js";
import { exitCodeOf, noTotals, summaries, sumOf, type Totals, totalsOf } from "./many/totals.js";
import { checkInOrder } from "./many/work.js";
import type { Console } from "./terminal.js";

/** What stands on the command line of `scrutin validate`. */
export interface ValidateFlags extends CheckFlags, ListingFlags {
  readonly jobs?: number;
  /** A file of results that is gone on with. */
  readonly resume?: string;
  readonly onlyInvalid?: boolean;
  readonly failFast?: boolean;
  readonly quiet?: boolean;
}

/**
 * `scrutin validate`: every file is checked, also after one that is invalid or cannot be read. Names and results are handed on one by
 * one, so that memory does not grow with their number.
 */
export async function runValidate(given: ValidateFlags, terminal: Console): Promise<ExitCode> {
  const flags = settled(given);
  // What is said of all documents goes to the threads with each batch of them.
  const { files, filesFrom, exclude, ...checking } = flags;
  const shown = flags.quiet === true ? { ...terminal, interactive: false } : terminal;
  const judges = await readJudges(flags, shown);
  const output = await openOutput(flags, judges, shown);
  let totals = output.totals;
  let stopped = false;
  try {
    const listed = remaining(listDocuments(flags, shown), output.done);
    for await (const checked of checkInOrder(listed, judges, checking, shown)) {
      tell(checked, terminal);
      totals = sumOf(totals, totalsOf(checked));
      await output.add(checked);
      stopped = flags.failFast === true && !isValid(checked);
      if (stopped) break;
    }
    if (!stopped || output.endsAlways) await output.end();
  } finally {
    await output.close?.();
  }
  if (flags.quiet !== true) terminal.error(summaries[terminal.locale](totals));
  return exitCodeOf(totals);
}

/** An output with what it holds from before. */
interface OpenOutput extends Output {
  readonly totals: Totals;
  readonly done: Done | undefined;
  /** Whether it is ended where the run was stopped too, since it would not be well-formed otherwise. */
  readonly endsAlways: boolean;
  readonly close?: () => Promise<void>;
}

async function openOutput(
  flags: ValidateFlags,
  { rules, fingerprints }: Judges,
  terminal: Console,
): Promise<OpenOutput> {
  const { format = "text", onlyInvalid = false, phase } = flags;
  if (format === "jsonl") {
    const head = headOf("validate", flags, fingerprints, terminal.locale);
    return { ...(await inLines(head, flags.resume, terminal)), endsAlways: false };
  }
  const ruleSets = rules.map(({ ruleSet }) => ruleSet);
  const output = outputOf({ format, onlyInvalid, phase, ruleSets }, terminal);
  return { ...output, totals: noTotals, done: undefined, endsAlways: true };
}

/** Options that say one thing together; those that contradict each other are refused. */
function settled(flags: ValidateFlags): ValidateFlags {
  const { format = "text", resume, jobs = 1 } = flags;
  if (resume !== undefined && format !== "text" && format !== "jsonl")
    throw new CommandFailure(manyMessages.notTogether("--resume", `--format ${format}`));
  if (jobs > 1 && format === "svrl")
    throw new CommandFailure(manyMessages.notTogether("--jobs", "--format svrl"));
  if (flags.null === true && flags.filesFrom === undefined)
    throw new CommandFailure(manyMessages.needs("--null", "--files-from"));
  return { ...flags, format: resume === undefined ? format : "jsonl" };
}

/** What was not done before. */
async function* remaining(
  all: AsyncIterable<Listed>,
  done: Done | undefined,
): AsyncGenerator<Listed> {
  for await (const listed of all) if (done?.has(nameOf(listed)) !== true) yield listed;
  done?.finish();
}

/** Says why a document could not be read; the others are still checked. */
function tell({ texts = [] }: CheckedFile, terminal: Console): void {
  for (const text of texts) terminal.say(text);
}
