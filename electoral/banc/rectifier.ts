import type { Bureau } from "./bureau.js";
import { cloturer } from "./demander.js";
import type { ErreurSignalee } from "./evenements.js";
import { type Inscription, inscriptionActive, type Personne, sansEmpechement } from "./fichier.js";

/** Corrects an error reported by a commune, with a unit that only Insee may send (known: corrections of errors reported by communes). */
export function rectifier(
  bureau: Bureau,
  personne: Personne,
  erreur: ErreurSignalee,
  dateDeLaRectification: string,
): void {
  // A rectification needs a complete date, while that of the error may be incomplete.
  const date = dateDeLaRectification.length === 10 ? dateDeLaRectification : bureau.jour;
  const { kind } = erreur;
  const done =
    kind === "radiationParErreur"
      ? reactiver(bureau, personne, erreur, date)
      : kind === "mentionParErreur"
        ? supprimerMention(bureau, personne, erreur, date)
        : changerDeListe(bureau, personne, erreur, date);
  if (!done)
    bureau.constater({ commune: erreur.commune ?? lastCommune(personne) }, "rien-a-rectifier", {});
}

/** Restores the registration that was removed last, and drops the reason for its removal. */
function reactiver(
  bureau: Bureau,
  personne: Personne,
  { commune }: ErreurSignalee,
  date: string,
): boolean {
  const removed = personne.inscriptions
    .filter((each) => !each.active && isIn(each, commune))
    .filter(
      ({ typeDeListe, commune: own }) =>
        inscriptionActive(personne, typeDeListe, own) === undefined,
    )
    .at(-1);
  if (removed === undefined) return false;
  removed.active = true;
  personne.empechements = sansEmpechement;
  bureau.envoyer(removed.commune, "reactivationDInscription", {
    inscription: bureau.fichier.inscription(removed),
    dateDeLaRectification: date,
    motif: "Radiation par erreur",
  });
  return true;
}

/** Removes the most recent mention. */
function supprimerMention(
  bureau: Bureau,
  { inscriptions }: Personne,
  { commune }: ErreurSignalee,
  date: string,
): boolean {
  const marked = inscriptions
    .filter((each) => each.active && each.mentions.length > 0 && isIn(each, commune))
    .at(-1);
  const mention = marked?.mentions.at(-1);
  if (marked === undefined || mention === undefined) return false;
  marked.mentions = marked.mentions.slice(0, -1);
  bureau.envoyer(marked.commune, "suppressionDeMention", {
    inscription: bureau.fichier.inscription(marked),
    mention,
    dateDeLaRectification: date,
    motif: "Mention par erreur",
  });
  return true;
}

/** Moves a registration to another list: a complementary one requires a nationality (rule LST-2) and has no mentions (REF-5). */
function changerDeListe(
  bureau: Bureau,
  personne: Personne,
  { commune, nouveauTypeDeListe, nationalite }: ErreurSignalee,
  date: string,
): boolean {
  const wrong = personne.inscriptions
    .filter((each) => each.active && isIn(each, commune))
    .find(
      (each) =>
        each.typeDeListe !== nouveauTypeDeListe &&
        nouveauTypeDeListe !== undefined &&
        inscriptionActive(personne, nouveauTypeDeListe, each.commune) === undefined,
    );
  if (wrong === undefined || nouveauTypeDeListe === undefined) return false;
  const own = wrong.electeur.nationalite;
  const wanted = nationalite ?? (own === "FRA" ? undefined : own);
  if (nouveauTypeDeListe !== "p" && wanted === undefined) {
    const { commune: where } = wrong;
    bureau.constater({ commune: where }, "nationalite-necessaire", { liste: nouveauTypeDeListe });
    return true;
  }
  bureau.envoyer(wrong.commune, "modificationDuTypeDeListe", {
    inscription: bureau.fichier.inscription(wrong),
    nouveauTypeDeListe,
    dateDeLaRectification: date,
    motif: "Type de liste erroné",
  });
  cloturer(bureau, personne, wrong);
  const { individu } = wrong.electeur;
  wrong.active = true;
  wrong.typeDeListe = nouveauTypeDeListe;
  wrong.electeur = nouveauTypeDeListe === "p" ? { individu } : { individu, nationalite: wanted };
  wrong.mentions = [];
  return true;
}

function isIn(inscription: Inscription, commune: string | undefined): boolean {
  return commune === undefined || inscription.commune === commune;
}

function lastCommune({ inscriptions }: Personne): string {
  return inscriptions.at(-1)?.commune ?? "";
}
