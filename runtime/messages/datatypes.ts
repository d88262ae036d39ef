import type { QNameValue } from "../nouns/generic-values.js";
import type { Locale } from "../nouns/locale.js";
import type { Cause, RuleName, RuleParameters, Sentence, Sentences } from "../nouns/rules.js";
import { expectedForm } from "./expected-forms.js";
import { spellingHint, written } from "./names.js";
import { clip, counted as count, enumerate, french, typographic } from "./typography.js";
import { expectedType } from "./value-types.js";

/** The rules that simple values break (Part 2). */
export type DatatypeRule =
  | Extract<RuleName, `cvc-datatype-valid.${string}`>
  | Exclude<Extract<RuleName, `cvc-${string}-valid`>, `${string}.${string}`>
  | "limit-pattern-length";

/** The parameters that all rules about a value have. */
interface OfValue {
  readonly value?: string | undefined;
  readonly datatype?: string | undefined;
  readonly element?: QNameValue | undefined;
  readonly attribute?: QNameValue | undefined;
}

/** The sentences about simple values, by rule and language. They start in lower case and have no full stop. */
export const datatypeMessages: Sentences<DatatypeRule> = {
  "cvc-datatype-valid.1.2.1": {
    fr: (p) =>
      french`${valueFr(p)} n'est pas ${formOf(p, "fr") ?? `du type ${p.type ?? p.datatype ?? "attendu"}`}`,
    en: (p) =>
      `${valueEn(p)} is not ${formOf(p, "en") ?? `of the type ${p.type ?? p.datatype ?? "that is expected"}`}`,
  },
  "cvc-datatype-valid.1.2.2": {
    fr: (p) =>
      french`dans la liste${whereFr(p)}, la valeur n° ${position(p.index)} ne convient pas : ${because(p, "fr")}`,
    en: (p) =>
      `in the list${whereEn(p)}, value ${position(p.index)} is not right: ${because(p, "en")}`,
  },
  "cvc-datatype-valid.1.2.3": {
    fr: (p) =>
      french`${valueFr(p)} n'a aucune des formes possibles : ${alternatives(p.causes, "fr")}`,
    en: (p) => `${valueEn(p)} has none of the possible forms: ${alternatives(p.causes, "en")}`,
  },
  "cvc-pattern-valid": { fr: patternFrench, en: patternEnglish },
  "limit-pattern-length": {
    fr: (p) => french`${valueFr(p)} est trop longue pour être comparée à la forme attendue`,
    en: (p) => `${valueEn(p)} is too long to be compared with the expected form`,
  },
  "cvc-enumeration-valid": {
    fr: (p) =>
      french`${valueFr(p)} n'est pas permise${spellingHint(p.value, p.allowed, "fr")} ; valeurs permises : ${list(p.allowed, "fr")}`,
    en: (p) =>
      `${valueEn(p)} is not allowed${spellingHint(p.value, p.allowed, "en")}; allowed values: ${list(p.allowed, "en")}`,
  },
  "cvc-length-valid": {
    fr: (p) => `${valueFr(p)} a ${lengthFr(p, p.actual)} au lieu de ${p.limit}`,
    en: (p) => `${valueEn(p)} has ${lengthEn(p, p.actual)} instead of ${p.limit}`,
  },
  "cvc-minLength-valid": {
    fr: (p) =>
      p.value === ""
        ? `${valueFr(p)} n’est pas permise, il faut ${lengthFr(p, p.limit)} au moins`
        : french`${valueFr(p)} est trop courte : ${lengthFr(p, p.actual)} au lieu de ${p.limit} au moins`,
    en: (p) =>
      p.value === ""
        ? `${valueEn(p)} is not allowed, it must have ${lengthEn(p, p.limit)} at least`
        : `${valueEn(p)} is too short: ${lengthEn(p, p.actual)} instead of at least ${p.limit}`,
  },
  "cvc-maxLength-valid": {
    fr: (p) =>
      french`${valueFr(p)} est trop longue : ${lengthFr(p, p.actual)} au lieu de ${p.limit} au plus`,
    en: (p) => `${valueEn(p)} is too long: ${lengthEn(p, p.actual)} instead of at most ${p.limit}`,
  },
  "cvc-minInclusive-valid": /*@__PURE__*/ bound("doit valoir au moins", "must be at least"),
  "cvc-maxInclusive-valid": /*@__PURE__*/ bound("doit valoir au plus", "must be at most"),
  "cvc-minExclusive-valid": /*@__PURE__*/ bound("doit dépasser", "must be more than"),
  "cvc-maxExclusive-valid": /*@__PURE__*/ bound("doit rester en dessous de", "must be less than"),
  "cvc-totalDigits-valid": {
    fr: (p) => `${valueFr(p)} a ${count(p.actual, "chiffre")} au lieu de ${p.limit} au plus`,
    en: (p) => `${valueEn(p)} has ${plural(p.actual, "digit")} instead of at most ${p.limit}`,
  },
  "cvc-fractionDigits-valid": {
    fr: (p) =>
      `${valueFr(p)} a ${count(p.actual, "chiffre")} après le point au lieu de ${p.limit} au plus`,
    en: (p) =>
      `${valueEn(p)} has ${plural(p.actual, "digit")} after the point instead of at most ${p.limit}`,
  },
};

type OfPattern = RuleParameters["cvc-pattern-valid"];
type OfLength = Pick<RuleParameters["cvc-length-valid"], "unit">;
type OfBound = RuleParameters["cvc-minInclusive-valid"];

function bound(inFrench: string, english: string): Sentence<OfBound> {
  return {
    fr: (p) =>
      `${valueFr(p)} ${inFrench} ${fr(p.limit)}${p.unordered === true ? french`, mais ${whyUnordered(p, "fr")}` : ""}`,
    en: (p) =>
      `${valueEn(p)} ${english} ${en(p.limit)}${p.unordered === true ? `, but ${whyUnordered(p, "en")}` : ""}`,
  };
}

const zone = /(?:Z|[+-]\d\d:\d\d)$/;

/** Why two values cannot be compared: only one has a time zone (Part 2, 3.2.7.4), or they are durations (3.2.6.2), or one is NaN. */
function whyUnordered({ value, limit }: OfBound, locale: Locale): string {
  const inFrench = locale === "fr";
  if (/^-?P/.test(limit))
    return inFrench
      ? french`on ne peut pas comparer ces deux durées : le nombre de jours d'un mois varie`
      : "these two durations cannot be compared: months are not all of the same length";
  if (zone.test(value) === zone.test(limit))
    return inFrench
      ? "on ne peut pas comparer ces deux valeurs"
      : "these two values cannot be compared";
  if (zone.test(value))
    return inFrench
      ? french`elle a un fuseau horaire et cette borne n'en a pas : on ne peut pas les comparer`
      : "it has a time zone and this bound has none: they cannot be compared";
  return inFrench
    ? french`elle n'a pas de fuseau horaire et cette borne en a un : on ne peut pas les comparer`
    : "it has no time zone and this bound has one: they cannot be compared";
}

function patternFrench(p: OfPattern): string {
  const strange = (p.characters ?? []).map(character);
  const patterns = list(p.patterns, "fr", "ou");
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

function patternEnglish(p: OfPattern): string {
  const strange = (p.characters ?? []).map(character);
  const patterns = list(p.patterns, "en", "or");
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

/** A character; one that is invisible by its number. */
function character(text: string): string {
  if (!/[\p{C}\p{Z}]/u.test(text)) return text;
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

const most = 12;

function fr(value: string): string {
  return french`« ${clip(value)} »`;
}

function en(value: string): string {
  return `"${clip(value)}"`;
}

/** The value, and the element or attribute that has it where a document was read. */
function valueFr(p: OfValue): string {
  const value = p.value === "" ? "la valeur vide" : `la valeur ${fr(p.value ?? "")}`;
  return `${value}${whereFr(p)}`;
}

function valueEn(p: OfValue): string {
  const value = p.value === "" ? "the empty value" : `the value ${en(p.value ?? "")}`;
  return `${value}${whereEn(p)}`;
}

function whereFr({ element, attribute }: OfValue): string {
  if (attribute !== undefined) return french` de l'attribut « ${written(attribute)} »`;
  return element === undefined ? "" : french` de l'élément « ${written(element)} »`;
}

function whereEn({ element, attribute }: OfValue): string {
  if (attribute !== undefined) return ` of the attribute "${written(attribute)}"`;
  return element === undefined ? "" : ` of the element "${written(element)}"`;
}

function lengthFr({ unit }: OfLength, number: number): string {
  return unit === "character" ? count(number, "caractère") : `une longueur de ${number}`;
}

function lengthEn({ unit }: OfLength, number: number): string {
  return unit === "character" ? plural(number, "character") : `a length of ${number}`;
}

function plural(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function position(index: number): number {
  return index + 1;
}

/** What a value of the datatype looks like, in words. */
function formOf(p: OfValue, locale: Locale): string | undefined {
  const form = expectedForm(p.datatype ?? "", locale);
  return form !== undefined && locale === "fr" ? typographic(form) : form;
}

function list(all: readonly string[], locale: Locale, conjunction?: string): string {
  const shown = all.slice(0, most).map(locale === "fr" ? fr : en);
  const rest = all.length - shown.length;
  if (rest > 0) shown.push(locale === "fr" ? `et ${rest} autres` : `and ${rest} more`);
  return conjunction === undefined || rest > 0 ? shown.join(", ") : enumerate(shown, conjunction);
}

/** The parameters of findings that another finding sums up. */
type OfCause = OfValue &
  OfLength & {
    readonly type?: string | undefined;
    readonly patterns?: readonly string[] | undefined;
    readonly allowed?: readonly string[] | undefined;
    readonly limit?: number | string | undefined;
    readonly expected?: string | undefined;
    readonly causes?: readonly Cause[] | undefined;
  };

/** The sentences of the findings that a finding sums up. */
function because({ causes }: { readonly causes: readonly Cause[] }, locale: Locale): string {
  const sentences = causes.map((cause) => sentenceOf(cause, locale));
  return [...new Set(sentences)].join(locale === "fr" ? "\u202f; " : "; ");
}

function sentenceOf(cause: Cause, locale: Locale): string {
  const known: Readonly<Record<string, Sentence<never>>> = datatypeMessages;
  const sentence = known[cause.code]?.[locale](cause.parameters as never);
  if (sentence !== undefined) return sentence;
  const wanted = wantedBy(cause, locale);
  return locale === "fr" ? `il faut ${wanted}` : `it must be ${wanted}`;
}

/** What the members of a union expect, one after the other: for each the first requirement that the value misses. */
function alternatives(causes: readonly Cause[], locale: Locale): string {
  const byType = new Map<unknown, string>();
  for (const cause of causes) {
    const type = cause.parameters["type"] ?? cause;
    if (!byType.has(type)) byType.set(type, wantedBy(cause, locale));
  }
  return enumerate([...new Set(byType.values())], locale === "fr" ? "ou" : "or");
}

/** What a value should have been, as a noun. */
function wantedBy({ code, parameters }: Cause, locale: Locale): string {
  const p: OfCause = parameters;
  const form = formOf(p, locale);
  const inFrench = locale === "fr";
  switch (code) {
    case "cvc-datatype-valid.1.2.3":
      return alternatives(p.causes ?? [], locale);
    case "cvc-pattern-valid": {
      const patterns = list(p.patterns ?? [], locale, inFrench ? "ou" : "or");
      return (
        form ??
        (inFrench ? `une valeur de la forme ${patterns}` : `a value of the form ${patterns}`)
      );
    }
    case "cvc-enumeration-valid":
      return inFrench
        ? `une des valeurs ${list(p.allowed ?? [], locale)}`
        : `one of the values ${list(p.allowed ?? [], locale)}`;
    case "cvc-datatype-valid.1.2.1":
      if (form !== undefined) return form;
      break;
    case "value-type":
      return expectedType(p.expected ?? "string", locale);
  }
  const wanted = wantedByFacet[code]?.[locale](p);
  return wanted ?? (inFrench ? "une autre valeur" : "another value");
}

const wantedByFacet: Readonly<Record<string, Sentence<OfCause>>> = {
  "cvc-datatype-valid.1.2.1": {
    fr: (p) => `une valeur du type ${p.type ?? p.datatype ?? "attendu"}`,
    en: (p) => `a value of the type ${p.type ?? p.datatype ?? "expected"}`,
  },
  "cvc-datatype-valid.1.2.2": {
    fr: () => "une liste de valeurs qui conviennent toutes",
    en: () => "a list of values that are all right",
  },
  "cvc-length-valid": /*@__PURE__*/ wantedLength("", ""),
  "cvc-minLength-valid": /*@__PURE__*/ wantedLength(" au moins", "at least "),
  "cvc-maxLength-valid": /*@__PURE__*/ wantedLength(" au plus", "at most "),
  "cvc-minInclusive-valid": /*@__PURE__*/ wantedBound("au moins égale à", "of at least"),
  "cvc-maxInclusive-valid": /*@__PURE__*/ wantedBound("au plus égale à", "of at most"),
  "cvc-minExclusive-valid": /*@__PURE__*/ wantedBound("supérieure à", "of more than"),
  "cvc-maxExclusive-valid": /*@__PURE__*/ wantedBound("inférieure à", "of less than"),
  "cvc-totalDigits-valid": {
    fr: ({ limit }) => `un nombre de ${count(Number(limit), "chiffre")} au plus`,
    en: ({ limit }) => `a number of at most ${plural(Number(limit), "digit")}`,
  },
  "cvc-fractionDigits-valid": {
    fr: ({ limit }) => `un nombre de ${count(Number(limit), "chiffre")} au plus après le point`,
    en: ({ limit }) => `a number with at most ${plural(Number(limit), "digit")} after the point`,
  },
  "value-not-representable": {
    fr: () => "un entier qui se lit sans perte",
    en: () => "an integer that can be read without loss",
  },
};

function wantedLength(inFrench: string, english: string): Sentence<OfCause> {
  return {
    fr: (p) => `une valeur qui a ${lengthFr(p, Number(p.limit))}${inFrench}`,
    en: (p) =>
      p.unit === "character"
        ? `a value of ${english}${plural(Number(p.limit), "character")}`
        : `a value with a length of ${english}${p.limit}`,
  };
}

function wantedBound(inFrench: string, english: string): Sentence<OfCause> {
  return {
    fr: ({ limit }) => `une valeur ${inFrench} ${fr(String(limit))}`,
    en: ({ limit }) => `a value ${english} ${en(String(limit))}`,
  };
}
