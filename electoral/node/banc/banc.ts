import { createHash } from "node:crypto";
import type { Attente, AutreCote, ElecteurConnu, ModeleDAutreCote } from "../../banc/contrat.js";
import { aujourdHui, type Jour } from "../../calendrier/jours.js";
import { type AutreCoteOuvert, ouvrirAutreCote } from "./autre-cote.js";
import type { Bilan } from "./bilan.js";
import { UnParUn } from "./file.js";
import type { Compte } from "./magasin/comptes.js";
import type { Canal, Suite } from "./magasin/entrees.js";
import type { ConstatDate, Depot, Fichier } from "./magasin/etat.js";
import { Magasin } from "./magasin/magasin.js";
import type { OutilsDuBanc } from "./outils.js";
import { refus } from "./refus.js";
import { Rejeu } from "./rejeu.js";
import { Traitement } from "./traitement.js";
import { unitesDuFichier } from "./unites-de-fichier.js";

export interface OptionsDeBanc {
  readonly dossier: string;
  /** The day to which the clock of a new bench is set (default: today), or to which that of an existing one is moved. */
  readonly jour?: Jour | undefined;
  readonly modele: ModeleDAutreCote<unknown>;
  readonly outils: OutilsDuBanc;
  readonly instantaneApres: number;
  /** Called with errors that should not happen. */
  readonly noter: (erreur: unknown) => void;
}

/** A stored deposit, and whether it was there already. */
export interface DepotFait {
  readonly depot: Depot;
  readonly deja: boolean;
}

/** The bench without HTTP: what is deposited and withdrawn, and its clock. */
export class Banc {
  readonly magasin: Magasin;
  readonly outils: OutilsDuBanc;
  readonly #treatment: Traitement;
  readonly #alone = new UnParUn();
  readonly #note: (error: unknown) => void;
  /** Deposits that are being written to the journal. */
  readonly #pending = new Map<string, Promise<unknown>>();
  readonly #wakes = new Map<string, Set<() => void>>();

  private constructor(magasin: Magasin, treatment: Traitement, options: OptionsDeBanc) {
    this.magasin = magasin;
    this.outils = options.outils;
    this.#treatment = treatment;
    this.#note = options.noter;
  }

  /** Opens a bench: what the journal tells happens once more, from where it was taken down, then what was not treated is. */
  static async ouvrir(options: OptionsDeBanc): Promise<Banc> {
    const { dossier, jour, modele, outils, instantaneApres, noter } = options;
    const first = jour ?? aujourdHui();
    let other: AutreCoteOuvert | undefined;
    let replay: Rejeu | undefined;
    const begin = (day: Jour, repris?: AutreCote<unknown>): Rejeu => {
      other = ouvrirAutreCote(modele, day, noter, repris);
      return new Rejeu(other, day);
    };
    const magasin = await Magasin.ouvrir(
      { dossier, jour: first, version: outils.version, instantaneApres, noter },
      {
        recevoir: (entree, etat, objets) => {
          replay ??= begin(entree.jour);
          return replay.rejouer(entree, etat, objets);
        },
        reprendre: (known, day) => {
          const repris = modele.reprendre?.(known);
          if (repris !== undefined) replay = begin(day, repris);
          return repris !== undefined;
        },
      },
    );
    try {
      // A journal has at least one entry, which says when it was started.
      const known = other ?? ouvrirAutreCote(modele, first, noter);
      const treatment = new Traitement(magasin, known, outils, noter);
      if (jour !== undefined && jour !== magasin.jour) await treatment.regler(jour);
      const bench = new Banc(magasin, treatment, options);
      for (const depot of magasin.etat.aTraiter()) bench.#treat(depot);
      return bench;
    } catch (error) {
      await magasin.fermer();
      throw error;
    }
  }

  get jour(): Jour {
    return this.magasin.jour;
  }

  /** Stores a deposit and queues it for treatment; resolves when the disk has it. The same content from the same account is one deposit. */
  async deposer(
    compte: Compte,
    contenu: AsyncIterable<Uint8Array>,
    { canal, nom }: { readonly canal: Canal; readonly nom?: string | undefined },
  ): Promise<DepotFait> {
    const { empreinte, taille } = await this.magasin.objets.ecrire(contenu);
    if (taille === 0) throw refus(400, "banc-vide");
    const id = idDeDepot(compte.nom, empreinte);
    const { depots } = this.magasin.etat;
    // The same deposit sent at the same moment waits for the first one.
    for (let other = this.#pending.get(id); other !== undefined; other = this.#pending.get(id))
      await other;
    const known = depots.get(id);
    if (known !== undefined) return { depot: known, deja: true };
    const { nom: owner, communes } = compte;
    const said = { id, compte: owner, communes, canal, nom, empreinte, taille };
    const kept = this.magasin.inscrire({ kind: "depot", ...said }).finally(() => {
      this.#pending.delete(id);
    });
    this.#pending.set(
      id,
      kept.catch(() => undefined),
    );
    await kept;
    const depot = depots.get(id);
    if (depot === undefined) throw new Error("a deposit that was kept is not there");
    this.#treat(depot);
    return { depot, deja: false };
  }

  #treat(depot: Depot): void {
    void this.#treatment
      .traiter(depot)
      .catch((error: unknown) => this.#note(error))
      .then(() => {
        for (const wake of this.#wakes.get(depot.id) ?? []) wake();
        this.#wakes.delete(depot.id);
      });
  }

  /** Waits until a deposit is treated, or until a number of milliseconds have passed. */
  async attendre(id: string, millisecondes: number): Promise<Depot | undefined> {
    const { depots } = this.magasin.etat;
    if (millisecondes > 0 && depots.get(id)?.bilan === undefined)
      await new Promise<void>((done) => {
        const wake = (): void => {
          clearTimeout(timer);
          done();
        };
        const wakes = this.#wakes.get(id) ?? new Set();
        this.#wakes.set(id, wakes.add(wake));
        const timer = setTimeout(() => {
          wakes.delete(wake);
          done();
        }, millisecondes);
      });
    return depots.get(id);
  }

  /** A deposit with all its remarks. */
  async avecSesEnregistrements(depot: Depot): Promise<Depot> {
    const { bilan, enregistrements } = depot;
    if (bilan === undefined || enregistrements === undefined) return depot;
    const pieces: Uint8Array[] = [];
    for await (const piece of this.magasin.objets.relire(enregistrements.empreinte))
      pieces.push(piece);
    // The file was written by the bench itself, and is named by its fingerprint.
    const records = JSON.parse(Buffer.concat(pieces).toString("utf8")) as Bilan["enregistrements"];
    return { ...depot, bilan: { ...bilan, enregistrements: records } };
  }

  regler(jour: Jour): Promise<readonly Suite[]> {
    return this.#treatment.regler(jour);
  }

  evenement(valeur: unknown): Promise<Suite> {
    return this.#treatment.evenement(valeur);
  }

  /** Runs tasks one after the other, so that two do not take the same files. */
  seul<T>(travail: () => Promise<T>): Promise<T> {
    return this.#alone.faire(travail);
  }

  /** Tells the other side that a commune has received a file: the time for refusing its demandes starts on this day. */
  async receptionner(fichier: Fichier | undefined): Promise<void> {
    // Received on the day on which it was sent, it changes no deadline.
    if (fichier === undefined || fichier.acquitte !== undefined || fichier.jour === this.jour)
      return;
    const unites = await unitesDuFichier(this.magasin.objets, this.outils, fichier);
    const ids = unites.map(({ value }) => value.id);
    await this.#treatment.receptionner(fichier.commune, ids);
  }

  /** Acknowledges a file, which then disappears; a second time has no effect. */
  async acquitter(fichier: Fichier, compte: Compte): Promise<void> {
    if (fichier.acquitte !== undefined) return;
    await this.receptionner(fichier);
    await this.magasin.inscrire({ kind: "acquittement", fichier: fichier.nom, compte: compte.nom });
  }

  attentes(communes: readonly string[]): readonly Attente[] {
    return communes.flatMap((commune) => this.#treatment.attentes(commune));
  }

  /** Makes the communes of an account known to the other side. */
  connaitre({ communes }: Compte): Promise<void> {
    return this.#treatment.connaitre(communes);
  }

  /** The invented electors of communes. */
  electeurs(communes: readonly string[]): readonly ElecteurConnu[] {
    return communes.flatMap((commune) => this.#treatment.electeurs(commune));
  }

  constats(communes: readonly string[]): readonly ConstatDate[] {
    return this.magasin.etat.constatsDe(communes);
  }

  async fermer(): Promise<void> {
    await this.#treatment.fermer();
    await this.#alone.vide();
    await this.magasin.fermer();
  }
}

/** The identifier of a deposit, derived from its account and its content. */
function idDeDepot(compte: string, empreinte: string): string {
  return createHash("sha256").update(`${compte} ${empreinte}`).digest("hex").slice(0, 24);
}
