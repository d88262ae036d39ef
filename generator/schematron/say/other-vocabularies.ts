import type { Locale } from "../../../runtime/issues.js";
import { french } from "../../../runtime/messages/typography.js";
import { xsNamespace } from "../../../runtime/qname.js";

/** What to do about a file of another vocabulary that was named for its rules, by its namespace. */
const advice: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  [xsNamespace]: {
    fr: french` : ce schéma XML n'a pas de règles dans ses xs:appinfo`,
    en: ": this XML schema has no rules in its xs:appinfo",
  },
  "http://www.w3.org/1999/XSL/Transform": {
    fr: french` : une feuille de style ne peut pas servir, il faut le Schematron dont elle est faite`,
    en: ": a stylesheet cannot be used, but the Schematron that it was made of",
  },
  "http://purl.oclc.org/dsdl/svrl": {
    fr: french` : c'est le rapport d'un contrôle, et non ses règles`,
    en: ": this is the report of a check, and not its rules",
  },
  "http://relaxng.org/ns/structure/1.0": {
    fr: french` : c'est un schéma RELAX NG`,
    en: ": this is a RELAX NG schema",
  },
};

export function adviceOn(namespace: string, locale: Locale): string {
  return Object.hasOwn(advice, namespace) ? (advice[namespace]?.[locale] ?? "") : "";
}
