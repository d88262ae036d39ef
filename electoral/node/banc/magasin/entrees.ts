import type { Constat } from "../../../banc/contrat.js";
import type { Jour } from "../../../calendrier/jours.js";
import type { Bilan } from "../bilan.js";
import type { Objet } from "./objets.js";

/*
 * What the journal of the bench holds. Everything that the bench knows follows from its entries, in their order.
 */

/** When something was: the day of the bench's own clock, and the time of the machine's. */
export interface Moment {
  readonly jour: Jour;
  readonly heure: string;
}

/** How a deposit came: by the deposit service, or as a transaction of a transmission device. */
export type Canal = "depot" | "tdt";

/** A file for communes, ready to be withdrawn: an archive with one sending in it. */
export interface FichierPret {
  /** Its name, by which it is asked for. */
  readonly nom: string;
  readonly commune: string;
  readonly unites: number;
  readonly empreinte: string;
  readonly taille: number;
}

/** What the other side answered, as it is kept. */
export interface Suite {
  readonly fichiers: readonly FichierPret[];
  readonly constats: readonly Constat[];
  /** How many more remarks there were; the list has an end. */
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
        /** Without its records where they are many: these are a content of their own then. */
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

/** How far a transaction to Insee's side is. */
export type EtatDeDepot = "poste" | "transmis" | "recu" | "refuse" | "traite";

/** How far a transaction from Insee's side is. */
export type EtatDeReleve = "poste" | "transmis" | "recu" | "refuse" | "traite";
