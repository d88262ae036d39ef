import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { EtatDuNumeroteur } from "../echange/numeroteur.js";
import { Empreintes } from "../tableau/empreintes.js";
import { isSystemError } from "./verrou.js";

/*
 * The lines of a journal: for each sending its beginning, its units, and its end.
 */

/** Thrown for a damaged journal: a line of a complete record is not what was written. */
export class JournalAbime extends Error {
  override readonly name = "JournalAbime";
}

/** The written document of a sending. */
export interface Document {
  /** The final path of the document, and its temporary one. */
  readonly fichier: string;
  readonly temporaire: string;
  /** The SHA-256 of its bytes. */
  readonly empreinte: string;
  /** The numbers given up to this sending. */
  readonly numeros: EtatDuNumeroteur;
}

/** What the journal records of a document, and looks for when it is opened. */
export type Place = Pick<Document, "fichier" | "temporaire" | "empreinte">;

/** The sent units, by fingerprint, and the sendings that contained them. */
class Sent {
  readonly #sendings: (string | undefined)[] = [];
  readonly #units = new Empreintes();

  /** Adds a sending whose record may turn out to be incomplete; gives its number. */
  begin(): number {
    return this.#sendings.push(undefined);
  }

  add(unit: string, number: number): void {
    if (this.of(unit) === undefined) this.#units.set(unit, number);
  }

  end(number: number, envoi: string): void {
    this.#sendings[number - 1] = envoi;
  }

  of(unit: string): string | undefined {
    return this.#sendings[this.#units.get(unit) - 1];
  }
}

/** The content of a journal. */
export interface Read {
  readonly sent: Sent;
  numeros: EtatDuNumeroteur;
  readonly documents: readonly Place[];
  /** Whether the last line is incomplete. */
  isTorn: boolean;
}

/** Reads a journal, which may not be there. */
export async function readJournal(chemin: string): Promise<Read> {
  const sent = new Sent();
  let numeros: EtatDuNumeroteur = {};
  const documents: Place[] = [];
  let told = new Told(sent);
  let isTorn = false;
  const take = (line: string): void => {
    const entry = parsed(line);
    if (entry === undefined) isTorn = true;
    else if ("debut" in entry) {
      // A record without an end means that the sending was not sent.
      told = new Told(sent);
      isTorn = false;
    } else if ("unites" in entry) for (const unit of entry.unites) told.add(unit);
    else {
      if (isTorn || told.count !== entry.nombre || told.digest() !== entry.controle)
        throw new JournalAbime(chemin);
      told.end(entry.envoi);
      numeros = entry.numeros;
      const { fichier, temporaire, empreinte } = entry;
      documents.push({ fichier, temporaire, empreinte });
      told = new Told(sent);
    }
  };
  const last = await eachLine(chemin, take);
  if (last !== "") take(last);
  return { sent, numeros, documents, isTorn: last !== "" };
}

/** Hands out the lines of a file, which may not exist; gives the text after the last line end. */
async function eachLine(chemin: string, take: (line: string) => void): Promise<string> {
  let rest = "";
  try {
    const stream = createReadStream(chemin, { encoding: "utf8" });
    for await (const piece of stream as AsyncIterable<string>) {
      const lines = (rest + piece).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") take(line);
    }
  } catch (error) {
    if (!isSystemError(error) || error.code !== "ENOENT") throw error;
  }
  return rest;
}

/** The units of a sending while they are being recorded, and their checksum. */
export class Told {
  readonly #sent: Sent;
  readonly #number: number;
  readonly #hash = createHash("sha256");
  count = 0;

  constructor(sent: Sent) {
    this.#sent = sent;
    this.#number = sent.begin();
  }

  add(unit: string): void {
    this.#hash.update(this.count === 0 ? unit : `\n${unit}`);
    this.count++;
    this.#sent.add(unit, this.#number);
  }

  /** The checksum; may be called once. */
  digest(): string {
    return this.#hash.digest("base64url");
  }

  end(envoi: string): void {
    this.#sent.end(this.#number, envoi);
  }
}

interface Begin {
  readonly debut: string;
}
interface Units {
  readonly unites: readonly string[];
}
/** The last line of a sending. */
export interface End extends Document {
  readonly envoi: string;
  readonly nombre: number;
  readonly controle: string;
}

function parsed(line: string): Begin | Units | End | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== "object" || entry === null) return undefined;
    const isKnown =
      "debut" in entry || ("unites" in entry && Array.isArray(entry.unites)) || "controle" in entry;
    // The journal is our own: a line of another form is incomplete or damaged.
    return isKnown ? (entry as Begin | Units | End) : undefined;
  } catch {
    return undefined;
  }
}
