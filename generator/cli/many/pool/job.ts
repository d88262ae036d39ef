import type { Console } from "../../terminal.js";
import type { CheckedFile } from "../../validate/checked-file.js";
import { type CheckFlags, checkFile } from "../check.js";
import { type ConvertIntoFlags, convertFile } from "../convert-file.js";
import { type Judges, readJudges, readSchemaJudge } from "../judges.js";

/** What is done with each document. */
export type Job =
  | { readonly kind: "check"; readonly flags: CheckFlags }
  | { readonly kind: "convert"; readonly flags: ConvertIntoFlags };

/** Reads what documents are judged by. */
export function readJudgesOf(job: Job, terminal: Console): Promise<Judges> {
  switch (job.kind) {
    case "check":
      return readJudges(job.flags, terminal);
    case "convert":
      return readSchemaJudge(job.flags, terminal);
  }
}

export function handleFile(
  file: string,
  job: Job,
  judges: Judges,
  terminal: Console,
): Promise<CheckedFile> {
  switch (job.kind) {
    case "check":
      return checkFile(file, judges, job.flags, terminal);
    case "convert":
      return convertFile(file, judges, job.flags, terminal);
  }
}
