import type { DescribedKind } from "../../description/model.js";
import { componentSection } from "../component.js";
import type { Entry, Module, Site } from "../site.js";
import type { DocsWords } from "../words/wording.js";
import { docsWords } from "../words/words.js";
import { marksText, provenanceBadge, stagesText } from "./badges.js";
import { Links } from "./links.js";
import { breakable, type Content, html, joined, lang } from "./markup.js";
import { pageOf } from "./shell.js";

const order: readonly DescribedKind[] = [
  "element",
  "complexType",
  "simpleType",
  "group",
  "attributeGroup",
  "attribute",
  "notation",
];

/** The page of a module. */
export function printModulePage(module: Module, site: Site): string {
  const words = docsWords[site.locale];
  const links = new Links(site, module.page);
  const { title, documentation, entries } = module;
  const sections = order.map((kind) => {
    const own = entries.filter(({ description }) => description.kind === kind);
    return { kind, own };
  });
  const main = html`<h1><span class="kind">${words.module}</span> <span class="name">${breakable(title)}</span></h1>
${documentation.map(
  (text) => html`<p${lang(site.language)}>${text}</p>
`,
)}${facts(module, links, words)}${sections.map(({ kind, own }) => contents(kind, own, links, words))}${sections.map(({ kind, own }) => section(kind, own, links, words))}`;
  return pageOf({ title: `${title} – ${words.title}`, main, module: title }, site);
}

function facts(module: Module, links: Links, words: DocsWords): Content {
  const { namespace, location, version, sha256, provenance, marks = [], uses, usedBy } = module;
  const modules = (all: readonly Module[]): Content =>
    joined(
      all.map((each) => links.toModule(each)),
      ", ",
    );
  const variants = stagesText(module.entries.flatMap(({ description }) => description.marks ?? []));
  const rows: readonly (readonly [string, Content])[] = [
    [words.namespace, namespace === "" ? words.noNamespace : html`<code>${namespace}</code>`],
    [words.file, html`<code>${location}</code>`],
    [words.version, version],
    [words.variants, variants],
    [
      words.provenance,
      (provenance !== undefined || marks.length > 0) && [
        provenanceBadge(provenance, words),
        marksText(marks, links),
      ],
    ],
    [words.uses, uses.length > 0 && modules(uses)],
    [words.usedBy, usedBy.length > 0 && modules(usedBy)],
    [words.fingerprint, sha256 !== undefined && html`<code>${sha256}</code>`],
  ];
  return html`<dl>${rows.map(
    ([term, content]) =>
      content !== undefined &&
      content !== false &&
      html`<dt>${term}</dt><dd>${content}</dd>
`,
  )}</dl>
`;
}

/** The table of contents of the page. */
function contents(
  kind: DescribedKind,
  own: readonly Entry[],
  links: Links,
  words: DocsWords,
): Content {
  return (
    own.length > 0 &&
    html`<nav aria-label="${words.plurals[kind]}"><p class="soft">${words.plurals[kind]}</p>
<ul class="columns">${own.map(
      (entry) => html`<li>${links.toEntry(entry)}</li>
`,
    )}</ul></nav>
`
  );
}

function section(
  kind: DescribedKind,
  own: readonly Entry[],
  links: Links,
  words: DocsWords,
): Content {
  return (
    own.length > 0 &&
    html`<h2>${words.plurals[kind]}</h2>
${own.map((entry) => componentSection(entry, links))}`
  );
}
