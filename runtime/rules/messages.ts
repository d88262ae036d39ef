import { clip, french } from "../messages/typography.js";
import type { Locale } from "../nouns/locale.js";
import type { NotRunReason } from "../nouns/rule-checker.js";
import type { EvaluationFault } from "../xpath/index.js";

/** What the sentence about a rule that could not be run is made of. */
export interface Failure {
  readonly reason: EvaluationFault["code"];
  readonly detail: string;
  readonly expression: string;
  /** The code of the check; where a context fails, that of the pattern. */
  readonly rule: string;
}

type Sentences = Readonly<
  Record<Failure["reason"], { readonly [L in Locale]: (failure: Failure) => string }>
>;

const failures: Sentences = {
  "xpath-budget": {
    fr: (of) =>
      french`la règle ${of.rule} est abandonnée : l'expression « ${of.expression} » visite trop de nœuds`,
    en: (of) =>
      `the rule ${of.rule} is given up: the expression "${of.expression}" visits too many nodes`,
  },
  "xpath-type": {
    fr: (of) =>
      french`la règle ${of.rule} ne peut pas être appliquée : dans « ${of.expression} », ${of.detail === "node-set" ? "une valeur n’est pas un ensemble de nœuds" : french`« ${of.detail} » n'a pas de valeur`}`,
    en: (of) =>
      `the rule ${of.rule} cannot be run: in "${of.expression}", ${of.detail === "node-set" ? "a value is no node-set" : `"${of.detail}" has no value`}`,
  },
  "xpath-document": {
    fr: (of) =>
      french`la règle ${of.rule} ne peut pas être appliquée : « ${of.expression} » lit le document « ${of.detail} », qui n'existe pas ou ne peut pas être lu`,
    en: (of) =>
      `the rule ${of.rule} cannot be run: "${of.expression}" reads the document "${of.detail}", which does not exist or may not be read`,
  },
  "xpath-failed": {
    fr: (of) =>
      french`la règle ${of.rule} ne peut pas être appliquée : l'évaluation de « ${of.expression} » échoue (${of.detail})`,
    en: (of) => `the rule ${of.rule} cannot be run: "${of.expression}" fails (${of.detail})`,
  },
};

/** Why a rule could not be run. */
export function failureMessage(failure: Failure, locale: Locale): string {
  return failures[failure.reason][locale]({ ...failure, expression: clip(failure.expression) });
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
