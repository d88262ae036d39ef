import { type Names, type Outline, outlineAt } from "./outline.js";

/** So many outlines are tried for an element, one after the other. */
const most = 3;
/** What one is worth that is new, what a match adds to that, and the most that it can be. */
const first = 6;
const gain = 3;
const highest = 24;

/** An outline that is tried, and what is expected of it. */
export interface Known<Name> extends Outline<Name> {
  /** Captures the values of attributes and the texts, in document order. */
  readonly expression: RegExp;
  /** Each time it does not match costs one; without credit it is forgotten. */
  credit: number;
  /** How long the longest element was that it took. */
  length: number;
}

/**
 * The outlines that the elements of one name had last. In documents in which units of the same kind follow each other most have one of
 * few, and an expression takes a whole unit in the time of some of its tags.
 */
export class Outlines<Name extends { readonly key: string }> {
  /** What is tried, in this order. */
  known: readonly Known<Name>[] = [];
  /** Those that were seen last: one that is seen twice is expected to come again, and worth the making of an expression. */
  #seen: readonly string[] = [];
  #opened = 0;
  /** From which element of the name on another outline is looked for: ever more seldom, since that costs as much as its tags. */
  #due = 3;

  /** Takes note of an element that opens in the general way. */
  note(text: string, start: number, scope: Names<Name>): void {
    if (++this.#opened < this.#due) return;
    this.#due = 4 * (this.#opened - 2);
    const outline = outlineAt(text, start, scope);
    if (outline === undefined) return;
    const { source } = outline;
    if (this.known.some((other) => other.source === source)) return;
    if (this.#seen.includes(source)) {
      const expression = new RegExp(source, "y");
      this.known = [
        ...this.known.slice(0, most - 1),
        { ...outline, expression, credit: first, length: 0 },
      ];
    } else this.#seen = [source, ...this.#seen.slice(0, most)];
  }

  /** An outline took an element. */
  matched(outline: Known<Name>): void {
    outline.credit = Math.min(highest, outline.credit + gain);
  }

  /** An outline did not take one. */
  missed(outline: Known<Name>): void {
    if (--outline.credit === 0) this.known = this.known.filter((other) => other !== outline);
  }
}
