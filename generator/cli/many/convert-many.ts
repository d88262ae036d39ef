import type { ExitCode } from "../failure.js";
import type { Console } from "../terminal.js";
import type { ConvertIntoFlags } from "./convert-file.js";
import { type Judges, readSchemaJudge } from "./judges.js";
import { outputOf } from "./outputs.js";
import type { Job } from "./pool/job.js";
import { type OpenOutput, runMany } from "./pool/run-many.js";
import { handleInOrder, withThreads } from "./pool/work.js";
import { type ListingFlags, listDocuments } from "./print/listing.js";
import { inLines } from "./results/lines-output.js";
import { headOf } from "./results/results.js";
import { noTotals } from "./results/totals.js";

/** Options for converting many documents. */
export interface ManyConvertFlags extends Omit<ListingFlags, "files"> {
  readonly jobs?: number;
  readonly resume?: string;
  readonly onlyInvalid?: boolean;
  readonly failFast?: boolean;
  readonly quiet?: boolean;
}

/** `scrutin convert --files-from`: converts the documents of a list, each into a file of a folder. */
export async function runConvertMany(
  flags: ManyConvertFlags & ConvertIntoFlags,
  terminal: Console,
): Promise<ExitCode> {
  const { filesFrom, exclude, ...converting } = flags;
  const { jobs, failFast, quiet } = flags;
  const shown = quiet === true ? { ...terminal, interactive: false } : terminal;
  const job: Job = { kind: "convert", flags: converting };
  return withThreads(jobs, job, shown, async (threads) => {
    const judges = await readSchemaJudge(flags, shown);
    return runMany(
      {
        listed: listDocuments({ ...flags, files: [] }, shown),
        handle: (listed) => handleInOrder(listed, job, judges, threads, shown),
        output: await openOutput(flags, judges, shown),
        failFast,
        quiet,
      },
      terminal,
    );
  });
}

async function openOutput(
  flags: ManyConvertFlags & ConvertIntoFlags,
  { fingerprints }: Judges,
  terminal: Console,
): Promise<OpenOutput> {
  const { resume, onlyInvalid = false, to, indent, encoding, output } = flags;
  if (resume === undefined) {
    const options = { format: "text", onlyInvalid, ruleSets: [], bySchema: true } as const;
    const text = outputOf(options, terminal);
    return { ...text, totals: noTotals, done: undefined, endsAlways: true };
  }
  const converting = { to, indent, encoding, output };
  const head = headOf("convert", flags, fingerprints, terminal.locale, converting);
  return { ...(await inLines(head, resume, terminal)), endsAlways: false };
}
