import type { Locale } from "../../runtime/issues.js";
import { documentMessage } from "../../runtime/messages/index.js";
import { enumerate, french } from "../../runtime/messages/typography.js";
import { clark } from "../../runtime/qname.js";
import type { NamespaceConstraint } from "../schema/components.js";
import type { Cause, Compositor, Name, NamedKind, Place, Saying, Thing } from "./message.js";

/** The pieces that sentences about schemas are made of, in one language. */
export interface Words {
  /** Text or a name in quotation marks; long texts are cut. */
  readonly quote: (value: string | Name) => string;
  readonly quotes: (values: readonly (string | Name)[], conjunction?: "and" | "or") => string;
  /** A thing with its article. */
  readonly the: (thing: Thing) => string;
  readonly of: (thing: Thing) => string;
  readonly namespaces: (constraint: NamespaceConstraint) => string;
  /** What was meant perhaps, as the end of a sentence; nothing where nobody knows. */
  readonly meant: (near: readonly (string | Name)[]) => string;
  /** ` (a.xsd:12)`; nothing for what has no place. */
  readonly at: (place: Place) => string;
  readonly times: (min: number, max: number) => string;
  /** Why a text is no value. */
  readonly because: (causes: readonly Cause[]) => string;
}

/** A name as the schema document writes it. Clark notation is for namespaces that have no prefix there. */
function written(name: Name): string {
  const { prefix, namespace, local } = name;
  if (prefix === undefined) return namespace === "" ? local : clark({ namespace, local });
  return prefix === "" ? local : `${prefix}:${local}`;
}

/** An element of a schema document: `<xs:element>`. */
export function tag(name: Name): string {
  return `<${written(name)}>`;
}

export function tags(names: readonly Name[], conjunction: string): string {
  return enumerate(names.map(tag), conjunction);
}

const longest = 80;

function textOf(value: string | Name): string {
  const text = typeof value === "string" ? value : written(value);
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > longest
    ? `${line.slice(0, longest).replace(/[\ud800-\udbff]$/, "")}…`
    : line;
}

const nouns: Readonly<Record<NamedKind, Saying>> = {
  type: { fr: "le type", en: "the type" },
  element: { fr: "l’élément", en: "the element" },
  attribute: { fr: "l’attribut", en: "the attribute" },
  group: { fr: "le groupe", en: "the group" },
  attributeGroup: { fr: "le groupe d’attributs", en: "the attribute group" },
  notation: { fr: "la notation", en: "the notation" },
  constraint: { fr: "la contrainte d’identité", en: "the identity constraint" },
};

const compositors: Readonly<Record<Compositor, Saying>> = {
  sequence: { fr: "la séquence", en: "the sequence" },
  choice: { fr: "le choix", en: "the choice" },
  all: { fr: "le groupe « all »", en: "the all group" },
};

function theFrench(thing: Thing): string {
  switch (thing.kind) {
    case "anonymousType":
      return thing.of === undefined ? "le type anonyme" : `le type anonyme ${ofFrench(thing.of)}`;
    case "wildcard":
      return `le joker pour ${fr.namespaces(thing.namespaces)}`;
    case "modelGroup": {
      const noun = french`${compositors[thing.compositor].fr}`;
      return thing.group === undefined ? noun : `${noun} du groupe ${fr.quote(thing.group)}`;
    }
    case "substitutionGroup":
      return french`le groupe de substitution de ${fr.quote(thing.name)}`;
    default:
      return `${nouns[thing.kind].fr} ${fr.quote(thing.name)}`;
  }
}

function ofFrench(thing: Thing): string {
  const text = theFrench(thing);
  return text.startsWith("le ") ? `du ${text.slice(3)}` : `de ${text}`;
}

function theEnglish(thing: Thing): string {
  switch (thing.kind) {
    case "anonymousType":
      return thing.of === undefined
        ? "the anonymous type"
        : `the anonymous type of ${theEnglish(thing.of)}`;
    case "wildcard":
      return `the wildcard for ${en.namespaces(thing.namespaces)}`;
    case "modelGroup": {
      const noun = compositors[thing.compositor].en;
      return thing.group === undefined ? noun : `${noun} of the group ${en.quote(thing.group)}`;
    }
    case "substitutionGroup":
      return `the substitution group of ${en.quote(thing.name)}`;
    default:
      return `${nouns[thing.kind].en} ${en.quote(thing.name)}`;
  }
}

/** `a.xsd:12`, which editors and terminals know. */
function placeOf({ file, line }: NonNullable<Place>): string {
  return `${file ?? "?"}:${line}`;
}

const mostCauses = 3;

function causes(all: readonly Cause[], locale: Locale): string {
  const sentences = all.map(
    ({ code, parameters }) => documentMessage(code, parameters, locale) ?? code,
  );
  return [...new Set(sentences)].slice(0, mostCauses).join(locale === "fr" ? "\u202f; " : "; ");
}

export const fr: Words = {
  quote: (value) => french`« ${textOf(value)} »`,
  quotes: (values, conjunction = "or") =>
    enumerate(values.map(fr.quote), conjunction === "or" ? "ou" : "et"),
  the: theFrench,
  of: ofFrench,
  namespaces: (constraint) => {
    switch (constraint.kind) {
      case "any":
        return "tout espace de noms";
      case "not":
        return constraint.namespace === ""
          ? "les noms qui ont un espace de noms"
          : french`les espaces de noms autres que ${fr.quote(constraint.namespace)}`;
      case "enumeration":
        return constraint.namespaces.length === 0
          ? "rien"
          : enumerate(
              constraint.namespaces.map((name) =>
                name === "" ? "les noms sans espace de noms" : fr.quote(name),
              ),
              "ou",
            );
    }
  },
  meant: (near) => (near.length === 0 ? "" : french` ; vouliez-vous écrire ${fr.quotes(near)} ?`),
  at: (place) => (place === undefined ? "" : ` (${placeOf(place)})`),
  times: (min, max) => {
    if (max === Number.POSITIVE_INFINITY) return `${min} fois ou plus`;
    return min === max ? `${max} fois` : `${min} à ${max} fois`;
  },
  because: (all) => causes(all, "fr"),
};

export const en: Words = {
  quote: (value) => `"${textOf(value)}"`,
  quotes: (values, conjunction = "or") => enumerate(values.map(en.quote), conjunction),
  the: theEnglish,
  of: (thing) => `of ${theEnglish(thing)}`,
  namespaces: (constraint) => {
    switch (constraint.kind) {
      case "any":
        return "any namespace";
      case "not":
        return constraint.namespace === ""
          ? "names that have a namespace"
          : `namespaces other than ${en.quote(constraint.namespace)}`;
      case "enumeration":
        return constraint.namespaces.length === 0
          ? "nothing"
          : enumerate(
              constraint.namespaces.map((name) =>
                name === "" ? "names in no namespace" : en.quote(name),
              ),
              "or",
            );
    }
  },
  meant: (near) => (near.length === 0 ? "" : `; did you mean ${en.quotes(near)}?`),
  at: (place) => (place === undefined ? "" : ` (${placeOf(place)})`),
  times: (min, max) => {
    if (max === Number.POSITIVE_INFINITY) return `${min} times or more`;
    const count = min === max ? `${max}` : `${min} to ${max}`;
    return `${count} ${max === 1 ? "time" : "times"}`;
  },
  because: (all) => causes(all, "en"),
};

/** The place of something that is there already: « à a.xsd:12 ». */
export function placed(place: Place, locale: Locale): string {
  if (place === undefined) return "";
  return locale === "fr" ? ` à ${placeOf(place)}` : ` at ${placeOf(place)}`;
}
