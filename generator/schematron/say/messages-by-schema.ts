import { clip, enumerate, french } from "../../../runtime/messages/typography.js";
import type { SchematronParameters } from "./parameters.js";
import { nearEnglish, nearFrench, type Sentence } from "./sentence.js";

type SchemaCode =
  | "schematron-near-namespace"
  | "schematron-never-matches"
  | "schematron-only-in-wildcard"
  | "schematron-impossible-value"
  | "schematron-never-number";

/** How many values a message lists at most. */
const mostListed = 12;

const frenchNames = (names: readonly string[], word: "ou" | "et"): string =>
  enumerate(
    names.map((name) => french`« ${name} »`),
    word,
  );
const englishNames = (names: readonly string[], word: "or" | "and"): string =>
  enumerate(
    names.map((name) => `"${name}"`),
    word,
  );

type Impossible = SchematronParameters["schematron-impossible-value"];

const nodesFrench = (of: readonly string[]): string =>
  of.length === 0 ? french`ces nœuds` : frenchNames(of, "ou");
const nodesEnglish = (of: readonly string[]): string =>
  of.length === 0 ? "these nodes" : englishNames(of, "or");

function listFrench({ allowed, form }: Impossible): string {
  if (allowed.length === 0 || allowed.length > mostListed) return "";
  if (allowed.length === 1) return french`, mais ${frenchNames(allowed, "ou")}`;
  const words = form === "localName" ? "noms" : "valeurs";
  return french` ; ${words} possibles : ${frenchNames(allowed, "et")}`;
}

function listEnglish({ allowed, form }: Impossible): string {
  if (allowed.length === 0 || allowed.length > mostListed) return "";
  if (allowed.length === 1) return `, but ${englishNames(allowed, "or")}`;
  const words = form === "localName" ? "names" : "values";
  return `; possible ${words}: ${englishNames(allowed, "and")}`;
}

function fromFrench(from: readonly string[]): string {
  return from.length === 0 ? "ici" : `depuis ${frenchNames(from, "ou")}`;
}

function fromEnglish(from: readonly string[]): string {
  return from.length === 0 ? "here" : `from ${englishNames(from, "or")}`;
}

/** The messages about rules that no valid document can meet. */
export const schemaMessages: {
  readonly [Code in SchemaCode]: Sentence<SchematronParameters[Code]>;
} = {
  "schematron-near-namespace": {
    fr: (p) =>
      french`le schéma n'a pas d'espace de noms « ${p.namespace} » ; vouliez-vous dire « ${p.near} » ?`,
    en: (p) => `the schema has no namespace "${p.namespace}"; did you mean "${p.near}"?`,
  },
  "schematron-never-matches": {
    fr: (p) =>
      p.from === undefined
        ? french`d'après le schéma, aucun document n'a « ${p.step} »${nearFrench(p.near)}`
        : french`d'après le schéma, « ${p.step} » ne trouve jamais rien ${fromFrench(p.from)}${nearFrench(p.near)}`,
    en: (p) =>
      p.from === undefined
        ? `by the schema, no document has "${p.step}"${nearEnglish(p.near)}`
        : `by the schema, "${p.step}" never finds anything ${fromEnglish(p.from)}${nearEnglish(p.near)}`,
  },
  "schematron-only-in-wildcard": {
    fr: (p) =>
      french`le schéma ne déclare pas « ${p.step} » : seul un joker en accepterait${nearFrench(p.near)}`,
    en: (p) =>
      `the schema does not declare "${p.step}": only a wildcard would let it in${nearEnglish(p.near)}`,
  },
  "schematron-impossible-value": {
    fr: (p) =>
      french`d'après le schéma, « ${clip(p.value)} » n'est jamais ${p.form === "localName" ? "le nom" : "la valeur"} de ${nodesFrench(p.of)}${listFrench(p)}${nearFrench(p.near)}`,
    en: (p) =>
      `by the schema, "${clip(p.value)}" is never the ${p.form === "localName" ? "name" : "value"} of ${nodesEnglish(p.of)}${listEnglish(p)}${nearEnglish(p.near)}`,
  },
  "schematron-never-number": {
    fr: (p) =>
      french`d'après le schéma, ${nodesFrench(p.of)} n'est jamais un nombre de XPath : la comparaison ou le calcul ne donne rien`,
    en: (p) =>
      `by the schema, ${nodesEnglish(p.of)} is never a number of XPath: the comparison or calculation gives nothing`,
  },
};
