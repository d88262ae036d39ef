import { formatIssue } from "../../../../runtime/issues.js";
import { escapeAttribute, escapeText } from "../../../../runtime/xml/write/string-sink.js";
import { style } from "../../report/style.js";
import { print, type ResultLine } from "../results/results.js";
import { summaries } from "../results/totals.js";
import type { Merged } from "./merge.js";
import { type MergedWords, mergedWords } from "./merged-words.js";

/*
 * A report about many documents, made from results and written line by line. It does not say when it was made, in how many parts, or from
 * which files, so that the same results give the same bytes.
 */

/** The texts of the wanted lines, in order. */
export type Lines = AsyncIterable<string>;

/** The JSON lines that one run over all documents would have written, in order of names. */
export async function* mergedLines(
  { head, totals, missing, unfinished }: Merged,
  lines: Lines,
): AsyncGenerator<string> {
  yield print(head);
  for await (const line of lines) yield line;
  const isWhole = missing.length === 0 && unfinished.length === 0;
  if (isWhole) yield print({ kind: "end", whole: true, ...totals });
}

export async function* mergedJson(merged: Merged, lines: Lines): AsyncGenerator<string> {
  const { head, totals, missing, unfinished, codes } = merged;
  const { version, command, schemas, rules, locale, options } = head;
  const about = { version, command, schemas, rules, locale, options, missing, unfinished };
  const start = { kind: "results-report", ...about, ...totals, codes };
  yield JSON.stringify(start, undefined, 2).slice(0, -2);
  let before = ',\n  "files": [';
  for await (const line of lines) {
    yield `${before}\n    ${line.trimEnd()}`;
    before = ",";
  }
  yield before === "," ? "\n  ]\n}\n" : `${before}]\n}\n`;
}

export async function* mergedMarkdown(merged: Merged, lines: Lines): AsyncGenerator<string> {
  const { head, totals, codes } = merged;
  const say = mergedWords[head.locale];
  yield `# ${say.title}\n\n${say.notice}\n`;
  for (const text of incompleteness(merged, say)) yield `\n**${inMarkdown(text)}**\n`;
  yield `\n${summaries[head.locale](totals)}\n\n## ${say.by}\n\n`;
  for (const [name, value] of sourcesOf(merged, say)) yield `- ${name} ${value}\n`;
  yield `\n## ${say.codes}\n`;
  if (codes.length === 0) yield `\n${say.nothing}\n`;
  else {
    yield `\n| ${say.code} | ${say.issues} | ${say.documents} |\n| --- | --- | --- |\n`;
    for (const { code, issues, documents } of codes)
      yield `| ${inMarkdown(code)} | ${issues} | ${documents} |\n`;
  }
  let before = `\n## ${say.found}\n\n`;
  for await (const line of lines) {
    yield before + foundIn(line, say).map(inMarkdown).join("\n  - ").replace(/^/, "- ");
    before = "\n";
  }
  if (before === "\n") yield "\n";
}

export async function* mergedHtml(merged: Merged, lines: Lines): AsyncGenerator<string> {
  const { head, totals, codes } = merged;
  const say = mergedWords[head.locale];
  yield `<!DOCTYPE html>
<html lang="${head.locale}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>${escapeText(say.title)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${escapeText(say.title)}</h1><p>${escapeText(say.notice)}</p></header>
<main>
`;
  for (const text of incompleteness(merged, say))
    yield `<div class="notice"><p>${escapeText(text)}</p></div>\n`;
  yield `<p>${escapeText(summaries[head.locale](totals))}</p>\n<h2>${escapeText(say.by)}</h2>\n<ul>\n`;
  for (const [name, value] of sourcesOf(merged, say))
    yield `<li>${escapeText(name)} ${escapeText(value)}</li>\n`;
  yield `</ul>\n<h2>${escapeText(say.codes)}</h2>\n`;
  if (codes.length === 0) yield `<p>${escapeText(say.nothing)}</p>\n`;
  else yield codesTable(merged, say);
  let before = `<h2>${escapeText(say.found)}</h2>\n<ul>\n`;
  for await (const line of lines) {
    const [file = "", ...found] = foundIn(line, say).map(escapeText);
    yield `${before}<li>${file}<ul>${found.map((text) => `<li>${text}</li>`).join("")}</ul></li>\n`;
    before = "";
  }
  yield `${before === "" ? "</ul>\n" : ""}</main>\n</body>\n</html>\n`;
}

function codesTable({ codes }: Merged, say: MergedWords): string {
  const headings = [say.code, say.issues, say.documents];
  const head = headings.map((each) => `<th scope="col">${escapeText(each)}</th>`).join("");
  const rows = codes.map(({ code, issues, documents }) => {
    const cells = [code, String(issues), String(documents)].map(
      (cell, at) =>
        `<td data-label="${escapeAttribute(headings[at] ?? "")}">${escapeText(cell)}</td>`,
    );
    return `<tr>${cells.join("")}</tr>\n`;
  });
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join("")}</tbody>\n</table>\n`;
}

function incompleteness({ missing, unfinished }: Merged, say: MergedWords): readonly string[] {
  if (missing.length === 0 && unfinished.length === 0) return [];
  return [
    say.incomplete,
    ...(missing.length === 0 ? [] : [say.missing(missing.join(", "))]),
    ...(unfinished.length === 0 ? [] : [say.unfinished(unfinished.join(", "))]),
  ];
}

function sourcesOf(
  { head: { version, schemas, rules } }: Merged,
  say: MergedWords,
): readonly (readonly [string, string])[] {
  return [
    [say.version, version],
    [say.schemas, schemas ?? say.none],
    [say.rules, rules ?? say.none],
  ];
}

/** The name of a document, and each finding in it. */
function foundIn(text: string, say: MergedWords): readonly string[] {
  const { file, issues, failure } = JSON.parse(text) as ResultLine;
  const unread = failure === undefined ? [] : [`${say.unread} – ${failure}`];
  // The name of the document comes first.
  const places = issues.map((issue) => {
    const { position } = issue;
    const here = position && { line: position.line, column: position.column };
    return formatIssue({ ...issue, position: here });
  });
  return [file, ...unread, ...places];
}

/** Text with the special characters of Markdown escaped. */
function inMarkdown(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");
}
