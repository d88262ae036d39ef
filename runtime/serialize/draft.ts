/**
 * A part of a document on its way: text, and a tail of tags that is not joined to it yet. Neighbouring tags are joined once and
 * reused, because every joint that is made costs time, and time again when the text is used.
 */
export class Draft {
  text = "";
  tail = "";
  depth = 0;
  /** The properties of the objects on the way down, each object's in a place that its type gives it. */
  readonly values: unknown[] = [];
  /** Where the next object's properties begin. */
  top = 0;
  /** The values of type `xs:ID` that were met. */
  readonly identifiers: string[] = [];

  /** Begins anew. */
  clear(): void {
    this.text = "";
    this.tail = "";
    this.depth = 0;
    this.top = 0;
    this.identifiers.length = 0;
  }
}

/** So many different tails are remembered at one place. */
const maxTails = 64;

/** Gives tails with the same string after them: flat, and the same string for the same tail. */
export function joiner(end: string): (tail: string) => string {
  const known = new Map<string, string>();
  let lastTail = "";
  let last = end;
  return (tail) => {
    if (tail === lastTail) return last;
    let joined = known.get(tail);
    if (joined === undefined) {
      // Joining an array gives a flat string; `+` gives one of two parts.
      joined = [tail, end].join("");
      if (known.size >= maxTails) known.clear();
      known.set(tail, joined);
    }
    lastTail = tail;
    last = joined;
    return joined;
  };
}
