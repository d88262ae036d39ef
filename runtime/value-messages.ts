import type { Locale } from "./issues.js";
import { clark } from "./qname.js";
import { french } from "./typography.js";

type Parameters = Readonly<Record<string, unknown>>;

/** A sentence about a broken rule, made from the rule's parameters. */
export type MessageMaker = (parameters: Parameters) => string;

/** The sentences about mistakes that values have, by rule and language. */
export const valueMessages: Readonly<Record<string, Readonly<Record<Locale, MessageMaker>>>> = {
  "value-type": {
    fr: ({ expected, actual }) => french`${inFrench(expected)} attendu, ${inFrench(actual)} reçu`,
    en: ({ expected, actual }) => `expected ${text(expected)}, got ${text(actual)}`,
  },
  "value-unknown-property": {
    fr: ({ property, expected }) =>
      french`propriété inconnue « ${text(property)} » ; propriétés connues : ${list(expected, "aucune")}`,
    en: ({ property, expected }) =>
      `unknown property "${text(property)}"; known properties: ${list(expected, "none")}`,
  },
  "value-choice": {
    fr: ({ branches, present }) =>
      isEmpty(present)
        ? french`une de ces alternatives est attendue : ${alternatives(branches, "ou")}`
        : french`${list(present, "")} ne vont pas ensemble : une seule de ces alternatives est attendue : ${alternatives(branches, "ou")}`,
    en: ({ branches, present }) =>
      isEmpty(present)
        ? `one of these alternatives is expected: ${alternatives(branches, "or")}`
        : `${list(present, "")} do not go together: only one of these alternatives is expected: ${alternatives(branches, "or")}`,
  },
  "value-kind": {
    fr: ({ kind, expected }) =>
      french`« ${text(kind)} » n'est pas un des kind possibles : ${list(expected, "aucun")}`,
    en: ({ kind, expected }) =>
      `"${text(kind)}" is not one of the kinds: ${list(expected, "none")}`,
  },
  "value-not-representable": {
    fr: ({ value, default: standard, exact }) =>
      exact === true
        ? french`l'entier ${text(value)} est trop grand pour être un nombre sans perte : il doit être un bigint (en JSON, ${largeInteger})`
        : standard === undefined
          ? french`la valeur « ${text(value)} » n'a pas d'écriture exacte`
          : french`la valeur vide serait relue comme la valeur par défaut « ${text(standard)} »`,
    en: ({ value, default: standard, exact }) =>
      exact === true
        ? `the integer ${text(value)} is too large to be a number without loss: make it a bigint (in JSON, ${largeInteger})`
        : standard === undefined
          ? `the value "${text(value)}" cannot be represented exactly`
          : `the empty value would be read back as the default "${text(standard)}"`,
  },
  "value-character": {
    fr: ({ character, index }) =>
      french`caractère interdit en XML 1.0 : ${text(character)}, à la position ${text(index)}`,
    en: ({ character, index }) =>
      `character that XML 1.0 does not allow: ${text(character)}, at position ${text(index)}`,
  },
  "value-name": {
    fr: ({ name }) => french`« ${text(name)} » n'est pas un nom XML permis ici`,
    en: ({ name }) => `"${text(name)}" is not an XML name that is allowed here`,
  },
  "value-duplicate-attribute": {
    fr: ({ attribute }) => french`l'attribut « ${text(attribute)} » est donné deux fois`,
    en: ({ attribute }) => `the attribute "${text(attribute)}" is given twice`,
  },
  "value-encoding": {
    fr: ({ name, encoding }) =>
      french`le nom « ${text(name)} » ne peut pas s'écrire en ${text(encoding)}`,
    en: ({ name, encoding }) => `the name "${text(name)}" cannot be written in ${text(encoding)}`,
  },
  "value-prefix": {
    fr: ({ prefix, namespace }) =>
      french`« ${text(prefix)} » ne peut pas être le préfixe de l'espace de noms « ${text(namespace)} »`,
    en: ({ prefix, namespace }) =>
      `"${text(prefix)}" cannot be the prefix of the namespace "${text(namespace)}"`,
  },
  "value-not-writable": {
    fr: ({ reason }) => french`xmlbuilder2 ne sait pas écrire cette valeur : ${text(reason)}`,
    en: ({ reason }) => `xmlbuilder2 cannot write this value: ${text(reason)}`,
  },
  "cvc-complex-type.2.4.a": {
    fr: ({ element, expected }) =>
      french`l'élément « ${text(element)} » ne peut pas venir ici ; attendu : ${list(expected, "rien")}`,
    en: ({ element, expected }) =>
      `the element "${text(element)}" cannot come here; expected: ${list(expected, "nothing")}`,
  },
  "cvc-complex-type.2.4.b": {
    fr: ({ expected, count, minimum }) =>
      minimum === undefined
        ? french`il manque : ${list(expected, "un élément")}`
        : french`il manque : ${list(expected, "un élément")} ; il en faut au moins ${text(minimum)}, il y en a ${text(count)}`,
    en: ({ expected, count, minimum }) =>
      minimum === undefined
        ? `missing: ${list(expected, "an element")}`
        : `missing: ${list(expected, "an element")}; at least ${text(minimum)} needed, ${text(count)} given`,
  },
  "cvc-complex-type.2.4.c": {
    fr: ({ element }) => french`l'élément « ${text(element)} » n'est déclaré dans aucun schéma`,
    en: ({ element }) => `the element "${text(element)}" is declared in no schema`,
  },
  "cvc-complex-type.2.4.d": {
    fr: ({ element, maximum, count }) =>
      maximum === undefined
        ? french`l'élément « ${text(element)} » est de trop : plus rien n'est attendu ici`
        : french`trop d'éléments « ${text(element)} » : ${text(maximum)} au plus, il y en a ${text(count)}`,
    en: ({ element, maximum, count }) =>
      maximum === undefined
        ? `the element "${text(element)}" is one too many: nothing more is expected here`
        : `too many elements "${text(element)}": at most ${text(maximum)}, ${text(count)} given`,
  },
  "cvc-complex-type.3.2.2": {
    fr: ({ attribute, expected }) =>
      french`l'attribut « ${text(attribute)} » n'est pas permis ici ; permis : ${list(expected, "seulement ce qui est déclaré")}`,
    en: ({ attribute, expected }) =>
      `the attribute "${text(attribute)}" is not allowed here; allowed: ${list(expected, "only what is declared")}`,
  },
  "cvc-complex-type.4": {
    fr: ({ attribute }) => french`il manque l'attribut obligatoire « ${text(attribute)} »`,
    en: ({ attribute }) => `the required attribute "${text(attribute)}" is missing`,
  },
  "cvc-attribute.4": {
    fr: ({ attribute, value, fixed }) =>
      french`l'attribut « ${text(attribute)} » vaut « ${text(value)} », alors que sa valeur est fixée à « ${text(fixed)} »`,
    en: ({ attribute, value, fixed }) =>
      `the attribute "${text(attribute)}" is "${text(value)}", but its value is fixed to "${text(fixed)}"`,
  },
  "cvc-elt.2": {
    fr: ({ element }) =>
      french`l'élément « ${text(element)} » est abstrait et ne peut pas être écrit`,
    en: ({ element }) => `the element "${text(element)}" is abstract and cannot be written`,
  },
  "cvc-elt.3.1": {
    fr: ({ element }) => french`l'élément « ${text(element)} » ne peut pas être nil (null)`,
    en: ({ element }) => `the element "${text(element)}" cannot be nil (null)`,
  },
  "cvc-elt.3.2.2": {
    fr: ({ element, fixed }) =>
      french`l'élément « ${text(element)} » ne peut pas être nil : sa valeur est fixée à « ${text(fixed)} »`,
    en: ({ element, fixed }) =>
      `the element "${text(element)}" cannot be nil: its value is fixed to "${text(fixed)}"`,
  },
  "cvc-elt.4.2": {
    fr: ({ value, expected }) =>
      expected === undefined
        ? french`le type « ${text(value)} » n'est pas connu`
        : french`« ${text(value)} » n'est pas un des types possibles : ${list(expected, "aucun")}`,
    en: ({ value, expected }) =>
      expected === undefined
        ? `the type "${text(value)}" is not known`
        : `"${text(value)}" is not one of the types: ${list(expected, "none")}`,
  },
  "cvc-elt.4.3": {
    fr: ({ value, method }) =>
      method === undefined
        ? french`le type « ${text(value)} » ne peut pas tenir lieu du type déclaré`
        : french`le type « ${text(value)} » est interdit ici (block : ${text(method)})`,
    en: ({ value, method }) =>
      method === undefined
        ? `the type "${text(value)}" cannot stand for the declared one`
        : `the type "${text(value)}" is not allowed here (block: ${text(method)})`,
  },
  "cvc-elt.5.2.2.1": {
    fr: ({ element, fixed }) =>
      french`l'élément « ${text(element)} » ne peut contenir que sa valeur fixe « ${text(fixed)} »`,
    en: ({ element, fixed }) =>
      `the element "${text(element)}" can hold only its fixed value "${text(fixed)}"`,
  },
  "cvc-elt.5.2.2.2.1": { fr: fixedFrench, en: fixedEnglish },
  "cvc-elt.5.2.2.2.2": { fr: fixedFrench, en: fixedEnglish },
  "cvc-type.2": {
    fr: ({ type, expected }) =>
      french`le type « ${text(type)} » est abstrait : $type doit nommer un de ces types : ${list(expected, "aucun")}`,
    en: ({ type, expected }) =>
      `the type "${text(type)}" is abstract: $type must name one of these types: ${list(expected, "none")}`,
  },
  "cvc-id.1": {
    fr: ({ value }) => french`aucun élément n'a l'identifiant « ${text(value)} »`,
    en: ({ value }) => `no element has the identifier "${text(value)}"`,
  },
  "cvc-id.2": {
    fr: ({ value }) => french`l'identifiant « ${text(value)} » est déjà pris dans ce document`,
    en: ({ value }) => `the identifier "${text(value)}" is already taken in this document`,
  },
  "cvc-simple-type.2": {
    fr: ({ value }) => french`« ${text(value)} » n'est le nom d'aucune entité déclarée`,
    en: ({ value }) => `"${text(value)}" is not the name of a declared entity`,
  },
  "limit-depth": {
    fr: ({ limit }) =>
      french`plus de ${text(limit)} éléments emboîtés, ou une valeur qui se contient elle-même`,
    en: ({ limit }) => `more than ${text(limit)} nested elements, or a value that contains itself`,
  },
};

function fixedFrench({ element, value, fixed }: Parameters): string {
  return french`l'élément « ${text(element)} » vaut « ${text(value)} », alors que sa valeur est fixée à « ${text(fixed)} »`;
}

function fixedEnglish({ element, value, fixed }: Parameters): string {
  return `the element "${text(element)}" is "${text(value)}", but its value is fixed to "${text(fixed)}"`;
}

/** How the JSON of `scrutin convert` says an integer that is too large for a number. */
const largeInteger = '{ "$integer": "…" }';

/** What values are called in French. */
const frenchTypes: ReadonlyMap<string, string> = new Map([
  ["string", "texte"],
  ["number", "nombre"],
  ["bigint", "entier (bigint)"],
  ["integer", "entier"],
  ["boolean", "booléen"],
  ["object", "objet"],
  ["array", "tableau"],
  ["undefined", "rien"],
  ["function", "fonction"],
  ["string or { kind, value }", "texte ou { kind, value }"],
]);

function inFrench(type: unknown): string {
  return frenchTypes.get(text(type)) ?? text(type);
}

/** A value in a sentence. It may be anything, even an array that contains itself. */
function text(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return "[…]";
  if (typeof value !== "object" || value === null) return String(value);
  const { local, namespace, prefix } = value as Partial<
    Record<"local" | "namespace" | "prefix", unknown>
  >;
  if (typeof local !== "string") return "{…}";
  if (typeof prefix === "string") return prefix === "" ? local : `${prefix}:${local}`;
  return typeof namespace === "string" ? clark({ namespace, local }) : local;
}

function isEmpty(values: unknown): boolean {
  return !Array.isArray(values) || values.length === 0;
}

function list(values: unknown, none: string): string {
  return Array.isArray(values) && values.length > 0 ? values.map(text).join(", ") : none;
}

function alternatives(branches: unknown, or: string): string {
  if (!Array.isArray(branches)) return "";
  const names = branches.map((branch: unknown) => {
    if (!Array.isArray(branch)) return text(branch);
    return branch.length === 1 ? text(branch[0]) : `(${branch.map(text).join(", ")})`;
  });
  return names.join(` ${or} `);
}
