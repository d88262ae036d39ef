import type { RuleName, Sentences } from "../nouns/rules.js";
import { hintFor, quoteName, schemasHint, spellingHint, written } from "./names.js";
import { clip, french } from "./typography.js";
import { expectedType, foundType } from "./value-types.js";
import {
  allowed,
  alternatives,
  bareNames,
  fixedEnglish,
  fixedFrench,
  known,
  largeInteger,
  missing,
  notFixed,
  shown,
  theElement,
  together,
  typeName,
} from "./value-words.js";

/** The rules that values break, documents as well perhaps. */
type ValueRule = Extract<
  RuleName,
  | `value-${string}`
  | `cvc-complex-type.2.4.${string}`
  | "cvc-complex-type.3.2.2"
  | "cvc-complex-type.4"
  | "cvc-attribute.4"
  | "cvc-elt.2"
  | "cvc-elt.3.1"
  | "cvc-elt.3.2.2"
  | "cvc-elt.4.2"
  | "cvc-elt.4.3"
  | `cvc-elt.5.2.2.${string}`
  | "cvc-type.2"
  | `cvc-id.${string}`
  | "cvc-simple-type.2"
  | "limit-depth"
  | "limit-attributes"
  | "limit-text-length"
  | "limit-document-length"
>;

/** The sentences about mistakes that values have, by rule and language. */
export const valueMessages: Sentences<ValueRule> = {
  "value-type": {
    fr: ({ expected, actual, index }) =>
      french`${index === undefined ? "" : french`dans la liste, pour la valeur n° ${index + 1}, `}il faut ${expectedType(expected, "fr")}, ${foundType(actual, "fr")}`,
    en: ({ expected, actual, index }) =>
      `${index === undefined ? "" : `in the list, for value ${index + 1}, `}expected ${expectedType(expected, "en")}, got ${foundType(actual, "en")}`,
  },
  "value-unknown-property": {
    fr: ({ property, expected }) =>
      french`propriété inconnue « ${clip(String(property))} »${spellingHint(String(property), expected, "fr")}${known(expected, french` ; propriétés connues : `, "fr")}`,
    en: ({ property, expected }) =>
      `unknown property "${clip(String(property))}"${spellingHint(String(property), expected, "en")}${known(expected, "; known properties: ", "en")}`,
  },
  "value-choice": {
    fr: ({ branches, present }) =>
      present.length === 0
        ? french`une de ces alternatives est attendue : ${alternatives(branches, "fr")}`
        : french`${together(present, "fr")} : une seule de ces alternatives est attendue : ${alternatives(branches, "fr")}`,
    en: ({ branches, present }) =>
      present.length === 0
        ? `one of these alternatives is expected: ${alternatives(branches, "en")}`
        : `${together(present, "en")}: only one of these alternatives is expected: ${alternatives(branches, "en")}`,
  },
  "value-kind": {
    fr: ({ kind, expected }) =>
      kind === undefined
        ? french`il manque « kind », qui dit de quelle sorte est l'élément${known(expected, french` ; valeurs possibles : `, "fr")}`
        : french`« ${shown(kind)} » n'est pas une valeur possible de « kind »${spellingHint(shown(kind), expected, "fr")}${known(expected, french` ; valeurs possibles : `, "fr")}`,
    en: ({ kind, expected }) =>
      kind === undefined
        ? `"kind" is missing, which says what kind of element this is${known(expected, "; possible values: ", "en")}`
        : `"${shown(kind)}" is not a possible value of "kind"${spellingHint(shown(kind), expected, "en")}${known(expected, "; possible values: ", "en")}`,
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
  "value-character": {
    fr: ({ character, index }) =>
      french`caractère interdit en XML 1.0 : ${character}, à la position ${index}`,
    en: ({ character, index }) =>
      `character that XML 1.0 does not allow: ${character}, at position ${index}`,
  },
  "value-name": {
    fr: ({ name }) => french`« ${clip(name)} » n'est pas un nom XML permis ici`,
    en: ({ name }) => `"${clip(name)}" is not an XML name that is allowed here`,
  },
  "value-duplicate-attribute": {
    fr: ({ attribute }) => french`l'attribut ${quoteName(attribute, "fr")} est donné deux fois`,
    en: ({ attribute }) => `the attribute ${quoteName(attribute, "en")} is given twice`,
  },
  "value-encoding": {
    fr: ({ name, encoding }) => french`le nom « ${name} » ne peut pas s'écrire en ${encoding}`,
    en: ({ name, encoding }) => `the name "${name}" cannot be written in ${encoding}`,
  },
  "value-prefix": {
    fr: ({ prefix, namespace }) =>
      french`« ${prefix} » ne peut pas être le préfixe de l'espace de noms « ${namespace} »`,
    en: ({ prefix, namespace }) =>
      `"${prefix}" cannot be the prefix of the namespace "${namespace}"`,
  },
  "value-not-writable": {
    fr: ({ reason }) => french`xmlbuilder2 ne sait pas écrire cette valeur : ${reason}`,
    en: ({ reason }) => `xmlbuilder2 cannot write this value: ${reason}`,
  },
  "cvc-complex-type.2.4.a": {
    fr: ({ element, expected }) =>
      french`l'élément ${quoteName(element, "fr")} ne peut pas venir ici${hintFor(element, expected, "fr").text}${expected.length === 0 ? "" : french` ; attendu : ${bareNames(expected, "fr")}`}`,
    en: ({ element, expected }) =>
      `the element ${quoteName(element, "en")} cannot come here${hintFor(element, expected, "en").text}${expected.length === 0 ? "" : `; expected: ${bareNames(expected, "en")}`}`,
  },
  "cvc-complex-type.2.4.b": {
    fr: ({ property, expected, count, minimum }) =>
      french`il manque : ${missing(property, expected, "fr")}${minimum === undefined ? "" : french` ; il en faut au moins ${minimum}, il ${count === undefined || count === 0 ? "n’y en a aucun" : `y en a ${count}`}`}`,
    en: ({ property, expected, count, minimum }) =>
      `missing: ${missing(property, expected, "en")}${minimum === undefined ? "" : `; at least ${minimum} needed, ${count ?? 0} given`}`,
  },
  "cvc-complex-type.2.4.c": {
    fr: ({ element }) =>
      french`l'élément ${quoteName(element, "fr")} n'est déclaré dans aucun schéma`,
    en: ({ element }) => `the element ${quoteName(element, "en")} is declared in no schema`,
  },
  "cvc-complex-type.2.4.d": {
    fr: ({ element, maximum, count }) =>
      maximum === undefined
        ? french`${theElement(element, "fr")} est de trop : plus rien n'est attendu ici`
        : french`${theElement(element, "fr")} est répété trop souvent : ${maximum} au plus, il y en a ${count ?? maximum + 1}`,
    en: ({ element, maximum, count }) =>
      maximum === undefined
        ? `${theElement(element, "en")} is one too many: nothing more is expected here`
        : `${theElement(element, "en")} is repeated too often: at most ${maximum}, ${count ?? maximum + 1} given`,
  },
  "cvc-complex-type.3.2.2": {
    fr: ({ attribute, expected }) =>
      french`l'attribut ${quoteName(attribute, "fr")} n'est pas permis ici${allowed(expected, "fr")}`,
    en: ({ attribute, expected }) =>
      `the attribute ${quoteName(attribute, "en")} is not allowed here${allowed(expected, "en")}`,
  },
  "cvc-complex-type.4": {
    fr: ({ property, attribute }) =>
      property === undefined || property === written(attribute)
        ? french`il manque l'attribut obligatoire « ${written(attribute)} »`
        : french`il manque : « ${property} » (attribut obligatoire « ${written(attribute)} »)`,
    en: ({ property, attribute }) =>
      property === undefined || property === written(attribute)
        ? `the required attribute "${written(attribute)}" is missing`
        : `missing: "${property}" (required attribute "${written(attribute)}")`,
  },
  "cvc-attribute.4": {
    fr: ({ attribute, value, fixed }) =>
      french`l'attribut « ${written(attribute)} » ${notFixed(value, fixed, "fr")}`,
    en: ({ attribute, value, fixed }) =>
      `the attribute "${written(attribute)}" ${notFixed(value, fixed, "en")}`,
  },
  "cvc-elt.2": {
    fr: ({ element }) =>
      french`l'élément « ${written(element)} » est abstrait et ne peut pas être écrit`,
    en: ({ element }) => `the element "${written(element)}" is abstract and cannot be written`,
  },
  "cvc-elt.3.1": {
    fr: ({ element }) =>
      french`l'élément « ${written(element)} » ne peut pas être sans valeur (null)`,
    en: ({ element }) => `the element "${written(element)}" cannot be nil (null)`,
  },
  "cvc-elt.3.2.2": {
    fr: ({ element, fixed }) =>
      french`l'élément « ${written(element)} » ne peut pas être sans valeur (null) : sa valeur est fixée à « ${clip(fixed)} »`,
    en: ({ element, fixed }) =>
      `the element "${written(element)}" cannot be nil (null): its value is fixed to "${clip(fixed)}"`,
  },
  "cvc-elt.4.2": {
    fr: ({ value, expected, option }) =>
      expected === undefined
        ? french`le type « ${typeName(value)} » n'est pas connu${schemasHint(option, "fr")}`
        : french`« ${typeName(value)} » n'est pas un des types possibles${spellingHint(typeName(value), expected, "fr")}${known(expected, french` : `, "fr")}`,
    en: ({ value, expected, option }) =>
      expected === undefined
        ? `the type "${typeName(value)}" is not known${schemasHint(option, "en")}`
        : `"${typeName(value)}" is not one of the types${spellingHint(typeName(value), expected, "en")}${known(expected, ": ", "en")}`,
  },
  "cvc-elt.4.3": {
    fr: ({ value, method }) =>
      method === undefined
        ? french`le type « ${typeName(value)} » ne peut pas tenir lieu du type déclaré`
        : french`le type « ${typeName(value)} » est interdit ici (block : ${method})`,
    en: ({ value, method }) =>
      method === undefined
        ? `the type "${typeName(value)}" cannot stand for the declared one`
        : `the type "${typeName(value)}" is not allowed here (block: ${method})`,
  },
  "cvc-elt.5.2.2.1": {
    fr: ({ element, fixed }) =>
      french`l'élément « ${written(element)} » ne peut contenir que sa valeur fixe « ${clip(fixed)} »`,
    en: ({ element, fixed }) =>
      `the element "${written(element)}" can hold only its fixed value "${clip(fixed)}"`,
  },
  "cvc-elt.5.2.2.2.1": { fr: fixedFrench, en: fixedEnglish },
  "cvc-elt.5.2.2.2.2": { fr: fixedFrench, en: fixedEnglish },
  "cvc-type.2": {
    fr: ({ type, expected = [] }) =>
      french`le type${type === undefined ? "" : french` « ${written(type)} »`} est abstrait${known(expected, french` : $type doit nommer un de ces types : `, "fr")}`,
    en: ({ type, expected = [] }) =>
      `the type${type === undefined ? "" : ` "${written(type)}"`} is abstract${known(expected, ": $type must name one of these types: ", "en")}`,
  },
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
  "limit-depth": {
    fr: ({ limit }) =>
      french`plus de ${limit} éléments emboîtés, ou une valeur qui se contient elle-même`,
    en: ({ limit }) => `more than ${limit} nested elements, or a value that contains itself`,
  },
  "limit-attributes": {
    fr: ({ limit }) =>
      french`plus de ${limit} ${limit > 1 ? "attributs" : "attribut"} sur un élément`,
    en: ({ limit }) =>
      `more than ${limit} ${limit === 1 ? "attribute" : "attributes"} on one element`,
  },
  "limit-text-length": {
    fr: ({ limit }) =>
      french`un texte de plus de ${limit} ${limit > 1 ? "caractères" : "caractère"}`,
    en: ({ limit }) => `a text longer than ${limit} ${limit === 1 ? "character" : "characters"}`,
  },
  "limit-document-length": {
    fr: ({ limit }) =>
      french`un document de plus de ${limit} ${limit > 1 ? "caractères" : "caractère"}`,
    en: ({ limit }) =>
      `a document longer than ${limit} ${limit === 1 ? "character" : "characters"}`,
  },
};
