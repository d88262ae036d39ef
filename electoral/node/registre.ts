import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { JournalAbime } from "./lignes-du-journal.js";
import { isSystemError } from "./verrou.js";

/*
 * Entries in the order in which they came, one a line, to which lines are only added. An entry is told to be there when the disk has it. Entries that
 * come while the disk is busy go to it together, so that many a second cost few waits. What a process that was killed left half written is dropped.
 */

/** An open file of entries. */
export interface Registre {
  /** The number of bytes of an incomplete last line, which was dropped. */
  readonly perdus: number;
  /** Adds an entry; resolves when the disk has it. */
  ajouter(entree: unknown): Promise<void>;
  fermer(): Promise<void>;
}

/** Opens a file of entries, or creates one, and hands out its entries one after the other. Only one process may have it open. */
export async function ouvrirRegistre(
  chemin: string,
  recevoir: (entree: unknown) => unknown,
): Promise<Registre> {
  const { whole, all } = await readEntries(chemin, recevoir);
  const handle = await open(chemin, "a");
  if (all > whole) await handle.truncate(whole);
  await handle.sync();
  await syncFolder(dirname(chemin));
  return new OpenRegister(handle, all - whole);
}

/** Waits until the disk has the file names of a folder. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot do this, and answers EPERM or EISDIR.
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function lineOf(entry: unknown): string {
  const text = JSON.stringify(entry);
  return `${checkOf(text)} ${text}\n`;
}

const checkLength = 12;

function checkOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, checkLength);
}

function entryOf(line: string): { readonly entry: unknown } | undefined {
  const text = line.slice(checkLength + 1);
  if (line[checkLength] !== " " || checkOf(text) !== line.slice(0, checkLength)) return undefined;
  return { entry: JSON.parse(text) as unknown };
}

interface Lengths {
  /** The length up to the end of the last good line. */
  readonly whole: number;
  readonly all: number;
}

/** Reads the entries. A bad last line was being written when the process was killed; one before good lines means damage. */
async function readEntries(path: string, receive: (entry: unknown) => unknown): Promise<Lengths> {
  let whole = 0;
  let all = 0;
  let isTorn = false;
  const take = (line: string, length: number): unknown => {
    const read = entryOf(line);
    if (read === undefined) {
      isTorn = true;
      return undefined;
    }
    if (isTorn) throw new JournalAbime(path);
    whole += length;
    return receive(read.entry);
  };
  try {
    let rest: Buffer[] = [];
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      all += piece.length;
      let from = 0;
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
        const line = Buffer.concat([...rest, piece.subarray(from, at)]);
        rest = [];
        const taken = take(line.toString("utf8"), line.length + 1);
        // Most calls are synchronous, and awaiting them would double their time.
        if (taken instanceof Promise) await taken;
        from = at + 1;
      }
      if (from < piece.length) rest.push(piece.subarray(from));
    }
  } catch (error) {
    if (!isSystemError(error) || error.code !== "ENOENT") throw error;
  }
  return { whole, all };
}

interface Waiting {
  readonly line: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

class OpenRegister implements Registre {
  readonly perdus: number;
  readonly #handle: FileHandle;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  /** After a failure it is unknown what the disk has, so nothing more is written. */
  #failure: { readonly error: unknown } | undefined;

  constructor(handle: FileHandle, lost: number) {
    this.#handle = handle;
    this.perdus = lost;
  }

  ajouter(entree: unknown): Promise<void> {
    const line = lineOf(entree);
    return new Promise((done, failed) => {
      this.#waiting.push({ line, done, failed });
      this.#writing ??= this.#write();
    });
  }

  async #write(): Promise<void> {
    // Waits one turn, so that entries added at the same time are written together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        if (this.#failure !== undefined) throw this.#failure.error;
        await this.#handle.appendFile(batch.map(({ line }) => line).join(""));
        await this.#handle.datasync();
        for (const { done } of batch) done();
      } catch (error) {
        this.#failure ??= { error };
        for (const { failed } of batch) failed(error);
      }
    }
    this.#writing = undefined;
  }

  async fermer(): Promise<void> {
    await this.#writing;
    await this.#handle.close();
  }
}
