import { french } from "../../runtime/messages/typography.js";
import type { NamespaceConstraint } from "../schema/components.js";
import type { Catalogue, Name, Nothing, Thing } from "./message.js";
import { type Mismatch, mismatchMessage } from "./mismatches.js";
import { en, fr } from "./words.js";

interface OfType {
  readonly type: Thing;
}

interface OfBase {
  readonly base: Thing;
}

interface Contents extends OfBase {
  readonly own: Variety;
  readonly its: Variety;
}

type Variety = "empty" | "simple" | "elementOnly" | "mixed";

interface OfAttribute {
  readonly name: Name;
}

interface Processed {
  readonly own: string;
  readonly its: string;
}

interface Allowed {
  readonly own: NamespaceConstraint;
  readonly its: NamespaceConstraint;
}

/** The clauses on attributes of derivation-ok-restriction, which also hold for an attribute group that is redefined. */
export interface AttributeRestriction {
  readonly "2.1.1": OfAttribute;
  readonly "2.1.2": OfAttribute & { readonly type: Thing; readonly baseType: Thing };
  readonly "2.1.3": OfAttribute & { readonly fixed: string };
  readonly "2.2": OfAttribute & OfBase & { readonly namespaces: NamespaceConstraint | undefined };
  readonly "3": OfAttribute & OfBase;
  readonly "4.1": OfBase;
  readonly "4.2": Allowed;
  readonly "4.3": Processed;
}

type AttributeRestrictionParameters = {
  readonly [Clause in keyof AttributeRestriction as `derivation-ok-restriction.${Clause}`]: AttributeRestriction[Clause];
} & {
  readonly [Clause in keyof AttributeRestriction as `src-redefine.7.2.2/${Clause}`]: AttributeRestriction[Clause];
};

/** What is wrong with complex types and their derivation. */
export interface ComplexTypeParameters extends AttributeRestrictionParameters {
  readonly "src-ct.1": { readonly name: Name };
  readonly "src-ct.2": Nothing;
  readonly "src-ct.2/simple": Nothing;
  readonly "src-ct.2/content": Nothing;
  readonly "src-ct.2.2": Nothing;
  readonly "src-ct.2.1.2": Nothing;
  readonly "ct-props-correct.2": OfBase;
  readonly "ct-props-correct.3": OfType;
  readonly "limit-depth/types": OfType & { readonly limit: number };
  readonly "cos-ct-extends.1.1": OfBase;
  readonly "cos-ct-extends.2.2": OfBase;
  readonly "cos-ct-extends.2.1": OfBase;
  readonly "cos-ct-extends.1.2": OfAttribute & OfBase;
  readonly "cos-ct-extends.1.4": Nothing;
  readonly "cos-ct-extends.1.4.1": OfBase;
  readonly "cos-ct-extends.1.4.3.1": OfBase & { readonly its: Variety };
  readonly "cos-ct-extends.1.4.3.2.2.1": Contents;
  readonly "cos-ct-extends.1.5": OfAttribute & OfBase;
  readonly "cos-ct-extends.1.5/element": {
    readonly element: Thing;
    readonly type: Thing;
    readonly before: Thing;
    readonly base: Thing;
  };
  readonly "derivation-ok-restriction.1": OfBase;
  readonly "derivation-ok-restriction.5.2.2": OfBase;
  readonly "derivation-ok-restriction.5.2.2.1": { readonly type: Thing; readonly baseType: Thing };
  readonly "derivation-ok-restriction.5.3.2": OfBase;
  readonly "derivation-ok-restriction.5.4.1": Contents;
  readonly "derivation-ok-restriction.5.4.2": OfBase & { readonly mismatch: Mismatch };
  readonly "derivation-ok-restriction.5.4.2/required": OfBase;
  readonly "derivation-ok-restriction.5.4.2/empty": OfBase;
  readonly "src-redefine.6.2.2": OfType & { readonly mismatch: Mismatch };
  readonly "src-redefine.6.2.2/required": OfType;
  readonly "src-redefine.6.2.2/empty": OfType;
}

const el = (local: string): Thing => ({
  kind: "type",
  name: { namespace: "urn:el", local, prefix: "el" },
});
const xs = (local: string): Thing => ({
  kind: "type",
  name: { namespace: "http://www.w3.org/2001/XMLSchema", local, prefix: "xs" },
});
const base: OfBase = { base: el("AvisType") };
const version: OfAttribute = { name: { namespace: "", local: "version", prefix: "" } };
const group: OfType = {
  type: { kind: "group", name: { namespace: "urn:el", local: "Identite", prefix: "el" } },
};
const mismatch: Mismatch = {
  rule: "rcase-Recurse.2.2",
  parameters: {
    thing: { kind: "element", name: { namespace: "urn:el", local: "Nom", prefix: "el" } },
  },
};

const varieties: Readonly<Record<Variety, { readonly fr: string; readonly en: string }>> = {
  empty: { fr: "vide", en: "empty" },
  simple: { fr: "simple", en: "simple" },
  elementOnly: { fr: "d’éléments seuls", en: "element-only" },
  mixed: { fr: "mixte", en: "mixed" },
};

const final = (method: "extension" | "restriction") => ({
  fr: (p: OfBase) =>
    french`${fr.the(p.base)} ne permet pas ${method === "extension" ? "l’extension" : "la restriction"} (final : « ${method} »)`,
  en: (p: OfBase) => `${en.the(p.base)} does not allow ${method} (final: "${method}")`,
  example: base,
});

/** The sentences about attributes, by clause. */
const attributes: Catalogue<AttributeRestriction> = {
  "2.1.1": {
    fr: (p) =>
      french`l'attribut ${fr.quote(p.name)} est obligatoire dans la base : une restriction ne peut pas le rendre facultatif`,
    en: (p) =>
      `the attribute ${en.quote(p.name)} is required in the base: a restriction cannot make it optional`,
    example: version,
  },
  "2.1.2": {
    fr: (p) =>
      french`l'attribut ${fr.quote(p.name)} a ${fr.the(p.type)}, qui n'est pas dérivé ${fr.of(p.baseType)} de la base`,
    en: (p) =>
      `the attribute ${en.quote(p.name)} has ${en.the(p.type)}, which is not derived from ${en.the(p.baseType)} of the base`,
    example: { ...version, type: xs("string"), baseType: xs("integer") },
  },
  "2.1.3": {
    fr: (p) =>
      french`l'attribut ${fr.quote(p.name)} doit avoir la valeur fixe ${fr.quote(p.fixed)}, comme dans la base`,
    en: (p) =>
      `the attribute ${en.quote(p.name)} must have the fixed value ${en.quote(p.fixed)}, as in the base`,
    example: { ...version, fixed: "2" },
  },
  "2.2": {
    fr: (p) =>
      french`l'attribut ${fr.quote(p.name)} n'est pas dans ${fr.the(p.base)}, ${p.namespaces === undefined ? "qui n’a pas de joker d’attributs" : french`dont le joker d'attributs admet ${fr.namespaces(p.namespaces)}`} : une restriction n'ajoute pas d'attribut`,
    en: (p) =>
      `the attribute ${en.quote(p.name)} is not in ${en.the(p.base)}, ${p.namespaces === undefined ? "which has no attribute wildcard" : `whose attribute wildcard allows ${en.namespaces(p.namespaces)}`}: a restriction adds no attribute`,
    example: { ...version, ...base, namespaces: undefined },
  },
  "3": {
    fr: (p) =>
      french`il manque l'attribut ${fr.quote(p.name)}, qui est obligatoire dans ${fr.the(p.base)}`,
    en: (p) =>
      `the attribute ${en.quote(p.name)} is missing, which is required in ${en.the(p.base)}`,
    example: { ...version, ...base },
  },
  "4.1": {
    fr: (p) =>
      french`${fr.the(p.base)} n'a pas de joker d'attributs (anyAttribute) : une restriction n'en ajoute pas`,
    en: (p) =>
      `${en.the(p.base)} has no attribute wildcard (anyAttribute): a restriction adds none`,
    example: base,
  },
  "4.2": {
    fr: (p) =>
      french`le joker d'attributs admet ${fr.namespaces(p.own)} ; celui de la base, seulement ${fr.namespaces(p.its)}`,
    en: (p) =>
      `the attribute wildcard allows ${en.namespaces(p.own)}; that of the base, only ${en.namespaces(p.its)}`,
    example: { own: { kind: "any" }, its: { kind: "not", namespace: "urn:el" } },
  },
  "4.3": {
    fr: (p) =>
      french`le joker d'attributs vérifie moins (processContents : ${fr.quote(p.own)}) que celui de la base (${fr.quote(p.its)})`,
    en: (p) =>
      `the attribute wildcard checks less (processContents: ${en.quote(p.own)}) than that of the base (${en.quote(p.its)})`,
    example: { own: "skip", its: "strict" },
  },
};

const notEmpty = {
  fr: (p: OfBase) =>
    french`le contenu ${fr.of(p.base)} exige des éléments : une restriction ne peut pas les enlever tous`,
  en: (p: OfBase) =>
    `the content ${en.of(p.base)} requires elements: a restriction cannot take all of them away`,
  example: base,
};

export const complexTypeMessages: Catalogue<ComplexTypeParameters> = {
  "derivation-ok-restriction.2.1.1": attributes["2.1.1"],
  "derivation-ok-restriction.2.1.2": attributes["2.1.2"],
  "derivation-ok-restriction.2.1.3": attributes["2.1.3"],
  "derivation-ok-restriction.2.2": attributes["2.2"],
  "derivation-ok-restriction.3": attributes["3"],
  "derivation-ok-restriction.4.1": attributes["4.1"],
  "derivation-ok-restriction.4.2": attributes["4.2"],
  "derivation-ok-restriction.4.3": attributes["4.3"],
  "src-redefine.7.2.2/2.1.1": attributes["2.1.1"],
  "src-redefine.7.2.2/2.1.2": attributes["2.1.2"],
  "src-redefine.7.2.2/2.1.3": attributes["2.1.3"],
  "src-redefine.7.2.2/2.2": attributes["2.2"],
  "src-redefine.7.2.2/3": attributes["3"],
  "src-redefine.7.2.2/4.1": attributes["4.1"],
  "src-redefine.7.2.2/4.2": attributes["4.2"],
  "src-redefine.7.2.2/4.3": attributes["4.3"],
  "src-ct.1": {
    fr: (p) =>
      french`un contenu complexe (complexContent) demande un type complexe comme base, et ${fr.quote(p.name)} est un type simple ; il faut simpleContent`,
    en: (p) =>
      `complex content needs a complex type as its base, and ${en.quote(p.name)} is a simple type; take simpleContent`,
    example: { name: { namespace: "urn:el", local: "CodeType", prefix: "el" } },
  },
  "src-ct.2": {
    fr: () =>
      "l’extension d’un contenu simple demande comme base un type simple, ou à contenu simple",
    en: () =>
      "an extension with simple content needs a simple type as its base, or one with simple content",
    example: {},
  },
  "src-ct.2/simple": {
    fr: () =>
      french`la restriction d'un contenu simple demande comme base un type complexe ; un type simple se restreint par <simpleType>`,
    en: () =>
      "a restriction with simple content needs a complex type as its base; a simple type is restricted by <simpleType>",
    example: {},
  },
  "src-ct.2/content": {
    fr: () =>
      "la restriction à un contenu simple demande comme base un type à contenu simple, ou à contenu mixte qui peut rester sans éléments",
    en: () =>
      "a restriction to simple content needs a base with simple content, or with mixed content that can be without elements",
    example: {},
  },
  "src-ct.2.2": {
    fr: () => "la restriction d’un contenu mixte à un contenu simple demande un <simpleType>",
    en: () => "a restriction of mixed content to simple content needs a <simpleType>",
    example: {},
  },
  "src-ct.2.1.2": {
    fr: () =>
      "un contenu simple ne peut restreindre un contenu mixte que si celui-ci peut rester sans éléments",
    en: () => "simple content can restrict mixed content only where that can be without elements",
    example: {},
  },
  "ct-props-correct.2": {
    fr: (p) =>
      french`${fr.the(p.base)} est simple : un type complexe peut l'étendre, pas le restreindre`,
    en: (p) => `${en.the(p.base)} is simple: a complex type can extend it, not restrict it`,
    example: { base: xs("string") },
  },
  "ct-props-correct.3": {
    fr: (p) => french`${fr.the(p.type)} est dérivé de lui-même`,
    en: (p) => `${en.the(p.type)} is derived from itself`,
    example: { type: el("AvisType") },
  },
  "limit-depth/types": {
    fr: (p) => french`${fr.the(p.type)} est dérivé à travers plus de ${p.limit} autres types`,
    en: (p) => `${en.the(p.type)} is derived through more than ${p.limit} other types`,
    example: { type: el("AvisType"), limit: 1000 },
  },
  "cos-ct-extends.1.1": final("extension"),
  "cos-ct-extends.2.2": final("extension"),
  "cos-ct-extends.2.1": {
    fr: (p) => french`le contenu de cette extension doit être ${fr.the(p.base)} lui-même`,
    en: (p) => `the content of this extension must be ${en.the(p.base)} itself`,
    example: { base: xs("string") },
  },
  "cos-ct-extends.1.2": {
    fr: (p) =>
      french`l'attribut ${fr.quote(p.name)} ${fr.of(p.base)} manque dans l'extension, ou y a un autre type`,
    en: (p) =>
      `the attribute ${en.quote(p.name)} ${en.of(p.base)} is missing in the extension, or has another type there`,
    example: { ...version, ...base },
  },
  "cos-ct-extends.1.4": {
    fr: () =>
      "un type à contenu simple ne peut pas être étendu par des éléments ni par un contenu mixte",
    en: () => "a type with simple content cannot be extended by elements or mixed content",
    example: {},
  },
  "cos-ct-extends.1.4.1": {
    fr: (p) => french`${fr.the(p.base)} a un contenu simple, et son extension doit avoir le même`,
    en: (p) => `${en.the(p.base)} has simple content, and its extension must have the same`,
    example: base,
  },
  "cos-ct-extends.1.4.3.1": {
    fr: (p) =>
      french`${fr.the(p.base)} a un contenu ${varieties[p.its].fr}, et son extension doit en avoir un`,
    en: (p) => `${en.the(p.base)} has ${varieties[p.its].en} content, and so must its extension`,
    example: { ...base, its: "mixed" },
  },
  "cos-ct-extends.1.4.3.2.2.1": {
    fr: (p) =>
      french`${fr.the(p.base)} a un contenu ${varieties[p.its].fr}, et son extension un contenu ${varieties[p.own].fr} : l'attribut « mixed » doit être le même`,
    en: (p) =>
      `${en.the(p.base)} has ${varieties[p.its].en} content, and its extension ${varieties[p.own].en} content: the attribute "mixed" must be the same`,
    example: { ...base, own: "elementOnly", its: "mixed" },
  },
  "cos-ct-extends.1.5": {
    fr: (p) =>
      french`l'attribut ${fr.quote(p.name)} revient, alors qu'une restriction ${fr.of(p.base)} l'avait enlevé`,
    en: (p) =>
      `the attribute ${en.quote(p.name)} comes back, although a restriction ${en.of(p.base)} took it away`,
    example: { ...version, ...base },
  },
  "cos-ct-extends.1.5/element": {
    fr: (p) =>
      french`${fr.the(p.element)}, ajouté par extension, a ${fr.the(p.type)}, mais ${fr.the(p.before)} dans ${fr.the(p.base)}, dont la base est une restriction`,
    en: (p) =>
      `${en.the(p.element)}, added by extension, has ${en.the(p.type)}, but ${en.the(p.before)} in ${en.the(p.base)}, of which the base is a restriction`,
    example: {
      ...base,
      element: { kind: "element", name: { namespace: "urn:el", local: "Nom", prefix: "el" } },
      type: xs("string"),
      before: xs("integer"),
    },
  },
  "derivation-ok-restriction.1": final("restriction"),
  "derivation-ok-restriction.5.2.2": {
    fr: (p) =>
      french`${fr.the(p.base)} n'a ni contenu simple, ni contenu mixte qui puisse rester sans éléments`,
    en: (p) =>
      `${en.the(p.base)} has neither simple content nor mixed content that can be without elements`,
    example: base,
  },
  "derivation-ok-restriction.5.2.2.1": {
    fr: (p) =>
      french`le contenu a ${fr.the(p.type)}, qui n'est pas dérivé ${fr.of(p.baseType)} de la base`,
    en: (p) =>
      `the content has ${en.the(p.type)}, which is not derived from ${en.the(p.baseType)} of the base`,
    example: { type: xs("string"), baseType: xs("integer") },
  },
  "derivation-ok-restriction.5.3.2": notEmpty,
  "derivation-ok-restriction.5.4.1": {
    fr: (p) =>
      french`un contenu ${varieties[p.own].fr} ne restreint pas le contenu ${varieties[p.its].fr} ${fr.of(p.base)}`,
    en: (p) =>
      `${varieties[p.own].en} content does not restrict the ${varieties[p.its].en} content ${en.of(p.base)}`,
    example: { ...base, own: "mixed", its: "elementOnly" },
  },
  "derivation-ok-restriction.5.4.2": {
    fr: (p) =>
      french`le contenu n'est pas une restriction de celui ${fr.of(p.base)} : ${mismatchMessage(p.mismatch, "fr")}`,
    en: (p) =>
      `the content is not a restriction of that ${en.of(p.base)}: ${mismatchMessage(p.mismatch, "en")}`,
    example: { ...base, mismatch },
  },
  "derivation-ok-restriction.5.4.2/required": notEmpty,
  "derivation-ok-restriction.5.4.2/empty": {
    fr: (p) =>
      french`le contenu ${fr.of(p.base)} est toujours vide : une restriction n'y ajoute rien`,
    en: (p) => `the content ${en.of(p.base)} is always empty: a restriction adds nothing to it`,
    example: base,
  },
  "src-redefine.6.2.2": {
    fr: (p) =>
      french`la redéfinition ${fr.of(p.type)} n'en est pas une restriction : ${mismatchMessage(p.mismatch, "fr")}`,
    en: (p) =>
      `the redefinition ${en.of(p.type)} is no restriction of it: ${mismatchMessage(p.mismatch, "en")}`,
    example: { ...group, mismatch },
  },
  "src-redefine.6.2.2/required": {
    fr: (p) =>
      french`la redéfinition ${fr.of(p.type)} est vide, alors que ce qu'elle redéfinit exige des éléments`,
    en: (p) =>
      `the redefinition ${en.of(p.type)} is empty, although what it redefines requires elements`,
    example: group,
  },
  "src-redefine.6.2.2/empty": {
    fr: (p) =>
      french`la redéfinition ${fr.of(p.type)} a un contenu, alors que ce qu'elle redéfinit est toujours vide`,
    en: (p) =>
      `the redefinition ${en.of(p.type)} has content, although what it redefines is always empty`,
    example: group,
  },
};
