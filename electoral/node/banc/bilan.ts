import type { TexteDuBanc } from "../../banc/contrat.js";

/** A mistake or remark found in a deposit. */
export interface Ecart {
  /** The rule: of XML Schema, of the electoral rules, or one of the bench, whose names begin with `banc-`. */
  readonly code: string;
  readonly gravite: "erreur" | "avertissement" | "information";
  readonly texte: TexteDuBanc;
  readonly ligne?: number | undefined;
  readonly colonne?: number | undefined;
  readonly xpath?: string | undefined;
}

/** A record with mistakes or remarks. */
export interface Enregistrement {
  /** Its place among all units of the file, from 1. */
  readonly rang: number;
  readonly kind: string;
  readonly id?: string | undefined;
  readonly commune?: string | undefined;
  readonly ecarts: readonly Ecart[];
}

/** The units of one commune in a deposit: lots of lots are told apart by commune. */
export interface PartDeCommune {
  readonly commune: string;
  readonly unites: number;
  readonly enErreur: number;
}

/**
 * What became of a deposit, in the two levels that are known of the sister exchange of état civil: the file is refused, or some of its records are in
 * error and the others go on.
 */
export interface Bilan {
  readonly niveau?: "fichier" | "enregistrement" | undefined;
  /** The Clark name of the root. */
  readonly racine?: string | undefined;
  readonly unites: number;
  readonly acceptees: number;
  readonly enErreur: number;
  /** The places of the records that were not taken, where the file was. */
  readonly rangsEnErreur: readonly number[];
  readonly communes: readonly PartDeCommune[];
  /** What is about the file as a whole. */
  readonly fichier: readonly Ecart[];
  /** The records in which something was found, those with warnings alone included. */
  readonly enregistrements: readonly Enregistrement[];
  /** How many more records something was found in; the list has an end. */
  readonly nonListes?: number | undefined;
}

/** Whether something found keeps what it is about from being taken. */
export function estUneErreur({ gravite }: Pick<Ecart, "gravite">): boolean {
  return gravite === "erreur";
}
