import type { TypeFacts } from "../../description/model.js";
import { kindWords } from "../../inspect/schema-text.js";
import { elementsIn } from "../parts.js";
import { type Entry, indexFile, type Site } from "../site.js";
import { docsWords } from "../words/words.js";
import { hrefOf } from "./links.js";

/** A line that the search can find: name, kind, address, documentation, language. */
type Found = readonly [name: string, what: string, href: string, about: string, language?: string];

/** The data for the script of the search. */
export function searchIndex(site: Site): unknown {
  const { locale, modules, rules, language, ruleLanguage } = site;
  const { none, one, more, first, ruleWord } = docsWords[locale];
  const entries: readonly Found[] = [
    ...modules.flatMap((module) =>
      module.entries.flatMap((entry) => linesOf(entry, site).map(spokenIn(language))),
    ),
    ...rules
      .map(
        ({ id, code, message }): Found => [
          code,
          ruleWord,
          hrefOf({ page: indexFile, id }, indexFile),
          message,
        ],
      )
      .map(spokenIn(ruleLanguage)),
  ];
  return { words: { none, one, more, first }, entries };
}

const spokenIn =
  (language: string | undefined) =>
  (found: Found): Found => {
    const [name, what, href, about] = found;
    return language === undefined || about === "" ? found : [name, what, href, about, language];
  };

function linesOf(entry: Entry, { locale, name }: Site): readonly Found[] {
  const { description } = entry;
  const shown = name(description.name);
  const href = hrefOf(entry, indexFile);
  const own: Found = [
    shown,
    kindWords[locale][description.kind],
    href,
    description.documentation.join(" "),
  ];
  return [own, ...insideOf(description, shown, href, { locale, name })];
}

/** Entries without a section of their own: local elements, attributes and codes. */
function insideOf(
  { attributes = [], content = [], codes = [], members = [] }: TypeFacts,
  owner: string,
  href: string,
  site: Pick<Site, "locale" | "name">,
): readonly Found[] {
  const { elementOf, attributeOf, codeOf } = docsWords[site.locale];
  const elements = elementsIn(content);
  const lines = (parts: typeof attributes, what: string): readonly Found[] =>
    parts.map(({ name, documentation }) => [site.name(name), what, href, documentation.join(" ")]);
  const inner = [...attributes, ...elements, ...members].flatMap((part) =>
    part.inner === undefined ? [] : [part.inner],
  );
  return [
    ...lines(elements, elementOf(owner)),
    ...lines(attributes, attributeOf(owner)),
    ...codes.map(({ value, title }): Found => [value, codeOf(owner), href, title]),
    ...inner.flatMap((facts) => insideOf(facts, owner, href, site)),
  ];
}
