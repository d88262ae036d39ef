import type { Locale } from "../../runtime/issues.js";
import { french } from "../../runtime/messages/typography.js";

type Saying = Readonly<Record<Locale, (about: string) => string>>;

/** What can be wrong with a regular expression. */
export type PatternFaultName =
  | "close-parenthesis"
  | "open-parenthesis"
  | "open-bracket"
  | "nothing-before"
  | "escape"
  | "quantifier"
  | "quantifier-order"
  | "backslash"
  | "unknown-escape"
  | "property-name"
  | "unknown-block"
  | "unknown-category"
  | "empty-class"
  | "after-subtraction"
  | "hyphen-at-end"
  | "range-end"
  | "range-order"
  | "class-end"
  | "depth"
  | "ambiguous";

const faults: Readonly<Record<PatternFaultName, Saying>> = {
  "close-parenthesis": {
    fr: () => french`« ) » ne ferme aucune « ( »`,
    en: () => '")" has no "(" before it',
  },
  "open-parenthesis": {
    fr: () => french`« ( » n'est pas fermée par une « ) »`,
    en: () => '"(" has no ")" after it',
  },
  "open-bracket": {
    fr: () => french`« [ » n'est pas fermé par un « ] »`,
    en: () => '"[" has no "]" after it',
  },
  "nothing-before": {
    fr: (about) => french`il n'y a rien devant « ${about} »`,
    en: (about) => `nothing stands before "${about}"`,
  },
  escape: {
    fr: (about) => french`« ${about} » doit s'écrire « \\${about} » ici`,
    en: (about) => `"${about}" must be written "\\${about}" here`,
  },
  quantifier: {
    fr: () => french`un quantificateur s'écrit « {n} », « {n,} » ou « {n,m} »`,
    en: () => 'a quantifier is "{n}", "{n,}" or "{n,m}"',
  },
  "quantifier-order": {
    fr: (about) => french`le quantificateur « ${about} » finit plus bas qu'il ne commence`,
    en: (about) => `the quantifier "${about}" ends below its start`,
  },
  backslash: {
    fr: () => french`il n'y a rien après « \\ »`,
    en: () => 'nothing stands after "\\"',
  },
  "unknown-escape": {
    fr: (about) => french`« ${about} » n'existe pas`,
    en: (about) => `there is no escape "${about}"`,
  },
  "property-name": {
    fr: () => french`« \\p » demande un nom entre accolades`,
    en: () => '"\\p" needs a name in braces',
  },
  "unknown-block": {
    fr: (about) => french`il n'y a pas de bloc de caractères « ${about} »`,
    en: (about) => `there is no block of characters "${about}"`,
  },
  "unknown-category": {
    fr: (about) => french`il n'y a pas de catégorie de caractères « ${about} »`,
    en: (about) => `there is no category of characters "${about}"`,
  },
  "empty-class": {
    fr: () => "une classe de caractères ne peut pas être vide",
    en: () => "a class of characters cannot be empty",
  },
  "after-subtraction": {
    fr: () => french`« ] » doit suivre une soustraction`,
    en: () => '"]" must follow a subtraction',
  },
  "hyphen-at-end": {
    fr: () => french`« - » doit s'écrire « \\- » à la fin d'un intervalle`,
    en: () => '"-" must be written "\\-" at the end of a range',
  },
  "range-end": {
    fr: () => "un intervalle finit par un seul caractère",
    en: () => "a range ends with one character",
  },
  "range-order": {
    fr: () => "un intervalle finit par un caractère qui vient après celui du début",
    en: () => "a range ends with a character after that of its start",
  },
  "class-end": {
    fr: () => "la classe de caractères n’a pas de fin",
    en: () => "the class of characters has no end",
  },
  depth: {
    fr: () => "l’expression est trop emboîtée",
    en: () => "the expression is nested too deeply",
  },
  ambiguous: {
    fr: () =>
      "l’expression est ambiguë et compte trop loin pour être lue en un temps proportionnel au texte",
    en: () => "the expression is ambiguous and counts too far to be read in linear time",
  },
};

/** Whether an expression is right, and more than we take. */
export function isLimit(fault: PatternFaultName): boolean {
  return fault === "depth" || fault === "ambiguous";
}

export interface PatternFault {
  readonly fault: PatternFaultName;
  /** The piece of the expression that is wrong; empty where its place is enough. */
  readonly about: string;
  /** The character, from 1. */
  readonly at: number;
}

/** What is wrong with an expression, without its place. */
export function patternFault(
  { fault, about }: Pick<PatternFault, "fault" | "about">,
  locale: Locale,
): string {
  return faults[fault][locale](about);
}
