import { illegalCharacterAt } from "../characters.js";
import type { Context } from "./context.js";
import type { Entities } from "./entities.js";
import { readReference } from "./references.js";

/** Characters of an attribute value that are not taken as they are. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const special = /[\0-\x1f&<\ufffe\uffff]/;
const markedUp = /[&<]/g;

/** Where an attribute value ends whose opening quotation mark stands at an index: behind the closing one; -1 when it does not. */
export function valueEnd(text: string, quote: number): number {
  return text.indexOf(text.charAt(quote), quote + 1) + 1 || -1;
}

/** Whether a value is exactly the characters that are written. */
export function isLiteralValue(raw: string): boolean {
  return !special.test(raw);
}

/**
 * The value of an attribute from what stands between its quotation marks (XML 1.0, 3.3.3), as CDATA. `start` is where that begins in the
 * input, or where all of it is taken to be when `fixed`.
 */
export function normalizeValue(
  context: Context,
  entities: Entities,
  raw: string,
  start: number,
  fixed: boolean,
): string {
  const placeOf = (at: number): number => (fixed ? start : start + at);
  const illegal = illegalCharacterAt(raw);
  let value = "";
  let done = 0;
  const copyTo = (end: number): void => {
    value += raw.slice(done, end).replace(/[\t\n\r]/g, " ");
  };
  markedUp.lastIndex = done;
  for (let match = markedUp.exec(raw); match !== null; match = markedUp.exec(raw)) {
    const { index } = match;
    if (illegal >= 0 && illegal < index) break;
    if (match[0] === "<")
      return context.fail(
        fixed ? "markup in an attribute value" : "disallowed character",
        placeOf(index),
      );
    const reference = readReference(raw, index);
    if (reference.kind === "wrong") return context.fail(reference.detail, placeOf(index));
    copyTo(index);
    done = reference.end;
    if (reference.kind === "character") value += reference.text;
    else {
      entities.expand(reference.name, placeOf(index), (text) => {
        value += normalizeValue(context, entities, text, placeOf(index), true);
      });
    }
    markedUp.lastIndex = done;
  }
  if (illegal >= 0) return context.fail("disallowed character", placeOf(illegal));
  copyTo(raw.length);
  return value;
}
