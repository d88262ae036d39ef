import { nomsDesUnites } from "../../../electoral/echange/unites.js";
import type { Ecart, Enregistrement } from "../../../electoral/node/banc/bilan.js";
import type { DepotVu } from "../../../electoral/node/banc/vues.js";
import { schemas } from "../../../generated/electoral/index.js";
import { electoralRules } from "../../../generated/electoral-rules.js";
import { electoralSources } from "../../../generated/electoral-sources.js";
import type { Locale } from "../../../runtime/issues.js";
import { french } from "../../../runtime/messages/typography.js";
import { useRules } from "../../../runtime/rules/use-rules.js";
import { version } from "../../version.js";
import { gatherSending } from "../report/gather.js";
import { printHtml } from "../report/html.js";
import type { ControlReport, ReportIssue, Sending } from "../report/model.js";

/*
 * The report of `scrutin report` on a deposit of the bench: the document is checked again, as that command does, and the remarks of the bench and its other side
 * are added. For a document that is too long for that, the report uses what the bench has stored.
 */

/** The most bytes of a document that is held in memory for its report. */
const longest = 1 << 23;

/** The report on a deposit, as a page. */
export async function rapportDeDepot(
  depot: DepotVu,
  contenu: () => AsyncIterable<Uint8Array>,
  locale: Locale,
): Promise<string> {
  const isShort = depot.taille <= longest;
  const sending = isShort ? await lookedAt(depot, contenu, locale) : remembered(depot, locale);
  const report: ControlReport = {
    kind: "control-report",
    locale,
    version,
    made: depot.heure,
    redacted: false,
    notices: [depot.banc[locale], ...stateOf(depot, locale)],
    schemas: electoralSources.schemas,
    rules: electoralSources.rules,
    sendings: [sending],
  };
  return printHtml(report);
}

/** The names of the states, agreeing with « dépôt ». */
const states: Readonly<Record<DepotVu["etat"], Readonly<Record<Locale, string>>>> = {
  poste: { fr: french`posté`, en: "posted" },
  transmis: { fr: "transmis", en: "handed over" },
  recu: { fr: french`reçu`, en: "received" },
  refuse: { fr: french`refusé`, en: "refused" },
  traite: { fr: french`traité`, en: "treated" },
};

function stateOf({ id, jour, etat, bilan }: DepotVu, locale: Locale): readonly string[] {
  const state = states[etat][locale];
  const head =
    locale === "fr"
      ? french`Dépôt ${id} du ${jour} : ${state}.`
      : `Deposit ${id} of ${jour}: ${state}.`;
  if (bilan === undefined) return [head];
  const { niveau, enErreur, acceptees } = bilan;
  const said: Readonly<Record<Locale, string>> =
    niveau === "fichier"
      ? {
          fr: french`Le fichier est refusé : aucun de ses enregistrements n'est pris.`,
          en: "The file is refused: none of its records is taken.",
        }
      : niveau === "enregistrement"
        ? {
            fr: french`Enregistrements pris : ${acceptees} ; enregistrements en erreur : ${enErreur}.`,
            en: `Records taken: ${acceptees}; records in error: ${enErreur}.`,
          }
        : {
            fr: french`Enregistrements pris : ${acceptees}.`,
            en: `Records taken: ${acceptees}.`,
          };
  return [head, said[locale]];
}

async function lookedAt(
  depot: DepotVu,
  contenu: () => AsyncIterable<Uint8Array>,
  locale: Locale,
): Promise<Sending> {
  const pieces: Uint8Array[] = [];
  for await (const piece of contenu()) pieces.push(piece);
  const judges = { schemas: schemas(), rules: [useRules(electoralRules)] };
  const options = { locale, redact: false };
  const sending = await gatherSending(nameOf(depot), Buffer.concat(pieces), judges, options);
  const own = ofTheBench(depot, locale);
  return { ...sending, issues: [...own, ...sending.issues], result: worse(own, sending.result) };
}

/** The remarks of the bench itself; those of schema and rules are found again. */
function ofTheBench(depot: DepotVu, locale: Locale): readonly ReportIssue[] {
  return issuesOf(depot, locale).filter(({ source }) => source === "bench");
}

function worse(issues: readonly ReportIssue[], result: Sending["result"]): Sending["result"] {
  if (issues.some(({ level }) => level === "error")) return "errors";
  return result === "clean" && issues.some(({ level }) => level === "warning")
    ? "warnings"
    : result;
}

function nameOf({ nom, id }: DepotVu): string {
  return nom ?? `${id}.xml`;
}

/** A document as the bench has stored it. */
function remembered(depot: DepotVu, locale: Locale): Sending {
  const { empreinte, taille, bilan } = depot;
  const issues = issuesOf(depot, locale);
  const root = bilan?.racine?.replace(/^\{.*\}/s, "");
  return {
    file: nameOf(depot),
    sha256: empreinte,
    bytes: taille,
    ...(root !== undefined && { root }),
    result: worse(issues, "clean"),
    units: [],
    communes: (bilan?.communes ?? []).map(({ commune, unites }) => ({
      code: commune,
      name: commune,
      count: unites,
    })),
    issues,
    rules: [],
    notChecked: [
      locale === "fr"
        ? french`Le document est long : ce rapport dit ce que le banc en a retenu, sans le détail des règles ni les extraits.`
        : "The document is long: this report says what the bench remembers of it, without each rule and without excerpts.",
    ],
  };
}

const levels = { erreur: "error", avertissement: "warning", information: "information" } as const;

function issuesOf({ bilan, constats }: DepotVu, locale: Locale): readonly ReportIssue[] {
  const ofFile = (bilan?.fichier ?? []).map((ecart) => issueOf(ecart, undefined, locale));
  const ofRecords = (bilan?.enregistrements ?? []).flatMap((record) =>
    record.ecarts.map((ecart) => issueOf(ecart, record, locale)),
  );
  const ofOtherSide = constats.map(
    ({ code, gravite, texte, id, commune }): ReportIssue => ({
      source: "bench",
      code,
      level: levels[gravite],
      message: texte[locale],
      remarks: [],
      unit: [id, commune].filter(Boolean).join(" "),
    }),
  );
  return [...ofFile, ...ofRecords, ...ofOtherSide];
}

/** Whether a code comes from the schema, from the rules or from the bench, by its form. */
function sourceOf(code: string): ReportIssue["source"] {
  if (code.startsWith("banc-")) return "bench";
  return /^(?:cvc|xml|limit|encoding)-/.test(code) ? "schema" : "rule";
}

function issueOf(
  { code, gravite, texte, ligne, colonne, xpath }: Ecart,
  record: Enregistrement | undefined,
  locale: Locale,
): ReportIssue {
  return {
    source: sourceOf(code),
    code,
    level: levels[gravite],
    message: texte[locale],
    remarks: [],
    line: ligne,
    column: colonne,
    xpath,
    unit: record && [unitName(record.kind), record.id].filter(Boolean).join(" "),
  };
}

function unitName(kind: string): string {
  const names: Readonly<Record<string, string>> = nomsDesUnites;
  return names[kind] ?? kind;
}
