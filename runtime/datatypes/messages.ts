import type { Locale } from "../issues.js";
import { said } from "../said-names.js";
import { enumerate, french, typographic } from "../typography.js";
import { expectedForms } from "./expected-forms.js";

type Parameters = Readonly<Record<string, unknown>>;

/** A sentence about a broken rule, made from the rule's parameters. */
export type MessageMaker = (parameters: Parameters) => string;

/** The sentences about simple values, by rule and language. They start in lower case and have no full stop. */
export const datatypeMessages: Readonly<Record<string, Readonly<Record<Locale, MessageMaker>>>> = {
  "cvc-datatype-valid.1.2.1": {
    fr: (p) => french`${valueFr(p)} n'est pas ${formOf(p, "fr") ?? `du type ${p["datatype"]}`}`,
    en: (p) => `${valueEn(p)} is not ${formOf(p, "en") ?? `of the type ${p["datatype"]}`}`,
  },
  "cvc-datatype-valid.1.2.2": {
    fr: (p) =>
      french`dans la liste${whereFr(p)}, la valeur n° ${position(p["index"])} ne convient pas : ${because(p, "fr")}`,
    en: (p) =>
      `in the list${whereEn(p)}, value ${position(p["index"])} is not right: ${because(p, "en")}`,
  },
  "cvc-datatype-valid.1.2.3": {
    fr: (p) => french`${valueFr(p)} n'a aucune des formes possibles : ${alternatives(p, "fr")}`,
    en: (p) => `${valueEn(p)} has none of the possible forms: ${alternatives(p, "en")}`,
  },
  "cvc-pattern-valid": { fr: patternFrench, en: patternEnglish },
  "limit-pattern-length": {
    fr: (p) => french`${valueFr(p)} est trop longue pour être comparée à la forme attendue`,
    en: (p) => `${valueEn(p)} is too long to be compared with the expected form`,
  },
  "cvc-enumeration-valid": {
    fr: (p) =>
      french`${valueFr(p)} n'est pas permise ; valeurs permises : ${list(p["allowed"], "fr")}`,
    en: (p) => `${valueEn(p)} is not allowed; allowed values: ${list(p["allowed"], "en")}`,
  },
  "cvc-length-valid": {
    fr: (p) => `${valueFr(p)} a ${lengthFr(p, p["actual"])} au lieu de ${p["limit"]}`,
    en: (p) => `${valueEn(p)} has ${lengthEn(p, p["actual"])} instead of ${p["limit"]}`,
  },
  "cvc-minLength-valid": {
    fr: (p) =>
      p["value"] === ""
        ? `${valueFr(p)} n’est pas permise, il faut ${lengthFr(p, p["limit"])} au moins`
        : french`${valueFr(p)} est trop courte : ${lengthFr(p, p["actual"])} au lieu de ${p["limit"]} au moins`,
    en: (p) =>
      p["value"] === ""
        ? `${valueEn(p)} is not allowed, it must have ${lengthEn(p, p["limit"])} at least`
        : `${valueEn(p)} is too short: ${lengthEn(p, p["actual"])} instead of at least ${p["limit"]}`,
  },
  "cvc-maxLength-valid": {
    fr: (p) =>
      french`${valueFr(p)} est trop longue : ${lengthFr(p, p["actual"])} au lieu de ${p["limit"]} au plus`,
    en: (p) =>
      `${valueEn(p)} is too long: ${lengthEn(p, p["actual"])} instead of at most ${p["limit"]}`,
  },
  "cvc-minInclusive-valid": bound("doit être au moins", "must be at least"),
  "cvc-maxInclusive-valid": bound("doit être au plus", "must be at most"),
  "cvc-minExclusive-valid": bound("doit dépasser", "must be more than"),
  "cvc-maxExclusive-valid": bound("doit rester en dessous de", "must be less than"),
  "cvc-totalDigits-valid": {
    fr: (p) => `${valueFr(p)} a ${count(p["actual"], "chiffre")} au lieu de ${p["limit"]} au plus`,
    en: (p) => `${valueEn(p)} has ${plural(p["actual"], "digit")} instead of at most ${p["limit"]}`,
  },
  "cvc-fractionDigits-valid": {
    fr: (p) =>
      `${valueFr(p)} a ${count(p["actual"], "chiffre")} après le point au lieu de ${p["limit"]} au plus`,
    en: (p) =>
      `${valueEn(p)} has ${plural(p["actual"], "digit")} after the point instead of at most ${p["limit"]}`,
  },
  "value-type": {
    fr: (p) => `une valeur de type ${p["expected"]} est attendue, pas ${p["actual"]}`,
    en: (p) => `a value of the type ${p["expected"]} is expected, not ${p["actual"]}`,
  },
  "value-not-representable": {
    fr: (p) =>
      french`l'entier ${fr(p["value"])} est trop grand pour être lu sans perte ; le code est à générer avec l'option « integers: bigint »`,
    en: (p) =>
      `the integer ${en(p["value"])} is too large to be read without loss; generate the code with the option "integers: bigint"`,
  },
};

function bound(inFrench: string, english: string): Readonly<Record<Locale, MessageMaker>> {
  return {
    fr: (p) => `${valueFr(p)} ${inFrench} ${fr(p["limit"])}`,
    en: (p) => `${valueEn(p)} ${english} ${en(p["limit"])}`,
  };
}

function patternFrench(p: Parameters): string {
  const strange = items(p["characters"]).map(character);
  const patterns = list(p["patterns"], "fr", "ou");
  if (strange.length > 0) {
    const what =
      strange.length === 1
        ? "un caractère qui n’est pas permis"
        : "des caractères qui ne sont pas permis";
    return french`${valueFr(p)} contient ${what} : ${strange.map(fr).join(", ")} ; forme attendue : ${patterns}`;
  }
  const form = formOf(p, "fr");
  return form === undefined
    ? french`${valueFr(p)} n'a pas la forme attendue : ${patterns}`
    : french`${valueFr(p)} n'a pas la forme attendue : ${form}, selon le modèle ${patterns}`;
}

function patternEnglish(p: Parameters): string {
  const strange = items(p["characters"]).map(character);
  const patterns = list(p["patterns"], "en", "or");
  if (strange.length > 0) {
    const what =
      strange.length === 1 ? "a character that is not allowed" : "characters that are not allowed";
    return `${valueEn(p)} has ${what}: ${strange.map(en).join(", ")}; expected form: ${patterns}`;
  }
  const form = formOf(p, "en");
  return form === undefined
    ? `${valueEn(p)} does not have the expected form: ${patterns}`
    : `${valueEn(p)} does not have the expected form: ${form}, by the model ${patterns}`;
}

/** A character that would not be seen is named by its number. */
function character(value: unknown): string {
  const text = String(value);
  if (!/[\p{C}\p{Z}]/u.test(text)) return text;
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

const longest = 60;
const most = 12;

function clip(value: unknown): string {
  const text = String(value).replace(/\s+/g, " ");
  return text.length <= longest
    ? text
    : `${Array.from(text.slice(0, longest)).slice(0, -1).join("")}…`;
}

function fr(value: unknown): string {
  return french`« ${clip(value)} »`;
}

function en(value: unknown): string {
  return `"${clip(value)}"`;
}

/** The value, and the element or attribute that has it where a document was read. */
function valueFr(p: Parameters): string {
  const value = p["value"] === "" ? "la valeur vide" : `la valeur ${fr(p["value"])}`;
  return `${value}${whereFr(p)}`;
}

function valueEn(p: Parameters): string {
  const value = p["value"] === "" ? "the empty value" : `the value ${en(p["value"])}`;
  return `${value}${whereEn(p)}`;
}

function whereFr({ element, attribute }: Parameters): string {
  if (attribute !== undefined) return french` de l'attribut « ${said(attribute)} »`;
  return element === undefined ? "" : french` de l'élément « ${said(element)} »`;
}

function whereEn({ element, attribute }: Parameters): string {
  if (attribute !== undefined) return ` of the attribute "${said(attribute)}"`;
  return element === undefined ? "" : ` of the element "${said(element)}"`;
}

/** A number of things: French counts in the plural from two on. */
function count(number: unknown, what: string): string {
  return `${number} ${what}${Number(number) < 2 ? "" : "s"}`;
}

function lengthFr({ unit }: Parameters, number: unknown): string {
  return unit === "character" ? count(number, "caractère") : `une longueur de ${number}`;
}

function lengthEn({ unit }: Parameters, number: unknown): string {
  return unit === "character" ? plural(number, "character") : `a length of ${number}`;
}

function plural(number: unknown, what: string): string {
  return `${number} ${what}${Number(number) === 1 ? "" : "s"}`;
}

function position(index: unknown): number {
  return Number(index) + 1;
}

/** What a value of the datatype looks like, in words. */
function formOf(p: Parameters, locale: Locale): string | undefined {
  const form = expectedForms[String(p["datatype"])]?.[locale];
  return form !== undefined && locale === "fr" ? typographic(form) : form;
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function list(value: unknown, locale: Locale, conjunction?: string): string {
  const all = items(value);
  const shown = all.slice(0, most).map(locale === "fr" ? fr : en);
  const rest = all.length - shown.length;
  if (rest > 0) shown.push(locale === "fr" ? `et ${rest} autres` : `and ${rest} more`);
  return conjunction === undefined || rest > 0 ? shown.join(", ") : enumerate(shown, conjunction);
}

interface Cause {
  readonly code: string;
  readonly parameters: Parameters;
}

/** The sentences of the findings that a finding stands for. */
function because(p: Parameters, locale: Locale): string {
  const sentences = causesOf(p).flatMap(
    ({ code, parameters }) => datatypeMessages[code]?.[locale](parameters) ?? [],
  );
  return [...new Set(sentences)].join(locale === "fr" ? "\u202f; " : "; ");
}

function causesOf(p: Parameters): readonly Cause[] {
  return items(p["causes"]).map((cause) => cause as Cause);
}

/** What the members of a union expect, one after the other; of each the first thing that is missed. */
function alternatives(p: Parameters, locale: Locale): string {
  const byType = new Map<unknown, string>();
  for (const cause of causesOf(p)) {
    const type = cause.parameters["type"] ?? cause;
    if (!byType.has(type)) byType.set(type, wantedBy(cause, locale));
  }
  return enumerate([...new Set(byType.values())], locale === "fr" ? "ou" : "or");
}

/** What a value should have been, as a noun. */
function wantedBy({ code, parameters: p }: Cause, locale: Locale): string {
  const form = formOf(p, locale);
  const inFrench = locale === "fr";
  switch (code) {
    case "cvc-datatype-valid.1.2.3":
      return alternatives(p, locale);
    case "cvc-pattern-valid": {
      const patterns = list(p["patterns"], locale, inFrench ? "ou" : "or");
      return (
        form ??
        (inFrench ? `une valeur de la forme ${patterns}` : `a value of the form ${patterns}`)
      );
    }
    case "cvc-enumeration-valid":
      return inFrench
        ? `une des valeurs ${list(p["allowed"], locale)}`
        : `one of the values ${list(p["allowed"], locale)}`;
    case "cvc-length-valid":
      return inFrench ? lengthFr(p, p["limit"]) : lengthEn(p, p["limit"]);
    case "cvc-datatype-valid.1.2.1":
      if (form !== undefined) return form;
  }
  return datatypeMessages[code]?.[locale](p) ?? code;
}
