import { ajouterJours, type Jour } from "../calendrier/jours.js";
import type { Bureau } from "./bureau.js";
import { executer } from "./demander.js";
import type { Demande } from "./demandes.js";
import { inscriptionActive } from "./fichier.js";
import { aDixHuitAns, periodeDu, prochainLot } from "./periodes.js";

/**
 * Lets time pass up to a day, and in it all that has its day: silence after a deadline, batches of propositions, the end of a period. A day that is
 * past changes nothing.
 */
export function laisserPasser(bureau: Bureau, jusqua: Jour): void {
  // A day has many units: what is due was done when it began.
  while (jusqua > bureau.jour) {
    const next = [echeance(bureau), prochainLot(bureau.jour, bureau.calendrier), fin(bureau)]
      .filter((day) => day !== undefined)
      .sort()[0];
    if (next === undefined || next > jusqua) {
      bureau.jour = jusqua;
      return;
    }
    bureau.jour = next;
    tacites(bureau);
    sansSuite(bureau);
    if (isLot(bureau)) proposer(bureau);
  }
}

/** The day after the first deadline: its last day counts until midnight. */
function echeance({ demandes }: Bureau): Jour | undefined {
  let first: Jour | undefined;
  for (const { echeance: last } of demandes.attendues)
    if (last !== undefined && (first === undefined || last < first)) first = last;
  return first === undefined ? undefined : ajouterJours(first, 1);
}

/** The day after the end of the first period of which propositions are open. */
function fin({ demandes, jour }: Bureau): Jour | undefined {
  const ends = [...demandes.attendues]
    .filter(isOpenProposal)
    .map(({ unite }) => ajouterJours(unite.value.periodeDeRevision.dateDeFin, 1))
    .filter((day) => day > jour);
  return ends.sort()[0];
}

/** Silence means done: what was asked and done is not echoed, refusals alone are sent (known, R.20). */
function tacites(bureau: Bureau): void {
  const over = [...bureau.demandes.attendues].filter(
    ({ echeance: last }) => last !== undefined && last < bureau.jour,
  );
  for (const demande of over) {
    const { commune, echeance: last = bureau.jour } = demande;
    const { id } = demande.unite.value;
    // One that ends because of another that was just carried out is settled by now.
    if (demande.etat !== "attendue") continue;
    bureau.demandes.regler(demande, "tacite");
    bureau.constater({ commune, id }, "silence-vaut-accord", { id, echeance: last });
    executer(bureau, demande);
  }
}

/** A proposition may stay without an answer (known); it lapses with its period (designed). */
function sansSuite(bureau: Bureau): void {
  const over = [...bureau.demandes.attendues]
    .filter(isOpenProposal)
    .filter(({ unite }) => unite.value.periodeDeRevision.dateDeFin < bureau.jour);
  for (const demande of over) {
    const { commune } = demande;
    const { id } = demande.unite.value;
    bureau.demandes.regler(demande, "sansSuite");
    bureau.constater({ commune, id }, "proposition-sans-suite", { id });
  }
}

function isOpenProposal({ unite }: Demande): boolean {
  return unite.kind === "propositionDInscriptionDOffice";
}

function isLot({ jour, calendrier }: Bureau): boolean {
  return prochainLot(ajouterJours(jour, -1), calendrier) === jour;
}

/**
 * Proposes young people for the commune that the national service names (known: those who are eighteen by the end of the revision, principal list, with a
 * geopostal address), once each, unless they have registered themselves or may not vote.
 */
function proposer(bureau: Bureau): void {
  const { fichier, jour } = bureau;
  const periode = periodeDu(jour, bureau.calendrier);
  for (const personne of fichier.personnes) {
    const { recensement } = personne;
    if (recensement === undefined || recensement.proposee) continue;
    if (inscriptionActive(personne, "p") !== undefined) continue;
    const { commune, electeur, adresse } = recensement;
    const born = electeur.individu.naissance?.dateNaissance ?? "";
    if (born === "" || !aDixHuitAns(born, periode, true)) continue;
    recensement.proposee = true;
    const unite = bureau.envoyer(commune, "propositionDInscriptionDOffice", {
      inscriptionProposee: fichier.inscription({ commune, electeur, typeDeListe: "p" }),
      adresse,
    });
    bureau.demandes.ajouter({
      commune,
      unite,
      envoyee: jour,
      personne,
      inscription: undefined,
      nouvelleCommune: undefined,
    });
  }
}
