/*
 * `current()` of XSLT 2.0 (16.6.1) for processors of XPath alone: a variable stands for it.
 */

/** The variable that stands for what `current()` gives. */
export const currentName = "scrutin-current";

/** Literals and comments, in which the words mean nothing, or the call. */
const calls = /"[^"]*"|'[^']*'|\(:(?:[^:]|:(?!\)))*:\)|(?<![\w:.-])(?:fn:)?current\s*\(\s*\)/g;

const isCall = (piece: string): boolean => /^(?:fn:)?current/.test(piece);

/** Whether an expression or a pattern calls `current()`. */
export function asksForCurrent(text: string): boolean {
  return (text.match(calls) ?? []).some(isCall);
}

/** An expression with the variable in place of `current()`. */
export function withoutCurrent(text: string): string {
  return text.replace(calls, (piece) => (isCall(piece) ? `$${currentName}` : piece));
}
