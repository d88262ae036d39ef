import * as z from "zod";
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
import { constats } from "./messages.js";

/** Who is meant: the number in the general file (`E000042`), or what is known of the person. */
export type Designation = string | Signalement;

/** What is known of a person. */
export interface Signalement {
  readonly nom: string;
  readonly prenom?: string | undefined;
  readonly dateNaissance?: string | undefined;
}

/** Something that comes to pass for one person. */
interface DePersonne {
  readonly electeur: Designation;
  /** `YYYY-MM-DD`, or as much of it as is known. Default: the day of the call. */
  readonly date?: string | undefined;
}

/** Something that takes the vote, or an end of it: what Insee hears of from registries, courts and ministries. */
export interface Empechement extends DePersonne {
  readonly kind:
    | "deces"
    | "tutelle"
    | "condamnation"
    | "perteDeNationalite"
    | "etatCivilIncontrolable";
}

/** A French elector goes on a list abroad: consulates tell Insee. */
export interface InscriptionConsulaire extends DePersonne {
  readonly kind: "inscriptionConsulaire";
  readonly mention: MentionType["typeDeMention"];
  readonly posteConsulaire?: string | undefined;
  readonly paysDeResidence?: PaysType | undefined;
}

/** The national service tells of a young person, who is proposed with the next batch. */
export interface DuRecensement {
  readonly kind: "recensement";
  readonly commune: string;
  readonly nom: string;
  readonly prenoms: readonly string[];
  readonly sexe: "M" | "F";
  readonly dateNaissance: string;
}

/** A commune has told that something in the general file is wrong, which Insee puts right. */
export interface ErreurSignalee extends DePersonne {
  readonly kind: "radiationParErreur" | "mentionParErreur" | "typeDeListeErrone";
  /** Where the person is or was registered. Default: wherever the file finds it. */
  readonly commune?: string | undefined;
  /** For `typeDeListeErrone`: the list that is right. */
  readonly nouveauTypeDeListe?: TypeDeListeType | undefined;
  /** For `typeDeListeErrone`: a complementary list asks for it. */
  readonly nationalite?: string | undefined;
}

/** A commune has acknowledged units: from this day on the time for refusing them counts. */
export interface DeReception {
  readonly kind: "reception";
  readonly commune: string;
  readonly ids: readonly string[];
}

/** The bench is to invent electors of one more commune. */
export interface DePeuplement {
  readonly kind: "peuplement";
  readonly commune: string;
  readonly libelle?: string | undefined;
  readonly taille?: number | undefined;
}

/** What comes to pass outside of the exchange. */
export type Evenement =
  | Empechement
  | InscriptionConsulaire
  | DuRecensement
  | ErreurSignalee
  | DeReception
  | DePeuplement;

/** A name that says something: the schema's type admits an empty one. */
const nom = ChaineFrancaisOfficielTypeSchema.refine((name) => /\p{L}/u.test(name));
const commune = z.string().refine((code) => lireCommuneDInscription(code).valeur === code);
const date = DateSoupleTypeSchema.refine((text) => text >= "1800" && text < "9000");
const electeur = z.union([
  z.string().regex(/^E\d{6,}$/),
  z.strictObject({ nom, prenom: nom.optional(), dateNaissance: date.optional() }),
]);
const dePersonne = { electeur, date: date.optional() };
const nationalites = new Set(etatsDeLUnion.map((etat) => etat.nationalite));
const erreur = { ...dePersonne, commune: commune.optional() };

const empechement = <Kind extends Empechement["kind"]>(kind: Kind) =>
  z.strictObject({ kind: z.literal(kind), ...dePersonne });

const evenement = z.discriminatedUnion("kind", [
  empechement("deces"),
  empechement("tutelle"),
  empechement("condamnation"),
  empechement("perteDeNationalite"),
  empechement("etatCivilIncontrolable"),
  z.strictObject({
    kind: z.literal("inscriptionConsulaire"),
    ...dePersonne,
    mention: TypeDeMentionTypeSchema,
    posteConsulaire: LibelleTypeSchema.optional(),
    paysDeResidence: PaysTypeSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal("recensement"),
    commune,
    nom,
    prenoms: z.array(nom).min(1),
    sexe: z.enum(["M", "F"]),
    dateNaissance: date,
  }),
  z.strictObject({ kind: z.literal("radiationParErreur"), ...erreur }),
  z.strictObject({ kind: z.literal("mentionParErreur"), ...erreur }),
  z.strictObject({
    kind: z.literal("typeDeListeErrone"),
    ...erreur,
    nouveauTypeDeListe: TypeDeListeTypeSchema,
    nationalite: z
      .string()
      .refine((code) => nationalites.has(code))
      .optional(),
  }),
  z.strictObject({ kind: z.literal("reception"), commune, ids: z.array(z.string()).min(1) }),
  z.strictObject({
    kind: z.literal("peuplement"),
    commune,
    libelle: LibelleTypeSchema.refine((name) => name.trim() !== "").optional(),
    taille: z.int().min(1).max(10_000).optional(),
  }),
]);

/** The kinds of events, as `POST /banc/evenements` takes them. */
export const kindsDEvenement: readonly Evenement["kind"][] = evenement.options.map(
  ({ shape }) => shape.kind.value,
);

/**
 * Reads an event as JSON has it, or says which of its properties are wrong, in both languages.
 *
 * @example
 * lireEvenement({ kind: "deces", electeur: "E000042", date: "2008-10-02" });
 */
export function lireEvenement(
  valeur: unknown,
): { readonly evenement: Evenement } | { readonly faute: TexteDuBanc } {
  const read = evenement.safeParse(valeur);
  if (read.success) return { evenement: read.data };
  const places = read.error.issues.flatMap((issue) => {
    const place = issue.path.join(".");
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => joined(place, key));
    return [place === "kind" || place === "" ? `kind (${kindsDEvenement.join(", ")})` : place];
  });
  const champs = [...new Set(places)];
  const { fr, en } = constats["evenement-illisible"];
  return { faute: { fr: fr({ champs }), en: en({ champs }) } };
}

function joined(place: string, key: string): string {
  return place === "" ? key : `${place}.${key}`;
}
