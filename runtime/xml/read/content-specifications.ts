import type { Cursor } from "./cursor.js";

const depthLimit = 256;

/** What an element declaration says of its content (XML 1.0, 3.2), which only a validating processor makes use of. */
export function readContentSpecification(cursor: Cursor): void {
  if (cursor.take("EMPTY") || cursor.take("ANY")) return;
  const { at } = cursor;
  cursor.expect("(");
  cursor.space();
  if (cursor.take("#PCDATA")) readMixed(cursor);
  else {
    cursor.at = at;
    readGroup(cursor, 0);
    takeOccurrence(cursor);
  }
}

function readMixed(cursor: Cursor): void {
  let names = 0;
  cursor.space();
  for (; cursor.take("|"); names++) {
    cursor.space();
    cursor.name();
    cursor.space();
  }
  cursor.expect(")");
  if (names > 0) cursor.expect("*");
  else cursor.take("*");
}

/** A choice or a sequence. */
function readGroup(cursor: Cursor, depth: number): void {
  if (depth > depthLimit) cursor.fail("content model too deep");
  cursor.expect("(");
  let separator: string | undefined;
  for (;;) {
    cursor.space();
    if (cursor.is("(")) readGroup(cursor, depth + 1);
    else cursor.name();
    takeOccurrence(cursor);
    cursor.space();
    if (cursor.take(")")) return;
    separator ??= cursor.is("|") ? "|" : ",";
    cursor.expect(separator);
  }
}

function takeOccurrence(cursor: Cursor): void {
  for (const sign of ["?", "*", "+"]) if (cursor.take(sign)) return;
}
