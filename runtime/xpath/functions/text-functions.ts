import type { Compiled, Evaluate } from "../environment.js";

/** A parameter that the table of functions says is there. */
export function at(parameters: readonly Compiled[], index: number): Compiled {
  const parameter = parameters[index];
  if (parameter === undefined) throw new RangeError(`no parameter ${index}`);
  return parameter;
}

/** `substring` (XPath 1.0, 4.2): characters whose position is at least the rounded start and below it plus the rounded length. */
export function makeSubstring(parameters: readonly Compiled[]): Evaluate<string> {
  const { text } = at(parameters, 0);
  const { number: start } = at(parameters, 1);
  const length = parameters[2]?.number;
  return (node, position, size, environment) =>
    substring(
      text(node, position, size, environment),
      start(node, position, size, environment),
      length?.(node, position, size, environment),
    );
}

export function substring(whole: string, start: number, length?: number): string {
  const from = Math.round(start);
  const to = length === undefined ? Number.POSITIVE_INFINITY : from + Math.round(length);
  if (Number.isNaN(from) || Number.isNaN(to)) return "";
  const first = Math.max(0, from - 1);
  const last = Math.max(first, to - 1);
  if (!hasSurrogates(whole)) return whole.slice(first, last);
  return [...whole].slice(first, last).join("");
}

function hasSurrogates(text: string): boolean {
  for (let index = 0; index < text.length; index++)
    if ((text.charCodeAt(index) & 0xf800) === 0xd800) return true;
  return false;
}

export function codePointLength(text: string): number {
  return hasSurrogates(text) ? [...text].length : text.length;
}

/** Whether white space is a single blank between other characters, wherever there is any. */
function isNormalized(text: string): boolean {
  let before = blank;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code <= blank && (before === blank || code !== blank)) return false;
    before = code;
  }
  return before !== blank || text === "";
}

const blank = 0x20;

/** White space of XML at the ends gone, and one blank for each run of it inside. */
export function normalizeSpace(text: string): string {
  if (isNormalized(text)) return text;
  return text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
}

export function makeTranslate(parameters: readonly Compiled[]): Evaluate<string> {
  const { text } = at(parameters, 0);
  const { text: from } = at(parameters, 1);
  const { text: to } = at(parameters, 2);
  return (node, position, size, environment) =>
    translate(
      text(node, position, size, environment),
      from(node, position, size, environment),
      to(node, position, size, environment),
    );
}

/** `translate` (XPath 1.0, 4.2): the first of two equal characters counts; what has no counterpart is left out. */
export function translate(text: string, from: string, to: string): string {
  if (from.length === 1 && to === "") return without(text, from);
  if (last?.from !== from || last.to !== to) last = translation(from, to);
  const { table } = last;
  let result = "";
  for (const character of text) result += table.get(character) ?? character;
  return result;
}

/** A text without a character, which is no half of another. */
function without(text: string, character: string): string {
  let found = text.indexOf(character);
  if (found < 0) return text;
  let rest = "";
  let from = 0;
  for (; found >= 0; found = text.indexOf(character, from)) {
    rest += text.slice(from, found);
    from = found + 1;
  }
  return rest + text.slice(from);
}

let last: Translation | undefined;

interface Translation {
  readonly from: string;
  readonly to: string;
  readonly table: ReadonlyMap<string, string>;
}

function translation(from: string, to: string): Translation {
  const table = new Map<string, string>();
  const targets = [...to];
  for (const [index, character] of [...from].entries())
    if (!table.has(character)) table.set(character, targets[index] ?? "");
  return { from, to, table };
}
