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
  /** The day at which the clock of a new bench stands (default: today); that of an older one goes on to it. */
  readonly jour?: Jour | undefined;
  readonly modele: ModeleDAutreCote<unknown>;
  readonly outils: OutilsDuBanc;
  readonly instantaneApres: number;
  /** Told of what should not happen. */
  readonly noter: (erreur: unknown) => void;
}

/** A deposit that is kept, and whether it was there already. */
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
  /** Deposits that are on their way to the journal. */
  readonly #pending = new Map<string, Promise<unknown>>();
  readonly #watchers = new Map<string, Set<() => void>>();

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
      // A journal has an entry at least, which says when it was begun.
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

  /** Keeps a deposit, and has it treated. Done when the disk has it. The same content of the same account is one deposit. */
  async deposer(
    compte: Compte,
    contenu: AsyncIterable<Uint8Array>,
    { canal, nom }: { readonly canal: Canal; readonly nom?: string | undefined },
  ): Promise<DepotFait> {
    const { empreinte, taille } = await this.magasin.objets.ecrire(contenu);
    if (taille === 0) throw refus(400, "banc-vide");
    const id = idDeDepot(compte.nom, empreinte);
    const { depots } = this.magasin.etat;
    // Whoever sends the same at the same moment waits for the first.
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
        for (const wake of this.#watchers.get(depot.id) ?? []) wake();
        this.#watchers.delete(depot.id);
      });
  }

  /** Waits until a deposit is treated, or so many milliseconds are over. */
  async attendre(id: string, millisecondes: number): Promise<Depot | undefined> {
    const { depots } = this.magasin.etat;
    if (millisecondes > 0 && depots.get(id)?.bilan === undefined)
      await new Promise<void>((done) => {
        const wake = (): void => {
          clearTimeout(timer);
          done();
        };
        const watchers = this.#watchers.get(id) ?? new Set();
        this.#watchers.set(id, watchers.add(wake));
        const timer = setTimeout(() => {
          watchers.delete(wake);
          done();
        }, millisecondes);
      });
    return depots.get(id);
  }

  /** A deposit with all that was found in it. */
  async avecSesEnregistrements(depot: Depot): Promise<Depot> {
    const { bilan, enregistrements } = depot;
    if (bilan === undefined || enregistrements === undefined) return depot;
    const pieces: Uint8Array[] = [];
    for await (const piece of this.magasin.objets.relire(enregistrements.empreinte))
      pieces.push(piece);
    // They are our own, and known by their fingerprint.
    const records = JSON.parse(Buffer.concat(pieces).toString("utf8")) as Bilan["enregistrements"];
    return { ...depot, bilan: { ...bilan, enregistrements: records } };
  }

  regler(jour: Jour): Promise<readonly Suite[]> {
    return this.#treatment.regler(jour);
  }

  evenement(valeur: unknown): Promise<Suite> {
    return this.#treatment.evenement(valeur);
  }

  /** Does one such thing after the other, so that two do not take the same files. */
  seul<T>(travail: () => Promise<T>): Promise<T> {
    return this.#alone.faire(travail);
  }

  /** Tells the other side that a commune has a file: what is in it may be refused from this day on. */
  async receptionner(fichier: Fichier | undefined): Promise<void> {
    // On the day on which it was sent there is nothing to tell.
    if (fichier === undefined || fichier.acquitte !== undefined || fichier.jour === this.jour)
      return;
    const unites = await unitesDuFichier(this.magasin.objets, this.outils, fichier);
    const ids = unites.map(({ value }) => value.id);
    await this.#treatment.receptionner(fichier.commune, ids);
  }

  /** Acknowledges a file, which goes away; once more does nothing. */
  async acquitter(fichier: Fichier, compte: Compte): Promise<void> {
    if (fichier.acquitte !== undefined) return;
    await this.receptionner(fichier);
    await this.magasin.inscrire({ kind: "acquittement", fichier: fichier.nom, compte: compte.nom });
  }

  attentes(communes: readonly string[]): readonly Attente[] {
    return communes.flatMap((commune) => this.#treatment.attentes(commune));
  }

  /** Makes the other side know the communes of an account. */
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

/** The identifier of a deposit follows from whose it is and what is in it. */
function idDeDepot(compte: string, empreinte: string): string {
  return createHash("sha256").update(`${compte} ${empreinte}`).digest("hex").slice(0, 24);
}
