import type {
  ElecteurType,
  MentionType,
  TypeDeListeType,
} from "../../generated/electoral/index.js";
import type { Jour } from "../calendrier/jours.js";
import type { KindDUnite, Unite } from "../echange/unites.js";

/*
 * What the bench asks of its other side, which plays Insee. It is deterministic: the same calls in the same order give the same answers, so
 * that the store can keep the calls alone and restore the state by repeating them.
 */

/** A text for people, in the two languages of the package. */
export interface TexteDuBanc {
  readonly fr: string;
  readonly en: string;
}

/** A unit that the other side sends to a commune, with its identifier and period. */
export interface EnvoiDuBanc {
  readonly commune: string;
  readonly unite: Unite;
}

/** A remark of the other side on something that it received, or that did not come. */
export interface Constat {
  readonly commune: string;
  /** The deposit that it is about; absent if there is none, as for a missed deadline. */
  readonly depot?: string | undefined;
  /** The `xml:id` of the unit that it is about. */
  readonly id?: string | undefined;
  readonly gravite: "erreur" | "avertissement" | "information";
  readonly code: string;
  readonly texte: TexteDuBanc;
}

/** An answer of the other side: units for communes, and remarks on what it received. */
export interface Reaction {
  readonly envois: readonly EnvoiDuBanc[];
  readonly constats: readonly Constat[];
}

/** A unit of a deposit, as it is handed to the other side. */
export interface EntreeDuBanc {
  readonly commune: string;
  readonly jour: Jour;
  readonly depot: string;
  readonly unite: Unite;
}

/** A unit from Insee that a commune may answer, and the state of the answer. */
export interface Attente {
  readonly commune: string;
  readonly id: string;
  readonly kind: KindDUnite;
  /** The day on which it was sent. */
  readonly envoyee: Jour;
  /** The last day for an answer; undefined if there is none. */
  readonly echeance?: Jour | undefined;
  /**
   * `tacite`: no answer in time, so it counts as done. `tardive`: the answer came too late and was not taken into account. `sansSuite`: no answer is
   * expected any more, because something else happened first or the period has ended.
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

/** The small « fichier général » and its reactions. An `Evenement` happens outside the communes: a death, a lost right. */
export interface AutreCote<Evenement> {
  /** A unit that a commune sent, valid by schema and rules. */
  recevoir(entree: EntreeDuBanc): Reaction;
  evenement(evenement: Evenement, jour: Jour): Reaction;
  /** Moves the clock to a day, and gives what the days since the last call bring: propositions, silence that means done, answers too late. */
  avancer(jour: Jour): Reaction;
  /** What a commune was sent and may answer, or has answered. */
  attentes(commune: string): readonly Attente[];
  /** The event that invents the electors of a commune; undefined if it already has electors. */
  peuplement?(commune: string): Evenement | undefined;
  /** The event that says that a commune has received units today; undefined if that changes nothing. */
  reception?(commune: string, ids: readonly string[]): Evenement | undefined;
  /** Registrations, present and past, of one commune or of all: the persons whom documents can be about. */
  electeurs?(commune?: string): readonly ElecteurConnu[];
  /**
   * All that it knows, in pieces that can be cloned structurally: maps, sets and objects without functions. What pieces have in common they have in common
   * again when they come back. Without it a bench that is started again makes all calls once more.
   */
  instantane?(): Iterable<unknown>;
}

/** How to start an other side. */
export interface ModeleDAutreCote<Evenement> {
  /** Starts a new one, with its clock set to a day. */
  commencer(jour: Jour): AutreCote<Evenement>;
  /** One that knows what another of this model had taken down; undefined where it is of no use to this one, as when its options are others. */
  reprendre?(instantane: readonly unknown[]): AutreCote<Evenement> | undefined;
  /** Reads an event from the JSON of `POST /banc/evenements`, or says why it is not an event. */
  lireEvenement(
    valeur: unknown,
  ): { readonly evenement: Evenement } | { readonly faute: TexteDuBanc };
}
