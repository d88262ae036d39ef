/** A day of the Gregorian calendar as `YYYY-MM-DD`, as `ie:DateType` has it: four digits for the year, no time and no zone. */
export type Jour = string;

const form = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The parts of a day; undefined if there is no such day, as 29 February of a common year. There is no year 0 (XML Schema 1.0). */
function partsOf(
  jour: string,
): { readonly annee: number; readonly mois: number; readonly jour: number } | undefined {
  const match = form.exec(jour);
  if (match === null) return undefined;
  const [annee = 0, mois = 0, day = 0] = match.slice(1).map(Number);
  const exists =
    annee > 0 && mois >= 1 && mois <= 12 && day >= 1 && day <= joursDuMois(annee, mois);
  return exists ? { annee, mois, jour: day } : undefined;
}

/**
 * Whether a text is a day that exists.
 *
 * @example
 * estUnJour("2009-02-29"); // false
 */
export function estUnJour(jour: string): boolean {
  return partsOf(jour) !== undefined;
}

/** How many days a month has. */
export function joursDuMois(annee: number, mois: number): number {
  if (mois === 2) return estBissextile(annee) ? 29 : 28;
  return mois === 4 || mois === 6 || mois === 9 || mois === 11 ? 30 : 31;
}

/** Whether a year has a 29 February. */
function estBissextile(annee: number): boolean {
  return (annee % 4 === 0 && annee % 100 !== 0) || annee % 400 === 0;
}

/**
 * The number of a day, counted from 1 March of year 0: months that begin with March have the leap day at their end. Plain numbers and
 * no `Date`, which has hours and a zone and so may end on the day before.
 */
function numberOf(jour: Jour): number {
  const parts = partsOf(jour);
  if (parts === undefined) throw new RangeError(`"${jour}" is no day: YYYY-MM-DD`);
  const year = parts.mois > 2 ? parts.annee : parts.annee - 1;
  const month = (parts.mois + 9) % 12;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + Math.floor((153 * month + 2) / 5) + parts.jour - 1;
}

const daysIn400Years = 146097;

function dayOf(number: number): Jour {
  const era = Math.floor(number / daysIn400Years);
  const day = number - era * daysIn400Years;
  const year = Math.floor(
    (day - Math.floor(day / 1460) + Math.floor(day / 36524) - Math.floor(day / 146096)) / 365,
  );
  const ofYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const ofMonth = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  const mois = month < 10 ? month + 3 : month - 9;
  const annee = era * 400 + year + (mois <= 2 ? 1 : 0);
  if (annee < 1 || annee > 9999) throw new RangeError("a day before year 1 or after year 9999");
  const digits = (value: number, length: number): string => String(value).padStart(length, "0");
  return `${digits(annee, 4)}-${digits(mois, 2)}-${digits(ofMonth, 2)}`;
}

/**
 * The day a number of days later, or earlier if the number is negative.
 *
 * @example
 * ajouterJours("2008-12-20", 21); // "2009-01-10"
 */
export function ajouterJours(jour: Jour, nombre: number): Jour {
  if (!Number.isSafeInteger(nombre)) throw new RangeError("the number of days is an integer");
  return dayOf(numberOf(jour) + nombre);
}

/**
 * The number of days from one day to another: negative if the second is earlier.
 *
 * @example
 * joursEntre("2008-02-28", "2008-03-01"); // 2
 */
export function joursEntre(debut: Jour, fin: Jour): number {
  return numberOf(fin) - numberOf(debut);
}

/** The day of the week, from 1 for Monday to 7 for Sunday (ISO 8601). */
export function jourDeLaSemaine(jour: Jour): number {
  // 1 March of year 0 was a Wednesday.
  return ((numberOf(jour) + 2) % 7) + 1;
}

/**
 * Today, by the local clock of the program.
 *
 * @example
 * const left = joursEntre(aujourdHui(), "2008-12-30");
 */
export function aujourdHui(): Jour {
  const now = new Date();
  const digits = (value: number, length: number): string => String(value).padStart(length, "0");
  return `${digits(now.getFullYear(), 4)}-${digits(now.getMonth() + 1, 2)}-${digits(now.getDate(), 2)}`;
}
