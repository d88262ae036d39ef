import { resolve } from "node:path";
import { lireJour } from "../../../electoral/calendrier/dates-souples.js";
import { aujourdHui } from "../../../electoral/calendrier/jours.js";
import { lot, lotDeLots, repartir } from "../../../electoral/echange/envois.js";
import type { Brouillon } from "../../../electoral/echange/unites.js";
import type { LigneCsv } from "../../../electoral/node/csv.js";
import { empreinteDe } from "../../../electoral/node/journal.js";
import { ouvrirTableau } from "../../../electoral/node/tableau.js";
import { champs, normaliser } from "../../../electoral/tableau/champs.js";
import { EnvoiLotDUnitesElectoralesElement } from "../../../generated/electoral/index.js";
import { serialize } from "../../../runtime/serialize.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { kindOf } from "../files/files.js";
import { messages as common } from "../messages.js";
import type { Console } from "../terminal.js";
import { type Choice, draftAnswers } from "./draft-answers.js";
import {
  type Expedition,
  type ExpeditionFlags,
  expedier,
  type Pieces,
  withExpedition,
} from "./expedition.js";
import { receivedColumns } from "./lire-command.js";
import { asTownHallFailure } from "./town-hall-failures.js";
import { townHallMessages as messages } from "./town-hall-messages.js";

/** The options of `scrutin repondre`. */
export interface RepondreFlags extends ExpeditionFlags {
  readonly file: string;
  readonly date?: string;
}

/**
 * `scrutin repondre`: drafts the answers chosen in the CSV of `scrutin lire`. If it has mistakes, all of them are reported at once and nothing is
 * written.
 */
export async function runRepondre(flags: RepondreFlags, terminal: Console): Promise<ExitCode> {
  const { file } = flags;
  const path = resolve(terminal.cwd, file);
  if ((await kindOf(path)) !== "file") throw new CommandFailure(common.notThere(file));
  const date = flags.date === undefined ? aujourdHui() : lireJour(flags.date).valeur;
  if (date === undefined) throw new CommandFailure(messages.noDay("--date", flags.date ?? ""));
  try {
    const choices = await readChoices(file, path);
    const answers = await draftAnswers(choices, date, terminal);
    return await withExpedition(flags, terminal, (expedition) =>
      send(answers, expedition, terminal),
    );
  } catch (error) {
    throw asTownHallFailure(error, file);
  }
}

async function send(
  answers: readonly Brouillon[],
  expedition: Expedition,
  terminal: Console,
): Promise<ExitCode> {
  const { options, commune, journal, fichier, identifiant } = expedition;
  const hashes = new Map(answers.map((answer) => [empreinteDe(withoutDate(answer)), answer]));
  const fresh = [...hashes].filter(([hash]) => journal.envoiDe(hash) === undefined);
  if (fresh.length < answers.length)
    terminal.say(messages.sentBefore(answers.length - fresh.length));
  terminal.result?.({ reponses: answers.length, dejaEnvoyees: answers.length - fresh.length });
  if (fresh.length === 0) {
    terminal.say(messages.nothingToSend());
    return exitCodes.ok;
  }
  const units = fresh.map(([, answer]) => answer);
  // Answers have the period of the units that they answer.
  const own = { ...options, periode: undefined };
  const value = commune === undefined ? lotDeLots(repartir(units), own) : lot(commune, units, own);
  const text = serialize(EnvoiLotDUnitesElectoralesElement, value, { locale: terminal.locale });
  const pieces: Pieces = (tell) => {
    for (const [hash] of fresh) tell(hash);
    return [text];
  };
  await expedier(expedition, pieces, terminal);
  terminal.say(messages.sent(fichier, units.length, identifiant));
  terminal.result?.({ fichier, identifiant, envoyees: units.length });
  return exitCodes.ok;
}

/** An answer without its date, since the same answer on another day counts as the same. */
function withoutDate({ kind, value }: Brouillon): object {
  const { dateDInscription: _, ...rest } = { dateDInscription: "", ...value };
  const undated = Object.entries(rest).map(([name, part]) =>
    name.startsWith("refusDe") ? [name, { ...part, dateDuRefus: undefined }] : [name, part],
  );
  return { kind, value: Object.fromEntries(undated) };
}

async function readChoices(file: string, path: string): Promise<readonly Choice[]> {
  const { fichier, identifiant, reponse, motifDuRefus, precision, echeance } = receivedColumns;
  const needed = [fichier, identifiant, reponse];
  const { entete } = champs.numeroDEnregistrement;
  const names = [...needed, motifDuRefus, precision, entete, echeance];
  const choices: Choice[] = [];
  let places: readonly number[] | undefined;
  const cellOf = ({ cellules }: LigneCsv, index: number): string => {
    const at = places?.[index] ?? -1;
    return at < 0 ? "" : (cellules[at] ?? "").trim();
  };
  for await (const row of (await ouvrirTableau(path)).lignes()) {
    if (places === undefined) {
      const headings = row.cellules.map(normaliser);
      places = names.map((name) => headings.indexOf(normaliser(name)));
      const missing = needed.filter((_, index) => places?.[index] === -1);
      if (missing.length > 0) throw new CommandFailure(messages.needsColumns(file, missing));
      continue;
    }
    const [source, id, answer, motif, detail, numero, until] = names.map((_, index) =>
      cellOf(row, index),
    );
    if (answer === undefined || answer === "") continue;
    const said = { fichier: source ?? "", identifiant: id ?? "", motif: motif ?? "" };
    const rest = { precision: detail ?? "", numero: numero ?? "", echeance: until ?? "" };
    choices.push({ place: `${file}:${row.ligne}`, reponse: answer, ...said, ...rest });
  }
  if (places === undefined) throw new CommandFailure(messages.empty(file));
  return choices;
}
