import type { Locale } from "../../runtime/issues.js";
import { french } from "../../runtime/messages/typography.js";
import type { Catalogue } from "./message.js";
import { en, fr } from "./words.js";

/** What can be wrong with the path of a selector or a field; `about` is the piece of it that is meant. */
export type XPathFaultName =
  | "characters"
  | "unexpected"
  | "selector-attribute"
  | "end"
  | "name"
  | "prefix";

export interface Faults {
  readonly fault: XPathFaultName;
  readonly about: string;
}

const faults: Catalogue<Readonly<Record<XPathFaultName, string>>> = {
  characters: {
    fr: () =>
      "elle a des caractères que le sous-ensemble de XPath des contraintes d’identité n’a pas",
    en: () => "it has characters that the subset of XPath for identity constraints does not know",
    example: "",
  },
  unexpected: {
    fr: (about) => french`${fr.quote(about)} n'est pas attendu là`,
    en: (about) => `${en.quote(about)} is not expected there`,
    example: "/",
  },
  "selector-attribute": {
    fr: () => "un sélecteur désigne des éléments, pas des attributs",
    en: () => "a selector picks elements, no attributes",
    example: "",
  },
  end: {
    fr: () => "elle s’arrête là où un nom est attendu",
    en: () => "it ends where a name is expected",
    example: "",
  },
  name: {
    fr: (about) => french`un nom est attendu au lieu de ${fr.quote(about)}`,
    en: (about) => `a name is expected in place of ${en.quote(about)}`,
    example: "a()",
  },
  prefix: {
    fr: (about) => french`le préfixe ${fr.quote(about)} n'est pas déclaré`,
    en: (about) => `the prefix ${en.quote(about)} is not declared`,
    example: "p",
  },
};

export function xpathFault({ fault, about }: Faults, locale: Locale): string {
  return faults[fault][locale](about);
}
