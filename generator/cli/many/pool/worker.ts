import type { Locale } from "../../../../runtime/issues.js";
import { type Console, speaking } from "../../terminal.js";
import type { CheckedFile } from "../../validate/checked-file.js";
import type { Judges } from "../judges.js";
import { handleFile, type Job, readJudgesOf } from "./job.js";

/** The address of this module in the built package, from which threads load it. */
export const address: string = import.meta.url;

/** A batch of documents, and the job, which is the same for every batch of a run. */
export interface Work {
  readonly files: readonly string[];
  readonly job: Job;
  readonly console: {
    readonly cwd: string;
    readonly locale: Locale;
  };
}

/** The results of a batch, and the milliseconds that it took. */
export interface Worked {
  /** The documents of which there is something to say, by their places in the batch. Most are valid, and what is sent costs both threads. */
  readonly told: ReadonlyMap<number, CheckedFile>;
  readonly took: number;
}

/** Each thread reads the schemas and rules once. */
let judges: Promise<Judges> | undefined;

/** Handles a batch in a thread. */
export default async function work({ files, job, console }: Work): Promise<Worked> {
  const terminal = silent(console);
  judges ??= readJudgesOf(job, terminal);
  const read = await judges;
  const begun = performance.now();
  const told = new Map<number, CheckedFile>();
  for (const [index, file] of files.entries()) {
    const checked = await handleFile(file, job, read, terminal);
    if (saysMore(checked)) told.set(index, checked);
  }
  return { told, took: performance.now() - begun };
}

/** Whether there is more to say of a document than that it is valid. */
function saysMore({ file: _, ...said }: CheckedFile): boolean {
  return Object.values(said).some((value) => value !== undefined && value.length > 0);
}

/** A silent console: the main thread reports on schemas and rules, and results report on documents. */
function silent({ cwd, locale }: Work["console"]): Console {
  return speaking(
    {
      cwd,
      env: {},
      out: () => undefined,
      error: () => undefined,
      write: async () => undefined,
      input: async function* () {},
      interactive: false,
      typed: false,
      systemLanguage: undefined,
    },
    locale,
  );
}
