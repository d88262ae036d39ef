import { visible } from "../../runtime/nouns/visible-text.js";
import type { Terminal } from "./terminal.js";

const second = 1000;

/** Shows once a second how much of a long document is done, if the console is a terminal. */
export class Progress {
  readonly #file: string;
  readonly #length: number | undefined;
  readonly #terminal: Terminal;
  #read = 0;
  #next: number = performance.now() + second;

  constructor(file: string, length: number | undefined, terminal: Terminal) {
    this.#file = file;
    this.#length = length;
    this.#terminal = terminal;
  }

  add(bytes: number): void {
    this.to(this.#read + bytes);
  }

  /** The same pieces, each counted when the next is asked for. */
  async *through<Piece extends { readonly length: number }>(
    pieces: AsyncIterable<Piece>,
  ): AsyncGenerator<Piece> {
    for await (const piece of pieces) {
      yield piece;
      this.add(piece.length);
    }
  }

  /** Sets the number of bytes that are done. */
  to(bytes: number): void {
    this.#read = bytes;
    if (!this.#terminal.interactive || performance.now() < this.#next) return;
    this.#next = performance.now() + second;
    const part =
      this.#length === undefined
        ? `${Math.round(bytes / 1e6)} MB`
        : `${Math.floor((100 * bytes) / this.#length)} %`;
    this.#terminal.error(visible(`${this.#file}: ${part}`));
  }
}
