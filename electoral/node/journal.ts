import * as crypto from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rename, stat } from "node:fs/promises";
import type { EtatDuNumeroteur } from "../echange/numeroteur.js";
import {
  type Document,
  type End,
  type Place,
  type Read,
  readJournal,
  Told,
} from "./lignes-du-journal.js";
import { JournalOccupe, type Verrou, verrouiller } from "./verrou.js";

/*
 * The journal of sendings: JSON lines that are only ever appended. A sending is written to a temporary file, then recorded in the journal, then moved to its
 * place. If the process is killed in between, the next run takes over: what the journal does not record was not sent, and what it records is moved to its place.
 */

/** The most hashes of units in one line. */
const perLine = 1000;

/** A sending that is being recorded. If its record is not complete, it was not sent. */
export interface Annonce {
  /** Records the content of a unit, by {@link empreinteDe}. */
  unite(empreinte: string): void;
  /** Writes what was recorded so far, if it is much. */
  ecrire(): Promise<void>;
  /** Completes the record, and moves the document to its place. */
  finir(document: Document): Promise<void>;
  abandonner(): Promise<void>;
}

/** An open journal. */
export interface Journal {
  /** The sending that contained a unit; undefined if none did. */
  envoiDe(empreinte: string): string | undefined;
  /** The numbers given so far. */
  readonly numeros: EtatDuNumeroteur;
  /** Documents moved to their place only now, because the run that recorded them was killed. */
  readonly repris: readonly string[];
  /** Starts the record of a sending; one at a time. */
  commencer(envoi: string): Promise<Annonce>;
  fermer(): Promise<void>;
}

/** A fingerprint of the content of a unit, whatever its number. */
export function empreinteDe(contenu: unknown): string {
  return empreinteDuTexte(JSON.stringify(contenu));
}

/** {@link empreinteDe} for content that is JSON already. */
export function empreinteDuTexte(json: string): string {
  return sha256(json).slice(0, 32);
}

/** Node has a one-step hash from 20.12 on, which takes half the time. */
const sha256: (text: string) => string =
  "hash" in crypto
    ? (text) => crypto.hash("sha256", text, "base64url")
    : (text) => crypto.createHash("sha256").update(text).digest("base64url");

/** Opens a journal, or creates one, for this process alone. */
export async function ouvrirJournal(chemin: string): Promise<Journal> {
  const lock = await verrouiller(`${chemin}.verrou`);
  try {
    const read = await readJournal(chemin);
    const repris: string[] = [];
    for (const last of read.documents) if (await putInPlace(last)) repris.push(last.fichier);
    return new OpenJournal(chemin, read, repris, lock);
  } catch (error) {
    await lock.lever();
    throw error;
  }
}

class OpenJournal implements Journal {
  readonly repris: readonly string[];
  readonly #path: string;
  readonly #read: Read;
  readonly #lock: Verrou;

  constructor(path: string, read: Read, repris: readonly string[], lock: Verrou) {
    this.#path = path;
    this.#read = read;
    this.repris = repris;
    this.#lock = lock;
  }

  get numeros(): EtatDuNumeroteur {
    return this.#read.numeros;
  }

  envoiDe(empreinte: string): string | undefined {
    return this.#read.sent.of(empreinte);
  }

  async commencer(envoi: string): Promise<Annonce> {
    const handle = await open(this.#path, "a");
    try {
      if (this.#read.isTorn) await handle.write("\n");
      this.#read.isTorn = false;
      await write(handle, { debut: envoi });
    } catch (error) {
      await handle.close();
      throw error;
    }
    return new OpenAnnouncement(this.#path, envoi, handle, this.#read, this.#lock);
  }

  fermer(): Promise<void> {
    return this.#lock.lever();
  }
}

class OpenAnnouncement implements Annonce {
  readonly #path: string;
  readonly #envoi: string;
  readonly #handle: FileHandle;
  readonly #read: Read;
  readonly #told: Told;
  readonly #lock: Verrou;
  #waiting: string[] = [];

  constructor(path: string, envoi: string, handle: FileHandle, read: Read, lock: Verrou) {
    this.#path = path;
    this.#lock = lock;
    this.#envoi = envoi;
    this.#handle = handle;
    this.#read = read;
    this.#told = new Told(read.sent);
  }

  unite(empreinte: string): void {
    this.#told.add(empreinte);
    this.#waiting.push(empreinte);
  }

  async ecrire(): Promise<void> {
    if (this.#waiting.length >= perLine) await this.#flush();
  }

  async finir(document: Document): Promise<void> {
    try {
      await this.#flush();
      await this.#handle.sync();
      // If this process was suspended for long, another may have taken it for dead.
      if (!(await this.#lock.estANous())) throw new JournalOccupe(this.#path);
      const said = { nombre: this.#told.count, controle: this.#told.digest() };
      const end: End = { envoi: this.#envoi, ...document, ...said };
      await write(this.#handle, end);
      await this.#handle.sync();
    } finally {
      await this.#handle.close();
    }
    this.#told.end(this.#envoi);
    this.#read.numeros = document.numeros;
    await putInPlace(document);
  }

  abandonner(): Promise<void> {
    return this.#handle.close();
  }

  async #flush(): Promise<void> {
    const units = this.#waiting;
    this.#waiting = [];
    for (let start = 0; start < units.length; start += perLine)
      await write(this.#handle, { unites: units.slice(start, start + perLine) });
  }
}

async function write(handle: FileHandle, entry: unknown): Promise<void> {
  await handle.appendFile(`${JSON.stringify(entry)}\n`);
}

/** Moves a document to its place if its temporary file is still there, and says whether it was. */
async function putInPlace({ fichier, temporaire, empreinte }: Place): Promise<boolean> {
  const isThere = await stat(temporaire).then(
    () => true,
    () => false,
  );
  if (!isThere || (await hashOfFile(temporaire)) !== empreinte) return false;
  await rename(temporaire, fichier);
  return true;
}

async function hashOfFile(path: string): Promise<string> {
  const hash = crypto.createHash("sha256");
  for await (const bytes of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(bytes);
  return hash.digest("base64url");
}
