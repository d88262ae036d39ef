import type { Jour } from "../calendrier/jours.js";
import type { EtatDuNumeroteur } from "../echange/numeroteur.js";
import type { Bureau } from "./bureau.js";
import type { Demande } from "./demandes.js";
import type { Personne } from "./fichier.js";

/*
 * All that the other side knows, in pieces that can be cloned structurally, and back again. Persons come before what is asked about them, which speaks of
 * the same persons and registrations.
 */

/** What was received: the marks of units by period and identifier, and their numbers. */
export interface DejaRecus {
  readonly unites: Map<string, string>;
  readonly numeros: Set<string>;
}

/** What the pieces begin with. */
interface Debut {
  /** What the file was invented with: under other options the same would mean something else. */
  readonly options: string;
  readonly jour: Jour;
  readonly numeros: EtatDuNumeroteur;
  readonly libelles: ReadonlyMap<string, string>;
  readonly peuplees: ReadonlySet<string>;
}

interface Suite {
  readonly personnes?: readonly Personne[];
  readonly demandes?: readonly Demande[];
  readonly unites?: readonly (readonly [string, string])[];
  readonly recus?: readonly string[];
}

/** So many persons, demandes or marks are in one piece. */
const inPiece = 500;

export function* instantaneDe(
  bureau: Bureau,
  { unites, numeros }: DejaRecus,
  options: string,
): Generator<Debut | Suite> {
  const { jour, fichier, demandes, peuplees } = bureau;
  yield { options, jour, numeros: bureau.numeros, libelles: fichier.libelles, peuplees };
  for (const personnes of inPieces(fichier.personnes)) yield { personnes };
  for (const some of inPieces(demandes.toutes)) yield { demandes: some };
  for (const some of inPieces(unites)) yield { unites: some };
  for (const recus of inPieces(numeros)) yield { recus };
}

/** Lets an office that is new know what the pieces say. False, and nothing is changed, where they are of other options. */
export function reprendre(
  bureau: Bureau,
  recus: DejaRecus,
  options: string,
  pieces: readonly unknown[],
): boolean {
  // Whoever hands them in knows by a fingerprint that they are our own.
  const [debut, ...suites] = pieces as readonly [Debut, ...Suite[]];
  if (debut?.options !== options) return false;
  bureau.jour = debut.jour;
  bureau.numeros = debut.numeros;
  for (const [commune, libelle] of debut.libelles) bureau.fichier.nommer(commune, libelle);
  for (const commune of debut.peuplees) bureau.peuplees.add(commune);
  for (const { personnes = [], demandes = [], unites = [], recus: numeros = [] } of suites) {
    for (const personne of personnes) bureau.fichier.reprendre(personne);
    for (const demande of demandes) bureau.demandes.reprendre(demande);
    for (const [unite, mark] of unites) recus.unites.set(unite, mark);
    for (const numero of numeros) recus.numeros.add(numero);
  }
  return true;
}

function* inPieces<T>(all: Iterable<T>): Generator<readonly T[]> {
  let piece: T[] = [];
  for (const each of all) {
    piece.push(each);
    if (piece.length < inPiece) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
