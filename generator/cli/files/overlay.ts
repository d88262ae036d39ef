import { copyFile, link, lstat, mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { isSystemError } from "../failure.js";

/** The folder of a change that is being made; while it is prepared, its name ends with the number of the process. */
export const changeFolder = ".scrutin-update";

/** A file: its real path, and its place in a tree. */
export interface TreePlace {
  readonly place: string;
  /** Relative, with `/`. The folder `@…` at the beginning stands for one outside the room. */
  readonly key: string;
}

/**
 * A tree that looks like a folder, except for files added to it or removed from it: everything else is a link to the original. What is
 * read in the tree, directly or through relative paths, is therefore the state after the change.
 */
export class Overlay {
  readonly #root: string;
  readonly #links: boolean;
  readonly #seen = new Set<string>();

  /** Without links, the tree has nothing but what is added to it. */
  constructor(root: string, links: boolean) {
    this.#root = root;
    this.#links = links;
  }

  async put(at: TreePlace, content: Uint8Array | string, flush: boolean): Promise<void> {
    await writeFile(await this.#cleared(at), content, { flush });
  }

  /** Puts a second name of the existing file into the tree; false if there is no file. */
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

  /** Makes a folder of the tree, with links to everything in the original folder. */
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
    if (!this.#links) return;
    for (const name of await readdir(folder).catch(ifNothing([])))
      if (!name.startsWith(changeFolder)) await pointAt(join(folder, name), join(here, name));
  }
}

/** Gives a file a second name, or copies it if the file system has no hard links. False if there is no file. */
export async function secondName(path: string, second: string): Promise<boolean> {
  return link(path, second)
    .catch((error: unknown) => {
      if (isNothing(error)) throw error;
      return copyFile(path, second);
    })
    .then(() => true, ifNothing(false));
}

/** Makes a symbolic link; where these need a privilege, as on Windows, a junction or a hard link. */
async function pointAt(target: string, place: string): Promise<void> {
  try {
    await symlink(relative(dirname(place), target), place);
  } catch (error) {
    if (!areRefused(error)) throw error;
    if ((await lstat(target)).isDirectory()) await symlink(resolve(target), place, "junction");
    else await secondName(target, place);
  }
}

/** Whether an error means that symbolic links are not possible or not permitted. */
export function areRefused(error: unknown): boolean {
  return isSystemError(error) && ["EPERM", "ENOSYS", "ENOTSUP"].includes(error.code ?? "");
}

function isNothing(error: unknown): boolean {
  return isSystemError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

/** Handles the error of a missing file by a default; other errors are thrown again. */
export function ifNothing<T>(otherwise: T): (error: unknown) => T {
  return (error) => {
    if (isNothing(error)) return otherwise;
    throw error;
  };
}
