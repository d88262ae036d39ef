import { clip, enumerate, french } from "../../runtime/messages/typography.js";
import type { SchematronParameters } from "./parameters.js";
import { nearEnglish, nearFrench, type Sentence } from "./sentence.js";

type SchemaCode =
  | "schematron-near-namespace"
  | "schematron-never-matches"
  | "schematron-impossible-value"
  | "schematron-never-number";

/** More values than this are not listed. */
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

type Of = Pick<SchematronParameters["schematron-impossible-value"], "of"> & {
  readonly form?: SchematronParameters["schematron-impossible-value"]["form"];
};

function ofFrench({ of, form }: Of): string {
  const nodes = of.length === 0 ? "ces nœuds" : frenchNames(of, "ou");
  return form === "localName" ? `le nom de ${nodes}` : nodes;
}

function ofEnglish({ of, form }: Of): string {
  const nodes = of.length === 0 ? "these nodes" : englishNames(of, "or");
  return form === "localName" ? `the name of ${nodes}` : nodes;
}

function listFrench(allowed: readonly string[]): string {
  if (allowed.length === 0 || allowed.length > mostListed) return "";
  return allowed.length === 1
    ? french`, qui ne peut être que ${frenchNames(allowed, "ou")}`
    : french`, dont les valeurs possibles sont ${frenchNames(allowed, "et")}`;
}

function listEnglish(allowed: readonly string[]): string {
  if (allowed.length === 0 || allowed.length > mostListed) return "";
  return allowed.length === 1
    ? `, which can only be ${englishNames(allowed, "or")}`
    : `, whose possible values are ${englishNames(allowed, "and")}`;
}

function fromFrench(from: readonly string[]): string {
  return from.length === 0 ? "ici" : `depuis ${frenchNames(from, "ou")}`;
}

function fromEnglish(from: readonly string[]): string {
  return from.length === 0 ? "here" : `from ${englishNames(from, "or")}`;
}

/** What the schema of the documents says about rules. */
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
  "schematron-impossible-value": {
    fr: (p) =>
      french`d'après le schéma, « ${clip(p.value)} » n'est jamais la valeur de ${ofFrench(p)}${listFrench(p.allowed)}${nearFrench(p.near)}`,
    en: (p) =>
      `by the schema, "${clip(p.value)}" is never the value of ${ofEnglish(p)}${listEnglish(p.allowed)}${nearEnglish(p.near)}`,
  },
  "schematron-never-number": {
    fr: (p) =>
      french`d'après le schéma, ${ofFrench(p)} n'est jamais un nombre de XPath : la comparaison ou le calcul ne donne rien`,
    en: (p) =>
      `by the schema, ${ofEnglish(p)} is never a number of XPath: the comparison or calculation gives nothing`,
  },
};
