/*
 * How wide texts are in a terminal: letters of East Asia and pictures take two columns, marks on other letters none (UAX 11).
 */

const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2fb}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Regional_Indicator}|\ufe0f/u;
const narrow = /[^\p{Mn}\p{Me}\p{Cf}]/u;
const plain = /^[ -~]*$/;

/** The columns that a text takes. */
export function columnsOf(text: string): number {
  if (plain.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of segments.segment(text)) columns += columnsOfSegment(segment);
  return columns;
}

/** A text with blanks after it, up to a number of columns. */
export function padded(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

/** A text that takes no more than a number of columns, cut with an ellipsis if it has to be. */
export function cutTo(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = "";
  let left = columns - 1;
  for (const { segment } of segments.segment(text)) {
    left -= columnsOfSegment(segment);
    if (left < 0) break;
    kept += segment;
  }
  return `${kept}…`;
}

function columnsOfSegment(segment: string): number {
  if (wide.test(segment)) return 2;
  return narrow.test(segment) ? 1 : 0;
}
