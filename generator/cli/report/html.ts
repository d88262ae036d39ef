import { escaped } from "../html-text.js";
import type { Excerpt } from "./excerpt.js";
import type { ControlReport, Counted, ReportIssue, RuleResult, Sending, Source } from "./model.js";
import { style } from "./style.js";
import { countOf, dateOf, outcomeOf, summaryOf } from "./summary.js";
import { type Words, words } from "./words.js";

/** A report as a self-contained page: no script, no address, nothing to load. */
export function printHtml(report: ControlReport): string {
  const say = words[report.locale];
  const { sendings, schemas, rules, redacted, notices = [] } = report;
  return `<!DOCTYPE html>
<html lang="${report.locale}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="referrer" content="no-referrer"/>
<title>${escaped(say.title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${escaped(say.title)}</h1>
<p>${escaped(say.made(report, dateOf(report)))}</p>
<div class="notice">
${[...notices, ...say.notice, ...(redacted ? [say.redacted] : [])].map(paragraph).join("\n")}
</div>
</header>
<main>
<section>
<h2>${escaped(say.summary)}</h2>
${summaryTable(sendings, say)}
</section>
${sendings.map((sending, index) => article(sending, index, say)).join("\n")}
<section>
<h2>${escaped(say.by)}</h2>
${sourcesTable(say.schemas, schemas, say)}
${sourcesTable(say.ruleFiles, rules, say)}
</section>
</main>
<footer>
${say.notice.slice(-1).map(paragraph).join("\n")}
</footer>
</body>
</html>
`;
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

/** A table whose cells repeat the heading of their column, for narrow pages where each row becomes a block. Cells are markup. */
function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = headings.map((heading) => `<th scope="col">${escaped(heading)}</th>`).join("");
  const body = rows.map((row) => {
    const cells = row.map(
      (cell, index) => `<td data-label="${escaped(headings[index] ?? "")}">${cell}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join("\n")}\n</tbody>\n</table>`;
}

function summaryTable(sendings: readonly Sending[], say: Words): string {
  const rows = sendings.map((sending, index) => [
    `<a href="#s${index + 1}">${escaped(sending.file)}</a>`,
    `<span class="result ${sending.result}">${escaped(say.results[sending.result])}</span>`,
    escaped(summaryOf(sending, say)),
  ]);
  return table([say.sending, say.outcome, say.number], rows);
}

function article(sending: Sending, index: number, say: Words): string {
  const { file, failure, issues, bytes, root, sha256 } = sending;
  const facts = [
    ...(bytes === undefined ? [] : [say.size(bytes)]),
    ...(root === undefined ? [] : [`${say.root} ${root}`]),
    ...(sha256 === undefined ? [] : [`SHA-256 ${sha256}`]),
  ];
  const found =
    issues.length === 0
      ? paragraph(say.nothingFound)
      : `<ol class="issues">\n${issues.map((issue) => issueItem(issue, say)).join("\n")}\n</ol>`;
  const parts =
    failure === undefined
      ? [`<h3>${escaped(say.found)}</h3>`, found, content(sending, say), rules(sending, say)]
      : [paragraph(failure)];
  return `<article id="s${index + 1}">
<h2>${escaped(file)}</h2>
<p class="result ${sending.result}">${escaped(outcomeOf(sending, say))}</p>
<p class="facts">${facts.map(escaped).join(" · ")}</p>
${parts.join("\n")}
</article>`;
}

function issueItem(issue: ReportIssue, say: Words): string {
  const { level, code, source, message, remarks, line, column, xpath, unit, excerpt } = issue;
  const by = say.sources[source];
  const place = line === undefined ? [] : [say.place(line, column)];
  return `<li class="${level}">
<p class="head"><strong>${escaped(say.levels[level])}</strong> <span>${[...place, ...(unit === undefined ? [] : [unit])].map(escaped).join(" · ")}</span></p>
<p class="message">${escaped(message)}</p>
${remarks.map(paragraph).join("\n")}${excerpt === undefined ? "" : excerptBlock(excerpt)}
<p class="facts">${escaped(by)} <code>${escaped(code)}</code>${xpath ? ` · <code>${escaped(xpath)}</code>` : ""}</p>
</li>`;
}

function excerptBlock({ line, before, marked, after }: Excerpt): string {
  return `<pre><code><span class="line">${line}</span> ${escaped(before)}<mark>${escaped(marked)}</mark>${escaped(after)}</code></pre>`;
}

function content({ units, communes }: Sending, say: Words): string {
  const heading = `<h3>${escaped(say.content)}</h3>`;
  if (units.length === 0) return `${heading}\n${paragraph(say.noUnits)}`;
  const rows = (counted: readonly Counted[]): readonly (readonly string[])[] =>
    counted.map((each) => [escaped(countOf(each, say)), String(each.count)]);
  return [
    heading,
    table([say.unit, say.number], rows(units)),
    table([say.commune, say.number], rows(communes)),
  ].join("\n");
}

function rules({ rules: results, notChecked }: Sending, say: Words): string {
  const rows = results.map((result) => ruleRow(result, say));
  const headings = [say.rule, say.about, say.state];
  const left =
    notChecked.length === 0
      ? paragraph(say.everything)
      : `<ul>\n${notChecked.map((text) => `<li>${escaped(text)}</li>`).join("\n")}\n</ul>`;
  return [
    ...(rows.length === 0 ? [] : [`<h3>${escaped(say.rules)}</h3>`, table(headings, rows)]),
    `<h3>${escaped(say.notChecked)}</h3>`,
    left,
  ].join("\n");
}

function ruleRow(result: RuleResult, say: Words): readonly string[] {
  const times = say.times(result);
  return [
    `<code>${escaped(result.code)}</code>`,
    escaped(result.title),
    `<span class="state ${result.state}">${escaped(say.states[result.state])}</span>${times === "" ? "" : ` <span class="times">(${escaped(times)})</span>`}`,
  ];
}

function sourcesTable(heading: string, sources: readonly Source[], say: Words): string {
  if (sources.length === 0) return "";
  const rows = sources.map(({ file, version, sha256 }) => [
    escaped(file),
    escaped(version ?? "–"),
    `<code>${sha256}</code>`,
  ]);
  return `<h3>${escaped(heading)}</h3>\n${table([say.file, say.version, say.fingerprint], rows)}`;
}
