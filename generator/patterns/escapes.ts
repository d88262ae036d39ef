import { furtherCharacters, initialCharacters } from "../../runtime/xml/name-characters.js";
import type { ClassItem } from "./syntax.js";

/** SingleCharEsc (Part 2, F.1.1, production 24): the letter after the backslash, and the character. */
export const singleCharacterEscapes: ReadonlyMap<string, number> = new Map([
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
  ...Array.from("\\|.?*+(){}-[]^", (c): [string, number] => [c, c.charCodeAt(0)]),
]);

/** The categories of production 28; `Cs` is not one of them, there are no surrogates among the characters of XML. */
const categories: ReadonlySet<string> = new Set(
  "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn".split(
    " ",
  ),
);

/** A general category as a native class knows it; undefined when there is none of the name. */
export function readCategory(name: string, complement: boolean): readonly ClassItem[] | undefined {
  return categories.has(name) ? [native(`\\${complement ? "P" : "p"}{${name}}`)] : undefined;
}

/**
 * MultiCharEsc (production 37) as native classes, by letter. A native `[^…]` is never written: with the flag `v`, the V8
 * of Node 20 forgets the negation where it copies a group (`(?:[^b]a)+` does not match "ca").
 */
const multiCharacterEscapes: ReadonlyMap<string, string> = new Map([
  ["s", " \\t\\n\\r"],
  ["S", "[\\p{Any}--[ \\t\\n\\r]]"],
  ["i", `\\:${initialCharacters}`],
  ["I", `[\\p{Any}--[\\:${initialCharacters}]]`],
  ["c", `\\:${initialCharacters}${furtherCharacters}`],
  ["C", `[\\p{Any}--[\\:${initialCharacters}${furtherCharacters}]]`],
  ["d", "\\p{Nd}"],
  ["D", "\\P{Nd}"],
  ["w", "[\\P{P}&&\\P{Z}&&\\P{C}]"],
  ["W", "\\p{P}\\p{Z}\\p{C}"],
]);

/** The set of a MultiCharEsc; undefined when there is none of the letter. */
export function readMultiCharacterEscape(letter: string): readonly ClassItem[] | undefined {
  const source = multiCharacterEscapes.get(letter);
  return source === undefined ? undefined : [native(source)];
}

function native(source: string): ClassItem {
  return { kind: "native", source };
}
