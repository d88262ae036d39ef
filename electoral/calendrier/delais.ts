import { jourOuvrableSuivant } from "./feries.js";
import { ajouterJours, type Jour, joursEntre } from "./jours.js";

/** How well a rule of the exchange is known: read in a source, deduced, or not known at all. */
export type Statut = "connu" | "déduit" | "inconnu";

/** A rule about time, and where it was read. */
export interface Delai {
  readonly jours: number;
  /** The event from which the days are counted. */
  readonly depuis: "réception de la demande" | "décision de la commission";
  readonly statut: Statut;
  readonly source: string;
}

/** The time limit for refusing a demande. */
export const delaiDeRefus: Delai = {
  jours: 21,
  depuis: "réception de la demande",
  statut: "connu",
  source:
    "Insee, documentation de l’espace de noms électoral (2008), refus de radiation et de mention : « les 21 jours qui suivent la réception »",
};

/** The time limit for telling Insee a decision of the commission. */
export const delaiDAvis: Delai = {
  jours: 8,
  depuis: "décision de la commission",
  statut: "connu",
  source:
    "Code électoral, article R.20 ; circulaire IOC/A/10/23162C du 21 septembre 2010 : « au plus tard, huit jours après la décision »",
};

/** Options for what no source says about the end of deadlines. */
export interface OptionsDEcheance {
  /** Replaces the time limit found in the sources. */
  readonly delai?: Delai | undefined;
  /**
   * Whether a deadline that ends on a Saturday, a Sunday or a holiday ends on the next working day. No source says so of this exchange: R.17-1
   * (2008 to 2013) extends the times of other articles only. Default false, the strict date.
   */
  readonly reporteAuJourOuvrable?: boolean | undefined;
  /** Holidays beside the eleven legal ones, for `reporteAuJourOuvrable`. */
  readonly autresFeries?: readonly Jour[] | undefined;
}

/** The last day on which something can be done, until midnight. */
export interface Echeance {
  readonly date: Jour;
  readonly delai: Delai;
  /** The deadline, or the next working day if it is none: for information. */
  readonly jourOuvrable: Jour;
}

/**
 * The last day for refusing a demande received on a day: the day of reception does not count, the last one does.
 *
 * @example
 * echeanceDuRefus("2014-12-09").date; // "2014-12-30"
 */
export function echeanceDuRefus(reception: Jour, options: OptionsDEcheance = {}): Echeance {
  return echeance(reception, options.delai ?? delaiDeRefus, options);
}

/**
 * The last day for sending the avis of a decision that the commission took on a day.
 *
 * @example
 * echeanceDeLAvis("2009-01-09").date; // "2009-01-17"
 */
export function echeanceDeLAvis(decision: Jour, options: OptionsDEcheance = {}): Echeance {
  return echeance(decision, options.delai ?? delaiDAvis, options);
}

function echeance(depuis: Jour, delai: Delai, options: OptionsDEcheance): Echeance {
  const strict = ajouterJours(depuis, delai.jours);
  const jourOuvrable = jourOuvrableSuivant(strict, options.autresFeries);
  const date = options.reporteAuJourOuvrable === true ? jourOuvrable : strict;
  return { date, delai, jourOuvrable };
}

/**
 * The number of days left: 0 on the last day, negative after it.
 *
 * @example
 * joursRestants(echeanceDuRefus("2014-12-09"), "2014-12-20"); // 10
 */
export function joursRestants({ date }: Pick<Echeance, "date">, aujourdHui: Jour): number {
  return joursEntre(aujourdHui, date);
}
