/**
 * A text to be kept for long, behind a mark. Engines let a part of a text hold on to the whole, which may be a document: the mark
 * makes another text of it, and looking into that makes the engine copy the characters.
 */
export function ownString(mark: string, text: string): string {
  const own = `${mark}${text}`;
  return own.charCodeAt(own.length - 1) === -1 ? "" : own;
}

/** Engines copy what is this short when they cut it out of a longer text. */
export const longestCopied = 12;

/** The same text, without the document that it was cut out of. */
export function ownText(text: string): string {
  if (text.length <= longestCopied) return text;
  const own = text.slice(0, 1) + text.slice(1);
  return own.charCodeAt(1) === -1 ? "" : own;
}

/** A value, with a text of its own if it is one. */
export function owned(value: unknown): unknown {
  return typeof value === "string" ? ownText(value) : value;
}
