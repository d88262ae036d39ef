import { clip, enumerate, french } from "../../../runtime/messages/typography.js";
import type { SchematronParameters } from "./parameters.js";
import { nearEnglish, nearFrench, type Sentence } from "./sentence.js";

type XPathCode = Extract<keyof SchematronParameters, `xpath${string}`>;

const cutFrench = (text: string): string => french`« ${clip(text)} »`;
const cut = (text: string): string => `"${clip(text)}"`;

export function expectedFrench(expected: readonly string[]): string {
  return expected.length === 0
    ? ""
    : french` ; attendu : ${enumerate(
        expected.map((each) => french`« ${each} »`),
        "ou",
      )}`;
}

export function expectedEnglish(expected: readonly string[]): string {
  const all = expected.map((each) => `"${each}"`);
  return all.length === 0 ? "" : `; expected ${enumerate(all, "or")}`;
}

function arityFrench(least: number, most: number | undefined): string {
  if (most === undefined) return `au moins ${least}`;
  return least === most ? `${least}` : `de ${least} à ${most}`;
}

function arityEnglish(least: number, most: number | undefined): string {
  if (most === undefined) return `at least ${least}`;
  return least === most ? `${least}` : `${least} to ${most}`;
}

/** What is said of the expressions in a file of rules. */
export const xpathSentences: {
  readonly [Code in XPathCode]: Sentence<SchematronParameters[Code]>;
} = {
  "xpath-syntax": {
    fr: (p) =>
      p.found === ""
        ? french`l'expression ${p.expression.trim() === "" ? "est vide" : french`${cutFrench(p.expression)} n'est pas complète`}${expectedFrench(p.expected)}`
        : french`${cutFrench(p.found)} n'a pas sa place ici dans ${cutFrench(p.expression)}${expectedFrench(p.expected)}`,
    en: (p) =>
      p.found === ""
        ? `the expression ${p.expression.trim() === "" ? "is empty" : `${cut(p.expression)} is not complete`}${expectedEnglish(p.expected)}`
        : `${cut(p.found)} cannot stand here in ${cut(p.expression)}${expectedEnglish(p.expected)}`,
  },
  "xpath-unknown-function": {
    fr: (p) => french`il n'y a pas de fonction « ${p.name}() »${nearFrench(p.near)}`,
    en: (p) => `there is no function "${p.name}()"${nearEnglish(p.near)}`,
  },
  "xpath-arity": {
    fr: (p) =>
      french`la fonction « ${p.name}() » prend ${arityFrench(p.least, p.most)} paramètre${(p.most ?? 2) < 2 ? "" : "s"}, elle en reçoit ${p.given}`,
    en: (p) =>
      `the function "${p.name}()" takes ${arityEnglish(p.least, p.most)} parameter${p.most === 1 ? "" : "s"}, it is given ${p.given}`,
  },
  "xpath-unbound-prefix": {
    fr: (p) =>
      french`le préfixe « ${p.prefix} » n'est lié à aucun espace de noms par un élément ns${nearFrench(p.near)}`,
    en: (p) => `no ns element binds the prefix "${p.prefix}" to a namespace${nearEnglish(p.near)}`,
  },
  "xpath-undefined-variable": {
    fr: (p) => french`la variable « $${p.name} » n'est pas définie ici${nearFrench(p.near)}`,
    en: (p) => `the variable "$${p.name}" is not defined here${nearEnglish(p.near)}`,
  },
  "xpath-no-node-set": {
    fr: (p) => french`« ${p.construct} » veut un ensemble de nœuds`,
    en: (p) => `"${p.construct}" wants a node-set`,
  },
  "xpath-no-pattern": {
    fr: (p) =>
      french`« ${p.construct} » n'a pas sa place dans un contexte, qui est un motif de XSLT : seuls les axes child et attribute, et // y sont permis`,
    en: (p) =>
      `"${p.construct}" cannot stand in a context, which is a pattern of XSLT: only the axes child and attribute, and // are allowed`,
  },
  "xpath-too-deep": {
    fr: (p) => french`l'expression est emboîtée sur plus de ${p.most} niveaux`,
    en: (p) => `the expression is nested more than ${p.most} deep`,
  },
  "xpath2-static": {
    fr: (p) => french`fontoxpath refuse l'expression : ${p.detail}`,
    en: (p) => `fontoxpath refuses the expression: ${p.detail}`,
  },
};
