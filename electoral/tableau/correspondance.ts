import { nearest } from "../../runtime/messages/suggestions.js";
import type { Profil } from "../civil/noms.js";
import { type Lu, type OptionsDeRemarques, type Remarque, remarque } from "../remarques.js";
import { type Champ, champs, nomsDesChamps, normaliser } from "./champs.js";

/** How a column is read. */
export interface Colonne {
  readonly champ: Champ;
  /** The codes of the file and their meanings: `{ "Mme": "F" }`. Capitals, accents and blanks are ignored. */
  readonly codes?: Readonly<Record<string, string>> | undefined;
  /** For names: accepts the proposed spelling of letters that are not allowed. */
  readonly translitterer?: boolean | undefined;
  /** For names: the characters that they may have. */
  readonly profil?: Profil | undefined;
}

/** The meaning of each column: the content of a mapping file (schemas/correspondance.schema.json). */
export interface Correspondance {
  readonly nom: string;
  /** The columns by heading; capitals, accents, blanks and punctuation are ignored. */
  readonly colonnes: Readonly<Record<string, Champ | Colonne>>;
  /** Values for all rows, for fields without a column. */
  readonly constantes?: Readonly<Partial<Record<Champ, string>>> | undefined;
  /** Headings of columns that are deliberately not used. */
  readonly ignorees?: readonly string[] | undefined;
}

const ofTemplate: Correspondance["colonnes"] = Object.fromEntries(
  /*@__PURE__*/ nomsDesChamps.map((champ) => [champs[champ].entete, champ]),
);

/** The template's own columns. */
export const modele: Correspondance = { nom: "modele", colonnes: ofTemplate };

/**
 * The 27 columns of the REU's export of active electors, as public repositories have them (docs/electoral.md). What an avis needs besides is given as
 * constants: what is done, its date and its type.
 */
export const reu: Correspondance = {
  nom: "reu",
  colonnes: {
    "code du l'ugle": "commune",
    "code de l'ugle": "commune",
    "libellé de l'ugle": "communeLibelle",
    "libellé du type de liste": "typeDeListe",
    "nom de naissance": "nom",
    "nom d'usage": "nomUsage",
    prénoms: "prenoms",
    sexe: "sexe",
    "date de naissance": "dateNaissance",
    "code commune de naissance": "lieuNaissance",
    "code de la commune de naissance": "lieuNaissance",
    "libellé commune de naissance": "libelleNaissance",
    "code département de naissance": "departementNaissance",
    "code du département de naissance": "departementNaissance",
    "pays de naissance": "paysNaissance",
    "libellé nationalité": "nationalite",
    "identifiant nationalité": "nationalite",
    nationalité: "nationalite",
    "numéro de voie": "numeroVoie",
    "libellé de voie": "nomVoie",
    "complément 1": "complement",
    "complément 2": "pointRemise",
    "lieu-dit": "lieuDit",
    "code postal": "codePostal",
    commune: "localite",
  },
  ignorees: [
    "pays",
    "code du bureau de vote",
    "libellé du bureau de vote",
    "code circonscription législative du bureau de vote",
    "libellé canton du bureau de vote",
    "code canton du bureau de vote",
    "libellé circonscription métropolitaine du bureau de vote",
    "code circonscription métropolitaine du bureau de vote",
    "numéro d'ordre dans le bureau de vote",
  ],
  constantes: { operation: "inscription" },
};

/**
 * The file for the prefecture. Three of its headings are known (`NomdeNaissance`, `NomDusage`, `Prenoms`); of the others none was found, so that the
 * template's are looked for, without blanks and accents.
 */
export const eListelec: Correspondance = {
  nom: "e-listelec",
  colonnes: {
    ...ofTemplate,
    NomdeNaissance: "nom",
    NomDusage: "nomUsage",
    Prenoms: "prenoms",
  },
  constantes: { operation: "inscription" },
};

/** The predefined mappings. */
export const prereglages: Readonly<Record<"modele" | "reu" | "e-listelec", Correspondance>> = {
  modele,
  reu,
  "e-listelec": eListelec,
};

/** The columns of a file, with their meanings. */
export interface Colonnes {
  /** The headings as the file writes them. */
  readonly entetes: readonly string[];
  /** The columns by index; undefined for those that are not read. */
  readonly lues: readonly (Colonne | undefined)[];
  readonly constantes: Readonly<Partial<Record<Champ, string>>>;
}

/**
 * Finds the meaning of the columns of a file. Reports unknown headings and repeated ones; missing columns are reported with the rows.
 *
 * @example
 * lireEntetes(["NomdeNaissance", "Prenoms"], prereglages["e-listelec"]).valeur?.lues.length; // 2
 */
export function lireEntetes(
  entetes: readonly string[],
  { colonnes, constantes = {}, ignorees = [] }: Correspondance,
  { locale }: OptionsDeRemarques = {},
): Lu<Colonnes> {
  const byName = new Map(
    Object.entries(colonnes).map(([name, column]) => [normaliser(name), column]),
  );
  const known = new Set(ignorees.map(normaliser));
  const remarques: Remarque[] = [];
  const taken = new Map<Champ, string>();
  const near = (entete: string): readonly string[] => nearest(entete, Object.keys(colonnes));
  const lues = entetes.map((entete, index) => {
    const name = normaliser(entete);
    const column = byName.get(name);
    if (column === undefined) {
      if (!known.has(name) && name !== "" && name !== normaliser(colonneDeMotif))
        remarques.push(
          remarque(
            "colonne-inconnue",
            "warning",
            { colonne: index + 1, entete, proches: near(entete) },
            locale,
          ),
        );
      return undefined;
    }
    const read: Colonne = typeof column === "string" ? { champ: column } : column;
    const before = taken.get(read.champ);
    if (before !== undefined) {
      const parameters = { colonne: index + 1, entete, autre: before };
      remarques.push(remarque("colonne-double", "error", parameters, locale));
    }
    taken.set(read.champ, entete);
    return read;
  });
  if (taken.size === 0) remarques.push(remarque("colonnes-absentes", "error", {}, locale));
  const fails = remarques.some(({ level }) => level === "error");
  return { valeur: fails ? undefined : { entetes, lues, constantes }, remarques };
}

/** The heading, in the file of refused rows, of the column that says why a row was refused. */
export const colonneDeMotif = "motif du refus";
