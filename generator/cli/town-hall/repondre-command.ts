import { resolve } from "node:path";
import { lireJour } from "../../../electoral/calendrier/dates-souples.js";
import { aujourdHui } from "../../../electoral/calendrier/jours.js";
import { lot, lotDeLots, repartir } from "../../../electoral/echange/envois.js";
import { lireEnvoi, type UniteLue } from "../../../electoral/echange/lecture.js";
import {
  inscrireDOffice,
  refuserMention,
  refuserRadiation,
} from "../../../electoral/echange/reponses.js";
import type { Brouillon } from "../../../electoral/echange/unites.js";
import type { LigneCsv } from "../../../electoral/node/csv.js";
import { empreinteDe } from "../../../electoral/node/journal.js";
import { ouvrirTableau } from "../../../electoral/node/tableau.js";
import { ErreurElectorale } from "../../../electoral/remarques.js";
import { champs, normaliser } from "../../../electoral/tableau/champs.js";
import {
  EnvoiLotDUnitesElectoralesElement,
  MotifDuRefusDeMentionTypeTitles,
  MotifDuRefusDeRadiationTypeTitles,
} from "../../../generated/electoral/index.js";
import { serialize } from "../../../runtime/serialize.js";
import { CommandFailure, type ExitCode, exitCodes, type Text } from "../failure.js";
import { kindOf } from "../files/files.js";
import { messages as common } from "../messages.js";
import type { Console } from "../terminal.js";
import {
  type Expedition,
  type ExpeditionFlags,
  expedier,
  type Pieces,
  withExpedition,
} from "./expedition.js";
import { receivedColumns } from "./lire-command.js";
import { documentsOf } from "./received.js";
import { asTownHallFailure, textOf } from "./town-hall-failures.js";
import { townHallMessages as messages } from "./town-hall-messages.js";

/** What stands on the command line of `scrutin repondre`. */
export interface RepondreFlags extends ExpeditionFlags {
  readonly file: string;
  readonly date?: string;
}

/** A row that asks for an answer. */
interface Choice {
  readonly place: string;
  readonly fichier: string;
  readonly identifiant: string;
  readonly reponse: string;
  readonly motif: string;
  readonly precision: string;
  readonly numero: string;
}

/**
 * `scrutin repondre`: drafts the answers that somebody chose in the CSV of `scrutin lire`. Every mistake in it is told at once, and then nothing is
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
    const answers = await draft(choices, date, terminal);
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
  const hashes = new Map(answers.map((answer) => [empreinteDe(answer), answer]));
  const fresh = [...hashes].filter(([hash]) => journal.envoiDe(hash) === undefined);
  if (fresh.length < answers.length)
    terminal.say(messages.sentBefore(answers.length - fresh.length));
  terminal.result?.({ reponses: answers.length, dejaEnvoyees: answers.length - fresh.length });
  if (fresh.length === 0) {
    terminal.say(messages.nothingToSend());
    return exitCodes.ok;
  }
  const units = fresh.map(([, answer]) => answer);
  // The answers have the period of what they answer.
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

async function readChoices(file: string, path: string): Promise<readonly Choice[]> {
  const { fichier, identifiant, reponse, motifDuRefus, precision } = receivedColumns;
  const needed = [fichier, identifiant, reponse];
  const names = [...needed, motifDuRefus, precision, champs.numeroDEnregistrement.entete];
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
    const [source, id, answer, motif, detail, numero] = names.map((_, index) => cellOf(row, index));
    if (answer === undefined || answer === "") continue;
    const said = { fichier: source ?? "", identifiant: id ?? "", motif: motif ?? "" };
    const rest = { precision: detail ?? "", numero: numero ?? "" };
    choices.push({ place: `${file}:${row.ligne}`, reponse: normaliser(answer), ...said, ...rest });
  }
  if (places === undefined) throw new CommandFailure(messages.empty(file));
  return choices;
}

async function draft(
  choices: readonly Choice[],
  date: string,
  terminal: Console,
): Promise<readonly Brouillon[]> {
  const files = new Map<string, ReadonlyMap<string, UniteLue>>();
  const failures: Text[] = [];
  const answers: Brouillon[] = [];
  for (const choice of choices) {
    const units = files.get(choice.fichier) ?? (await unitsOf(choice.fichier, terminal));
    files.set(choice.fichier, units);
    const unit = units.get(choice.identifiant);
    const { place, identifiant, fichier } = choice;
    if (unit === undefined) failures.push(messages.unitNotFound(place, identifiant, fichier));
    else {
      const made = answerTo(unit, choice, date);
      if ("kind" in made) answers.push(made);
      else failures.push(...made.failures);
    }
  }
  if (failures.length > 0) throw new CommandFailure(...failures);
  return answers;
}

async function unitsOf(file: string, terminal: Console): Promise<ReadonlyMap<string, UniteLue>> {
  const units = new Map<string, UniteLue>();
  for (const { pieces } of await documentsOf([file], terminal))
    for await (const part of lireEnvoi(pieces()))
      if (part.kind !== "ecart" && part.kind !== "fin" && part.value !== undefined)
        units.set(part.value.id, part);
  return units;
}

type Made = Brouillon | { readonly failures: readonly Text[] };

function answerTo(unit: UniteLue, choice: Choice, date: string): Made {
  const { place, reponse, motif, numero } = choice;
  const precision = choice.precision === "" ? undefined : choice.precision;
  try {
    if (reponse !== "refus" && reponse !== "avis")
      return { failures: [messages.answerUnknown(place, reponse)] };
    if (unit.kind === "demandeDeRadiation" && unit.value !== undefined && reponse === "refus") {
      if (!isMotive(motif, MotifDuRefusDeRadiationTypeTitles))
        return {
          failures: [
            messages.motiveUnknown(place, motif, titles(MotifDuRefusDeRadiationTypeTitles)),
          ],
        };
      return refuserRadiation(unit.value, motif, { date, precision: precision ?? "" });
    }
    if (
      unit.kind === "demandeDAppositionDUneMention" &&
      unit.value !== undefined &&
      reponse === "refus"
    ) {
      if (!isMotive(motif, MotifDuRefusDeMentionTypeTitles))
        return {
          failures: [messages.motiveUnknown(place, motif, titles(MotifDuRefusDeMentionTypeTitles))],
        };
      return refuserMention(unit.value, motif, { date, precision: precision ?? "" });
    }
    if (
      unit.kind === "propositionDInscriptionDOffice" &&
      unit.value !== undefined &&
      reponse === "avis"
    )
      return inscrireDOffice(unit.value, { numeroDEnregistrement: numero, dateDInscription: date });
    return { failures: [messages.cannotAnswer(place, reponse, unit.kind)] };
  } catch (error) {
    if (!(error instanceof ErreurElectorale)) throw error;
    return { failures: error.remarques.map((said) => messages.atPlace(place, textOf(said))) };
  }
}

function isMotive<Code extends string>(
  text: string,
  known: Readonly<Record<Code, string>>,
): text is Code {
  return Object.hasOwn(known, text);
}

function titles(known: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(known).map(([code, title]) => `${code} (${title})`);
}
