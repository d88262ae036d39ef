import type { Jour } from "../calendrier/jours.js";
import { type Lu, type OptionsDeRemarques, type Remarque, remarque } from "../remarques.js";

/** What a code of the official geographic code (COG) stands for, as far as its characters tell. */
export type CodeGeographique =
  | {
      readonly kind: "commune";
      readonly code: string;
      /** `44`, `2A`, `974`. */
      readonly departement: string;
      /** Départements of America, Réunion and Mayotte, and the collectivities overseas. */
      readonly outreMer: boolean;
    }
  | {
      /** An arrondissement of Paris, Lyon or Marseille: lists are kept there (code électoral, L.17). */
      readonly kind: "arrondissement";
      readonly code: string;
      readonly ville: Ville;
      readonly numero: number;
    }
  | {
      /** Paris, Lyon or Marseille as a whole. */
      readonly kind: "ville";
      readonly code: string;
      readonly ville: Ville;
    }
  | {
      /** A former département of Algeria, as a place of birth before 3 July 1962. */
      readonly kind: "algerie";
      readonly code: string;
      readonly departement: string;
    }
  | {
      readonly kind: "pays";
      readonly code: string;
      /** The continent by the third character; undefined if that stands for none. */
      readonly continent: Continent | undefined;
    };

/** The cities whose lists are kept by arrondissement. */
export type Ville = "Paris" | "Lyon" | "Marseille";

/** What the third character of a country's code stands for. */
export type Continent = "Europe" | "Asie" | "Afrique" | "Amérique" | "Océanie";

interface City {
  readonly ville: Ville;
  readonly whole: string;
  /** The number before the code of the first arrondissement. */
  readonly base: number;
  readonly count: number;
}

const cities: readonly City[] = [
  { ville: "Paris", whole: "75056", base: 75100, count: 20 },
  { ville: "Lyon", whole: "69123", base: 69380, count: 9 },
  { ville: "Marseille", whole: "13055", base: 13200, count: 16 },
];

/** The former French départements of Algeria and the territories of the South, as Insee's files have them. */
const algeria: ReadonlyMap<string, string> = /*@__PURE__*/ new Map([
  ["91352", "Alger"],
  ["92352", "Oran"],
  ["93352", "Constantine"],
  ["94352", "les Territoires du Sud"],
]);

const continents: ReadonlyMap<string, Continent> = /*@__PURE__*/ new Map([
  ["1", "Europe"],
  ["2", "Asie"],
  ["3", "Afrique"],
  ["4", "Amérique"],
  ["5", "Océanie"],
]);

/** Codes of 2007 and 2008 overseas, which occur beside the new ones in all files of 2008 to 2018. */
const recoded: ReadonlyMap<string, string> = /*@__PURE__*/ new Map([
  ["97123", "97701"],
  ["97127", "97801"],
]);

/** `2A`, `01` to `95`, `971` to `978`, `984`, `986` to `989`, and 985 for Mayotte until 2008; 20 is Corsica until 1975. */
const communeForm = /^(?:(0[1-9]|[1-8]\d|9[0-5]|2[AB])\d{3}|(97[1-8]|98[4-9])\d{2})$/;
const pays = /^99[0-9]{3}$/;

/**
 * What a code stands for; undefined if it is no code. Whether such a commune exists is not known here: the list of communes changes every year,
 * and your program may have it.
 *
 * @example
 * codeGeographique("75120")?.kind; // "arrondissement"
 */
export function codeGeographique(code: string): CodeGeographique | undefined {
  if (pays.test(code)) return { kind: "pays", code, continent: continents.get(code.charAt(2)) };
  const departement = algeria.get(code);
  if (departement !== undefined) return { kind: "algerie", code, departement };
  const match = communeForm.exec(code);
  if (match === null) return undefined;
  for (const { ville, whole, base, count } of cities) {
    if (code === whole) return { kind: "ville", code, ville };
    const numero = Number(code) - base;
    if (numero >= 1 && numero <= count) return { kind: "arrondissement", code, ville, numero };
  }
  const outreMer = match[2] !== undefined;
  return { kind: "commune", code, departement: match[2] ?? match[1] ?? "", outreMer };
}

/**
 * The arrondissements of a city, by their codes.
 *
 * @example
 * arrondissements("Lyon")[0]; // "69381"
 */
export function arrondissements(ville: Ville): readonly string[] {
  const city = cities.find((each) => each.ville === ville);
  if (city === undefined) return [];
  return Array.from({ length: city.count }, (_, index) => String(city.base + index + 1));
}

/**
 * Repairs a code from a file: spreadsheets drop the leading zero, and small letters are usual for Corsica.
 *
 * @example
 * completerCode("2a004"); // "2A004"
 */
export function completerCode(texte: string): string {
  const code = texte.trim().toUpperCase();
  return /^[1-9]\d{3}$/.test(code) ? `0${code}` : code;
}

/**
 * A commune of registration: a commune or an arrondissement, never a country, nor a whole city whose lists are kept by arrondissement.
 *
 * @example
 * lireCommuneDInscription("75056").remarques[0]?.code; // "code-par-arrondissement"
 */
export function lireCommuneDInscription(
  texte: string,
  options: OptionsDeRemarques = {},
): Lu<string> {
  const code = completerCode(texte);
  const known = codeGeographique(code);
  const { locale } = options;
  const fail = (...remarques: readonly Remarque[]): Lu<string> => ({
    valeur: undefined,
    remarques,
  });
  if (known === undefined)
    return fail(remarque("code-forme", "error", { code: texte.trim() }, locale));
  if (known.kind === "pays") {
    return fail(remarque("code-pays-pour-commune", "error", { code }, locale));
  }
  if (postal.test(code)) return fail(remarque("code-postal", "error", { code }, locale));
  if (known.kind === "algerie") {
    const { departement } = known;
    return {
      valeur: code,
      remarques: [remarque("code-algerie", "warning", { code, departement }, locale)],
    };
  }
  if (known.kind !== "ville") return { valeur: code, remarques: remarksOf(texte, code, options) };
  const own = arrondissements(known.ville);
  const range = `${own[0] ?? ""}–${own.at(-1) ?? ""}`;
  const parameters = { code, arrondissements: range };
  // Deduced from L.17 rather than stated there, hence a warning only.
  return {
    valeur: code,
    remarques: [remarque("code-par-arrondissement", "warning", parameters, locale)],
  };
}

/**
 * A place of birth: a commune, an arrondissement, a former département of Algeria, or a country.
 *
 * @example
 * lireLieuDeNaissance("91352", { date: "1955-08" }).valeur; // "91352", Alger
 */
export function lireLieuDeNaissance(
  texte: string,
  options: OptionsDeRemarques & {
    /** The date of birth, which has to fit the code. */
    readonly date?: string | undefined;
  } = {},
): Lu<string> {
  const code = completerCode(texte);
  const known = codeGeographique(code);
  const { locale, date } = options;
  if (known === undefined) {
    const wrong = remarque("code-forme", "error", { code: texte.trim() }, locale);
    return { valeur: undefined, remarques: [wrong] };
  }
  if (known.kind !== "algerie") {
    // Older files may have such a code for an unknown commune.
    const doubt = postal.test(code) ? [remarque("code-postal", "warning", { code }, locale)] : [];
    return { valeur: code, remarques: [...doubt, ...remarksOf(texte, code, options)] };
  }
  // A year alone counts as before the day only if it ended before.
  const isLate = date !== undefined && date.slice(0, 10) >= independence.slice(0, date.length);
  const isSurelyLate = isLate && (date.length === 10 || date > independence.slice(0, date.length));
  const said = isSurelyLate
    ? remarque("code-algerie-date", "warning", { code, valeur: date }, locale)
    : remarque("code-algerie", "information", { code, departement: known.departement }, locale);
  return { valeur: code, remarques: [said] };
}

const independence: Jour = "1962-07-03";

/**
 * The code of a country.
 *
 * @example
 * lirePays("99134").valeur; // "99134"
 */
export function lirePays(texte: string, options: OptionsDeRemarques = {}): Lu<string> {
  const code = texte.trim();
  if (pays.test(code)) return { valeur: code, remarques: [] };
  const wrong = remarque("code-commune-pour-pays", "error", { code }, options.locale);
  return { valeur: undefined, remarques: [wrong] };
}

/** Postal codes of main towns, which no commune has as its code: those ending in 000, or 00 overseas. */
const postal = /^(?:\d[\dAB]000|9[78]\d00)$/;

/** Remarks on how a code was repaired, and on codes that were replaced. */
function remarksOf(texte: string, code: string, options: OptionsDeRemarques): readonly Remarque[] {
  const { locale } = options;
  const valeur = texte.trim();
  const isCompleted = valeur.length < code.length;
  const completed = isCompleted
    ? [remarque("code-complete", "information", { valeur, code }, locale)]
    : [];
  return [...completed, ...formerCode(code, options)];
}

function formerCode(code: string, { locale }: OptionsDeRemarques): readonly Remarque[] {
  // All of Mayotte went from 985 to 976; whether the commune exists is not checked here.
  const actuel = recoded.get(code) ?? (code.startsWith("985") ? `976${code.slice(3)}` : undefined);
  return actuel === undefined
    ? []
    : [remarque("code-ancien", "information", { code, actuel }, locale)];
}
