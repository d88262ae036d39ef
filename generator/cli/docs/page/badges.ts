import type { Description } from "../../description/model.js";
import type { DocsWords } from "../words/wording.js";
import type { Links } from "./links.js";
import { type Content, html } from "./markup.js";

export function provenanceBadge(provenance: string | undefined, words: DocsWords): Content {
  if (provenance === undefined) return undefined;
  const known = Object.hasOwn(words.provenances, provenance);
  const label = known ? words.provenances[provenance] : provenance;
  return html`<span class="badge ${known ? provenance : ""}">${label}</span>`;
}

/** The foreign attributes of schema documents, except titles and variants, which are shown elsewhere. */
export function marksText(marks: Description["marks"], links: Links): Content {
  return marks?.map(({ name, value }) =>
    isStages(name)
      ? html`<span class="badge">${value}</span>`
      : html`<span class="badge">${links.site.name(name)} = ${value}</span>`,
  );
}

/** Whether a name is Insee's attribute for the variants of its schemas. */
export function isStages(name: string): boolean {
  return name === "{http://xml.insee.fr/schema/stages}stages";
}
