/**
 * Public API of `scrutin/electoral`: the generated code of all documents of the electoral exchange, and what a town hall does with them:
 * make sendings, read them, answer in time.
 *
 * @module
 */
export * from "../generated/electoral/index.js";
export {
  datesCompatibles,
  enJourMoisAnnee,
  lireDateSouple,
  lireJour,
  type OptionsDeDate,
} from "./calendrier/dates-souples.js";
export {
  type Delai,
  delaiDAvis,
  delaiDeRefus,
  type Echeance,
  echeanceDeLAvis,
  echeanceDuRefus,
  joursRestants,
  type OptionsDEcheance,
  type Statut,
} from "./calendrier/delais.js";
export { jourOuvrableSuivant, joursFeries } from "./calendrier/feries.js";
export { ajouterJours, aujourdHui, estUnJour, type Jour, joursEntre } from "./calendrier/jours.js";
export { caviarder, masque } from "./caviardage.js";
export {
  arrondissements,
  type CodeGeographique,
  type Continent,
  codeGeographique,
  completerCode,
  lireCommuneDInscription,
  lireLieuDeNaissance,
  lirePays,
  type Ville,
} from "./civil/codes-geographiques.js";
export {
  type EtatDeLUnion,
  etatsDeLUnion,
  lireNationalite,
  type OptionsDeNationalite,
} from "./civil/nationalites.js";
export {
  type Changement,
  lireNom,
  lirePrenoms,
  type OptionsDeNom,
  type Profil,
  type Translitteration,
  transliterer,
} from "./civil/noms.js";
export type { OptionsDEnvoi } from "./echange/completer.js";
export { type Envoi, unitesDe } from "./echange/contenu.js";
export {
  envoi,
  type LotDeCommune,
  lot,
  lotDeLots,
  type OptionsDeLot,
  repartir,
} from "./echange/envois.js";
export { lotDeLotsEnFlux, lotEnFlux, type OptionsDeFlux } from "./echange/flux.js";
export {
  type Ecart,
  type Fin,
  lireEnvoi,
  type OptionsDeLecture,
  type PartieLue,
  type UniteLue,
} from "./echange/lecture.js";
export {
  type EtatDuNumeroteur,
  type Numeroteur,
  numeroteur,
  type OptionsDeNumerotation,
} from "./echange/numeroteur.js";
export type { PlaceDUnite } from "./echange/observateur.js";
export {
  type Candidat,
  type ElecteurDeListe,
  type Raison,
  type Rapprochement,
  rapprocher,
} from "./echange/rapprochement.js";
export {
  inscrireDOffice,
  type OptionsDAttente,
  type OptionsDeRefus,
  type OptionsDeReponse,
  type OptionsDInscriptionDOffice,
  type ReponseAttendue,
  refuserMention,
  refuserRadiation,
  remarqueDeRetard,
  reponsesAttendues,
} from "./echange/reponses.js";
export {
  type Brouillon,
  type BrouillonDe,
  communeDe,
  type KindDUnite,
  nomsDesUnites,
  sigles,
  type Unite,
  type UniteDeGestion,
  type UniteElectorale,
} from "./echange/unites.js";
export {
  ErreurElectorale,
  type Lu,
  type OptionsDeRemarques,
  type Remarque,
  type RemarqueCode,
  type RemarqueOf,
} from "./remarques.js";
export {
  type Champ,
  champs,
  type Definition,
  nomsDesChamps,
  type Operation,
  type TypeDeChamp,
} from "./tableau/champs.js";
export {
  type Colonne,
  type Colonnes,
  type Correspondance,
  lireEntetes,
  prereglages,
} from "./tableau/correspondance.js";
export { type Faute, type LigneLue, lireLigne, type OptionsDeLignes } from "./tableau/lignes.js";
export { lireCorrespondance } from "./tableau/lire-correspondance.js";
export { versCellules } from "./tableau/retour.js";
