import {
  ChaineFrancaisOfficielTypeSchema,
  DateSoupleTypeSchema,
  LibelleTypeSchema,
  type MentionType,
  type PaysType,
  PaysTypeSchema,
  type TypeDeListeType,
  TypeDeListeTypeSchema,
  TypeDeMentionTypeSchema,
} from "../../generated/electoral/index.js";
import { lireCommuneDInscription } from "../civil/codes-geographiques.js";
import { etatsDeLUnion } from "../civil/nationalites.js";
import type { TexteDuBanc } from "./contrat.js";

/** Who is meant: the number in the general file (`E000042`), or what is known of the person. */
export type Designation = string | Signalement;

/** What is known of a person. */
export interface Signalement {
  readonly nom: string;
  readonly prenom?: string | undefined;
  readonly dateNaissance?: string | undefined;
}

/** An event that concerns one person. */
interface DePersonne {
  readonly electeur: Designation;
  /** `YYYY-MM-DD`, or as much of it as is known. Default: the day of the call. */
  readonly date?: string | undefined;
}

/** A loss of the right to vote, or its end, of which registries, courts and ministries inform Insee. */
export interface Empechement extends DePersonne {
  readonly kind:
    | "deces"
    | "tutelle"
    | "condamnation"
    | "perteDeNationalite"
    | "etatCivilIncontrolable";
}

/** A French elector registers on a consular list abroad; consulates inform Insee. */
export interface InscriptionConsulaire extends DePersonne {
  readonly kind: "inscriptionConsulaire";
  readonly mention: MentionType["typeDeMention"];
  readonly posteConsulaire?: string | undefined;
  readonly paysDeResidence?: PaysType | undefined;
}

/** The national service announces a young person, who is proposed with the next batch. */
export interface DuRecensement {
  readonly kind: "recensement";
  readonly commune: string;
  readonly nom: string;
  readonly prenoms: readonly string[];
  readonly sexe: "M" | "F";
  readonly dateNaissance: string;
}

/** A commune has reported an error in the general file, which Insee corrects. */
export interface ErreurSignalee extends DePersonne {
  readonly kind: "radiationParErreur" | "mentionParErreur" | "typeDeListeErrone";
  /** Where the person is or was registered. Default: wherever the file finds it. */
  readonly commune?: string | undefined;
  /** For `typeDeListeErrone`: the correct list. */
  readonly nouveauTypeDeListe?: TypeDeListeType | undefined;
  /** For `typeDeListeErrone`: the nationality, which a complementary list requires. */
  readonly nationalite?: string | undefined;
}

/** A commune has acknowledged units: the time for refusing them runs from this day. */
export interface DeReception {
  readonly kind: "reception";
  readonly commune: string;
  readonly ids: readonly string[];
}

/** The bench has to invent the electors of one more commune. */
export interface DePeuplement {
  readonly kind: "peuplement";
  readonly commune: string;
  readonly libelle?: string | undefined;
  readonly taille?: number | undefined;
}

/** Events outside the exchange. */
export type Evenement =
  | Empechement
  | InscriptionConsulaire
  | DuRecensement
  | ErreurSignalee
  | DeReception
  | DePeuplement;

/** How a property of an event is checked. */
interface Propriete {
  readonly convient: (valeur: unknown) => boolean;
  readonly facultative?: boolean;
}

type Test = Propriete["convient"];

const demandee = (convient: Test): Propriete => ({ convient });
const facultative = (convient: Test): Propriete => ({ convient, facultative: true });
const texte =
  (convient: (text: string) => boolean): Test =>
  (valeur) =>
    typeof valeur === "string" && convient(valeur);
const parmi = (...choix: readonly string[]): Test => texte((text) => choix.includes(text));
const listeDe =
  (convient: Test): Test =>
  (valeur) =>
    Array.isArray(valeur) && valeur.length > 0 && valeur.every(convient);

/** Checks against the schema of a type, since the value ends up in documents that have to be valid. */
const selon =
  (schema: { safeParse(valeur: unknown): { readonly success: boolean } }): Test =>
  (valeur) =>
    schema.safeParse(valeur).success;

/** A name with at least one letter: the schema's type would allow an empty one. */
const nom = texte((name) => selon(ChaineFrancaisOfficielTypeSchema)(name) && /\p{L}/u.test(name));
const commune = texte((code) => lireCommuneDInscription(code).valeur === code);
const date = texte((text) => selon(DateSoupleTypeSchema)(text) && text >= "1800" && text < "9000");
const libelle = texte((name) => selon(LibelleTypeSchema)(name) && name.trim() !== "");
const nationalites = new Set(etatsDeLUnion.map((etat) => etat.nationalite));
const taille: Test = (valeur) =>
  Number.isInteger(valeur) && Number(valeur) > 0 && Number(valeur) <= 10_000;

type Proprietes = Readonly<Record<string, Propriete>>;

const signalement: Proprietes = {
  nom: demandee(nom),
  prenom: facultative(nom),
  dateNaissance: facultative(date),
};
const electeur: Test = (valeur) =>
  typeof valeur === "string"
    ? /^E\d{6,}$/.test(valeur)
    : isRecord(valeur) && fautesDe(valeur, signalement).length === 0;

const dePersonne: Proprietes = { electeur: demandee(electeur), date: facultative(date) };
const erreur: Proprietes = { ...dePersonne, commune: facultative(commune) };

/** The properties of each kind of event, besides its kind. */
const proprietes: Readonly<Record<Evenement["kind"], Proprietes>> = {
  deces: dePersonne,
  tutelle: dePersonne,
  condamnation: dePersonne,
  perteDeNationalite: dePersonne,
  etatCivilIncontrolable: dePersonne,
  inscriptionConsulaire: {
    ...dePersonne,
    mention: demandee(selon(TypeDeMentionTypeSchema)),
    posteConsulaire: facultative(libelle),
    paysDeResidence: facultative(selon(PaysTypeSchema)),
  },
  recensement: {
    commune: demandee(commune),
    nom: demandee(nom),
    prenoms: demandee(listeDe(nom)),
    sexe: demandee(parmi("M", "F")),
    dateNaissance: demandee(date),
  },
  radiationParErreur: erreur,
  mentionParErreur: erreur,
  typeDeListeErrone: {
    ...erreur,
    nouveauTypeDeListe: demandee(selon(TypeDeListeTypeSchema)),
    nationalite: facultative(texte((code) => nationalites.has(code))),
  },
  reception: { commune: demandee(commune), ids: demandee(listeDe(texte((id) => id !== ""))) },
  peuplement: {
    commune: demandee(commune),
    libelle: facultative(libelle),
    taille: facultative(taille),
  },
};

/** The kinds of events, as `POST /banc/evenements` takes them. */
export const kindsDEvenement: readonly string[] = Object.keys(proprietes);

/**
 * Reads an event from JSON, or names the properties that are wrong.
 *
 * @example
 * lireEvenement({ kind: "deces", electeur: "E000042", date: "2008-10-02" });
 */
export function lireEvenement(
  valeur: unknown,
): { readonly evenement: Evenement } | { readonly faute: TexteDuBanc } {
  const champs = champsFautifs(valeur);
  // The properties were checked against the kind; the compiler cannot see this for a generic kind.
  if (champs.length === 0) return { evenement: valeur as Evenement };
  const named = champs.join(", ");
  return { faute: { fr: named, en: named } };
}

/** The wrong, missing and unknown properties of what should be an event. */
export function champsFautifs(valeur: unknown): readonly string[] {
  if (!isRecord(valeur) || !isKind(valeur["kind"])) return [`kind (${kindsDEvenement.join(", ")})`];
  const { kind, ...others } = valeur;
  return isKind(kind) ? fautesDe(others, proprietes[kind]) : [];
}

/** The wrong, missing and unknown properties of an event of one kind. */
function fautesDe(
  valeur: Readonly<Record<string, unknown>>,
  wanted: Proprietes,
): readonly string[] {
  const strange = Object.keys(valeur).filter((name) => !Object.hasOwn(wanted, name));
  const wrong = Object.entries(wanted).filter(([name, { convient, facultative: may }]) => {
    const own = valeur[name];
    return own === undefined ? may !== true : !convient(own);
  });
  return [...wrong.map(([name]) => name), ...strange];
}

function isRecord(valeur: unknown): valeur is Readonly<Record<string, unknown>> {
  return typeof valeur === "object" && valeur !== null && !Array.isArray(valeur);
}

function isKind(kind: unknown): kind is Evenement["kind"] {
  return typeof kind === "string" && Object.hasOwn(proprietes, kind);
}
