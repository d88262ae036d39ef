import type { Constat } from "../../../banc/contrat.js";
import type { Jour } from "../../../calendrier/jours.js";
import type { Bilan } from "../bilan.js";
import type {
  Canal,
  Entree,
  EntreeDe,
  EtatDeDepot,
  EtatDeReleve,
  FichierPret,
  Moment,
  Suite,
} from "./entrees.js";
import type { Objet } from "./objets.js";

/** A state, and since when. */
export interface EtatDate<Etat> extends Moment {
  readonly etat: Etat;
}

/** A deposit, as far as it is known. */
export interface Depot extends Moment {
  readonly id: string;
  readonly compte: string;
  readonly communes: readonly string[];
  readonly canal: Canal;
  readonly nom: string | undefined;
  readonly empreinte: string;
  readonly taille: number;
  readonly etats: readonly EtatDate<EtatDeDepot>[];
  readonly bilan: Bilan | undefined;
  /** Where the records of the bilan are, if they are not in it. */
  readonly enregistrements: Objet | undefined;
  /** What the other side remarked. Its files are among all files. */
  readonly suite: Omit<Suite, "fichiers"> | undefined;
}

/** A file for a commune. */
export interface Fichier extends FichierPret, Moment {
  /** When it was acknowledged; it waits until then. */
  readonly acquitte: Moment | undefined;
  /** The transaction that carries it. */
  readonly releve: string | undefined;
}

/** Files of several communes that go to an intermediary in one document. */
export interface Releve extends Moment {
  readonly id: string;
  readonly compte: string;
  readonly fichiers: readonly string[];
  readonly document: Omit<FichierPret, "commune">;
  readonly etats: readonly EtatDate<EtatDeReleve>[];
}

/** A remark for a commune, and when it was made. */
export interface ConstatDate extends Constat {
  readonly jour: Jour;
}

/** So many remarks of a commune are remembered, the newest. */
const mostRemarks = 1000;

/** A part of what is known, for a snapshot. What it holds does not change any more. */
interface Morceau {
  readonly jour?: Jour | undefined;
  readonly poids?: number;
  readonly depots?: readonly Depot[];
  readonly fichiers?: readonly Fichier[];
  readonly releves?: readonly Releve[];
  readonly constats?: readonly (readonly [string, readonly ConstatDate[]])[];
}

/** So many deposits or files are in one piece of a snapshot. */
const inPiece = 500;

/** What follows from the entries of the journal. */
export class Etat {
  jour: Jour | undefined;
  /** How much was told: entries, and the units in them. */
  poids = 0;
  readonly depots: Map<string, Depot> = new Map();
  readonly fichiers: Map<string, Fichier> = new Map();
  readonly releves: Map<string, Releve> = new Map();
  readonly #waiting = new Map<string, Set<string>>();
  readonly #byAccount = new Map<string, string[]>();
  readonly #remarks = new Map<string, ConstatDate[]>();

  appliquer(entree: Entree): void {
    this.jour = entree.jour;
    this.poids++;
    switch (entree.kind) {
      case "ouverture":
        break;
      case "depot":
        this.#deposit(entree);
        break;
      case "transmission":
        this.#advance(entree.depot, entree, "transmis");
        break;
      case "traitement":
        this.#treat(entree);
        break;
      case "evenement":
      case "horloge":
        this.#follow(entree.suite, entree);
        break;
      case "acquittement":
        this.#acknowledge(entree.fichier, entree);
        break;
      case "releve":
        this.#collect(entree);
        break;
      case "etat-de-releve":
        this.#advanceCollected(entree);
        break;
    }
  }

  /** The deposits of an account, the oldest first. */
  depotsDe(compte: string): readonly Depot[] {
    const ids = this.#byAccount.get(compte) ?? [];
    return ids.flatMap((id) => this.depots.get(id) ?? []);
  }

  /** The deposits that are still to be treated, the oldest first. */
  aTraiter(): readonly Depot[] {
    return [...this.depots.values()].filter(({ bilan }) => bilan === undefined);
  }

  /** The files that wait for communes, the oldest first of each. */
  enAttente(communes: readonly string[]): readonly Fichier[] {
    return communes.flatMap((commune) =>
      Array.from(this.#waiting.get(commune) ?? [], (nom) => this.fichiers.get(nom)).filter(
        (fichier) => fichier !== undefined,
      ),
    );
  }

  /** The highest number of a file: numbers that were given to what could not be kept are left out, so that counting would give some twice. */
  get dernierNumero(): number {
    let last = 0;
    for (const nom of this.fichiers.keys())
      last = Math.max(last, Number(/-(\d+)\.zip$/.exec(nom)?.[1] ?? 0));
    return last;
  }

  constatsDe(communes: readonly string[]): readonly ConstatDate[] {
    return communes.flatMap((commune) => this.#remarks.get(commune) ?? []);
  }

  /** The contents that something speaks of. */
  empreintes(): ReadonlySet<string> {
    const deposits = [...this.depots.values()];
    const records = deposits.flatMap(({ enregistrements }) => enregistrements ?? []);
    const all = [...deposits, ...records, ...this.fichiers.values()];
    const collected = Array.from(this.releves.values(), ({ document }) => document);
    return new Set([...all, ...collected].map(({ empreinte }) => empreinte));
  }

  /** All that is known at this moment, in pieces: they stay as they are while the rest goes on. */
  instantane(): Iterable<unknown> {
    const { jour, poids } = this;
    const constats = Array.from(this.#remarks, ([commune, own]) => [commune, [...own]] as const);
    const pieces: Morceau[] = [
      { constats },
      ...inPieces(this.depots).map((depots) => ({ depots })),
      ...inPieces(this.fichiers).map((fichiers) => ({ fichiers })),
      ...inPieces(this.releves).map((releves) => ({ releves })),
    ];
    return [{ jour, poids }, ...pieces];
  }

  /** What an {@link instantane} says. */
  static depuis(pieces: readonly unknown[]): Etat {
    const etat = new Etat();
    // They are our own, and known by their fingerprint.
    for (const piece of pieces) etat.#learn(piece as Morceau);
    return etat;
  }

  #learn(piece: Morceau): void {
    const { jour = this.jour, poids = this.poids } = piece;
    const { depots = [], fichiers = [], releves = [], constats = [] } = piece;
    this.jour = jour;
    this.poids = poids;
    for (const depot of depots) this.#add(depot);
    for (const fichier of fichiers) this.#put(fichier);
    for (const releve of releves) this.releves.set(releve.id, releve);
    for (const [commune, own] of constats) this.#remarks.set(commune, [...own]);
  }

  #add(depot: Depot): void {
    const { id, compte } = depot;
    this.depots.set(id, depot);
    const ids = this.#byAccount.get(compte);
    if (ids === undefined) this.#byAccount.set(compte, [id]);
    else ids.push(id);
  }

  #put(fichier: Fichier): void {
    const { nom, commune, acquitte } = fichier;
    this.fichiers.set(nom, fichier);
    if (acquitte !== undefined) return;
    const waiting = this.#waiting.get(commune);
    if (waiting === undefined) this.#waiting.set(commune, new Set([nom]));
    else waiting.add(nom);
  }

  #deposit(entry: EntreeDe<"depot">): void {
    const { id, compte, communes, canal, nom, empreinte, taille, jour, heure } = entry;
    const etats = [{ etat: "poste", jour, heure } as const];
    const said = { id, compte, communes, canal, nom, empreinte, taille, jour, heure };
    const unknown = { bilan: undefined, enregistrements: undefined, suite: undefined };
    this.#add({ ...said, etats, ...unknown });
  }

  #advance(id: string, { jour, heure }: Moment, ...states: readonly EtatDeDepot[]): void {
    const known = this.depots.get(id);
    if (known === undefined) return;
    // A process that was killed took the deposit up once before.
    const fresh = states.filter((state) => known.etats.every(({ etat }) => etat !== state));
    const etats = [...known.etats, ...fresh.map((etat) => ({ etat, jour, heure }))];
    this.depots.set(id, { ...known, etats });
  }

  #treat({ depot, bilan, enregistrements, suite, ...moment }: EntreeDe<"traitement">): void {
    if (bilan.niveau === "fichier") this.#advance(depot, moment, "transmis", "refuse");
    else this.#advance(depot, moment, "transmis", "recu", "traite");
    const known = this.depots.get(depot);
    const { fichiers: _, ...remarks } = suite;
    if (known !== undefined)
      this.depots.set(depot, { ...known, bilan, enregistrements, suite: remarks });
    this.poids += bilan.acceptees;
    this.#follow(suite, moment);
  }

  #follow({ fichiers, constats }: Suite, { jour, heure }: Moment): void {
    for (const each of fichiers)
      this.#put({ jour, heure, acquitte: undefined, releve: undefined, ...each });
    for (const constat of constats) {
      const known = this.#remarks.get(constat.commune) ?? [];
      known.push({ ...constat, jour });
      if (known.length > mostRemarks) known.shift();
      this.#remarks.set(constat.commune, known);
    }
  }

  #acknowledge(nom: string, { jour, heure }: Moment): void {
    const known = this.fichiers.get(nom);
    if (known === undefined || known.acquitte !== undefined) return;
    this.fichiers.set(nom, { ...known, acquitte: { jour, heure } });
    this.#waiting.get(known.commune)?.delete(nom);
  }

  #collect({ id, compte, fichiers, document, jour, heure }: EntreeDe<"releve">): void {
    const etats = [{ etat: "poste", jour, heure } as const];
    this.releves.set(id, { id, compte, fichiers, document, jour, heure, etats });
    for (const nom of fichiers) this.#carry(nom, id);
  }

  #carry(nom: string, releve: string | undefined): void {
    const known = this.fichiers.get(nom);
    if (known !== undefined) this.fichiers.set(nom, { ...known, releve });
  }

  #advanceCollected({ releve, etat, ...moment }: EntreeDe<"etat-de-releve">): void {
    const known = this.releves.get(releve);
    if (known === undefined) return;
    const { jour, heure } = moment;
    this.releves.set(releve, { ...known, etats: [...known.etats, { etat, jour, heure }] });
    if (etat === "recu") for (const nom of known.fichiers) this.#acknowledge(nom, moment);
    // What was refused waits again, for another transaction or a withdrawal.
    if (etat === "refuse") for (const nom of known.fichiers) this.#carry(nom, undefined);
  }
}

function inPieces<T>(all: ReadonlyMap<string, T>): readonly (readonly T[])[] {
  const values = [...all.values()];
  const count = Math.ceil(values.length / inPiece);
  return Array.from({ length: count }, (_, index) =>
    values.slice(index * inPiece, (index + 1) * inPiece),
  );
}
