import type { Bureau } from "./bureau.js";
import { cloturer } from "./demander.js";
import type { ErreurSignalee } from "./evenements.js";
import { type Inscription, inscriptionActive, type Personne, sansEmpechement } from "./fichier.js";

/** Puts right what a commune has told is wrong, with a unit that is reserved for Insee (known: corrections of errors reported by communes). */
export function rectifier(
  bureau: Bureau,
  personne: Personne,
  erreur: ErreurSignalee,
  dateDeLaRectification: string,
): void {
  // A rectification has its whole day; what is known of the error is less, maybe.
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

/** The last registration that was removed counts again, and what it was removed for counts no more. */
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

/** The last mention that was made is taken away. */
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

/** A registration goes to another list: to a complementary one with the nationality that it asks for (rule LST-2), without mentions (REF-5). */
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
