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

/** Longer documents are checked apart from the others, which do not have to wait for them. */
const long = 1 << 20;

/** The most characters that the records of a deposit may take in the journal. */
const mostInJournal = 4096;

/** The most days that the clock moves at a time: ten years. */
const farthest = 3660;

/**
 * The treatment of deposits: check, hand over to the other side, answer. Calls to the other side have one order, and the journal has their entries in the
 * same order, so that they can be repeated after a crash.
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
    this.#files = store.etat.dernierNumero;
  }

  /** Treats a deposit when its turn comes; resolves when the disk has the result. */
  async traiter(depot: Depot): Promise<void> {
    const lane = depot.taille > long ? this.#long : this.#short;
    const { kept } = await lane.faire(() => this.#treat(depot));
    await kept;
  }

  async #treat(depot: Depot): Promise<{ readonly kept: Promise<unknown> }> {
    const { id, communes } = depot;
    if (this.#isClosed) return { kept: Promise.resolve() };
    // The next entry of this deposit implies this one, so that nobody has to wait for it.
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

  /** Stores the records of a bilan apart if they are many, so that they fill neither the journal nor memory. */
  #apart(bilan: Bilan): {
    readonly bilan: Bilan;
    readonly enregistrements?: Objet;
    readonly ecrit?: Promise<unknown>;
  } {
    const text = JSON.stringify(bilan.enregistrements);
    if (text.length <= mostInJournal) return { bilan };
    const { objet, ecrit } = this.#store.objets.garder(Buffer.from(text));
    // Whoever awaits the promise gets the failure; this only keeps it from being reported as unhandled before.
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

  /** Writes an entry once the disk has the contents that it mentions, and after the entries of earlier turns. */
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

  /** Moves the clock to a day, passing every day in between. Gives the files and remarks that these days brought. */
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
        // Days that bring nothing share an entry with the next day that does, or with the last.
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

  /** Makes an event happen outside the communes, such as a death. */
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

  /** Has electors invented for communes unknown to the other side: an event like others, so that the journal repeats it. */
  async connaitre(communes: readonly string[]): Promise<void> {
    const isNew = (commune: string): boolean => this.#other.peuplement(commune) !== undefined;
    if (!communes.some(isNew)) return;
    await this.#turns.faire(async () => {
      for (const commune of communes.filter(isNew))
        await this.#happen(this.#other.peuplement(commune));
    });
  }

  /** Tells the other side what a commune has received, if that changes anything. */
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

  /** Finishes what has begun, and starts nothing more. */
  async fermer(): Promise<void> {
    this.#isClosed = true;
    for (const each of [this.#short, this.#long, this.#turns, this.#commits]) await each.vide();
    await this.#snapshots.faire();
  }
}
