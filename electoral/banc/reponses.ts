import type {
  RefusDAppositionDUneMentionType,
  RefusDeRadiationType,
} from "../../generated/electoral/index.js";
import type { Adresse, Bureau } from "./bureau.js";
import { canonique } from "./canonique.js";
import { cloturer } from "./demander.js";
import type { Demande, UniteDemandee } from "./demandes.js";

/**
 * The demande or proposition that an answer contains. Checks that it is known, sent to this commune, unchanged (rule REF-1) and answered
 * for the first time.
 */
export function demandeDe(
  bureau: Bureau,
  source: Adresse,
  { kind, value }: UniteDemandee,
): Demande | undefined {
  const { id } = value;
  const demande = bureau.demandes.trouver(value);
  if (demande === undefined || demande.unite.kind !== kind) {
    bureau.constater(source, "reponse-sans-demande", { id });
    return undefined;
  }
  const { commune } = demande;
  if (commune !== source.commune) {
    bureau.constater(source, "reponse-d-une-autre-commune", { id, commune });
    return undefined;
  }
  if (demande.reponse !== undefined) {
    bureau.constater(source, "deja-repondu", { id });
    return undefined;
  }
  if (canonique(demande.unite.value) !== canonique(value))
    bureau.constater(source, "demande-modifiee", { id });
  return demande;
}

/** Handles a refusal of a removal. If it is in time it is taken into account (known); what that means for the file is designed. */
export function refusDeRadiation(
  bureau: Bureau,
  source: Adresse,
  refus: RefusDeRadiationType,
): void {
  const value = refus.demandeDeRadiation;
  const { dateDuRefus, motifDuRefus } = refus.refusDeLaRadiation;
  const demande = demandeDe(bureau, source, { kind: "demandeDeRadiation", value });
  if (demande === undefined || !prendreEnCompte(bureau, source, demande, refus.id, dateDuRefus))
    return;
  const { inscription, nouvelleCommune, personne } = demande;
  if (motifDuRefus === "3" && inscription !== undefined) cloturer(bureau, personne, inscription);
  if (motifDuRefus === "2") {
    const { motifDeLaDemande: denied } = value;
    personne.empechements = new Map(
      [...personne.empechements].filter(([motif]) => motif !== denied),
    );
  }
  // Still attached to the commune, a court decision, another reason: the elector stays, and the commune that has registered the elector since is told.
  const stays = motifDuRefus !== "2" && motifDuRefus !== "3";
  if (stays && nouvelleCommune !== undefined) {
    const { commune } = source;
    bureau.constater({ commune: nouvelleCommune }, "refus-de-la-commune-precedente", { commune });
  }
}

/** Handles a refusal of a mention. */
export function refusDeMention(
  bureau: Bureau,
  source: Adresse,
  refus: RefusDAppositionDUneMentionType,
): void {
  const value = refus.demandeDAppositionDUneMention;
  const { dateDuRefus, motifDuRefus } = refus.refusDeLaMention;
  const demande = demandeDe(bureau, source, { kind: "demandeDAppositionDUneMention", value });
  if (demande === undefined || !prendreEnCompte(bureau, source, demande, refus.id, dateDuRefus))
    return;
  const { inscription, personne } = demande;
  if (motifDuRefus === "2" && inscription !== undefined) cloturer(bureau, personne, inscription);
}

/** Takes an answer into account. The clock was moved before, so what still awaits an answer is in time (the day of deposit counts, rule REF-3). */
function prendreEnCompte(
  bureau: Bureau,
  source: Adresse,
  demande: Demande,
  reponse: string,
  date: string,
): boolean {
  const { jour } = bureau;
  const { id } = demande.unite.value;
  if (date > jour) bureau.constater(source, "date-a-venir", { date, jour });
  if (demande.etat === "attendue") {
    bureau.demandes.regler(demande, "repondue", reponse);
    bureau.constater(source, "refus-pris-en-compte", { id });
    return true;
  }
  if (demande.etat === "sansSuite") bureau.constater(source, "demande-sans-suite", { id });
  else {
    bureau.demandes.regler(demande, "tardive", reponse);
    bureau.constater(source, "refus-tardif", { jour, echeance: demande.echeance ?? jour });
  }
  return false;
}
