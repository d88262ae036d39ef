import { withLine } from "../../../runtime/messages/source-excerpt.js";
import { visible, visibleLines } from "../../../runtime/nouns/visible-text.js";
import type { SchematronFinding } from "../../schematron/say/findings.js";
import type { Console } from "../terminal.js";
import type { ReadRules } from "./electoral-rules.js";
import { ruleMessages } from "./rule-messages.js";

/** Prints the findings in rules, each with its line. */
export function tellFindings(read: readonly ReadRules[], terminal: Console): void {
  for (const { findings, texts } of read)
    for (const finding of findings) terminal.error(formatFinding(finding, texts));
}

/**
 * Prints the findings in rules that can be used, for somebody who checks documents and may not be their author: of several findings of
 * one kind in a file the first, and how many more there are.
 */
export function tellFirstFindings(read: readonly ReadRules[], terminal: Console): void {
  for (const { file, findings, texts } of read) {
    const first = new Map(findings.toReversed().map((finding) => [finding.code, finding]));
    const shown = findings.filter((finding) => first.get(finding.code) === finding);
    for (const finding of shown) terminal.error(formatFinding(finding, texts));
    const more = findings.length - shown.length;
    if (more > 0) terminal.say(ruleMessages.moreFindings(file, more));
  }
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
