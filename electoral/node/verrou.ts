import { randomUUID } from "node:crypto";
import { link, open, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { isOfThisMachine, isRunning, thisProcess } from "./processus.js";

/*
 * A lock file that names the process that is writing. It is created atomically, and its owner touches it again and again, so that a process
 * on another machine can see whether the owner is alive. The lock of a killed process is taken over.
 */

/** Thrown if another process is writing the journal. */
export class JournalOccupe extends Error {
  override readonly name = "JournalOccupe";
}

/** A lock that this process holds. */
export interface Verrou {
  /** Whether it is still ours: if this process was suspended for long, another may have taken it for dead. */
  estANous(): Promise<boolean>;
  /** Releases the lock. */
  lever(): Promise<void>;
}

export interface OptionsDeVerrou {
  /** How many milliseconds the lock of another machine is watched for a sign of life. */
  readonly patience?: number;
  /** Called when such watching begins. */
  readonly attendre?: () => void;
}

/** Milliseconds between two signs of life. */
const beat = 3000;

/** The longest time, in milliseconds, that a busy process may give no sign of life. */
const longestSilence = 15_000;

/** Takes the lock. Throws a {@link JournalOccupe} if another process holds it. */
export async function verrouiller(
  chemin: string,
  { patience = longestSilence, attendre }: OptionsDeVerrou = {},
): Promise<Verrou> {
  const own = JSON.stringify({ ...thisProcess(), lock: randomUUID() });
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await place(chemin, own)) return held(chemin, own);
    const text = await contentOf(chemin);
    if (text === undefined) continue;
    if (await isHeld(chemin, text, patience, attendre)) throw new JournalOccupe(chemin);
    await takeAway(chemin, text);
  }
  throw new JournalOccupe(chemin);
}

/** Creates the lock file atomically, unless there is one. */
async function place(path: string, text: string): Promise<boolean> {
  const beside = `${path}.${randomUUID()}`;
  try {
    const handle = await open(beside, "wx");
    await handle.writeFile(text);
    await handle.close();
    await link(beside, path);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === "EEXIST") return false;
    if (!isSystemError(error) || error.syscall !== "link") throw error;
    return await placeWithoutLinks(path, text);
  } finally {
    await rm(beside, { force: true });
  }
}

/** For file systems without hard links, on which the lock file is empty for a moment. */
async function placeWithoutLinks(path: string, text: string): Promise<boolean> {
  try {
    const handle = await open(path, "wx");
    await handle.writeFile(text);
    await handle.close();
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === "EEXIST") return false;
    throw error;
  }
}

function held(path: string, own: string): Verrou {
  const estANous = async (): Promise<boolean> => (await contentOf(path)) === own;
  const timer = setInterval(() => {
    const now = new Date();
    // If the lock is gone, the next write will notice it.
    void utimes(path, now, now).catch(() => undefined);
  }, beat);
  timer.unref();
  return {
    estANous,
    lever: async () => {
      clearInterval(timer);
      if (await estANous()) await rm(path, { force: true });
    },
  };
}

async function isHeld(
  path: string,
  text: string,
  patience: number,
  wait: (() => void) | undefined,
): Promise<boolean> {
  const owner = ownerIn(text);
  // An empty lock is just being written on a file system without hard links.
  if (owner === undefined) return await changesWithin(path, text, 100);
  if (isOfThisMachine(owner)) return isRunning(owner);
  wait?.();
  return await changesWithin(path, text, patience);
}

function ownerIn(text: string): ReturnType<typeof thisProcess> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    const { machine, pid, started } = value as Readonly<Record<string, unknown>>;
    if (typeof machine !== "string" || typeof pid !== "number" || typeof started !== "string")
      return undefined;
    return { machine, pid, started };
  } catch {
    return undefined;
  }
}

/** Whether a file changes, or is touched, within a number of milliseconds. */
async function changesWithin(path: string, text: string, patience: number): Promise<boolean> {
  const touched = (): Promise<number | undefined> =>
    stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
  const before = await touched();
  const step = Math.max(10, Math.min(500, patience / 10));
  for (let waited = 0; waited < patience; waited += step) {
    await setTimeout(step);
    if ((await touched()) !== before) return (await contentOf(path)) !== undefined;
  }
  return (await contentOf(path)) !== text;
}

/** Removes a lock that nobody holds, unless another process has just put its own there. */
async function takeAway(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return;
    throw error;
  }
  if ((await contentOf(aside)) !== text) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function contentOf(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: unknown) => {
    if (isSystemError(error) && error.code === "ENOENT") return undefined;
    throw error;
  });
}

/** Whether an error is one that the operating system reports, such as `ENOENT`. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}
