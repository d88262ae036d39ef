import type { QNameValue } from "../nouns/generic-values.js";
import type { Locale } from "../nouns/locale.js";
import type { Expected, LetIn, RuleParameters } from "../nouns/rules.js";
import { letIn, quote, quoteNames, written } from "./names.js";
import { clip, enumerate, french } from "./typography.js";

type Fixed = RuleParameters["cvc-elt.5.2.2.2.2"];

export function fixedFrench({ element, value, fixed }: Fixed): string {
  return french`l'élément « ${written(element)} » ${notFixed(value, fixed, "fr")}`;
}

export function fixedEnglish({ element, value, fixed }: Fixed): string {
  return `the element "${written(element)}" ${notFixed(value, fixed, "en")}`;
}

/** How the JSON of `scrutin convert` says an integer that is too large for a number. */
export const largeInteger = '{ "$integer": "…" }';

/** What something is, and should be. */
export function notFixed(value: unknown, fixed: string, locale: Locale): string {
  if (locale === "en") {
    const is = value === "" ? "is empty" : `is "${shown(value)}"`;
    return fixed === ""
      ? `${is}, but it must be empty`
      : `${is}, but its value is fixed to "${clip(fixed)}"`;
  }
  const is = value === "" ? "est vide" : french`vaut « ${shown(value)} »`;
  return fixed === ""
    ? french`${is}, alors qu'il doit être vide`
    : french`${is}, alors que sa valeur est fixée à « ${clip(fixed)} »`;
}

/** A value in a sentence. It may be anything, even an array that contains itself. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return "[…]";
  if (typeof value === "function") return "function";
  if (typeof value !== "object" || value === null) return clip(String(value));
  const { local, prefix } = value as Partial<Record<"local" | "prefix", unknown>>;
  if (typeof local !== "string") return "{…}";
  return typeof prefix === "string" && prefix !== "" ? `${prefix}:${local}` : local;
}

export function typeName(value: string | QNameValue): string {
  return typeof value === "string" ? clip(value) : written(value);
}

/** Names of what the type declares: where they have no prefix, nothing needs to tell them apart. */
export function bareNames(names: Expected, locale: Locale): string {
  return quoteNames(
    names.map((name) =>
      typeof name === "object" && "local" in name ? { ...name, prefix: name.prefix ?? "" } : name,
    ),
    locale,
  );
}

/** The property that is not there, and the elements that it stands for where they are called otherwise. */
export function missing(property: string | undefined, expected: Expected, locale: Locale): string {
  if (expected.length === 0) return locale === "fr" ? "un élément" : "an element";
  const names = bareNames(expected, locale);
  if (property === undefined || names === quote(property, locale)) return names;
  const [first] = expected;
  const isNamed = typeof first === "object" && "local" in first;
  const what = isNamed ? (locale === "fr" ? `élément ${names}` : `element ${names}`) : names;
  return `${quote(property, locale)} (${what})`;
}

export function theElement(element: QNameValue | LetIn, locale: Locale): string {
  if ("namespaces" in element) return letIn(element, locale, "element");
  return locale === "fr"
    ? french`l'élément « ${written(element)} »`
    : `the element "${written(element)}"`;
}

export function allowed(expected: Expected, locale: Locale): string {
  const [first] = expected;
  if (typeof first !== "object" || !("namespaces" in first)) return "";
  const what = letIn(first, locale, "attribute");
  return locale === "fr" ? french` ; permis : ${what}` : `; allowed: ${what}`;
}

const mostKnown = 16;

/** What is known, after some words; nothing where nothing is. */
export function known(names: readonly string[], before: string, locale: Locale): string {
  if (names.length === 0) return "";
  const shownNames = names.length <= mostKnown + 1 ? names : names.slice(0, mostKnown);
  const rest = names.length - shownNames.length;
  const more = rest === 0 ? "" : locale === "fr" ? ` et ${rest} autres` : ` and ${rest} more`;
  return `${before}${shownNames.join(", ")}${more}`;
}

export function together(present: readonly string[], locale: Locale): string {
  const names = enumerate(
    present.map((name) => quote(name, locale)),
    locale === "fr" ? "et" : "and",
  );
  if (present.length === 1)
    return locale === "fr" ? `${names} ne suffit pas` : `${names} is not enough`;
  return locale === "fr" ? `${names} ne vont pas ensemble` : `${names} do not go together`;
}

export function alternatives(branches: readonly (readonly string[])[], locale: Locale): string {
  const and = locale === "fr" ? "et" : "and";
  const names = branches
    .filter((branch) => branch.length > 0)
    .map((branch) => {
      const quoted = branch.map((name) => quote(name, locale));
      return branch.length === 1 ? quoted.join("") : `(${enumerate(quoted, and)})`;
    });
  return names.join(locale === "fr" ? " ou " : " or ");
}
