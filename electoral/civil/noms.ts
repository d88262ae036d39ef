import { type Lu, type OptionsDeRemarques, remarque } from "../remarques.js";

/**
 * The characters that a name may have. `accentue`: `ie:ChaineFrancaisOfficielType`, the 16 accented letters of French with Æ and Œ, which Insee can
 * process since June 2010. `majuscules`: A to Z, for older files and for text files, deduced (docs/electoral.md).
 */
export type Profil = "accentue" | "majuscules";

/** Letters, hyphen, apostrophe and blank. */
const admitted: Readonly<Record<Profil, RegExp>> = {
  accentue: /^[A-Za-zÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿÆŒæœ '-]$/,
  majuscules: /^[A-Z '-]$/,
};

/** Names that need no change: words of admitted letters with one blank or hyphen between them. */
const usual: Readonly<Record<Profil, RegExp>> = {
  accentue:
    /^[A-Za-zÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿÆŒæœ']+(?:[ -][A-Za-zÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿÆŒæœ']+)*$/,
  majuscules: /^[A-Z']+(?:[ -][A-Z']+)*$/,
};

/** A change made to a name. */
export interface Changement {
  readonly de: string;
  readonly vers: string;
  /** In UTF-16 units, in the name before. */
  readonly index: number;
}

/** A spelling of a name with the characters of a profile, and the changes that led to it. */
export interface Translitteration {
  readonly texte: string;
  readonly changements: readonly Changement[];
  /** Characters that have no equivalent: they are left as they were. */
  readonly restes: readonly string[];
}

/**
 * Letters that do not decompose into a letter and an accent. The French spelling, where there is one, is that of ICAO Doc 9303, part 3, section 6 (ß, Æ, Œ, Þ), else
 * the letter without its stroke.
 */
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  ẞ: "SS",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "TH",
  ı: "i",
  İ: "I",
  ħ: "h",
  Ħ: "H",
  ŧ: "t",
  Ŧ: "T",
  ĸ: "k",
  ŋ: "n",
  Ŋ: "N",
  ĳ: "ij",
  Ĳ: "IJ",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ə: "e",
  Ə: "E",
};

const apostrophes = /^[\u2019\u2018\u02bc\u02bb\u2032\u00b4\u0060\u201b\uff07]$/;
const hyphens = /^[\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d]$/;
const blank = /^\s$/;

/**
 * Proposes a spelling of a name with the characters of a profile, and says what it changed. It is a proposal only: the legal name is what the
 * birth certificate has, and nobody but the town hall can tell.
 *
 * @example
 * transliterer("Ibáñez").texte; // "Ibanez"
 */
export function transliterer(nom: string, profil: Profil = "accentue"): Translitteration {
  const changements: Changement[] = [];
  const restes: string[] = [];
  let texte = "";
  let index = 0;
  for (const [cluster] of nom.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const spelt = inProfile(cluster, profil);
    const next = nom.charAt(index + cluster.length);
    const isTitled = profil === "accentue" && spelt !== undefined && beginsWord(spelt, next);
    const vers = isTitled ? titled(spelt) : spelt;
    if (vers === undefined) restes.push(cluster);
    else if (vers !== cluster) changements.push({ de: cluster, vers, index });
    texte += vers ?? cluster;
    index += cluster.length;
  }
  return { texte, changements, restes };
}

/** Whether the replacement of a capital is followed by a small letter: Þórsson becomes Thorsson, not THorsson. */
function beginsWord(spelt: string, next: string): boolean {
  return /^[A-Z]{2}$/.test(spelt) && next !== next.toLocaleUpperCase("fr");
}

function titled(spelt: string): string {
  return spelt.charAt(0) + spelt.slice(1).toLowerCase();
}

/** A letter with its accents, written with the characters of a profile. */
function inProfile(cluster: string, profil: Profil): string | undefined {
  const isAdmitted = (text: string): boolean =>
    Array.from(text).every((character) => admitted[profil].test(character));
  const composed = cluster.normalize("NFC");
  if (isAdmitted(composed)) return composed;
  const upper = composed.toLocaleUpperCase("fr");
  if (profil === "majuscules" && upper !== composed) {
    return inProfile(upper, profil);
  }
  if (apostrophes.test(composed)) return "'";
  if (hyphens.test(composed)) return "-";
  if (blank.test(composed)) return " ";
  // Of several marks one may be French: ễ is ê.
  const [base = "", ...marks] = composed.normalize("NFD");
  const partly = marks.map((mark) => (base + mark).normalize("NFC")).find(isAdmitted);
  if (partly !== undefined) return partly;
  const compatible = composed.normalize("NFKD").replace(/\p{M}+/gu, "");
  const plain = Array.from(compatible, (letter) => letters[letter] ?? letter).join("");
  const cased = profil === "majuscules" ? plain.toUpperCase() : plain;
  return cased !== "" && isAdmitted(cased) ? cased : undefined;
}

/**
 * Checks a name against a profile: reports every mistake and proposes a spelling that would pass. Typographic apostrophes, hyphens and blanks are
 * corrected, with a remark; letters are changed only if `translitterer` is set.
 *
 * @example
 * lireNom("D’Ornano").valeur; // "D'Ornano"
 */
export function lireNom(texte: string, options: OptionsDeNom = {}): Lu<string> {
  const { profil = "accentue", champ = "nom", translitterer = false, locale } = options;
  if (usual[profil].test(texte)) return { valeur: texte, remarques: [] };
  const typed = putRight(texte, profil);
  if (typed === "") {
    return { valeur: undefined, remarques: [remarque("nom-vide", "error", { champ }, locale)] };
  }
  const { texte: proposed, changements, restes } = transliterer(typed, profil);
  const caracteres = [...new Set([...changements.map(({ de }) => de), ...restes])];
  if (caracteres.length > 0 && (restes.length > 0 || !translitterer)) {
    const proposition = restes.length === 0 ? proposed : undefined;
    const parameters = { valeur: texte, caracteres, profil, proposition };
    const refused = remarque("nom-caracteres", "error", parameters, locale);
    return { valeur: undefined, remarques: [refused] };
  }
  if (proposed === texte) return { valeur: texte, remarques: [] };
  const parameters = { valeur: texte, vers: proposed, forme: typed !== texte, changements };
  const level = changements.length > 0 ? "warning" : "information";
  return { valeur: proposed, remarques: [remarque("nom-change", level, parameters, locale)] };
}

/** How a name is read. */
export interface OptionsDeNom extends OptionsDeRemarques {
  readonly profil?: Profil | undefined;
  /** Takes the spelling that `transliterer` offers, with a remark of level `warning`. Default false: the name is refused, and the spelling proposed. */
  readonly translitterer?: boolean | undefined;
  readonly champ?: "nom" | "prenom" | undefined;
}

/** A name with the capitals of its profile, straight apostrophes and plain hyphens, composed letters, and single blanks, none of them at the ends or around hyphens. */
function putRight(text: string, profil: Profil): string {
  const cased = profil === "majuscules" ? text.toLocaleUpperCase("fr") : text;
  const characters = Array.from(cased.normalize("NFC"), (character) => {
    if (apostrophes.test(character)) return "'";
    if (hyphens.test(character)) return "-";
    return blank.test(character) ? " " : character;
  });
  return characters
    .join("")
    .replace(/ +/g, " ")
    .replace(/ ?- ?/g, "-")
    .replace(/^[ -]+|[ -]+$/g, "");
}

/**
 * Splits given names that are written as one text: `Anne-Sophie, Zoé` or `Anne-Sophie Zoé`. Commas separate if there are any, otherwise blanks; a compound
 * name with a hyphen stays one name.
 *
 * @example
 * lirePrenoms("Anne-Sophie, Zoé").valeur; // ["Anne-Sophie", "Zoé"]
 */
export function lirePrenoms(texte: string, options: OptionsDeNom = {}): Lu<readonly string[]> {
  const parts = texte.split(texte.includes(",") ? "," : /\s+/).filter((part) => part.trim() !== "");
  if (parts.length === 0) {
    const empty = remarque("nom-vide", "error", { champ: "prenom" }, options.locale);
    return { valeur: undefined, remarques: [empty] };
  }
  const read = parts.map((part) => lireNom(part.trim(), { ...options, champ: "prenom" }));
  const valeur = read.flatMap((each) => each.valeur ?? []);
  const remarques = read.flatMap((each) => each.remarques);
  return { valeur: valeur.length === parts.length ? valeur : undefined, remarques };
}
