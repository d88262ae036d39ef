import { clip, french } from "../messages/typography.js";
import type { Locale } from "../nouns/locale.js";
import type { NotRunReason } from "../nouns/rule-checker.js";
import type { EvaluationFault } from "../xpath/index.js";

/** What the sentence about a rule that could not be run is made of. */
export interface Failure {
  readonly reason: EvaluationFault["code"];
  readonly detail: string;
  readonly expression: string;
}

type Sentences = Readonly<
  Record<Failure["reason"], { readonly [L in Locale]: (failure: Failure) => string }>
>;

const failures: Sentences = {
  "xpath-budget": {
    fr: ({ expression }) =>
      french`la règle est abandonnée : l'expression « ${clip(expression)} » visite trop de nœuds`,
    en: ({ expression }) =>
      `the rule is given up: the expression "${clip(expression)}" visits too many nodes`,
  },
  "xpath-type": {
    fr: ({ expression, detail }) =>
      french`la règle ne peut pas être appliquée : dans « ${clip(expression)} », ${detail === "node-set" ? "une valeur n’est pas un ensemble de nœuds" : french`« ${detail} » n'a pas de valeur`}`,
    en: ({ expression, detail }) =>
      `the rule cannot be run: in "${clip(expression)}", ${detail === "node-set" ? "a value is no node-set" : `"${detail}" has no value`}`,
  },
  "xpath-document": {
    fr: ({ expression, detail }) =>
      french`la règle ne peut pas être appliquée : « ${clip(expression)} » lit le document « ${detail} », qui n'existe pas ou ne peut pas être lu`,
    en: ({ expression, detail }) =>
      `the rule cannot be run: "${clip(expression)}" reads the document "${detail}", which does not exist or may not be read`,
  },
  "xpath-failed": {
    fr: ({ expression, detail }) =>
      french`la règle ne peut pas être appliquée : l'évaluation de « ${clip(expression)} » échoue (${detail})`,
    en: ({ expression, detail }) =>
      `the rule cannot be run: "${clip(expression)}" fails (${detail})`,
  },
};

/** Why a rule could not be run. */
export function failureMessage(failure: Failure, locale: Locale): string {
  return failures[failure.reason][locale](failure);
}

/** What is said of a broken rule that has no message. */
export function fallbackMessage(kind: "assert" | "report", test: string, locale: Locale): string {
  const said = clip(test);
  if (locale === "fr")
    return kind === "assert"
      ? french`la condition « ${said} » n'est pas remplie`
      : french`la condition « ${said} » est remplie`;
  return kind === "assert" ? `"${said}" is not true` : `"${said}" is true`;
}

const notRun: Readonly<Record<NotRunReason, { readonly [L in Locale]: string }>> = {
  "not-valid": {
    fr: french`les règles n'ont pas été vérifiées : le document n'est pas valide selon son schéma`,
    en: "the rules were not checked: the document is not valid by its schema",
  },
  "no-element": {
    fr: french`les règles n'ont pas été vérifiées : elles portent sur un document, et la valeur n'est pas celle d'un élément racine`,
    en: "the rules were not checked: they are about documents, and the value is not that of a root element",
  },
  "in-pieces": {
    fr: french`les règles n'ont pas été vérifiées : elles ont besoin du document entier, qui est lu ou écrit par morceaux`,
    en: "the rules were not checked: they need the whole document, which is read or written in pieces",
  },
};

/** Why rules were not asked at all. */
export function notRunMessage(reason: NotRunReason, locale: Locale): string {
  return notRun[reason][locale];
}

/** Why a rule was not asked where nothing but functions over values is there. */
export function notTypedMessage(code: string, locale: Locale): string {
  return locale === "fr"
    ? french`la règle ${code} n'a pas été vérifiée : aucune fonction ne la dit de cette valeur`
    : `the rule ${code} was not checked: there is no function that says it of this value`;
}

/** Why a rule was not asked about a document that passes by. */
export function needsDocumentMessage(code: string, locale: Locale): string {
  return locale === "fr"
    ? french`la règle ${code} n'a pas été vérifiée : elle a besoin du document entier, qui est lu ou écrit par morceaux`
    : `the rule ${code} was not checked: it needs the whole document, which is read or written in pieces`;
}
