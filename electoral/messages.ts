import { counted, enumerate, french, frenchDay } from "../runtime/messages/typography.js";
import type { Sentence } from "../runtime/nouns/rules.js";

import { type TableauParameters, tableauSentences } from "./tableau/messages.js";

/** The parameters of the sentence of each remark. */
export interface RemarqueParameters extends TableauParameters {
  "date-illisible": { readonly valeur: string };
  "date-incomplete": { readonly valeur: string };
  "date-impossible": { readonly valeur: string };
  "date-annee-courte": { readonly valeur: string };
  "date-jour-sans-mois": { readonly valeur: string };
  "date-future": { readonly valeur: string; readonly jour: string };
  "date-partielle": { readonly valeur: string; readonly lue: string };
  "nom-vide": { readonly champ: "nom" | "prenom" };
  "nom-caracteres": {
    readonly valeur: string;
    readonly caracteres: readonly string[];
    readonly profil: string;
    readonly proposition?: string | undefined;
  };
  "nom-change": {
    readonly valeur: string;
    readonly vers: string;
    /** Whether capitals, blanks, apostrophes or hyphens were corrected. */
    readonly forme: boolean;
    readonly changements: readonly { readonly de: string; readonly vers: string }[];
  };
  "code-forme": { readonly code: string };
  "code-postal": { readonly code: string };
  "code-complete": { readonly valeur: string; readonly code: string };
  "code-pays-pour-commune": { readonly code: string };
  "code-commune-pour-pays": { readonly code: string };
  "code-par-arrondissement": { readonly code: string; readonly arrondissements: string };
  "code-algerie": { readonly code: string; readonly departement: string };
  "code-algerie-date": { readonly code: string; readonly valeur: string };
  "code-ancien": { readonly code: string; readonly actuel: string };
  "nationalite-code": { readonly code: string };
  "nationalite-proposee": { readonly code: string; readonly proposition: string };
  "nationalite-liste": { readonly code: string; readonly liste: string };
  "lot-vide": Record<never, never>;
  "lot-autre-commune": {
    readonly rang: number;
    readonly commune: string | undefined;
    readonly attendue: string;
  };
  "lot-commune-absente": { readonly rang: number };
  "lot-periodes": { readonly rang: number; readonly periode: string; readonly attendue: string };
  "lot-commune-double": { readonly commune: string };
  "identifiant-absent": { readonly rang: number };
  "identifiant-double": { readonly id: string; readonly rang: number };
  "identifiant-forme": { readonly id: string };
  "periode-absente": { readonly rang: number };
  "nombre-different": { readonly annonce: number; readonly trouve: number };
  "envoi-sans-identifiant": Record<never, never>;
  "lot-sans-numero": { readonly commune: string };
  "racine-inconnue": { readonly racine: string; readonly racines: readonly string[] };
  "destinataire-absent": Record<never, never>;
  "refus-precision": Record<never, never>;
  "refus-tardif": { readonly date: string; readonly echeance: string };
}

type Sentences = {
  readonly [Code in keyof RemarqueParameters]: Sentence<RemarqueParameters[Code]>;
};

/** A character, or its code point if it is invisible. */
const visible = (text: string): string =>
  /^[\p{C}\p{Z}\p{M}]+$/u.test(text)
    ? Array.from(
        text,
        (each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
      ).join(" ")
    : text;
const listed = (texts: readonly string[]): string =>
  texts.map((text) => french`« ${visible(text)} »`).join(", ");
const quoted = (texts: readonly string[]): string =>
  texts.map((text) => `"${visible(text)}"`).join(", ");
const arrows = (changes: RemarqueParameters["nom-change"]["changements"]): readonly string[] => [
  ...new Set(changes.map(({ de, vers }) => `${visible(de)} → ${vers}`)),
];

/** The sentences of all remarks: they begin in lower case and have no full stop. */
export const sentences: Sentences = {
  ...tableauSentences,
  "date-illisible": {
    fr: ({ valeur }) =>
      french`« ${valeur} » n'est pas une date : on attend jj/mm/aaaa, mm/aaaa, aaaa, ou aaaa-mm-jj, aaaa-mm`,
    en: ({ valeur }) =>
      `"${valeur}" is no date: expected dd/mm/yyyy, mm/yyyy, yyyy, or yyyy-mm-dd, yyyy-mm`,
  },
  "date-incomplete": {
    fr: ({ valeur }) => french`la date « ${valeur} » est incomplète : il y faut le jour et le mois`,
    en: ({ valeur }) => `the date "${valeur}" is incomplete: it needs its day and month`,
  },
  "date-impossible": {
    fr: ({ valeur }) => french`la date « ${valeur} » n'existe pas dans le calendrier`,
    en: ({ valeur }) => `the date "${valeur}" is not in the calendar`,
  },
  "date-annee-courte": {
    fr: ({ valeur }) =>
      french`l'année de « ${valeur} » n'a pas quatre chiffres ; le siècle ne se devine pas`,
    en: ({ valeur }) => `the year of "${valeur}" has not four digits; the century is not guessed`,
  },
  "date-jour-sans-mois": {
    fr: ({ valeur }) => french`« ${valeur} » a un jour, mais pas de mois`,
    en: ({ valeur }) => `"${valeur}" has a day, but no month`,
  },
  "date-future": {
    fr: ({ valeur, jour }) => french`la date « ${valeur} » est postérieure au ${frenchDay(jour)}`,
    en: ({ valeur, jour }) => `the date "${valeur}" is later than ${jour}`,
  },
  "date-partielle": {
    fr: ({ valeur, lue }) =>
      french`la date « ${valeur} » est incomplète ; elle est gardée comme « ${lue} », sans rien inventer`,
    en: ({ valeur, lue }) =>
      `the date "${valeur}" is incomplete; it is kept as "${lue}", and nothing is invented`,
  },
  "nom-vide": {
    fr: ({ champ }) => (champ === "nom" ? "le nom est vide" : "le prénom est vide"),
    en: ({ champ }) => (champ === "nom" ? "the name is empty" : "the given name is empty"),
  },
  "nom-caracteres": {
    fr: ({ valeur, caracteres, proposition }) =>
      french`« ${valeur} » contient ${caracteres.length < 2 ? "un caractère non admis" : "des caractères non admis"} : ${listed(caracteres)}${proposition === undefined ? "" : french` ; graphie proposée : « ${proposition} »`}`,
    en: ({ valeur, caracteres, proposition }) =>
      `"${valeur}" has characters that are not admitted: ${quoted(caracteres)}${proposition === undefined ? "" : `; proposed spelling: "${proposition}"`}`,
  },
  "nom-change": {
    fr: ({ valeur, vers, forme, changements }) =>
      french`« ${valeur} » est écrit « ${vers} » (${enumerate([...(forme ? [french`majuscules, espaces, apostrophes ou traits d'union`] : []), ...arrows(changements)], "et")})`,
    en: ({ valeur, vers, forme, changements }) =>
      `"${valeur}" is written "${vers}" (${enumerate([...(forme ? ["capitals, blanks, apostrophes or hyphens"] : []), ...arrows(changements)], "and")})`,
  },
  "code-forme": {
    fr: ({ code }) =>
      french`« ${code} » n'est pas un code du code officiel géographique : cinq caractères, comme 44109, 2A004 ou 97411`,
    en: ({ code }) =>
      `"${code}" is no code of the official geographic code: five characters, such as 44109, 2A004 or 97411`,
  },
  "code-postal": {
    fr: ({ code }) =>
      french`« ${code} » n'est le code d'aucune commune ; c'est sans doute un code postal`,
    en: ({ code }) => `"${code}" is the code of no commune; it is perhaps a postal code`,
  },
  "code-complete": {
    fr: ({ valeur, code }) => french`« ${valeur} » est lu « ${code} », avec le zéro qui lui manque`,
    en: ({ valeur, code }) => `"${valeur}" is read as "${code}", with the zero that it lacks`,
  },
  "code-pays-pour-commune": {
    fr: ({ code }) => french`« ${code} » est le code d'un pays, et non d'une commune française`,
    en: ({ code }) => `"${code}" is the code of a country, not of a French commune`,
  },
  "code-commune-pour-pays": {
    fr: ({ code }) => french`« ${code} » n'est pas le code d'un pays : 99 suivi de trois chiffres`,
    en: ({ code }) => `"${code}" is not the code of a country: 99 and three digits`,
  },
  "code-par-arrondissement": {
    fr: ({ code, arrondissements }) =>
      french`« ${code} » désigne la ville entière ; la liste électorale s'y tient par arrondissement : ${arrondissements}`,
    en: ({ code, arrondissements }) =>
      `"${code}" is the whole city, whose lists are kept by arrondissement: ${arrondissements}`,
  },
  "code-algerie": {
    fr: ({ code, departement }) =>
      french`« ${code} » est l'ancien département français d'${departement}, admis comme lieu de naissance avant le 3 juillet 1962`,
    en: ({ code, departement }) =>
      `"${code}" is the former French département of ${departement}, admitted as a place of birth before 3 July 1962`,
  },
  "code-algerie-date": {
    fr: ({ code, valeur }) =>
      french`« ${code} » désigne un ancien département français d'Algérie, mais la naissance (${valeur}) n'est pas antérieure au 3 juillet 1962`,
    en: ({ code, valeur }) =>
      `"${code}" is a former French département of Algeria, but the birth (${valeur}) is not before 3 July 1962`,
  },
  "code-ancien": {
    fr: ({ code, actuel }) =>
      french`« ${code} » est un ancien code ; le code actuel est « ${actuel} »`,
    en: ({ code, actuel }) => `"${code}" is a former code; the present one is "${actuel}"`,
  },
  "nationalite-code": {
    fr: ({ code }) => french`« ${code} » n'est pas un code de nationalité connu`,
    en: ({ code }) => `"${code}" is no known code of a nationality`,
  },
  "nationalite-proposee": {
    fr: ({ code, proposition }) =>
      french`nationalité « ${code} » : la norme ISO/CEI 7501-1 a « ${proposition} »`,
    en: ({ code, proposition }) => `nationality "${code}": ISO/IEC 7501-1 has "${proposition}"`,
  },
  "nationalite-liste": {
    fr: ({ code, liste }) =>
      french`la nationalité « ${code} » ne va pas avec la liste « ${liste} » : française sur la liste principale, d'un autre État de l'Union européenne sur une liste complémentaire`,
    en: ({ code, liste }) =>
      `nationality "${code}" does not go with list "${liste}": French on the principal list, that of another state of the European Union on a complementary one`,
  },
  "lot-vide": {
    fr: () => french`le lot ne contient aucune unité`,
    en: () => "the lot has no unit",
  },
  "lot-autre-commune": {
    fr: ({ rang, commune, attendue }) =>
      french`l'unité n° ${rang} est de la commune ${commune ?? "inconnue"}, et le lot de la commune ${attendue}`,
    en: ({ rang, commune, attendue }) =>
      `unit ${rang} is of commune ${commune ?? "unknown"}, and the lot of commune ${attendue}`,
  },
  "lot-commune-absente": {
    fr: ({ rang }) => french`l'unité n° ${rang} n'a pas de code de commune d'inscription`,
    en: ({ rang }) => `unit ${rang} has no code of a commune of registration`,
  },
  "lot-periodes": {
    fr: ({ rang, periode, attendue }) =>
      french`l'unité n° ${rang} est de la période ${periode}, et le lot de la période ${attendue}`,
    en: ({ rang, periode, attendue }) =>
      `unit ${rang} is of period ${periode}, and the lot of period ${attendue}`,
  },
  "lot-commune-double": {
    fr: ({ commune }) =>
      french`la commune ${commune} a plus d'un lot dans le lot de lots, qui n'en admet qu'un par commune`,
    en: ({ commune }) =>
      `commune ${commune} has more than one lot in the lot of lots, which admits one for each commune`,
  },
  "identifiant-absent": {
    fr: ({ rang }) =>
      french`l'unité n° ${rang} n'a pas d'identifiant, et aucun numéroteur n'est donné`,
    en: ({ rang }) => `unit ${rang} has no identifier, and no numberer is given`,
  },
  "identifiant-double": {
    fr: ({ id, rang }) => french`l'identifiant « ${id} » sert déjà avant l'unité n° ${rang}`,
    en: ({ id, rang }) => `the identifier "${id}" is in use before unit ${rang}`,
  },
  "identifiant-forme": {
    fr: ({ id }) =>
      french`« ${id} » ne peut pas être un identifiant XML : il commence par une lettre ou un tiret bas, sans espace ni deux-points`,
    en: ({ id }) =>
      `"${id}" cannot be an XML identifier: it begins with a letter or an underscore, without spaces and colons`,
  },
  "periode-absente": {
    fr: ({ rang }) =>
      french`l'unité n° ${rang} n'a pas de période de révision, et aucune n'est donnée pour l'envoi`,
    en: ({ rang }) => `unit ${rang} has no revision period, and none is given for the sending`,
  },
  "nombre-different": {
    fr: ({ annonce, trouve }) =>
      french`l'enveloppe annonce ${counted(annonce, "unité")} ; l'envoi en a ${trouve}`,
    en: ({ annonce, trouve }) => `the envelope announces ${annonce}; the sending has ${trouve}`,
  },
  "envoi-sans-identifiant": {
    fr: () => french`l'envoi n'a pas d'identifiant, et aucun numéroteur n'est donné`,
    en: () => "the sending has no identifier, and no numberer is given",
  },
  "lot-sans-numero": {
    fr: ({ commune }) =>
      french`le lot de la commune ${commune} n'a pas de numéro, et aucun numéroteur n'est donné`,
    en: ({ commune }) => `the lot of commune ${commune} has no number, and no numberer is given`,
  },
  "racine-inconnue": {
    fr: ({ racine, racines }) =>
      racine === ""
        ? french`le document n'a pas de racine lisible`
        : french`la racine « ${racine} » n'est pas un document de l'échange électoral ; racines connues : ${enumerate(racines, "et")}`,
    en: ({ racine, racines }) =>
      racine === ""
        ? "the document has no legible root"
        : `the root "${racine}" is no document of the electoral exchange; known roots: ${enumerate(racines, "and")}`,
  },
  "destinataire-absent": {
    fr: () =>
      french`il faut un destinataire quand l'émetteur n'est pas une commune ou un concentrateur`,
    en: () => "a sender that is no commune or concentrator must name the addressee",
  },
  "refus-precision": {
    fr: () => french`le motif 9 d'un refus demande une précision`,
    en: () => "motive 9 of a refusal asks for a precision",
  },
  "refus-tardif": {
    fr: ({ date, echeance }) =>
      french`le refus du ${frenchDay(date)} est postérieur à l'échéance du ${frenchDay(echeance)}`,
    en: ({ date, echeance }) => `the refusal of ${date} is later than its deadline, ${echeance}`,
  },
};
