/**
 * Public API of `scrutin/banc`, for Node alone: a bench that plays the other side of the exchange, for tests of software, and its client. It is
 * not Insee's, certifies nothing, and its electors are invented.
 *
 * @module
 */
export {
  type FichierFictif,
  fichierFictif,
  type ModeleDeFichier,
  type OptionsDuFichier,
} from "../../../electoral/banc/autre-cote.js";
export type {
  Attente,
  AutreCote,
  Constat,
  ElecteurConnu,
  EntreeDuBanc,
  EnvoiDuBanc,
  ModeleDAutreCote,
  Reaction,
  TexteDuBanc,
} from "../../../electoral/banc/contrat.js";
export type { Designation, Evenement, Signalement } from "../../../electoral/banc/evenements.js";
export type { Bilan, Ecart, Enregistrement } from "../../../electoral/node/banc/bilan.js";
export {
  type AccesAuBanc,
  type DemandeAuBanc,
  demander,
  ErreurDuBanc,
} from "../../../electoral/node/banc/client/acces.js";
export { faireSurvenir, reglerHorloge } from "../../../electoral/node/banc/client/client.js";
export { deposer, type OptionsDeDepot } from "../../../electoral/node/banc/client/deposer.js";
export {
  type FichierRetire,
  type OptionsDeRetrait,
  retirer,
} from "../../../electoral/node/banc/client/retirer.js";
export type { BancOuvert } from "../../../electoral/node/banc/http/serveur.js";
export type { Limites } from "../../../electoral/node/banc/limites.js";
export type { Compte } from "../../../electoral/node/banc/magasin/comptes.js";
export type { Ecarte } from "../../../electoral/node/banc/magasin/magasin.js";
export { autreCoteMuet } from "../../../electoral/node/banc/muet.js";
export type { DepotVu } from "../../../electoral/node/banc/vues.js";
export { demarrerBanc, type OptionsDuBanc } from "./demarrer.js";
