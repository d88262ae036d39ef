import type {
  AdresseGeopostaleType,
  ElecteurType,
  InscriptionType,
  MentionType,
  MotifDeLaDemandeDeRadiationType,
  TypeDeListeType,
} from "../../generated/electoral/index.js";
import { type Identite, identiteDe, seContredisent } from "./identite.js";

/** A person in the general file. */
export interface Personne {
  /** The bench's own number, such as `E000042`: the exchange has none. */
  readonly numero: string;
  readonly identite: Identite;
  readonly inscriptions: Inscription[];
  /** The reasons why the person may not vote: motive of the demande, and the day. */
  empechements: Empechements;
  /** A young person's announcement by the national service, until the person is proposed or registered otherwise. */
  recensement: Recensement | undefined;
}

export type Empechements = ReadonlyMap<MotifDeLaDemandeDeRadiationType, string>;

/** Most have none, and share this. */
export const sansEmpechement: Empechements = new Map();

/** The announcement of a young person, for the next batch of propositions. */
export interface Recensement {
  readonly commune: string;
  readonly electeur: ElecteurType;
  readonly adresse: AdresseGeopostaleType;
  /** Whether a proposition was made. */
  proposee: boolean;
}

/** A registration, past or present. */
export interface Inscription {
  readonly commune: string;
  /** The elector as this commune writes it: another commune may write the same person differently. */
  electeur: ElecteurType;
  typeDeListe: TypeDeListeType;
  /** Whether it was made by right: a voluntary registration elsewhere annuls it, with a motive of its own. */
  dOffice: boolean;
  active: boolean;
  mentions: readonly MentionType[];
}

/** The result of a search: nobody, one person, or several possible ones. */
export type Trouvaille =
  | { readonly kind: "aucun" }
  | { readonly kind: "un"; readonly personne: Personne }
  | { readonly kind: "plusieurs" };

/** The general file: persons, their registrations, and the names of communes. */
export class FichierGeneral {
  readonly #personnes = new Map<string, Personne>();
  readonly #parNom = new Map<string, Homonymes>();
  readonly #libelles = new Map<string, string>();

  get personnes(): Iterable<Personne> {
    return this.#personnes.values();
  }

  personne(numero: string): Personne | undefined {
    return this.#personnes.get(numero);
  }

  ajouter(electeur: ElecteurType): Personne {
    const numero = `E${String(this.#personnes.size + 1).padStart(6, "0")}`;
    const identite = identiteDe(electeur);
    const personne: Personne = {
      numero,
      identite,
      inscriptions: [],
      empechements: sansEmpechement,
      recensement: undefined,
    };
    this.reprendre(personne);
    return personne;
  }

  /** The communes whose names were heard. */
  get libelles(): ReadonlyMap<string, string> {
    return this.#libelles;
  }

  /** Takes in someone who has a number. */
  reprendre(personne: Personne): void {
    const { numero, identite } = personne;
    this.#personnes.set(numero, personne);
    const same = this.#parNom.get(identite.nom);
    if (same === undefined) this.#parNom.set(identite.nom, new Homonymes(personne));
    else same.ajouter(personne);
  }

  /** Looks for a person. A match on a complete date of birth is preferred to one on a partial date. */
  trouver(wanted: Identite): Trouvaille {
    const same = this.#parNom.get(wanted.nom);
    if (same === undefined) return { kind: "aucun" };
    const isMeant = ({ identite }: Personne): boolean => !seContredisent(wanted, identite);
    const found = same.nesLe(wanted.naissance).filter(isMeant);
    const [personne, second] = found.length > 0 ? found : same.sansJour().filter(isMeant);
    if (personne === undefined) return { kind: "aucun" };
    return second === undefined ? { kind: "un", personne } : { kind: "plusieurs" };
  }

  nommer(commune: string, libelle: string | undefined): void {
    const name = libelle?.trim() ?? "";
    if (name !== "" && !this.#libelles.has(commune)) this.#libelles.set(commune, name);
  }

  /** A commune as a place, with its name if the file knows it. */
  lieu(commune: string): { readonly localite: { readonly value: string; readonly code: string } } {
    return { localite: { value: this.#libelles.get(commune) ?? commune, code: commune } };
  }

  /**
   * A registration as Insee writes it. A death is stated in the demande and not in the person (rule DEC-1), and the principal list is that of the French, who
   * need no nationality there (rule LST-2).
   */
  inscription({
    commune,
    electeur,
    typeDeListe,
  }: Pick<Inscription, "commune" | "electeur" | "typeDeListe">): InscriptionType {
    const { deces: _, ...individu } = sansTypesDits(electeur.individu);
    const { nationalite } = electeur;
    const isTold = nationalite !== undefined && (typeDeListe === "p") === (nationalite === "FRA");
    return {
      electeur: { individu, ...(isTold && { nationalite }) },
      typeDeListe,
      communeDInscription: this.lieu(commune),
    };
  }
}

/** A value without the `$type` that its document gave by `xsi:type`, because some of its properties are left out or changed. */
function sansTypesDits<T extends object>(value: T): T {
  const { $types: _, ...rest } = value as T & { readonly $types?: unknown };
  // Only `$type`, which the generated types do not name, was removed.
  return rest as unknown as T;
}

const aUnJour = ({ identite }: Personne): boolean => identite.naissance.length === 10;

/** So many persons of one name are looked at one by one. */
const few = 8;

/** Persons of one name. Most names have one; where they have many, whole dates of birth find them without a search. */
class Homonymes {
  readonly #tous: Personne[];
  #parJour: Map<string, Personne[]> | undefined;

  constructor(first: Personne) {
    this.#tous = [first];
  }

  ajouter(personne: Personne): void {
    this.#tous.push(personne);
    if (this.#parJour !== undefined) this.#index(personne, this.#parJour);
    else if (this.#tous.length > few) {
      this.#parJour = new Map();
      for (const each of this.#tous) this.#index(each, this.#parJour);
    }
  }

  #index(personne: Personne, byDay: Map<string, Personne[]>): void {
    const day = aUnJour(personne) ? personne.identite.naissance : "";
    const same = byDay.get(day);
    if (same === undefined) byDay.set(day, [personne]);
    else same.push(personne);
  }

  /** Those of a whole date of birth, or of any where only a part is known. */
  nesLe(naissance: string): readonly Personne[] {
    if (naissance.length === 10 && this.#parJour !== undefined)
      return this.#parJour.get(naissance) ?? [];
    return this.#tous.filter(aUnJour);
  }

  /** Those of whom only a part of the date is known. */
  sansJour(): readonly Personne[] {
    return this.#parJour?.get("") ?? this.#tous.filter((each) => !aUnJour(each));
  }
}

/** The current registration of a person on a list, in one commune or anywhere. */
export function inscriptionActive(
  { inscriptions }: Personne,
  typeDeListe: TypeDeListeType,
  commune?: string,
): Inscription | undefined {
  return inscriptions.find(
    (each) =>
      each.active &&
      each.typeDeListe === typeDeListe &&
      (commune === undefined || each.commune === commune),
  );
}
