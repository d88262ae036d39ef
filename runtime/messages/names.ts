import type { QNameValue } from "../nouns/generic-values.js";
import type { Locale } from "../nouns/locale.js";
import type { Expected, LetIn } from "../nouns/rules.js";
import { nearest } from "./suggestions.js";
import { enumerate, french } from "./typography.js";

/** A name as it stands in the document: with its prefix; one that has none there, without its namespace. */
export function written({ prefix, local }: QNameValue): string {
  return prefix === undefined || prefix === "" ? local : `${prefix}:${local}`;
}

/** A text in the quotation marks of the language. */
export function quote(text: string, locale: Locale): string {
  return locale === "fr" ? french`« ${text} »` : `"${text}"`;
}

/** A name in quotation marks. A namespace that there is no prefix for follows. */
export function quoteName(name: QNameValue, locale: Locale): string {
  const quoted = quote(written(name), locale);
  return name.prefix === undefined && name.namespace !== ""
    ? `${quoted}${namespaceOf(name, locale)}`
    : quoted;
}

const mostNames = 8;

/**
 * Names in quotation marks, as alternatives, and `last` after them. Of many the first are named, the others counted. A namespace
 * without a prefix that all are in is named once.
 */
export function quoteNames(names: Expected, locale: Locale, last?: string): string {
  const shared = names.length > 1 && last === undefined ? sharedNamespace(names) : undefined;
  const quoted = names.map((name) =>
    shared !== undefined && isName(name) ? quote(name.local, locale) : quoteExpected(name, locale),
  );
  const all = alternatives(quoted, locale, last);
  return shared === undefined ? all : `${all}${namespaceOf(shared, locale)}`;
}

/** One of the names, if all are in the same namespace and it has no prefix. */
function sharedNamespace(names: Expected): QNameValue | undefined {
  const [first] = names;
  if (first === undefined || !isName(first) || first.namespace === "") return undefined;
  const alike = names.every(
    (name) => isName(name) && name.prefix === undefined && name.namespace === first.namespace,
  );
  return alike ? first : undefined;
}

/** The first of many, and how many more there are. */
function alternatives(
  all: readonly string[],
  locale: Locale,
  last?: string,
  most: number = mostNames,
): string {
  const shown = all.length === most + 1 ? [...all] : all.slice(0, most);
  const rest = all.length - shown.length;
  if (rest > 0) shown.push(locale === "fr" ? `${rest} autres` : `${rest} others`);
  if (last !== undefined) shown.push(last);
  return enumerate(shown, locale === "fr" ? "ou" : "or");
}

function quoteExpected(name: Expected[number], locale: Locale): string {
  if (typeof name === "string") return quote(name, locale);
  return "local" in name ? quoteName(name, locale) : letIn(name, locale, "element");
}

/** What a wildcard lets in, in words. */
export function letIn(
  { namespaces }: LetIn,
  locale: Locale,
  what: "element" | "attribute",
): string {
  if (locale === "fr") {
    const noun = what === "element" ? "élément" : "attribut";
    if (namespaces === "any") return `n’importe quel ${noun}`;
    if ("not" in namespaces)
      return namespaces.not === ""
        ? `un ${noun} d’un espace de noms`
        : french`un ${noun} d'un espace de noms autre que « ${namespaces.not} »`;
    const places = namespaces.map((one) =>
      one === "" ? "sans espace de noms" : french`de l'espace de noms « ${one} »`,
    );
    return places.length === 0 ? `aucun ${noun}` : `un ${noun} ${enumerate(places, "ou")}`;
  }
  const noun = what === "element" ? "element" : "attribute";
  if (namespaces === "any") return `any ${noun}`;
  if ("not" in namespaces)
    return namespaces.not === ""
      ? `an ${noun} in a namespace`
      : `an ${noun} in a namespace other than "${namespaces.not}"`;
  const places = namespaces.map((one) =>
    one === "" ? "in no namespace" : `in the namespace "${one}"`,
  );
  return places.length === 0 ? `no ${noun}` : `an ${noun} ${enumerate(places, "or")}`;
}

function namespaceOf({ namespace }: QNameValue, locale: Locale): string {
  return locale === "fr" ? ` (espace de noms ${namespace})` : ` (namespace ${namespace})`;
}

/**
 * What may be wrong with a name that was not expected: its namespace, where one of the expected has the same local name in another;
 * or its spelling. `whole`: it names all that was expected. Empty where nothing comes near.
 */
export function hintFor(
  found: QNameValue,
  expected: Expected,
  locale: Locale,
): { readonly text: string; readonly whole: boolean } {
  const names = expected.filter(isName);
  const elsewhere = names.find(
    ({ local, namespace }) => local === found.local && namespace !== found.namespace,
  );
  if (elsewhere !== undefined && elsewhere.prefix !== "xml")
    return { text: namespaceHint(found, elsewhere, locale), whole: false };
  const near = nearest(
    found.local,
    names.map(({ local }) => local),
  );
  const likely = elsewhere ? [elsewhere] : names.filter(({ local }) => near.includes(local));
  const quoted = likely.map((name) => quoteName(name, locale));
  return { text: didYouMean(quoted, locale), whole: likely.length === expected.length };
}

/** "Did you mean" for a word that is nearly one of those that may stand there. */
export function spellingHint(word: string, known: readonly string[], locale: Locale): string {
  if (known.length < 2) return "";
  return didYouMean(
    nearest(word, known).map((one) => quote(one, locale)),
    locale,
  );
}

/** Advises the option that makes more types known, unless the caller has used it. */
export function schemasHint(option: string | undefined, locale: Locale): string {
  if (option === undefined) return "";
  return locale === "fr"
    ? french` : l'option « ${option} » donne les types du jeu de schémas`
    : `: the option "${option}" gives the types of the schema set`;
}

function didYouMean(quoted: readonly string[], locale: Locale): string {
  if (quoted.length === 0) return "";
  return locale === "fr"
    ? french` (vouliez-vous dire ${enumerate(quoted, "ou")} ?)`
    : ` (did you mean ${enumerate(quoted, "or")}?)`;
}

function namespaceHint(found: QNameValue, wanted: QNameValue, locale: Locale): string {
  if (locale === "fr") {
    const is =
      found.namespace === ""
        ? "sans espace de noms"
        : french`dans l'espace de noms « ${found.namespace} »`;
    return wanted.namespace === ""
      ? `, ${is} au lieu de n’en avoir aucun`
      : french`, ${is} au lieu de « ${wanted.namespace} »`;
  }
  const is = found.namespace === "" ? "in no namespace" : `in the namespace "${found.namespace}"`;
  return wanted.namespace === ""
    ? `, ${is} instead of none`
    : `, ${is} instead of "${wanted.namespace}"`;
}

function isName(name: Expected[number]): name is QNameValue {
  return typeof name === "object" && "local" in name;
}
