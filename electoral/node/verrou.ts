import { open, readFile, rm } from "node:fs/promises";

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
      const handle = await open(chemin, "wx");
      await handle.writeFile(ofThisRun);
      await handle.close();
      return () => rm(chemin, { force: true });
    } catch (error) {
      if (!isSystemError(error) || error.code !== "EEXIST") throw error;
      if (isHeld(await readFile(chemin, "utf8").catch(() => ""))) throw new JournalOccupe(chemin);
      await rm(chemin, { force: true });
    }
  }
  throw new JournalOccupe(chemin);
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
