import type { PeriodeDeRevisionType } from "../../generated/electoral/index.js";
import { isNCName } from "../../runtime/xml/name-characters.js";
import { ErreurElectorale, remarque } from "../remarques.js";
import { cleDePeriode, type KindDUnite, sigles, vientDeLInsee } from "./unites.js";

/**
 * The last number of each sequence, by revision period and prefix. It is JSON: keep it between two sendings, and give it back to `numeroteur`.
 */
export type EtatDuNumeroteur = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** How identifiers are made. docs/electoral.md has the reasons; what Insee required, besides a sequence in each period, is not known. */
export interface OptionsDeNumerotation {
  /** The numbers given before. */
  readonly etat?: EtatDuNumeroteur | undefined;
  /**
   * The prefix of the number of a unit. Numbers continue within each prefix and period. Default `AI-44109-`, and `DR-INSEE-44109-` for what Insee sends.
   */
  readonly prefixe?: ((kind: KindDUnite, commune: string) => string) | undefined;
  /** The least number of digits of a unit's number, filled up with zeros. Default 6. */
  readonly chiffres?: number | undefined;
}

/** Gives identifiers, with a running number in each revision period. */
export interface Numeroteur {
  /** The `xml:id` of a unit. */
  unite(kind: KindDUnite, commune: string, periode: PeriodeDeRevisionType): string;
  /** The number of a lot among those of its commune, in four digits. */
  lot(commune: string, periode: PeriodeDeRevisionType): string;
  /** The identifier of a sending: its sender, the year in which the period begins, a number. */
  envoi(emetteur: string, periode: PeriodeDeRevisionType): string;
  /** All numbers given so far, to be kept for the next time. */
  etat(): EtatDuNumeroteur;
}

/**
 * Makes a numberer. `xml:id` is a sequential number in a revision period (known), and an NCName, which cannot begin with a digit: a prefix that would
 * make another name throws.
 *
 * @example
 * const numeros = numeroteur({ etat: JSON.parse(text) });
 * const sending = lot("44109", units, { emetteur, dateHeureEnvoi, periode, numeroteur: numeros });
 * console.log(JSON.stringify(numeros.etat()));
 */
export function numeroteur(options: OptionsDeNumerotation = {}): Numeroteur {
  const { prefixe = usualPrefix, chiffres = 6 } = options;
  if (!Number.isInteger(chiffres) || chiffres < 1 || chiffres > 20)
    throw new RangeError("chiffres is an integer from 1 to 20");
  const counters = countersOf(options.etat ?? {});
  const next = (periode: string, sequence: string): number => {
    const own = counters.get(periode) ?? new Map<string, number>();
    counters.set(periode, own);
    const number = (own.get(sequence) ?? 0) + 1;
    own.set(sequence, number);
    return number;
  };
  return {
    unite: (kind, commune, periode) => {
      const before = prefixe(kind, commune);
      if (!isNCName(`${before}0`))
        throw new ErreurElectorale([remarque("identifiant-forme", "error", { id: `${before}0` })]);
      const number = next(cleDePeriode(periode), before);
      return `${before}${String(number).padStart(chiffres, "0")}`;
    },
    lot: (commune, periode) =>
      String(next(cleDePeriode(periode), `lot ${commune}`)).padStart(4, "0"),
    envoi: (emetteur, periode) => {
      const number = next(cleDePeriode(periode), `envoi ${emetteur}`);
      return `${emetteur}-${periode.dateDeDebut.slice(0, 4)}-${String(number).padStart(4, "0")}`;
    },
    etat: () =>
      Object.fromEntries(
        Array.from(counters, ([periode, own]) => [periode, Object.fromEntries(own)] as const),
      ),
  };
}

function usualPrefix(kind: KindDUnite, commune: string): string {
  return `${sigles[kind]}-${vientDeLInsee(kind) ? "INSEE-" : ""}${commune}-`;
}

function countersOf(etat: EtatDuNumeroteur): Map<string, Map<string, number>> {
  const entries = Object.entries(etat).map(([periode, own]) => {
    const numbers = Object.entries(own);
    const wrong = numbers.find(([, number]) => !Number.isSafeInteger(number) || number < 0);
    if (wrong !== undefined)
      throw new RangeError(
        `the state of the numberer has no number at "${periode}", "${wrong[0]}"`,
      );
    return [periode, new Map(numbers)] as const;
  });
  return new Map(entries);
}
