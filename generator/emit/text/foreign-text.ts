/*
 * The one door through which text of schemas and paths comes into generated files: as a string, or in a comment. Nothing of it
 * can end what it stands in, and nothing of it is read in another order than it is shown.
 */

/**
 * What ends a line for some reader, does not show, or turns the direction of what follows: controls, line ends of all kinds,
 * bidirectional controls, byte order marks, tags, and halves of surrogate pairs. The two joiners stay: languages need them.
 */
const unsafe =
  /[\p{Cc}\p{Cs}\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gv;

/** A string literal in double quotes. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(unsafe, escaped);
}

/** Text that stays within its line of a comment, and within the comment. */
export function inComment(text: string): string {
  return text.replace(unsafe, escaped).replaceAll("*/", "*\\/");
}

function escaped(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}
