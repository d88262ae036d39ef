import type { Locale } from "./issues.js";
import { quoteName, quoteNames, said } from "./said-names.js";
import { french } from "./typography.js";

type Parameters = Readonly<Record<string, unknown>>;
type MessageMaker = (parameters: Parameters) => string;

/** The sentences about mistakes that documents have and values have not, or say otherwise, by rule and language. */
export const documentMessages: Readonly<Record<string, Readonly<Record<Locale, MessageMaker>>>> = {
  "cvc-elt.1": {
    fr: ({ element, expected }) =>
      french`un document ne peut pas commencer par l'élément ${quoteName(element, "fr")}${among(expected, "fr", element)}`,
    en: ({ element, expected }) =>
      `a document cannot begin with the element ${quoteName(element, "en")}${among(expected, "en", element)}`,
  },
  "cvc-elt.2": {
    fr: ({ element }) =>
      french`l'élément « ${said(element)} » n'est qu'un modèle : un élément plus précis doit venir à sa place`,
    en: ({ element }) =>
      `the element "${said(element)}" is abstract: another must stand in its place`,
  },
  "cvc-elt.3.1": {
    fr: ({ element }) =>
      french`l'élément « ${said(element)} » ne peut pas être laissé sans valeur par xsi:nil`,
    en: ({ element }) => `the element "${said(element)}" does not allow the attribute xsi:nil`,
  },
  "cvc-elt.3.2.1": {
    fr: ({ element }) =>
      french`l'élément « ${said(element)} » est dit sans valeur (xsi:nil) et doit donc être vide`,
    en: ({ element }) => `the element "${said(element)}" is nil (xsi:nil) and so must be empty`,
  },
  "cvc-elt.4.1": {
    fr: ({ value }) =>
      french`xsi:type vaut « ${said(value)} », qui n'est pas un nom, ou dont le préfixe n'est pas déclaré`,
    en: ({ value }) =>
      `the value of xsi:type, "${said(value)}", is not a name, or its prefix is not declared`,
  },
  "cvc-elt.4.2": {
    fr: ({ value }) => french`xsi:type nomme le type « ${said(value)} », qui n'existe pas`,
    en: ({ value }) => `xsi:type names the type "${said(value)}", which does not exist`,
  },
  "cvc-elt.4.3": {
    fr: ({ element, value, type }) =>
      french`xsi:type nomme le type « ${said(value)} », que l'élément « ${said(element)} »${type === "" ? "" : french`, de type « ${said(type)} »,`} n'admet pas`,
    en: ({ element, value, type }) =>
      `xsi:type names the type "${said(value)}", which the element "${said(element)}"${type === "" ? "" : `, of the type "${said(type)}",`} does not allow`,
  },
  "cvc-type.2": {
    fr: ({ type }) =>
      french`le type « ${said(type)} » n'est qu'un modèle : xsi:type doit nommer un type plus précis`,
    en: ({ type }) => `the type "${said(type)}" is abstract: xsi:type must name another`,
  },
  "cvc-type.3.1.1": {
    fr: ({ element, attribute }) =>
      french`l'attribut « ${said(attribute)} » n'est pas permis : l'élément « ${said(element)} » ne contient qu'une valeur`,
    en: ({ element, attribute }) =>
      `the attribute "${said(attribute)}" is not allowed: the element "${said(element)}" holds a value alone`,
  },
  "cvc-type.3.1.2": { fr: noElementsFrench, en: noElementsEnglish },
  "cvc-complex-type.2.1": {
    fr: ({ element }) => french`l'élément « ${said(element)} » doit être vide, sans même un espace`,
    en: ({ element }) => `the element "${said(element)}" must be empty, without even a space`,
  },
  "cvc-complex-type.2.2": { fr: noElementsFrench, en: noElementsEnglish },
  "cvc-complex-type.2.3": {
    fr: ({ element, text }) =>
      french`le texte « ${short(text)} » n'a pas sa place dans l'élément « ${said(element)} », qui ne contient que d'autres éléments`,
    en: ({ element, text }) =>
      `the text "${short(text)}" cannot stand in the element "${said(element)}", which holds elements alone`,
  },
  "cvc-complex-type.2.4.a": {
    fr: ({ element, parent, expected, end }) =>
      french`l'élément ${quoteName(element, "fr")} ne peut pas venir ici${parent === undefined ? "" : french` dans « ${said(parent)} »`}${among(expected, "fr", element, end === true ? parent : undefined)}`,
    en: ({ element, parent, expected, end }) =>
      `the element ${quoteName(element, "en")} cannot come here${parent === undefined ? "" : ` in "${said(parent)}"`}${among(expected, "en", element, end === true ? parent : undefined)}`,
  },
  "cvc-complex-type.2.4.b": {
    fr: ({ element, expected, missing }) =>
      french`l'élément « ${said(element)} » est incomplet${lacking(missing ?? expected, "fr")}`,
    en: ({ element, expected, missing }) =>
      `the element "${said(element)}" is not complete${lacking(missing ?? expected, "en")}`,
  },
  "cvc-complex-type.2.4.d": {
    fr: ({ element, parent }) =>
      french`l'élément « ${said(element)} » est de trop${parent === undefined ? "" : french` : l'élément « ${said(parent)} » est déjà complet`}`,
    en: ({ element, parent }) =>
      `the element "${said(element)}" is one too many${parent === undefined ? "" : `: the element "${said(parent)}" is complete already`}`,
  },
  "cvc-complex-type.3.2.2": {
    fr: ({ element, attribute, expected }) =>
      french`l'attribut ${quoteName(attribute, "fr")} n'est pas permis${element === undefined ? " ici" : french` sur l'élément « ${said(element)} »`}${permitted(expected, "fr", attribute)}`,
    en: ({ element, attribute, expected }) =>
      `the attribute ${quoteName(attribute, "en")} is not allowed${element === undefined ? " here" : ` on the element "${said(element)}"`}${permitted(expected, "en", attribute)}`,
  },
  "cvc-complex-type.4": {
    fr: ({ element, attribute }) =>
      french`il manque l'attribut ${quoteName(attribute, "fr")}${element === undefined ? "" : french` à l'élément « ${said(element)} »`}`,
    en: ({ element, attribute }) =>
      `the attribute ${quoteName(attribute, "en")} is missing${element === undefined ? "" : ` from the element "${said(element)}"`}`,
  },
  "cvc-complex-type.5.1": {
    fr: ({ attribute }) =>
      french`l'attribut « ${said(attribute)} » est un second identifiant : un élément n'en a qu'un`,
    en: ({ attribute }) =>
      `the attribute "${said(attribute)}" is a second ID: an element has only one`,
  },
  "cvc-complex-type.5.2": {
    fr: ({ attribute }) =>
      french`l'attribut « ${said(attribute)} » est un identifiant, alors que l'élément a déjà le sien`,
    en: ({ attribute }) =>
      `the attribute "${said(attribute)}" is an ID, while the element has one of its own`,
  },
  "cvc-identity-constraint.3": {
    fr: ({ constraint, reason }) =>
      french`un champ de la règle « ${said(constraint)} » désigne ${reason === "several" ? "plusieurs valeurs au lieu d’une" : "un élément qui n’est pas une valeur simple"}`,
    en: ({ constraint, reason }) =>
      `a field of the rule "${said(constraint)}" finds ${reason === "several" ? "several values instead of one" : "an element that is no simple value"}`,
  },
  "cvc-identity-constraint.4.1": { fr: duplicateFrench, en: duplicateEnglish },
  "cvc-identity-constraint.4.2.1": {
    fr: ({ constraint }) =>
      french`il manque une partie de la clé que la règle « ${said(constraint)} » demande`,
    en: ({ constraint }) =>
      `a part of the key that the rule "${said(constraint)}" asks for is missing`,
  },
  "cvc-identity-constraint.4.2.2": { fr: duplicateFrench, en: duplicateEnglish },
  "cvc-identity-constraint.4.2.3": {
    fr: ({ constraint }) =>
      french`une partie de la clé de la règle « ${said(constraint)} » est un élément qui peut rester sans valeur`,
    en: ({ constraint }) =>
      `a part of the key of the rule "${said(constraint)}" is an element that can be nil`,
  },
  "cvc-identity-constraint.4.3": {
    fr: ({ constraint, values, refer }) =>
      french`la valeur ${quoted(values, "fr")} ne renvoie à rien (règle « ${said(constraint)} », clé « ${said(refer)} »)`,
    en: ({ constraint, values, refer }) =>
      `the value ${quoted(values, "en")} refers to nothing (rule "${said(constraint)}", key "${said(refer)}")`,
  },
  "limit-issues": {
    fr: ({ limit }) => french`${limit} erreurs trouvées : la lecture s'arrête là`,
    en: ({ limit }) => `${limit} mistakes found: reading stops here`,
  },
  "encoding-unknown": {
    fr: ({ encoding }) => french`l'encodage « ${encoding} » n'est pas connu`,
    en: ({ encoding }) => `the encoding "${encoding}" is not known`,
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

function noElementsFrench({ element, parent }: Parameters): string {
  return french`l'élément « ${said(element)} » n'a pas sa place dans l'élément « ${said(parent)} », qui ne contient que du texte`;
}

function noElementsEnglish({ element, parent }: Parameters): string {
  return `the element "${said(element)}" cannot stand in the element "${said(parent)}", which holds text alone`;
}

function duplicateFrench({ constraint, values }: Parameters): string {
  return french`la valeur ${quoted(values, "fr")} sert déjà : elle doit être unique (règle « ${said(constraint)} »)`;
}

function duplicateEnglish({ constraint, values }: Parameters): string {
  return `the value ${quoted(values, "en")} is taken already: it must be unique (rule "${said(constraint)}")`;
}

const longest = 60;

function short(text: unknown): string {
  const line = String(text).trim().replace(/\s+/g, " ");
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function isEmpty(names: unknown): boolean {
  return !Array.isArray(names) || names.length === 0;
}

/** The names that can stand there; `parent` where it can end there as well. */
function among(expected: unknown, locale: Locale, found: unknown, parent?: unknown): string {
  if (isEmpty(expected)) return "";
  const names = quoteNames(expected, locale, {
    found,
    last:
      parent === undefined
        ? undefined
        : locale === "fr"
          ? french`la fin de « ${said(parent)} »`
          : `the end of "${said(parent)}"`,
  });
  return locale === "fr" ? french` ; attendu : ${names}` : `; expected: ${names}`;
}

function lacking(expected: unknown, locale: Locale): string {
  if (isEmpty(expected)) return "";
  const names = quoteNames(expected, locale);
  return locale === "fr" ? french` ; il manque : ${names}` : `; missing: ${names}`;
}

/** The attributes that may be there: all that are declared, as far as is known. */
function permitted(expected: unknown, locale: Locale, found: unknown): string {
  if (isEmpty(expected)) return "";
  const names = quoteNames(expected, locale, { found });
  return locale === "fr" ? french` ; permis : ${names}` : `; allowed: ${names}`;
}

function quoted(values: unknown, locale: Locale): string {
  if (!Array.isArray(values)) return "";
  const quote = (value: unknown): string =>
    locale === "fr" ? french`« ${short(value)} »` : `"${short(value)}"`;
  return values.map(quote).join(", ");
}
