/** How often each character may be looked at again, on average. */
const looks = 8;
/** So many characters may be looked at again in any case. */
const allowance = 4096;

/**
 * Markup that does not end in its chunk, in the pieces in which it comes. It is read again from its beginning when it may be
 * complete, but not so often that a long one in short pieces would cost more than some times its length.
 */
export class Unfinished {
  #pieces: string[] = [];
  #length = 0;
  #spent = 0;

  /** How much came. */
  get length(): number {
    return this.#length;
  }

  /** Takes some more; whether it is time to read again. */
  add(piece: string): boolean {
    this.#pieces.push(piece);
    this.#length += piece.length;
    const isMarkup = this.#pieces[0]?.startsWith("<") === true;
    if (isMarkup && !piece.includes(">") && !piece.includes("<")) return false;
    return this.#spent + this.#length <= looks * this.#length + allowance;
  }

  /** All of it as one text; nothing is unfinished any more. */
  take(): string {
    const text = this.#pieces.join("");
    this.#spent += this.#length;
    this.#pieces = [];
    this.#length = 0;
    return text;
  }

  /** Nothing of it needs to be read again: what comes next begins afresh. */
  forget(): void {
    this.#spent = 0;
  }
}
