/**
 * What ends a line for some reader, does not show, or turns the direction of what follows: controls, line ends of all kinds,
 * bidirectional controls, byte order marks, tags, and halves of surrogate pairs. The two joiners stay: languages need them.
 */
const unsafe =
  /[\p{Cc}\p{Cs}\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** A text on one line that shows all that is in it: what would not be seen stands there as `\u202e`. */
export function visible(text: string): string {
  return text.replace(unsafe, escaped);
}

/** The same for a text that may have lines and tabs. */
export function visibleLines(text: string): string {
  return text.replace(unsafe, (character) =>
    character === "\n" || character === "\t" ? character : escaped(character),
  );
}

function escaped(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}
