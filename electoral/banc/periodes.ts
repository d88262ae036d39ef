import type { PeriodeDeRevisionType } from "../../generated/electoral/index.js";
import { type Jour, joursDuMois } from "../calendrier/jours.js";

/** A day of every year, `MM-JJ`. */
export type MoisJour = string;

/** What differs from year to year. */
export interface Calendrier {
  /** Exceptional revisions, such as that of 2015, with complete dates; they take precedence over the usual one. */
  readonly periodes?: readonly PeriodeDeRevisionType[] | undefined;
  /**
   * The days on which propositions go out. Default: 27 September, 22 November and 14 February, those of 2016-2017 (known: fiche récapitulative
   * 2016-2017); other years had others.
   */
  readonly propositions?: readonly MoisJour[] | undefined;
}

/** The days of 2016-2017 (known for that revision, assumed for all others). */
const lotsDePropositions: readonly MoisJour[] = ["09-27", "11-22", "02-14"];

/**
 * The revision period of a day: from 1 September to the last day of February (known). What happens from March to August belongs to the next
 * one (designed: units need a period, and no source says which).
 *
 * @example
 * periodeDu("2008-12-09"); // { dateDeDebut: "2008-09-01", dateDeFin: "2009-02-28" }
 */
export function periodeDu(jour: Jour, { periodes = [] }: Calendrier = {}): PeriodeDeRevisionType {
  const own = periodes.find(
    ({ dateDeDebut, dateDeFin }) => dateDeDebut <= jour && jour <= dateDeFin,
  );
  if (own !== undefined) return own;
  const year = Number(jour.slice(0, 4)) - (jour.slice(5, 7) < "03" ? 1 : 0);
  const fin = String(year + 1).padStart(4, "0");
  return {
    dateDeDebut: `${String(year).padStart(4, "0")}-09-01`,
    dateDeFin: `${fin}-02-${joursDuMois(year + 1, 2)}`,
  };
}

/** The first day after a given one on which propositions go out; undefined if no year has such a day. */
export function prochainLot(
  apres: Jour,
  { propositions = lotsDePropositions }: Calendrier = {},
): Jour | undefined {
  const year = Number(apres.slice(0, 4));
  return [year, year + 1]
    .flatMap((each) => propositions.map((day) => `${String(each).padStart(4, "0")}-${day}`))
    .sort()
    .find((day) => day > apres);
}

/**
 * Whether someone is eighteen at the end of a period, as far as the date of birth is known: with `surely` an incomplete date counts as the last day that
 * it may be, otherwise as the first. The comparison is that of rule BIR-4, digits of dates, so that the two never disagree.
 */
export function aDixHuitAns(
  naissance: string,
  { dateDeFin }: PeriodeDeRevisionType,
  surely: boolean,
): boolean {
  const [annee = "", mois = surely ? "12" : "01", jour = surely ? "31" : "01"] =
    naissance.split("-");
  return Number(`${annee}${mois}${jour}`) + 180000 <= Number(dateDeFin.replaceAll("-", ""));
}
