import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { JournalAbime } from "./lignes-du-journal.js";
import { isSystemError } from "./verrou.js";

/*
 * Entries in the order in which they came, one a line, to which lines are only added. An entry is told to be there when the disk has it. Entries that
 * come while the disk is busy go to it together, so that many a second cost few waits. What a process that was killed left half written is dropped.
 */

/** How far a file of entries is, and what it holds up to there. */
export interface Point {
  /** Bytes, up to the end of an entry. */
  readonly longueur: number;
  /** Their SHA-256, in hexadecimal digits. */
  readonly empreinte: string;
}

/** An open file of entries. */
export interface Registre {
  /** The number of bytes of an incomplete last line, which was dropped. */
  readonly perdus: number;
  /** The entries that were told to be there until now. */
  readonly point: Point;
  /** Adds an entry; done when the disk has it. `inscrite` is called at that moment, in the order of the entries, so that it agrees with `point`. */
  ajouter(entree: unknown, inscrite?: () => void): Promise<void>;
  fermer(): Promise<void>;
}

/**
 * Opens a file of entries, or begins one, and hands out what is in it behind a point, one after the other. Only one process may have it open. A point
 * is one that {@link tientJusque} was asked about.
 */
export async function ouvrirRegistre(
  chemin: string,
  recevoir: (entree: unknown) => unknown,
  depuis: Point | undefined = undefined,
): Promise<Registre> {
  const told = createHash("sha256");
  const { whole, all } = await readEntries(chemin, recevoir, told, depuis?.longueur ?? 0);
  const handle = await open(chemin, "a");
  if (all > whole) await handle.truncate(whole);
  await handle.sync();
  await syncFolder(dirname(chemin));
  return new OpenRegister(handle, all - whole, told, whole);
}

/** Whether a file of entries has, up to a point, what it had when the point was taken. */
export async function tientJusque(
  chemin: string,
  { longueur, empreinte }: Point,
): Promise<boolean> {
  const hash = createHash("sha256");
  for await (const piece of pieces(chemin, longueur)) hash.update(piece);
  return hash.digest("hex") === empreinte;
}

/** The first bytes of a file, none where it is not there. */
async function* pieces(path: string, most = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
  if (most === 0) return;
  try {
    yield* createReadStream(path, {
      end: most - 1,
      highWaterMark: 1 << 18,
    }) as AsyncIterable<Buffer>;
  } catch (error) {
    if (!isSystemError(error) || error.code !== "ENOENT") throw error;
  }
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
async function readEntries(
  path: string,
  receive: (entry: unknown) => unknown,
  told: Hash,
  skipped: number,
): Promise<Lengths> {
  let whole = skipped;
  let all = 0;
  let isTorn = false;
  const take = (line: Buffer): unknown => {
    const read = entryOf(line.toString("utf8"));
    if (read === undefined) {
      isTorn = true;
      return undefined;
    }
    if (isTorn) throw new JournalAbime(path);
    whole += line.length + 1;
    told.update(line).update("\n");
    return receive(read.entry);
  };
  let rest: Buffer[] = [];
  for await (const piece of pieces(path)) {
    // What a point has said already is only summed up.
    let from = Math.min(Math.max(0, skipped - all), piece.length);
    if (from > 0) told.update(piece.subarray(0, from));
    all += piece.length;
    for (let at = piece.indexOf(10, from); at >= 0; at = piece.indexOf(10, from)) {
      const line = Buffer.concat([...rest, piece.subarray(from, at)]);
      rest = [];
      const taken = take(line);
      // Most calls are synchronous, and awaiting them would double their time.
      if (taken instanceof Promise) await taken;
      from = at + 1;
    }
    if (from < piece.length) rest.push(piece.subarray(from));
  }
  return { whole, all };
}

interface Waiting {
  readonly line: string;
  readonly kept: () => void;
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
  readonly #told: Hash;
  #length: number;

  constructor(handle: FileHandle, lost: number, told: Hash, length: number) {
    this.#handle = handle;
    this.perdus = lost;
    this.#told = told;
    this.#length = length;
  }

  get point(): Point {
    return { longueur: this.#length, empreinte: this.#told.copy().digest("hex") };
  }

  ajouter(entree: unknown, inscrite: () => void = () => undefined): Promise<void> {
    const line = lineOf(entree);
    return new Promise((done, failed) => {
      this.#waiting.push({ line, kept: inscrite, done, failed });
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
        for (const each of batch) this.#tell(each);
      } catch (error) {
        this.#failure ??= { error };
        for (const { failed } of batch) failed(error);
      }
    }
    this.#writing = undefined;
  }

  #tell({ line, kept, done }: Waiting): void {
    this.#told.update(line);
    this.#length += Buffer.byteLength(line);
    kept();
    done();
  }

  async fermer(): Promise<void> {
    await this.#writing;
    await this.#handle.close();
  }
}
