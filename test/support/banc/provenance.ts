/** How well a step of a flow is known: read in a source, deduced, or our own design. */
export type Statut = "known" | "inferred" | "designed";

/** What a step rests on. The letters of sources are those of the facts that docs/banc.md quotes. */
export interface Fondement {
  readonly statut: Statut;
  readonly texte: string;
}

/** The name of a step's foundation. */
export type NomDeFondement =
  | "compte"
  | "depot"
  | "bilan"
  | "retrait"
  | "archive"
  | "acquittement"
  | "tdt"
  | "lot de lots"
  | "evenement"
  | "horloge"
  | "avisDInscription"
  | "avisDInscriptionDOffice"
  | "avisDeRadiation"
  | "refusDeRadiation"
  | "refusDAppositionDUneMention"
  | "demandeDeRadiation"
  | "demandeDAppositionDUneMention"
  | "propositionDInscriptionDOffice"
  | "reactivationDInscription"
  | "suppressionDeMention"
  | "modificationDuTypeDeListe"
  | "silence-vaut-accord"
  | "refus-pris-en-compte"
  | "refus-tardif"
  | "proposition-sans-suite"
  | "constat";

/** What each step rests on, in the order in which the page lists them. */
export const fondements: Readonly<Record<NomDeFondement, Fondement>> = {
  compte: {
    statut: "known",
    texte: "HTTP Basic authentication, as in Insee's deposit service of about 2018",
  },
  depot: {
    statut: "inferred",
    texte:
      "a deposit service for software existed (Insee's page on the exchange); its path and answers here are ours, HTTP after its successor",
  },
  bilan: {
    statut: "inferred",
    texte:
      "two levels, file refused or records in error: the cahier des charges of état civil, same channels and same envelope",
  },
  retrait: {
    statut: "inferred",
    texte:
      "a list `ServiceDepotRetrait` of `Fichiers` with `id` and `URI`: known of Insee's service with Sirene, taken for this exchange",
  },
  archive: {
    statut: "known",
    texte:
      "files from Insee come in a compressed archive that the commune unpacks (openElec's manual)",
  },
  acquittement: { statut: "designed", texte: "how a commune says that it has a file" },
  tdt: {
    statut: "inferred",
    texte:
      "transmission devices were announced for both directions; the states are those of the public code of S2LOW and ours",
  },
  "lot de lots": {
    statut: "known",
    texte:
      "lots of lots are for intermediaries, one inner lot for each commune (Insee's documentation)",
  },
  evenement: { statut: "designed", texte: "how Insee hears of it is not part of the exchange" },
  horloge: { statut: "designed", texte: "the bench has a clock of its own" },
  avisDInscription: {
    statut: "known",
    texte: "sent by the commune after its commission, within 8 days (R.20)",
  },
  avisDInscriptionDOffice: {
    statut: "known",
    texte: "the commune's answer to a proposition, after its commission",
  },
  avisDeRadiation: { statut: "known", texte: "sent by the commune, on its own initiative" },
  refusDeRadiation: {
    statut: "known",
    texte: "within 21 days from reception, with a motive; its codes are ours",
  },
  refusDAppositionDUneMention: {
    statut: "known",
    texte: "within 21 days from reception, with the demande in it; its codes are ours",
  },
  demandeDeRadiation: {
    statut: "known",
    texte:
      "Insee tells the former commune (R.21), and asks after an incapacity, a death, a loss of nationality; motives 0 to 9 as in its files",
  },
  demandeDAppositionDUneMention: {
    statut: "known",
    texte: "Insee asks for the mentions of French electors abroad: PR-REF, MF",
  },
  propositionDInscriptionDOffice: {
    statut: "known",
    texte: "young people who reach 18, in batches of which the days of 2016-2017 are known",
  },
  reactivationDInscription: {
    statut: "known",
    texte: "reserved for Insee: it corrects an error that a commune reported; its content is ours",
  },
  suppressionDeMention: {
    statut: "known",
    texte: "reserved for Insee: it corrects an error that a commune reported; its content is ours",
  },
  modificationDuTypeDeListe: {
    statut: "known",
    texte: "reserved for Insee: it corrects an error that a commune reported; its content is ours",
  },
  "silence-vaut-accord": {
    statut: "known",
    texte: "what was asked and done is not echoed: refusals alone are sent (R.20)",
  },
  "refus-pris-en-compte": {
    statut: "known",
    texte: "a commune owns its list and may refuse; that Insee says so in a receipt is ours",
  },
  "refus-tardif": {
    statut: "designed",
    texte:
      "what Insee did with late refusals is not known: here they change nothing, and it is said",
  },
  "proposition-sans-suite": {
    statut: "designed",
    texte: "a proposition may stay without an answer (known); it lapses with its period",
  },
  constat: { statut: "designed", texte: "what else the bench finds, by its code" },
};

/** Whether a name is one of a foundation: codes and kinds that have none of their own are `constat`. */
export function estUnFondement(nom: string): nom is NomDeFondement {
  return Object.hasOwn(fondements, nom);
}
