import { lireDateSouple, lireJour } from "../calendrier/dates-souples.js";
import { lireCommuneDInscription, lireLieuDeNaissance } from "../civil/codes-geographiques.js";
import { lireNationalite } from "../civil/nationalites.js";
import { lireNom, lirePrenoms, type OptionsDeNom } from "../civil/noms.js";
import { type Lu, type OptionsDeRemarques, type Remarque, remarque } from "../remarques.js";
import { champs, normaliser } from "./champs.js";
import type { Colonne } from "./correspondance.js";

/** The content of a cell: a text, or a list of given names. */
export type Cellule = string | readonly string[];

/** What is known besides the cell. */
export interface OptionsDeCellule extends OptionsDeRemarques {
  readonly translitterer?: boolean | undefined;
  /** The date of birth, for codes that were valid until a certain day. */
  readonly date?: string | undefined;
}

/** The most characters of labels (`ie:LibelleType`) and numbers of the exchange. */
const longest = 255;

/** Matches nearly every cell, so that one test is enough. */
const usual = /^[\u0020-\u007e\u00a0-\u024f\u2019]*$/;
/** Among those, words with single blanks between them need no change. */
const plain = /^[!-~\u00a1-\u024f\u2019]+(?: [!-~\u00a1-\u024f\u2019]+)*$/;
/** What decoding makes of meaningless bytes: control characters and the replacement character. */
const unreadable = /[\u0080-\u009f\ufffd]/gu;
const noXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Reads a cell that is not empty, by the type of its field. */
export function lireCellule(
  colonne: Colonne,
  texte: string,
  options: OptionsDeCellule,
): Lu<Cellule> {
  const { champ, codes } = colonne;
  const { type } = champs[champ];
  const { locale } = options;
  const isPlain = plain.test(texte);
  const wrong = isPlain || usual.test(texte) ? undefined : wrongCharacters(texte, locale);
  if (wrong !== undefined) return { valeur: undefined, remarques: [wrong] };
  const meant = translated(texte, codes);
  const text = isPlain && meant === texte ? texte : meant.replace(/\s+/g, " ").trim();
  const length = text.length > longest ? Array.from(text).length : text.length;
  if (length > longest) {
    const parameters = { longueur: length, limite: longest };
    return { valeur: undefined, remarques: [remarque("champ-long", "error", parameters, locale)] };
  }
  switch (type) {
    case "texte":
      return { valeur: text, remarques: [] };
    case "nom":
      return lireNom(meant, nameOptions(colonne, options));
    case "prenoms":
      return lirePrenoms(meant, nameOptions(colonne, options));
    case "date":
      return lireDateSouple(text, { locale });
    case "jour":
      return lireJour(text, { locale });
    case "commune":
      return lireCommuneDInscription(text, { locale });
    case "lieu":
      return lireLieuDeNaissance(text, { locale, date: options.date });
    case "nationalite":
      return lireNationalite(text, { locale });
    case "numero": {
      if (/^\d+$/.test(text)) return { valeur: text, remarques: [] };
      const refused = remarque("champ-numero", "error", { valeur: text }, locale);
      return { valeur: undefined, remarques: [refused] };
    }
    case "code":
      return lireCode(champ, text, options);
  }
}

function wrongCharacters(texte: string, locale: OptionsDeCellule["locale"]): Remarque | undefined {
  const code = texte.search(noXml) >= 0 ? "champ-caractere" : "champ-illisible";
  const found = texte.match(code === "champ-caractere" ? noXml : unreadable);
  if (found === null) return undefined;
  const caracteres = [...new Set(found)].map(
    (each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  return remarque(code, "error", { caracteres }, locale);
}

function nameOptions(colonne: Colonne, { locale, translitterer }: OptionsDeCellule): OptionsDeNom {
  const { profil } = colonne;
  return { locale, translitterer: colonne.translitterer ?? translitterer, profil };
}

function lireCode(
  champ: Colonne["champ"],
  text: string,
  { locale }: OptionsDeRemarques,
): Lu<string> {
  const { codes = {} } = champs[champ];
  if (Object.hasOwn(codes, text)) return { valeur: text, remarques: [] };
  const wanted = normaliser(text);
  const found = Object.entries(codes).find(([code, others]) =>
    [code, ...others].some((each) => normaliser(each) === wanted),
  );
  if (found !== undefined) return { valeur: found[0], remarques: [] };
  const parameters = { valeur: text, admis: Object.keys(codes) };
  return { valeur: undefined, remarques: [remarque("champ-code", "error", parameters, locale)] };
}

/** The meaning that the mapping gives to a text. */
function translated(text: string, codes: Colonne["codes"]): string {
  if (codes === undefined) return text;
  const wanted = normaliser(text);
  return Object.entries(codes).find(([code]) => normaliser(code) === wanted)?.[1] ?? text;
}
