import type { ExitCode } from "../../failure.js";
import type { Console } from "../../terminal.js";
import { type CheckedFile, isValid } from "../../validate/checked-file.js";
import type { Output } from "../outputs.js";
import { type Listed, nameOf } from "../print/listing.js";
import type { Done } from "../results/resume.js";
import { exitCodeOf, summaries, sumOf, type Totals, totalsOf } from "../results/totals.js";

/** An output with what it contains from earlier runs. */
export interface OpenOutput extends Output {
  readonly totals: Totals;
  readonly done: Done | undefined;
  /** Whether it also gets an end if the run is stopped, since it would not be well-formed otherwise. */
  readonly endsAlways: boolean;
  readonly close?: () => Promise<void>;
}

/** A run over many documents, which are passed on some at once: to wait for each by itself would take as long as some of them. */
export interface Run {
  readonly listed: AsyncIterable<readonly Listed[]>;
  readonly handle: (
    listed: AsyncIterable<readonly Listed[]>,
  ) => AsyncIterable<readonly CheckedFile[]>;
  readonly output: OpenOutput;
  readonly failFast: boolean | undefined;
  readonly quiet: boolean | undefined;
}

/** Passes documents and results on, and adds them up. */
export async function runMany(
  { listed, handle, output, failFast, quiet }: Run,
  terminal: Console,
): Promise<ExitCode> {
  let { totals } = output;
  let stopped = false;
  try {
    for await (const some of handle(remaining(listed, output.done))) {
      for (const checked of some) {
        tell(checked, terminal);
        totals = sumOf(totals, totalsOf(checked));
        const written = output.add(checked);
        if (written !== undefined) await written;
        stopped = failFast === true && !isValid(checked);
        if (stopped) break;
      }
      if (stopped) break;
    }
    if (!stopped || output.endsAlways) await output.end();
  } finally {
    await output.close?.();
  }
  if (quiet !== true) terminal.error(summaries[terminal.locale](totals));
  return exitCodeOf(totals);
}

/** The documents that earlier runs have not done. */
async function* remaining(
  all: AsyncIterable<readonly Listed[]>,
  done: Done | undefined,
): AsyncGenerator<readonly Listed[]> {
  for await (const some of all)
    yield done === undefined ? some : some.filter((listed) => !done.has(nameOf(listed)));
  done?.finish();
}

/** Prints why a document could not be read; the others are still handled. */
function tell({ texts = [] }: CheckedFile, terminal: Console): void {
  for (const text of texts) terminal.say(text);
}
