import type { Text } from "../failure.js";
import type { Bytes } from "../files/spool.js";
import { JsonFault, jsonTexts } from "./json-faults.js";

const windowLength = 1 << 16;

const [quote, backslash] = [0x22, 0x5c];
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The tokens of a JSON text (RFC 8259): a current place, and the string, number or sign at that place. */
export class JsonTokens {
  /** The place of the next byte. */
  at = 0;
  readonly #bytes: Bytes;
  readonly #progress: (bytes: number) => void;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  #window: Uint8Array = new Uint8Array();
  #windowStart = 0;

  constructor(bytes: Bytes, progress: (bytes: number) => void) {
    this.#bytes = bytes;
    this.#progress = progress;
  }

  get atEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  /** Line and column of a place, from 1; columns in UTF-16 units. */
  positionOf(place: number): { readonly line: number; readonly column: number } {
    let line = 1;
    let column = 1;
    let before = 0;
    for (let at = this.start(); at < place; at += windowLength) {
      for (const byte of this.#bytes.read(at, Math.min(place, at + windowLength))) {
        const ends = byte === 0x0a || byte === 0x0d;
        if (ends && !(byte === 0x0a && before === 0x0d)) line++;
        if (ends) column = 1;
        // Counts the first byte of each character, and two units for those beyond the basic plane.
        else if ((byte & 0xc0) !== 0x80) column += byte >= 0xf0 ? 2 : 1;
        before = byte;
      }
    }
    return { line, column };
  }

  /** Reads the string that begins here. */
  string(): string {
    const start = this.at;
    let escaped = false;
    this.at++;
    for (let byte = this.byte(); byte !== quote; byte = this.byte()) {
      if (byte === undefined) throw new JsonFault(jsonTexts.openString, start);
      if (byte < 0x20) this.fail(jsonTexts.control);
      if (byte === backslash) {
        escaped = true;
        this.at++;
        if (this.byte() === undefined) throw new JsonFault(jsonTexts.openString, start);
      }
      this.at++;
    }
    this.at++;
    const text = this.#decode(start + 1, this.at - 1);
    if (!escaped) return text;
    try {
      return JSON.parse(`"${text}"`) as string;
    } catch {
      const bad = /^(?:[^\\]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/.exec(text)?.[0] ?? "";
      throw new JsonFault(jsonTexts.escape, start + 1 + Buffer.byteLength(bad));
    }
  }

  #decode(start: number, end: number): string {
    const from = start - this.#windowStart;
    const bytes =
      from >= 0 && end - this.#windowStart <= this.#window.length
        ? this.#window.subarray(from, end - this.#windowStart)
        : this.#bytes.read(start, end);
    try {
      return this.#decoder.decode(bytes);
    } catch {
      throw new JsonFault(jsonTexts.utf8, start);
    }
  }

  /** Reads the number or word that begins here. */
  literal(): unknown {
    const start = this.at;
    for (let byte = this.byte(); byte !== undefined && isInWord(byte); byte = this.byte())
      this.at++;
    const word = Buffer.from(this.#bytesOf(start, Math.min(this.at, start + 2000))).toString(
      "latin1",
    );
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    if (number.test(word)) {
      if (Number.isFinite(Number(word))) return Number(word);
      throw new JsonFault(jsonTexts.tooLarge, start);
    }
    if (word === "" && this.at >= this.#bytes.length)
      throw new JsonFault(jsonTexts.endsEarly, start);
    throw new JsonFault(jsonTexts.value, start);
  }

  #bytesOf(start: number, end: number): Uint8Array {
    const from = start - this.#windowStart;
    return from >= 0
      ? this.#window.subarray(from, end - this.#windowStart)
      : this.#bytes.read(start, end);
  }

  /** The place where the text begins, after a byte order mark. */
  start(): number {
    const [a, b, c] = this.#bytes.read(0, 3);
    return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  }

  /** Skips white space. */
  space(): void {
    for (
      let byte = this.byte();
      byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
    ) {
      this.at++;
      byte = this.byte();
    }
  }

  /** The byte at the current place; undefined at the end. */
  byte(): number | undefined {
    const index = this.at - this.#windowStart;
    if (index >= 0 && index < this.#window.length) return this.#window[index];
    if (this.at >= this.#bytes.length) return undefined;
    this.#progress(this.at);
    this.#window = this.#bytes.read(this.at, this.at + windowLength);
    this.#windowStart = this.at;
    return this.#window[0];
  }

  /** Reports that something else is expected here. */
  fail(text: Text): never {
    const ended = this.at >= this.#bytes.length;
    throw new JsonFault(ended ? jsonTexts.endsEarly : text, this.at);
  }
}

/** Whether a byte is a letter, digit or sign, as words and numbers consist of. */
function isInWord(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e
  );
}
