import fc from "fast-check";
import type { BrouillonDe } from "../../electoral/index.js";
import type {
  AvisDeRadiationType,
  AvisDInscriptionType,
  DemandeDAppositionDUneMentionType,
  DemandeDeRadiationType,
  InscriptionType,
  PartenaireType,
  PeriodeDeRevisionType,
  PropositionDInscriptionDOfficeType,
} from "../../generated/electoral/index.js";

/** The revision period of 2008-2009. */
export const periode = { dateDeDebut: "2008-09-01", dateDeFin: "2009-02-28" } as const;

/** A commune as who sends. */
export const nantes = {
  typePartenaire: "commune",
  code: "44109",
  libelle: "Ville de Nantes",
} as const;

/** What every sending of the tests says. */
export const entete: {
  readonly emetteur: PartenaireType;
  readonly dateHeureEnvoi: string;
  readonly periode: PeriodeDeRevisionType;
} = { emetteur: nantes, dateHeureEnvoi: "2008-11-10T09:30:00", periode };

/** A registration of an invented elector. */
function inscription(commune = "44109", nom = "Lefèvre", prenom = "Zoé"): InscriptionType {
  return {
    electeur: {
      individu: {
        noms: { nomFamille: nom },
        prenoms: { prenom: [prenom] },
        naissance: {
          dateNaissance: "1985-07-14",
          lieuNaissance: { localite: { value: "Nantes", code: "44109" } },
        },
        sexe: "F",
      },
    },
    typeDeListe: "p",
    communeDInscription: { localite: { value: "Commune", code: commune } },
  };
}

type Draft<T> = Omit<T, "id" | "periodeDeRevision">;

/** A draft of an avis d'inscription. */
export function avis(commune?: string, nom?: string): BrouillonDe<"avisDInscription"> {
  const value: Draft<AvisDInscriptionType> = {
    numeroDEnregistrement: "1",
    inscription: inscription(commune, nom),
    typeDInscription: "1",
    dateDInscription: "2008-11-04",
    adresse: { adressePostale: { ligneQuatre: "12 rue du Port" } },
  };
  return { kind: "avisDInscription", value };
}

/** A draft of an avis de radiation. */
export function radiation(commune?: string, nom?: string): BrouillonDe<"avisDeRadiation"> {
  const value: Draft<AvisDeRadiationType> = {
    numeroDEnregistrement: "31",
    inscription: inscription(commune, nom),
    motifDeRadiation: "D",
    dateDeRadiation: "2008-11-07",
  };
  return { kind: "avisDeRadiation", value };
}

/** A demande de radiation as Insee sends it. */
export function demande(id = "DR-INSEE-44109-000045", commune?: string): DemandeDeRadiationType {
  const own = inscription(commune);
  return { id, periodeDeRevision: periode, inscription: own, motifDeLaDemande: "2" };
}

/** A demande de mention as Insee sends it. */
export function demandeDeMention(commune?: string): DemandeDAppositionDUneMentionType {
  const mention = { typeDeMention: "PR-REF" } as const;
  const own = { periodeDeRevision: periode, inscription: inscription(commune), mention };
  return { id: "DM-INSEE-44109-000051", ...own };
}

/** A proposition as Insee sends it. */
export function proposition(commune?: string): PropositionDInscriptionDOfficeType {
  return {
    id: "PI-INSEE-44109-000031",
    periodeDeRevision: periode,
    inscriptionProposee: inscription(commune),
    adresse: { adressePostale: { ligneQuatre: "3 quai de la Fosse" } },
  };
}

/** Communes, few enough to come again. */
export const communes = ["44109", "2A004", "97411", "75120", "01004"] as const;

/** Drafts of some communes, told apart by their numbers. */
export const drafts: fc.Arbitrary<
  readonly (BrouillonDe<"avisDInscription"> | BrouillonDe<"avisDeRadiation">)[]
> = fc
  .array(fc.tuple(fc.constantFrom(...communes), fc.boolean()), { minLength: 1, maxLength: 30 })
  .map((all) =>
    all.map(([commune, isAvis], index) => {
      const { kind, value } = isAvis ? avis(commune) : radiation(commune);
      const numeroDEnregistrement = String(index + 1);
      return {
        kind,
        value: { ...value, numeroDEnregistrement },
      } as BrouillonDe<"avisDInscription">;
    }),
  );
