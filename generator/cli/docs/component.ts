import type { Constraint, Description } from "../description/model.js";
import { kindWords } from "../inspect/schema-text.js";
import { codesTable } from "./codes.js";
import { draw } from "./drawing/drawing.js";
import { svgOf } from "./drawing/drawing-svg.js";
import { expressionOf } from "./drawing/expression.js";
import { isStages, marksText, provenanceBadge, stagesText } from "./page/badges.js";
import type { Links } from "./page/links.js";
import { breakable, type Content, html, joined, lang, type Markup } from "./page/markup.js";
import { Parts } from "./parts.js";
import { type DocumentedRule, type Entry, indexFile, type Space } from "./site.js";
import type { DocsWords } from "./words/wording.js";
import { docsWords } from "./words/words.js";

/** The section about a component on the page of its module. */
export function componentSection(entry: Entry, links: Links): Markup {
  const { description, id, line } = entry;
  const { locale, language, name } = links.site;
  const words = docsWords[locale];
  const { kind, documentation, codes = [], provenance, marks = [] } = description;
  const shown = name(description.name);
  const flags = (["abstract", "mixed", "nillable"] as const).filter((flag) => description[flag]);
  const others = marks.filter((mark) => !isStages(mark.name));
  return html`<section class="component" id="${id}">
<h3><span class="kind">${kindWords[locale][kind]}</span> <a class="name" href="${links.href(entry)}">${breakable(shown)}</a>${flags.map((flag) => html`<span class="badge">${words.flags[flag]}</span>`)}${provenanceBadge(provenance, words)}${marksText(others, links)}</h3>
${documentation.map(
  (text) => html`<p${lang(language)}>${text}</p>
`,
)}${facts(description, links, line)}${figure(description, links)}${new Parts(links).tables(description)}${
  codes.length > 0 &&
  html`<h4>${words.codes(codes.length)}</h4>\n${codesTable(codes, words.codesOf(shown), words, language)}`
}${constraints(description.constraints ?? [], words, name)}${rules(entry, links)}${users(entry, links)}</section>
`;
}

/** The facts that take one line each. */
function facts(description: Description, links: Links, line: number | undefined): Content {
  const words = docsWords[links.site.locale];
  const {
    type,
    base,
    derivation,
    variety,
    members = [],
    value,
    head,
    substitutes,
    facets = [],
  } = description;
  const parts = new Parts(links);
  const list = (space: Space, names: readonly string[]): Content =>
    joined(
      names.map((name) => links.to(space, name)),
      ", ",
    );
  const rows: readonly (readonly [string, Content])[] = [
    [words.type, type !== undefined && links.typeUse({ type })],
    [words.base[derivation ?? "restriction"], base !== undefined && links.to("type", base)],
    [
      words.variety[variety ?? "list"],
      variety !== undefined &&
        joined(
          members.map((each) => links.typeUse(each)),
          ", ",
        ),
    ],
    [
      words.value[value?.kind ?? "default"],
      value !== undefined && html`<code>${value.text}</code>`,
    ],
    [words.head, head !== undefined && links.to("element", head)],
    [words.substitutes, substitutes !== undefined && list("element", substitutes)],
    [words.final, description.final?.join(", ")],
    [words.block, description.block?.join(", ")],
    [words.identifiers, description.identifiers?.join(", ")],
    [words.facetsTitle, facets.length > 0 && facets.map((facet) => parts.facet(facet))],
    [words.variants, stagesText(description.marks)],
    [words.file, line !== undefined && words.line(line)],
  ];
  const said = rows.filter(
    ([, content]) => content !== undefined && content !== false && content !== "",
  );
  return (
    said.length > 0 &&
    html`<dl>${said.map(
      ([term, content]) => html`<dt>${term}</dt><dd>${content}</dd>
`,
    )}</dl>
`
  );
}

function figure(description: Description, links: Links): Content {
  const { locale, name } = links.site;
  const words = docsWords[locale];
  const drawing = draw(description, { name, words: words.short });
  if (drawing === undefined) return undefined;
  if (drawing === "tooLarge") return html`<p class="soft">${words.tooLarge}</p>`;
  const label = words.drawing(name(description.name), expressionOf(description, name));
  const svg = svgOf(
    drawing,
    label,
    ({ kind, part }) =>
      part && links.hrefOfPart(part, kind === "attribute" ? "attribute" : "element"),
  );
  return html`<figure><div class="scroll" role="group" tabindex="0" aria-label="${label}">${svg}</div></figure>
`;
}

function constraints(
  all: readonly Constraint[],
  words: DocsWords,
  spell: (name: string) => string,
): Content {
  const items = all.map(
    ({ category, name, selector, fields, refers }) =>
      html`<li>${words.category[category]} <code>${spell(name)}</code> <code>${selector}</code> (${joined(
        fields.map((field) => html`<code>${field}</code>`),
        ", ",
      )})${refers !== undefined && html` ${words.refers} <code>${spell(refers)}</code>`}</li>
`,
  );
  return (
    items.length > 0 &&
    html`<h4>${words.constraints}</h4>
<ul>${items}</ul>
`
  );
}

function rules({ judged, read }: Entry, links: Links): Content {
  const words = docsWords[links.site.locale];
  return [
    judged.length > 0 &&
      html`<h4>${words.judged}</h4>
${rulesList(judged, words, links.site.ruleLanguage)}`,
    read.length > 0 &&
      html`<h4>${words.reads}</h4>
<ul class="inline">${read.map(
        (
          rule,
        ) => html`<li><a class="name" href="${links.href({ page: indexFile, id: rule.id })}">${rule.code}</a></li>
`,
      )}</ul>
`,
  ];
}

function rulesList(
  rules: readonly DocumentedRule[],
  words: DocsWords,
  language: string | undefined,
): Markup {
  return html`<ul class="flat rules">${rules.map(
    ({
      code,
      level,
      message,
    }) => html`<li><code>${code}</code> <span class="${level}">${words.levels[level]}</span><div${lang(language)}>${message}</div></li>
`,
  )}</ul>
`;
}

function users({ users: all }: Entry, links: Links): Content {
  const words = docsWords[links.site.locale];
  return (
    all.length > 0 &&
    html`<h4>${words.usedBy}</h4>
<ul class="inline">${all.map(
      (user) => html`<li>${links.toEntry(user)}</li>
`,
    )}</ul>
`
  );
}
