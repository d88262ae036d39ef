import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Jour } from "../../../calendrier/jours.js";
import { ouvrirRegistre, type Registre } from "../../registre.js";
import { type Verrou, verrouiller } from "../../verrou.js";
import { refus } from "../refus.js";
import type { Entree, Moment } from "./entrees.js";
import { Etat } from "./etat.js";
import { type Objets, ouvrirObjets } from "./objets.js";

/*
 * What the bench keeps: contents by their fingerprints, and the journal of its entries. An entry speaks only of contents that the disk has, and what is
 * known follows from the entries that it has.
 */

type Sans<Kept> = Kept extends Entree ? Omit<Kept, keyof Moment> : never;

/** An entry without its moment. */
export type EntreeNouvelle = Sans<Entree>;

export class Magasin {
  readonly objets: Objets;
  readonly etat: Etat;
  /** Bytes of a last entry that was not complete, and was dropped. */
  readonly perdus: number;
  readonly #register: Registre;
  readonly #lock: Verrou;
  readonly #note: (error: unknown) => void;
  #isBroken = false;

  private constructor(
    objets: Objets,
    etat: Etat,
    register: Registre,
    lock: Verrou,
    note: (error: unknown) => void,
  ) {
    this.objets = objets;
    this.etat = etat;
    this.perdus = register.perdus;
    this.#register = register;
    this.#lock = lock;
    this.#note = note;
  }

  /** Opens a folder, or begins one whose clock stands at a day, for this process alone; `recevoir` is handed every entry in its order. */
  static async ouvrir(
    dossier: string,
    jour: Jour,
    noter: (error: unknown) => void,
    recevoir: (entree: Entree, etat: Etat, objets: Objets) => void | Promise<void>,
  ): Promise<Magasin> {
    await mkdir(dossier, { recursive: true, mode: 0o700 });
    const lock = await verrouiller(join(dossier, "banc.verrou"));
    try {
      const etat = new Etat();
      const objets = await ouvrirObjets(join(dossier, "objets"));
      const register = await ouvrirRegistre(join(dossier, "journal.jsonl"), (line) => {
        // The journal is our own, and each line carries its checksum.
        const entry = line as Entree;
        etat.appliquer(entry);
        return recevoir(entry, etat, objets);
      });
      await objets.balayer(etat.empreintes());
      const store = new Magasin(objets, etat, register, lock, noter);
      if (etat.jour === undefined)
        await recevoir(await store.inscrire({ kind: "ouverture" }, jour), etat, objets);
      return store;
    } catch (error) {
      await lock.lever();
      throw error;
    }
  }

  /** The day of the bench's own clock. */
  get jour(): Jour {
    return this.etat.jour ?? "";
  }

  /** Keeps an entry, then lets it count. `jour` is the bench's day, unless the entry makes it another. */
  async inscrire(nouvelle: EntreeNouvelle, jour: Jour = this.jour): Promise<Entree> {
    if (this.#isBroken) throw refus(503, "banc-panne");
    // Parts of one kind with a moment are an entry of that kind; the compiler sees it only where the kind is known.
    const entree = { ...nouvelle, jour, heure: new Date().toISOString() } as Entree;
    try {
      await this.#register.ajouter(entree);
    } catch (error) {
      if (!this.#isBroken) this.#note(error);
      this.#isBroken = true;
      throw refus(503, "banc-panne");
    }
    this.etat.appliquer(entree);
    return entree;
  }

  async fermer(): Promise<void> {
    this.#isBroken = true;
    await this.#register.fermer();
    await this.#lock.lever();
  }
}
