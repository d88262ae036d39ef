import type { Reads, XPathNode } from "../xpath/index.js";

/** A text that an answer depends on, with what comes next by what it says; or the answer. */
type Branch =
  | boolean
  | {
      readonly node: XPathNode;
      readonly next: Map<string, Branch>;
      /** What came last, which often comes again. */
      lastText: string;
      last: Branch | undefined;
    };

/** So many answers are kept of one question. */
const most = 2048;
/** After so many questions it is seen whether keeping answers pays. */
const trial = 128;

/** Takes note of what is read while a question is answered. */
export class Reading implements Reads {
  nodes: XPathNode[] | undefined;

  note(node: XPathNode): void {
    if (this.nodes !== undefined && !this.nodes.includes(node)) this.nodes.push(node);
  }
}

/**
 * The answers to one question about nodes whose texts change: who reads the same texts gets the same answer. Which text is read next
 * depends on those read before alone, so that answers are kept in a tree.
 */
export class Answers {
  #root: Branch | undefined;
  #count = 0;
  #asked = 0;
  #missed = 0;
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** The answer, whatever texts say. */
  get always(): boolean | undefined {
    return typeof this.#root === "boolean" ? this.#root : undefined;
  }

  answer(ask: () => boolean): boolean {
    if (this.#missed > trial && this.#missed * 2 > this.#asked) return ask();
    this.#asked++;
    let at = this.#root;
    while (typeof at === "object") {
      const { value } = at.node;
      if (at.lastText !== value || at.last === undefined) {
        at.last = at.next.get(value);
        at.lastText = value;
      }
      at = at.last;
    }
    return at ?? this.#learn(ask);
  }

  #learn(ask: () => boolean): boolean {
    this.#missed++;
    const reading = this.#reading;
    const read: XPathNode[] = [];
    reading.nodes = read;
    const answer = ask();
    reading.nodes = undefined;
    if (++this.#count > most) {
      this.#root = undefined;
      this.#count = 0;
    }
    this.#root = grown(this.#root, read, 0, answer);
    return answer;
  }
}

/** A tree with one more answer in it. */
function grown(
  branch: Branch | undefined,
  read: readonly XPathNode[],
  at: number,
  answer: boolean,
): Branch {
  const node = read[at];
  if (node === undefined) return answer;
  const known =
    typeof branch === "object" ? branch : { node, next: new Map(), lastText: "", last: undefined };
  const next = grown(known.next.get(node.value), read, at + 1, answer);
  known.next.set(node.value, next);
  known.last = undefined;
  return known;
}
