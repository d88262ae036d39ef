import { formatIssue, type Position, type XmlIssue } from "../issues.js";
import { visibleLines } from "../nouns/visible-text.js";

const widest = 100;

/**
 * An issue with the line of the text that it is about, and a caret under the place:
 *
 *     avis.xml:12:5: cvc-pattern-valid: /el:Avis/el:Code[1]: message
 *       12 |     <el:Code>4410</el:Code>
 *          |     ^
 *
 * Long lines are cut around the place.
 *
 * @example
 * for (const issue of validateDocument(NoteElement, text)) console.log(formatIssueWithSource(issue, text));
 */
export function formatIssueWithSource(issue: XmlIssue, text: string): string {
  const { position } = issue;
  return formatIssueWithLine(issue, position && lineOf(text, position.line));
}

/** The same for a caller who has only the line, without its end, because the document is too long to be kept. */
export function formatIssueWithLine(issue: XmlIssue, line: string | undefined): string {
  return withLine(formatIssue(issue), issue.position, line);
}

/** A sentence with the line that it is about, and a caret under the place. */
export function withLine(
  sentence: string,
  position: Position | undefined,
  line: string | undefined,
): string {
  if (position === undefined || line === undefined) return sentence;
  const column = Math.min(Math.max(1, position.column), line.length + 1) - 1;
  const start = column > widest - 20 ? column - 40 : 0;
  const shown = line.slice(start, start + widest);
  const before = start > 0 ? "…" : "";
  const after = start + widest < line.length ? "…" : "";
  const number = String(position.line).padStart(4);
  const indent = `${before}${visibleLines(shown.slice(0, column - start))}`.replace(/[^\t]/gu, " ");
  return [
    sentence,
    `${number} | ${before}${visibleLines(shown)}${after}`,
    `${" ".repeat(number.length)} | ${indent}^`,
  ].join("\n");
}

/** A line of a text, from 1, as XML counts them (XML 1.0, 2.11). */
function lineOf(text: string, line: number): string | undefined {
  const ends = /\r\n|\n|\r/g;
  let start = 0;
  for (let at = 1; ; at++) {
    const end = ends.exec(text);
    if (at === line) return text.slice(start, end?.index ?? text.length);
    if (end === null) return undefined;
    start = end.index + end[0].length;
  }
}
