import { french, frenchDay } from "../../runtime/messages/typography.js";
import type { Sentence } from "../../runtime/nouns/rules.js";

/** The parameters of the sentence of each remark. */
export interface ConstatParameters {
  "reserve-a-l-insee": { readonly document: string };
  "autre-commune": { readonly commune: string; readonly attendue: string };
  "liste-et-nationalite": { readonly liste: string; readonly nationalite: string | undefined };
  "identifiant-reutilise": { readonly id: string };
  "deja-recu": { readonly id: string };
  "reponse-sans-demande": { readonly id: string };
  "reponse-d-une-autre-commune": { readonly id: string; readonly commune: string };
  "demande-modifiee": { readonly id: string };
  "refus-tardif": { readonly jour: string; readonly echeance: string };
  "refus-pris-en-compte": { readonly id: string };
  "refus-de-la-commune-precedente": { readonly commune: string };
  "deja-repondu": { readonly id: string };
  "demande-sans-suite": { readonly id: string };
  "silence-vaut-accord": { readonly id: string; readonly echeance: string };
  "proposition-sans-suite": { readonly id: string };
  "avis-tardif": { readonly decision: string; readonly echeance: string };
  "date-a-venir": { readonly date: string; readonly jour: string };
  "numero-deja-servi": { readonly numero: string };
  "deja-inscrit": Record<never, never>;
  "double-inscription": { readonly commune: string };
  "commune-precedente-identique": Record<never, never>;
  "commune-precedente-illisible": { readonly code: string };
  "inconnu-dans-la-commune-precedente": { readonly commune: string };
  "empechement-connu": { readonly motif: string };
  "inconnu-de-la-liste": Record<never, never>;
  "radiation-deja-demandee": { readonly id: string };
  homonymes: Record<never, never>;
  "evenement-illisible": { readonly champs: readonly string[] };
  "electeur-inconnu": Record<never, never>;
  "electeur-ambigu": Record<never, never>;
  "sans-inscription": { readonly liste: string | undefined };
  "deja-demande": { readonly id: string };
  "rien-a-rectifier": Record<never, never>;
  "nationalite-necessaire": { readonly liste: string };
  "deja-peuplee": { readonly commune: string };
}

/** The code of a remark of the other side. */
export type CodeDeConstat = keyof ConstatParameters;

type Sentences = {
  readonly [Code in CodeDeConstat]: Sentence<ConstatParameters[Code]> & {
    readonly gravite: "erreur" | "avertissement" | "information";
  };
};

/**
 * The sentences, and their levels: in error, a unit is not recorded (the second of the two levels known from the sister exchange); with a warning
 * it is. Where a rule of the exchange applies, the level is that of the rule; the others are designed.
 */
export const constats: Sentences = {
  // Known: demandes, propositions and corrections are reserved for Insee (rule DIR-1).
  "reserve-a-l-insee": {
    gravite: "erreur",
    fr: ({ document }) => french`« ${document} » : document réservé à l'Insee`,
    en: ({ document }) => `"${document}": a document that is reserved for Insee`,
  },
  // Inferred from rule STR-4: a commune keeps its own list.
  "autre-commune": {
    gravite: "erreur",
    fr: ({ commune, attendue }) =>
      french`l'unité est de la commune ${commune} ; elle a été déposée pour la commune ${attendue}`,
    en: ({ commune, attendue }) =>
      `the unit is of commune ${commune}; it was deposited for commune ${attendue}`,
  },
  // The principle is known (rule LST-2); that the unit is not recorded is designed, since no valid document about it could be written later.
  "liste-et-nationalite": {
    gravite: "erreur",
    fr: ({ liste, nationalite }) =>
      french`liste « ${liste} » : ${nationalite === undefined ? "aucune nationalité" : french`la nationalité « ${nationalite} »`} ne va pas avec cette liste`,
    en: ({ liste, nationalite }) =>
      `list "${liste}": ${nationalite === undefined ? "no nationality" : `nationality "${nationalite}"`} does not go with this list`,
  },
  // Inferred: identifiers count in a period (known), so that none is given twice.
  "identifiant-reutilise": {
    gravite: "erreur",
    fr: ({ id }) =>
      french`l'identifiant « ${id} » désigne déjà une autre unité de la même période de révision`,
    en: ({ id }) => `the identifier "${id}" is already that of another unit of this period`,
  },
  "deja-recu": {
    gravite: "information",
    fr: ({ id }) => french`l'unité « ${id} » a déjà été reçue ; elle n'est pas comptée deux fois`,
    en: ({ id }) => `unit "${id}" was received before; it does not count twice`,
  },
  // Known: an answer contains what it answers, complete (rule REF-1).
  "reponse-sans-demande": {
    gravite: "erreur",
    fr: ({ id }) => french`aucune demande « ${id} » n'a été envoyée dans cette période`,
    en: ({ id }) => `no request "${id}" was sent in this period`,
  },
  "reponse-d-une-autre-commune": {
    gravite: "erreur",
    fr: ({ id, commune }) => french`la demande « ${id} » a été envoyée à la commune ${commune}`,
    en: ({ id, commune }) => `request "${id}" was sent to commune ${commune}`,
  },
  "demande-modifiee": {
    gravite: "avertissement",
    fr: ({ id }) => french`la demande « ${id} » n'est pas reproduite telle qu'elle a été envoyée`,
    en: ({ id }) => `request "${id}" is not repeated as it was sent`,
  },
  // The 21 days are known; what Insee did with a late refusal is not: here it is not taken into account (designed).
  "refus-tardif": {
    gravite: "avertissement",
    fr: ({ jour, echeance }) =>
      french`refus reçu le ${frenchDay(jour)}, après l'échéance du ${frenchDay(echeance)} : il n'est pas pris en compte`,
    en: ({ jour, echeance }) =>
      `refusal received on ${jour}, after its deadline, ${echeance}: it is not taken into account`,
  },
  "refus-pris-en-compte": {
    gravite: "information",
    fr: ({ id }) => french`le refus de la demande « ${id} » est pris en compte`,
    en: ({ id }) => `the refusal of request "${id}" is taken into account`,
  },
  "refus-de-la-commune-precedente": {
    gravite: "avertissement",
    fr: ({ commune }) =>
      french`la commune ${commune} a refusé la radiation : l'électeur est inscrit deux fois`,
    en: ({ commune }) =>
      `commune ${commune} has refused the removal: the elector is registered twice`,
  },
  "deja-repondu": {
    gravite: "avertissement",
    fr: ({ id }) => french`une réponse à « ${id} » a déjà été reçue ; la première compte`,
    en: ({ id }) => `an answer to "${id}" was received before; the first one counts`,
  },
  "demande-sans-suite": {
    gravite: "information",
    fr: ({ id }) =>
      french`la demande « ${id} » est sans suite : plus aucune réponse n'est attendue`,
    en: ({ id }) => `request "${id}" has lapsed: no answer is awaited any more`,
  },
  // Known: what was asked and done is not echoed; refusals alone are sent (R.20).
  "silence-vaut-accord": {
    gravite: "information",
    fr: ({ id, echeance }) =>
      french`la demande « ${id} » n'a pas été refusée avant le ${frenchDay(echeance)} au soir : elle est tenue pour faite`,
    en: ({ id, echeance }) =>
      `request "${id}" was not refused by the end of ${echeance}: it counts as done`,
  },
  // Known: a commune may leave a proposition unanswered. That it lapses with its period is designed.
  "proposition-sans-suite": {
    gravite: "information",
    fr: ({ id }) =>
      french`la proposition « ${id} » est restée sans avis jusqu'à la fin de la période : elle est sans suite`,
    en: ({ id }) => `proposal "${id}" had no answer by the end of the period: it has lapsed`,
  },
  // Known: eight days from the commission's decision (rule DLY-1).
  "avis-tardif": {
    gravite: "avertissement",
    fr: ({ decision, echeance }) =>
      french`décision du ${frenchDay(decision)} : l'avis était attendu au plus tard le ${frenchDay(echeance)}`,
    en: ({ decision, echeance }) => `decision of ${decision}: the notice was due by ${echeance}`,
  },
  "date-a-venir": {
    gravite: "avertissement",
    fr: ({ date, jour }) => french`la date « ${date} » est postérieure au ${frenchDay(jour)}`,
    en: ({ date, jour }) => `the date "${date}" is later than ${jour}`,
  },
  // Inferred (rule NUM-1).
  "numero-deja-servi": {
    gravite: "avertissement",
    fr: ({ numero }) =>
      french`le numéro d'enregistrement « ${numero} » a déjà servi dans cette période`,
    en: ({ numero }) => `the registration number "${numero}" was used before in this period`,
  },
  "deja-inscrit": {
    gravite: "avertissement",
    fr: () => french`l'électeur est déjà inscrit sur cette liste de la commune`,
    en: () => "the elector is already on this list of the commune",
  },
  "double-inscription": {
    gravite: "avertissement",
    fr: ({ commune }) =>
      french`l'électeur est aussi inscrit dans la commune ${commune}, que l'avis ne dit pas : sa radiation y est demandée`,
    en: ({ commune }) =>
      `the elector is registered in commune ${commune} too, which the notice does not say: removal there is requested`,
  },
  // Known (rule PRO-1).
  "commune-precedente-identique": {
    gravite: "avertissement",
    fr: () => french`la commune d'inscription précédente est celle de l'avis : rien n'est demandé`,
    en: () =>
      "the previous commune of registration is that of the notice: nothing is requested for it",
  },
  "commune-precedente-illisible": {
    gravite: "avertissement",
    fr: ({ code }) =>
      french`« ${code} » n'est pas le code d'une commune d'inscription : aucune radiation n'est demandée`,
    en: ({ code }) => `"${code}" is no code of a commune of registration: no removal is requested`,
  },
  // Known: the avis counts as a request for removal (R.21), whatever the file knows.
  "inconnu-dans-la-commune-precedente": {
    gravite: "information",
    fr: ({ commune }) =>
      french`le fichier général ne connaît pas cet électeur dans la commune ${commune} ; sa radiation y est demandée d'après l'avis`,
    en: ({ commune }) =>
      `the general file does not know this elector in commune ${commune}; removal there is requested as the notice says`,
  },
  "empechement-connu": {
    gravite: "avertissement",
    fr: ({ motif }) => french`une radiation est demandée aussitôt : ${motif}`,
    en: ({ motif }) => `a removal is requested at once: ${motif}`,
  },
  "inconnu-de-la-liste": {
    gravite: "avertissement",
    fr: () => french`le fichier général ne connaît pas cet électeur sur cette liste de la commune`,
    en: () => "the general file does not know this elector on this list of the commune",
  },
  // Known: no notice for a removal that Insee asked for (R.20; rule REF-4).
  "radiation-deja-demandee": {
    gravite: "avertissement",
    fr: ({ id }) =>
      french`l'Insee avait demandé cette radiation (« ${id} ») : seul un refus est attendu, non un avis`,
    en: ({ id }) =>
      `Insee had requested this removal ("${id}"): a refusal alone is awaited, not a notice`,
  },
  homonymes: {
    gravite: "erreur",
    fr: () => french`plusieurs électeurs du fichier général peuvent être désignés`,
    en: () => "several electors of the general file may be meant",
  },
  "evenement-illisible": {
    gravite: "erreur",
    fr: ({ champs }) => french`l'événement n'est pas lisible : ${champs.join(", ")}`,
    en: ({ champs }) => `the event cannot be read: ${champs.join(", ")}`,
  },
  "electeur-inconnu": {
    gravite: "erreur",
    fr: () => french`aucun électeur du fichier général n'est désigné`,
    en: () => "no elector of the general file is meant",
  },
  "electeur-ambigu": {
    gravite: "erreur",
    fr: () =>
      french`plusieurs électeurs du fichier général sont désignés : leur numéro les distingue`,
    en: () => "several electors of the general file are meant: their number tells them apart",
  },
  "sans-inscription": {
    gravite: "avertissement",
    fr: ({ liste }) =>
      french`l'électeur n'est inscrit sur aucune liste${liste === undefined ? "" : french` « ${liste} »`} : rien n'est demandé`,
    en: ({ liste }) =>
      `the elector is on no list${liste === undefined ? "" : ` "${liste}"`}: nothing is requested`,
  },
  "deja-demande": {
    gravite: "information",
    fr: ({ id }) => french`la même chose est déjà demandée (« ${id} »)`,
    en: ({ id }) => `the same is requested already ("${id}")`,
  },
  "rien-a-rectifier": {
    gravite: "erreur",
    fr: () => french`le fichier général n'a rien à rectifier pour cet électeur`,
    en: () => "the general file has nothing to put right for this elector",
  },
  "nationalite-necessaire": {
    gravite: "erreur",
    fr: ({ liste }) =>
      french`liste « ${liste} » : la nationalité d'un autre État de l'Union européenne est nécessaire`,
    en: ({ liste }) =>
      `list "${liste}": the nationality of another state of the European Union is needed`,
  },
  "deja-peuplee": {
    gravite: "avertissement",
    fr: ({ commune }) => french`des électeurs ont déjà été inventés pour la commune ${commune}`,
    en: ({ commune }) => `electors were invented before for commune ${commune}`,
  },
};
