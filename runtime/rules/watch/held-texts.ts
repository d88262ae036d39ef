import { ownText } from "../../engine/own-string.js";
import { readMore } from "../../xpath/index.js";
import type { TreeNode } from "../tree/document-tree.js";

/** A text of the nodes that elements share, with what it said of the last one about which no check had anything to say. */
export interface SharedText {
  readonly node: TreeNode;
  /** The bit by which it is known who read it, and its place among the texts. */
  readonly mark: number;
  readonly index: number;
  last: string | undefined;
}

const lastMark = 29;

/** The mark of a text by its index: from some index on they share one. */
export function markOf(index: number): number {
  return 1 << Math.min(index, lastMark);
}

/** So many texts are kept, and none that is longer. */
const mostHeld = 4096;
const longestHeld = 1000;

/** By each text that stood in a place those that stood in the next one. */
type Next = Map<string, Next>;

/** For which texts a check held, of all contexts of which it sees the same nodes. */
export class HeldTexts {
  /** Which of the texts that it sees count, as bits by their places: those that it ever read. */
  counted = 0;
  size = 0;
  readonly first: Next = new Map();

  /** From now on these count as well. What was kept says nothing of them. */
  count(read: number): void {
    if ((read & ~this.counted) === 0 && this.size < mostHeld) return;
    this.counted |= read;
    this.size = 0;
    this.first.clear();
  }
}

/** The texts of one context, as far as a check sees them, by what is kept for all that look so. */
export class SeenTexts {
  readonly #held: HeldTexts;
  readonly #seen: readonly SharedText[];
  #counted = 0;
  #texts: readonly SharedText[] = [];

  constructor(held: HeldTexts, seen: readonly SharedText[]) {
    this.#held = held;
    this.#seen = seen.slice(0, lastMark);
  }

  /** The marks of the texts for which the check is known to hold; `undefined` where it is not known. */
  held(texts: readonly string[]): number | undefined {
    if (this.#held.size === 0) return undefined;
    let next: Next | undefined = this.#held.first;
    let marks = 0;
    for (const { index, mark } of this.#counts()) {
      next = next.get(texts[index] ?? "");
      if (next === undefined) return undefined;
      marks |= mark;
    }
    return marks;
  }

  /** The check held, and had read the texts with these marks. */
  keep(marks: number, texts: readonly string[]): void {
    const held = this.#held;
    let read = 0;
    let known = 0;
    for (const [place, { mark }] of this.#seen.entries())
      if ((mark & marks) !== 0) {
        read |= 1 << place;
        known |= mark;
      }
    if (known !== marks || (marks & (readMore | markOf(lastMark))) !== 0) return;
    held.count(read);
    const counted = this.#counts();
    if (counted.some(({ index }) => (texts[index] ?? "").length > longestHeld)) return;
    held.size++;
    let at = held.first;
    for (const { index } of counted) {
      const text = texts[index] ?? "";
      const next = at.get(text) ?? new Map();
      at.set(ownText(text), next);
      at = next;
    }
  }

  #counts(): readonly SharedText[] {
    const { counted } = this.#held;
    if (counted !== this.#counted) {
      this.#counted = counted;
      this.#texts = this.#seen.filter((_, place) => (counted & (1 << place)) !== 0);
    }
    return this.#texts;
  }
}
