import type { Locale } from "../nouns/locale.js";
import { clip, enumerate, french } from "./typography.js";

/** What values are called in French, with their article. Braces and dollars are TypeScript, and stay as they are. */
const inFrench: ReadonlyMap<string, string> = /*@__PURE__*/ new Map([
  ["string", "un texte"],
  ["number", "un nombre"],
  ["bigint", "un entier (bigint)"],
  ["integer", "un entier"],
  ["boolean", "un booléen"],
  ["object", "un objet"],
  ["array", "un tableau"],
  ["function", "une fonction"],
  ["symbol", "un symbole"],
  ["QName", "un nom qualifié { namespace, local }"],
  ["QNameValue", "un nom qualifié { namespace, local }"],
  ["AnyElement", "un élément { name, attributes, children }"],
  ["NamedType in $types", "un nom de type { namespace, local } dans $types"],
  ["array in $types", "un tableau dans $types"],
  ["{ kind, value }", "un objet { kind, value }"],
  ["string or { kind, value }", "un texte ou un objet { kind, value }"],
]);

/** What should have been there. */
export function expectedType(type: string, locale: Locale): string {
  const names = type.split(" | ").map((one) => nameOf(one, locale));
  return enumerate(names, locale === "fr" ? "ou" : "or");
}

/** What is there instead. */
export function foundType(type: string, locale: Locale): string {
  if (locale === "en") return type === "undefined" ? "nothing" : nameOf(type, "en");
  if (type === "undefined") return "et il n’y a rien";
  return `et non ${nameOf(type, "fr")}`;
}

function nameOf(type: string, locale: Locale): string {
  const text = /^"(.*)"$/s.exec(type)?.[1];
  if (text !== undefined) return locale === "fr" ? french`« ${clip(text)} »` : `"${clip(text)}"`;
  return locale === "fr" ? (inFrench.get(type) ?? type) : type;
}
