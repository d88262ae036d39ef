import type { TypeDeListeType } from "../../generated/electoral/index.js";
import type { Jour } from "../calendrier/jours.js";
import { type Lu, type OptionsDeRemarques, type Remarque, remarque } from "../remarques.js";

/** A state of the European Union in the years of the exchange. */
export interface EtatDeLUnion {
  /** The code of ISO/IEC 7501-1, which the schemas of 2008 use instead of ISO alpha-3. */
  readonly nationalite: string;
  /** The code of the country in the COG. */
  readonly pays: string;
  /** ISO 3166-1 alpha-2, as some exports have it. */
  readonly iso2: string;
  readonly nom: string;
  /** The adjective in the feminine, to go with « nationalité ». */
  readonly adjectif: string;
  /** The day of accession, where it is later than 2008. */
  readonly depuis?: Jour | undefined;
}

/** The states whose citizens may be on a complementary list from 2008 to 2018, France aside (Treaty of Accession of Croatia: 1 July 2013). */
export const etatsDeLUnion: readonly EtatDeLUnion[] = [
  { nationalite: "D", pays: "99109", iso2: "DE", nom: "Allemagne", adjectif: "allemande" },
  { nationalite: "AUT", pays: "99110", iso2: "AT", nom: "Autriche", adjectif: "autrichienne" },
  { nationalite: "BEL", pays: "99131", iso2: "BE", nom: "Belgique", adjectif: "belge" },
  { nationalite: "BGR", pays: "99111", iso2: "BG", nom: "Bulgarie", adjectif: "bulgare" },
  { nationalite: "CYP", pays: "99254", iso2: "CY", nom: "Chypre", adjectif: "chypriote" },
  {
    nationalite: "HRV",
    pays: "99119",
    iso2: "HR",
    nom: "Croatie",
    adjectif: "croate",
    depuis: "2013-07-01",
  },
  { nationalite: "DNK", pays: "99101", iso2: "DK", nom: "Danemark", adjectif: "danoise" },
  { nationalite: "ESP", pays: "99134", iso2: "ES", nom: "Espagne", adjectif: "espagnole" },
  { nationalite: "EST", pays: "99106", iso2: "EE", nom: "Estonie", adjectif: "estonienne" },
  { nationalite: "FIN", pays: "99105", iso2: "FI", nom: "Finlande", adjectif: "finlandaise" },
  { nationalite: "GRC", pays: "99126", iso2: "GR", nom: "Grèce", adjectif: "grecque" },
  { nationalite: "HUN", pays: "99112", iso2: "HU", nom: "Hongrie", adjectif: "hongroise" },
  { nationalite: "IRL", pays: "99136", iso2: "IE", nom: "Irlande", adjectif: "irlandaise" },
  { nationalite: "ITA", pays: "99127", iso2: "IT", nom: "Italie", adjectif: "italienne" },
  { nationalite: "LVA", pays: "99107", iso2: "LV", nom: "Lettonie", adjectif: "lettone" },
  { nationalite: "LTU", pays: "99108", iso2: "LT", nom: "Lituanie", adjectif: "lituanienne" },
  { nationalite: "LUX", pays: "99137", iso2: "LU", nom: "Luxembourg", adjectif: "luxembourgeoise" },
  { nationalite: "MLT", pays: "99144", iso2: "MT", nom: "Malte", adjectif: "maltaise" },
  { nationalite: "NLD", pays: "99135", iso2: "NL", nom: "Pays-Bas", adjectif: "néerlandaise" },
  { nationalite: "POL", pays: "99122", iso2: "PL", nom: "Pologne", adjectif: "polonaise" },
  { nationalite: "PRT", pays: "99139", iso2: "PT", nom: "Portugal", adjectif: "portugaise" },
  { nationalite: "CZE", pays: "99116", iso2: "CZ", nom: "République tchèque", adjectif: "tchèque" },
  { nationalite: "ROU", pays: "99114", iso2: "RO", nom: "Roumanie", adjectif: "roumaine" },
  { nationalite: "GBR", pays: "99132", iso2: "GB", nom: "Royaume-Uni", adjectif: "britannique" },
  { nationalite: "SVK", pays: "99117", iso2: "SK", nom: "Slovaquie", adjectif: "slovaque" },
  { nationalite: "SVN", pays: "99145", iso2: "SI", nom: "Slovénie", adjectif: "slovène" },
  { nationalite: "SWE", pays: "99104", iso2: "SE", nom: "Suède", adjectif: "suédoise" },
];

const byCode: ReadonlyMap<string, EtatDeLUnion> = /*@__PURE__*/ new Map(
  /*@__PURE__*/ etatsDeLUnion.map((etat) => [etat.nationalite, etat]),
);

/** Codes of two letters and names of nationalities, French included. */
const byOtherName: ReadonlyMap<string, string> = /*@__PURE__*/ new Map([
  ["fr", "FRA"],
  ["française", "FRA"],
  ...etatsDeLUnion.flatMap(({ nationalite, iso2, adjectif }): [string, string][] => [
    [iso2.toLowerCase(), nationalite],
    [adjectif, nationalite],
  ]),
]);

/** How a nationality is read. */
export interface OptionsDeNationalite extends OptionsDeRemarques {
  /** The list for which it is read, which admits either the French or citizens of another state of the Union. */
  readonly liste?: TypeDeListeType | undefined;
  /** The day on which the state has to be a member, for states that joined later. */
  readonly date?: Jour | undefined;
  /**
   * The code for Germany. ISO/IEC 7501-1 has `D`, alone of one letter; whether Insee's own list had it is not known. Default `D`.
   */
  readonly allemagne?: "D" | "DEU" | undefined;
}

/**
 * The code of a nationality by ISO/IEC 7501-1: `DEU` becomes `D`, with a remark. If a list is given, the nationality has to fit it.
 *
 * @example
 * lireNationalite("DEU").valeur; // "D"
 */
export function lireNationalite(texte: string, options: OptionsDeNationalite = {}): Lu<string> {
  const { locale, liste, allemagne = "D" } = options;
  const code = texte.trim().toUpperCase();
  const other = byOtherName.get(texte.trim().toLocaleLowerCase("fr"));
  if (other !== undefined) {
    const proposition = other === "D" ? allemagne : other;
    const proposed = remarque(
      "nationalite-proposee",
      "information",
      { code: texte.trim(), proposition },
      locale,
    );
    const rest = lireNationalite(proposition, options);
    return { valeur: rest.valeur, remarques: [proposed, ...rest.remarques] };
  }
  if (!/^(?:D|[A-Z]{3})$/.test(code)) {
    const unknown = remarque("nationalite-code", "error", { code }, locale);
    return { valeur: undefined, remarques: [unknown] };
  }
  const valeur = code === "D" || code === "DEU" ? allemagne : code;
  const remarques: Remarque[] = [];
  if (valeur !== code) {
    const parameters = { code, proposition: valeur };
    remarques.push(remarque("nationalite-proposee", "information", parameters, locale));
  }
  if (liste !== undefined && !goesWith(valeur, liste, options.date))
    remarques.push(remarque("nationalite-liste", "warning", { code: valeur, liste }, locale));
  return { valeur, remarques };
}

function goesWith(code: string, liste: TypeDeListeType, date: Jour | undefined): boolean {
  if (liste === "p") return code === "FRA";
  const etat = byCode.get(code === "DEU" ? "D" : code);
  if (etat === undefined) return false;
  return date === undefined || etat.depuis === undefined || etat.depuis <= date;
}
