import type { IssueLevel, Locale } from "../../../runtime/issues.js";
import { french } from "../../../runtime/messages/typography.js";
import type { ControlReport, ReportIssue, RuleResult, Sending } from "./model.js";

/** The words of a report, for readers who are not developers. */
export interface Words {
  readonly title: string;
  readonly notice: readonly string[];
  readonly redacted: string;
  readonly made: (report: ControlReport, date: string) => string;
  readonly summary: string;
  readonly sending: string;
  readonly outcome: string;
  readonly errors: (count: number) => string;
  readonly warnings: (count: number) => string;
  readonly remarks: (count: number) => string;
  readonly unitCount: (count: number) => string;
  readonly results: Readonly<Record<Sending["result"], string>>;
  readonly levels: Readonly<Record<IssueLevel, string>>;
  readonly states: Readonly<Record<RuleResult["state"], string>>;
  readonly found: string;
  readonly nothingFound: string;
  readonly content: string;
  readonly unit: string;
  readonly commune: string;
  readonly noCommune: string;
  readonly number: string;
  readonly noUnits: string;
  readonly rules: string;
  readonly rule: string;
  readonly about: string;
  readonly state: string;
  readonly times: (result: RuleResult) => string;
  readonly notChecked: string;
  readonly everything: string;
  readonly noSchema: string;
  readonly noRules: string;
  readonly rulesNotRun: string;
  readonly stopped: string;
  readonly onlyPhase: (phase: string) => string;
  readonly onlyLevel: (level: IssueLevel) => string;
  readonly place: (line: number, column: number | undefined) => string;
  /** The names of the sources of findings. */
  readonly sources: Readonly<Record<ReportIssue["source"], string>>;
  readonly by: string;
  readonly schemas: string;
  readonly ruleFiles: string;
  readonly file: string;
  readonly version: string;
  readonly fingerprint: string;
  readonly size: (bytes: number) => string;
  readonly root: string;
}

/** A number and what it counts, kept together on one line. */
const plural = (count: number, one: string, more: string): string =>
  `${count}\u00a0${count < 2 ? one : more}`;
const english = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? "" : "s"}`;

const fr: Words = {
  title: french`Rapport de contrôle`,
  notice: [
    french`Ce rapport dit ce qui a été vérifié dans les envois ci-dessous, par quoi, et ce qui a été trouvé.`,
    french`Ce n'est pas un certificat : il ne garantit ni que les envois seront acceptés par leur destinataire, ni que les informations qu'ils contiennent sont exactes.`,
  ],
  redacted: french`Les valeurs contenues dans les envois sont masquées (${"•••"}).`,
  made: ({ version }, date) => french`Établi le ${date} par scrutin ${version}.`,
  summary: french`En résumé`,
  sending: "Envoi",
  outcome: french`Résultat`,
  errors: (count) => plural(count, "erreur", "erreurs"),
  warnings: (count) => plural(count, "avertissement", "avertissements"),
  remarks: (count) => plural(count, "remarque", "remarques"),
  unitCount: (count) => plural(count, french`unité`, french`unités`),
  results: {
    unread: "Illisible",
    errors: french`Erreurs trouvées`,
    warnings: french`Aucune erreur, des avertissements`,
    clean: french`Aucune erreur trouvée`,
  },
  levels: { error: "Erreur", warning: "Avertissement", information: "Information" },
  states: {
    passed: french`respectée`,
    broken: french`non respectée`,
    absent: "sans objet",
    notRun: french`non vérifiée`,
  },
  found: french`Ce qui a été trouvé`,
  nothingFound: french`Rien : ni erreur, ni avertissement.`,
  content: french`Ce que contient l'envoi`,
  unit: french`Unité`,
  commune: "Commune",
  noCommune: french`sans commune`,
  number: "Nombre",
  noUnits: french`Les unités de cet envoi n'ont pas pu être comptées, ou il n'en contient pas.`,
  rules: french`Les règles`,
  rule: french`Règle`,
  about: "Objet",
  state: french`État`,
  times: ({ asked, broken, state }) =>
    state === "broken"
      ? `${broken} fois sur ${asked}`
      : state === "passed"
        ? french`${plural(asked, french`vérification`, french`vérifications`)}`
        : "",
  notChecked: french`Ce qui n'a pas été vérifié`,
  everything: french`Tout ce qui devait l'être a été vérifié.`,
  noSchema: french`La structure des envois n'a pas été vérifiée : aucun schéma n'a été demandé.`,
  noRules: french`Aucune règle n'a été vérifiée : il n'en a pas été demandé.`,
  rulesNotRun: french`Les règles n'ont pas été vérifiées, parce que l'envoi ne respecte pas son schéma : leurs réponses n'auraient pas de sens.`,
  stopped: french`La vérification s'est arrêtée après un grand nombre d'erreurs : il peut y en avoir d'autres.`,
  onlyPhase: (phase) => french`Seules les règles de la phase « ${phase} » ont été vérifiées.`,
  onlyLevel: (level) =>
    level === "error"
      ? french`Les avertissements et les informations n'ont pas été demandés.`
      : french`Les informations n'ont pas été demandées.`,
  place: (line, column) =>
    column === undefined ? `ligne ${line}` : `ligne ${line}, colonne ${column}`,
  sources: { schema: french`schéma`, rule: french`règle`, bench: "banc d’essai" },
  by: french`Par quoi les envois ont été vérifiés`,
  schemas: french`Schémas`,
  ruleFiles: french`Règles`,
  file: "Fichier",
  version: "Version",
  fingerprint: "Empreinte SHA-256",
  size: (bytes) => `${bytes.toLocaleString("fr-FR")} octets`,
  root: french`élément racine`,
};

const en: Words = {
  title: "Control report",
  notice: [
    "This report says what was checked in the sendings below, by what, and what was found.",
    "It is no certificate: it warrants neither that the sendings will be accepted by their receiver, nor that what they say is true.",
  ],
  redacted: "The values in the sendings are hidden (•••).",
  made: ({ version }, date) => `Made on ${date} by scrutin ${version}.`,
  summary: "Summary",
  sending: "Sending",
  outcome: "Result",
  errors: (count) => english(count, "error"),
  warnings: (count) => english(count, "warning"),
  remarks: (count) => english(count, "remark"),
  unitCount: (count) => english(count, "unit"),
  results: {
    unread: "Unreadable",
    errors: "Errors found",
    warnings: "No error, but warnings",
    clean: "No error found",
  },
  levels: { error: "Error", warning: "Warning", information: "Information" },
  states: { passed: "kept", broken: "broken", absent: "not concerned", notRun: "not checked" },
  found: "What was found",
  nothingFound: "Nothing: neither an error nor a warning.",
  content: "What the sending contains",
  unit: "Unit",
  commune: "Commune",
  noCommune: "without a commune",
  number: "Number",
  noUnits: "The units of this sending could not be counted, or it has none.",
  rules: "The rules",
  rule: "Rule",
  about: "About",
  state: "State",
  times: ({ asked, broken, state }) =>
    state === "broken"
      ? `${broken} of ${asked}`
      : state === "passed"
        ? `checked ${asked === 1 ? "once" : `${asked} times`}`
        : "",
  notChecked: "What was not checked",
  everything: "All that was to be checked was checked.",
  noSchema: "The structure of the sendings was not checked: no schema was asked for.",
  noRules: "No rules were checked: none were asked for.",
  rulesNotRun:
    "The rules were not checked, because the sending does not follow its schema: their answers would mean nothing.",
  stopped: "The check stopped after a great number of errors: there may be more.",
  onlyPhase: (phase) => `Only the rules of the phase "${phase}" were checked.`,
  onlyLevel: (level) =>
    level === "error"
      ? "Warnings and informations were not asked for."
      : "Informations were not asked for.",
  place: (line, column) =>
    column === undefined ? `line ${line}` : `line ${line}, column ${column}`,
  sources: { schema: "schema", rule: "rule", bench: "test bench" },
  by: "What the sendings were checked by",
  schemas: "Schemas",
  ruleFiles: "Rules",
  file: "File",
  version: "Version",
  fingerprint: "SHA-256 fingerprint",
  size: (bytes) => `${bytes.toLocaleString("en-GB")} bytes`,
  root: "root element",
};

export const words: Readonly<Record<Locale, Words>> = { fr, en };
