import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { CommandFailure } from "../failure.js";
import { messages } from "../messages.js";
import { asFailure, kindOf } from "./files.js";
import { changeFolder, ifNothing, Overlay } from "./overlay.js";
import { isRunning } from "./replacement.js";
import { type ChangedFile, type Journal, journalName, Switch } from "./switch.js";

/** The wanted state of a file: a content, or removed. */
export interface FileChange {
  readonly place: string;
  readonly content: Uint8Array | string | undefined;
}

/** How files change. */
export interface ChangeOptions {
  /** Whether files have to be on the disk before the change, in case the machine itself crashes. */
  readonly flush?: boolean;
  /** `false`: no file is a link for a moment, so that they follow one after the other. */
  readonly links?: boolean;
}

/**
 * Changes several files in one step: at any moment all of them are old, or all of them are new, but for what is read in that moment
 * without links. After an error all are old.
 */
export async function changeFiles(
  room: string,
  changes: readonly FileChange[],
  options: ChangeOptions = {},
): Promise<void> {
  if (changes.length === 0) return;
  const change = await Change.begin(room, options);
  await change.attempt(async () => {
    for (const one of changes) await change.add(one);
    await change.commit();
  });
}

/** Files that change in one step, prepared in a folder beside them (docs/decisions.md, "Files change through one link"). */
export class Change {
  readonly #room: string;
  readonly #folder: string;
  readonly #new: Overlay;
  readonly #files = new Map<string, ChangedFile>();
  readonly #made: string | undefined;
  readonly #flush: boolean;
  readonly #links: boolean;

  private constructor(room: string, made: string | undefined, options: ChangeOptions) {
    this.#room = room;
    this.#made = made;
    this.#flush = options.flush === true;
    this.#links = options.links !== false;
    this.#folder = join(room, `${changeFolder}.${process.pid}.tmp`);
    this.#new = new Overlay(this.tree, this.#links);
  }

  /** `room` is a folder around the files, or near them. */
  static async begin(room: string, options: ChangeOptions = {}): Promise<Change> {
    try {
      const made = await mkdir(room, { recursive: true });
      const change = new Change(room, made, options);
      await rm(change.#folder, { recursive: true, force: true });
      await mkdir(change.tree, { recursive: true });
      return change;
    } catch (error) {
      throw asFailure(error, room);
    }
  }

  /** The folder in its new state; links lead to what does not change. */
  get tree(): string {
    return join(this.#folder, "new");
  }

  async add({ place, content }: FileChange): Promise<void> {
    const at = { place, key: keyOf(this.#room, place) };
    try {
      if (content === undefined) await this.#new.takeOut(at);
      else await this.#new.put(at, content, this.#flush);
    } catch (error) {
      throw asFailure(error, place);
    }
    const inside = relative(this.#room, place).replaceAll("\\", "/");
    this.#files.set(at.key, { ...at, place: inside, goes: content === undefined });
  }

  async commit(): Promise<void> {
    const journal: Journal = {
      format: 2,
      process: process.pid,
      files: [...this.#files.values()],
      ...(!this.#links && { links: false }),
    };
    const flush = this.#flush;
    await writeFile(join(this.#folder, journalName), JSON.stringify(journal), { flush });
    await this.#lock();
    await new Switch(this.#room, journal).make();
  }

  /** Makes sure that only one change is going on at a time. */
  async #lock(): Promise<void> {
    const path = join(this.#room, changeFolder);
    try {
      await rename(this.#folder, path);
    } catch (error) {
      if ((await kindOf(path)) === "nothing") throw error;
      throw new CommandFailure(messages.otherRun(path));
    }
  }

  async abandon(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
    if (this.#made !== undefined) await rm(this.#made, { recursive: true, force: true });
  }

  /** Does work for the change, and abandons the change after an error. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.abandon();
      throw error;
    }
  }
}

function keyOf(room: string, place: string): string {
  const inside = relative(room, place).replaceAll("\\", "/");
  if (!inside.startsWith("../") && !isAbsolute(inside)) return inside;
  const folder = createHash("sha256")
    .update(dirname(resolve(place)))
    .digest("hex");
  return `@${folder.slice(0, 16)}/${basename(place)}`;
}

/** How many milliseconds to wait for another run; after that it is taken for a killed one whose number another process has now. */
const patience = 10_000;

/** Finishes or undoes a change whose process was killed; undefined if there was none. */
export async function recoverChange(room: string): Promise<"finished" | "undone" | undefined> {
  const killed = await removeUnfinished(room);
  const path = join(room, changeFolder, journalName);
  for (let waited = 0; ; waited += 50) {
    const text = await readFile(path, "utf8").catch(ifNothing(undefined));
    if (text === undefined) return killed ? "undone" : undefined;
    const journal = JSON.parse(text) as Journal;
    if (waited >= patience || !isRunning(journal.process))
      return new Switch(room, journal).recover();
    await setTimeout(50);
  }
}

/** Removes what dead runs have prepared. */
async function removeUnfinished(room: string): Promise<boolean> {
  let removed = false;
  for (const name of await readdir(room).catch(ifNothing([]))) {
    const [, owner] = /^\.scrutin-update\.(\d+)\.tmp$/.exec(name) ?? [];
    if (owner === undefined || isRunning(Number(owner))) continue;
    await rm(join(room, name), { recursive: true, force: true });
    removed = true;
  }
  return removed;
}
