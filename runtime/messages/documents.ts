import type { Locale } from "../nouns/locale.js";
import type { Expected, RuleName, RuleParameters, Sentences } from "../nouns/rules.js";
import { hintFor, letIn, quoteName, quoteNames, schemasHint, written } from "./names.js";
import type { SharedRule } from "./shared.js";
import { clip, counted, french } from "./typography.js";
import { typeName } from "./value-words.js";

/** The rules that documents break and values do not, or that have other words for them. */
type DocumentRule = Extract<
  RuleName,
  | `cvc-elt.${string}`
  | `cvc-type.${string}`
  | `cvc-complex-type.${string}`
  | `encoding-${string}`
  | "limit-issues"
  | "limit-depth"
>;

/** The sentences about mistakes that only documents have, or that are phrased differently for them, by rule and language. */
export const documentMessages: Sentences<Exclude<DocumentRule, SharedRule>> = {
  "cvc-elt.1": {
    fr: ({ element, expected }) =>
      french`un document ne peut pas commencer par l'élément ${quoteName(element, "fr")}${among(expected, "fr", element)}`,
    en: ({ element, expected }) =>
      `a document cannot begin with the element ${quoteName(element, "en")}${among(expected, "en", element)}`,
  },
  "cvc-elt.2": {
    fr: ({ element, expected = [] }) =>
      french`l'élément « ${written(element)} » n'est qu'un modèle : un élément plus précis doit venir à sa place${expected.length === 0 ? "" : french` : ${quoteNames(expected, "fr")}`}`,
    en: ({ element, expected = [] }) =>
      `the element "${written(element)}" is abstract: another must stand in its place${expected.length === 0 ? "" : `: ${quoteNames(expected, "en")}`}`,
  },
  "cvc-elt.3.1": {
    fr: ({ element }) =>
      french`l'élément « ${written(element)} » ne peut pas être laissé sans valeur par xsi:nil`,
    en: ({ element }) => `the element "${written(element)}" does not allow the attribute xsi:nil`,
  },
  "cvc-elt.3.2.1": {
    fr: ({ element }) =>
      french`l'élément « ${written(element)} » est dit sans valeur (xsi:nil) et doit donc être vide`,
    en: ({ element }) => `the element "${written(element)}" is nil (xsi:nil) and so must be empty`,
  },
  "cvc-elt.3.2.2": {
    fr: ({ element, fixed }) =>
      french`l'élément « ${written(element)} » ne peut pas être laissé sans valeur par xsi:nil : sa valeur est fixée à « ${clip(fixed)} »`,
    en: ({ element, fixed }) =>
      `the element "${written(element)}" cannot be nil (xsi:nil): its value is fixed to "${clip(fixed)}"`,
  },
  "cvc-elt.4.1": {
    fr: ({ value }) =>
      french`xsi:type vaut « ${clip(value)} », qui n'est pas un nom, ou dont le préfixe n'est pas déclaré`,
    en: ({ value }) =>
      `the value of xsi:type, "${clip(value)}", is not a name, or its prefix is not declared`,
  },
  "cvc-elt.4.2": {
    fr: ({ value, option }) =>
      option === undefined
        ? french`xsi:type nomme le type « ${typeName(value)} », qui n'existe pas`
        : french`xsi:type nomme le type « ${typeName(value)} », qui n'est pas connu ici${schemasHint(option, "fr")}`,
    en: ({ value, option }) =>
      option === undefined
        ? `xsi:type names the type "${typeName(value)}", which does not exist`
        : `xsi:type names the type "${typeName(value)}", which is not known here${schemasHint(option, "en")}`,
  },
  "cvc-elt.4.3": {
    fr: ({ element, value, type }) =>
      french`xsi:type nomme le type « ${typeName(value)} », que ${element === undefined ? "l’élément" : french`l'élément « ${written(element)} »`}${type === undefined ? "" : french`, de type « ${written(type)} »,`} n'admet pas`,
    en: ({ element, value, type }) =>
      `xsi:type names the type "${typeName(value)}", which the element${element === undefined ? "" : ` "${written(element)}"`}${type === undefined ? "" : `, of the type "${written(type)}",`} does not allow`,
  },
  "cvc-type.2": {
    fr: ({ type }) =>
      french`le type${type === undefined ? "" : french` « ${written(type)} »`} n'est qu'un modèle : xsi:type doit nommer un type plus précis`,
    en: ({ type }) =>
      `the type${type === undefined ? "" : ` "${written(type)}"`} is abstract: xsi:type must name another`,
  },
  "cvc-type.3.1.1": {
    fr: ({ element, attribute }) =>
      french`l'attribut « ${written(attribute)} » n'est pas permis : l'élément « ${written(element)} » ne contient qu'une valeur`,
    en: ({ element, attribute }) =>
      `the attribute "${written(attribute)}" is not allowed: the element "${written(element)}" holds a value alone`,
  },
  "cvc-type.3.1.2": { fr: noElementsFrench, en: noElementsEnglish },
  "cvc-complex-type.2.1": {
    fr: ({ element }) =>
      french`l'élément « ${written(element)} » doit être vide, sans même une espace`,
    en: ({ element }) => `the element "${written(element)}" must be empty, without even a space`,
  },
  "cvc-complex-type.2.2": { fr: noElementsFrench, en: noElementsEnglish },
  "cvc-complex-type.2.3": {
    fr: ({ element, text }) =>
      french`le texte « ${clip(text.trim())} » n'a pas sa place dans l'élément « ${written(element)} », qui ne contient que d'autres éléments`,
    en: ({ element, text }) =>
      `the text "${clip(text.trim())}" cannot stand in the element "${written(element)}", which holds elements alone`,
  },
  "cvc-complex-type.2.4.a": {
    fr: ({ element, parent, expected, end, known }) =>
      french`l'élément ${quoteName(element, "fr")} ne peut pas venir ici${parent === undefined ? "" : french` dans « ${written(parent)} »`}${among(expected, "fr", element, end === true ? parent : undefined, known)}`,
    en: ({ element, parent, expected, end, known }) =>
      `the element ${quoteName(element, "en")} cannot come here${parent === undefined ? "" : ` in "${written(parent)}"`}${among(expected, "en", element, end === true ? parent : undefined, known)}`,
  },
  "cvc-complex-type.2.4.b": {
    fr: ({ element, expected, missing }) =>
      french`l'élément${element === undefined ? "" : french` « ${written(element)} »`} est incomplet${lacking(missing ?? expected, "fr")}`,
    en: ({ element, expected, missing }) =>
      `the element${element === undefined ? "" : ` "${written(element)}"`} is not complete${lacking(missing ?? expected, "en")}`,
  },
  "cvc-complex-type.2.4.d": {
    fr: ({ element, parent }) =>
      french`${"local" in element ? french`l'élément « ${written(element)} »` : letIn(element, "fr", "element")} est de trop${parent === undefined ? "" : french` : l'élément « ${written(parent)} » est déjà complet`}`,
    en: ({ element, parent }) =>
      `${"local" in element ? `the element "${written(element)}"` : letIn(element, "en", "element")} is one too many${parent === undefined ? "" : `: the element "${written(parent)}" is complete already`}`,
  },
  "cvc-complex-type.3.2.2": {
    fr: ({ element, attribute, expected }) =>
      french`l'attribut ${quoteName(attribute, "fr")} n'est pas permis${element === undefined ? " ici" : french` sur l'élément « ${written(element)} »`}${permitted(expected, "fr", attribute)}`,
    en: ({ element, attribute, expected }) =>
      `the attribute ${quoteName(attribute, "en")} is not allowed${element === undefined ? " here" : ` on the element "${written(element)}"`}${permitted(expected, "en", attribute)}`,
  },
  "cvc-complex-type.4": {
    fr: ({ element, attribute }) =>
      french`il manque l'attribut ${quoteName(attribute, "fr")}${element === undefined ? "" : french` à l'élément « ${written(element)} »`}`,
    en: ({ element, attribute }) =>
      `the attribute ${quoteName(attribute, "en")} is missing${element === undefined ? "" : ` from the element "${written(element)}"`}`,
  },
  "cvc-complex-type.5.1": {
    fr: ({ attribute }) =>
      french`l'attribut « ${written(attribute)} » est un second identifiant : un élément n'en a qu'un`,
    en: ({ attribute }) =>
      `the attribute "${written(attribute)}" is a second ID: an element has only one`,
  },
  "cvc-complex-type.5.2": {
    fr: ({ attribute }) =>
      french`l'attribut « ${written(attribute)} » est un identifiant, alors que l'élément a déjà le sien`,
    en: ({ attribute }) =>
      `the attribute "${written(attribute)}" is an ID, while the element has one of its own`,
  },
  "limit-issues": {
    fr: ({ limit }) =>
      french`${counted(limit, "erreur")} ${limit < 2 ? "trouvée" : "trouvées"} : la lecture s'arrête là`,
    en: ({ limit }) => `${limit} ${limit === 1 ? "mistake" : "mistakes"} found: reading stops here`,
  },
  "limit-depth": {
    fr: ({ limit }) => `plus de ${counted(limit, "élément")} les uns dans les autres`,
    en: ({ limit }) => `more than ${limit} elements inside each other`,
  },
  "encoding-unknown": {
    fr: ({ encoding }) => french`l'encodage « ${clip(encoding)} » n'est pas connu`,
    en: ({ encoding }) => `the encoding "${clip(encoding)}" is not known`,
  },
  "encoding-binary": {
    fr: ({ format }) => `ces octets ne sont pas un document XML mais un fichier ${format}`,
    en: ({ format }) => `these bytes are not an XML document but a ${format} file`,
  },
  "encoding-invalid-bytes": {
    fr: ({ encoding, found }) =>
      found === undefined
        ? french`ces octets ne sont pas du texte en ${encoding}${encoding === "utf-8" ? french` ; s'ils sont dans un autre encodage (ISO-8859-1, windows-1252…), la déclaration XML doit le dire` : ""}`
        : french`le document déclare l'encodage « ${encoding} », mais ses octets sont de l'${found}`,
    en: ({ encoding, found }) =>
      found === undefined
        ? `these bytes are not text in ${encoding}${encoding === "utf-8" ? "; if they are in another encoding (ISO-8859-1, windows-1252…), the XML declaration must say so" : ""}`
        : `the document declares the encoding "${encoding}", but its bytes are ${found}`,
  },
};

type TextOnly = RuleParameters["cvc-complex-type.2.2"];

function noElementsFrench({ element, parent }: TextOnly): string {
  return french`l'élément « ${written(element)} » n'a pas sa place dans l'élément « ${written(parent)} », qui ne contient que du texte`;
}

function noElementsEnglish({ element, parent }: TextOnly): string {
  return `the element "${written(element)}" cannot stand in the element "${written(parent)}", which holds text alone`;
}

const noHint = { text: "", whole: false };

/** The names that can stand there; `parent` where it can end there as well. What is `known` was not misspelt. */
function among(
  expected: Expected,
  locale: Locale,
  found: RuleParameters["cvc-elt.1"]["element"],
  parent?: RuleParameters["cvc-elt.1"]["element"],
  known = false,
): string {
  if (expected.length === 0) return "";
  const hint = known ? noHint : hintFor(found, expected, locale);
  if (hint.whole && parent === undefined) return hint.text;
  if (locale === "fr") {
    const end = parent && french`la fin de « ${written(parent)} »`;
    return french`${hint.text} ; attendu : ${quoteNames(expected, locale, end)}`;
  }
  const end = parent && `the end of "${written(parent)}"`;
  return `${hint.text}; expected: ${quoteNames(expected, locale, end)}`;
}

function lacking(expected: Expected, locale: Locale): string {
  if (expected.length === 0) return "";
  const names = quoteNames(expected, locale);
  return locale === "fr" ? french` ; il manque : ${names}` : `; missing: ${names}`;
}

/** The attributes that may be there: all that are declared, as far as is known. */
function permitted(
  expected: Expected,
  locale: Locale,
  found: RuleParameters["cvc-complex-type.3.2.2"]["attribute"],
): string {
  const [first] = expected;
  if (first === undefined) return "";
  const names =
    typeof first === "object" && "namespaces" in first
      ? letIn(first, locale, "attribute")
      : quoteNames(expected, locale);
  const { text, whole } = hintFor(found, expected, locale);
  if (whole) return text;
  return locale === "fr" ? french`${text} ; permis : ${names}` : `${text}; allowed: ${names}`;
}
