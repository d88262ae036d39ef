import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { lireDateSouple } from "../../../electoral/calendrier/dates-souples.js";
import { aujourdHui } from "../../../electoral/calendrier/jours.js";
import { lireCommuneDInscription } from "../../../electoral/civil/codes-geographiques.js";
import type { OptionsDEnvoi } from "../../../electoral/echange/completer.js";
import { type Numeroteur, numeroteur } from "../../../electoral/echange/numeroteur.js";
import { type Annonce, type Journal, ouvrirJournal } from "../../../electoral/node/journal.js";
import type { PartenaireType, PeriodeDeRevisionType } from "../../../generated/electoral/index.js";
import { CommandFailure } from "../failure.js";
import { kindOf } from "../files/files.js";
import { removeLeftovers, shortened, temporaryPath } from "../files/replacement.js";
import type { Console } from "../terminal.js";
import { asTownHallFailure } from "./town-hall-failures.js";
import { townHallMessages as messages } from "./town-hall-messages.js";

/** The options of commands that make a sending. */
export interface ExpeditionFlags {
  readonly commune?: string;
  readonly concentrateur?: string;
  readonly libelle?: string;
  readonly periode?: string;
  readonly dateHeure?: string;
  readonly production?: boolean;
  readonly output?: string;
  readonly journal?: string;
}

/** A sending that is about to be made. */
export interface Expedition {
  readonly options: OptionsDEnvoi & {
    readonly periode: PeriodeDeRevisionType;
    readonly numeroteur: Numeroteur;
  };
  /** The commune of all units; undefined for a concentrator. */
  readonly commune: string | undefined;
  readonly journal: Journal;
  /** The path of the document, as it is displayed. */
  readonly fichier: string;
  readonly identifiant: string;
}

/** Runs a function that makes a sending, with a journal that is locked for it. */
export async function withExpedition<T>(
  flags: ExpeditionFlags,
  terminal: Console,
  work: (expedition: Expedition) => Promise<T>,
): Promise<T> {
  const emetteur = senderOf(flags);
  const periode = periodOf(flags.periode);
  const dateHeureEnvoi = momentOf(flags.dateHeure);
  const folder =
    flags.output === undefined ? terminal.cwd : dirname(resolve(terminal.cwd, flags.output));
  const path = flags.journal ?? join(relative(terminal.cwd, folder), "scrutin-journal.jsonl");
  const journal = await ouvrirJournal(resolve(terminal.cwd, path)).catch((error: unknown) => {
    throw asTownHallFailure(error, path);
  });
  try {
    for (const file of journal.repris) terminal.say(messages.resumed(relative(terminal.cwd, file)));
    const numeros = numeroteur({ etat: journal.numeros });
    const identifiant = numeros.envoi(emetteur.code, periode);
    const fichier = flags.output ?? `${identifiant}.xml`;
    const target = resolve(terminal.cwd, fichier);
    if ((await kindOf(target)) !== "nothing") throw new CommandFailure(messages.exists(fichier));
    const options = {
      emetteur,
      dateHeureEnvoi,
      environnement: flags.production === true ? "P" : "T",
      identifiantEnvoi: identifiant,
      periode,
      numeroteur: numeros,
      locale: terminal.locale,
    } as const;
    const commune = emetteur.typePartenaire === "commune" ? emetteur.code : undefined;
    return await work({ options, commune, journal, fichier, identifiant });
  } finally {
    await journal.fermer();
  }
}

/** Makes the pieces of a document, and reports the hash of each unit in it. */
export type Pieces = (
  tell: (empreinte: string) => void,
) => AsyncIterable<string> | Iterable<string>;

/** Writes a document to a temporary file, records it in the journal, and moves it to its place: killed at any moment, it is sent once or not at all. */
export async function expedier(
  { options, journal, fichier, identifiant }: Expedition,
  pieces: Pieces,
  terminal: Console,
): Promise<void> {
  const target = resolve(terminal.cwd, fichier);
  const temporaire = temporaryPath(target);
  const annonce = await journal.commencer(identifiant).catch((error: unknown) => {
    throw asTownHallFailure(error, fichier);
  });
  let empreinte: string;
  try {
    await removeLeftovers(dirname(target), (name) => name === basename(shortened(target)));
    empreinte = await writeHashed(temporaire, pieces, annonce);
  } catch (error) {
    await annonce.abandonner();
    await rm(temporaire, { force: true });
    throw asTownHallFailure(error, fichier);
  }
  const document = { fichier: target, temporaire, empreinte, numeros: options.numeroteur.etat() };
  // From here on the journal may have recorded the document: whatever fails, its file stays, and the next run takes care of it.
  await annonce.finir(document).catch((error: unknown) => {
    throw asTownHallFailure(error, fichier);
  });
}

async function writeHashed(path: string, pieces: Pieces, annonce: Annonce): Promise<string> {
  const hash = createHash("sha256");
  const handle = await open(path, "w");
  try {
    let held = "";
    const flush = async (): Promise<void> => {
      const bytes = Buffer.from(held);
      held = "";
      hash.update(bytes);
      await handle.appendFile(bytes);
      await annonce.ecrire();
    };
    for await (const piece of pieces((each) => annonce.unite(each))) {
      held += piece;
      if (held.length >= 1 << 16) await flush();
    }
    await flush();
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest("base64url");
}

function senderOf({ commune, concentrateur, libelle }: ExpeditionFlags): PartenaireType {
  const name = libelle === undefined ? {} : { libelle };
  if (commune !== undefined && concentrateur !== undefined)
    throw new CommandFailure(messages.twoSenders());
  if (concentrateur !== undefined)
    return { typePartenaire: "concentrateur", code: concentrateur, ...name };
  if (commune === undefined) throw new CommandFailure(messages.needsSender());
  const { valeur } = lireCommuneDInscription(commune);
  if (valeur === undefined) throw new CommandFailure(messages.noCommune(commune));
  return { typePartenaire: "commune", code: valeur, ...name };
}

function periodOf(text: string | undefined): PeriodeDeRevisionType {
  if (text === undefined) throw new CommandFailure(messages.needsPeriod());
  const [debut = "", fin = "", ...more] = text.split("/");
  const [dateDeDebut, dateDeFin] = [debut, fin].map((date) => lireDateSouple(date).valeur);
  if (dateDeDebut === undefined || dateDeFin === undefined || more.length > 0)
    throw new CommandFailure(messages.noPeriod(text));
  const length = Math.min(dateDeDebut.length, dateDeFin.length);
  if (dateDeDebut.slice(0, length) > dateDeFin.slice(0, length))
    throw new CommandFailure(messages.noPeriod(text));
  return { dateDeDebut, dateDeFin };
}

function momentOf(text: string | undefined): string {
  if (text === undefined) {
    const time = new Date().toTimeString().slice(0, 8);
    return `${aujourdHui()}T${time}`;
  }
  const [day = "", time = ""] = text.split("T");
  const isMoment =
    lireDateSouple(day).valeur === day &&
    day.length === 10 &&
    /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time);
  if (!isMoment) throw new CommandFailure(messages.noMoment(text));
  return text;
}
