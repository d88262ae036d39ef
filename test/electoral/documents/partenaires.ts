import { type PartenaireType, partenaireType } from "scrutin";
import type { Finished } from "scrutin/runtime/v1";

/*
 * Émetteurs et destinataires des envois.
 */

export const inseePaysDeLaLoire: Finished<PartenaireType> = partenaireType()
  .typePartenaire("insee")
  .code("INSEE")
  .libelle("Insee, direction régionale des Pays de la Loire")
  .adresseMessagerie("elections@insee.example")
  .numeroTelephone("02 61 91 00 00");

export const villeDeNantes: Finished<PartenaireType> = partenaireType()
  .typePartenaire("commune")
  .code("44109")
  .libelle("Ville de Nantes, service des élections")
  .adresseMessagerie("elections@nantes.example")
  .numeroTelephone("02 61 91 12 34");

export const insee: Finished<PartenaireType> = partenaireType()
  .typePartenaire("insee")
  .code("INSEE");

export const communeDeNantes: Finished<PartenaireType> = partenaireType()
  .typePartenaire("commune")
  .code("44109");

export const tiersDeTeletransmission: Finished<PartenaireType> = partenaireType()
  .typePartenaire("tdt")
  .code("99999999900019")
  .libelle("Télétransmission des Collectivités")
  .adresseMessagerie("support@tdt.example")
  .numeroTelephone("01 99 00 12 34");
