import type { Description } from "../../description/model.js";
import type { DocsWords } from "../words/wording.js";
import type { Links } from "./links.js";
import { type Content, html, joined } from "./markup.js";

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
      ? stagesIn(value).map((stage) => html`<code class="badge">${stage}</code>`)
      : html`<span class="badge">${links.site.name(name)} = ${value}</span>`,
  );
}

/** The variants that something is part of, each once, as they are written for `--only`. */
export function stagesText(marks: Description["marks"] = []): Content {
  const stages = new Set(
    marks.filter(({ name }) => isStages(name)).flatMap(({ value }) => stagesIn(value)),
  );
  return (
    stages.size > 0 &&
    joined(
      [...stages].map((stage) => html`<code>${stage}</code>`),
      ", ",
    )
  );
}

function stagesIn(value: string): readonly string[] {
  return value
    .split(",")
    .map((stage) => stage.trim())
    .filter((stage) => stage !== "");
}

/** Whether a name is Insee's attribute for the variants of its schemas. */
export function isStages(name: string): boolean {
  return name === "{http://xml.insee.fr/schema/stages}stages";
}
