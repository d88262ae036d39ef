import type { SimpleType } from "../v1/descriptors.js";
import { integerRangeOf, plainFormsOf, type TextForm, testOf } from "../validate/quick.js";

/** The value that a text stands for, when it is plainly valid; undefined says nothing, and the full reading decides. */
export type QuickRead = (text: string) => string | number | undefined;

/** The quick way to read the usual texts of a simple type; undefined for types that have none. */
export function quickReadOf(type: SimpleType): QuickRead | undefined {
  const forms = plainFormsOf(type);
  if (forms !== undefined) return textRead(forms);
  const range = integerRangeOf(type);
  return range && ((text) => readInteger(text, range));
}

function textRead(forms: readonly TextForm[]): QuickRead {
  const fits = fitsOf(forms);
  let last = "";
  return (text) => {
    // What stands in one place of a lot often stands there in the next unit. One text for both also saves memory.
    if (text === last && last !== "") return last;
    if (!fits(text)) return undefined;
    if (text.length <= longestKept) last = text;
    return text;
  };
}

function fitsOf(forms: readonly TextForm[]): (text: string) => boolean {
  const [only, another] = forms;
  if (only?.kind === "form" && only.isPlainText && another === undefined) {
    const { min, max } = only;
    return (text) => text.length >= min && text.length <= max && isPlainText(text);
  }
  return testOf(forms) ?? (() => false);
}

/** Engines copy texts this short when they cut them out of longer ones: nothing longer is held on to. */
const longestKept = 12;

/** The same as the form `plainText`, without starting an expression. */
function isPlainText(text: string): boolean {
  let previous = 0x20;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code <= 0x20) {
      if (code !== 0x20 || previous === 0x20) return false;
    } else if (code >= 0xd800 && (code < 0xe000 || code > 0xfffd)) return false;
    previous = code;
  }
  return previous !== 0x20;
}

/** Digits without sign or leading zero, few enough to be safe. */
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
