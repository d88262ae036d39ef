import { lireDateSouple, lireJour } from "../calendrier/dates-souples.js";
import { lireCommuneDInscription, lireLieuDeNaissance } from "../civil/codes-geographiques.js";
import { lireNationalite } from "../civil/nationalites.js";
import { lireNom, lirePrenoms } from "../civil/noms.js";
import { type Lu, type OptionsDeRemarques, remarque } from "../remarques.js";
import { champs, normaliser } from "./champs.js";
import type { Colonne } from "./correspondance.js";

/** What a cell says: a text, or given names one by one. */
export type Cellule = string | readonly string[];

/** What is known beside the cell. */
export interface OptionsDeCellule extends OptionsDeRemarques {
  readonly translitterer?: boolean | undefined;
  /** The date of birth, for codes that were good until a day. */
  readonly date?: string | undefined;
}

/** Labels of the exchange have at most so many characters (`ie:LibelleType`), as have numbers. */
const longest = 255;

/** What nearly every cell is made of: one test is enough for it. */
const usual = /^[\u0020-\u007e\u00a0-\u024f\u2019]*$/;
const noXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Reads a cell that is not empty, by the type of what it says. */
export function lireCellule(
  colonne: Colonne,
  texte: string,
  options: OptionsDeCellule,
): Lu<Cellule> {
  const { champ, codes } = colonne;
  const { type } = champs[champ];
  const { locale } = options;
  const wrong = usual.test(texte) ? null : texte.match(noXml);
  if (wrong !== null) {
    const caracteres = [...new Set(wrong)].map(
      (each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
    );
    return {
      valeur: undefined,
      remarques: [remarque("champ-caractere", "error", { caracteres }, locale)],
    };
  }
  const text = translated(texte, codes).replace(/\s+/g, " ").trim();
  const length = text.length > longest ? Array.from(text).length : text.length;
  if (length > longest) {
    const parameters = { longueur: length, limite: longest };
    return { valeur: undefined, remarques: [remarque("champ-long", "error", parameters, locale)] };
  }
  const ofName = {
    locale,
    translitterer: colonne.translitterer ?? options.translitterer,
    profil: colonne.profil,
  };
  switch (type) {
    case "texte":
      return { valeur: text, remarques: [] };
    case "nom":
      return lireNom(translated(texte, codes), ofName);
    case "prenoms":
      return lirePrenoms(translated(texte, codes), ofName);
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

/** What the mapping says that a text means. */
function translated(text: string, codes: Colonne["codes"]): string {
  if (codes === undefined) return text;
  const wanted = normaliser(text);
  return Object.entries(codes).find(([code]) => normaliser(code) === wanted)?.[1] ?? text;
}
