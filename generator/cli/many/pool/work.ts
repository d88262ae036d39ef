import type { Console } from "../../terminal.js";
import type { CheckedFile } from "../../validate/checked-file.js";
import type { Judges } from "../judges.js";
import type { Listed } from "../print/listing.js";
import { handleFile, type Job } from "./job.js";
import type { Threads } from "./pool.js";

/** Runs with threads, if more than one are wanted. They start before anything else is done, and end with the run. */
export async function withThreads<T>(
  jobs: number | undefined,
  job: Job,
  terminal: Console,
  run: (threads: Threads | undefined) => Promise<T>,
): Promise<T> {
  if (jobs === undefined || jobs < 2) return run(undefined);
  const { startThreads } = await import("./pool.js");
  const threads = await startThreads(jobs, job, terminal);
  try {
    return await run(threads);
  } finally {
    await threads.close();
  }
}

/** Handles documents, here or in threads; the results come in the order of the documents. */
export async function* handleInOrder(
  listed: AsyncIterable<readonly Listed[]>,
  job: Job,
  judges: Judges,
  threads: Threads | undefined,
  terminal: Console,
): AsyncGenerator<readonly CheckedFile[]> {
  const here = (file: string): Promise<CheckedFile> => handleFile(file, job, judges, terminal);
  if (threads !== undefined) {
    yield* threads.handle(listed, here);
    return;
  }
  for await (const some of listed)
    for (const one of some) yield [typeof one === "string" ? await here(one) : one];
}
