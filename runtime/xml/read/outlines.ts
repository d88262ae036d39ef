import { type Names, type Outline, type OutlineLook, outlineAt } from "./outline.js";

/** At most so many outlines are tried for an element, one after the other. */
const most = 3;
/** The credit of a new outline, what each match adds to it, and the most that it can be. */
const first = 6;
const gain = 3;
const highest = 24;

/** So many tags may be looked at for outlines, and one more for so many elements that are opened in the general way. */
const firstTags = 300;
const tagShare = 32;

/**
 * What looking for outlines has cost in a document. To look for one costs as much as reading its tags, and is in vain where all units
 * differ: it may be no more than a small part of the reading.
 */
export class OutlineCosts {
  #opened = 0;
  #tags = 0;
  /** What was looked at last, with all that is in it. */
  #start = 0;
  #end = 0;

  /** An element opens in the general way. */
  opens(): void {
    this.#opened++;
  }

  /** Whether an outline may be looked for at an index. */
  allow(at: number): boolean {
    const isLookedAt = at > this.#start && at < this.#end;
    return !isLookedAt && this.#tags < firstTags + this.#opened / tagShare;
  }

  /** One was looked for; what is in it need not be looked at unless it has none. */
  looked(start: number, { outline, tags, end }: OutlineLook<unknown>): void {
    this.#tags += tags;
    this.#start = start;
    this.#end = outline === undefined ? start : end;
  }
}

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
  note(text: string, start: number, scope: Names<Name>, costs: OutlineCosts): void {
    costs.opens();
    if (++this.#opened < this.#due || !costs.allow(start)) return;
    this.#due = 4 * (this.#opened - 2);
    const look = outlineAt(text, start, scope);
    costs.looked(start, look);
    const { outline } = look;
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
