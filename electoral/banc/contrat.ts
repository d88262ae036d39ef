import type {
  ElecteurType,
  MentionType,
  TypeDeListeType,
} from "../../generated/electoral/index.js";
import type { Jour } from "../calendrier/jours.js";
import type { KindDUnite, Unite } from "../echange/unites.js";

/*
 * What the bench asks of its other side, which plays Insee. It is pure and deterministic: the same calls in the same order give the same answers, so
 * that the store keeps the calls alone and finds the state again by making them once more.
 */

/** A text for people, in the two languages of the package. */
export interface TexteDuBanc {
  readonly fr: string;
  readonly en: string;
}

/** A unit that the other side sends to a commune. It has its identifier and its period. */
export interface EnvoiDuBanc {
  readonly commune: string;
  readonly unite: Unite;
}

/** What the other side has to say of something that it was sent, or of something that did not come. */
export interface Constat {
  readonly commune: string;
  /** The deposit that it is about; absent where it is about none, such as a deadline that went by. */
  readonly depot?: string | undefined;
  /** The `xml:id` of the unit that it is about. */
  readonly id?: string | undefined;
  readonly gravite: "erreur" | "avertissement" | "information";
  readonly code: string;
  readonly texte: TexteDuBanc;
}

/** What the other side answers: units for communes, and remarks on what it received. */
export interface Reaction {
  readonly envois: readonly EnvoiDuBanc[];
  readonly constats: readonly Constat[];
}

/** A unit of a deposit, as it is handed over. */
export interface EntreeDuBanc {
  readonly commune: string;
  readonly jour: Jour;
  readonly depot: string;
  readonly unite: Unite;
}

/** A unit of Insee that a commune may answer, and how that stands. */
export interface Attente {
  readonly commune: string;
  readonly id: string;
  readonly kind: KindDUnite;
  /** The day on which it was sent. */
  readonly envoyee: Jour;
  /** The last day for answering; undefined where there is none. */
  readonly echeance?: Jour | undefined;
  /**
   * `tacite`: nothing was said in time, so it counts as done. `tardive`: the answer came too late and was not taken into account. `sansSuite`: nothing is
   * awaited any more, because something else came to pass first or the period has ended.
   */
  readonly etat: "attendue" | "repondue" | "tacite" | "tardive" | "sansSuite";
  /** The `xml:id` of the answer. */
  readonly reponse?: string | undefined;
}

/** A registration in the general file. One person has one number and may be on several lists. */
export interface ElecteurConnu {
  readonly numero: string;
  readonly electeur: ElecteurType;
  readonly commune: string;
  readonly typeDeListe: TypeDeListeType;
  readonly etat: "inscrit" | "radié";
  readonly mentions: readonly MentionType["typeDeMention"][];
}

/** The small « fichier général » and how it reacts. `Evenement` is what happens outside of communes: a death, a right that is lost. */
export interface AutreCote<Evenement> {
  /** A unit that a commune sent, valid by schema and rules. */
  recevoir(entree: EntreeDuBanc): Reaction;
  evenement(evenement: Evenement, jour: Jour): Reaction;
  /** What time itself brings, from the day before last to this one: propositions, silence that means done, late answers. */
  avancer(jour: Jour): Reaction;
  /** What a commune was sent and may answer, or did. */
  attentes(commune: string): readonly Attente[];
  /** The event that invents the electors of a commune; undefined where it has its electors. */
  peuplement?(commune: string): Evenement | undefined;
  /** The event that tells that a commune has received units today; undefined where that changes nothing. */
  reception?(commune: string, ids: readonly string[]): Evenement | undefined;
  /** Registrations, present and past, of a commune, or of all: whom documents can be about. */
  electeurs?(commune?: string): readonly ElecteurConnu[];
  /**
   * All that it knows, in pieces that can be cloned structurally: maps, sets and objects without functions. What pieces have in common they have in common
   * again when they come back. Without it a bench that is started again makes all calls once more.
   */
  instantane?(): Iterable<unknown>;
}

/** How an other side is begun. */
export interface ModeleDAutreCote<Evenement> {
  /** A new one, whose clock stands at a day. */
  commencer(jour: Jour): AutreCote<Evenement>;
  /** One that knows what another of this model had taken down; undefined where it is of no use to this one, as when its options are others. */
  reprendre?(instantane: readonly unknown[]): AutreCote<Evenement> | undefined;
  /** Reads an event as `POST /banc/evenements` has it in JSON, or says why it is none. */
  lireEvenement(
    valeur: unknown,
  ): { readonly evenement: Evenement } | { readonly faute: TexteDuBanc };
}
