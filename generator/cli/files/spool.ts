import { closeSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asFailure } from "./files.js";

/** Bytes with random access. */
export interface Bytes {
  readonly length: number;
  /** The bytes from one place to another, or to the end. */
  read(start: number, end: number): Uint8Array;
}

/** The bytes of an open file. */
export class FileBytes implements Bytes {
  readonly length: number;
  readonly #file: number;
  readonly #shown: string;

  constructor(file: number, length: number, shown: string) {
    this.#file = file;
    this.length = length;
    this.#shown = shown;
  }

  read(start: number, end: number): Uint8Array {
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(end, this.length) - start));
    let filled = 0;
    try {
      while (filled < buffer.length) {
        const count = readSync(this.#file, buffer, filled, buffer.length - filled, start + filled);
        if (count === 0) break;
        filled += count;
      }
    } catch (error) {
      throw asFailure(error, this.#shown);
    }
    return buffer.subarray(0, filled);
  }
}

/** How many bytes are kept in memory before a temporary file is opened. */
const kept = 1 << 22;
const pieceLength = 1 << 16;

/**
 * A result that may be larger than memory: it goes to a temporary file, which disappears with the process. Nothing is given out before
 * all of it is known to be valid.
 */
export class Spool implements Bytes {
  #memory: Uint8Array[] = [];
  #file: number | undefined;
  #path = "";
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(part: string | Uint8Array): void {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    if (bytes.length === 0) return;
    if (this.#file === undefined) {
      this.#memory.push(bytes);
      this.#length += bytes.length;
      if (this.#length > kept) this.#toFile();
      return;
    }
    this.#write(bytes, this.#length);
    this.#length += bytes.length;
  }

  read(start: number, end: number): Uint8Array {
    if (this.#file !== undefined)
      return new FileBytes(this.#file, this.#length, this.#path).read(start, end);
    if (this.#memory.length > 1) this.#memory = [Buffer.concat(this.#memory)];
    return this.#memory[0]?.subarray(start, end) ?? new Uint8Array();
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    if (this.#file !== undefined && this.#path !== "") unlinkSync(this.#path);
    this.#file = undefined;
    this.#memory = [];
  }

  #toFile(): void {
    const path = join(tmpdir(), `scrutin-${process.pid}-${spools++}.tmp`);
    this.#path = path;
    try {
      this.#file = openSync(path, "wx+", 0o600);
    } catch (error) {
      throw asFailure(error, path);
    }
    try {
      unlinkSync(path);
      this.#path = "";
    } catch {
      // Windows cannot remove open files.
    }
    let at = 0;
    for (const bytes of this.#memory) {
      this.#write(bytes, at);
      at += bytes.length;
    }
    this.#memory = [];
  }

  #write(bytes: Uint8Array, at: number): void {
    try {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.#file ?? -1, bytes, done, bytes.length - done, at + done);
      }
    } catch (error) {
      throw asFailure(error, this.#path || tmpdir());
    }
  }
}

let spools = 0;

/** Some bytes in pieces. */
export function* piecesOf(
  bytes: Bytes,
  start = 0,
  end: number = bytes.length,
): Generator<Uint8Array> {
  for (let at = start; at < end; at += pieceLength) {
    yield bytes.read(at, Math.min(end, at + pieceLength));
  }
}
