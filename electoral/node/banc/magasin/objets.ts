import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "../../registre.js";

/*
 * Content-addressed files: each is named by the SHA-256 of its bytes. It is written under another name and renamed once the disk has it, so that
 * a file with its final name is complete.
 */

/** A stored content. */
export interface Objet {
  /** The SHA-256 of its bytes, in hexadecimal digits. */
  readonly empreinte: string;
  readonly taille: number;
}

/** The bytes of a content, read on demand. It uses no types of Node, so that programs without `@types/node` compile. */
export interface Lecture extends AsyncIterable<Uint8Array> {
  /** Stops reading early. */
  destroy(): unknown;
}

export interface Objets {
  /** Stores a content held in memory: gives its fingerprint at once, and a promise that resolves when the disk has it. */
  garder(octets: Uint8Array): { readonly objet: Objet; readonly ecrit: Promise<unknown> };
  ecrire(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Objet>;
  /** All bytes, from memory if they were written recently. */
  relire(empreinte: string): AsyncIterable<Uint8Array>;
  /** The bytes from `debut` to the end, or up to but not including `fin`. */
  lire(empreinte: string, debut?: number, fin?: number): Lecture;
  /** All bytes, read synchronously. */
  lireCourt(empreinte: string): Uint8Array;
  /** Removes contents that no entry mentions, because the process was killed before writing it. */
  balayer(connus: ReadonlySet<string>): Promise<number>;
}

/** Opens a folder of contents, or creates one. Only one process may have it open. */
export async function ouvrirObjets(dossier: string): Promise<Objets> {
  const beside = join(dossier, "en-cours");
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  return new OpenObjects(dossier, beside);
}

/** Contents up to this length stay in memory for a while, up to a total size, since most are read again soon. */
const shortest = 1 << 16;
const mostHeld = 1 << 24;

async function* each(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

class OpenObjects implements Objets {
  readonly #folder: string;
  readonly #beside: string;
  /** The folders known to exist. */
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

  /** Holds a short content in memory, and drops the oldest ones. */
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
    // Only a fingerprint names a file, so that no name leads out of the folder.
    if (!/^[0-9a-f]{64}$/.test(empreinte)) throw new RangeError("no fingerprint");
    return join(this.#folder, empreinte.slice(0, 2));
  }
}
