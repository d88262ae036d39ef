import { french } from "../../runtime/messages/typography.js";
import {
  type AttributeRestrictionParameters,
  attributeRestrictionMessages,
} from "./attribute-restrictions.js";
import { elElement, elName, elType, localName, xsType } from "./examples.js";
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

const base: OfBase = { base: elType("AvisType") };
const version: OfAttribute = { name: localName("version") };
const group: OfType = {
  type: { kind: "group", name: elName("Identite") },
};
const mismatch: Mismatch = {
  rule: "rcase-Recurse.2.2",
  parameters: {
    thing: elElement("Nom"),
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

const notEmpty = {
  fr: (p: OfBase) =>
    french`le contenu ${fr.of(p.base)} exige des éléments : une restriction ne peut pas les enlever tous`,
  en: (p: OfBase) =>
    `the content ${en.of(p.base)} requires elements: a restriction cannot take all of them away`,
  example: base,
};

export const complexTypeMessages: Catalogue<ComplexTypeParameters> = {
  ...attributeRestrictionMessages,
  "src-ct.1": {
    fr: (p) =>
      french`un contenu complexe (complexContent) demande un type complexe comme base, et ${fr.quote(p.name)} est un type simple ; il faut simpleContent`,
    en: (p) =>
      `complex content needs a complex type as its base, and ${en.quote(p.name)} is a simple type; take simpleContent`,
    example: { name: elName("CodeType") },
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
    example: { base: xsType("string") },
  },
  "ct-props-correct.3": {
    fr: (p) => french`${fr.the(p.type)} est dérivé de lui-même`,
    en: (p) => `${en.the(p.type)} is derived from itself`,
    example: { type: elType("AvisType") },
  },
  "limit-depth/types": {
    fr: (p) => french`${fr.the(p.type)} est dérivé à travers plus de ${p.limit} autres types`,
    en: (p) => `${en.the(p.type)} is derived through more than ${p.limit} other types`,
    example: { type: elType("AvisType"), limit: 1000 },
  },
  "cos-ct-extends.1.1": final("extension"),
  "cos-ct-extends.2.2": final("extension"),
  "cos-ct-extends.2.1": {
    fr: (p) => french`le contenu de cette extension doit être ${fr.the(p.base)} lui-même`,
    en: (p) => `the content of this extension must be ${en.the(p.base)} itself`,
    example: { base: xsType("string") },
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
      element: elElement("Nom"),
      type: xsType("string"),
      before: xsType("integer"),
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
    example: { type: xsType("string"), baseType: xsType("integer") },
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
