import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, readFile, rename, stat } from "node:fs/promises";
import type { EtatDuNumeroteur } from "../echange/numeroteur.js";
import { isSystemError, type Verrou, verrouiller } from "./verrou.js";

/*
 * The journal of what was sent: lines of JSON, to which lines are only added. A sending is written beside its place, then told to the journal, then put in its
 * place. Whoever is killed in between is taken up by the next run: what the journal does not know was not sent, and what it knows is put in its place.
 */

/** A sending that is ready to be told. */
export interface Envoye {
  readonly envoi: string;
  /** Where the document is put, and where it stands until then. */
  readonly fichier: string;
  readonly temporaire: string;
  /** The SHA-256 of its bytes. */
  readonly empreinte: string;
  /** What its units say, by {@link empreinteDe}. */
  readonly unites: readonly string[];
  /** The numbers that were given until then. */
  readonly numeros: EtatDuNumeroteur;
}

/** A journal that cannot be believed: a line of a sending that was told is not what was written. */
export class JournalAbime extends Error {
  override readonly name = "JournalAbime";
}

/** What a journal knows, and how it is told more. */
export interface Journal {
  /** The sending in which a unit went out; undefined for one that did not. */
  envoiDe(empreinte: string): string | undefined;
  /** The numbers that were given until now. */
  readonly numeros: EtatDuNumeroteur;
  /** Documents that were told, and put in their place only now, since the run before was killed. */
  readonly repris: readonly string[];
  /** Tells a sending, and puts its document in its place. */
  ajouter(envoye: Envoye): Promise<void>;
  fermer(): Promise<void>;
}

/** What identifies what a unit says, whatever its number. */
export function empreinteDe(contenu: unknown): string {
  return createHash("sha256").update(JSON.stringify(contenu)).digest("base64url").slice(0, 32);
}

/** Opens a journal, or begins one, for this process alone. */
export async function ouvrirJournal(chemin: string): Promise<Journal> {
  const lock = await verrouiller(`${chemin}.verrou`);
  try {
    const text = await readFile(chemin, "utf8").catch((error: unknown) => {
      if (isSystemError(error) && error.code === "ENOENT") return "";
      throw error;
    });
    const read = readJournal(text, chemin);
    const repris: string[] = [];
    for (const last of read.envois) if (await putInPlace(last)) repris.push(last.fichier);
    return new OpenJournal(chemin, read, repris, text !== "" && !text.endsWith("\n"), lock);
  } catch (error) {
    await lock.lever();
    throw error;
  }
}

interface Read {
  readonly sent: Map<string, string>;
  numeros: EtatDuNumeroteur;
  readonly envois: Pick<Envoye, "fichier" | "temporaire" | "empreinte">[];
}

/** Hashes of units that stand in one line. */
const perLine = 1000;

function readJournal(text: string, chemin: string): Read {
  const read: Read = { sent: new Map(), numeros: {}, envois: [] };
  let pending: string[] = [];
  let isTorn = false;
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const entry = parsed(line);
    if (entry === undefined) isTorn = true;
    else if ("debut" in entry) {
      // What was begun and not ended was not sent.
      pending = [];
      isTorn = false;
    } else if ("unites" in entry) pending.push(...entry.unites);
    else {
      if (isTorn || pending.length !== entry.nombre || digest(pending) !== entry.controle)
        throw new JournalAbime(chemin);
      for (const unit of pending) read.sent.set(unit, entry.envoi);
      read.numeros = entry.numeros;
      read.envois.push(entry);
      pending = [];
    }
  }
  return read;
}

interface Begin {
  readonly debut: string;
}
interface Units {
  readonly unites: readonly string[];
}
interface End extends Omit<Envoye, "unites"> {
  readonly nombre: number;
  readonly controle: string;
}

function parsed(line: string): Begin | Units | End | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== "object" || entry === null) return undefined;
    const isKnown =
      "debut" in entry || ("unites" in entry && Array.isArray(entry.unites)) || "controle" in entry;
    // The journal is our own; what is not of this form was torn or damaged.
    return isKnown ? (entry as Begin | Units | End) : undefined;
  } catch {
    return undefined;
  }
}

function digest(units: readonly string[]): string {
  return createHash("sha256").update(units.join("\n")).digest("base64url");
}

class OpenJournal implements Journal {
  readonly repris: readonly string[];
  readonly #path: string;
  readonly #read: Read;
  readonly #lock: Verrou;
  #isTorn: boolean;

  constructor(path: string, read: Read, repris: readonly string[], isTorn: boolean, lock: Verrou) {
    this.#path = path;
    this.#read = read;
    this.repris = repris;
    this.#isTorn = isTorn;
    this.#lock = lock;
  }

  get numeros(): EtatDuNumeroteur {
    return this.#read.numeros;
  }

  envoiDe(empreinte: string): string | undefined {
    return this.#read.sent.get(empreinte);
  }

  async ajouter(envoye: Envoye): Promise<void> {
    const { unites, ...rest } = envoye;
    const handle = await open(this.#path, "a");
    try {
      if (this.#isTorn) await handle.write("\n");
      this.#isTorn = false;
      await write(handle, { debut: envoye.envoi });
      for (let start = 0; start < unites.length; start += perLine)
        await write(handle, { unites: unites.slice(start, start + perLine) });
      await handle.sync();
      await write(handle, { ...rest, nombre: unites.length, controle: digest(unites) });
      await handle.sync();
    } finally {
      await handle.close();
    }
    for (const unit of unites) this.#read.sent.set(unit, envoye.envoi);
    this.#read.numeros = envoye.numeros;
    await putInPlace(envoye);
  }

  fermer(): Promise<void> {
    return this.#lock.lever();
  }
}

async function write(handle: FileHandle, entry: unknown): Promise<void> {
  await handle.appendFile(`${JSON.stringify(entry)}\n`);
}

/** Puts a document in its place, if it still stands beside it. Says whether it did. */
async function putInPlace({
  fichier,
  temporaire,
  empreinte,
}: Pick<Envoye, "fichier" | "temporaire" | "empreinte">): Promise<boolean> {
  const isThere = await stat(temporaire).then(
    () => true,
    () => false,
  );
  if (!isThere || (await hashOfFile(temporaire)) !== empreinte) return false;
  await rename(temporaire, fichier);
  return true;
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(bytes);
  return hash.digest("base64url");
}
