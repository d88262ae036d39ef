import { nearest } from "../../runtime/messages/suggestions.js";
import { type Lu, type OptionsDeRemarques, type Remarque, remarque } from "../remarques.js";
import { lireCellule } from "./cellules.js";
import { type Champ, champs, estUnChamp, nomsDesChamps, normaliser } from "./champs.js";
import type { Correspondance } from "./correspondance.js";

const ofFile = ["$schema", "nom", "colonnes", "constantes", "ignorees"];
const ofColumn = ["champ", "codes", "translitterer", "profil"];
const profiles = ["accentue", "majuscules"];

/**
 * Reads a mapping file, and reports all of its mistakes at once.
 *
 * @example
 * const { valeur, remarques } = lireCorrespondance(JSON.parse(text));
 */
export function lireCorrespondance(
  json: unknown,
  options: OptionsDeRemarques = {},
): Lu<Correspondance> {
  const file = new MappingFile(options);
  const valeur = file.read(json);
  const { remarques } = file;
  return { valeur: remarques.length === 0 ? valeur : undefined, remarques };
}

class MappingFile {
  readonly remarques: Remarque[] = [];
  readonly #options: OptionsDeRemarques;

  constructor(options: OptionsDeRemarques) {
    this.#options = options;
  }

  read(json: unknown): Correspondance | undefined {
    if (!isRecord(json)) {
      this.#fail("", "{ colonnes: { … } }");
      return undefined;
    }
    const { nom = "correspondance", colonnes, constantes = {}, ignorees = [] } = json;
    if (typeof nom !== "string") this.#fail("nom", "un texte");
    this.#checkNames("", json, ofFile);
    if (isRecord(colonnes)) this.#checkColumns(colonnes);
    else this.#fail("colonnes", "{ … }");
    if (isRecord(constantes)) this.#checkConstants(constantes);
    else this.#fail("constantes", "{ … }");
    if (!Array.isArray(ignorees) || ignorees.some((each) => typeof each !== "string"))
      this.#fail("ignorees", "[ … ]");
    // Every part was checked above.
    return { nom, colonnes, constantes, ignorees } as unknown as Correspondance;
  }

  #fail(ou: string, attendu: string, proches: readonly string[] = []): void {
    const parameters = { ou, attendu, proches };
    this.remarques.push(remarque("correspondance", "error", parameters, this.#options.locale));
  }

  /** Reports a name that is none of the known ones, with the one that was probably meant. */
  #failName(ou: string, found: unknown, known: readonly string[]): void {
    this.#fail(ou, known.join(", "), typeof found === "string" ? nearest(found, known) : []);
  }

  #checkNames(ou: string, record: object, known: readonly string[]): void {
    for (const name of Object.keys(record))
      if (!known.includes(name)) this.#failName(`${ou}${name}`, name, known);
  }

  #checkColumns(colonnes: Readonly<Record<string, unknown>>): void {
    const taken = new Map<string, string>();
    for (const [entete, colonne] of Object.entries(colonnes)) {
      const name = normaliser(entete);
      const same = taken.get(name);
      // Two headings that are equal after normalization would hide one another.
      if (same !== undefined && JSON.stringify(colonnes[same]) !== JSON.stringify(colonne))
        this.#fail(`colonnes.${entete}`, `« ${same} »`);
      taken.set(name, entete);
      this.#checkColumn(`colonnes.${entete}`, colonne);
    }
  }

  #checkColumn(place: string, colonne: unknown): void {
    const champ = isRecord(colonne) ? colonne["champ"] : colonne;
    if (typeof champ !== "string" || !estUnChamp(champ)) {
      this.#failName(place, champ, nomsDesChamps);
      return;
    }
    if (!isRecord(colonne)) return;
    const { codes, translitterer, profil } = colonne;
    this.#checkNames(`${place}.`, colonne, ofColumn);
    if (codes !== undefined) this.#checkCodes(`${place}.codes`, champ, codes);
    if (translitterer !== undefined && typeof translitterer !== "boolean")
      this.#fail(`${place}.translitterer`, "true, false");
    if (profil !== undefined && !(typeof profil === "string" && profiles.includes(profil)))
      this.#failName(`${place}.profil`, profil, profiles);
  }

  #checkCodes(place: string, champ: Champ, codes: unknown): void {
    if (!isRecord(codes) || Object.values(codes).some((each) => typeof each !== "string")) {
      this.#fail(place, '{ "Mme": "F" }');
      return;
    }
    const { codes: known } = champs[champ];
    if (known === undefined) return;
    for (const [text, code] of Object.entries(codes))
      if (!this.#isGood(champ, String(code)))
        this.#failName(`${place}.${text}`, code, Object.keys(known));
  }

  #checkConstants(constantes: Readonly<Record<string, unknown>>): void {
    for (const [champ, valeur] of Object.entries(constantes)) {
      const place = `constantes.${champ}`;
      if (!estUnChamp(champ)) this.#failName(place, champ, nomsDesChamps);
      else if (typeof valeur !== "string") this.#fail(place, "un texte");
      else if (valeur.trim() !== "")
        for (const { message, level } of lireCellule({ champ }, valeur, this.#options).remarques)
          if (level === "error") this.#fail(place, message);
    }
  }

  #isGood(champ: Champ, text: string): boolean {
    return lireCellule({ champ }, text, this.#options).valeur !== undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
