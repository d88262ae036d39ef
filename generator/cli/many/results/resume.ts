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

/** What was done before, and the file to which the rest is added. */
export interface Resumed {
  readonly appending: Appending;
  readonly totals: Totals;
  /** The sum of the names of what was done, where names are not kept. */
  readonly names: string;
  readonly done: Done;
}

/** Tells, of one document after the other in their order, whether it was done before. */
export interface Done {
  readonly has: (name: string) => boolean;
  /** Called when there are no more. */
  readonly finish: () => void;
}

/**
 * Opens a file of results to go on with it: whole lines stay, a broken last one is dropped, as is the end. Throws where the results were
 * made by other schemas, rules or options, and where the file is something else.
 */
export async function resume(file: string, head: ResultsHead, terminal: Console): Promise<Resumed> {
  const path = resolve(terminal.cwd, file);
  const kind = await kindOf(path);
  if (kind !== "file" && kind !== "nothing")
    throw new CommandFailure(manyMessages.notResults(file));
  const lock = await lockOf(path, file, terminal);
  try {
    // Another run may have just ended.
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

/** Keeps other runs from the same file, whatever name they have for it. */
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

/** Writes behind what stays of a file. Until there is something to write, the file is left as it is. */
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

  /** Waits until it is on the disk. */
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
  /** Bytes of the file that stay. */
  readonly length: number;
  readonly totals: Totals;
  readonly names: string;
  readonly done: Done;
}

/** What a file of results has; undefined where it has not even its head. */
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

/** Whether a first line is the beginning of a head, and its writer was killed meanwhile. */
function isCutOff(text: string, whole: boolean, head: ResultsHead): boolean {
  return !whole && print(head).startsWith(text);
}

/** So many documents at the beginning were done, if their names are those that were. */
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
