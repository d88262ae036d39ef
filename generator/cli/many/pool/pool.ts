import { Tinypool } from "tinypool";
import { CommandFailure } from "../../failure.js";
import { standardInput } from "../../files/documents.js";
import type { Console } from "../../terminal.js";
import type { CheckedFile } from "../../validate/checked-file.js";
import type { Listed } from "../print/listing.js";
import { manyMessages } from "../print/messages.js";
import type { Job } from "./job.js";
import type { Work } from "./worker.js";

/** Documents that a thread takes at a time. */
const batchSize = 32;

/** Batches that wait or are worked on, for each thread. */
const batchesAhead = 3;

export interface ThreadOptions {
  readonly jobs: number;
  /** Handles what no thread can read. */
  readonly here: (file: string) => Promise<CheckedFile>;
  readonly job: Job;
  readonly terminal: Console;
}

/**
 * Handles documents in threads. Names are taken in batches, only as many as keep the threads busy, and the results come in the order of
 * the documents. The only place that knows tinypool, loaded with --jobs.
 */
export async function* handleInThreads(
  listed: AsyncIterable<Listed>,
  { jobs, here, job, terminal }: ThreadOptions,
): AsyncGenerator<CheckedFile> {
  const pool = await openPool(jobs);
  const { cwd, locale } = terminal;
  const run = (files: readonly string[]): Promise<readonly CheckedFile[]> => {
    const work: Work = { files, job, console: { cwd, locale } };
    return pool.run(work);
  };
  const ahead: Promise<readonly CheckedFile[]>[] = [];
  const add = (results: Promise<readonly CheckedFile[]>): void => {
    // Who waits for it gets the error; until then it is nobody's.
    results.catch(() => undefined);
    ahead.push(results);
  };
  try {
    for await (const batch of batchesOf(listed)) {
      add("files" in batch ? run(batch.files) : resultOf(batch.other, here));
      if (ahead.length >= jobs * batchesAhead) yield* (await ahead.shift()) ?? [];
    }
    for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) yield* await next;
  } catch (error) {
    throw asLost(error);
  } finally {
    await pool.destroy();
  }
}

async function openPool(jobs: number): Promise<Tinypool> {
  // The bundler leaves out what nobody mentions; the pool calls it by its address.
  const { address, default: work } = await import("./worker.js");
  if (address.endsWith(".ts") || work === undefined)
    throw new CommandFailure(manyMessages.noWorkers());
  return new Tinypool({ filename: address, minThreads: jobs, maxThreads: jobs });
}

async function resultOf(
  other: Listed,
  here: ThreadOptions["here"],
): Promise<readonly CheckedFile[]> {
  return [typeof other === "string" ? await here(other) : other];
}

type Batch = { readonly files: readonly string[] } | { readonly other: Listed };

async function* batchesOf(listed: AsyncIterable<Listed>): AsyncGenerator<Batch> {
  let files: string[] = [];
  for await (const one of listed) {
    const own = isForThreads(one);
    if (own) files.push(one);
    if (files.length > 0 && (!own || files.length === batchSize)) {
      yield { files };
      files = [];
    }
    if (!own) yield { other: one };
  }
  if (files.length > 0) yield { files };
}

/** A failure of a thread comes as an error without its class. */
function asLost(error: unknown): unknown {
  if (error instanceof CommandFailure) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("ERR_WORKER") ? new CommandFailure(manyMessages.workerLost(code)) : error;
}

/** The standard input belongs to the main thread. */
function isForThreads(listed: Listed): listed is string {
  return typeof listed === "string" && listed !== standardInput;
}
