import type { Context } from "./context.js";
import { Cursor } from "./cursor.js";
import type { Doctype } from "./declared.js";
import { type Around, SubsetReader } from "./internal-subset.js";

const special = /["'>\][]|<!--|<\?/g;

/** Where the document type declaration ends that begins at an index: behind its `>`; -1 when it does not. */
export function doctypeEnd(text: string, start: number): number {
  let inSubset = false;
  special.lastIndex = start;
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    const [found] = match;
    if (found === "[") inSubset = true;
    else if (found === "]") inSubset = false;
    else if (found === ">") {
      if (!inSubset) return special.lastIndex;
    } else {
      const closing = found === "<!--" ? "-->" : found === "<?" ? "?>" : found;
      const end = text.indexOf(closing, special.lastIndex);
      if (end === -1) return -1;
      special.lastIndex = end + closing.length;
    }
  }
  return -1;
}

/** Reads the document type declaration between two indices of the input (XML 1.0, 2.8). */
export function readDoctype(context: Context, start: number, end: number, around: Around): Doctype {
  const cursor = new Cursor(context, context.input.text.slice(start, end), { start });
  cursor.expect("<!DOCTYPE");
  cursor.needSpace();
  cursor.name();
  cursor.space();
  cursor.externalId();
  cursor.space();
  const subset = new SubsetReader(context, around);
  if (cursor.take("[")) {
    subset.read(cursor);
    cursor.expect("]");
    cursor.space();
  }
  cursor.expect(">");
  return subset;
}
