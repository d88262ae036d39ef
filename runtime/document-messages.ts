import type { Locale } from "./issues.js";

type Parameters = Readonly<Record<string, unknown>>;
type MessageMaker = (parameters: Parameters) => string;

/** The sentences about mistakes that documents have and values have not, or say otherwise, by rule and language. */
export const documentMessages: Readonly<Record<string, Readonly<Record<Locale, MessageMaker>>>> = {
  "cvc-elt.1": {
    fr: ({ element, expected }) =>
      `l’élément « ${name(element)} » ne peut pas être la racine du document${expectation(expected, " ; attendu : ")}`,
    en: ({ element, expected }) =>
      `the element "${name(element)}" cannot be the root of the document${expectation(expected, "; expected: ")}`,
  },
  "cvc-elt.2": {
    fr: ({ element }) =>
      `l’élément « ${name(element)} » est abstrait : un autre doit venir à sa place`,
    en: ({ element }) =>
      `the element "${name(element)}" is abstract: another must stand in its place`,
  },
  "cvc-elt.3.1": {
    fr: ({ element }) => `l’élément « ${name(element)} » n’admet pas l’attribut xsi:nil`,
    en: ({ element }) => `the element "${name(element)}" does not allow the attribute xsi:nil`,
  },
  "cvc-elt.3.2.1": {
    fr: ({ element }) =>
      `l’élément « ${name(element)} » est déclaré nil (xsi:nil) et doit donc être vide`,
    en: ({ element }) => `the element "${name(element)}" is nil (xsi:nil) and so must be empty`,
  },
  "cvc-elt.4.1": {
    fr: ({ value }) =>
      `« ${name(value)} », valeur de xsi:type, n’est pas un nom de type bien formé, au préfixe déclaré`,
    en: ({ value }) =>
      `"${name(value)}", the value of xsi:type, is not a well-formed type name with a declared prefix`,
  },
  "cvc-elt.4.2": {
    fr: ({ value }) => `aucun type ne s’appelle « ${name(value)} » (xsi:type)`,
    en: ({ value }) => `no type is called "${name(value)}" (xsi:type)`,
  },
  "cvc-elt.4.3": {
    fr: ({ value, type }) =>
      `le type « ${name(value)} » (xsi:type) ne peut pas remplacer ici le type « ${name(type)} »`,
    en: ({ value, type }) =>
      `the type "${name(value)}" (xsi:type) cannot stand here for the type "${name(type)}"`,
  },
  "cvc-type.2": {
    fr: ({ type }) => `le type « ${name(type)} » est abstrait : xsi:type doit en nommer un autre`,
    en: ({ type }) => `the type "${name(type)}" is abstract: xsi:type must name another`,
  },
  "cvc-type.3.1.1": {
    fr: ({ element, attribute }) =>
      `l’élément « ${name(element)} » ne contient que du texte et n’a pas d’attribut « ${name(attribute)} »`,
    en: ({ element, attribute }) =>
      `the element "${name(element)}" holds text alone and has no attribute "${name(attribute)}"`,
  },
  "cvc-type.3.1.2": { fr: noElementsFrench, en: noElementsEnglish },
  "cvc-complex-type.2.1": {
    fr: ({ element }) => `l’élément « ${name(element)} » doit être vide, sans même un espace`,
    en: ({ element }) => `the element "${name(element)}" must be empty, without even a space`,
  },
  "cvc-complex-type.2.2": { fr: noElementsFrench, en: noElementsEnglish },
  "cvc-complex-type.2.3": {
    fr: ({ element, text }) =>
      `l’élément « ${name(element)} » ne contient que des éléments ; le texte « ${short(text)} » n’y a pas sa place`,
    en: ({ element, text }) =>
      `the element "${name(element)}" holds elements alone; the text "${short(text)}" cannot stand there`,
  },
  "cvc-complex-type.2.4.a": {
    fr: ({ element, expected }) =>
      `l’élément « ${name(element)} » ne peut pas venir ici${expectation(expected, " ; attendu : ", "ou")}`,
    en: ({ element, expected }) =>
      `the element "${name(element)}" cannot come here${expectation(expected, "; expected: ", "or")}`,
  },
  "cvc-complex-type.2.4.b": {
    fr: ({ element, expected }) =>
      `l’élément « ${name(element)} » est incomplet${expectation(expected, " ; il manque : ", "ou")}`,
    en: ({ element, expected }) =>
      `the element "${name(element)}" is not complete${expectation(expected, "; missing: ", "or")}`,
  },
  "cvc-complex-type.2.4.d": {
    fr: ({ element }) => `l’élément « ${name(element)} » est de trop : plus rien n’est attendu ici`,
    en: ({ element }) =>
      `the element "${name(element)}" is one too many: nothing more is expected here`,
  },
  "cvc-complex-type.3.2.2": {
    fr: ({ attribute, expected }) =>
      `l’attribut « ${name(attribute)} » n’est pas permis ici${expectation(expected, " ; permis : ")}`,
    en: ({ attribute, expected }) =>
      `the attribute "${name(attribute)}" is not allowed here${expectation(expected, "; allowed: ")}`,
  },
  "cvc-complex-type.5.1": {
    fr: ({ attribute }) =>
      `l’attribut « ${name(attribute)} » est un second identifiant : un élément n’en a qu’un`,
    en: ({ attribute }) =>
      `the attribute "${name(attribute)}" is a second ID: an element has only one`,
  },
  "cvc-complex-type.5.2": {
    fr: ({ attribute }) =>
      `l’attribut « ${name(attribute)} » est un identifiant, alors que l’élément en a déjà un de par son type`,
    en: ({ attribute }) =>
      `the attribute "${name(attribute)}" is an ID, while the type gives the element one already`,
  },
  "cvc-identity-constraint.3": {
    fr: ({ constraint, reason }) =>
      `contrainte « ${name(constraint)} » : un champ désigne ${reason === "several" ? "plusieurs valeurs au lieu d’une" : "un élément qui n’est pas une valeur simple"}`,
    en: ({ constraint, reason }) =>
      `constraint "${name(constraint)}": a field finds ${reason === "several" ? "several values instead of one" : "an element that is no simple value"}`,
  },
  "cvc-identity-constraint.4.1": { fr: duplicateFrench, en: duplicateEnglish },
  "cvc-identity-constraint.4.2.1": {
    fr: ({ constraint }) => `contrainte « ${name(constraint)} » : il manque une partie de la clé`,
    en: ({ constraint }) => `constraint "${name(constraint)}": a part of the key is missing`,
  },
  "cvc-identity-constraint.4.2.2": { fr: duplicateFrench, en: duplicateEnglish },
  "cvc-identity-constraint.4.2.3": {
    fr: ({ constraint }) =>
      `contrainte « ${name(constraint)} » : une partie de la clé est un élément qui peut être nil`,
    en: ({ constraint }) =>
      `constraint "${name(constraint)}": a part of the key is an element that can be nil`,
  },
  "cvc-identity-constraint.4.3": {
    fr: ({ constraint, values, refer }) =>
      `contrainte « ${name(constraint)} » : la clé « ${name(refer)} » n’a pas de valeur ${quoted(values, "«", "»")}`,
    en: ({ constraint, values, refer }) =>
      `constraint "${name(constraint)}": the key "${name(refer)}" has no value ${quoted(values, '"', '"')}`,
  },
  "limit-issues": {
    fr: ({ limit }) => `${name(limit)} erreurs trouvées : la lecture s’arrête là`,
    en: ({ limit }) => `${name(limit)} mistakes found: reading stops here`,
  },
  "encoding-unknown": {
    fr: ({ encoding }) => `l’encodage « ${name(encoding)} » n’est pas connu`,
    en: ({ encoding }) => `the encoding "${name(encoding)}" is not known`,
  },
  "encoding-invalid-bytes": {
    fr: ({ encoding }) => `ces octets ne sont pas du texte en ${name(encoding)}`,
    en: ({ encoding }) => `these bytes are not text in ${name(encoding)}`,
  },
};

function noElementsFrench({ element, parent }: Parameters): string {
  return `l’élément « ${name(parent)} » ne contient que du texte ; l’élément « ${name(element)} » n’y a pas sa place`;
}

function noElementsEnglish({ element, parent }: Parameters): string {
  return `the element "${name(parent)}" holds text alone; the element "${name(element)}" cannot stand there`;
}

function duplicateFrench({ constraint, values }: Parameters): string {
  return `contrainte « ${name(constraint)} » : la valeur ${quoted(values, "«", "»")} est déjà prise`;
}

function duplicateEnglish({ constraint, values }: Parameters): string {
  return `constraint "${name(constraint)}": the value ${quoted(values, '"', '"')} is already taken`;
}

/** A name as it is said: without its namespace, which the parameters have. */
function name(value: unknown): string {
  return typeof value === "object" && value !== null && "local" in value
    ? String(value.local)
    : String(value);
}

const longest = 60;

function short(text: unknown): string {
  const line = String(text).trim().replace(/\s+/g, " ");
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

const mostNames = 8;

function expectation(expected: unknown, before: string, or?: string): string {
  if (!Array.isArray(expected) || expected.length === 0) return "";
  const names = expected.slice(0, mostNames).map(name);
  if (expected.length > mostNames) return `${before}${names.join(", ")}…`;
  const last = or === undefined ? undefined : names.pop();
  if (last === undefined) return `${before}${names.join(", ")}`;
  return names.length === 0 ? `${before}${last}` : `${before}${names.join(", ")} ${or} ${last}`;
}

function quoted(values: unknown, open: string, close: string): string {
  const space = open === "«" ? "\u202f" : "";
  if (!Array.isArray(values)) return "";
  return values.map((value) => `${open}${space}${short(value)}${space}${close}`).join(", ");
}
