import { ajouterJours, type Jour, jourDeLaSemaine } from "./jours.js";

/** Easter Sunday (the Gregorian rule, as Meeus, Jones and Butcher give it). */
export function paques(annee: number): Jour {
  const a = annee % 19;
  const b = Math.floor(annee / 100);
  const c = annee % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const inMarch = h + l - 7 * m + 22;
  const march1 = `${String(annee).padStart(4, "0")}-03-01`;
  return ajouterJours(march1, inMarch - 1);
}

/**
 * The eleven legal holidays of a year in all of France (code du travail, L.3133-1); those of Alsace and Moselle and of overseas come in addition.
 *
 * @example
 * joursFeries(2009).includes("2009-04-13"); // true, Easter Monday
 */
export function joursFeries(annee: number): readonly Jour[] {
  const year = String(annee).padStart(4, "0");
  const easter = paques(annee);
  const fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
  const moving = [1, 39, 50].map((days) => ajouterJours(easter, days));
  return [...fixed.map((day) => `${year}-${day}`), ...moving].sort();
}

/**
 * The day itself, or the next that is neither Saturday, Sunday nor a holiday (code de procédure civile, article 642).
 *
 * @example
 * jourOuvrableSuivant("2009-12-25"); // "2009-12-28"
 */
export function jourOuvrableSuivant(jour: Jour, autresFeries: readonly Jour[] = []): Jour {
  let day = jour;
  const isOff = (): boolean =>
    jourDeLaSemaine(day) > 5 ||
    joursFeries(Number(day.slice(0, 4))).includes(day) ||
    autresFeries.includes(day);
  while (isOff()) day = ajouterJours(day, 1);
  return day;
}
