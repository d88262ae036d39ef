import {
  type EnvoiLotDUnitesElectoralesType,
  type EnvoiUniteElectoraleType,
  envoiLotDUnitesElectorales,
  envoiUniteElectorale,
} from "scrutin";
import {
  lotDUnitesElectoralesDePlusieursTypesComplet,
  lotDUnitesElectoralesDePlusieursTypesMinimal,
} from "./lots.js";
import {
  communeDeNantes,
  insee,
  inseePaysDeLaLoire,
  tiersDeTeletransmission,
  villeDeNantes,
} from "./partenaires.js";
import { avisDInscriptionComplet, demandeDeRadiationMinimal } from "./unites.js";

/*
 * Envois, avec leur enveloppe.
 */

export const envoiLotDUnitesElectoralesComplet: EnvoiLotDUnitesElectoralesType =
  envoiLotDUnitesElectorales()
    .enveloppeElectorale((e) =>
      e
        .identifiantEnvoi("TDT-44109-000871")
        .dateHeureEnvoi("2009-01-12T23:59:59")
        .emetteur(tiersDeTeletransmission)
        .destinataire(villeDeNantes)
        .environnement("T")
        .versionSchema("2008")
        .nombreDUnites(8),
    )
    .contenu((c) =>
      c.lotDUnitesElectoralesDePlusieursTypes(lotDUnitesElectoralesDePlusieursTypesComplet),
    )
    .build();

export const envoiLotDUnitesElectoralesMinimal: EnvoiLotDUnitesElectoralesType =
  envoiLotDUnitesElectorales()
    .enveloppeElectorale((e) =>
      e
        .identifiantEnvoi("44109-20090112-0002")
        .dateHeureEnvoi("2009-01-12T09:15:00")
        .emetteur(communeDeNantes)
        .destinataire(insee)
        .environnement("P")
        .nombreDUnites(1),
    )
    .contenu((c) =>
      c.lotDUnitesElectoralesDePlusieursTypes(lotDUnitesElectoralesDePlusieursTypesMinimal),
    )
    .build();

export const envoiUniteElectoraleComplet: EnvoiUniteElectoraleType = envoiUniteElectorale()
  .enveloppeElectorale((e) =>
    e
      .identifiantEnvoi("44109-20081219-0001")
      .dateHeureEnvoi("2008-12-19T17:42:05")
      .emetteur(villeDeNantes)
      .destinataire(inseePaysDeLaLoire)
      .environnement("P")
      .versionSchema("2008")
      .nombreDUnites(1),
  )
  .contenu((c) => c.avisDInscription(avisDInscriptionComplet))
  .build();

export const envoiUniteElectoraleMinimal: EnvoiUniteElectoraleType = envoiUniteElectorale()
  .enveloppeElectorale((e) =>
    e
      .identifiantEnvoi("INSEE-2008-004512")
      .dateHeureEnvoi("2008-12-09T08:00:00")
      .emetteur(insee)
      .destinataire(communeDeNantes)
      .environnement("T")
      .nombreDUnites(1),
  )
  .contenu((c) => c.demandeDeRadiation(demandeDeRadiationMinimal))
  .build();
