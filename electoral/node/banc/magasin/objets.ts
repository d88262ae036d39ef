import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "../../registre.js";

/*
 * Contents by what they are: a file whose name is the SHA-256 of its bytes. It is written beside its place and put there when the disk has it, so that
 * what has a name is whole.
 */

/** A content that is kept. */
export interface Objet {
  /** The SHA-256 of its bytes, in hexadecimal digits. */
  readonly empreinte: string;
  readonly taille: number;
}

/** The bytes of a content, read while they are asked for. Types of Node have no place here: programs without them read this. */
export interface Lecture extends AsyncIterable<Uint8Array> {
  /** Ends the reading before its end. */
  destroy(): unknown;
}

export interface Objets {
  /** Keeps a content that is in memory: says what it is at once, and when the disk has it. */
  garder(octets: Uint8Array): { readonly objet: Objet; readonly ecrit: Promise<unknown> };
  ecrire(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Objet>;
  /** All the bytes, from memory where they were written a short time ago. */
  relire(empreinte: string): AsyncIterable<Uint8Array>;
  /** The bytes from one on, to the end, or to the one before `fin`. */
  lire(empreinte: string, debut?: number, fin?: number): Lecture;
  /** All the bytes, at once. */
  lireCourt(empreinte: string): Uint8Array;
  /** Takes away what nothing speaks of: the process was killed before it was told. */
  balayer(connus: ReadonlySet<string>): Promise<number>;
}

/** Opens a folder of contents, or begins one. Only one process may have it open. */
export async function ouvrirObjets(dossier: string): Promise<Objets> {
  const beside = join(dossier, "en-cours");
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  return new OpenObjects(dossier, beside);
}

/** Contents up to this length are kept in mind for a while, so many bytes of them: most are read again at once. */
const shortest = 1 << 16;
const mostHeld = 1 << 24;

async function* each(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

class OpenObjects implements Objets {
  readonly #folder: string;
  readonly #beside: string;
  /** The folders that are there for certain. */
  readonly #folders = new Set<string>();
  readonly #held = new Map<string, readonly Uint8Array[]>();
  #heldLength = 0;
  #count = 0;

  constructor(folder: string, beside: string) {
    this.#folder = folder;
    this.#beside = beside;
  }

  garder(octets: Uint8Array): { readonly objet: Objet; readonly ecrit: Promise<unknown> } {
    const empreinte = createHash("sha256").update(octets).digest("hex");
    return { objet: { empreinte, taille: octets.length }, ecrit: this.ecrire([octets]) };
  }

  async ecrire(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Objet> {
    const temporary = join(this.#beside, String(++this.#count));
    const hash = createHash("sha256");
    let taille = 0;
    let held: Uint8Array[] | undefined = [];
    try {
      const handle = await open(temporary, "wx");
      try {
        for await (const piece of pieces) {
          hash.update(piece);
          taille += piece.length;
          if (taille > shortest) held = undefined;
          held?.push(piece);
          await handle.appendFile(piece);
        }
        await handle.datasync();
      } finally {
        await handle.close();
      }
      const empreinte = hash.digest("hex");
      const folder = this.#folderOf(empreinte);
      await this.#makeFolder(folder);
      await rename(temporary, join(folder, empreinte));
      await syncFolder(folder);
      if (held !== undefined) this.#hold(empreinte, held, taille);
      return { empreinte, taille };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async #makeFolder(folder: string): Promise<void> {
    if (this.#folders.has(folder)) return;
    if ((await mkdir(folder, { recursive: true })) !== undefined) await syncFolder(this.#folder);
    this.#folders.add(folder);
  }

  relire(empreinte: string): AsyncIterable<Uint8Array> {
    const held = this.#held.get(empreinte);
    return held === undefined ? this.lire(empreinte) : each(held);
  }

  /** Keeps a short content in mind, and lets go of those that were kept before it. */
  #hold(empreinte: string, pieces: readonly Uint8Array[], length: number): void {
    if (this.#held.has(empreinte)) return;
    this.#held.set(empreinte, pieces);
    this.#heldLength += length;
    for (const [oldest, its] of this.#held) {
      if (this.#heldLength <= mostHeld) break;
      this.#held.delete(oldest);
      this.#heldLength -= its.reduce((sum, piece) => sum + piece.length, 0);
    }
  }

  lire(empreinte: string, debut = 0, fin = Number.POSITIVE_INFINITY): Lecture {
    return createReadStream(join(this.#folderOf(empreinte), empreinte), {
      start: debut,
      end: fin - 1,
    });
  }

  lireCourt(empreinte: string): Uint8Array {
    return readFileSync(join(this.#folderOf(empreinte), empreinte));
  }

  async balayer(connus: ReadonlySet<string>): Promise<number> {
    let count = 0;
    for (const folder of await readdir(this.#folder)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      for (const name of await readdir(join(this.#folder, folder))) {
        if (connus.has(name)) continue;
        await rm(join(this.#folder, folder, name), { force: true });
        count++;
      }
    }
    return count;
  }

  #folderOf(empreinte: string): string {
    // What is not a fingerprint names no file, so that no name leads out of the folder.
    if (!/^[0-9a-f]{64}$/.test(empreinte)) throw new RangeError("no fingerprint");
    return join(this.#folder, empreinte.slice(0, 2));
  }
}
