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
import { TextSpool } from "../files/text-spool.js";
import { showTable } from "../table.js";
import type { Console } from "../terminal.js";
import { type Document, documentsOf } from "./received.js";
import { townHallMessages as messages } from "./town-hall-messages.js";

/** The options of `scrutin lire`. */
export interface LireFlags {
  readonly files: readonly string[];
  readonly format?: "table" | "csv" | "json";
  readonly reception?: string;
  readonly aujourdhui?: string;
  readonly output?: string;
  readonly redact?: boolean;
}

/** The headings of the table of received units besides those of the template; `scrutin repondre` reads them. */
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

/** A unit with its document. */
interface Received {
  readonly document: string;
  readonly unite: UniteLue;
}

/** An output format for received units. */
interface Shown {
  add(received: Received): void;
  /** Writes the output, once everything was read. */
  end(): Promise<void>;
}

/** `scrutin lire`: shows what came from Insee, as a table to be read, as CSV to be answered, or as JSON. */
export async function runLire(flags: LireFlags, terminal: Console): Promise<ExitCode> {
  const deadline = deadlineOf(flags);
  const documents = await documentsOf(flags.files, terminal);
  const spool = new TextSpool();
  try {
    const shown = ways[flags.format ?? "table"]({ deadline, spool, terminal });
    let units = 0;
    let issues = 0;
    const add = (received: Received): void => {
      units++;
      shown.add(received);
    };
    for (const document of documents) issues += await readDocument(document, add, flags, terminal);
    await shown.end();
    terminal.say(messages.units(units, documents.length, issues));
    return issues === 0 ? exitCodes.ok : exitCodes.found;
  } finally {
    spool.close();
  }
}

async function readDocument(
  { name, pieces }: Document,
  add: (received: Received) => void,
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
    } else if (part.kind !== "ecart") add({ document: name, unite: part });
  }
  return count;
}

interface ShownOptions {
  readonly deadline: Deadline | undefined;
  readonly spool: TextSpool;
  readonly terminal: Console;
}

const ways: Readonly<Record<"table" | "csv" | "json", (options: ShownOptions) => Shown>> = {
  table: ({ deadline, terminal }) => {
    const rows: (readonly string[])[] = [];
    return {
      add: (received) => rows.push(rowOf(received, deadline, terminal)),
      end: async () =>
        showTable(rows.length === 0 ? [] : [headingsOf(terminal), ...rows], terminal),
    };
  },
  csv: (options) => {
    const headings = [
      ...Object.values(receivedColumns),
      ...nomsDesChamps.map((champ) => champs[champ].entete),
    ];
    return spooled(options, {
      begin: `\ufeff${ecrireLigne(headings)}`,
      each: (received, { deadline }) => ecrireLigne(cellsOf(received, deadline)),
      end: () => "",
    });
  },
  json: (options) => {
    let before = "[";
    return spooled(options, {
      begin: "",
      each: (received, { deadline }) => {
        const text = JSON.stringify(asJson(received, deadline), undefined, 2);
        const item = `${before}\n  ${text.replaceAll("\n", "\n  ")}`;
        before = ",";
        return item;
      },
      end: () => (before === "[" ? "[]\n" : "\n]\n"),
    });
  },
};

interface Texts {
  readonly begin: string;
  readonly each: (received: Received, options: ShownOptions) => string;
  readonly end: () => string;
}

/** An output that may be larger than memory, and is written only once everything was read. */
function spooled(options: ShownOptions, { begin, each, end }: Texts): Shown {
  const { spool, terminal } = options;
  spool.append(begin);
  return {
    add: (received) => spool.append(each(received, options)),
    end: async () => {
      spool.append(end());
      for (const piece of spool.pieces()) await terminal.write(piece);
    },
  };
}

/** The last day for answering a unit, and the number of days left. */
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

/** The unit, if it is valid; of others only the place is shown. */
function validUnit({ kind, value }: UniteLue): Unite | undefined {
  // Kind and value belong together, but the compiler cannot see it once they are separate.
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

function cellsOf({ document, unite }: Received, deadline: Deadline | undefined): readonly string[] {
  const unit = validUnit(unite);
  const cells = unit === undefined ? {} : versCellules(unit);
  const echeance = isDemand(unite) && deadline !== undefined ? enJourMoisAnnee(deadline.date) : "";
  const { value, kind, place } = unite;
  const where = [document, String(place.rang), kind, value?.id ?? ""];
  const answer = [motiveOf(unite), echeance, "", "", ""];
  return [...where, ...answer, ...nomsDesChamps.map((champ) => cells[champ] ?? "")];
}

const headings = {
  fr: "unité,identifiant,commune,nom,prénoms,naissance,liste,motif,échéance",
  en: "unit,identifier,commune,name,given names,birth,list,motive,deadline",
} as const;

function headingsOf({ locale }: Console): readonly string[] {
  return headings[locale].split(",");
}

function rowOf(
  { document, unite }: Received,
  deadline: Deadline | undefined,
  { locale }: Console,
): readonly string[] {
  const { kind, place, value, commune = "" } = unite;
  const unit = validUnit(unite);
  if (unit === undefined)
    return [
      nomsDesUnites[kind],
      `${document}:${place.position.line}`,
      ...Array<string>(7).fill(""),
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
}
