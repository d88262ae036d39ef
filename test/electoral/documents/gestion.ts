import {
  type EnvoiGestionType,
  envoiGestion,
  type ModificationDuTypeDeListeType,
  modificationDuTypeDeListe,
  type ReactivationDInscriptionType,
  reactivationDInscription,
  type SuppressionDeMentionType,
  suppressionDeMention,
} from "scrutin/gestion";
import {
  alizeePoezevara,
  anneMarieLheritier,
  briacMevel,
  eleniPapadopoulos,
  liseVanDenBergh,
  tanguyEvrard,
} from "./electeurs.js";
import { nantes, nantesComplet, periode2008 } from "./lieux.js";
import { communeDeNantes, insee, inseePaysDeLaLoire, villeDeNantes } from "./partenaires.js";

/*
 * Ce qui est réservé à l'Insee : trois unités et leur envoi.
 */

export const modificationDuTypeDeListeComplet: ModificationDuTypeDeListeType =
  modificationDuTypeDeListe()
    .id("MT-INSEE-44109-000603")
    .periodeDeRevision(periode2008)
    .inscription((i) =>
      i.electeur(liseVanDenBergh).typeDeListe("cm").communeDInscription(nantesComplet),
    )
    .nouveauTypeDeListe("ce")
    .dateDeLaRectification("2009-01-22")
    .motif("Liste municipale cochée à la place de la liste européenne.")
    .build();

export const modificationDuTypeDeListeMinimal: ModificationDuTypeDeListeType =
  modificationDuTypeDeListe()
    .id("MT-INSEE-44109-000606")
    .periodeDeRevision(periode2008)
    .inscription((i) => i.electeur(eleniPapadopoulos).typeDeListe("p").communeDInscription(nantes))
    .nouveauTypeDeListe("cm")
    .dateDeLaRectification("2009-01-22")
    .build();

export const reactivationDInscriptionComplet: ReactivationDInscriptionType =
  reactivationDInscription()
    .id("RI-INSEE-44109-000601")
    .periodeDeRevision(periode2008)
    .inscription((i) =>
      i.electeur(anneMarieLheritier).typeDeListe("p").communeDInscription(nantesComplet),
    )
    .dateDeLaRectification("2009-01-20")
    .motif("Radiation prononcée par erreur, signalée par la commune.")
    .build();

export const reactivationDInscriptionMinimal: ReactivationDInscriptionType =
  reactivationDInscription()
    .id("RI-INSEE-44109-000604")
    .periodeDeRevision(periode2008)
    .inscription((i) => i.electeur(alizeePoezevara).typeDeListe("p").communeDInscription(nantes))
    .dateDeLaRectification("2009-01-20")
    .build();

export const suppressionDeMentionComplet: SuppressionDeMentionType = suppressionDeMention()
  .id("SM-INSEE-44109-000602")
  .periodeDeRevision(periode2008)
  .inscription((i) => i.electeur(tanguyEvrard).typeDeListe("p").communeDInscription(nantesComplet))
  .mention((m) =>
    m
      .typeDeMention("PR-REF")
      .posteConsulaire("Ambassade de France à Madrid")
      .paysDeResidence((p) => p.code("99134").value("Espagne")),
  )
  .dateDeLaRectification("2009-01-21")
  .motif("Retour en France signalé par la commune.")
  .build();

export const suppressionDeMentionMinimal: SuppressionDeMentionType = suppressionDeMention()
  .id("SM-INSEE-44109-000605")
  .periodeDeRevision(periode2008)
  .inscription((i) => i.electeur(briacMevel).typeDeListe("p").communeDInscription(nantes))
  .mention((m) => m.typeDeMention("MF"))
  .dateDeLaRectification("2009-01-21")
  .build();

export const envoiGestionComplet: EnvoiGestionType = envoiGestion()
  .enveloppeElectorale((e) =>
    e
      .identifiantEnvoi("INSEE-G-2009-000007")
      .dateHeureEnvoi("2009-01-22T07:30:00")
      .emetteur(inseePaysDeLaLoire)
      .destinataire(villeDeNantes)
      .environnement("P")
      .versionSchema("2008")
      .nombreDUnites(3),
  )
  .contenu((c) =>
    c.uniteDeGestion([
      { kind: "reactivationDInscription", value: reactivationDInscriptionComplet },
      { kind: "suppressionDeMention", value: suppressionDeMentionComplet },
      { kind: "modificationDuTypeDeListe", value: modificationDuTypeDeListeComplet },
    ]),
  )
  .build();

export const envoiGestionMinimal: EnvoiGestionType = envoiGestion()
  .enveloppeElectorale((e) =>
    e
      .identifiantEnvoi("INSEE-G-2009-000008")
      .dateHeureEnvoi("2009-01-22T07:31:00")
      .emetteur(insee)
      .destinataire(communeDeNantes)
      .environnement("P")
      .nombreDUnites(1),
  )
  .contenu((c) =>
    c.uniteDeGestion([
      { kind: "reactivationDInscription", value: reactivationDInscriptionMinimal },
    ]),
  )
  .build();
