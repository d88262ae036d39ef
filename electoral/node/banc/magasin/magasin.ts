import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Jour } from "../../../calendrier/jours.js";
import { ouvrirRegistre, type Point, type Registre, tientJusque } from "../../registre.js";
import { type Verrou, verrouiller } from "../../verrou.js";
import { refus } from "../refus.js";
import type { Entree, Moment } from "./entrees.js";
import { Etat } from "./etat.js";
import { ecrireInstantane, lireInstantane, releverConnaissances } from "./instantane.js";
import { type Objets, ouvrirObjets } from "./objets.js";

/*
 * What the bench keeps: contents by their fingerprints, and the journal of its entries. An entry speaks only of contents that the disk has, and what is
 * known follows from the entries that it has.
 */

type Sans<Kept> = Kept extends Entree ? Omit<Kept, keyof Moment> : never;

/** An entry without its moment. */
export type EntreeNouvelle = Sans<Entree>;

/** Why a snapshot is left aside, and the journal read from its beginning: damaged, or of another version, journal or model. */
export type Ecarte = "endommage" | "autre-version" | "autre-journal" | "autre-modele";

/** Who hears of what a folder has when it is opened. */
export interface Auditeur {
  /** Is handed the entries in their order; `etat` is what follows from them up to this one. */
  recevoir(entree: Entree, etat: Etat, objets: Objets): void | Promise<void>;
  /** Goes on from what the other side knew on a day instead; false where it cannot. */
  reprendre(autreCote: readonly unknown[], jour: Jour): boolean;
}

export interface OptionsDeMagasin {
  readonly dossier: string;
  /** Where the clock of a folder that is begun stands. */
  readonly jour: Jour;
  /** The version of the package. */
  readonly version: string;
  /** Entries and units after which reading them again would take long. */
  readonly instantaneApres: number;
  readonly noter: (error: unknown) => void;
}

/** Where the journal is, and the snapshot. */
const journalDe = (dossier: string): string => join(dossier, "journal.jsonl");
const instantaneDe = (dossier: string): string => join(dossier, "instantane.bin");

export class Magasin {
  readonly objets: Objets;
  readonly etat: Etat;
  /** Bytes of a last entry that was not complete, and was dropped. */
  readonly perdus: number;
  /** Why what a run before had taken down was of no use, if there was something. */
  readonly ecarte: Ecarte | undefined;
  readonly #options: OptionsDeMagasin;
  readonly #register: Registre;
  readonly #lock: Verrou;
  /** What the last snapshot was of. */
  #taken: number;
  #isBroken = false;

  private constructor(
    { etat, ecarte, repris }: Debut,
    options: OptionsDeMagasin,
    objets: Objets,
    register: Registre,
    lock: Verrou,
  ) {
    this.objets = objets;
    this.etat = etat;
    this.ecarte = ecarte;
    this.#taken = repris;
    this.perdus = register.perdus;
    this.#options = options;
    this.#register = register;
    this.#lock = lock;
  }

  /** Opens a folder, or begins one, for this process alone. */
  static async ouvrir(options: OptionsDeMagasin, auditeur: Auditeur): Promise<Magasin> {
    const { dossier, jour } = options;
    await mkdir(dossier, { recursive: true, mode: 0o700 });
    const lock = await verrouiller(join(dossier, "banc.verrou"));
    try {
      const debut = await commencer(options, auditeur);
      const { etat, point } = debut;
      const objets = await ouvrirObjets(join(dossier, "objets"));
      const take = (line: unknown): void | Promise<void> => {
        // The journal is our own, and each line carries its checksum.
        const entry = line as Entree;
        etat.appliquer(entry);
        return auditeur.recevoir(entry, etat, objets);
      };
      const register = await ouvrirRegistre(journalDe(dossier), take, point);
      await objets.balayer(etat.empreintes());
      const store = new Magasin(debut, options, objets, register, lock);
      if (etat.jour === undefined)
        await auditeur.recevoir(await store.inscrire({ kind: "ouverture" }, jour), etat, objets);
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
      await this.#register.ajouter(entree, () => this.etat.appliquer(entree));
    } catch (error) {
      if (!this.#isBroken) this.#options.noter(error);
      this.#isBroken = true;
      throw refus(503, "banc-panne");
    }
    return entree;
  }

  /** How much has come since the last snapshot. */
  get retard(): number {
    return this.etat.poids - this.#taken;
  }

  /** Whether that is much: reading it again would take long, and an eighth of what reading all of it would at least. */
  get estEnRetard(): boolean {
    return this.retard >= Math.max(this.#options.instantaneApres, this.etat.poids / 8);
  }

  /**
   * Takes down what is known, together with what the other side knows, which must be what the journal has told it and must not change until this is
   * done; `ecrit` then puts it on the disk.
   */
  async instantane(autreCote: Iterable<unknown>): Promise<{ readonly ecrit: () => Promise<void> }> {
    // At this moment both are of the same entries.
    const { point } = this.#register;
    const { poids } = this.etat;
    const etat = this.etat.instantane();
    const octets = await releverConnaissances({ etat, autreCote });
    const { dossier, version } = this.#options;
    const ecrit = async (): Promise<void> => {
      await ecrireInstantane(instantaneDe(dossier), { version, point }, octets);
      this.#taken = poids;
    };
    return { ecrit };
  }

  async fermer(): Promise<void> {
    this.#isBroken = true;
    await this.#register.fermer();
    await this.#lock.lever();
  }
}

/** With what a folder is opened. */
interface Debut {
  readonly etat: Etat;
  /** How much of it was taken down. */
  readonly repris: number;
  readonly point?: Point;
  readonly ecarte?: Ecarte;
}

/** Finds out where to begin: with what was taken down, if it is whole and of this journal. */
async function commencer(
  { dossier, version }: OptionsDeMagasin,
  { reprendre }: Auditeur,
): Promise<Debut> {
  const anew = (ecarte?: Ecarte): Debut => ({
    etat: new Etat(),
    repris: 0,
    ...(ecarte !== undefined && { ecarte }),
  });
  const instantane = await lireInstantane(instantaneDe(dossier), version);
  if (instantane === undefined || typeof instantane === "string") return anew(instantane);
  if (!(await tientJusque(journalDe(dossier), instantane.point))) return anew("autre-journal");
  try {
    const known = instantane.lire();
    const etat = Etat.depuis(known.etat);
    if (!reprendre(known.autreCote, etat.jour ?? "")) return anew("autre-modele");
    return { etat, repris: etat.poids, point: instantane.point };
  } catch {
    // Another version of V8 has written it, or the model does not understand itself any more.
    return anew("autre-version");
  }
}
