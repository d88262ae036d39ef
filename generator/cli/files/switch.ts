import {
  lstat,
  mkdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  symlink,
  writeFile,
} from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { isSystemError } from "../failure.js";
import { asFailure } from "./files.js";
import { areRefused, changeFolder, ifNothing, Overlay, secondName } from "./overlay.js";
import { temporaryPath } from "./replacement.js";

/** The record of a change, for the next run if this one is killed. */
export interface Journal {
  readonly format: 2;
  /** The number of the process making the change. */
  readonly process: number;
  readonly files: readonly ChangedFile[];
  /** `false`: no file may be a link for a moment. Watchers of bundlers ask where a link leads, and stop if it is a file again. */
  readonly links?: boolean;
}

export interface ChangedFile {
  /** Relative to the room, or absolute if it is outside. */
  readonly place: string;
  readonly key: string;
  /** Whether the file is removed. */
  readonly goes: boolean;
}

export const journalName = "journal.json";
const current = "current";

type Which = "old" | "new";

/**
 * All files of a change, switched at once. The change has two trees, the old and the new, and the link `current` says which of the two
 * counts. Each file is first replaced by a link through `current`, so that it reads as before; then `current` is replaced, which is the
 * moment at which all files become new; then each link is replaced by the file that it leads to. So everything read is old
 * before that moment and new after it, whenever the run is killed.
 */
export class Switch {
  readonly #room: string;
  readonly #folder: string;
  readonly #files: readonly ChangedFile[];
  readonly #owner: number;
  readonly #links: boolean;

  constructor(room: string, { files, process: owner, links = true }: Journal) {
    this.#room = room;
    this.#folder = join(room, changeFolder);
    this.#files = files;
    this.#owner = owner;
    this.#links = links;
  }

  /** Makes the change; after an error everything is as it was. */
  async make(): Promise<void> {
    const made: string[] = [];
    try {
      const old = new Overlay(join(this.#folder, "old"), this.#links);
      for (const file of this.#files)
        await this.#at(file, (place) => old.keep({ place, key: file.key }));
      await this.#choose("old");
      if (await this.#canLink())
        for (const file of this.#files)
          await this.#at(file, (place) => this.#link(place, file.key, made));
      await this.#choose("new");
      await this.#settle(made);
    } catch (error) {
      // If even that fails, the next run undoes it.
      await this.#undo().catch(() => undefined);
      for (const folder of made.reverse()) await rmdir(folder).catch(() => undefined);
      throw error;
    }
    // What cannot be removed now is removed by the next run.
    await this.#end().catch(() => undefined);
  }

  /** Finishes or undoes what a killed run has left. */
  async recover(): Promise<"finished" | "undone"> {
    const chosen = await this.#chosen();
    if (chosen === "new") {
      await this.#settle([]);
      await this.#end();
      return "finished";
    }
    await this.#undo();
    return "undone";
  }

  async #chosen(): Promise<string | undefined> {
    const path = join(this.#folder, current);
    return readlink(path).catch(() => readFile(path, "utf8").catch(ifNothing(undefined)));
  }

  /** The rename that decides. Without symbolic links, a file records the decision. */
  async #choose(which: Which): Promise<void> {
    const path = join(this.#folder, current);
    await rm(`${path}.next`, { force: true });
    try {
      if (this.#links) await symlink(which, `${path}.next`);
      else await writeFile(`${path}.next`, which);
    } catch (error) {
      if (!areRefused(error)) throw error;
      await writeFile(`${path}.next`, which);
    }
    await rename(`${path}.next`, path);
  }

  async #canLink(): Promise<boolean> {
    return (await lstat(join(this.#folder, current))).isSymbolicLink();
  }

  async #link(place: string, key: string, made: string[]): Promise<void> {
    await makeFolder(place, made);
    // The path may lead through a link, while relative links are resolved from the real path.
    const [from, room] = [await realpath(dirname(place)), await realpath(this.#room)];
    const target = join(relative(from, join(room, changeFolder, current)), key);
    await this.#replace(place, (path) => symlink(target, path));
  }

  /** Makes something under another name, then renames it to the place; false if it was not made. */
  async #replace(place: string, make: (path: string) => Promise<unknown>): Promise<boolean> {
    // If the place is on another disk, the file is made beside it.
    for (const path of [join(this.#folder, "next"), temporaryPath(place)]) {
      await rm(path, { force: true });
      if ((await make(path)) === false) return false;
      try {
        await rename(path, place);
        // Renaming one hard link over another of the same file does nothing.
        await rm(path, { force: true });
        return true;
      } catch (error) {
        if (!isSystemError(error) || error.code !== "EXDEV") throw error;
        await rm(path, { force: true });
      }
    }
    return false;
  }

  /** Puts a file of a tree in its place, and leaves it in the tree too; false if there is none. */
  async #bring(which: Which, key: string, place: string): Promise<boolean> {
    return this.#replace(place, (path) => secondName(join(this.#folder, which, key), path));
  }

  async #settle(made: string[]): Promise<void> {
    for (const file of this.#files)
      await this.#at(file, async (place) => {
        if (file.goes) return rm(place, { force: true });
        await makeFolder(place, made);
        await this.#bring("new", file.key, place);
      });
  }

  /** Brings the old files back, however far the change was. */
  async #undo(): Promise<void> {
    if ((await this.#chosen()) !== undefined) {
      await this.#choose("old");
      for (const file of this.#files) {
        const place = resolve(this.#room, file.place);
        if (await this.#bring("old", file.key, place)) continue;
        const isNew = await isSame(join(this.#folder, "new", file.key), place);
        if (isNew || (await this.#isLink(place))) await rm(place, { force: true });
      }
    }
    await this.#end();
  }

  async #isLink(place: string): Promise<boolean> {
    return (await readlink(place).catch(() => ""))
      .replaceAll("\\", "/")
      .includes(`${changeFolder}/`);
  }

  async #end(): Promise<void> {
    for (const { place } of this.#files)
      await rm(temporaryPath(resolve(this.#room, place), this.#owner), { force: true });
    // Renamed, the folder no longer counts as a change, before anything in it is removed.
    const away = join(this.#room, `${changeFolder}.${process.pid}.tmp`);
    await rename(this.#folder, away);
    await rm(away, { recursive: true, force: true });
  }

  async #at<T>({ place }: ChangedFile, work: (place: string) => Promise<T>): Promise<T> {
    const path = resolve(this.#room, place);
    try {
      return await work(path);
    } catch (error) {
      throw asFailure(error, path);
    }
  }
}

async function makeFolder(place: string, made: string[]): Promise<void> {
  const first = await mkdir(dirname(place), { recursive: true });
  if (first === undefined) return;
  for (let folder = dirname(place); ; folder = dirname(folder)) {
    made.push(folder);
    if (folder === first) return;
  }
}

/** Whether both are files with the same bytes: without hard links they are two files. */
async function isSame(one: string, other: string): Promise<boolean> {
  const [a, b] = [
    await readFile(one).catch(() => undefined),
    await readFile(other).catch(() => undefined),
  ];
  return a !== undefined && b !== undefined && a.equals(b);
}
