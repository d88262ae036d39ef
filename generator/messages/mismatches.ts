import type { Locale } from "../../runtime/issues.js";
import { french } from "../../runtime/messages/typography.js";
import type { NamespaceConstraint } from "../schema/components.js";
import { elElement, elName, xsType } from "./examples.js";
import type { Catalogue, Compositor, Thing } from "./message.js";
import { en, fr } from "./words.js";

interface OfThing {
  readonly thing: Thing;
}

interface Against extends OfThing {
  readonly base: Thing;
}

interface Ranges extends OfThing {
  readonly own: Times;
  readonly its: Times;
}

interface Times {
  readonly min: number;
  readonly max: number;
}

interface Unmapped extends OfThing {
  readonly group: Compositor;
  /** Why it does not fit where it might have. */
  readonly near: Mismatch | undefined;
}

/** The cases of Particle Valid (Restriction) (Part 1, 3.9.6), by rule: why a particle is no restriction of another. */
export interface MismatchParameters {
  readonly "cos-particle-restrict.2": Against;
  readonly "rcase-NameAndTypeOK.1": Against;
  readonly "rcase-NameAndTypeOK.2": Ranges;
  readonly "rcase-NameAndTypeOK.3.2.1": OfThing;
  readonly "rcase-NameAndTypeOK.3.2.2": OfThing & { readonly fixed: string };
  readonly "rcase-NameAndTypeOK.3.2.3": OfThing & { readonly constraint: Thing };
  readonly "rcase-NameAndTypeOK.3.2.4": OfThing & { readonly method: string };
  readonly "rcase-NameAndTypeOK.3.2.5": OfThing & {
    readonly type: Thing;
    readonly baseType: Thing;
  };
  readonly "rcase-NSCompat.1": OfThing & { readonly namespaces: NamespaceConstraint };
  readonly "rcase-NSCompat.2": Ranges;
  readonly "rcase-NSSubset.1": Ranges;
  readonly "rcase-NSSubset.2": {
    readonly own: NamespaceConstraint;
    readonly its: NamespaceConstraint;
  };
  readonly "rcase-NSSubset.3": { readonly own: string; readonly its: string };
  readonly "rcase-NSRecurseCheckCardinality.2": Ranges;
  readonly "rcase-Recurse.1": Ranges;
  readonly "rcase-Recurse.2": Unmapped;
  readonly "rcase-Recurse.2.2": OfThing;
  readonly "rcase-RecurseLax.1": Ranges;
  readonly "rcase-RecurseLax.2": Unmapped;
  readonly "rcase-RecurseUnordered.1": Ranges;
  readonly "rcase-RecurseUnordered.2": Unmapped;
  readonly "rcase-RecurseUnordered.2.3": OfThing;
  readonly "rcase-MapAndSum.1": Unmapped;
  readonly "rcase-MapAndSum.2": Ranges;
}

/** Why a particle is not a valid restriction of another. */
export type Mismatch = {
  readonly [Rule in keyof MismatchParameters]: {
    readonly rule: Rule;
    readonly parameters: MismatchParameters[Rule];
  };
}[keyof MismatchParameters];

const nom = elElement("Nom");

const outOfRange = {
  fr: (p: Ranges) =>
    french`${fr.the(p.thing)} peut s'y trouver ${fr.times(p.own.min, p.own.max)}, dans la base ${fr.times(p.its.min, p.its.max)}`,
  en: (p: Ranges) =>
    `${en.the(p.thing)} can occur ${en.times(p.own.min, p.own.max)}, in the base ${en.times(p.its.min, p.its.max)}`,
  example: { thing: nom, own: { min: 0, max: 1 }, its: { min: 1, max: 1 } },
};

const groups: Readonly<Record<Compositor, { readonly fr: string; readonly en: string }>> = {
  sequence: { fr: "dans la séquence", en: "in the sequence" },
  choice: { fr: "dans le choix", en: "in the choice" },
  all: { fr: french`dans le groupe « all »`, en: "in the all group" },
};

const unmapped = {
  fr: (p: Unmapped) =>
    p.near === undefined
      ? french`${fr.the(p.thing)} ne correspond à rien ${groups[p.group].fr} de la base`
      : mismatchMessage(p.near, "fr"),
  en: (p: Unmapped) =>
    p.near === undefined
      ? `${en.the(p.thing)} fits nothing ${groups[p.group].en} of the base`
      : mismatchMessage(p.near, "en"),
  example: { thing: nom, group: "sequence", near: undefined } satisfies Unmapped,
};

const required = {
  fr: (p: OfThing) =>
    french`${fr.the(p.thing)}, obligatoire dans la base, manque dans la restriction`,
  en: (p: OfThing) => `${en.the(p.thing)}, required in the base, is missing in the restriction`,
  example: { thing: nom },
};

const mismatches: Catalogue<MismatchParameters> = {
  "cos-particle-restrict.2": {
    fr: (p) => french`${fr.the(p.thing)} ne peut pas prendre la place ${fr.of(p.base)} de la base`,
    en: (p) => `${en.the(p.thing)} cannot take the place ${en.of(p.base)} of the base`,
    example: { thing: { kind: "modelGroup", compositor: "choice" }, base: nom },
  },
  "rcase-NameAndTypeOK.1": {
    fr: (p) => french`${fr.the(p.thing)} se trouve là où la base a ${fr.the(p.base)}`,
    en: (p) => `${en.the(p.thing)} stands where the base has ${en.the(p.base)}`,
    example: { thing: elElement("Prenom"), base: nom },
  },
  "rcase-NameAndTypeOK.2": outOfRange,
  "rcase-NameAndTypeOK.3.2.1": {
    fr: (p) => french`${fr.the(p.thing)} peut être nul (nillable), et ne le peut pas dans la base`,
    en: (p) => `${en.the(p.thing)} is nillable, and in the base it is not`,
    example: { thing: nom },
  },
  "rcase-NameAndTypeOK.3.2.2": {
    fr: (p) =>
      french`${fr.the(p.thing)} doit avoir la valeur fixe ${fr.quote(p.fixed)}, comme dans la base`,
    en: (p) => `${en.the(p.thing)} must have the fixed value ${en.quote(p.fixed)}, as in the base`,
    example: { thing: nom, fixed: "A" },
  },
  "rcase-NameAndTypeOK.3.2.3": {
    fr: (p) => french`${fr.the(p.thing)} a ${fr.the(p.constraint)}, qu'il n'a pas dans la base`,
    en: (p) => `${en.the(p.thing)} has ${en.the(p.constraint)}, which it does not have in the base`,
    example: {
      thing: nom,
      constraint: {
        kind: "constraint",
        name: elName("Cle"),
      },
    },
  },
  "rcase-NameAndTypeOK.3.2.4": {
    fr: (p) =>
      french`${fr.the(p.thing)} doit interdire ${fr.quote(p.method)} par « block », comme dans la base`,
    en: (p) => `${en.the(p.thing)} must block ${en.quote(p.method)}, as in the base`,
    example: { thing: nom, method: "extension" },
  },
  "rcase-NameAndTypeOK.3.2.5": {
    fr: (p) =>
      french`${fr.the(p.thing)} a ${fr.the(p.type)}, qui n'est pas dérivé par restriction ${fr.of(p.baseType)} de la base`,
    en: (p) =>
      `${en.the(p.thing)} has ${en.the(p.type)}, which is not derived by restriction from ${en.the(p.baseType)} of the base`,
    example: { thing: nom, type: xsType("string"), baseType: xsType("integer") },
  },
  "rcase-NSCompat.1": {
    fr: (p) =>
      french`${fr.the(p.thing)} n'est pas de ce que le joker de la base admet : ${fr.namespaces(p.namespaces)}`,
    en: (p) =>
      `${en.the(p.thing)} is not of what the wildcard of the base allows: ${en.namespaces(p.namespaces)}`,
    example: { thing: nom, namespaces: { kind: "not", namespace: "urn:el" } },
  },
  "rcase-NSCompat.2": outOfRange,
  "rcase-NSSubset.1": outOfRange,
  "rcase-NSSubset.2": {
    fr: (p) =>
      french`le joker admet ${fr.namespaces(p.own)} ; celui de la base n'admet que ${fr.namespaces(p.its)}`,
    en: (p) =>
      `the wildcard allows ${en.namespaces(p.own)}; that of the base, only ${en.namespaces(p.its)}`,
    example: { own: { kind: "any" }, its: { kind: "not", namespace: "urn:el" } },
  },
  "rcase-NSSubset.3": {
    fr: (p) =>
      french`le joker vérifie moins (processContents : ${fr.quote(p.own)}) que celui de la base (${fr.quote(p.its)})`,
    en: (p) =>
      `the wildcard checks less (processContents: ${en.quote(p.own)}) than that of the base (${en.quote(p.its)})`,
    example: { own: "skip", its: "strict" },
  },
  "rcase-NSRecurseCheckCardinality.2": outOfRange,
  "rcase-Recurse.1": outOfRange,
  "rcase-Recurse.2": unmapped,
  "rcase-Recurse.2.2": required,
  "rcase-RecurseLax.1": outOfRange,
  "rcase-RecurseLax.2": unmapped,
  "rcase-RecurseUnordered.1": outOfRange,
  "rcase-RecurseUnordered.2": unmapped,
  "rcase-RecurseUnordered.2.3": required,
  "rcase-MapAndSum.1": unmapped,
  "rcase-MapAndSum.2": outOfRange,
};

/** The sentences on particles, which stand inside others; for those who list them. */
export const mismatchMessages: Catalogue<MismatchParameters> = mismatches;

/** The sentence about a mismatch. The rule stays with it, since it says where in the Recommendation the case is. */
export function mismatchMessage(mismatch: Mismatch, locale: Locale): string {
  const sentence = mismatches[mismatch.rule][locale] as (parameters: unknown) => string;
  return sentence(mismatch.parameters);
}
