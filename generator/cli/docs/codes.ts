import type { Code } from "../description/model.js";
import { provenanceBadge } from "./page/badges.js";
import { html, lang, type Markup } from "./page/markup.js";
import type { DocsWords } from "./words/wording.js";

/** Lists longer than this scroll in themselves. */
const longList = 60;

/** Codes with their titles. */
export function codesTable(
  codes: readonly Code[],
  label: string,
  words: DocsWords,
  language: string | undefined,
): Markup {
  const rows = codes.map(
    ({ value, title, provenance }) =>
      html`<tr><td><code>${value}</code></td><td>${language === undefined ? title : html`<span${lang(language)}>${title}</span>`}${provenanceBadge(provenance, words)}</td></tr>
`,
  );
  return html`<div class="scroll codes${codes.length > longList ? " long" : ""}" role="group" tabindex="0" aria-label="${label}"><table>
<thead><tr><th scope="col">${words.code}</th><th scope="col">${words.meaning}</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
`;
}
