import { counted, enumerate, french } from "../../runtime/messages/typography.js";
import type { Sentence } from "../../runtime/nouns/rules.js";

/** The parameters of the sentences about tables, their columns and rows. */
export interface TableauParameters {
  "colonne-inconnue": {
    readonly colonne: number;
    readonly entete: string;
    readonly proches: readonly string[];
  };
  "colonne-double": { readonly colonne: number; readonly entete: string; readonly autre: string };
  "colonnes-absentes": Record<never, never>;
  correspondance: {
    readonly ou: string;
    readonly attendu: string;
    readonly proches: readonly string[];
  };
  "champ-obligatoire": { readonly champ: string };
  "champ-code": { readonly valeur: string; readonly admis: readonly string[] };
  "champ-long": { readonly longueur: number; readonly limite: number };
  "champ-numero": { readonly valeur: string };
  "champ-caractere": { readonly caracteres: readonly string[] };
  "champ-illisible": { readonly caracteres: readonly string[] };
  "naissance-lieu": Record<never, never>;
  "adresse-absente": Record<never, never>;
  "ligne-colonnes": { readonly attendu: number; readonly trouve: number };
  "ligne-double": { readonly ligne: number };
  "ligne-personne": { readonly ligne: number };
  "ligne-commune": { readonly commune: string; readonly attendue: string };
  "ligne-document": { readonly message: string };
  "commune-precedente": { readonly code: string };
  "age-inscription": { readonly naissance: string; readonly fin: string };
}

type Sentences = {
  readonly [Code in keyof TableauParameters]: Sentence<TableauParameters[Code]>;
};

function mayMeanFr(near: readonly string[]): string {
  const quoted = near.map((each) => french`« ${each} »`);
  return near.length === 0 ? "" : french` (vouliez-vous dire ${enumerate(quoted, "ou")} ?)`;
}

function mayMean(near: readonly string[]): string {
  const quoted = near.map((each) => `"${each}"`);
  return near.length === 0 ? "" : ` (did you mean ${enumerate(quoted, "or")}?)`;
}

/** The sentences about tables: they begin in lower case and have no full stop. */
export const tableauSentences: Sentences = {
  "colonne-inconnue": {
    fr: ({ colonne, entete, proches }) =>
      french`la colonne ${colonne}, « ${entete} », n'est pas connue${mayMeanFr(proches)} ; elle est laissée de côté`,
    en: ({ colonne, entete, proches }) =>
      `column ${colonne}, "${entete}", is not known${mayMean(proches)}; it is left out`,
  },
  "colonne-double": {
    fr: ({ colonne, entete, autre }) =>
      french`la colonne ${colonne}, « ${entete} », dit la même chose que la colonne « ${autre} »`,
    en: ({ colonne, entete, autre }) =>
      `column ${colonne}, "${entete}", says the same as column "${autre}"`,
  },
  "colonnes-absentes": {
    fr: () =>
      french`aucune colonne n'est connue : la première ligne porte les en-têtes ; --modele en montre, --correspondance en donne d'autres`,
    en: () =>
      "no column is known: the first line has the headings; --modele shows some, --correspondance gives others",
  },
  correspondance: {
    fr: ({ ou, attendu, proches }) =>
      french`la correspondance est fautive${ou === "" ? "" : french` en « ${ou} »`}${mayMeanFr(proches)} ; on attend : ${attendu}`,
    en: ({ ou, attendu, proches }) =>
      `the mapping is wrong${ou === "" ? "" : ` at "${ou}"`}${mayMean(proches)}; expected: ${attendu}`,
  },
  "champ-obligatoire": {
    fr: ({ champ }) => french`« ${champ} » est obligatoire`,
    en: ({ champ }) => `"${champ}" is required`,
  },
  "champ-code": {
    fr: ({ valeur, admis }) =>
      french`« ${valeur} » n'est pas un code admis ; on attend ${enumerate(admis, "ou")}`,
    en: ({ valeur, admis }) =>
      `"${valeur}" is no admitted code; expected ${enumerate(admis, "or")}`,
  },
  "champ-long": {
    fr: ({ longueur, limite }) =>
      french`${counted(longueur, "caractère")}, au lieu de ${limite} au plus`,
    en: ({ longueur, limite }) => `${longueur} characters, at most ${limite} are admitted`,
  },
  "champ-numero": {
    fr: ({ valeur }) => french`« ${valeur} » n'est pas un numéro : des chiffres seulement`,
    en: ({ valeur }) => `"${valeur}" is no number: digits only`,
  },
  "champ-caractere": {
    fr: ({ caracteres }) =>
      french`caractères qu'un document XML ne peut pas contenir : ${caracteres.join(", ")}`,
    en: ({ caracteres }) => `characters that no XML document can have: ${caracteres.join(", ")}`,
  },
  "champ-illisible": {
    fr: ({ caracteres }) =>
      french`caractères illisibles : ${caracteres.join(", ")} ; le fichier n'est peut-être pas dans l'encodage dans lequel il est lu`,
    en: ({ caracteres }) =>
      `unreadable characters: ${caracteres.join(", ")}; the file is perhaps not in the encoding in which it is read`,
  },
  "naissance-lieu": {
    fr: () =>
      french`il manque le lieu de naissance : une commune ou un pays (code électoral, R.20)`,
    en: () => "the place of birth is missing: a commune or a country (code électoral, R.20)",
  },
  "adresse-absente": {
    fr: () => french`il manque l'adresse : une voie, un lieu-dit ou une localité`,
    en: () => "the address is missing: a street, a hamlet or a town",
  },
  "ligne-colonnes": {
    fr: ({ attendu, trouve }) =>
      trouve > attendu
        ? french`la ligne a ${counted(trouve, "cellule")}, et le fichier ${counted(attendu, "colonne")} ; une cellule qui contient le séparateur se met entre guillemets`
        : french`la ligne a ${counted(trouve, "cellule")}, et le fichier ${counted(attendu, "colonne")} ; à la fin de la ligne, seules des cellules facultatives peuvent manquer`,
    en: ({ attendu, trouve }) =>
      trouve > attendu
        ? `the row has ${trouve} cells, and the file ${attendu} columns; a cell with the separator in it stands between quotation marks`
        : `the row has ${trouve} cells, and the file ${attendu} columns; at the end of a row, optional cells alone may be missing`,
  },
  "ligne-double": {
    fr: ({ ligne }) => french`la même chose est déjà dite à la ligne ${ligne}`,
    en: ({ ligne }) => `the same is said in line ${ligne} already`,
  },
  "ligne-personne": {
    fr: ({ ligne }) =>
      french`la ligne ${ligne} demande déjà la même chose pour une personne de mêmes nom, prénom, date de naissance et liste`,
    en: ({ ligne }) =>
      `line ${ligne} asks for the same for a person of the same name, given name, birth date and list`,
  },
  "ligne-commune": {
    fr: ({ commune, attendue }) =>
      french`la ligne est de la commune ${commune}, et l'envoi de la commune ${attendue}`,
    en: ({ commune, attendue }) =>
      `the row is of commune ${commune}, and the sending of commune ${attendue}`,
  },
  "ligne-document": {
    fr: ({ message }) => message,
    en: ({ message }) => message,
  },
  "commune-precedente": {
    fr: ({ code }) => french`la commune précédente est la même que la nouvelle, « ${code} »`,
    en: ({ code }) => `the previous commune is the same as the new one, "${code}"`,
  },
  "age-inscription": {
    fr: ({ naissance, fin }) =>
      french`née le ${naissance}, la personne n'a pas 18 ans à la fin de la révision (${fin})`,
    en: ({ naissance, fin }) =>
      `born on ${naissance}, the person is not 18 at the end of the revision (${fin})`,
  },
};
