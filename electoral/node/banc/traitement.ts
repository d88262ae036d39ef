import type { Attente, ElecteurConnu, Reaction } from "../../banc/contrat.js";
import { ajouterJours, estUnJour, type Jour, joursEntre } from "../../calendrier/jours.js";
import type { AutreCoteOuvert } from "./autre-cote.js";
import type { Bilan } from "./bilan.js";
import { Controleur, type UniteAcceptee } from "./controle.js";
import { Expedition } from "./expedition.js";
import { UnParUn } from "./file.js";
import type { Entree, Suite } from "./magasin/entrees.js";
import type { Depot } from "./magasin/etat.js";
import type { EntreeNouvelle, Magasin } from "./magasin/magasin.js";
import type { Objet } from "./magasin/objets.js";
import type { OutilsDuBanc } from "./outils.js";
import { refus } from "./refus.js";
import { Sauvegarde } from "./sauvegarde.js";
import { unitesAcceptees } from "./unites-acceptees.js";

/** Longer documents are checked beside the others, so that nobody waits for them. */
const long = 1 << 20;

/** Characters that the records of a deposit may have in the journal. */
const mostInJournal = 4096;

/** How far the clock goes at a time: ten years. */
const farthest = 3660;

/**
 * What becomes of what was sent: checked, handed to the other side, answered. The other side is asked in one order, and the journal has its entries in the
 * same one, so that it can be asked once more after a fall.
 */
export class Traitement {
  readonly #store: Magasin;
  readonly #other: AutreCoteOuvert;
  readonly #tools: Pick<OutilsDuBanc, "archiver">;
  readonly #checker = new Controleur();
  readonly #short = new UnParUn();
  readonly #long = new UnParUn();
  readonly #turns = new UnParUn();
  readonly #commits = new UnParUn();
  readonly #snapshots: Sauvegarde;
  #files: number;
  #isClosed = false;

  constructor(
    store: Magasin,
    other: AutreCoteOuvert,
    tools: Pick<OutilsDuBanc, "archiver">,
    note: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#other = other;
    this.#tools = tools;
    this.#snapshots = new Sauvegarde(store, other, this.#turns, note);
    this.#files = store.etat.fichiers.size;
  }

  /** Treats a deposit when its turn comes; done when the disk has what became of it. */
  async traiter(depot: Depot): Promise<void> {
    const lane = depot.taille > long ? this.#long : this.#short;
    const { kept } = await lane.faire(() => this.#treat(depot));
    await kept;
  }

  async #treat(depot: Depot): Promise<{ readonly kept: Promise<unknown> }> {
    const { id, communes } = depot;
    if (this.#isClosed) return { kept: Promise.resolve() };
    // The next entry of this deposit says the same; nobody has to wait for this one.
    void this.#store.inscrire({ kind: "transmission", depot: id }).catch(() => undefined);
    const open = this.#opener(depot);
    const { bilan, unites } = await this.#checker.controler(open, new Set(communes));
    return this.#turns.faire(async () => {
      if (this.#isClosed) return { kept: Promise.resolve() };
      const accepted = unites ?? unitesAcceptees(open(), bilan.rangsEnErreur);
      const made = await this.#react(this.#store.jour, this.#handOver(depot, accepted));
      const { suite } = made;
      const { ecrit, ...kept } = this.#apart(bilan);
      const written = Promise.all([made.ecrit, ecrit]);
      return this.#commit(written, { kind: "traitement", depot: id, ...kept, suite });
    });
  }

  /** Keeps the records of a bilan apart where they are many, so that neither the journal nor memory fills with them. */
  #apart(bilan: Bilan): {
    readonly bilan: Bilan;
    readonly enregistrements?: Objet;
    readonly ecrit?: Promise<unknown>;
  } {
    const text = JSON.stringify(bilan.enregistrements);
    if (text.length <= mostInJournal) return { bilan };
    const { objet, ecrit } = this.#store.objets.garder(Buffer.from(text));
    // Whoever waits for it is told; this only keeps a failure from being unhandled until then.
    ecrit.catch(() => undefined);
    return { bilan: { ...bilan, enregistrements: [] }, enregistrements: objet, ecrit };
  }

  #opener({ empreinte }: Depot): () => AsyncIterable<Uint8Array> {
    return () => this.#store.objets.relire(empreinte);
  }

  async *#handOver(
    { id: depot }: Depot,
    accepted: Iterable<UniteAcceptee> | AsyncIterable<UniteAcceptee>,
  ): AsyncGenerator<Reaction> {
    const { jour } = this.#store;
    for await (const { commune, unite } of accepted)
      yield this.#other.recevoir({ commune, jour, depot, unite });
  }

  /** Puts into files what the other side answers; what it says must be committed, or told with what it says next. */
  async #react(
    jour: Jour,
    reactions: Iterable<Reaction> | AsyncIterable<Reaction>,
  ): Promise<{ readonly suite: Suite; readonly ecrit: Promise<unknown> }> {
    this.#snapshots.dire();
    const { objets } = this.#store;
    const numeroter = (): number => ++this.#files;
    const expedition = new Expedition({ objets, outils: this.#tools, numeroter }, jour);
    for await (const reaction of reactions) await expedition.ajouter(reaction);
    return expedition.finir();
  }

  /** Keeps an entry once the disk has the contents of which it speaks, and behind the entries of those whose turn was before. */
  #commit(
    written: Promise<unknown>,
    entry: EntreeNouvelle,
    jour?: Jour,
  ): { readonly kept: Promise<Entree> } {
    const queued = this.#commits.faire(async () => {
      await written;
      return { entry: this.#store.inscrire(entry, jour) };
    });
    const kept = queued.then(({ entry: own }) => own);
    this.#snapshots.garder(kept);
    return { kept };
  }

  /** Sets the clock on to a day; each day that goes by brings what it brings. Gives the files and remarks that came. */
  regler(jour: Jour): Promise<readonly Suite[]> {
    return this.#turns.faire(async () => {
      if (!estUnJour(jour)) throw refus(400, "banc-jour", jour.slice(0, 40));
      const from = this.#store.jour;
      const count = joursEntre(from, jour);
      if (count < 0) throw refus(409, "banc-horloge-recule", from);
      if (count > farthest) throw refus(400, "banc-horloge-loin", farthest);
      const suites: Suite[] = [];
      for (let index = 1; index <= count; index++) {
        const day = ajouterJours(from, index);
        const { suite, ecrit } = await this.#react(day, [this.#other.avancer(day)]);
        const isEmpty = suite.fichiers.length + suite.constats.length === 0;
        // Days that bring nothing are told with the next that does, or with the last.
        if (isEmpty && index < count) {
          this.#snapshots.joindre();
          continue;
        }
        suites.push(suite);
        await this.#commit(ecrit, { kind: "horloge", suite }, day).kept;
      }
      return suites;
    });
  }

  /** Lets something happen outside of communes, such as a death. */
  evenement(valeur: unknown): Promise<Suite> {
    return this.#turns.faire(() => this.#happen(valeur));
  }

  async #happen(valeur: unknown): Promise<Suite> {
    const reaction = this.#other.evenement(valeur, this.#store.jour);
    if ("faute" in reaction) throw refus(422, "banc-evenement", reaction.faute);
    const { suite, ecrit } = await this.#react(this.#store.jour, [reaction]);
    await this.#commit(ecrit, { kind: "evenement", valeur, suite }).kept;
    return suite;
  }

  /** Lets electors be invented for communes of which the other side has not heard: an event like others, so that it comes again with the journal. */
  async connaitre(communes: readonly string[]): Promise<void> {
    const isNew = (commune: string): boolean => this.#other.peuplement(commune) !== undefined;
    if (!communes.some(isNew)) return;
    await this.#turns.faire(async () => {
      for (const commune of communes.filter(isNew))
        await this.#happen(this.#other.peuplement(commune));
    });
  }

  /** Tells the other side what a commune has received, where that changes anything. */
  receptionner(commune: string, ids: readonly string[]): Promise<void> {
    return this.#turns.faire(async () => {
      const evenement = this.#other.reception(commune, ids);
      if (evenement !== undefined) await this.#happen(evenement);
    });
  }

  attentes(commune: string): readonly Attente[] {
    return this.#other.attentes(commune);
  }

  electeurs(commune: string): readonly ElecteurConnu[] {
    return this.#other.electeurs(commune);
  }

  /** Ends what has begun, and begins nothing more. */
  async fermer(): Promise<void> {
    this.#isClosed = true;
    for (const each of [this.#short, this.#long, this.#turns, this.#commits]) await each.vide();
    await this.#snapshots.faire();
  }
}
