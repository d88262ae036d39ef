import type {
  AdresseGeographiqueType,
  AdresseGeopostaleType,
  LieuType,
} from "../../generated/electoral/index.js";
import { codeGeographique } from "../civil/codes-geographiques.js";
import type { Champ } from "./champs.js";

/*
 * Parts of a unit that are made from several cells.
 */

/** The text of a field in a row; undefined if it is empty. */
type Texte = (champ: Champ) => string | undefined;

type Address = AdresseGeographiqueType;

/** The parts of an address that are plain text, with their columns. */
const partsOfAddress = [
  "pointRemise",
  "complement",
  "numeroVoie",
  "extension",
  "typeVoie",
  "nomVoie",
  "lieuDit",
  "codePostal",
] as const satisfies readonly (Champ & keyof Address)[];

/** The place of birth; undefined if the row does not state it. */
export function lieuNaissanceDe(text: Texte): LieuType | undefined {
  const code = text("lieuNaissance");
  const value = text("libelleNaissance");
  const pays = text("paysNaissance");
  if (code === undefined && value === undefined && pays === undefined) return undefined;
  const isAbroad = code !== undefined && codeGeographique(code)?.kind === "pays";
  const localite =
    isAbroad || code === undefined
      ? value !== undefined && { localite: { value } }
      : { localite: { value: value ?? "", code } };
  const country = isAbroad
    ? { pays: { value: pays ?? "", code } }
    : pays !== undefined && { pays: { value: pays } };
  return { ...localite, ...country };
}

/** The address, and whether it says where the person lives: by a place, a street, or a locality. */
export function adresseDe(text: Texte): {
  readonly adresse: AdresseGeopostaleType;
  readonly isKnown: boolean;
} {
  const adresseGeographique: { -readonly [Name in keyof Address]: Address[Name] } = {};
  for (const champ of partsOfAddress) {
    const part = text(champ);
    if (part !== undefined) adresseGeographique[champ] = part;
  }
  const localite = text("localite");
  if (localite !== undefined) adresseGeographique.localite = { value: localite };
  const { nomVoie, lieuDit } = adresseGeographique;
  const isKnown = localite !== undefined || nomVoie !== undefined || lieuDit !== undefined;
  return { adresse: { adresseGeographique }, isKnown };
}

/** The commune of the previous registration; undefined if the row does not state it. */
export function communePrecedenteDe(
  text: Texte,
): { readonly localite: { readonly value: string; readonly code?: string } } | undefined {
  const code = text("communePrecedente");
  const value = text("communePrecedenteLibelle");
  if (code === undefined && value === undefined) return undefined;
  return { localite: { value: value ?? "", ...(code !== undefined && { code }) } };
}

/** Whether somebody is surely not 18 on a day (rule BIR-4); incomplete dates are compared as far as both go. */
export function estMineur(naissance: string, jour: string): boolean {
  const year = String(Number(naissance.slice(0, 4)) + 18).padStart(4, "0");
  const adult = `${year}${naissance.slice(4)}`;
  const length = Math.min(adult.length, jour.length);
  return adult.slice(0, length) > jour.slice(0, length);
}
