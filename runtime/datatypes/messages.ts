import type { Locale } from "../issues.js";
import { expectedForms } from "./expected-forms.js";

type Parameters = Readonly<Record<string, unknown>>;

/** A sentence about a broken rule, made from the rule's parameters. */
export type MessageMaker = (parameters: Parameters) => string;

/** The sentences about simple values, by rule and language. They start in lower case and have no full stop. */
export const datatypeMessages: Readonly<Record<string, Readonly<Record<Locale, MessageMaker>>>> = {
  "cvc-datatype-valid.1.2.1": {
    fr: (p) => `la valeur ${fr(p["value"])} n'est pas ${expected(p, "fr")}`,
    en: (p) => `the value ${en(p["value"])} is not ${expected(p, "en")}`,
  },
  "cvc-datatype-valid.1.2.2": {
    fr: (p) =>
      `l'élément n° ${position(p["index"])} de la liste, ${fr(p["item"])}, n'est pas valable${because(p, "fr")}`,
    en: (p) =>
      `item ${position(p["index"])} of the list, ${en(p["item"])}, is not valid${because(p, "en")}`,
  },
  "cvc-datatype-valid.1.2.3": {
    fr: (p) =>
      `la valeur ${fr(p["value"])} n'a aucune des formes possibles${members(p, "fr")}${because(p, "fr")}`,
    en: (p) =>
      `the value ${en(p["value"])} has none of the possible forms${members(p, "en")}${because(p, "en")}`,
  },
  "cvc-pattern-valid": {
    fr: (p) =>
      `la valeur ${fr(p["value"])} n'a pas la forme attendue${ofType(p, "fr")} : ${list(p["patterns"], "fr")}`,
    en: (p) =>
      `the value ${en(p["value"])} does not have the expected form${ofType(p, "en")}: ${list(p["patterns"], "en")}`,
  },
  "limit-pattern-length": {
    fr: (p) => `la valeur ${fr(p["value"])} est trop longue pour être comparée à la forme attendue`,
    en: (p) => `the value ${en(p["value"])} is too long to be compared with the expected form`,
  },
  "cvc-enumeration-valid": {
    fr: (p) =>
      `la valeur ${fr(p["value"])} n'est pas dans la liste des valeurs permises${ofType(p, "fr")} : ${list(p["allowed"], "fr")}`,
    en: (p) =>
      `the value ${en(p["value"])} is not one of the allowed values${ofType(p, "en")}: ${list(p["allowed"], "en")}`,
  },
  "cvc-length-valid": {
    fr: (p) =>
      `la valeur ${fr(p["value"])} a une longueur de ${p["actual"]}, il faut exactement ${p["limit"]}`,
    en: (p) =>
      `the value ${en(p["value"])} has a length of ${p["actual"]}, it must be exactly ${p["limit"]}`,
  },
  "cvc-minLength-valid": {
    fr: (p) =>
      isEmpty(p["value"])
        ? `la valeur est vide, il faut une longueur d'au moins ${p["limit"]}`
        : `la valeur ${fr(p["value"])} est trop courte : longueur ${p["actual"]}, il faut au moins ${p["limit"]}`,
    en: (p) =>
      isEmpty(p["value"])
        ? `the value is empty, it must have a length of at least ${p["limit"]}`
        : `the value ${en(p["value"])} is too short: its length is ${p["actual"]}, it must be at least ${p["limit"]}`,
  },
  "cvc-maxLength-valid": {
    fr: (p) =>
      `la valeur ${fr(p["value"])} est trop longue : longueur ${p["actual"]}, au plus ${p["limit"]}`,
    en: (p) =>
      `the value ${en(p["value"])} is too long: its length is ${p["actual"]}, at most ${p["limit"]} is allowed`,
  },
  "cvc-minInclusive-valid": bound("doit être au moins", "must be at least"),
  "cvc-maxInclusive-valid": bound("doit être au plus", "must be at most"),
  "cvc-minExclusive-valid": bound("doit dépasser", "must be more than"),
  "cvc-maxExclusive-valid": bound("doit rester en dessous de", "must be less than"),
  "cvc-totalDigits-valid": {
    fr: (p) =>
      `la valeur ${fr(p["value"])} a ${p["actual"]} chiffres, au plus ${p["limit"]} sont permis`,
    en: (p) =>
      `the value ${en(p["value"])} has ${p["actual"]} digits, at most ${p["limit"]} are allowed`,
  },
  "cvc-fractionDigits-valid": {
    fr: (p) =>
      `la valeur ${fr(p["value"])} a ${p["actual"]} chiffres après la virgule, au plus ${p["limit"]} sont permis`,
    en: (p) =>
      `the value ${en(p["value"])} has ${p["actual"]} digits after the point, at most ${p["limit"]} are allowed`,
  },
  "value-type": {
    fr: (p) => `une valeur de type ${p["expected"]} est attendue, pas ${p["actual"]}`,
    en: (p) => `a value of the type ${p["expected"]} is expected, not ${p["actual"]}`,
  },
  "value-not-representable": {
    fr: (p) =>
      `l'entier ${fr(p["value"])} est trop grand pour être représenté sans perte ; générer avec l'option « integers: bigint »`,
    en: (p) =>
      `the integer ${en(p["value"])} is too large to be represented without loss; generate with the option "integers: bigint"`,
  },
};

function bound(french: string, english: string): Readonly<Record<Locale, MessageMaker>> {
  return {
    fr: (p) => `la valeur ${fr(p["value"])} ${french} ${fr(p["limit"])}`,
    en: (p) => `the value ${en(p["value"])} ${english} ${en(p["limit"])}`,
  };
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
  return `« ${clip(value)} »`;
}

function en(value: unknown): string {
  return `"${clip(value)}"`;
}

function isEmpty(value: unknown): boolean {
  return value === "";
}

function position(index: unknown): number {
  return Number(index) + 1;
}

function expected(p: Parameters, locale: Locale): string {
  const form = expectedForms[String(p["datatype"])];
  const other = locale === "fr" ? `du type ${p["datatype"]}` : `of the type ${p["datatype"]}`;
  return form?.[locale] ?? other;
}

/** ` (CodeCommuneType)`, where the type has a name of its own. */
function ofType(p: Parameters, locale: Locale): string {
  if (p["type"] === undefined) return "";
  return locale === "fr" ? ` pour le type ${p["type"]}` : ` for the type ${p["type"]}`;
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function list(value: unknown, locale: Locale): string {
  const all = items(value);
  const shown = all.slice(0, most).map(locale === "fr" ? fr : en);
  const rest = all.length - shown.length;
  if (rest > 0) shown.push(locale === "fr" ? `et ${rest} autres` : `and ${rest} more`);
  return shown.join(", ");
}

function members(p: Parameters, locale: Locale): string {
  const names = items(p["memberTypes"]).filter((name) => name !== undefined);
  if (names.length === 0) return "";
  return locale === "fr" ? ` (${names.join(" ou ")})` : ` (${names.join(" or ")})`;
}

/** The sentences of the findings that a finding stands for. */
function because(p: Parameters, locale: Locale): string {
  const sentences = items(p["causes"]).flatMap((cause) => {
    const { code, parameters } = cause as { code: string; parameters: Parameters };
    return datatypeMessages[code]?.[locale](parameters) ?? [];
  });
  if (sentences.length === 0) return "";
  return `${locale === "fr" ? " : " : ": "}${[...new Set(sentences)].join(" ; ")}`;
}
