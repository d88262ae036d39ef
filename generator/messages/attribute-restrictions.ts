import { french } from "../../runtime/messages/typography.js";
import type { NamespaceConstraint } from "../schema/components.js";
import { elType, localName, xsType } from "./examples.js";
import type { Catalogue, Name, Thing } from "./message.js";
import { en, fr } from "./words.js";

interface OfBase {
  readonly base: Thing;
}

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

/** What is wrong with the attributes of a restriction, of a type or of an attribute group. */
export type AttributeRestrictionParameters = {
  readonly [Clause in keyof AttributeRestriction as `derivation-ok-restriction.${Clause}`]: AttributeRestriction[Clause];
} & {
  readonly [Clause in keyof AttributeRestriction as `src-redefine.7.2.2/${Clause}`]: AttributeRestriction[Clause];
};

const base: OfBase = { base: elType("AvisType") };
const version: OfAttribute = { name: localName("version") };

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
    example: { ...version, type: xsType("string"), baseType: xsType("integer") },
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
      french`le joker d'attributs admet ${fr.namespaces(p.own)} ; celui de la base n'admet que ${fr.namespaces(p.its)}`,
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

export const attributeRestrictionMessages: Catalogue<AttributeRestrictionParameters> = {
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
};
