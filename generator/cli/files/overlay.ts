import { copyFile, link, lstat, mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { isSystemError } from "../failure.js";

/** The folder in which a change stands while it is being made; before that, its name has the number of the process behind it. */
export const changeFolder = ".scrutin-update";

/** A file by where it is, and by where it stands in a tree. */
export interface TreePlace {
  readonly place: string;
  /** Relative, with `/`. The folder `@…` at the beginning stands for one outside the room. */
  readonly key: string;
}

/**
 * A tree that looks like a folder, but for the files that are put into it or taken out of it: all else is a link to what is there. What is
 * read in the tree, and what that leads to by a relative path, is so what it will be.
 */
export class Overlay {
  readonly #root: string;
  readonly #seen = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  async put(at: TreePlace, content: Uint8Array | string, flush: boolean): Promise<void> {
    await writeFile(await this.#cleared(at), content, { flush });
  }

  /** Puts a second name of the file that is there into the tree; false where there is none. */
  async keep(at: TreePlace): Promise<boolean> {
    return secondName(at.place, await this.#cleared(at));
  }

  async takeOut(at: TreePlace): Promise<void> {
    await this.#cleared(at);
  }

  async #cleared({ place, key }: TreePlace): Promise<string> {
    await this.#mirror(dirname(key), dirname(place));
    const path = join(this.#root, key);
    await rm(path, { force: true });
    return path;
  }

  /** Makes a folder of the tree, with links to all that the folder has. */
  async #mirror(key: string, folder: string): Promise<void> {
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const isTop = key === "." || key.startsWith("@");
    const here = join(this.#root, key);
    if (!isTop) {
      await this.#mirror(dirname(key), dirname(folder));
      await rm(here, { force: true });
    }
    await mkdir(here, { recursive: true });
    for (const name of await readdir(folder).catch(ifNothing([])))
      if (!name.startsWith(changeFolder)) await pointAt(join(folder, name), join(here, name));
  }
}

/** Gives a file a second name, or copies it where files have one name only. False where there is no file. */
export async function secondName(path: string, second: string): Promise<boolean> {
  try {
    await link(path, second);
  } catch (error) {
    if (isNothing(error)) return false;
    await copyFile(path, second);
  }
  return true;
}

/** Links to what is there; where links are not for everyone, as on Windows, in the ways that are. */
async function pointAt(target: string, place: string): Promise<void> {
  try {
    await symlink(relative(dirname(place), target), place);
  } catch (error) {
    if (!areRefused(error)) throw error;
    if ((await lstat(target)).isDirectory()) await symlink(resolve(target), place, "junction");
    else await secondName(target, place);
  }
}

/** Whether the file system, or who runs it, does not allow symbolic links. */
export function areRefused(error: unknown): boolean {
  return isSystemError(error) && ["EPERM", "ENOSYS", "ENOTSUP"].includes(error.code ?? "");
}

function isNothing(error: unknown): boolean {
  return isSystemError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

/** For what may not be there. */
export function ifNothing<T>(otherwise: T): (error: unknown) => T {
  return (error) => {
    if (isNothing(error)) return otherwise;
    throw error;
  };
}
