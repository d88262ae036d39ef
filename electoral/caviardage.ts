import { issueFrom, type Locale, type XmlIssue } from "../runtime/issues.js";
import { documentMessage, type RuleMessage, valueMessage } from "../runtime/messages/index.js";
import { french } from "../runtime/messages/typography.js";
import { localeOf } from "../runtime/nouns/locale.js";
import { sentences } from "./messages.js";
import type { Remarque } from "./remarques.js";

/** Stands in for what was left out. */
export const masque = "•••";

/**
 * Parameters that come from schemas, from names of elements or from counting, and so say nothing about a person. All others are left out, including those that
 * future versions will add.
 */
const harmless: ReadonlySet<string> = /*@__PURE__*/ new Set([
  ...[
    "element",
    "attribute",
    "parent",
    "property",
    "expected",
    "missing",
    "end",
    "count",
    "minimum",
  ],
  ...[
    "maximum",
    "type",
    "datatype",
    "itemType",
    "memberTypes",
    "unit",
    "limit",
    "patterns",
    "allowed",
  ],
  ...[
    "constraint",
    "field",
    "fields",
    "refer",
    "reason",
    "branches",
    "present",
    "fixed",
    "default",
  ],
  ...[
    "method",
    "option",
    "unordered",
    "index",
    "exact",
    "encoding",
    "found",
    "prefix",
    "namespace",
  ],
  ...[
    "rang",
    "annonce",
    "trouve",
    "commune",
    "attendue",
    "periode",
    "champ",
    "profil",
    "liste",
    "jour",
  ],
  ...[
    "echeance",
    "date",
    "arrondissements",
    "departement",
    "forme",
    "racine",
    "racines",
    "kind",
    "ligne",
    "colonne",
    "entete",
    "proches",
  ],
]);

/** Parameters that are harmless if they are numbers; anything else under these names comes from a document. */
const counts: ReadonlySet<string> = /*@__PURE__*/ new Set(["actual"]);

/**
 * An issue without what it says about persons: its code, place and level stay, values are left out of its parameters and its message. Issues of rules
 * (`source: "rule"`), whose messages are made by expressions, keep their code alone.
 *
 * @example
 * console.log(issues.map((issue) => formatIssue(caviarder(issue))));
 */
export function caviarder(
  issue: XmlIssue,
  options?: { readonly locale?: Locale | undefined },
): XmlIssue;
/** A remark without what it says about persons. */
export function caviarder(
  remark: Remarque,
  options?: { readonly locale?: Locale | undefined },
): Remarque;
export function caviarder(
  said: XmlIssue | Remarque,
  { locale }: { readonly locale?: Locale | undefined } = {},
): XmlIssue | Remarque {
  const language = localeOf(locale);
  const parameters = masked(said.parameters);
  if (isRemark(said)) {
    const sentence = sentences[said.code][language] as (parameters: never) => string;
    return { ...said, parameters, message: sentence(parameters as never) } as unknown as Remarque;
  }
  const general = generalMessage(said.code, language);
  const isOfRule = said.source === "rule";
  const message = isOfRule ? general : (sentenceOf(said.code, parameters, language) ?? general);
  const { diagnostics: _, ...rest } = said;
  return issueFrom({ ...rest, message, parameters: isOfRule ? {} : parameters } as never);
}

/** Issues are about documents or about values, and the sentence for a code may differ between the two. */
const sentenceOf: RuleMessage = (code, parameters, locale) =>
  documentMessage(code, parameters, locale) ?? valueMessage(code, parameters, locale);

function isRemark(said: XmlIssue | Remarque): said is Remarque {
  return Object.hasOwn(sentences, said.code);
}

function generalMessage(code: string, locale: Locale): string {
  return locale === "fr"
    ? french`règle « ${code} » non respectée (valeurs masquées)`
    : `rule "${code}" is broken (values are left out)`;
}

function masked(parameters: object): Readonly<Record<string, unknown>> {
  const entries = Object.entries(parameters).map(([name, value]: [string, unknown]) => {
    const isSafe = harmless.has(name) || (counts.has(name) && typeof value === "number");
    return [name, isSafe ? value : mask(value)] as const;
  });
  return Object.fromEntries(entries);
}

/** The same structure with each text masked, so that a sentence can still be made of it. */
function mask(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [mask(value[0])];
  if (typeof value !== "object" || value === null) return value === undefined ? undefined : masque;
  const cause = value as Readonly<Record<string, unknown>>;
  if (typeof cause["code"] === "string" && typeof cause["parameters"] === "object")
    return { code: cause["code"], parameters: masked(cause["parameters"] ?? {}) };
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mask(each)]));
}
