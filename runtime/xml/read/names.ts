import { furtherCharacters, initialCharacters } from "../name-characters.js";

const asciiName = /[:A-Z_a-z][-.0-:A-Z_a-z]*/y;
const anyName: RegExp = /*@__PURE__*/ new RegExp(
  `[:${initialCharacters}][:${initialCharacters}${furtherCharacters}]*`,
  "uy",
);
const anyToken: RegExp = /*@__PURE__*/ new RegExp(
  `[:${initialCharacters}${furtherCharacters}]+`,
  "uy",
);

/** Where a name ends that begins at an index (XML 1.0, production 5); the index itself where none begins. */
export function nameEnd(text: string, start: number): number {
  asciiName.lastIndex = start;
  const end = asciiName.test(text) ? asciiName.lastIndex : start;
  if (end === text.length || text.charCodeAt(end) < 0x80) return end;
  anyName.lastIndex = start;
  return anyName.test(text) ? anyName.lastIndex : start;
}

/** Where a name token ends that begins at an index (XML 1.0, production 7); the index itself where none begins. */
export function nmtokenEnd(text: string, start: number): number {
  anyToken.lastIndex = start;
  return anyToken.test(text) ? anyToken.lastIndex : start;
}

/** Where white space ends that begins at an index; the index itself where none begins. */
export function spaceEnd(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) break;
  }
  return at;
}

/** Whether an attribute declares a namespace. */
export function isDeclaration(name: string): boolean {
  return name.startsWith("xmlns") && (name.length === 5 || name[5] === ":");
}
