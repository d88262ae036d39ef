import type { ElecteurType, InscriptionType } from "../../generated/electoral/index.js";
import { datesCompatibles } from "../calendrier/dates-souples.js";
import { transliterer } from "../civil/noms.js";

/** What is equal, similar, or different between a demande and an elector. */
export type Raison =
  | "nom identique"
  | "nom à la graphie près"
  | "nom d’usage"
  | "nom à une lettre près"
  | "nom différent"
  | "date de naissance identique"
  | "date de naissance incomplète, compatible"
  | "jour et mois de naissance inversés"
  | "date de naissance différente"
  | "date de naissance absente"
  | "premier prénom identique"
  | "prénom à la graphie près"
  | "prénom parmi les autres prénoms"
  | "prénom différent"
  | "prénom absent"
  | "sexe différent"
  | "lieu de naissance identique"
  | "lieu de naissance différent"
  | "autre type de liste";

/** An elector of a list; your own type may have further properties. */
export interface ElecteurDeListe {
  readonly electeur: ElecteurType;
  readonly typeDeListe?: InscriptionType["typeDeListe"] | undefined;
}

/** An elector who may be meant. */
export interface Candidat<T extends ElecteurDeListe> {
  readonly electeur: T;
  readonly degre: "exact" | "probable";
  readonly raisons: readonly Raison[];
}

/** The electors whom a demande may mean. The decision is left to the town hall. */
export interface Rapprochement<T extends ElecteurDeListe> {
  /** `exact` when at least one elector matches exactly; if several do, they are homonyms, and `candidats` lists them. */
  readonly resultat: "exact" | "probable" | "aucun";
  /** The exact ones first, then those with the most in common. */
  readonly candidats: readonly Candidat<T>[];
}

/**
 * Looks for the electors of a list who may be meant by a demande. Exact: birth name, whole birth date, first given name and, where both say it, sex and list
 * agree. Probable: the name agrees but for spelling, is the name in use or has one other letter, and the date agrees as far as it is known, or has day and
 * month the other way round; or name and date agree and the given name does not.
 *
 * @example
 * const { resultat, candidats } = rapprocher(demande.inscription, liste);
 */
export function rapprocher<T extends ElecteurDeListe>(
  demande: Pick<InscriptionType, "electeur"> & ElecteurDeListe,
  electeurs: Iterable<T>,
): Rapprochement<T> {
  const wanted = traitsOf(demande);
  const found: { readonly candidat: Candidat<T>; readonly score: number }[] = [];
  for (const electeur of electeurs) {
    const compared = compare(wanted, traitsOf(electeur));
    if (compared === undefined) continue;
    const { degre, raisons, score } = compared;
    found.push({ candidat: { electeur, degre, raisons }, score });
  }
  found.sort((one, other) => other.score - one.score);
  const candidats = found.map(({ candidat }) => candidat);
  return { resultat: candidats[0]?.degre ?? "aucun", candidats };
}

/** The data that are compared. */
interface Traits {
  readonly nom: string;
  readonly nomUsage: string | undefined;
  readonly prenoms: readonly string[];
  readonly date: string | undefined;
  readonly lieu: string | undefined;
  readonly sexe: string | undefined;
  readonly liste: string | undefined;
}

function traitsOf({ electeur, typeDeListe }: ElecteurDeListe): Traits {
  const { noms, prenoms, naissance, sexe } = electeur.individu;
  const given = prenoms.prenom ?? [];
  const usual = "prenomUsuel" in prenoms ? prenoms.prenomUsuel : undefined;
  const lieu = naissance?.lieuNaissance;
  return {
    nom: noms.nomFamille.trim(),
    nomUsage: "nomUsage" in noms ? noms.nomUsage?.trim() : undefined,
    prenoms: given.length === 0 && usual !== undefined ? [usual] : given,
    date: naissance?.dateNaissance,
    lieu: lieu?.localite?.code ?? lieu?.pays?.code,
    sexe,
    liste: typeDeListe,
  };
}

/** The result of one comparison: its weight, and what to report. */
interface Verdict {
  readonly poids: number;
  readonly raison: Raison;
}

function compare(
  wanted: Traits,
  other: Traits,
):
  | {
      readonly degre: "exact" | "probable";
      readonly raisons: readonly Raison[];
      readonly score: number;
    }
  | undefined {
  const nom = compareNames(wanted, other);
  if (nom.poids === 0) return undefined;
  const date = compareDates(wanted.date, other.date);
  const prenom = compareGivenNames(wanted.prenoms, other.prenoms);
  // A family shares its name, so two of the three have to agree, and the third must not contradict.
  const agreeing = [nom, date, prenom].filter(({ poids }) => poids > 0).length;
  if (agreeing < 2 || nom.poids + date.poids + prenom.poids < 5) return undefined;
  const details = [nom, date, prenom, ...compareRest(wanted, other)];
  const isExact =
    nom.poids === 4 &&
    date.poids === 4 &&
    prenom.poids === 4 &&
    details.every(({ poids }) => poids >= 0);
  const score = details.reduce((sum, { poids }) => sum + poids, isExact ? 100 : 0);
  return {
    degre: isExact ? "exact" : "probable",
    raisons: details.map(({ raison }) => raison),
    score,
  };
}

function compareNames(wanted: Traits, other: Traits): Verdict {
  if (sameWriting(wanted.nom, other.nom)) return { poids: 4, raison: "nom identique" };
  const [one, two] = [plain(wanted.nom), plain(other.nom)];
  if (one === two) return { poids: 3, raison: "nom à la graphie près" };
  const used = [wanted.nomUsage, other.nomUsage].map((name) =>
    name === undefined ? "" : plain(name),
  );
  if (used[0] === two || used[1] === one || (used[0] !== "" && used[0] === used[1]))
    return { poids: 2, raison: "nom d’usage" };
  if (one.length > 3 && isOneLetterOff(one, two))
    return { poids: 1, raison: "nom à une lettre près" };
  return { poids: 0, raison: "nom différent" };
}

function compareDates(wanted: string | undefined, other: string | undefined): Verdict {
  if (wanted === undefined || other === undefined)
    return { poids: 0, raison: "date de naissance absente" };
  if (wanted === other) {
    return wanted.length === 10
      ? { poids: 4, raison: "date de naissance identique" }
      : { poids: 3, raison: "date de naissance incomplète, compatible" };
  }
  if (wanted.length !== other.length && datesCompatibles(wanted, other))
    return { poids: 2, raison: "date de naissance incomplète, compatible" };
  const [year = "", month = "", day = ""] = wanted.split("-");
  return `${year}-${day}-${month}` === other
    ? { poids: 2, raison: "jour et mois de naissance inversés" }
    : { poids: 0, raison: "date de naissance différente" };
}

function compareGivenNames(wanted: readonly string[], other: readonly string[]): Verdict {
  const [first] = wanted;
  const [second] = other;
  if (first === undefined || second === undefined) return { poids: 0, raison: "prénom absent" };
  if (sameWriting(first, second)) return { poids: 4, raison: "premier prénom identique" };
  if (plain(first) === plain(second)) return { poids: 3, raison: "prénom à la graphie près" };
  const all = new Set(other.map(plain));
  if (wanted.some((name) => all.has(plain(name))))
    return { poids: 2, raison: "prénom parmi les autres prénoms" };
  return { poids: 0, raison: "prénom différent" };
}

/** Comparisons that speak for or against an elector, but do not decide alone. */
function compareRest(wanted: Traits, other: Traits): readonly Verdict[] {
  const differ = (one: string | undefined, two: string | undefined): boolean =>
    one !== undefined && two !== undefined && one !== two;
  const rest: Verdict[] = [];
  if (differ(wanted.sexe, other.sexe)) rest.push({ poids: -2, raison: "sexe différent" });
  if (differ(wanted.lieu, other.lieu))
    rest.push({ poids: 0, raison: "lieu de naissance différent" });
  else if (wanted.lieu !== undefined && other.lieu !== undefined)
    rest.push({ poids: 1, raison: "lieu de naissance identique" });
  if (differ(wanted.liste, other.liste)) rest.push({ poids: -1, raison: "autre type de liste" });
  return rest;
}

/** Whether two names are the same but for capitals and the kind of apostrophe. */
function sameWriting(one: string, other: string): boolean {
  const writing = (name: string): string =>
    name.normalize("NFC").replaceAll("’", "'").replace(/\s+/g, " ").trim().toLocaleUpperCase("fr");
  return one === other || writing(one) === writing(other);
}

/** A name without accents, blanks, hyphens and apostrophes. */
function plain(name: string): string {
  return transliterer(name, "majuscules").texte.replace(/[ '-]+/g, "");
}

/** Whether two names differ by one letter replaced, added or left out, or by two neighbouring letters exchanged. */
function isOneLetterOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [first, second] = [one.slice(start), other.slice(start)];
  const swapped =
    first.length === second.length &&
    first[0] === second[1] &&
    first[1] === second[0] &&
    first.slice(2) === second.slice(2);
  return (
    swapped ||
    first.slice(1) === second.slice(1) ||
    first.slice(1) === second ||
    first === second.slice(1)
  );
}
