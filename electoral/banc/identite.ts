import type { ElecteurType, LieuType } from "../../generated/electoral/index.js";
import { datesCompatibles } from "../calendrier/dates-souples.js";
import { transliterer } from "../civil/noms.js";

/** The data by which a person is found. */
export interface Identite {
  /** Birth name and first given name, without accents, blanks, hyphens and apostrophes. */
  readonly nom: string;
  /** The known part of the date of birth; empty if nothing is known. */
  readonly naissance: string;
  readonly sexe: string | undefined;
  /** The code of the commune or country of birth. */
  readonly lieu: string | undefined;
}

/** The data by which the general file finds an elector (inferred: R.20 asks for date and place of birth on every avis). */
export function identiteDe({ individu }: ElecteurType): Identite {
  const { noms, prenoms, naissance, sexe } = individu;
  const usual = "prenomUsuel" in prenoms ? prenoms.prenomUsuel : undefined;
  const first = prenoms.prenom?.[0] ?? usual ?? "";
  return {
    nom: `${plain(noms.nomFamille)}|${plain(first)}`,
    naissance: naissance?.dateNaissance ?? "",
    sexe,
    lieu: codeDe(naissance?.lieuNaissance),
  };
}

/** Whether two identities of the same name contradict each other in what both state. */
export function seContredisent(one: Identite, other: Identite): boolean {
  const differ = (first: string | undefined, second: string | undefined): boolean =>
    first !== undefined && second !== undefined && first !== second;
  return (
    one.nom !== other.nom ||
    !datesCompatibles(one.naissance, other.naissance) ||
    differ(one.sexe, other.sexe) ||
    differ(one.lieu, other.lieu)
  );
}

/** The code of a place; undefined if it has none. */
export function codeDe(lieu: LieuType | undefined): string | undefined {
  const code = lieu?.localite?.code?.trim() ?? lieu?.pays?.code;
  return code === "" ? undefined : code;
}

/** A name in capitals, without accents, blanks and punctuation. */
export function plain(name: string): string {
  // A quick way for most names, since files have many.
  if (/^[A-Za-z '-]*$/.test(name)) return name.toUpperCase().replace(/[ '-]+/g, "");
  return transliterer(name, "majuscules").texte.replace(/[ '-]+/g, "");
}
