import type { Reads, XPathNode } from "../../xpath/index.js";

/** A text that an answer depends on, with what comes next by what it says; or the answer. */
type Branch =
  | boolean
  | {
      /** At which index of a match the text is. */
      readonly index: number;
      readonly next: Map<string, Branch>;
      /** What came last, which often comes again. */
      lastText: string;
      last: Branch | undefined;
    };

/** So many answers are kept of one question, and of all. */
const most = 2048;
const mostOfAll = 50_000;
/** After so many answers that were not known it is seen whether keeping them pays. */
const trial = 64;

/** Whether keeping the answers to a question pays, over elements of all shapes. */
export class Worth {
  asked = 0;
  missed = 0;

  get pays(): boolean {
    return this.missed <= trial || this.missed * 2 <= this.asked;
  }
}

/** Takes note of what is read while a question is answered. */
export class Reading implements Reads {
  /** At which indexes the texts of nodes are. */
  readonly indexes: Map<XPathNode, number> = new Map();
  read: number[] | undefined;
  /** How many more answers may be kept, of this question and of others. */
  readonly room: { left: number };

  constructor(room: { left: number } = { left: mostOfAll }) {
    this.room = room;
  }

  note(node: XPathNode): void {
    const index = this.indexes.get(node);
    if (index !== undefined && this.read?.includes(index) === false) this.read.push(index);
  }
}

/**
 * The answers to one question about nodes whose texts change: who reads the same texts gets the same answer. Which text is read next
 * depends on those read before alone, so that answers are kept in a tree.
 */
export class Answers {
  #root: Branch | undefined;
  #count = 0;
  /** At which indexes the texts are that were ever read. */
  readonly indexes: Set<number> = new Set();
  readonly #reading: Reading;
  readonly #worth: Worth;

  constructor(reading: Reading, worth: Worth) {
    this.#reading = reading;
    this.#worth = worth;
  }

  /** Whether an answer may be known, or is kept when it is given. */
  get pays(): boolean {
    return this.#worth.pays && this.#reading.room.left > 0;
  }

  /** The answer, whatever texts say. */
  get always(): boolean | undefined {
    return typeof this.#root === "boolean" ? this.#root : undefined;
  }

  /** The answer, where it was given before. */
  known(texts: readonly string[]): boolean | undefined {
    this.#worth.asked++;
    let at = this.#root;
    while (typeof at === "object") {
      const value = texts[at.index] ?? "";
      if (at.lastText !== value || at.last === undefined) {
        at.last = at.next.get(value);
        at.lastText = value;
      }
      at = at.last;
    }
    return at;
  }

  /** The answer that is given now, and again to the same texts. */
  learn(texts: readonly string[], ask: () => boolean): boolean {
    const reading = this.#reading;
    const { room } = reading;
    this.#worth.missed++;
    const read: number[] = [];
    reading.read = read;
    const answer = ask();
    reading.read = undefined;
    for (const index of read) this.indexes.add(index);
    room.left--;
    if (++this.#count > most) {
      this.#root = undefined;
      room.left += this.#count;
      this.#count = 0;
    }
    this.#root = grown(this.#root, texts, read, 0, answer);
    return answer;
  }
}

/** A tree with one more answer in it. */
function grown(
  branch: Branch | undefined,
  texts: readonly string[],
  read: readonly number[],
  at: number,
  answer: boolean,
): Branch {
  const index = read[at];
  if (index === undefined) return answer;
  const known =
    typeof branch === "object" ? branch : { index, next: new Map(), lastText: "", last: undefined };
  const text = texts[index] ?? "";
  known.next.set(text, grown(known.next.get(text), texts, read, at + 1, answer));
  known.last = undefined;
  return known;
}

/** Texts that several answers depend on. */
export class TextsBefore {
  readonly #indexes: readonly number[];
  readonly #texts: string[];

  constructor(answers: readonly Answers[]) {
    const paying = answers.filter(({ pays }) => pays);
    this.#indexes = [...new Set(paying.flatMap(({ indexes }) => [...indexes]))];
    this.#texts = this.#indexes.map(() => "");
  }

  keep(texts: readonly string[]): void {
    for (let at = 0; at < this.#indexes.length; at++)
      this.#texts[at] = texts[this.#indexes[at] ?? 0] ?? "";
  }

  /** Whether texts say the same, so that the answers are the same as well. */
  isOf(texts: readonly string[]): boolean {
    for (let at = 0; at < this.#indexes.length; at++)
      if (this.#texts[at] !== (texts[this.#indexes[at] ?? 0] ?? "")) return false;
    return true;
  }
}
