import { french } from "../../../runtime/messages/typography.js";
import type { Text } from "../failure.js";
import { both, count, nombre } from "../messages.js";

/*
 * The messages of the commands for town halls: lot, lire, repondre.
 */

export const townHallMessages = {
  needsFile: (): Text =>
    both(
      french`il faut un fichier CSV ; --modele en écrit un`,
      "a CSV file is needed; --modele writes one",
    ),
  needsSender: (): Text =>
    both(
      french`qui envoie ? --commune CODE, ou --concentrateur SIRET pour plusieurs communes`,
      "who sends? --commune CODE, or --concentrateur SIRET for several communes",
    ),
  twoSenders: (): Text =>
    both(
      french`--commune et --concentrateur ne vont pas ensemble`,
      "--commune and --concentrateur do not go together",
    ),
  needsPeriod: (): Text =>
    both(
      french`quelle période de révision ? --periode 2008-09-01/2009-02-28 ; elle ne se devine pas`,
      "which revision period? --periode 2008-09-01/2009-02-28; it is not guessed",
    ),
  noPeriod: (text: string): Text =>
    both(
      french`--periode ${text} : il faut deux dates dans l'ordre, comme 2008-09-01/2009-02-28`,
      `--periode ${text}: it must be two dates in their order, such as 2008-09-01/2009-02-28`,
    ),
  noCommune: (text: string): Text =>
    both(
      french`--commune ${text} : ce n'est pas le code d'une commune`,
      `--commune ${text}: this is not the code of a commune`,
    ),
  noDay: (option: string, text: string): Text =>
    both(
      french`${option} ${text} : il faut une date, comme 2008-11-04`,
      `${option} ${text}: it must be a date, such as 2008-11-04`,
    ),
  noMoment: (text: string): Text =>
    both(
      french`--date-heure ${text} : il faut une date et une heure, comme 2008-11-10T09:30:00`,
      `--date-heure ${text}: it must be a date and a time, such as 2008-11-10T09:30:00`,
    ),
  noPreset: (text: string, known: readonly string[]): Text =>
    both(
      french`--prereglage ${text} : il y a ${known.join(", ")}`,
      `--prereglage ${text}: there are ${known.join(", ")}`,
    ),
  noJson: (path: string, reason: string): Text =>
    both(french`${path}: ce n'est pas du JSON : ${reason}`, `${path}: this is no JSON: ${reason}`),
  about: (path: string, text: Text): Text => both(`${path}: ${text.fr}`, `${path}: ${text.en}`),
  openQuote: (path: string, line: number): Text =>
    both(
      french`${path}:${line}: un guillemet ouvert dans cette ligne n'est jamais fermé`,
      `${path}:${line}: a quotation mark that is opened in this line is never closed`,
    ),
  longRow: (path: string, line: number): Text =>
    both(
      french`${path}:${line}: la ligne qui commence ici est trop longue ; un guillemet ouvert n'est sans doute jamais fermé`,
      `${path}:${line}: the row that begins here is too long; a quotation mark is perhaps never closed`,
    ),
  wrongBytes: (path: string, line: number, encoding: string): Text =>
    both(
      french`${path}:${line}: ces octets ne sont pas du ${encoding} ; --encodage dit dans quel encodage est le fichier`,
      `${path}:${line}: these bytes are no ${encoding}; --encodage says in which encoding the file is`,
    ),
  empty: (path: string): Text =>
    both(french`${path}: le fichier est vide`, `${path}: the file is empty`),
  changed: (path: string): Text =>
    both(
      french`${path}: le fichier a changé pendant qu'il était lu ; rien n'est parti`,
      `${path}: the file was changed while it was read; nothing was sent`,
    ),
  exists: (path: string): Text =>
    both(
      french`${path}: ce fichier existe déjà ; un envoi n'en remplace jamais un autre`,
      `${path}: this file is there already; a sending never replaces another`,
    ),
  templateExists: (path: string): Text =>
    both(
      french`${path}: ce fichier existe déjà, et quelqu'un l'a peut-être rempli`,
      `${path}: this file is there already, and somebody may have filled it in`,
    ),
  journalDamaged: (path: string): Text =>
    both(
      french`${path}: le journal est abîmé ; on ne sait plus ce qui est parti, et rien ne part`,
      `${path}: the journal is damaged; what was sent is not known, and nothing is sent`,
    ),
  journalBusy: (path: string): Text =>
    both(
      french`${path}: une autre commande écrit dans ce journal`,
      `${path}: another command is writing this journal`,
    ),
  resumed: (path: string): Text =>
    both(
      french`${path}: cet envoi, dit au journal par une commande interrompue, est mis à sa place`,
      `${path}: this sending, which an interrupted command told the journal, was put in its place`,
    ),
  nothingToSend: (): Text => both(french`rien à envoyer`, "nothing to send"),
  sent: (path: string, units: number, id: string): Text =>
    both(
      french`${path}: envoi ${id}, ${nombre(units, "unité")}`,
      `${path}: sending ${id}, ${count(units, "unit")}`,
    ),
  refused: (path: string, rows: number): Text =>
    both(
      french`${path}: ${nombre(rows, "ligne")} ${rows < 2 ? "refusée" : "refusées"}, avec le motif en dernière colonne`,
      `${path}: ${count(rows, "row")} refused, with the reason in the last column`,
    ),
  sentBefore: (rows: number): Text =>
    both(
      french`${nombre(rows, "ligne")} déjà ${rows < 2 ? "partie" : "parties"}, d'après le journal`,
      `${count(rows, "row")} sent already, as the journal says`,
    ),
  details: (remarks: number): Text =>
    both(
      french`${nombre(remarks, "précision")} sur ce qui a été lu (dates incomplètes, apostrophes, codes) ; --json ${remarks < 2 ? "la" : "les"} donne`,
      `${count(remarks, "detail")} of what was read (dates that are not whole, apostrophes, codes); --json shows ${remarks === 1 ? "it" : "them"}`,
    ),
  noComponent: (name: string, near: readonly string[]): Text =>
    both(
      french`« ${name} » n'est le nom d'aucun type ni élément${near.length === 0 ? "" : french` ; vouliez-vous dire ${near.join(", ")} ?`}`,
      `"${name}" is the name of no type and no element${near.length === 0 ? "" : `; did you mean ${near.join(", ")}?`}`,
    ),
  units: (units: number, files: number, issues: number): Text =>
    both(
      french`${nombre(units, "unité")} dans ${nombre(files, "fichier")}, ${nombre(issues, "erreur")}`,
      `${count(units, "unit")} in ${count(files, "file")}, ${count(issues, "mistake")}`,
    ),
  needsColumns: (path: string, names: readonly string[]): Text =>
    both(
      french`${path}: il manque ${names.length < 2 ? "la colonne" : "les colonnes"} ${names.join(", ")} ; « scrutin lire --format csv » les écrit`,
      `${path}: the columns ${names.join(", ")} are missing; "scrutin lire --format csv" writes them`,
    ),
  answerUnknown: (place: string, text: string): Text =>
    both(
      french`${place}: « ${text} » n'est pas une réponse : refus, avis, ou rien`,
      `${place}: "${text}" is no answer: refus, avis, or nothing`,
    ),
  unitNotFound: (place: string, id: string, file: string): Text =>
    both(
      french`${place}: l'unité « ${id} » n'est pas dans ${file}, ou n'y est pas valide`,
      `${place}: the unit "${id}" is not in ${file}, or is not valid there`,
    ),
  answeredTwice: (place: string, id: string, before: string): Text =>
    both(
      french`${place}: ${before} répond déjà à l'unité « ${id} »`,
      `${place}: ${before} answers the unit "${id}" already`,
    ),
  cannotAnswer: (place: string, answer: string, kind: string): Text =>
    both(
      french`${place}: on ne répond pas « ${answer} » à une unité de sorte « ${kind} »`,
      `${place}: a unit of kind "${kind}" is not answered by "${answer}"`,
    ),
  motiveUnknown: (place: string, text: string, known: readonly string[]): Text =>
    both(
      french`${place}: « ${text} » n'est pas un motif de refus ; il y a ${known.join(", ")}`,
      `${place}: "${text}" is no motive of a refusal; there are ${known.join(", ")}`,
    ),
  atPlace: (place: string, text: Text): Text =>
    both(`${place}: ${text.fr}`, `${place}: ${text.en}`),
};
