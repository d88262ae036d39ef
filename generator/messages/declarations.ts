import { french } from "../../runtime/messages/typography.js";
import type { NamespaceConstraint } from "../schema/components.js";
import { elElement, elName, elType, localName, xsType } from "./examples.js";
import type { Catalogue, Cause, Name, Nothing, Thing } from "./message.js";
import { en, fr } from "./words.js";

interface OfThing {
  readonly thing: Thing;
}

interface OfValue extends OfThing {
  /** Whether the value is the default or fixed. */
  readonly constraint: "default" | "fixed";
  readonly value: string;
  readonly type: Thing;
}

interface NotValid extends OfValue {
  readonly why: readonly Cause[];
}

interface Wildcards {
  readonly operation: "intersection" | "union";
  readonly first: NamespaceConstraint;
  readonly second: NamespaceConstraint;
}

/** What is wrong with declarations of elements, attributes and notations, and with wildcards. */
export interface DeclarationParameters {
  readonly "src-attribute.1": Nothing;
  readonly "src-attribute.2": Nothing;
  readonly "src-attribute.3.1": Nothing;
  readonly "src-attribute.3.1/both": Nothing;
  readonly "src-attribute.3.2": Nothing;
  readonly "src-attribute.4": Nothing;
  readonly "src-element.1": Nothing;
  readonly "src-element.2.1": Nothing;
  readonly "src-element.2.1/both": Nothing;
  readonly "src-element.2.2": { readonly what: string };
  readonly "src-element.3": { readonly type: string };
  readonly "no-xmlns": Nothing;
  readonly "no-xsi": { readonly namespace: string };
  readonly "src-attribute_group.2": Wildcards;
  readonly "src-ct.4": Wildcards;
  readonly "src-attribute_group.3": OfThing;
  readonly "limit-depth/attribute-groups": { readonly limit: number };
  readonly "ag-props-correct.2": { readonly name: Name };
  readonly "ct-props-correct.4": { readonly name: Name };
  readonly "ag-props-correct.3": { readonly names: readonly Name[] };
  readonly "ct-props-correct.5": { readonly names: readonly Name[] };
  readonly "a-props-correct.2": NotValid;
  readonly "a-props-correct.3": OfValue;
  readonly "au-props-correct.2": OfValue & { readonly fixed: string };
  readonly "e-props-correct.2": NotValid;
  readonly "e-props-correct.3": OfThing;
  readonly "e-props-correct.4": OfThing & {
    readonly type: Thing;
    readonly head: Thing;
    readonly headType: Thing;
    /** The derivations that the head excludes. */
    readonly excluded: readonly string[];
  };
  readonly "e-props-correct.5": OfValue;
  readonly "e-props-correct.6": OfThing;
  readonly "cos-valid-default.2.1": OfValue;
  readonly "cos-valid-default.2.2.2": OfValue;
  readonly "enumeration-required-notation": OfThing & { readonly type: Thing };
}

const element: Thing = elElement("NombreDUnites");
const attribute: Thing = { kind: "attribute", name: localName("version") };
const because: readonly Cause[] = [
  { code: "cvc-datatype-valid.1.2.1", parameters: { value: "deux", datatype: "integer" } },
];
const value: OfValue = {
  thing: element,
  constraint: "default",
  value: "deux",
  type: xsType("integer"),
};
const ofAttribute: OfValue = { ...value, thing: attribute };

function valueFrench(p: OfValue): string {
  return french`la valeur ${p.constraint === "fixed" ? "fixe" : "par défaut"} ${fr.quote(p.value)} ${fr.of(p.thing)}`;
}

function valueEnglish(p: OfValue): string {
  return `the ${p.constraint} value ${en.quote(p.value)} ${en.of(p.thing)}`;
}

const notValid = {
  fr: (p: NotValid) =>
    french`${valueFrench(p)} ne convient pas ${atFrench(p.type)} : ${fr.because(p.why)}`,
  en: (p: NotValid) =>
    `${valueEnglish(p)} is not valid for ${en.the(p.type)}: ${en.because(p.why)}`,
};

function atFrench(thing: Thing): string {
  const text = fr.the(thing);
  return text.startsWith("le ") ? `au ${text.slice(3)}` : `à ${text}`;
}

const noId = {
  fr: (p: OfValue) =>
    french`${valueFrench(p)} n'est pas permise : ${fr.the(p.type)} est un identifiant (ID), qui ne peut servir qu'une fois`,
  en: (p: OfValue) =>
    `${valueEnglish(p)} is not allowed: ${en.the(p.type)} is an ID, which can be used only once`,
};

const exclusive = {
  fr: () => french`les attributs « default » et « fixed » s'excluent`,
  en: () => 'the attributes "default" and "fixed" exclude each other',
  example: {},
};

const twice = {
  fr: (p: { readonly name: Name }) => french`l'attribut ${fr.quote(p.name)} est déclaré deux fois`,
  en: (p: { readonly name: Name }) => `the attribute ${en.quote(p.name)} is declared twice`,
  example: { name: localName("version") },
};

const twoIds = {
  fr: (p: { readonly names: readonly Name[] }) =>
    french`les attributs ${fr.quotes(p.names, "and")} sont tous deux des identifiants (ID) ; un seul est permis`,
  en: (p: { readonly names: readonly Name[] }) =>
    `the attributes ${en.quotes(p.names, "and")} are both IDs; only one is allowed`,
  example: { names: [localName("id"), localName("cle")] },
};

const inexpressible = {
  fr: (p: Wildcards) =>
    french`${p.operation === "union" ? "l’union" : "l’intersection"} des jokers d'attributs pour ${fr.namespaces(p.first)} et pour ${fr.namespaces(p.second)} ne peut pas s'exprimer par un seul joker`,
  en: (p: Wildcards) =>
    `the ${p.operation} of the attribute wildcards for ${en.namespaces(p.first)} and for ${en.namespaces(p.second)} cannot be expressed by one wildcard`,
};

const nameOrRef = (kind: "attribute" | "element") => {
  const noun = kind === "attribute" ? "un attribut" : "un élément";
  const english = kind === "attribute" ? "an attribute" : "an element";
  return {
    neither: {
      fr: () => french`${noun} demande un « name » (déclaration) ou un « ref » (renvoi)`,
      en: () => `${english} needs a "name" (a declaration) or a "ref" (a reference)`,
      example: {},
    },
    both: {
      fr: () => french`${noun} a un « name » (déclaration) ou un « ref » (renvoi), pas les deux`,
      en: () => `${english} has a "name" (a declaration) or a "ref" (a reference), not both`,
      example: {},
    },
  };
};
const attributeNames = nameOrRef("attribute");
const elementNames = nameOrRef("element");

export const declarationMessages: Catalogue<DeclarationParameters> = {
  "src-attribute.1": exclusive,
  "src-element.1": exclusive,
  "src-attribute.2": {
    fr: () =>
      french`un attribut qui a une valeur par défaut (« default ») est facultatif : « use » ne peut valoir que « optional »`,
    en: () => 'an attribute with a "default" is optional: its "use" can only be "optional"',
    example: {},
  },
  "src-attribute.3.1": attributeNames.neither,
  "src-attribute.3.1/both": attributeNames.both,
  "src-attribute.3.2": {
    fr: () =>
      french`un attribut qui a un « ref » n'a ni « form », ni « type », ni <simpleType> à lui`,
    en: () => 'an attribute with a "ref" has no "form", "type" or <simpleType> of its own',
    example: {},
  },
  "src-attribute.4": {
    fr: () => french`un attribut a un « type » ou un <simpleType>, pas les deux`,
    en: () => 'an attribute has a "type" or a <simpleType>, not both',
    example: {},
  },
  "src-element.2.1": elementNames.neither,
  "src-element.2.1/both": elementNames.both,
  "src-element.2.2": {
    fr: (p) =>
      french`un élément qui a un « ref » ne peut pas porter ${p.what.startsWith("<") ? p.what : fr.quote(p.what)}`,
    en: (p) =>
      `an element with a "ref" cannot have ${p.what.startsWith("<") ? p.what : en.quote(p.what)} of its own`,
    example: { what: "nillable" },
  },
  "src-element.3": {
    fr: (p) => french`un élément a un « type » ou un <${p.type}>, pas les deux`,
    en: (p) => `an element has a "type" or a <${p.type}>, not both`,
    example: { type: "complexType" },
  },
  "no-xmlns": {
    fr: () => french`un attribut ne peut pas s'appeler « xmlns »`,
    en: () => 'an attribute cannot be named "xmlns"',
    example: {},
  },
  "no-xsi": {
    fr: (p) =>
      french`un attribut ne peut pas être déclaré dans l'espace de noms ${fr.quote(p.namespace)}`,
    en: (p) => `an attribute cannot be declared in the namespace ${en.quote(p.namespace)}`,
    example: { namespace: "http://www.w3.org/2001/XMLSchema-instance" },
  },
  "src-attribute_group.2": {
    ...inexpressible,
    example: {
      operation: "intersection",
      first: { kind: "not", namespace: "urn:a" },
      second: { kind: "not", namespace: "urn:b" },
    },
  },
  "src-ct.4": {
    ...inexpressible,
    example: {
      operation: "union",
      first: { kind: "not", namespace: "urn:a" },
      second: { kind: "enumeration", namespaces: [""] },
    },
  },
  "src-attribute_group.3": {
    fr: (p) => french`${fr.the(p.thing)} se contient lui-même`,
    en: (p) => `${en.the(p.thing)} contains itself`,
    example: { thing: { kind: "attributeGroup", name: elName("Attributs") } },
  },
  "limit-depth/attribute-groups": {
    fr: (p) => `plus de ${p.limit} groupes d’attributs renvoient les uns aux autres`,
    en: (p) => `more than ${p.limit} attribute groups refer to each other`,
    example: { limit: 500 },
  },
  "ag-props-correct.2": twice,
  "ct-props-correct.4": twice,
  "ag-props-correct.3": twoIds,
  "ct-props-correct.5": twoIds,
  "a-props-correct.2": { ...notValid, example: { ...ofAttribute, why: because } },
  "a-props-correct.3": { ...noId, example: { ...ofAttribute, type: xsType("ID") } },
  "au-props-correct.2": {
    fr: (p) =>
      french`${valueFrench(p)} doit être la valeur fixe ${fr.quote(p.fixed)} de sa déclaration`,
    en: (p) => `${valueEnglish(p)} must be the fixed value ${en.quote(p.fixed)} of its declaration`,
    example: { ...ofAttribute, fixed: "2" },
  },
  "e-props-correct.2": { ...notValid, example: { ...value, why: because } },
  "e-props-correct.3": {
    fr: (p) =>
      french`${fr.the(p.thing)} est local, et ne peut pas être dans un groupe de substitution`,
    en: (p) => `${en.the(p.thing)} is local, and cannot be in a substitution group`,
    example: { thing: element },
  },
  "e-props-correct.4": {
    fr: (p) =>
      french`${fr.the(p.thing)} ne peut pas remplacer ${fr.the(p.head)}, tête de son groupe de substitution : ${fr.the(p.type)} n'est pas dérivé ${fr.of(p.headType)}${p.excluded.length === 0 ? "" : french` d'une manière que « final » permette (exclu : ${fr.quotes(p.excluded, "and")})`}`,
    en: (p) =>
      `${en.the(p.thing)} cannot stand for ${en.the(p.head)}, the head of its substitution group: ${en.the(p.type)} is not derived from ${en.the(p.headType)}${p.excluded.length === 0 ? "" : ` in a way that "final" allows (excluded: ${en.quotes(p.excluded, "and")})`}`,
    example: {
      thing: elElement("Radiation"),
      type: xsType("string"),
      head: elElement("Avis"),
      headType: elType("AvisType"),
      excluded: [],
    },
  },
  "e-props-correct.5": { ...noId, example: { ...value, type: xsType("ID") } },
  "e-props-correct.6": {
    fr: (p) => french`${fr.the(p.thing)} est dans son propre groupe de substitution`,
    en: (p) => `${en.the(p.thing)} is in its own substitution group`,
    example: { thing: element },
  },
  "cos-valid-default.2.1": {
    fr: (p) =>
      french`${valueFrench(p)} demande un contenu simple ou mixte, et ${fr.the(p.type)} n'en a pas`,
    en: (p) =>
      `${valueEnglish(p)} needs simple or mixed content, and ${en.the(p.type)} has neither`,
    example: { ...value, type: elType("AdresseType") },
  },
  "cos-valid-default.2.2.2": {
    fr: (p) =>
      french`${valueFrench(p)} demande un contenu qui puisse rester sans éléments, et celui ${fr.of(p.type)} en exige`,
    en: (p) =>
      `${valueEnglish(p)} needs content that can be without elements, and that ${en.of(p.type)} requires some`,
    example: { ...value, type: elType("AdresseType") },
  },
  "enumeration-required-notation": {
    fr: (p) =>
      french`${fr.the(p.thing)} emploie tel quel ${fr.the(p.type)} : un type de notation doit être restreint par une énumération`,
    en: (p) =>
      `${en.the(p.thing)} uses ${en.the(p.type)} as it is: a notation type must be restricted by an enumeration`,
    example: { thing: element, type: xsType("NOTATION") },
  },
};
