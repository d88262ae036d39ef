import { formatIssue } from "../../../runtime/issues.js";
import { reachOf, sentenceOf, subjectOf } from "../../evolution/words/sentences.js";
import { escaped } from "../html-text.js";
import { style } from "../report/style.js";
import {
  asSentence,
  documentsSaid,
  markOf,
  namespacesSaid,
  placeOf,
  reasonsOf,
  sourceSaid,
  whoBreaks,
} from "./print.js";
import type { DiffReport } from "./report.js";
import { diffWords } from "./words.js";

/** The report for a person, on a screen or on paper: one self-contained page. */
export function printHtml(report: DiffReport): string {
  const { comparison, locale, name, source, documents } = report;
  const say = diffWords[locale];
  const verdicts = (["writers", "readers"] as const).map((direction) => {
    const verdict = comparison[direction];
    const witness =
      verdict.verdict === "breaks"
        ? `<p>${escaped(formatIssue(verdict.witness.issue))}</p>
<details open><summary>${escaped(say.witness)}</summary><pre>${escaped(verdict.witness.document)}</pre></details>`
        : "";
    const reasons = reasonsOf(verdict, say, name).map((reason) => `<li>${escaped(reason)}</li>`);
    return `<section>
<h2>${escaped(say[direction])}</h2>
<p>${escaped(asSentence(say[`${direction}About`]))}</p>
<p><strong>${escaped(asSentence(say.verdict(verdict)))}</strong></p>
${reasons.length === 0 ? "" : `<ul>${reasons.join("")}</ul>`}${witness}
</section>`;
  });
  const entries = comparison.entries.map(
    (entry) => `<article>
<h3><code>${escaped(subjectOf(entry, name))}</code></h3>
<p><strong>${escaped(sentenceOf(entry, locale, name))}</strong>${escaped(markOf(entry, report))}</p>
<p>${[
      reachOf(entry.reach, locale),
      say.steps[entry.step],
      whoBreaks(entry, say),
      placeOf(entry, report),
      entry.fingerprint,
    ]
      .filter(Boolean)
      .map(escaped)
      .join(" · ")}</p>
</article>`,
  );
  const types = (source?.types ?? []).map(
    (type) =>
      `<li><code>${escaped(type.name)}</code>${say.colon} ${escaped(sourceSaid(type, say))}</li>`,
  );
  const broken = (documents?.breaking ?? []).map(
    ({ issue }) => `<li>${escaped(formatIssue(issue))}</li>`,
  );
  const [ofDocuments = "", ...before] = documentsSaid(report).map(escaped);
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>${escaped(say.title)}</title>
<style>${style}
pre { overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
h3 { overflow-wrap: anywhere; }</style>
</head>
<body>
<header>
<h1>${escaped(say.title)}</h1>
<p>${escaped(asSentence(say.versions(report.old.name, report.new.name)))}</p>
${namespacesSaid(report)
  .map((said) => `<p>${escaped(said)}</p>\n`)
  .join(
    "",
  )}<p>${escaped(say.step)}${say.colon} <strong>${escaped(say.steps[comparison.step])}</strong></p>
</header>
<main>
${verdicts.join("\n")}
<section>
<h2>${escaped(comparison.entries.length === 0 ? say.equal : say.changes(comparison.entries.length))}</h2>
${entries.join("\n")}
</section>
${source === undefined ? "" : `<section><h2>${escaped(say.source)}</h2>${types.length === 0 ? `<p>${escaped(say.sourceSame(source.compared))}</p>` : `<ul>${types.join("")}</ul>`}</section>`}
${documents === undefined ? "" : `<section><h2>${escaped(say.documentsTitle)}</h2><p>${ofDocuments}</p>${broken.length === 0 ? "" : `<ul>${broken.join("")}</ul>`}${before.map((one) => `<p>${one}</p>`).join("")}</section>`}
</main>
</body>
</html>
`;
}
