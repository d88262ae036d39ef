import type { SimpleType } from "../../descriptors.js";
import { longestCopied } from "../../engine/own-string.js";
import { integerRangeOf, plainFormsOf } from "./test.js";
import { type SureText, sureTextOf } from "./text.js";

/** The value that a text stands for, when it is plainly valid; undefined says nothing, and the full reading decides. */
export type QuickRead = (text: string) => string | number | undefined;

const sures = new WeakMap<SimpleType, SureText | null>();

/** The quick way to read the usual texts of a simple type at one place of a document; undefined for types that have none, as identifiers. */
export function quickReadOf(type: SimpleType): QuickRead | undefined {
  if (plainFormsOf(type) === undefined) {
    const range = integerRangeOf(type);
    return range && ((text) => readInteger(text, range));
  }
  let sure = sures.get(type);
  if (sure === undefined) {
    sure = sureTextOf(type, (text) => text) ?? null;
    sures.set(type, sure);
  }
  return sure === null ? undefined : remembering(sure);
}

/** What stands in one place of a lot often stands there in the next unit. One text for both also saves memory; a longer one would hold on to its chunk. */
function remembering(sure: SureText): QuickRead {
  let last = "";
  return (text) => {
    if (text === last && last !== "") return last;
    const value = sure(text);
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
