import { kindWords } from "../../inspect/schema-text.js";
import { type DocumentedRule, type Entry, indexFile, type Module, type Site } from "../site.js";
import type { DocsWords } from "../words/wording.js";
import { docsWords } from "../words/words.js";
import { Links } from "./links.js";
import { type Content, html, joined, lang } from "./markup.js";
import { searchIndex } from "./search-index.js";
import { pageOf } from "./shell.js";

/** The page that leads to all others: the search, the modules, the rules, all names. */
export function printIndexPage(site: Site): string {
  const words = docsWords[site.locale];
  const links = new Links(site, indexFile);
  const main = html`<h1>${words.title}</h1>
<p>${words.intro}</p>
<noscript><p class="soft">${words.needsScript}</p></noscript>
<p id="found" role="status"></p>
<ol id="results" class="flat" aria-label="${words.search}"></ol>
<h2>${words.modules}</h2>
${modulesTable(site.modules, links, words)}${rules(site.rules, links, words)}<h2>${words.allNames}</h2>
<ul class="columns">${names(site, links)}</ul>
`;
  return pageOf({ title: words.title, main, index: searchIndex(site) }, site);
}

function modulesTable(modules: readonly Module[], links: Links, words: DocsWords): Content {
  const rows = modules.map(
    (
      module,
    ) => html`<tr><td>${links.toModule(module)}</td><td>${module.namespace === "" ? words.noNamespace : html`<code>${module.namespace}</code>`}</td><td class="about"${lang(links.site.language)}>${module.documentation.slice(0, 1)}</td></tr>
`,
  );
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${words.modules}"><table class="parts">
<thead><tr><th scope="col">${words.module}</th><th scope="col">${words.namespace}</th><th scope="col">${words.about}</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
`;
}

function rules(all: readonly DocumentedRule[], links: Links, words: DocsWords): Content {
  const items = all.map(
    ({
      id,
      code,
      level,
      message,
      about,
      places,
    }) => html`<li id="${id}"><code>${code}</code> <span class="${level}">${words.levels[level]}</span>${about !== undefined && html` <span class="soft">${about}</span>`}<div${lang(links.site.ruleLanguage)}>${message}</div><div class="soft">${words.judges} ${
      places.length === 0
        ? `(${words.noPlace})`
        : joined(
            places.map((place) => links.toEntry(place)),
            ", ",
          )
    }</div></li>
`,
  );
  return (
    all.length > 0 &&
    html`<h2>${words.rules}</h2>
<p>${words.rulesIntro}</p>
<ul class="flat rules">${items}</ul>
`
  );
}

/** All components by their local names, as a dictionary has them. */
function names({ modules, locale }: Site, links: Links): Content {
  const collator = new Intl.Collator(locale);
  const local = ({ description }: Entry): string => description.name.replace(/^\{.*\}/s, "");
  const entries = modules.flatMap((module) => module.entries);
  const sorted = entries.toSorted((a, b) => collator.compare(local(a), local(b)));
  return sorted.map(
    (
      entry,
    ) => html`<li>${links.toEntry(entry)} <span class="soft">${kindWords[locale][entry.description.kind]}</span></li>
`,
  );
}
