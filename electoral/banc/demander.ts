import {
  type ElecteurType,
  type MentionType,
  type MotifDeLaDemandeDeRadiationType,
  MotifDeLaDemandeDeRadiationTypeTitles,
  type TypeDeListeType,
} from "../../generated/electoral/index.js";
import type { Adresse, Bureau } from "./bureau.js";
import type { Demande } from "./demandes.js";
import type { Inscription, Personne } from "./fichier.js";
import { aDixHuitAns } from "./periodes.js";

/** A removal that Insee requests from a commune. */
export interface Radiation {
  readonly personne: Personne;
  /** The registration; undefined if the file knows none, and the request relies on what the avis says. */
  readonly inscription: Inscription | undefined;
  readonly commune: string;
  readonly electeur: ElecteurType;
  readonly typeDeListe: TypeDeListeType;
  readonly motif: MotifDeLaDemandeDeRadiationType;
  /** When it happened: as much of the date as is known. */
  readonly date: string;
  /** The commune that has registered the elector, for motives 0, 2, 3 and 6. */
  readonly nouvelleCommune?: string | undefined;
}

/**
 * Asks a commune for a removal (known: Insee tells the former commune, R.21; it asks after an incapacity, a death, a loss of nationality). What is
 * already requested is not requested again; the commune that caused it is told so.
 */
export function demanderRadiation(bureau: Bureau, radiation: Radiation, cause: Adresse): void {
  const { personne, inscription, commune, electeur, typeDeListe, motif, date } = radiation;
  const asked = radiationAttendue(bureau, personne, typeDeListe, commune);
  if (asked !== undefined) {
    bureau.constater(cause, "deja-demande", { id: asked.unite.value.id });
    return;
  }
  const { nouvelleCommune } = radiation;
  const unite = bureau.envoyer(commune, "demandeDeRadiation", {
    inscription: bureau.fichier.inscription({ commune, electeur, typeDeListe }),
    motifDeLaDemande: motif,
    dateDeLEvenement: date,
    ...(nouvelleCommune !== undefined && {
      nouvelleCommuneDInscription: bureau.fichier.lieu(nouvelleCommune),
    }),
    ...(motif === "1" && { deces: { dateDeces: date } }),
  });
  const envoyee = bureau.jour;
  bureau.demandes.ajouter({ commune, unite, envoyee, personne, inscription, nouvelleCommune });
}

/** Asks for the removal of a registration that the file knows. */
export function radier(
  bureau: Bureau,
  personne: Personne,
  inscription: Inscription,
  raison: Pick<Radiation, "motif" | "date" | "nouvelleCommune">,
  cause: Adresse,
): void {
  const { commune, electeur, typeDeListe } = inscription;
  const radiation = { personne, inscription, commune, electeur, typeDeListe, ...raison };
  demanderRadiation(bureau, radiation, cause);
}

/**
 * Asks for the removal of a registration because its elector may not vote: too young (rule BIR-4, motive 4), or for a reason recorded in the file.
 * The titles of the motives are those of the schema.
 */
export function radierEmpeche(
  bureau: Bureau,
  personne: Personne,
  inscription: Inscription,
  cause: Adresse,
): void {
  const { dateNaissance: naissance } = inscription.electeur.individu.naissance ?? {};
  const isTooYoung = naissance !== undefined && !aDixHuitAns(naissance, bureau.periode, false);
  const young = isTooYoung ? [["4", naissance] as const] : [];
  const [reason] = [...personne.empechements, ...young].filter(([motif]) =>
    concerne(motif, inscription),
  );
  if (reason === undefined) return;
  const [motif, date] = reason;
  const title = MotifDeLaDemandeDeRadiationTypeTitles[motif];
  bureau.constater(cause, "empechement-connu", { motif: title });
  radier(bureau, personne, inscription, { motif, date }, cause);
}

/** Whether a reason applies to a list: a loss of French nationality concerns the principal list alone (known, rule LST-4). */
export function concerne(
  motif: MotifDeLaDemandeDeRadiationType,
  { typeDeListe }: Pick<Inscription, "typeDeListe">,
): boolean {
  return motif !== "9" || typeDeListe === "p";
}

/** The pending request to remove someone from a list of a commune, if there is one. */
export function radiationAttendue(
  { demandes }: Bureau,
  personne: Personne,
  typeDeListe: TypeDeListeType,
  commune: string,
): Demande | undefined {
  return demandes
    .attenduesDe(personne)
    .find(
      (demande) =>
        demande.commune === commune &&
        demande.unite.kind === "demandeDeRadiation" &&
        demande.unite.value.inscription.typeDeListe === typeDeListe,
    );
}

/** Asks for a mention of a French elector abroad (known: `PR-REF` from consular lists, `MF` for the European Parliament; principal list, rule REF-5). */
export function demanderMention(
  bureau: Bureau,
  personne: Personne,
  inscription: Inscription,
  mention: MentionType,
): void {
  const { commune } = inscription;
  const unite = bureau.envoyer(commune, "demandeDAppositionDUneMention", {
    inscription: bureau.fichier.inscription(inscription),
    mention,
  });
  const envoyee = bureau.jour;
  const nouvelleCommune = undefined;
  bureau.demandes.ajouter({ commune, unite, envoyee, personne, inscription, nouvelleCommune });
}

/** Carries out what was requested: the elector is removed, or gets the mention. */
export function executer(bureau: Bureau, { unite, inscription, personne }: Demande): void {
  if (inscription === undefined) return;
  if (unite.kind === "demandeDeRadiation") cloturer(bureau, personne, inscription);
  if (unite.kind === "demandeDAppositionDUneMention")
    inscription.mentions = [...inscription.mentions, unite.value.mention];
}

/** Ends a registration: requests about it no longer expect an answer. */
export function cloturer(bureau: Bureau, personne: Personne, inscription: Inscription): void {
  inscription.active = false;
  for (const demande of bureau.demandes.attenduesDe(personne)) {
    if (demande.inscription !== inscription) continue;
    bureau.demandes.regler(demande, "sansSuite");
    const { commune } = demande;
    const { id } = demande.unite.value;
    bureau.constater({ commune, id }, "demande-sans-suite", { id });
  }
}
