import type { Datatype } from "../nouns/datatype.js";

/** What the facet `whiteSpace` (Part 2, 4.3.6) can say. */
export type WhiteSpace = Datatype["whiteSpace"];

/** Normalises white space (Part 2, 4.3.6). A text that is normal already, the common case, is returned as it is. */
export function normalizeWhiteSpace(text: string, mode: WhiteSpace): string {
  if (mode === "preserve" || isNormal(text, mode)) return text;
  const replaced = text.replace(/[\t\n\r]/g, " ");
  return mode === "replace" ? replaced : replaced.replace(/ {2,}/g, " ").replace(/^ | $/g, "");
}

function isNormal(text: string, mode: "replace" | "collapse"): boolean {
  let previous = 32;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32) {
      if (code === 9 || code === 10 || code === 13) return false;
      if (mode === "collapse" && code === 32 && previous === 32) return false;
    }
    previous = code;
  }
  return mode === "replace" || previous !== 32 || text.length === 0;
}

/** The length in characters: a character outside the basic plane is one, though two UTF-16 units. */
export function countCharacters(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      count--;
      i++;
    }
  }
  return count;
}
