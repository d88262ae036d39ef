import type { Locale } from "../nouns/locale.js";
import type { RuleName, RuleParameters, Sentences } from "../nouns/rules.js";
import { quote, quoteName, written } from "./names.js";
import { clip, counted, enumerate, french } from "./typography.js";
import { expectedType, foundType } from "./value-types.js";
import { fixedEnglish, fixedFrench, largeInteger, notFixed, shown } from "./value-words.js";

/** The rules that documents and values break alike, and what readers of simple values report of both. */
export type SharedRule = Extract<
  RuleName,
  | "value-type"
  | "value-not-representable"
  | "cvc-attribute.4"
  | "cvc-complex-type.2.4.c"
  | `cvc-elt.5.2.2.${string}`
  | `cvc-id.${string}`
  | "cvc-simple-type.2"
  | `cvc-identity-constraint.${string}`
  | "limit-attributes"
  | "limit-text-length"
  | "limit-document-length"
>;

/** The sentences about mistakes that documents and values have, by rule and language. */
export const sharedMessages: Sentences<SharedRule> = {
  "value-type": {
    fr: ({ expected, actual, index }) =>
      french`${index === undefined ? "" : french`dans la liste, pour la valeur n° ${index + 1}, `}il faut ${expectedType(expected, "fr")}, ${foundType(actual, "fr")}`,
    en: ({ expected, actual, index }) =>
      `${index === undefined ? "" : `in the list, for value ${index + 1}, `}expected ${expectedType(expected, "en")}, got ${foundType(actual, "en")}`,
  },
  "value-not-representable": {
    fr: ({ value, default: standard, type, exact }) =>
      exact === true
        ? french`l'entier « ${shown(value)} » est trop grand pour être un nombre sans perte : il doit être un bigint (en JSON, ${largeInteger})`
        : standard !== undefined
          ? french`la valeur vide serait relue comme la valeur par défaut « ${clip(standard)} »`
          : type !== undefined
            ? french`l'entier « ${shown(value)} » est trop grand pour être lu sans perte ; le code est à générer avec l'option « integers: exact » ou « integers: bigint » (docs/mapping.md#integers)`
            : french`la valeur « ${shown(value)} » ne peut pas s'écrire exactement`,
    en: ({ value, default: standard, type, exact }) =>
      exact === true
        ? `the integer ${shown(value)} is too large to be a number without loss: make it a bigint (in JSON, ${largeInteger})`
        : standard !== undefined
          ? `the empty value would be read back as the default "${clip(standard)}"`
          : type !== undefined
            ? `the integer "${shown(value)}" is too large to be read without loss; generate the code with the option "integers: exact" or "integers: bigint" (docs/mapping.md#integers)`
            : `the value "${shown(value)}" cannot be written exactly`,
  },
  "cvc-attribute.4": {
    fr: ({ attribute, value, fixed }) =>
      french`l'attribut « ${written(attribute)} » ${notFixed(value, fixed, "fr")}`,
    en: ({ attribute, value, fixed }) =>
      `the attribute "${written(attribute)}" ${notFixed(value, fixed, "en")}`,
  },
  "cvc-complex-type.2.4.c": {
    fr: ({ element }) =>
      french`l'élément ${quoteName(element, "fr")} n'est déclaré dans aucun schéma`,
    en: ({ element }) => `the element ${quoteName(element, "en")} is declared in no schema`,
  },
  "cvc-elt.5.2.2.1": {
    fr: ({ element, fixed }) =>
      french`l'élément « ${written(element)} » ne peut contenir que sa valeur fixe « ${clip(fixed)} »`,
    en: ({ element, fixed }) =>
      `the element "${written(element)}" can hold only its fixed value "${clip(fixed)}"`,
  },
  "cvc-elt.5.2.2.2.1": { fr: fixedFrench, en: fixedEnglish },
  "cvc-elt.5.2.2.2.2": { fr: fixedFrench, en: fixedEnglish },
  "cvc-id.1": {
    fr: ({ value }) => french`aucun élément n'a l'identifiant « ${clip(value)} »`,
    en: ({ value }) => `no element has the identifier "${clip(value)}"`,
  },
  "cvc-id.2": {
    fr: ({ value }) => french`l'identifiant « ${clip(value)} » est déjà pris dans ce document`,
    en: ({ value }) => `the identifier "${clip(value)}" is already taken in this document`,
  },
  "cvc-simple-type.2": {
    fr: ({ value }) => french`« ${clip(value)} » n'est le nom d'aucune entité déclarée`,
    en: ({ value }) => `"${clip(value)}" is not the name of a declared entity`,
  },
  "cvc-identity-constraint.3": {
    fr: ({ constraint, field, reason }) =>
      french`${field === undefined ? "un champ" : french`le champ « ${field} »`} de la règle « ${constraint.local} » désigne ${reason === "several" ? "plusieurs valeurs au lieu d’une" : "un élément qui n’est pas une valeur simple"}`,
    en: ({ constraint, field, reason }) =>
      `${field === undefined ? "a field" : `the field "${field}"`} of the rule "${constraint.local}" finds ${reason === "several" ? "several values instead of one" : "an element that is no simple value"}`,
  },
  "cvc-identity-constraint.4.1": { fr: duplicateFrench, en: duplicateEnglish },
  "cvc-identity-constraint.4.2.1": {
    fr: ({ constraint, fields = [] }) =>
      fields.length === 0
        ? french`il manque une partie de la clé que la règle « ${constraint.local} » demande`
        : french`il manque ${all(fields, "fr")}, que la clé « ${constraint.local} » demande`,
    en: ({ constraint, fields = [] }) =>
      fields.length === 0
        ? `a part of the key that the rule "${constraint.local}" asks for is missing`
        : `${all(fields, "en")} ${fields.length === 1 ? "is" : "are"} missing, which the key "${constraint.local}" asks for`,
  },
  "cvc-identity-constraint.4.2.2": { fr: duplicateFrench, en: duplicateEnglish },
  "cvc-identity-constraint.4.2.3": {
    fr: ({ constraint, field }) =>
      french`${field === undefined ? "une partie" : french`la partie « ${field} »`} de la clé « ${constraint.local} » est un élément qui peut rester sans valeur`,
    en: ({ constraint, field }) =>
      `${field === undefined ? "a part" : `the part "${field}"`} of the key "${constraint.local}" is an element that can be nil`,
  },
  "cvc-identity-constraint.4.3": {
    fr: ({ constraint, values, refer }) =>
      values.length === 1
        ? french`la valeur ${all(values, "fr")} ne renvoie à rien ${ruleAndKey(constraint.local, refer?.local, "fr")}`
        : french`ensemble, les valeurs ${all(values, "fr")} ne renvoient à rien ${ruleAndKey(constraint.local, refer?.local, "fr")}`,
    en: ({ constraint, values, refer }) =>
      values.length === 1
        ? `the value ${all(values, "en")} refers to nothing ${ruleAndKey(constraint.local, refer?.local, "en")}`
        : `together, the values ${all(values, "en")} refer to nothing ${ruleAndKey(constraint.local, refer?.local, "en")}`,
  },
  "limit-attributes": {
    fr: ({ limit }) => french`plus de ${counted(limit, "attribut")} sur un élément`,
    en: ({ limit }) =>
      `more than ${limit} ${limit === 1 ? "attribute" : "attributes"} on one element`,
  },
  "limit-text-length": {
    fr: ({ limit }) => french`un texte de plus de ${counted(limit, "caractère")}`,
    en: ({ limit }) => `a text longer than ${limit} ${limit === 1 ? "character" : "characters"}`,
  },
  "limit-document-length": {
    fr: ({ limit }) => french`un document de plus de ${counted(limit, "caractère")}`,
    en: ({ limit }) =>
      `a document longer than ${limit} ${limit === 1 ? "character" : "characters"}`,
  },
};

type Duplicate = RuleParameters["cvc-identity-constraint.4.1"];

function duplicateFrench({ constraint, values }: Duplicate): string {
  return values.length === 1
    ? french`la valeur ${all(values, "fr")} sert déjà : elle doit être unique (règle « ${constraint.local} »)`
    : french`ensemble, les valeurs ${all(values, "fr")} servent déjà : elles doivent être uniques (règle « ${constraint.local} »)`;
}

function duplicateEnglish({ constraint, values }: Duplicate): string {
  return values.length === 1
    ? `the value ${all(values, "en")} is taken already: it must be unique (rule "${constraint.local}")`
    : `together, the values ${all(values, "en")} are taken already: they must be unique (rule "${constraint.local}")`;
}

function ruleAndKey(rule: string, key: string | undefined, locale: Locale): string {
  if (locale === "fr")
    return key === undefined
      ? french`(règle « ${rule} »)`
      : french`(règle « ${rule} », clé « ${key} »)`;
  return key === undefined ? `(rule "${rule}")` : `(rule "${rule}", key "${key}")`;
}

/** Values that belong together. */
function all(values: readonly string[], locale: Locale): string {
  const quoted = values.map((value) => quote(clip(value), locale));
  return enumerate(quoted, locale === "fr" ? "et" : "and");
}
