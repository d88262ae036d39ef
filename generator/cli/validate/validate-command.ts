import { CommandFailure, type ExitCode } from "../failure.js";
import type { CheckFlags } from "../many/check.js";
import { type Judges, readJudges } from "../many/judges.js";
import { outputOf } from "../many/outputs.js";
import type { Job } from "../many/pool/job.js";
import { type OpenOutput, runMany } from "../many/pool/run-many.js";
import { handleInOrder, withThreads } from "../many/pool/work.js";
import { type Listed, type ListingFlags, listDocuments } from "../many/print/listing.js";
import { manyMessages } from "../many/print/messages.js";
import { inLines } from "../many/results/lines-output.js";
import { headOf } from "../many/results/results.js";
import { noTotals } from "../many/results/totals.js";
import { messages } from "../messages.js";
import type { Console } from "../terminal.js";
import type { CheckedFile } from "./checked-file.js";

/** The options of `scrutin validate`. */
export interface ValidateFlags extends CheckFlags, ListingFlags {
  readonly jobs?: number;
  /** A file of results to be continued. */
  readonly resume?: string;
  readonly onlyInvalid?: boolean;
  readonly failFast?: boolean;
  readonly quiet?: boolean;
}

/**
 * `scrutin validate`: every file is checked, also after one that is invalid or cannot be read. Names and results are passed on as they
 * come, so that memory does not grow with their number.
 */
export async function runValidate(given: ValidateFlags, terminal: Console): Promise<ExitCode> {
  const flags = settled(given);
  const { jobs, failFast, quiet } = flags;
  const shown = quiet === true ? { ...terminal, interactive: false } : terminal;
  // The options that hold for all documents go to the threads with each batch.
  const { files, filesFrom, exclude, ...checking } = flags;
  const job: Job = { kind: "check", flags: checking };
  return withThreads(jobs, job, shown, async (threads) => {
    const judges = await readJudges(flags, shown);
    let isRootUnknown = false;
    const handle = async function* (
      listed: AsyncIterable<readonly Listed[]>,
    ): AsyncGenerator<readonly CheckedFile[]> {
      for await (const some of handleInOrder(listed, job, judges, threads, shown)) {
        isRootUnknown ||= some.some(hasUnknownRoot);
        yield some;
      }
      if (flags.schema === undefined && isRootUnknown) shown.say(messages.electoralByDefault());
    };
    return runMany(
      {
        listed: listDocuments(flags, shown),
        handle,
        output: await openOutput(flags, judges, shown),
        failFast,
        quiet,
      },
      terminal,
    );
  });
}

function hasUnknownRoot({ issues }: CheckedFile): boolean {
  return issues.some(({ code, path }) => code === "cvc-elt.1" && path.length === 0);
}

async function openOutput(
  flags: ValidateFlags,
  { schemas, rules, fingerprints }: Judges,
  terminal: Console,
): Promise<OpenOutput> {
  const { format = "text", onlyInvalid = false, phase } = flags;
  if (format === "jsonl") {
    const head = headOf("validate", flags, fingerprints, terminal.locale);
    return { ...(await inLines(head, flags.resume, terminal)), endsAlways: false };
  }
  const ruleSets = rules.map(({ ruleSet }) => ruleSet);
  const bySchema = schemas !== undefined;
  const output = outputOf({ format, onlyInvalid, phase, ruleSets, bySchema }, terminal);
  return { ...output, totals: noTotals, done: undefined, endsAlways: true };
}

/** The options, made consistent; those that contradict each other are refused. */
function settled(flags: ValidateFlags): ValidateFlags {
  const { format, resume, jobs = 1 } = flags;
  if (resume !== undefined && format !== undefined && format !== "jsonl")
    throw new CommandFailure(manyMessages.notTogether("--resume", `--format ${format}`));
  if (jobs > 1 && format === "svrl")
    throw new CommandFailure(manyMessages.notTogether("--jobs", "--format svrl"));
  if (flags.null === true && flags.filesFrom === undefined)
    throw new CommandFailure(manyMessages.needs("--null", "--files-from"));
  return { ...flags, format: format ?? (resume === undefined ? "text" : "jsonl") };
}
