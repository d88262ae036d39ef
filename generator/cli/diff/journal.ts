import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { kindOf } from "../files/files.js";

/**
 * Several files are changed as one step. What is to come is written beside first; then a journal that says where each file goes, which is
 * the moment of decision; then the files are put in their places. A run that was killed before the journal was there has changed nothing,
 * and one that was killed after it is finished by the next.
 */
export const stagingFolder = ".scrutin-update";

/** Where a file goes: from the staging folder, or away. */
export interface Move {
  /** Relative to the folder of the project, with `/`. */
  readonly target: string;
  /** Relative to the staging folder; undefined for a file that goes. */
  readonly staged: string | undefined;
}

const journalName = "journal.json";

/** Puts a file into the staging folder. */
export async function stage(
  project: string,
  staged: string,
  content: Uint8Array | string,
): Promise<void> {
  const path = join(project, stagingFolder, staged);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content, { flush: true });
}

/** Decides, and then puts the files in their places. */
export async function commit(project: string, moves: readonly Move[]): Promise<void> {
  const journal = join(project, stagingFolder, journalName);
  await writeFile(`${journal}.new`, JSON.stringify({ format: 1, moves }), { flush: true });
  await rename(`${journal}.new`, journal);
  await apply(project, moves);
}

/** Takes the staging folder away. */
export async function abandon(project: string): Promise<void> {
  await rm(join(project, stagingFolder), { recursive: true, force: true });
}

/** Finishes or undoes a run that was killed; undefined where there was none. */
export async function recover(project: string): Promise<"finished" | "undone" | undefined> {
  const folder = join(project, stagingFolder);
  if ((await kindOf(folder)) === "nothing") return undefined;
  const journal = join(folder, journalName);
  if ((await kindOf(journal)) === "nothing") {
    await abandon(project);
    return "undone";
  }
  const { moves } = JSON.parse(await readFile(journal, "utf8")) as {
    readonly moves: readonly Move[];
  };
  await apply(project, moves);
  return "finished";
}

/** Can be done again from the beginning, whatever was done of it: a file that is no longer staged is in its place. */
async function apply(project: string, moves: readonly Move[]): Promise<void> {
  for (const { target, staged } of moves) {
    const place = join(project, target);
    if (staged === undefined) {
      await rm(place, { force: true });
      continue;
    }
    const from = join(project, stagingFolder, staged);
    if ((await kindOf(from)) === "nothing") continue;
    await mkdir(dirname(place), { recursive: true });
    await rename(from, place);
  }
  await abandon(project);
}
