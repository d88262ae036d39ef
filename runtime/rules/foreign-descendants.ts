/*
 * `a//b` is short for `a/descendant-or-self::node()/child::b`, for which fontoxpath gathers the children of every node one by one. Where no
 * predicate counts positions, `a/descendant::b` selects the same nodes in about half of the time.
 */

/** An expression of XPath 2.0 or later with `//` as the axis `descendant`, where that surely selects the same. */
export function withDescendants(text: string): string {
  // Comments and names with their namespace in braces may hold slashes.
  if (/\(:|Q\{/.test(text)) return text;
  return text.replace(/"[^"]*"|'[^']*'|\/\/\s*/g, (piece, at: number) =>
    piece.startsWith("/") && isDescendants(text, at + piece.length) ? "/descendant::" : piece,
  );
}

const nameTest =
  /(?:\*|[\p{L}_][\p{L}\p{N}._-]*(?::[\p{L}_][\p{L}\p{N}._-]*)?)(?![\p{L}\p{N}._:-])\s*/uy;

/** Whether a name of elements stands at a place, with conditions after it at most. */
function isDescendants(text: string, at: number): boolean {
  nameTest.lastIndex = at;
  if (!nameTest.test(text)) return false;
  let end = nameTest.lastIndex;
  if (text[end] === "(") return false;
  while (text[end] === "[") {
    const close = closeOf(text, end);
    if (close === undefined || !isCondition(text.slice(end + 1, close))) return false;
    end = close + 1;
    while (/\s/.test(text[end] ?? "")) end++;
  }
  return true;
}

/** Where the bracket ends that opens at a place. */
function closeOf(text: string, open: number): number | undefined {
  let depth = 0;
  for (const { 0: piece, index } of text.slice(open).matchAll(/"[^"]*"|'[^']*'|[[\]]/g)) {
    if (piece === "[") depth++;
    if (piece === "]" && --depth === 0) return open + index;
  }
  return undefined;
}

const call = /^(?:not|exists|empty|boolean|contains|starts-with|ends-with|matches)\s*\(\)$/;
const names = /^(?:@?[\p{L}_][\p{L}\p{N}._:-]*)(?:\/\/?@?[\p{L}_][\p{L}\p{N}._:-]*)*$/u;

/** Whether a predicate surely is no number and asks for no position: a comparison, a call that gives a boolean, or a path of names. */
function isCondition(predicate: string): boolean {
  if (/\b(?:position|last)\b/.test(predicate)) return false;
  const outside = withoutNested(predicate).trim();
  if (outside.split(/\s+(?:and|or)\s+/).every((each) => call.test(each)) || names.test(outside))
    return true;
  return /[=<>]/.test(outside) && !/=>|[,{?]|\b(?:if|for|let|return)\b/.test(outside);
}

/** A text without literals and what stands in brackets; of parentheses, themselves alone. */
function withoutNested(text: string): string {
  let outside = "";
  let depth = 0;
  for (const [piece] of text.matchAll(/"[^"]*"|'[^']*'|./gsu)) {
    if (piece === "]" || piece === ")") depth--;
    if (depth === 0 && piece.length < 2 && !/[[\]]/.test(piece)) outside += piece;
    if (piece === "[" || piece === "(") depth++;
  }
  return outside;
}
