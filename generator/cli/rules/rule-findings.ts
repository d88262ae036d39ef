import { withLine } from "../../../runtime/messages/source-excerpt.js";
import { visible, visibleLines } from "../../../runtime/nouns/visible-text.js";
import type { SchematronFinding } from "../../schematron/say/findings.js";
import type { Console } from "../terminal.js";
import type { ReadRules } from "./electoral-rules.js";

/** Prints the findings in rules, each with its line. */
export function tellFindings(read: readonly ReadRules[], terminal: Console): void {
  for (const { findings, texts } of read)
    for (const finding of findings) terminal.error(formatFinding(finding, texts));
}

/** `rules.sch:12:5: error: xpath-syntax: message`, with the line and a caret under the place. */
function formatFinding(
  { severity, code, message, position }: SchematronFinding,
  texts: ReadonlyMap<string, string>,
): string {
  const { file = "", line, column } = position;
  const text = texts.get(file)?.split(/\r\n?|\n/)[line - 1];
  return withLine(
    `${visible(file)}:${line}:${column}: ${severity}: ${code}: ${visibleLines(message)}`,
    position,
    text,
  );
}
