import { createReadStream, statSync } from "node:fs";
import { resolve } from "node:path";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import type { XmlLimits } from "../../../runtime/xml/events.js";
import { binaryFormat } from "../../../runtime/xml/read/binary-formats.js";
import { CommandFailure } from "../failure.js";
import { messages } from "../messages.js";
import type { Console } from "../terminal.js";
import { asFailure, kindOf, statIfThere } from "./files.js";
import type { NamedSchemaFlags } from "./load-named.js";
import { gunzip, isGzip, placeInArchive, readEntry } from "./packed.js";
import { gunzipSmall, readSmallFile } from "./small-file.js";

/** The options of commands that read documents: their schemas, and the limits of a document. */
export interface DocumentFlags extends NamedSchemaFlags {
  readonly schema?: readonly string[];
  readonly allowDoctype?: boolean;
  readonly maxDepth?: number;
  readonly maxAttributes?: number;
  readonly maxText?: number;
  readonly maxSize?: number;
}

/** The limits that the options set. */
export function limitsOf({ maxDepth, maxAttributes, maxText, maxSize }: DocumentFlags): XmlLimits {
  return {
    depth: maxDepth,
    attributes: maxAttributes,
    textLength: maxText,
    documentLength: maxSize,
  };
}

/** The file name that means the standard input. */
export const standardInput = "-";

/** The value of `--schema` that means no schema. */
export const noSchema = "none";

/** The schemas of `--schema`, or, without the option, the electoral ones of both stages. Only the code for one of the two cases is loaded. */
export async function readSchemaSet(
  flags: DocumentFlags,
  terminal: Console,
  /** Called with each file and address that was read. */
  onRead?: (location: string, bytes: Uint8Array) => void,
): Promise<SchemaSet> {
  if (flags.schema === undefined) {
    const { schemas } = await import("../../../generated/electoral/schema-set.js");
    return schemas();
  }
  const { planSchema } = await import("../../generate.js");
  const { loadNamed } = await import("./load-named.js");
  const schema = await loadNamed(flags.schema, flags, terminal, onRead);
  // Documents are checked by the schema alone, so that no integer is too large for the mapping.
  return planSchema(schema, { integers: "exact" }).schemas();
}

/** The bytes of a document in pieces, from a file or the standard input. If it cannot be read, the failure names the file. */
export async function* readPieces(file: string, terminal: Console): AsyncGenerator<Uint8Array> {
  if (file === standardInput && terminal.typed) terminal.say(messages.readsInput());
  const path = resolve(terminal.cwd, file);
  const small = file === standardInput ? undefined : readSmallDocument(file, path);
  if (small !== undefined) {
    refuseArchive(file, small);
    yield small;
    return;
  }
  const inside = placeInArchive(file);
  if (inside !== undefined && (await kindOf(path)) === "nothing") {
    yield* readEntry(inside.archive, inside.entry, terminal);
    return;
  }
  if (file !== standardInput) await refuseOthers(file, path);
  const pieces = file === standardInput ? terminal.input() : openPieces(file, path);
  let first = true;
  try {
    for await (const piece of pieces) {
      if (first) refuseArchive(file, piece);
      first = false;
      yield piece;
    }
  } catch (error) {
    throw asFailure(error, file);
  }
}

function refuseArchive(file: string, start: Uint8Array): void {
  if (binaryFormat(start) === "ZIP") throw new CommandFailure(messages.archiveForDocument(file));
}

function readSmallDocument(file: string, path: string): Uint8Array | undefined {
  const bytes = readSmallFile(path);
  return bytes !== undefined && isGzip(file) ? gunzipSmall(bytes) : bytes;
}

function openPieces(file: string, path: string): AsyncIterable<Uint8Array> {
  return isGzip(file) ? gunzip(file, path) : createReadStream(path);
}

/** Whether a document can be read again, which a stream cannot. */
export async function canReadAgain(file: string, terminal: Console): Promise<boolean> {
  if (file === standardInput) return false;
  const inside = placeInArchive(file);
  const found = await statIfThere(resolve(terminal.cwd, file));
  return found === undefined ? inside !== undefined : found.isFile();
}

async function refuseOthers(file: string, path: string): Promise<void> {
  const kind = await kindOf(path);
  if (kind === "nothing") throw new CommandFailure(messages.notThere(file));
  if (kind === "folder") throw new CommandFailure(messages.folderForFile(file));
}

/** The length of a document; undefined for a stream or a compressed file. */
export function lengthOf(file: string, { cwd }: Console): number | undefined {
  if (file === standardInput || isGzip(file)) return undefined;
  const path = resolve(cwd, file);
  try {
    const found = path.includes("\0") ? undefined : statSync(path, { throwIfNoEntry: false });
    return found?.isFile() === true ? found.size : undefined;
  } catch {
    // Reading it will report the reason.
    return undefined;
  }
}
