import type { Console } from "../../terminal.js";
import type { CheckedFile } from "../../validate/checked-file.js";
import type { Judges } from "../judges.js";
import type { Listed } from "../print/listing.js";
import { handleFile, type Job } from "./job.js";

/** Handles documents, here or in threads; the results come in the order of the documents. */
export async function* handleInOrder(
  listed: AsyncIterable<Listed>,
  job: Job,
  judges: Judges,
  jobs: number | undefined,
  terminal: Console,
): AsyncGenerator<CheckedFile> {
  const here = (file: string): Promise<CheckedFile> => handleFile(file, job, judges, terminal);
  if (jobs !== undefined && jobs > 1) {
    const { handleInThreads } = await import("./pool.js");
    yield* handleInThreads(listed, { jobs, here, job, terminal });
    return;
  }
  for await (const one of listed) yield typeof one === "string" ? await here(one) : one;
}
