import { nameEnd } from "./names.js";

/** What stands at an `&`: the character that is meant, the name of an entity, or what is wrong. */
export type Reference =
  | { readonly kind: "character"; readonly text: string; readonly end: number }
  | { readonly kind: "entity"; readonly name: string; readonly end: number }
  /** `detail` is a key of the message catalogue; `open` when the text ends before it is clear. */
  | { readonly kind: "wrong"; readonly detail: string; readonly open: boolean };

/** The entities that need no declaration (XML 1.0, 4.6). */
export const predefined: ReadonlyMap<string, string> = /*@__PURE__*/ new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["apos", "'"],
  ["quot", '"'],
]);

const decimal = /[0-9]*/y;
const hexadecimal = /[0-9A-Fa-f]*/y;

/** Reads the reference that begins with the `&` at an index (XML 1.0, 4.1). */
export function readReference(text: string, start: number): Reference {
  if (text[start + 1] === "#") return readCharacter(text, start);
  const end = nameEnd(text, start + 1);
  if (end === start + 1 || text[end] !== ";")
    return {
      kind: "wrong",
      detail: "disallowed character in entity name",
      open: end >= text.length,
    };
  const name = text.slice(start + 1, end);
  const character = predefined.get(name);
  if (character !== undefined) return { kind: "character", text: character, end: end + 1 };
  return { kind: "entity", name, end: end + 1 };
}

function readCharacter(text: string, start: number): Reference {
  const isHexadecimal = text[start + 2] === "x";
  const digits = isHexadecimal ? hexadecimal : decimal;
  const first = start + (isHexadecimal ? 3 : 2);
  digits.lastIndex = first;
  digits.test(text);
  const end = digits.lastIndex;
  const code = Number.parseInt(text.slice(first, end), isHexadecimal ? 16 : 10);
  if (text[end] === ";" && isCharacter(code))
    return { kind: "character", text: String.fromCodePoint(code), end: end + 1 };
  return { kind: "wrong", detail: "malformed character entity", open: end >= text.length };
}

/** `Char` (XML 1.0, production 2). */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return code <= 0x10ffff && code !== 0xfffe && code !== 0xffff;
}

/** How long markup is when each reference in its attribute values is the one character that it stands for. */
export function leastLength(text: string, start: number, end: number): number {
  let length = end - start;
  if (text[start + 1] === "!" || text[start + 1] === "?") return length;
  for (const [reference] of text.slice(start, end).matchAll(/&[^\s&;<>"']*(?:;|$)/g))
    length -= reference.length - 1;
  return length;
}
