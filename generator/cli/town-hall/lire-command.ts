import { enJourMoisAnnee, lireJour } from "../../../electoral/calendrier/dates-souples.js";
import { echeanceDuRefus, joursRestants } from "../../../electoral/calendrier/delais.js";
import { aujourdHui } from "../../../electoral/calendrier/jours.js";
import { lireEnvoi, type UniteLue } from "../../../electoral/echange/lecture.js";
import { inscriptionDe, nomsDesUnites, type Unite } from "../../../electoral/echange/unites.js";
import { ecrireLigne } from "../../../electoral/node/csv.js";
import { champs, nomsDesChamps } from "../../../electoral/tableau/champs.js";
import { versCellules } from "../../../electoral/tableau/retour.js";
import { formatIssue } from "../../../runtime/issues.js";
import { visible } from "../../../runtime/nouns/visible-text.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { showTable } from "../table.js";
import type { Console } from "../terminal.js";
import { type Document, documentsOf } from "./received.js";
import { townHallMessages as messages } from "./town-hall-messages.js";

/** What stands on the command line of `scrutin lire`. */
export interface LireFlags {
  readonly files: readonly string[];
  readonly format?: "table" | "csv" | "json";
  readonly reception?: string;
  readonly aujourdhui?: string;
  readonly output?: string;
  readonly redact?: boolean;
}

/** The headings that the table of what was received has beside those of the template, and that `scrutin repondre` reads. */
export const receivedColumns = {
  fichier: "fichier",
  rang: "rang",
  unite: "unité",
  identifiant: "identifiant",
  motif: "motif de la demande",
  echeance: "échéance",
  reponse: "réponse",
  motifDuRefus: "motif du refus",
  precision: "précision",
} as const;

/** A unit with the document that it stands in. */
interface Received {
  readonly document: string;
  readonly unite: UniteLue;
}

/** `scrutin lire`: what came from Insee, as a table to be read, as CSV to be answered, or as JSON. */
export async function runLire(flags: LireFlags, terminal: Console): Promise<ExitCode> {
  const deadline = deadlineOf(flags);
  const received: Received[] = [];
  const documents = await documentsOf(flags.files, terminal);
  let issues = 0;
  for (const document of documents)
    issues += await readDocument(document, received, flags, terminal);
  if (flags.format === "json")
    terminal.out(
      JSON.stringify(
        received.map((each) => asJson(each, deadline)),
        undefined,
        2,
      ),
    );
  else if (flags.format === "csv") await writeCsv(received, deadline, terminal);
  else showTable(rowsOf(received, deadline, terminal), terminal);
  terminal.say(messages.units(received.length, documents.length, issues));
  return issues === 0 ? exitCodes.ok : exitCodes.found;
}

async function readDocument(
  { name, pieces }: Document,
  received: Received[],
  { redact }: LireFlags,
  terminal: Console,
): Promise<number> {
  let count = 0;
  const { locale } = terminal;
  for await (const part of lireEnvoi(pieces(), { file: name, redact, locale })) {
    for (const issue of part.issues) terminal.error(formatIssue(issue));
    count += part.issues.length;
    if (part.kind === "fin") {
      for (const { message } of part.remarques) terminal.error(visible(`${name}: ${message}`));
      count += part.remarques.length;
    } else if (part.kind !== "ecart") received.push({ document: name, unite: part });
  }
  return count;
}

/** The last day for answering what was received, and how many are left. */
interface Deadline {
  readonly date: string;
  readonly left: number;
}

function deadlineOf({ reception, aujourdhui }: LireFlags): Deadline | undefined {
  const [received, today] = [
    dayOf("--reception", reception),
    dayOf("--aujourdhui", aujourdhui) ?? aujourdHui(),
  ];
  if (received === undefined) return undefined;
  const echeance = echeanceDuRefus(received);
  return { date: echeance.date, left: joursRestants(echeance, today) };
}

function dayOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const { valeur } = lireJour(text);
  if (valeur === undefined) throw new CommandFailure(messages.noDay(option, text));
  return valeur;
}

function isDemand({ kind }: UniteLue): boolean {
  return kind === "demandeDeRadiation" || kind === "demandeDAppositionDUneMention";
}

/** A unit that is valid; the others have nothing to show but their place. */
function validUnit({ kind, value }: UniteLue): Unite | undefined {
  // Kind and value belong together; taken apart, the compiler does not see it any more.
  return value === undefined ? undefined : ({ kind, value } as Unite);
}

function motiveOf(unite: UniteLue): string {
  return unite.kind === "demandeDeRadiation" ? (unite.value?.motifDeLaDemande ?? "") : "";
}

function asJson({ document, unite }: Received, deadline: Deadline | undefined): object {
  const { kind, commune, place, issues, value } = unite;
  const awaited = isDemand(unite) && deadline !== undefined;
  const echeance = awaited ? { echeance: deadline.date, joursRestants: deadline.left } : {};
  return {
    fichier: document,
    kind,
    commune,
    rang: place.rang,
    lot: place.lot,
    ligne: place.position.line,
    ...echeance,
    issues,
    value,
  };
}

async function writeCsv(
  received: readonly Received[],
  deadline: Deadline | undefined,
  terminal: Console,
): Promise<void> {
  const own = Object.values(receivedColumns);
  const headings = [...own, ...nomsDesChamps.map((champ) => champs[champ].entete)];
  const rows = received.map(({ document, unite }) => {
    const unit = validUnit(unite);
    const cells = unit === undefined ? {} : versCellules(unit);
    const echeance =
      isDemand(unite) && deadline !== undefined ? enJourMoisAnnee(deadline.date) : "";
    const { value, kind, place } = unite;
    return [
      ...[
        document,
        String(place.rang),
        kind,
        value?.id ?? "",
        motiveOf(unite),
        echeance,
        "",
        "",
        "",
      ],
      ...nomsDesChamps.map((champ) => cells[champ] ?? ""),
    ];
  });
  const text = `\ufeff${[headings, ...rows].map((row) => ecrireLigne(row)).join("")}`;
  await terminal.write(new TextEncoder().encode(text));
}

function rowsOf(
  received: readonly Received[],
  deadline: Deadline | undefined,
  { locale }: Console,
): readonly (readonly string[])[] {
  if (received.length === 0) return [];
  const headings =
    locale === "fr"
      ? [
          "unité",
          "identifiant",
          "commune",
          "nom",
          "prénoms",
          "naissance",
          "liste",
          "motif",
          "échéance",
        ]
      : [
          "unit",
          "identifier",
          "commune",
          "name",
          "given names",
          "birth",
          "list",
          "motive",
          "deadline",
        ];
  const rows = received.map(({ document, unite }) => {
    const { kind, place, value, commune = "" } = unite;
    const unit = validUnit(unite);
    if (unit === undefined)
      return [
        nomsDesUnites[kind],
        `${document}:${place.position.line}`,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
      ];
    const { electeur, typeDeListe } = inscriptionDe(unit);
    const { noms, prenoms, naissance } = electeur.individu;
    const birth = naissance === undefined ? "" : enJourMoisAnnee(naissance.dateNaissance);
    const left = locale === "fr" ? "j" : "d";
    const until =
      isDemand(unite) && deadline !== undefined
        ? `${enJourMoisAnnee(deadline.date)} (${deadline.left} ${left})`
        : "";
    return [
      ...[nomsDesUnites[kind], value?.id ?? "", commune, noms.nomFamille],
      ...[(prenoms.prenom ?? []).join(", "), birth, typeDeListe, motiveOf(unite), until],
    ];
  });
  return [headings, ...rows];
}
