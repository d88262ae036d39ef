import { type FileHandle, open, realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { JournalOccupe, type Verrou, verrouiller } from "../../../../electoral/node/verrou.js";
import { CommandFailure } from "../../failure.js";
import { asFailure, kindOf } from "../../files/files.js";
import type { Console } from "../../terminal.js";
import { NameSet } from "../names.js";
import { manyMessages } from "../print/messages.js";
import { readLines } from "./read-results.js";
import { chain, differencesOf, parseLine, print, type ResultsHead } from "./results.js";
import { noTotals, sumOf, type Totals, totalsOf } from "./totals.js";

/** The results of earlier runs, and the file to which the others are appended. */
export interface Resumed {
  readonly appending: Appending;
  readonly totals: Totals;
  /** The checksum of the names of documents already done, if the names themselves are not in the file. */
  readonly names: string;
  readonly done: Done;
}

/** Says for one document after the other, in order, whether it was done before. */
export interface Done {
  readonly has: (name: string) => boolean;
  /** Called after the last document. */
  readonly finish: () => void;
}

/**
 * Opens a file of results to continue it: complete lines stay, a broken last one is dropped, as is the end line. Throws if the results were
 * made by other schemas, rules or options, or if the file is something else.
 */
export async function resume(file: string, head: ResultsHead, terminal: Console): Promise<Resumed> {
  const path = resolve(terminal.cwd, file);
  const kind = await kindOf(path);
  if (kind !== "file" && kind !== "nothing")
    throw new CommandFailure(manyMessages.notResults(file));
  const lock = await lockOf(path, file, terminal);
  try {
    // Another run may have ended just before the lock was taken.
    const before =
      (await kindOf(path)) === "nothing" ? undefined : await readBefore(path, file, head);
    const documents = before?.totals.documents ?? 0;
    if (documents > 0) terminal.say(manyMessages.resumed(file, documents));
    const appending = new Appending(path, file, before?.length ?? 0, lock);
    if (before !== undefined) return { appending, ...before };
    await appending.write(print(head));
    return { appending, totals: noTotals, names: "", done: nothing };
  } catch (error) {
    await lock.lever();
    throw error;
  }
}

/** Locks the file against other runs, by whatever path they name it. */
async function lockOf(path: string, file: string, terminal: Console): Promise<Verrou> {
  const real = await realpath(path).catch(() => path);
  try {
    return await verrouiller(`${real}.lock`, {
      attendre: () => terminal.say(manyMessages.isWatched(file)),
    });
  } catch (error) {
    if (error instanceof JournalOccupe) throw new CommandFailure(manyMessages.inUse(file));
    throw asFailure(error, file);
  }
}

/** Appends after the part of a file that stays. Until there is something to write, the file is left unchanged. */
class Appending {
  readonly #path: string;
  readonly #shown: string;
  readonly #length: number;
  readonly #lock: Verrou;
  #handle: FileHandle | undefined;

  constructor(path: string, shown: string, length: number, lock: Verrou) {
    this.#path = path;
    this.#lock = lock;
    this.#shown = shown;
    this.#length = length;
  }

  async write(text: string): Promise<void> {
    try {
      if (!(await this.#lock.estANous()))
        throw new CommandFailure(manyMessages.takenOver(this.#shown));
      this.#handle ??= await this.#open();
      await this.#handle.appendFile(text);
    } catch (error) {
      throw asFailure(error, this.#shown);
    }
  }

  /** Waits until everything is on the disk. */
  async end(): Promise<void> {
    await this.#handle?.sync();
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    await this.#lock.lever();
  }

  async #open(): Promise<FileHandle> {
    const handle = await open(this.#path, "a");
    await handle.truncate(this.#length);
    return handle;
  }
}

const nothing: Done = { has: () => false, finish: () => undefined };

interface Before {
  /** The length of the part of the file that stays. */
  readonly length: number;
  readonly totals: Totals;
  readonly names: string;
  readonly done: Done;
}

/** The content of a file of results; undefined if it does not even have its head. */
async function readBefore(
  path: string,
  file: string,
  head: ResultsHead,
): Promise<Before | undefined> {
  const names = new NameSet();
  const byCheckpoint = head.options["onlyInvalid"] === true;
  let before = { length: 0, totals: noTotals, names: "" };
  let broken: number | undefined;
  let number = 0;
  for await (const { text, end, whole } of readLines(path)) {
    number++;
    if (broken !== undefined) throw new CommandFailure(manyMessages.brokenLine(file, broken));
    const line = whole ? parseLine(text) : undefined;
    if (number === 1) {
      if (line === undefined && isCutOff(text, whole, head)) return undefined;
      if (line === undefined || !("kind" in line) || line.kind !== "scrutin-results")
        throw new CommandFailure(manyMessages.notResults(file));
      const differences = differencesOf(line, head);
      if (differences.length > 0)
        throw new CommandFailure(manyMessages.otherRun(file, differences));
      before = { ...before, length: end };
    } else if (line === undefined) broken = number;
    else if ("file" in line) {
      if (byCheckpoint) continue;
      names.add(line.file);
      before = { length: end, totals: sumOf(before.totals, totalsOf(line)), names: "" };
    } else if (line.kind === "so-far") {
      const { documents, invalid, unread, errors, warnings } = line;
      const totals = { documents, invalid, unread, errors, warnings };
      before = { length: end, totals, names: line.names };
    }
  }
  if (number === 0) return undefined;
  const done = byCheckpoint ? prefix(before, file) : { ...nothing, has: names.has.bind(names) };
  return { ...before, done };
}

/** Whether a first line is the beginning of a head whose writer was killed. */
function isCutOff(text: string, whole: boolean, head: ResultsHead): boolean {
  return !whole && print(head).startsWith(text);
}

/** Takes the first documents as done, after checking that their names are the same as before. */
function prefix(before: { readonly totals: Totals; readonly names: string }, file: string): Done {
  const { documents } = before.totals;
  let met = 0;
  let names = "";
  const check = (): void => {
    if (met === documents && names !== before.names)
      throw new CommandFailure(manyMessages.otherList(file));
  };
  return {
    has: (name) => {
      if (met === documents) return false;
      met++;
      names = chain(names, name);
      check();
      return true;
    },
    finish: () => {
      if (met < documents) throw new CommandFailure(manyMessages.otherList(file));
    },
  };
}
