/**
 * So many levels of a value are gone down by functions that call each other. Engines allow about 700 (measured in Node 20, for mixed
 * content in itself, November 2026); what is below waits until they have come back.
 */
export const levelsAtOnce = 100;

/** Goes through a tree of any depth: `visit` yields what is below a node, one by one, when it is to be visited. */
export function walkDeep<Node>(root: Node, visit: (node: Node) => Generator<Node, void>): void {
  const open = [visit(root)];
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const step = last.next();
    if (step.done === true) open.pop();
    else open.push(visit(step.value));
  }
}

/** What is made in parts of which some come later, each in its place. */
export class Later<Part> {
  #parts: (Part | (() => void))[] = [];
  readonly #take: () => Part;

  /** `take` gives what was made since the last time. */
  constructor(take: () => Part) {
    this.#take = take;
  }

  /** Whether anything is to come. */
  get waits(): boolean {
    return this.#parts.length > 0;
  }

  /** Leaves a place for what `make` makes. */
  leave(make: () => void): void {
    this.#parts.push(this.#take(), make);
  }

  /** Makes all that is to come; gives the parts in order. */
  finish(): Part[] {
    const done: Part[] = [];
    const open = this.#turn();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (typeof next !== "function") {
        done.push(next);
        continue;
      }
      (next as () => void)();
      for (const part of this.#turn()) open.push(part);
    }
    return done;
  }

  /** What was left since the last time, last first. */
  #turn(): (Part | (() => void))[] {
    const parts = this.#parts;
    parts.push(this.#take());
    this.#parts = [];
    return parts.reverse();
  }
}
