import { mkdir } from "node:fs/promises";
import { dirname, join, normalize, resolve } from "node:path";
import { formatIssue } from "../../../runtime/issues.js";
import { type ConvertFlags, convertDocument, writeResult } from "../convert/convert-document.js";
import { CommandFailure } from "../failure.js";
import { asFailure } from "../files/files.js";
import type { Console } from "../terminal.js";
import { type CheckedFile, unreadFile } from "../validate/checked-file.js";
import type { Judges } from "./judges.js";
import { manyMessages } from "./print/messages.js";

/** Options for converting documents into a folder. */
export interface ConvertIntoFlags extends ConvertFlags {
  /** The folder. */
  readonly output: string;
}

/** Converts a document into a folder, where it keeps its relative path, with the new extension appended. */
export async function convertFile(
  file: string,
  { schemas }: Judges,
  flags: ConvertIntoFlags,
  terminal: Console,
): Promise<CheckedFile> {
  let output: string | undefined;
  const schemasOf = async () => {
    if (schemas === undefined) throw new TypeError("documents are converted by schemas");
    return schemas;
  };
  try {
    const issues = await convertDocument(file, schemasOf, flags, terminal, async (result, to) => {
      output = join(flags.output, `${placeOf(file)}.${to}`);
      await makeFolder(dirname(output), terminal);
      await writeResult(result, output, terminal);
    });
    return {
      file,
      issues,
      shown: issues.map(formatIssue),
      ...(output !== undefined && { output }),
    };
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    return unreadFile(file, error, terminal.locale);
  }
}

async function makeFolder(folder: string, { cwd }: Console): Promise<void> {
  await mkdir(resolve(cwd, folder), { recursive: true }).catch((error: unknown) => {
    throw asFailure(error, folder);
  });
}

/** The path of a document in the folder, which never leads out of it. */
function placeOf(file: string): string {
  const place = normalize(file.replace(/^(?:[A-Za-z]:)?[\\/]+/, ""));
  if (/^\.\.(?:[\\/]|$)/.test(place)) throw new CommandFailure(manyMessages.outOfFolder(file));
  return place;
}
