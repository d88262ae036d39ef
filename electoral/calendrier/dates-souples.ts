import { type Lu, type OptionsDeRemarques, type Remarque, remarque } from "../remarques.js";
import { estUnJour, type Jour } from "./jours.js";

/** How a date is read. */
export interface OptionsDeDate extends OptionsDeRemarques {
  /** The last day that is not in the future; without one, no date is too late. */
  readonly auPlusTard?: Jour | undefined;
}

const french = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})$/;
const iso = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;
const short = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{1,3}$/;

/**
 * A date as files have it, as a `ie:DateSoupleType`: `24/08/1962`, `00/08/1955`, `00/00/1953`, `08/1955`, `1961`, and `1962-08-24`, `1955-08`,
 * `1955-08-00`. Unknown parts are left out: no day and no month is ever invented (Insee's files have such dates; so does its RNIPP).
 *
 * @example
 * lireDateSouple("00/08/1955").valeur; // "1955-08"
 */
export function lireDateSouple(texte: string, options: OptionsDeDate = {}): Lu<string> {
  const valeur = texte.trim();
  const fail = (
    code: "date-illisible" | "date-annee-courte" | "date-jour-sans-mois" | "date-impossible",
  ): Lu<string> => ({
    valeur: undefined,
    remarques: [remarque(code, "error", { valeur }, options.locale)],
  });
  const parts = splitDate(valeur);
  if (parts === undefined) return fail(short.test(valeur) ? "date-annee-courte" : "date-illisible");
  const { annee, mois, jour } = parts;
  if (mois === "00" && jour !== "00") return fail("date-jour-sans-mois");
  if (!exists(parts)) return fail("date-impossible");
  const lue = [annee, mois, jour].filter((part) => part !== "00").join("-");
  const remarques: Remarque[] = [];
  if (lue.length < 10 && valeur !== lue)
    remarques.push(remarque("date-partielle", "information", { valeur, lue }, options.locale));
  const limit = options.auPlusTard;
  if (limit === undefined || lue <= limit.slice(0, lue.length)) return { valeur: lue, remarques };
  const late = remarque("date-future", "error", { valeur: lue, jour: limit }, options.locale);
  return { valeur: undefined, remarques: [...remarques, late] };
}

/**
 * A complete date, as an `ie:DateType`, such as that of a decision.
 *
 * @example
 * lireJour("04/11/2008").valeur; // "2008-11-04"
 */
export function lireJour(texte: string, options: OptionsDeDate = {}): Lu<Jour> {
  const read = lireDateSouple(texte, options);
  if (read.valeur === undefined || read.valeur.length === 10) return read;
  const incomplete = remarque("date-incomplete", "error", { valeur: texte.trim() }, options.locale);
  return { valeur: undefined, remarques: [incomplete] };
}

interface Parts {
  readonly annee: string;
  /** `00` if unknown. */
  readonly mois: string;
  readonly jour: string;
}

function splitDate(text: string): Parts | undefined {
  const inIso = iso.exec(text);
  if (inIso !== null) {
    const [, annee = "", mois = "00", jour = "00"] = inIso;
    return { annee, mois, jour };
  }
  const inFrench = french.exec(text);
  if (inFrench === null) return undefined;
  const [, jour = "00", mois = "00", annee = ""] = inFrench;
  return { annee, mois: mois.padStart(2, "0"), jour: jour.padStart(2, "0") };
}

/** Whether the day exists; for an incomplete date, whether any day of its month or year exists. */
function exists({ annee, mois, jour }: Parts): boolean {
  return estUnJour(`${annee}-${mois === "00" ? "01" : mois}-${jour === "00" ? "01" : jour}`);
}

/**
 * Whether two dates of any precision may be the same day: one is the beginning of the other.
 *
 * @example
 * datesCompatibles("1955-08", "1955-08-13"); // true
 */
export function datesCompatibles(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) === other.slice(0, length);
}

/**
 * A date in French order, as files of the REU have it: unknown parts are `00`.
 *
 * @example
 * enJourMoisAnnee("1955-08"); // "00/08/1955"
 */
export function enJourMoisAnnee(date: string): string {
  const [annee = "", mois = "00", jour = "00"] = date.split("-");
  return `${jour}/${mois}/${annee}`;
}
