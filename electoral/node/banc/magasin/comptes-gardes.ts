import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { JournalAbime } from "../../lignes-du-journal.js";
import { isSystemError, verrouiller } from "../../verrou.js";
import type { CompteGarde } from "./comptes.js";

/*
 * The accounts, in a file of their own, since another process creates them while the bench runs.
 */

/** Reads the accounts; there are none if there is no file. Throws a {@link JournalAbime} if the file is not ours. */
export async function lireComptes(chemin: string): Promise<readonly CompteGarde[]> {
  const text = await readFile(chemin, "utf8").catch((error: unknown) => {
    if (isSystemError(error) && error.code === "ENOENT") return "[]";
    throw error;
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new JournalAbime(chemin);
  }
  if (!Array.isArray(value) || !value.every(isAccount)) throw new JournalAbime(chemin);
  return value;
}

function isAccount(value: unknown): value is CompteGarde {
  if (typeof value !== "object" || value === null) return false;
  const { nom, role, communes, sel, cle } = value as Readonly<Record<string, unknown>>;
  return (
    typeof nom === "string" &&
    (role === "commune" || role === "concentrateur" || role === "administrateur") &&
    Array.isArray(communes) &&
    communes.every((commune) => typeof commune === "string") &&
    typeof sel === "string" &&
    typeof cle === "string" &&
    /^[0-9a-f]{64}$/.test(cle)
  );
}

/** Adds an account, or replaces one of the same name, and says whether there was one. At any moment either the old file or the new one is there. */
export async function garderCompte(chemin: string, compte: CompteGarde): Promise<boolean> {
  const verrou = await verrouiller(`${chemin}.verrou`);
  try {
    const known = await lireComptes(chemin);
    const others = known.filter(({ nom }) => nom !== compte.nom);
    const temporary = `${chemin}.tmp`;
    await rm(temporary, { force: true });
    const handle = await open(temporary, "wx", 0o600);
    try {
      await handle.writeFile(`${JSON.stringify([...others, compte], undefined, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, chemin);
    return others.length < known.length;
  } finally {
    await verrou.lever();
  }
}

/** The current accounts: those of a file, which is read again when it has changed, at most once a second, and those of this run. */
export class Comptes {
  readonly #path: string;
  readonly #own: readonly CompteGarde[];
  #known: ReadonlyMap<string, CompteGarde> = new Map();
  #written = -1;
  #looked = 0;

  constructor(path: string, own: readonly CompteGarde[]) {
    this.#path = path;
    this.#own = own;
  }

  get tous(): ReadonlyMap<string, CompteGarde> {
    return this.#known;
  }

  async actualiser(maintenant: number): Promise<void> {
    if (maintenant - this.#looked < 1000) return;
    this.#looked = maintenant;
    const { mtimeMs = 0 } = (await stat(this.#path).catch(() => undefined)) ?? {};
    if (mtimeMs === this.#written) return;
    const kept = await lireComptes(this.#path);
    this.#written = mtimeMs;
    this.#known = new Map([...kept, ...this.#own].map((compte) => [compte.nom, compte]));
  }
}
