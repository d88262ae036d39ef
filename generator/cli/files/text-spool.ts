import { piecesOf, Spool } from "./spool.js";

/** The length of text that is written in one step. */
const enough = 1 << 16;

/** Text that may be larger than memory, added in short pieces to a temporary file. */
export class TextSpool {
  readonly #spool = new Spool();
  #held = "";
  #length = 0;

  /** In bytes of UTF-8. */
  get length(): number {
    return this.#length;
  }

  append(text: string): void {
    this.#length += Buffer.byteLength(text);
    this.#held += text;
    if (this.#held.length > enough) this.#flush();
  }

  /** The bytes from one place to another, or all of them. */
  pieces(start?: number, end?: number): Generator<Uint8Array> {
    this.#flush();
    return piecesOf(this.#spool, start, end);
  }

  close(): void {
    this.#spool.close();
  }

  #flush(): void {
    this.#spool.append(this.#held);
    this.#held = "";
  }
}
