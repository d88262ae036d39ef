import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  type Stats,
  statSync,
} from "node:fs";
import { CommandFailure, isSystemError } from "../failure.js";
import { messages } from "../messages.js";
import { systemText } from "../system-texts.js";

/** What exists at a path. A `stream` is a pipe, a device or a socket: its length is not known. */
export type Kind = "file" | "folder" | "stream" | "nothing";

/** Codes of the operating system for a path at which nothing exists. */
const absent: ReadonlySet<string | undefined> = new Set(["ENOENT", "ENOTDIR"]);

/*
 * Small files are read synchronously: there is nothing else to do meanwhile, and handing each step to another thread takes
 * longer than the step, a tenth of `scrutin generate`.
 */

/** Asks the operating system what exists at a path. */
export async function statIfThere(path: string): Promise<Stats | undefined> {
  // No file has such a name, and Node would throw a TypeError.
  if (path.includes("\0")) return undefined;
  try {
    return statSync(path);
  } catch (error) {
    if (isSystemError(error) && absent.has(error.code)) return undefined;
    throw asFailure(error, path);
  }
}

export async function kindOf(path: string): Promise<Kind> {
  const found = await statIfThere(path);
  if (found === undefined) return "nothing";
  if (found.isDirectory()) return "folder";
  return found.isFile() ? "file" : "stream";
}

/** The most bytes of a schema, catalog or configuration. */
const sizeLimit = 1 << 29;

/**
 * The bytes of a file that another file names. Undefined if it does not exist or is a folder; a pipe or a device is refused, since it
 * may never end.
 */
export async function readFileIfThere(path: string): Promise<Uint8Array | undefined> {
  const kind = await kindOf(path);
  if (kind === "nothing" || kind === "folder") return undefined;
  if (kind === "stream") throw new CommandFailure(messages.notAFile(path));
  let file: number | undefined;
  try {
    // The file may have been replaced by a pipe meanwhile, and opening that would wait for ever.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const now = fstatSync(file);
    if (!now.isFile()) throw new CommandFailure(messages.notAFile(path));
    if (now.size > sizeLimit) throw new CommandFailure(messages.tooLarge(path, sizeLimit));
    return readFileSync(file);
  } catch (error) {
    throw asFailure(error, path);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Turns an error of the operating system into a failure that the user can act on. */
export function asFailure(error: unknown, path: string): unknown {
  if (!isSystemError(error)) return error;
  return new CommandFailure(systemText(error, path));
}
