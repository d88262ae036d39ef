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
  readonly suite: Suite | undefined;
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

/** What follows from the entries of the journal. */
export class Etat {
  jour: Jour | undefined;
  readonly depots: Map<string, Depot> = new Map();
  readonly fichiers: Map<string, Fichier> = new Map();
  readonly releves: Map<string, Releve> = new Map();
  readonly #waiting = new Map<string, Set<string>>();
  readonly #byAccount = new Map<string, string[]>();
  readonly #remarks = new Map<string, ConstatDate[]>();

  appliquer(entree: Entree): void {
    this.jour = entree.jour;
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

  #deposit(entry: EntreeDe<"depot">): void {
    const { id, compte, communes, canal, nom, empreinte, taille, jour, heure } = entry;
    const etats = [{ etat: "poste", jour, heure } as const];
    const said = { id, compte, communes, canal, nom, empreinte, taille, jour, heure };
    this.depots.set(id, {
      ...said,
      etats,
      bilan: undefined,
      enregistrements: undefined,
      suite: undefined,
    });
    const ids = this.#byAccount.get(compte);
    if (ids === undefined) this.#byAccount.set(compte, [id]);
    else ids.push(id);
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
    if (known !== undefined) this.depots.set(depot, { ...known, bilan, enregistrements, suite });
    this.#follow(suite, moment);
  }

  #follow({ fichiers, constats }: Suite, { jour, heure }: Moment): void {
    for (const each of fichiers) {
      this.fichiers.set(each.nom, { ...each, jour, heure, acquitte: undefined, releve: undefined });
      const waiting = this.#waiting.get(each.commune);
      if (waiting === undefined) this.#waiting.set(each.commune, new Set([each.nom]));
      else waiting.add(each.nom);
    }
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
