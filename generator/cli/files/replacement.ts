import { createHash } from "node:crypto";
import { constants } from "node:fs";
import {
  access,
  type FileHandle,
  lstat,
  open,
  readdir,
  realpath,
  rename,
  rm,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CommandFailure, isSystemError } from "../failure.js";
import { messages } from "../messages.js";
import { asFailure, kindOf } from "./files.js";

/** Writes a file under a temporary name and renames it when it is complete, so that at any moment either the old file or the new one is there. */
export interface Replacement {
  write(part: Uint8Array | string): Promise<void>;
  /** Puts the new file in its place. */
  commit(): Promise<void>;
  /** Leaves everything as it was. */
  abandon(): Promise<void>;
}

/** File systems allow 255 bytes, and the number of a process is appended to the name. */
const longestName = 200;

/** The path with its name cut so that a suffix can follow. */
export function shortened(path: string): string {
  const name = basename(path);
  if (Buffer.byteLength(name) <= longestName) return path;
  return join(dirname(path), createHash("sha256").update(name).digest("hex").slice(0, 16));
}

/** The temporary path of a file. Its name has the number of the process, so that leftovers of a killed one are recognised. */
export function temporaryPath(path: string, owner: number = process.pid): string {
  return `${shortened(path)}.${owner}.tmp`;
}

/** Removes the temporary files that dead processes left in a folder, if the file name is one of ours. */
export async function removeLeftovers(
  folder: string,
  belongs: (name: string, path: string) => boolean | Promise<boolean>,
): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const [, name, owner] = /^(.+)\.(\d+)\.tmp$/.exec(entry.name) ?? [];
    if (name === undefined || !entry.isFile() || isRunning(Number(owner))) continue;
    const path = join(folder, entry.name);
    if (await belongs(name, path)) await rm(path, { force: true });
  }
}

export function isRunning(owner: number): boolean {
  if (owner === process.pid) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === "EPERM";
  }
}

/**
 * Begins to replace the file at a path given by the user. A symbolic link stays, and the file that it leads to is replaced; a
 * device or a pipe has nothing to lose, and is written to directly.
 */
export async function replaceFile(path: string): Promise<Replacement> {
  try {
    const target = await targetOf(path);
    const kind = await kindOf(target);
    if (kind === "folder") throw Object.assign(new Error(), { code: "EISDIR", syscall: "open" });
    if (kind === "stream") return straight(await open(target, "w"), path);
    if (kind === "file") await access(target, constants.W_OK);
    await removeLeftovers(dirname(target), (name) => name === basename(shortened(target)));
    return await beside(target, path, kind === "file" ? (await lstat(target)).mode : undefined);
  } catch (error) {
    throw asFailure(error, path);
  }
}

async function targetOf(path: string): Promise<string> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isSymbolicLink() !== true) return path;
  // The target of /dev/stdout may have no path of its own.
  if ((await kindOf(path)) === "stream") return path;
  return realpath(path).catch(() => {
    throw new CommandFailure(messages.danglingLink(path));
  });
}

async function beside(target: string, shown: string, mode?: number): Promise<Replacement> {
  const temporary = temporaryPath(target);
  const handle = await open(temporary, "w", mode);
  const abandon = async (): Promise<void> => {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true });
  };
  const orAbandon = async (step: () => Promise<unknown>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      await abandon();
      throw asFailure(error, shown);
    }
  };
  return {
    write: (part) => orAbandon(() => writeAll(handle, part)),
    commit: () =>
      orAbandon(async () => {
        // A file system may report only now that there is no space left.
        await handle.sync();
        await handle.close();
        await rename(temporary, target);
      }),
    abandon,
  };
}

function straight(handle: FileHandle, shown: string): Replacement {
  const told = (error: unknown): never => {
    throw asFailure(error, shown);
  };
  return {
    write: (part) => writeAll(handle, part).catch(told),
    commit: () => handle.close().catch(told),
    abandon: () => handle.close().catch(() => undefined),
  };
}

async function writeAll(handle: FileHandle, part: Uint8Array | string): Promise<void> {
  const bytes = typeof part === "string" ? Buffer.from(part) : part;
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at);
    at += bytesWritten;
  }
}

/** Writes a complete file under a temporary name, then renames it. */
export async function writeReplacing(path: string, content: Uint8Array | string): Promise<void> {
  const replacement = await replaceFile(path);
  await replacement.write(content);
  await replacement.commit();
}
