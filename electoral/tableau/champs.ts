/** How the text of a cell is read. */
export type TypeDeChamp =
  | "texte"
  | "nom"
  | "prenoms"
  | "date"
  | "jour"
  | "commune"
  | "lieu"
  | "nationalite"
  | "numero"
  | "code";

/** The two documents that rows become. */
export type Operation = "inscription" | "radiation";

/** The definition of a field. */
export interface Definition {
  /** The heading of the column in the template. */
  readonly entete: string;
  readonly type: TypeDeChamp;
  /** The values of a code, and the other words understood for each. */
  readonly codes?: Readonly<Record<string, readonly string[]>>;
  /** The documents for which it must not be empty. */
  readonly obligatoire?: readonly Operation[];
  /** The example in the template. */
  readonly exemple: string;
}

const both: readonly Operation[] = ["inscription", "radiation"];

/** The name of a field. */
export type Champ =
  | "operation"
  | "numeroDEnregistrement"
  | "typeDeListe"
  | "commune"
  | "communeLibelle"
  | "nom"
  | "nomUsage"
  | "prenoms"
  | "sexe"
  | "dateNaissance"
  | "lieuNaissance"
  | "departementNaissance"
  | "libelleNaissance"
  | "paysNaissance"
  | "nationalite"
  | "typeDInscription"
  | "motifDeRadiation"
  | "date"
  | "numeroVoie"
  | "extension"
  | "typeVoie"
  | "nomVoie"
  | "complement"
  | "pointRemise"
  | "lieuDit"
  | "codePostal"
  | "localite"
  | "communePrecedente"
  | "communePrecedenteLibelle";

/** All fields of a row, in the order of the template. */
export const champs: Readonly<Record<Champ, Definition>> = {
  operation: {
    entete: "opération",
    type: "code",
    codes: { inscription: ["i", "inscrire"], radiation: ["r", "radier"] },
    obligatoire: both,
    exemple: "inscription",
  },
  numeroDEnregistrement: {
    entete: "numéro d'enregistrement",
    type: "numero",
    obligatoire: both,
    exemple: "123",
  },
  typeDeListe: {
    entete: "type de liste",
    type: "code",
    codes: {
      p: ["lp", "liste principale", "principale", "générale", "01"],
      ce: ["lce", "liste complémentaire européenne", "européenne", "02"],
      cm: ["lcm", "liste complémentaire municipale", "municipale", "03"],
    },
    obligatoire: both,
    exemple: "p",
  },
  commune: { entete: "code commune", type: "commune", obligatoire: both, exemple: "44109" },
  communeLibelle: { entete: "commune", type: "texte", exemple: "Nantes" },
  nom: { entete: "nom de naissance", type: "nom", obligatoire: both, exemple: "Lefèvre" },
  nomUsage: { entete: "nom d'usage", type: "nom", exemple: "Lefèvre-Le Goff" },
  prenoms: {
    entete: "prénoms",
    type: "prenoms",
    obligatoire: both,
    exemple: "Anne-Sophie, Zoé",
  },
  sexe: {
    entete: "sexe",
    type: "code",
    codes: { M: ["h", "homme", "masculin", "1"], F: ["femme", "féminin", "2"] },
    exemple: "F",
  },
  dateNaissance: {
    entete: "date de naissance",
    type: "date",
    obligatoire: both,
    exemple: "00/08/1955",
  },
  lieuNaissance: { entete: "code du lieu de naissance", type: "lieu", exemple: "44109" },
  departementNaissance: { entete: "département de naissance", type: "texte", exemple: "" },
  libelleNaissance: { entete: "lieu de naissance", type: "texte", exemple: "Nantes" },
  paysNaissance: { entete: "pays de naissance", type: "texte", exemple: "" },
  nationalite: { entete: "nationalité", type: "nationalite", exemple: "" },
  typeDInscription: {
    entete: "type d'inscription",
    type: "code",
    codes: { "1": ["volontaire"], "2": ["décision judiciaire"], "8": ["office"] },
    obligatoire: ["inscription"],
    exemple: "1",
  },
  motifDeRadiation: {
    entete: "motif de radiation",
    type: "code",
    codes: {
      D: ["décès"],
      P: ["départ"],
      E: ["erreur", "double inscription"],
      J: ["décision judiciaire"],
    },
    obligatoire: ["radiation"],
    exemple: "",
  },
  date: { entete: "date de décision", type: "jour", obligatoire: both, exemple: "04/11/2008" },
  numeroVoie: { entete: "numéro de voie", type: "texte", exemple: "12" },
  extension: { entete: "extension", type: "texte", exemple: "bis" },
  typeVoie: { entete: "type de voie", type: "texte", exemple: "rue" },
  nomVoie: { entete: "nom de voie", type: "texte", exemple: "du Port" },
  complement: { entete: "complément", type: "texte", exemple: "" },
  pointRemise: { entete: "point de remise", type: "texte", exemple: "" },
  lieuDit: { entete: "lieu-dit", type: "texte", exemple: "" },
  codePostal: { entete: "code postal", type: "texte", exemple: "44000" },
  localite: { entete: "localité", type: "texte", exemple: "Nantes" },
  communePrecedente: { entete: "code commune précédente", type: "commune", exemple: "" },
  communePrecedenteLibelle: { entete: "commune précédente", type: "texte", exemple: "" },
};

/** The names of all fields, in the order of the template. */
export const nomsDesChamps: readonly Champ[] = Object.keys(champs) as Champ[];

/** Whether a text is the name of a field. */
export function estUnChamp(text: string): text is Champ {
  return Object.hasOwn(champs, text);
}

/** A heading or a code without what people write differently: capitals, accents, blanks, punctuation. */
export function normaliser(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
}
