import type {
  Code,
  ContentPart,
  Description,
  Part,
  TypeFacts,
  Wild,
} from "../description/model.js";
import { codesTable } from "./codes.js";
import { marksText, provenanceBadge } from "./page/badges.js";
import type { Links } from "./page/links.js";
import { type Content, html, joined, lang, type Markup } from "./page/markup.js";
import type { DocsWords } from "./words/wording.js";
import { docsWords } from "./words/words.js";

/** The attributes and the content of a component as tables, with the codes of anonymous types. */
export class Parts {
  readonly #links: Links;
  readonly #words: DocsWords;

  constructor(links: Links) {
    this.#links = links;
    this.#words = docsWords[links.site.locale];
  }

  /** All tables of a component. */
  tables(description: Description): Content {
    const { attributes = [], anyAttribute, content = [], name } = description;
    const words = this.#words;
    const shown = this.#links.site.name(name);
    const ofAttributes = this.#attributeRows(attributes, anyAttribute, 0);
    const ofContent = content.map((part) => this.#row(part, 0));
    return [
      ofAttributes.length > 0 &&
        html`<h4>${words.attributes}</h4>\n${this.#table(ofAttributes, `${words.attributes} ${shown}`)}`,
      ofContent.length > 0 &&
        html`<h4>${words.content}</h4>\n${this.#table(ofContent, `${words.content} ${shown}`)}`,
      this.#codes([...attributes, ...elementsIn(content)]),
    ];
  }

  #table(rows: Content, label: string): Markup {
    const { name, type, occurs, about } = this.#words;
    const heads = [name, type, occurs, about].map((each) => html`<th scope="col">${each}</th>`);
    return html`<div class="scroll" role="group" tabindex="0" aria-label="${label}"><table class="parts">
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table></div>
`;
  }

  #attributeRows(
    attributes: readonly Part[],
    any: Wild | undefined,
    depth: number,
  ): readonly Markup[] {
    return [
      ...attributes.map((part) => this.#part(part, `@`, depth)),
      ...(any === undefined
        ? []
        : [this.#group(this.#words.anyAttribute, "0..n", depth, this.#wild(any))]),
    ];
  }

  #row(part: ContentPart, depth: number): Content {
    const words = this.#words;
    if (part.kind === "element") return this.#part(part, "", depth);
    if (part.kind === "any") return this.#group(words.any, part.occurs, depth, this.#wild(part));
    const { kind, group, repeated, occurs, parts } = part;
    const about = [
      group !== undefined && html`${words.groupOf("")}${this.#links.to("group", group)}`,
      repeated && html` (${words.repeated})`,
    ];
    return [
      this.#group(words.groups[kind], occurs, depth, about),
      parts.map((each) => this.#row(each, depth + 1)),
    ];
  }

  #group(label: string, occurs: string, depth: number, about: Content): Markup {
    return html`<tr class="group"><td class="${deep(depth)}">${label}</td><td></td><td class="occurs">${occurs}</td><td class="about">${about}</td></tr>
`;
  }

  #part(part: Part, sign: string, depth: number): Markup {
    const { name, inner, occurs, documentation, global } = part;
    const space = sign === "@" ? "attribute" : "element";
    const shown = global
      ? html`${sign}${this.#links.to(space, name)}`
      : html`<code>${sign}${this.#links.site.name(name)}</code>`;
    const below = inner && [
      ...this.#attributeRows(inner.attributes ?? [], inner.anyAttribute, depth + 1),
      ...(inner.content ?? []).map((each) => this.#row(each, depth + 1)),
    ];
    return html`<tr><td class="${deep(depth)}">${shown}</td><td>${this.#type(part)}</td><td class="occurs">${occurs}</td><td class="about">${documentation.map((text) => html`<div${lang(this.#links.site.language)}>${text}</div>`)}${this.#notes(part)}</td></tr>
${below}`;
  }

  #type(part: Part): Content {
    const { type, inner } = part;
    return [this.#links.typeUse(part), type === undefined && inner && this.#facts(inner)];
  }

  /** The facts of an anonymous type besides its base, for the cell of its user. */
  #facts(inner: TypeFacts): Content {
    const words = this.#words;
    const { mixed, variety, members = [], facets = [], codes = [] } = inner;
    return [
      mixed && html`<span class="facet">${words.flags.mixed}</span>`,
      variety !== undefined &&
        html`<span class="facet">${words.variety[variety]} ${joined(
          members.map((each) => this.#links.typeUse(each)),
          ", ",
        )}</span>`,
      codes.length > 0 && html`<span class="facet">${words.codes(codes.length)}</span>`,
      facets.map((facet) => this.facet(facet)),
      members.map(
        (member) => member.type === undefined && member.inner && this.#facts(member.inner),
      ),
    ];
  }

  facet({ kind, value }: { readonly kind: string; readonly value: string }): Markup {
    const facets: Readonly<Record<string, string>> = this.#words.facets;
    return html`<span class="facet">${facets[kind] ?? kind} <code>${value}</code></span>`;
  }

  #notes({ value, nillable, abstract, provenance, marks }: Part): Content {
    const words = this.#words;
    const flags = [nillable && words.flags.nillable, abstract && words.flags.abstract].filter(
      Boolean,
    );
    return [
      value !== undefined &&
        html`<div class="soft">${words.value[value.kind]} <code>${value.text}</code></div>`,
      flags.length > 0 && html`<div class="soft">${flags.join(", ")}</div>`,
      (provenance !== undefined || marks !== undefined) &&
        html`<div>${provenanceBadge(provenance, words)}${marksText(marks, this.#links)}</div>`,
    ];
  }

  #wild({ namespaces, process }: Wild): string {
    const words = this.#words;
    const shown = (namespace: string): string => (namespace === "" ? words.noNamespace : namespace);
    const where =
      namespaces === "any"
        ? words.anyNamespace
        : "not" in namespaces
          ? words.otherThan(shown(namespaces.not))
          : words.oneOf(namespaces.map(shown).join(", "));
    return `${where}; ${words.process[process]}`;
  }

  /** The codes of anonymous types, each list under the part that has it. */
  #codes(parts: readonly Part[]): Content {
    const name = this.#links.site.name;
    return parts.flatMap((part): Content[] => {
      const own = part.inner === undefined ? [] : codesIn(part.inner);
      const title = this.#words.codesOf(name(part.name));
      const below =
        part.inner === undefined
          ? []
          : [...(part.inner.attributes ?? []), ...elementsIn(part.inner.content ?? [])];
      return [
        own.length > 0 &&
          html`<h4>${title}</h4>\n${codesTable(own, title, this.#words, this.#links.site.language)}`,
        this.#codes(below),
      ];
    });
  }
}

function codesIn({ codes = [], members = [] }: TypeFacts): readonly Code[] {
  return [...codes, ...members.flatMap(({ inner }) => (inner === undefined ? [] : codesIn(inner)))];
}

/** The elements of a content, including those inside groups. */
export function elementsIn(parts: readonly ContentPart[]): readonly Part[] {
  return parts.flatMap((part): readonly Part[] => {
    if (part.kind === "element") return [part];
    return part.kind === "any" ? [] : elementsIn(part.parts);
  });
}

const deepest = 6;

function deep(depth: number): string {
  return depth === 0 ? "" : `d${Math.min(depth, deepest)}`;
}
