import type { Locale } from "../../runtime/issues.js";
import { french } from "../../runtime/messages/typography.js";
import type { Saying } from "./message.js";
import { en, fr } from "./words.js";

/** What the value of an attribute of a schema document may be: some words, or one of the forms below. */
export type Expected =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "set"; readonly words: readonly string[] }
  | { readonly kind: ExpectedForm };

export type ExpectedForm =
  | "text"
  | "name"
  | "qualifiedName"
  | "qualifiedNames"
  | "address"
  | "count"
  | "countFromOne"
  | "countOrUnbounded"
  | "zeroOrOne"
  | "one"
  | "namespaces"
  | "language";

const forms: Readonly<Record<ExpectedForm, Saying>> = {
  text: { fr: "un texte", en: "a text" },
  name: { fr: "un nom XML sans deux-points", en: "an XML name without a colon" },
  qualifiedName: {
    fr: "un nom, avec un préfixe déclaré ou sans préfixe",
    en: "a name, with a declared prefix or without one",
  },
  qualifiedNames: {
    fr: "une liste de noms, avec un préfixe déclaré ou sans préfixe",
    en: "a list of names, with declared prefixes or without",
  },
  address: { fr: "une adresse (URI)", en: "an address (URI)" },
  count: { fr: "un entier, 0 ou plus", en: "an integer, 0 or more" },
  countFromOne: { fr: "un entier, 1 ou plus", en: "an integer, 1 or more" },
  countOrUnbounded: {
    fr: french`un entier, 0 ou plus, ou « unbounded »`,
    en: 'an integer, 0 or more, or "unbounded"',
  },
  zeroOrOne: { fr: french`« 0 » ou « 1 »`, en: '"0" or "1"' },
  one: { fr: french`« 1 »`, en: '"1"' },
  namespaces: {
    fr: french`« ##any », « ##other », ou une liste d'espaces de noms, de « ##targetNamespace » et de « ##local »`,
    en: '"##any", "##other", or a list of namespaces, "##targetNamespace" and "##local"',
  },
  language: {
    fr: french`un code de langue (par exemple « fr »)`,
    en: 'a code of a language (for example "fr")',
  },
};

export function expectedFor(expected: Expected, locale: Locale): string {
  const { quotes } = locale === "fr" ? fr : en;
  switch (expected.kind) {
    case "words":
      return quotes(expected.words);
    case "set":
      return locale === "fr"
        ? french`« #all », ou une liste de ${quotes(expected.words, "and")}`
        : `"#all", or a list of ${quotes(expected.words, "and")}`;
    default:
      return forms[expected.kind][locale];
  }
}
