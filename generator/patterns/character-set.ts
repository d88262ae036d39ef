import { printClass } from "./print.js";
import type { CharacterClass } from "./syntax.js";

/** First and last code points, ascending, not touching. */
export type CharacterSet = readonly (readonly [from: number, to: number])[];

const sets = new Map<string, CharacterSet>();

/** The code points of a class. Determined with the native engine, which matches later, and remembered by the source of the class. */
export function characterSet(set: CharacterClass): CharacterSet {
  const source = printClass(set);
  const known = sets.get(source);
  if (known !== undefined) return known;
  const found = /[pP]\{|\[.*\[|&&/.test(source) ? search(source) : fromRanges(set);
  sets.set(source, found);
  return found;
}

/** A class of ranges alone. */
function fromRanges({ items, negated }: CharacterClass): CharacterSet {
  const ranges = items.flatMap((item) => (item.kind === "range" ? [item] : []));
  const merged: [number, number][] = [];
  for (const { from, to } of ranges.sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return negated ? complement(merged) : merged;
}

function complement(set: CharacterSet): CharacterSet {
  const result: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) result.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= 0x10ffff) result.push([next, 0x10ffff]);
  return result;
}

let everyCharacter: string | undefined;

/** All code points but surrogates, in order. */
function allCharacters(): string {
  if (everyCharacter !== undefined) return everyCharacter;
  const parts: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 0x1000) {
    if (code >= 0xd800 && code < 0xe000 && code + 0x1000 > 0xe000) continue;
    const codes = Array.from({ length: 0x1000 }, (_, n) => code + n);
    parts.push(String.fromCodePoint(...codes.filter((one) => one < 0xd800 || one > 0xdfff)));
  }
  everyCharacter = parts.join("");
  return everyCharacter;
}

function search(source: string): CharacterSet {
  const result: [number, number][] = [];
  const all = allCharacters();
  for (const match of all.matchAll(new RegExp(`(?:${source})+`, "gv"))) {
    const end = match.index + match[0].length;
    const from = all.codePointAt(match.index) ?? 0;
    const low = all.charCodeAt(end - 1);
    const to = all.codePointAt(low >= 0xdc00 && low <= 0xdfff ? end - 2 : end - 1) ?? 0;
    result.push([from, to]);
  }
  return result;
}

/** Whether two sets have a character in common. */
export function intersects(a: CharacterSet, b: CharacterSet): boolean {
  let [i, j] = [0, 0];
  for (let left = a[i], right = b[j]; left !== undefined && right !== undefined; ) {
    if (left[1] < right[0]) left = a[++i];
    else if (right[1] < left[0]) right = b[++j];
    else return true;
  }
  return false;
}
