import { french } from "../../runtime/messages/typography.js";
import { elType, xsType } from "./examples.js";
import { type FacetParameters, facetMessages } from "./facets.js";
import type { Catalogue, Nothing, Thing } from "./message.js";
import { en, fr } from "./words.js";

interface OfType {
  readonly type: Thing;
}

interface TwoTypes extends OfType {
  readonly base: Thing;
}

/** What is wrong with simple types. */
export interface SimpleTypeParameters extends FacetParameters {
  readonly "src-simple-type.2": Nothing;
  readonly "src-simple-type.2/both": Nothing;
  readonly "src-simple-type.3": Nothing;
  readonly "src-simple-type.3/both": Nothing;
  readonly "src-union-memberTypes-or-simpleTypes": Nothing;
  readonly "st-props-correct.2": OfType;
  readonly "st-props-correct.2/members": OfType;
  readonly "st-props-correct.3": OfType;
  readonly "limit-depth/members": { readonly limit: number };
  readonly "cos-st-restricts.1.1": OfType;
  readonly "cos-st-restricts.2.1": OfType;
  readonly "cos-st-restricts.2.3.1.1": OfType;
  readonly "cos-st-restricts.2.3.2.3": TwoTypes;
  readonly "cos-st-restricts.3.1": OfType;
  readonly "cos-st-restricts.3.3.1.1": OfType;
  readonly "cos-st-restricts.3.3.2.3": TwoTypes;
}

const code: OfType = { type: elType("CodeType") };
const codes: TwoTypes = { type: xsType("string"), base: xsType("integer") };

const either = (element: string, attribute: string) => ({
  neither: {
    fr: () => french`${element} demande un attribut « ${attribute} » ou un <simpleType>`,
    en: () => `${element} needs an attribute "${attribute}" or a <simpleType>`,
    example: {},
  },
  both: {
    fr: () => french`${element} a un attribut « ${attribute} » ou un <simpleType>, pas les deux`,
    en: () => `${element} has an attribute "${attribute}" or a <simpleType>, not both`,
    example: {},
  },
});
const restriction = either("<restriction>", "base");
const list = either("<list>", "itemType");

const final = (method: string, way: string, english: string) => ({
  fr: (p: OfType) => french`${fr.the(p.type)} ne permet pas ${way} (final : « ${method} »)`,
  en: (p: OfType) => `${en.the(p.type)} does not allow ${english} (final: "${method}")`,
  example: code,
});

const notDerived = (what: string, english: string) => ({
  fr: (p: TwoTypes) =>
    french`${fr.the(p.type)}, ${what}, n'est pas dérivé ${fr.of(p.base)} du type de base`,
  en: (p: TwoTypes) =>
    `${en.the(p.type)}, ${english}, is not derived from ${en.the(p.base)} of the base type`,
  example: codes,
});

export const simpleTypeMessages: Catalogue<SimpleTypeParameters> = {
  ...facetMessages,
  "src-simple-type.2": restriction.neither,
  "src-simple-type.2/both": restriction.both,
  "src-simple-type.3": list.neither,
  "src-simple-type.3/both": list.both,
  "src-union-memberTypes-or-simpleTypes": {
    fr: () => french`<union> demande un attribut « memberTypes » ou un <simpleType>`,
    en: () => '<union> needs an attribute "memberTypes" or a <simpleType>',
    example: {},
  },
  "st-props-correct.2": {
    fr: (p) => french`${fr.the(p.type)} est dérivé de lui-même`,
    en: (p) => `${en.the(p.type)} is derived from itself`,
    example: code,
  },
  "st-props-correct.2/members": {
    fr: (p) => french`${fr.the(p.type)} est fait de lui-même`,
    en: (p) => `${en.the(p.type)} is made of itself`,
    example: code,
  },
  "st-props-correct.3": final("restriction", "la restriction", "restriction"),
  "limit-depth/members": {
    fr: (p) => `des unions restreintes sont emboîtées sur plus de ${p.limit} niveaux`,
    en: (p) => `restricted unions are nested more than ${p.limit} deep`,
    example: { limit: 300 },
  },
  "cos-st-restricts.1.1": {
    fr: (p) =>
      french`${fr.the(p.type)} ne peut pas être restreint : il faut un type plus précis, comme xs:string`,
    en: (p) =>
      `${en.the(p.type)} cannot be restricted: take a more precise type, such as xs:string`,
    example: { type: xsType("anySimpleType") },
  },
  "cos-st-restricts.2.1": {
    fr: (p) =>
      french`${fr.the(p.type)} ne peut pas être celui des éléments d'une liste : il doit être atomique, ou une union de types atomiques`,
    en: (p) =>
      `${en.the(p.type)} cannot be that of the items of a list: it must be atomic, or a union of atomic types`,
    example: { type: xsType("NMTOKENS") },
  },
  "cos-st-restricts.2.3.1.1": final("list", "d’en faire des listes", "lists of it"),
  "cos-st-restricts.2.3.2.3": notDerived(
    "celui des éléments de la liste",
    "that of the items of the list",
  ),
  "cos-st-restricts.3.1": {
    fr: (p) => french`${fr.the(p.type)} ne peut pas être membre d'une union`,
    en: (p) => `${en.the(p.type)} cannot be a member of a union`,
    example: { type: xsType("anySimpleType") },
  },
  "cos-st-restricts.3.3.1.1": final("union", "d’en faire des unions", "unions of it"),
  "cos-st-restricts.3.3.2.3": notDerived("membre de l’union", "a member of the union"),
};
