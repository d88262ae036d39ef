/**
 * A text to be kept for long, behind a mark. Engines let a part of a text hold on to the whole, which may be a document: the mark
 * makes another text of it, and looking into that makes the engine copy the characters.
 */
export function ownString(mark: string, text: string): string {
  const own = `${mark}${text}`;
  return own.charCodeAt(own.length - 1) === -1 ? "" : own;
}
