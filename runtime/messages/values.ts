import type { RuleName, Sentences } from "../nouns/rules.js";
import { hintFor, quoteName, schemasHint, spellingHint, written } from "./names.js";
import type { SharedRule } from "./shared.js";
import { clip, french } from "./typography.js";
import {
  allowed,
  alternatives,
  bareNames,
  known,
  missing,
  shown,
  theElement,
  together,
  typeName,
} from "./value-words.js";

/** The rules that values break and documents do not, or that have other words for them. */
type ValueRule = Extract<
  RuleName,
  | `value-${string}`
  | `cvc-complex-type.2.4.${string}`
  | "cvc-complex-type.3.2.2"
  | "cvc-complex-type.4"
  | "cvc-elt.2"
  | "cvc-elt.3.1"
  | "cvc-elt.3.2.2"
  | "cvc-elt.4.2"
  | "cvc-elt.4.3"
  | "cvc-type.2"
  | "limit-depth"
>;

/** The sentences about mistakes that values have, by rule and language. */
export const valueMessages: Sentences<Exclude<ValueRule, SharedRule>> = {
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
  "cvc-type.2": {
    fr: ({ type, expected = [] }) =>
      french`le type${type === undefined ? "" : french` « ${written(type)} »`} est abstrait${known(expected, french` : $type doit nommer un de ces types : `, "fr")}`,
    en: ({ type, expected = [] }) =>
      `the type${type === undefined ? "" : ` "${written(type)}"`} is abstract${known(expected, ": $type must name one of these types: ", "en")}`,
  },
  "limit-depth": {
    fr: ({ limit }) =>
      french`plus de ${limit} éléments emboîtés, ou une valeur qui se contient elle-même`,
    en: ({ limit }) => `more than ${limit} nested elements, or a value that contains itself`,
  },
};
