import { randomUUID } from "node:crypto";
import { link, open, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { isOfThisMachine, isRunning, thisProcess } from "./processus.js";

/*
 * A file that says which process writes to something. It stands there whole or not at all, and its owner touches it again and again, so that a process
 * on another machine can see whether it still lives. What a process that was killed has left is taken over.
 */

/** A journal that another process is writing. */
export class JournalOccupe extends Error {
  override readonly name = "JournalOccupe";
}

/** A lock that this process holds. */
export interface Verrou {
  /** Whether it still is ours: a process that was stopped for long may have been taken for one that is gone. */
  estANous(): Promise<boolean>;
  /** Lets others in again. */
  lever(): Promise<void>;
}

export interface OptionsDeVerrou {
  /** Milliseconds for which the lock of another machine is watched for a sign of life. */
  readonly patience?: number;
  /** Told that it has to be watched. */
  readonly attendre?: () => void;
}

/** Milliseconds between two signs of life. */
const beat = 3000;

/** So long a process can be busy without a sign of life. */
const longestSilence = 15_000;

/** Keeps others out while this process writes. Throws a {@link JournalOccupe}. */
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

/** Puts the lock in its place, whole, unless one is there. */
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

/** Some file systems have no links; there the lock is empty for a moment. */
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
    // Whoever writes will see that it is gone.
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
  // One that is being written on a file system without links.
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

/** Whether a file changes, or is touched, within so many milliseconds. */
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

/** Takes a lock away that nobody holds; where another has just put its own there, that one stays. */
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
