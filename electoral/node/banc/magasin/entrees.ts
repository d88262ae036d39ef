import type { Constat } from "../../../banc/contrat.js";
import type { Jour } from "../../../calendrier/jours.js";
import type { Bilan } from "../bilan.js";
import type { Objet } from "./objets.js";

/*
 * The entries of the bench's journal. The complete state of the bench follows from them, in order.
 */

/** When something happened: the day by the bench's clock, and the time by that of the machine. */
export interface Moment {
  readonly jour: Jour;
  readonly heure: string;
}

/** The channel of a deposit: the deposit service, or a transaction of a transmission device. */
export type Canal = "depot" | "tdt";

/** A file for communes, ready to be withdrawn: an archive with one sending in it. */
export interface FichierPret {
  /** Its name, by which it is requested. */
  readonly nom: string;
  readonly commune: string;
  readonly unites: number;
  readonly empreinte: string;
  readonly taille: number;
}

/** An answer of the other side, as it is stored. */
export interface Suite {
  readonly fichiers: readonly FichierPret[];
  readonly constats: readonly Constat[];
  /** How many more remarks there were than the list holds. */
  readonly constatsNonListes?: number | undefined;
}

export type Entree = Moment &
  (
    | { readonly kind: "ouverture" }
    | {
        readonly kind: "depot";
        readonly id: string;
        readonly compte: string;
        readonly communes: readonly string[];
        readonly canal: Canal;
        readonly nom?: string | undefined;
        readonly empreinte: string;
        readonly taille: number;
      }
    | { readonly kind: "transmission"; readonly depot: string }
    | {
        readonly kind: "traitement";
        readonly depot: string;
        /** The result; if it has many records, they are stored as a content of their own. */
        readonly bilan: Bilan;
        readonly enregistrements?: Objet | undefined;
        readonly suite: Suite;
      }
    | { readonly kind: "evenement"; readonly valeur: unknown; readonly suite: Suite }
    | { readonly kind: "horloge"; readonly suite: Suite }
    | { readonly kind: "acquittement"; readonly fichier: string; readonly compte: string }
    | {
        readonly kind: "releve";
        readonly id: string;
        readonly compte: string;
        readonly fichiers: readonly string[];
        readonly document: Omit<FichierPret, "commune">;
      }
    | { readonly kind: "etat-de-releve"; readonly releve: string; readonly etat: EtatDeReleve }
  );

/** The entries of one kind. */
export type EntreeDe<Kind extends Entree["kind"]> = Extract<Entree, { readonly kind: Kind }>;

/** The state of a transaction to Insee's side. */
export type EtatDeDepot = "poste" | "transmis" | "recu" | "refuse" | "traite";

/** How far a transaction from Insee's side is. */
export type EtatDeReleve = "poste" | "transmis" | "recu" | "refuse" | "traite";
