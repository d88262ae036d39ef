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
  const found = isPlain(set) ? fromRanges(set) : search(source);
  sets.set(source, found);
  return found;
}

/** Whether two classes have a character in common. */
export function meet(a: CharacterClass, b: CharacterClass): boolean {
  return meetsFew(a, b) ?? meetsFew(b, a) ?? intersects(characterSet(a), characterSet(b));
}

/** So few characters are tried one by one: to look through all that there are takes as long as reading a small schema. */
const fewCharacters = 1000;

/** The same, where the first class is of few characters; undefined where it is not. */
function meetsFew(few: CharacterClass, other: CharacterClass): boolean | undefined {
  if (isPlain(other) || !isPlain(few)) return undefined;
  const source = printClass(other);
  const ranges = characterSet(few);
  if (ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0) > fewCharacters) return undefined;
  if (ranges.some(([from, to]) => to >= 0xd800 && from <= 0xdfff)) return undefined;
  const expression = new RegExp(source, "v");
  return ranges.some(([from, to]) => {
    for (let code = from; code <= to; code++)
      if (expression.test(String.fromCodePoint(code))) return true;
    return false;
  });
}

/** Whether a class is ranges alone. */
function isPlain({ items, subtracted }: CharacterClass): boolean {
  return subtracted === undefined && items.every(({ kind }) => kind === "range");
}

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
  for (let code = 0; code <= 0x10ffff; code += 0x800) if (code !== 0xd800) parts.push(block(code));
  everyCharacter = parts.join("");
  return everyCharacter;
}

/** 2,048 code points, which are one or two UTF-16 units each. */
function block(first: number): string {
  const units: number[] = [];
  for (let code = first; code < first + 0x800; code++) {
    if (code < 0x10000) units.push(code);
    else units.push(0xd7c0 + (code >> 10), 0xdc00 + (code & 0x3ff));
  }
  return String.fromCharCode(...units);
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
function intersects(a: CharacterSet, b: CharacterSet): boolean {
  let [i, j] = [0, 0];
  for (let left = a[i], right = b[j]; left !== undefined && right !== undefined; ) {
    if (left[1] < right[0]) left = a[++i];
    else if (right[1] < left[0]) right = b[++j];
    else return true;
  }
  return false;
}
