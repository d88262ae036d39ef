import { french } from "../../runtime/messages/typography.js";
import { elElement, elName, elType } from "./examples.js";
import type { Catalogue, Name, Nothing, Place, Thing } from "./message.js";
import { en, fr } from "./words.js";

interface OfThing {
  readonly thing: Thing;
}

interface OfLimit {
  readonly group: Name | undefined;
  readonly limit: number;
}

/** What is wrong with particles and content models. */
export interface ContentModelParameters {
  readonly "p-props-correct.2.1": { readonly min: number; readonly max: number };
  readonly "mg-props-correct.2": { readonly group: Name | undefined };
  readonly "limit-content-model": OfLimit;
  readonly "limit-content-model/size": OfLimit & { readonly particles: number };
  readonly "cos-all-limited.1.2": Nothing;
  readonly "cos-all-limited.2": OfThing;
  readonly "cos-nonambig": {
    readonly type: Thing;
    readonly first: Thing;
    readonly firstPlace: Place;
    readonly second: Thing;
    readonly secondPlace: Place;
    /** An element that fits both; undefined for two wildcards. */
    readonly name: Name | undefined;
  };
  readonly "cos-element-consistent": OfThing & {
    readonly type: Thing;
    readonly other: Thing;
    readonly place: Place;
  };
}

const nom: Thing = elElement("Nom");
const limit: OfLimit = { group: elName("Identite"), limit: 400 };

const groupFrench = ({ group }: { readonly group: Name | undefined }): string =>
  group === undefined ? "un groupe de ce modèle de contenu" : `le groupe ${fr.quote(group)}`;

const groupEnglish = ({ group }: { readonly group: Name | undefined }): string =>
  group === undefined ? "a group of this content model" : `the group ${en.quote(group)}`;

export const contentModelMessages: Catalogue<ContentModelParameters> = {
  "p-props-correct.2.1": {
    fr: (p) => `minOccurs (${p.min}) est plus grand que maxOccurs (${p.max})`,
    en: (p) => `minOccurs (${p.min}) is greater than maxOccurs (${p.max})`,
    example: { min: 2, max: 1 },
  },
  "mg-props-correct.2": {
    fr: (p) => `${groupFrench(p)} se contient lui-même`,
    en: (p) => `${groupEnglish(p)} contains itself`,
    example: { group: elName("Identite") },
  },
  "limit-content-model": {
    fr: (p) => `${groupFrench(p)} contient des groupes emboîtés sur plus de ${p.limit} niveaux`,
    en: (p) => `${groupEnglish(p)} holds groups inside each other, more than ${p.limit} deep`,
    example: limit,
  },
  "limit-content-model/size": {
    fr: (p) =>
      french`${groupFrench(p)} a ${p.particles} éléments et jokers, ceux des groupes auxquels il se réfère compris, et ${p.limit} au plus sont permis : maxParticles (--max-particles) relève la limite`,
    en: (p) =>
      `${groupEnglish(p)} has ${p.particles} elements and wildcards, with those of the groups that it refers to, and at most ${p.limit} are allowed: maxParticles (--max-particles) raises the limit`,
    example: { ...limit, limit: 500_000, particles: 1_048_576 },
  },
  "cos-all-limited.1.2": {
    fr: () =>
      french`un groupe « all » doit être le contenu entier d'un type, et s'y trouver une fois au plus`,
    en: () => "an all group must be the whole content of a type, and occur at most once",
    example: {},
  },
  "cos-all-limited.2": {
    fr: (p) =>
      french`${fr.the(p.thing)} peut se trouver plus d'une fois dans un groupe « all » ; une seule est permise`,
    en: (p) => `${en.the(p.thing)} can occur more than once in an all group; once is allowed`,
    example: { thing: nom },
  },
  "cos-nonambig": {
    fr: (p) =>
      french`le contenu ${fr.of(p.type)} est ambigu : ${p.name === undefined ? "un élément" : french`l'élément ${fr.quote(p.name)}`} pourrait y être attribué à deux particules, ${fr.the(p.first)}${fr.at(p.firstPlace)} et ${fr.the(p.second)}${fr.at(p.secondPlace)}`,
    en: (p) =>
      `the content ${en.of(p.type)} is ambiguous: ${p.name === undefined ? "an element" : `the element ${en.quote(p.name)}`} could be attributed to two particles, ${en.the(p.first)}${en.at(p.firstPlace)} and ${en.the(p.second)}${en.at(p.secondPlace)}`,
    example: {
      type: elType("AvisType"),
      first: nom,
      firstPlace: { file: "avis.xsd", line: 12, column: 7 },
      second: { kind: "wildcard", namespaces: { kind: "any" } },
      secondPlace: { file: "avis.xsd", line: 13, column: 7 },
      name: elName("Nom"),
    },
  },
  "cos-element-consistent": {
    fr: (p) =>
      french`${fr.the(p.thing)} a ${fr.the(p.type)}, et ailleurs dans le même contenu ${fr.the(p.other)}${fr.at(p.place)} : un nom n'y a qu'un type`,
    en: (p) =>
      `${en.the(p.thing)} has ${en.the(p.type)}, and elsewhere in the same content ${en.the(p.other)}${en.at(p.place)}: one name has one type there`,
    example: {
      thing: nom,
      type: elType("NomType"),
      other: elType("NomsType"),
      place: { file: "avis.xsd", line: 12, column: 7 },
    },
  },
};
