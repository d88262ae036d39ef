import { Tinypool } from "tinypool";
import { CommandFailure } from "../../failure.js";
import { standardInput } from "../../files/documents.js";
import type { Console } from "../../terminal.js";
import type { CheckedFile } from "../../validate/checked-file.js";
import type { Listed } from "../print/listing.js";
import { manyMessages } from "../print/messages.js";
import type { Job } from "./job.js";
import type { Work, Worked } from "./worker.js";

/** For how many milliseconds a batch should keep a thread busy: long compared to handing it over, short compared to the run. */
const batchTime = 100;

const mostInBatch = 512;

/** A thread gets its next batch before it has finished one, so that it never waits for the main thread. */
const concurrentTasksPerWorker = 2;

/** How many batches wait or are worked on, for each thread. */
const batchesAhead = 3;

/** Threads that wait for documents. */
export interface Threads {
  /**
   * Handles documents in the threads; `here` handles what cannot be read there. Names are taken in batches, only as many as keep the
   * threads busy, and the results come in the order of the documents.
   */
  readonly handle: (
    listed: AsyncIterable<readonly Listed[]>,
    here: (file: string) => Promise<CheckedFile>,
  ) => AsyncGenerator<readonly CheckedFile[]>;
  readonly close: () => Promise<void>;
}

/** Starts threads, which read the schemas and rules at once. The only place that knows tinypool, loaded with --jobs. */
export async function startThreads(
  jobs: number,
  job: Job,
  { cwd, locale }: Console,
): Promise<Threads> {
  const pool = await openPool(jobs);
  const run = (files: readonly string[]): Promise<Worked> => {
    const work: Work = { files, job, console: { cwd, locale } };
    return pool.run(work);
  };
  // Whatever fails in a thread without documents fails here too, or with its first document.
  for (let empty = 0; empty < jobs * concurrentTasksPerWorker; empty++)
    run([]).catch(() => undefined);
  return {
    handle: (listed, here) => handleInBatches(listed, here, jobs, run),
    close: () => pool.destroy(),
  };
}

async function* handleInBatches(
  listed: AsyncIterable<readonly Listed[]>,
  here: (file: string) => Promise<CheckedFile>,
  jobs: number,
  work: (files: readonly string[]) => Promise<Worked>,
): AsyncGenerator<readonly CheckedFile[]> {
  // The first batches have one document each, so that a few long documents are handled side by side too.
  let size = 1;
  const run = async (files: readonly string[]): Promise<readonly CheckedFile[]> => {
    const { told, took } = await work(files);
    size = nextSize(size, files.length, took);
    return files.map((file, index) => told.get(index) ?? { file, issues: [] });
  };
  const ahead: Promise<readonly CheckedFile[]>[] = [];
  const add = (results: Promise<readonly CheckedFile[]>): void => {
    // Whoever awaits the promise gets the error; this only keeps it from being reported as unhandled before.
    results.catch(() => undefined);
    ahead.push(results);
  };
  try {
    for await (const batch of batchesOf(listed, () => size)) {
      add("files" in batch ? run(batch.files) : resultOf(batch.other, here));
      if (ahead.length >= jobs * batchesAhead) yield (await ahead.shift()) ?? [];
    }
    for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) yield await next;
  } catch (error) {
    throw asLost(error);
  }
}

async function openPool(jobs: number): Promise<Tinypool> {
  // The pool loads the worker by its address; using its export keeps the bundler from leaving the code out.
  const { address, default: work } = await import("./worker.js");
  if (address.endsWith(".ts") || work === undefined)
    throw new CommandFailure(manyMessages.noWorkers());
  return new Tinypool({
    filename: address,
    minThreads: jobs,
    maxThreads: jobs,
    concurrentTasksPerWorker,
  });
}

async function resultOf(
  other: Listed,
  here: (file: string) => Promise<CheckedFile>,
): Promise<readonly CheckedFile[]> {
  return [typeof other === "string" ? await here(other) : other];
}

type Batch = { readonly files: readonly string[] } | { readonly other: Listed };

/** The number of documents in the next batch, by the time of an earlier one. It grows in steps, since documents differ. */
function nextSize(size: number, done: number, took: number): number {
  const wanted = Math.floor((done * batchTime) / Math.max(took, 0.1));
  return Math.max(1, Math.min(wanted, size * 2, mostInBatch));
}

async function* batchesOf(
  listed: AsyncIterable<readonly Listed[]>,
  size: () => number,
): AsyncGenerator<Batch> {
  let files: string[] = [];
  for await (const some of listed)
    for (const one of some) {
      const own = isForThreads(one);
      if (own) files.push(one);
      if (files.length > 0 && (!own || files.length >= size())) {
        yield { files };
        files = [];
      }
      if (!own) yield { other: one };
    }
  if (files.length > 0) yield { files };
}

/** Restores a failure of a thread, which arrives as an error without its class. */
function asLost(error: unknown): unknown {
  if (error instanceof CommandFailure) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("ERR_WORKER") ? new CommandFailure(manyMessages.workerLost(code)) : error;
}

/** Whether a thread can read a file: the standard input belongs to the main thread. */
function isForThreads(listed: Listed): listed is string {
  return typeof listed === "string" && listed !== standardInput;
}
