import type { SimpleType } from "../../descriptors.js";
import { memo } from "../../engine/memo.js";
import { longestCopied } from "../../engine/own-string.js";
import { fastFormsOf, integerRangeOf } from "./test.js";
import { type FastText, fastTextOf } from "./text.js";

/** The value of a text, for the usual texts alone; after `undefined` the full reading decides. */
export type FastRead = (text: string) => string | number | undefined;

const fastTextsOf = /*@__PURE__*/ memo((type: SimpleType) => fastTextOf(type, (text) => text));

/** The fast way to read the usual texts of a simple type at one place of a document; undefined for types that have none, as identifiers. */
export function fastReadOf(type: SimpleType): FastRead | undefined {
  if (fastFormsOf(type) === undefined) {
    const range = integerRangeOf(type);
    return range && ((text) => readInteger(text, range));
  }
  const fastText = fastTextsOf(type);
  return fastText && remembering(fastText);
}

/** A value often stands in the same place of the next unit, too: one text for both saves memory. Longer texts are not remembered: they could keep their chunk in memory. */
function remembering(fastText: FastText): FastRead {
  let last: string | undefined;
  return (text) => {
    if (text === last) return last;
    const value = fastText(text);
    if (value !== undefined && text.length <= longestCopied) last = text;
    return value;
  };
}

/** Digits without a sign, few enough to be safe. */
function readInteger(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): number | undefined {
  const { length } = text;
  if (length === 0 || length > 15) return undefined;
  let value = 0;
  for (let index = 0; index < length; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value >= min && value <= max ? value : undefined;
}
