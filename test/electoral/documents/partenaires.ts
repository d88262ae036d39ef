import { type PartenaireTypeBuilder, partenaireType } from "scrutin";

/*
 * Émetteurs et destinataires des envois.
 */

export const inseePaysDeLaLoire: PartenaireTypeBuilder<never> = partenaireType()
  .typePartenaire("insee")
  .code("INSEE")
  .libelle("Insee, direction régionale des Pays de la Loire")
  .adresseMessagerie("elections@insee.example")
  .numeroTelephone("02 61 91 00 00");

export const villeDeNantes: PartenaireTypeBuilder<never> = partenaireType()
  .typePartenaire("commune")
  .code("44109")
  .libelle("Ville de Nantes, service des élections")
  .adresseMessagerie("elections@nantes.example")
  .numeroTelephone("02 61 91 12 34");

export const insee: PartenaireTypeBuilder<never> = partenaireType()
  .typePartenaire("insee")
  .code("INSEE");

export const communeDeNantes: PartenaireTypeBuilder<never> = partenaireType()
  .typePartenaire("commune")
  .code("44109");

export const tiersDeTeletransmission: PartenaireTypeBuilder<never> = partenaireType()
  .typePartenaire("tdt")
  .code("99999999900019")
  .libelle("Télétransmission des Collectivités")
  .adresseMessagerie("support@tdt.example")
  .numeroTelephone("01 99 00 12 34");
