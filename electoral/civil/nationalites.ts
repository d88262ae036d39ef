import type { TypeDeListeType } from "../../generated/electoral/index.js";
import type { Jour } from "../calendrier/jours.js";
import { type Lu, type OptionsDeRemarques, type Remarque, remarque } from "../remarques.js";

/** A state of the European Union in the years of the exchange. */
export interface EtatDeLUnion {
  /** ISO/IEC 7501-1, which the schemas of 2008 have in the place of ISO alpha-3. */
  readonly nationalite: string;
  /** The code of the country in the COG. */
  readonly pays: string;
  readonly nom: string;
  /** The day of accession, where it is later than 2008. */
  readonly depuis?: Jour | undefined;
}

/** The states whose citizens may be on a complementary list from 2008 to 2018, France aside (Treaty of Accession of Croatia: 1 July 2013). */
export const etatsDeLUnion: readonly EtatDeLUnion[] = [
  { nationalite: "D", pays: "99109", nom: "Allemagne" },
  { nationalite: "AUT", pays: "99110", nom: "Autriche" },
  { nationalite: "BEL", pays: "99131", nom: "Belgique" },
  { nationalite: "BGR", pays: "99111", nom: "Bulgarie" },
  { nationalite: "CYP", pays: "99254", nom: "Chypre" },
  { nationalite: "HRV", pays: "99119", nom: "Croatie", depuis: "2013-07-01" },
  { nationalite: "DNK", pays: "99101", nom: "Danemark" },
  { nationalite: "ESP", pays: "99134", nom: "Espagne" },
  { nationalite: "EST", pays: "99106", nom: "Estonie" },
  { nationalite: "FIN", pays: "99105", nom: "Finlande" },
  { nationalite: "GRC", pays: "99126", nom: "Grèce" },
  { nationalite: "HUN", pays: "99112", nom: "Hongrie" },
  { nationalite: "IRL", pays: "99136", nom: "Irlande" },
  { nationalite: "ITA", pays: "99127", nom: "Italie" },
  { nationalite: "LVA", pays: "99107", nom: "Lettonie" },
  { nationalite: "LTU", pays: "99108", nom: "Lituanie" },
  { nationalite: "LUX", pays: "99137", nom: "Luxembourg" },
  { nationalite: "MLT", pays: "99144", nom: "Malte" },
  { nationalite: "NLD", pays: "99135", nom: "Pays-Bas" },
  { nationalite: "POL", pays: "99122", nom: "Pologne" },
  { nationalite: "PRT", pays: "99139", nom: "Portugal" },
  { nationalite: "CZE", pays: "99116", nom: "République tchèque" },
  { nationalite: "ROU", pays: "99114", nom: "Roumanie" },
  { nationalite: "GBR", pays: "99132", nom: "Royaume-Uni" },
  { nationalite: "SVK", pays: "99117", nom: "Slovaquie" },
  { nationalite: "SVN", pays: "99145", nom: "Slovénie" },
  { nationalite: "SWE", pays: "99104", nom: "Suède" },
];

const byCode: ReadonlyMap<string, EtatDeLUnion> = /*@__PURE__*/ new Map(
  /*@__PURE__*/ etatsDeLUnion.map((etat) => [etat.nationalite, etat]),
);

/** How a nationality is read. */
export interface OptionsDeNationalite extends OptionsDeRemarques {
  /** The list that it is for: French, or of another state of the Union. */
  readonly liste?: TypeDeListeType | undefined;
  /** The day for which it has to be good, for states that joined later. */
  readonly date?: Jour | undefined;
  /**
   * The code for Germany. ISO/IEC 7501-1 has `D`, alone of one letter; whether Insee's own list had it is not known. Default `D`.
   */
  readonly allemagne?: "D" | "DEU" | undefined;
}

/**
 * The code of a nationality by ISO/IEC 7501-1: `DEU` is `D` there, which is said. With a list, it is held against that list.
 *
 * @example
 * lireNationalite("DEU").valeur; // "D"
 */
export function lireNationalite(texte: string, options: OptionsDeNationalite = {}): Lu<string> {
  const { locale, liste, allemagne = "D" } = options;
  const code = texte.trim().toUpperCase();
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
