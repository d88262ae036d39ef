import type { CheckedFile } from "../checked-file.js";
import type { Console } from "../terminal.js";
import { type CheckFlags, checkFile } from "./check.js";
import type { Judges } from "./judges.js";
import type { Listed } from "./listing.js";

/** Checks documents, here or in threads; the results come in the order of the documents. */
export async function* checkInOrder(
  listed: AsyncIterable<Listed>,
  judges: Judges,
  flags: CheckFlags & { readonly jobs?: number },
  terminal: Console,
): AsyncGenerator<CheckedFile> {
  const { jobs = 1 } = flags;
  if (jobs > 1) {
    const { checkInThreads } = await import("./pool.js");
    const here = (file: string): Promise<CheckedFile> => checkFile(file, judges, flags, terminal);
    yield* checkInThreads(listed, { jobs, here, flags, terminal });
    return;
  }
  for await (const one of listed)
    yield typeof one === "string" ? await checkFile(one, judges, flags, terminal) : one;
}
