import { link, readFile, rename, rm, writeFile } from "node:fs/promises";

/** A journal that another process is writing. */
export class JournalOccupe extends Error {
  override readonly name = "JournalOccupe";
}

/** This run of this process: in a container, the next one may have the same number. */
const ofThisRun = `${process.pid} ${performance.timeOrigin}`;

/** Keeps others out while this process writes; gives what lets them in again. What a process that is gone has left is taken over. */
export async function verrouiller(chemin: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await create(chemin);
      return () => rm(chemin, { force: true });
    } catch (error) {
      if (!isSystemError(error) || error.code !== "EEXIST") throw error;
      const owner = await readFile(chemin, "utf8").catch(() => "");
      if (isHeld(owner)) throw new JournalOccupe(chemin);
      await takeAway(chemin, owner);
    }
  }
  throw new JournalOccupe(chemin);
}

/** Makes the file with what is in it at one moment, so that nobody finds it empty; fails with `EEXIST` where it is there. */
async function create(chemin: string): Promise<void> {
  const beside = `${chemin}.${process.pid}`;
  try {
    await writeFile(beside, ofThisRun);
    await link(beside, chemin);
  } catch (error) {
    if (isSystemError(error) && error.code === "EEXIST") throw error;
    // A file system without links.
    await writeFile(chemin, ofThisRun, { flag: "wx" });
  } finally {
    await rm(beside, { force: true });
  }
}

/** Takes away what a process that is gone has left. Of several that do so at once, none takes away what another has put there meanwhile. */
async function takeAway(chemin: string, owner: string): Promise<void> {
  const aside = `${chemin}.${process.pid}`;
  try {
    await rename(chemin, aside);
    if ((await readFile(aside, "utf8")) !== owner) await link(aside, chemin);
  } catch (error) {
    // Another was faster.
    if (!isSystemError(error)) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

function isHeld(text: string): boolean {
  const owner = Number(text.split(" ")[0]);
  if (!Number.isInteger(owner) || owner <= 0) return false;
  if (owner === process.pid) return text === ofThisRun;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === "EPERM";
  }
}

/** Whether an error is one that the operating system reports, such as `ENOENT`. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}
