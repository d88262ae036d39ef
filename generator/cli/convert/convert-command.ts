import { formatIssue } from "../../../runtime/issues.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { readSchemaSet, standardInput } from "../files/documents.js";
import type { ManyConvertFlags } from "../many/convert-many.js";
import { manyMessages } from "../many/print/messages.js";
import type { Console } from "../terminal.js";
import { type ConvertFlags, convertDocument, writeResult } from "./convert-document.js";

/** The options of `scrutin convert`. */
export interface ConvertCommandFlags extends ConvertFlags, Partial<ManyConvertFlags> {
  readonly file?: string;
  readonly output?: string;
}

/** The options that only make sense with a list of documents. */
const ofLists = ["jobs", "shard", "resume", "exclude", "null", "failFast", "onlyInvalid"] as const;

/** `scrutin convert`: converts a document, or those of a list into a folder. An invalid one is not converted, and its issues are printed. */
export async function runConvert(flags: ConvertCommandFlags, terminal: Console): Promise<ExitCode> {
  const { file = standardInput, filesFrom, output } = flags;
  if (filesFrom !== undefined) {
    if (flags.file !== undefined)
      throw new CommandFailure(manyMessages.notTogether(flags.file, "--files-from"));
    if (output === undefined)
      throw new CommandFailure(manyMessages.needs("--files-from", "--output"));
    const { runConvertMany } = await import("../many/convert-many.js");
    return runConvertMany({ ...flags, filesFrom, output }, terminal);
  }
  for (const name of ofLists)
    if (flags[name] !== undefined)
      throw new CommandFailure(manyMessages.needs(`--${dashed(name)}`, "--files-from"));
  const issues = await convertDocument(
    file,
    () => readSchemaSet(flags, terminal),
    flags,
    terminal,
    (result) => writeResult(result, output, terminal),
  );
  for (const issue of issues) terminal.error(formatIssue(issue));
  return issues.length > 0 ? exitCodes.found : exitCodes.ok;
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
