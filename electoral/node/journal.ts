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
 * The journal of what was sent: lines of JSON, to which lines are only added. A sending is written beside its place, then told to the journal, then put in its
 * place. Whoever is killed in between is taken up by the next run: what the journal does not know was not sent, and what it knows is put in its place.
 */

/** Hashes of units that stand in one line. */
const perLine = 1000;

/** A sending that is being told. What is not told to its end was not sent. */
export interface Annonce {
  /** Tells what a unit says, by {@link empreinteDe}. */
  unite(empreinte: string): void;
  /** Writes what was told until now, when it is much. */
  ecrire(): Promise<void>;
  /** Tells the end, and puts the document in its place. */
  finir(document: Document): Promise<void>;
  abandonner(): Promise<void>;
}

/** What a journal knows, and how it is told more. */
export interface Journal {
  /** The sending in which a unit went out; undefined for one that did not. */
  envoiDe(empreinte: string): string | undefined;
  /** The numbers that were given until now. */
  readonly numeros: EtatDuNumeroteur;
  /** Documents that were told, and put in their place only now, since the run before was killed. */
  readonly repris: readonly string[];
  /** Begins to tell a sending; one at a time. */
  commencer(envoi: string): Promise<Annonce>;
  fermer(): Promise<void>;
}

/** What identifies what a unit says, whatever its number. */
export function empreinteDe(contenu: unknown): string {
  return empreinteDuTexte(JSON.stringify(contenu));
}

/** {@link empreinteDe} what is JSON already. */
export function empreinteDuTexte(json: string): string {
  return sha256(json).slice(0, 32);
}

/** In one step, which Node has from 20.12 on, it takes half the time. */
const sha256: (text: string) => string =
  "hash" in crypto
    ? (text) => crypto.hash("sha256", text, "base64url")
    : (text) => crypto.createHash("sha256").update(text).digest("base64url");

/** Opens a journal, or begins one, for this process alone. */
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
      // Stopped for long, this process may have been taken for one that is gone.
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

/** Puts a document in its place, if it still stands beside it. Says whether it did. */
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
