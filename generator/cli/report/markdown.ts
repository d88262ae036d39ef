import { visible } from "../../../runtime/nouns/visible-text.js";
import type { Excerpt } from "./excerpt.js";
import type { ControlReport, ReportIssue, Sending, Source } from "./model.js";
import { countOf, dateOf, outcomeOf, summaryOf } from "./summary.js";
import { type Words, words } from "./words.js";

/** A report in Markdown. */
export function printMarkdown(report: ControlReport): string {
  const say = words[report.locale];
  const { sendings, schemas, rules, redacted } = report;
  const notices = [...(report.notices ?? []), ...say.notice, ...(redacted ? [say.redacted] : [])];
  const blocks = [
    `# ${escaped(say.title)}`,
    escaped(say.made(report, dateOf(report))),
    notices.map((notice) => `> ${escaped(notice)}`).join("\n>\n"),
    `## ${escaped(say.summary)}`,
    table(
      [say.sending, say.outcome, say.number],
      sendings.map((sending) => [
        escaped(sending.file),
        escaped(say.results[sending.result]),
        escaped(summaryOf(sending, say)),
      ]),
    ),
    ...sendings.flatMap((sending) => sendingBlocks(sending, say)),
    `## ${escaped(say.by)}`,
    ...sourceBlocks(say.schemas, schemas, say),
    ...sourceBlocks(say.ruleFiles, rules, say),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function sendingBlocks(sending: Sending, say: Words): readonly string[] {
  const { file, failure, issues, units, communes, rules, notChecked, sha256, bytes } = sending;
  const facts = [
    ...(bytes === undefined ? [] : [say.size(bytes)]),
    ...(sha256 === undefined ? [] : [`SHA-256 ${code(sha256)}`]),
  ];
  const head = [
    `## ${escaped(file)}`,
    `**${escaped(outcomeOf(sending, say))}**`,
    ...(facts.length === 0 ? [] : [facts.join(" · ")]),
  ];
  if (failure !== undefined) return [...head, escaped(failure)];
  const counts = [[say.unit, units] as const, [say.commune, communes] as const].flatMap(
    ([heading, counted]) =>
      counted.length === 0
        ? []
        : [
            table(
              [heading, say.number],
              counted.map((each) => [escaped(countOf(each, say)), String(each.count)]),
            ),
          ],
  );
  return [
    ...head,
    `### ${escaped(say.found)}`,
    ...(issues.length === 0
      ? [escaped(say.nothingFound)]
      : issues.map((issue, index) => issueBlock(issue, index + 1, say))),
    `### ${escaped(say.content)}`,
    ...(counts.length === 0 ? [escaped(say.noUnits)] : counts),
    ...(rules.length === 0
      ? []
      : [
          `### ${escaped(say.rules)}`,
          table(
            [say.rule, say.about, say.state],
            rules.map((rule) => [
              code(rule.code),
              escaped(rule.title),
              [say.states[rule.state], say.times(rule)].filter(Boolean).map(escaped).join(", "),
            ]),
          ),
        ]),
    `### ${escaped(say.notChecked)}`,
    notChecked.length === 0
      ? escaped(say.everything)
      : notChecked.map((text) => `- ${escaped(text)}`).join("\n"),
  ];
}

function issueBlock(issue: ReportIssue, number: number, say: Words): string {
  const { level, source, message, remarks, line, column, xpath, unit, excerpt } = issue;
  const place = [
    ...(line === undefined ? [] : [say.place(line, column)]),
    ...(unit === undefined ? [] : [unit]),
  ];
  const by = say.sources[source];
  const lines = [
    `**${escaped(say.levels[level])}** ${place.map(escaped).join(" · ")}`,
    ...[message, ...remarks].map(escaped),
    ...(excerpt === undefined ? [] : [code(excerptText(excerpt))]),
    `${escaped(by)} ${code(issue.code)}${xpath ? ` · ${code(xpath)}` : ""}`,
  ];
  return lines
    .map((text, index) => (index === 0 ? `${number}. ${text}` : `   ${text}`))
    .join("  \n");
}

function excerptText({ line, before, marked, after }: Excerpt): string {
  return `${line} ${before}${marked}${after}`;
}

function sourceBlocks(heading: string, sources: readonly Source[], say: Words): readonly string[] {
  if (sources.length === 0) return [];
  const rows = sources.map(({ file, version, sha256 }) => [
    escaped(file),
    escaped(version ?? "–"),
    code(sha256),
  ]);
  return [`### ${escaped(heading)}`, table([say.file, say.version, say.fingerprint], rows)];
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(headings.map(escaped)), line(headings.map(() => "---")), ...rows.map(line)].join(
    "\n",
  );
}

/** Text with the special characters of Markdown escaped. */
function escaped(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]|~]|^[#+>-]|^(?<=\d+)[.)]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
}

/** Text between backquotes, more of them than it has itself; bars are escaped, since they would end the cell of a table. */
function code(text: string): string {
  const line = oneLine(text).replaceAll("|", "\\|");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${space}${line}${space}${fence}`;
}

function oneLine(text: string): string {
  return visible(text.replace(/\s*[\r\n]+\s*/g, " "));
}
