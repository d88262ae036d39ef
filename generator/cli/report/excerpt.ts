/** A piece of a line of a document, with the part that an issue is about. */
export interface Excerpt {
  readonly line: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Replaces hidden text. */
export const hidden = "•••";

const widest = 240;
const widestMark = 120;

/** The part that an issue is about, from its column on: a tag with its text, or the text there. */
const meant = /^<[^<>]*>(?:[^<]*<\/[^<>]*>)?|^[^<]+/;

/** The piece of a line around a column, from 1, in UTF-16 units. */
export function excerptOf(text: string, line: number, column: number, redact: boolean): Excerpt {
  const at = Math.min(Math.max(0, column - 1), text.length);
  const found = meant.exec(text.slice(at))?.[0] ?? text.slice(at, at + 1);
  const marked = cut(redact ? withoutValues(found) : found, widestMark);
  const room = Math.max(0, widest - marked.length) / 2;
  const before = text.slice(0, at).trimStart();
  const after = text.slice(at + found.length).trimEnd();
  const shownBefore = redact ? withoutValues(before) : before;
  const shownAfter = redact ? withoutValues(after) : after;
  return {
    line,
    before: shownBefore.length > room ? `…${lastOf(shownBefore, room)}` : shownBefore,
    marked,
    after: cut(shownAfter, room),
  };
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = Math.floor(most);
  return `${text.slice(0, isLow(text, end) ? end - 1 : end)}…`;
}

function lastOf(text: string, most: number): string {
  const start = text.length - Math.floor(most);
  return text.slice(isLow(text, start) ? start + 1 : start);
}

/** Whether an index is between the two units of a character. */
function isLow(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

const tags = /(<(?![!?])[^<>]*(?:>|$))/;
const attributeValue = /=\s*(?:"[^"]*"?|'[^']*'?)/g;

/** Markup with texts and attribute values hidden; anything that may be part of a value is hidden too. */
function withoutValues(text: string): string {
  return text
    .split(tags)
    .map((part, index) => {
      if (index % 2 === 1) return part.replace(attributeValue, `="${hidden}"`);
      return part.trim() === "" ? part : hidden;
    })
    .join("");
}
