import {
  type LotDeLotsDUnitesElectoralesDePlusieursTypesType,
  type LotDUnitesElectoralesDePlusieursTypesType,
  lotDeLotsDUnitesElectoralesDePlusieursTypes,
  lotDUnitesElectoralesDePlusieursTypes,
} from "scrutin";
import {
  avisDeRadiationComplet,
  avisDeRadiationMinimal,
  avisDInscriptionComplet,
  avisDOfficeDuLot,
  demandeDAppositionDUneMentionComplet,
  demandeDeRadiationComplet,
  inscriptionAAjaccio,
  inscriptionAParis,
  inscriptionASaintDenis,
  inscriptionDOfficeAParis,
  propositionDInscriptionDOfficeComplet,
  radiationAAjaccio,
  radiationDuLotMinimal,
  refusDeMentionDuLot,
  refusDeRadiationAParis,
  refusDeRadiationDuLot,
} from "./unites.js";

/*
 * Lots d'unités, et lots de lots. Celui de trois communes réunit Ajaccio, un arrondissement de Paris et Saint-Denis de La Réunion.
 */

export const lotDUnitesElectoralesDePlusieursTypesComplet: LotDUnitesElectoralesDePlusieursTypesType =
  lotDUnitesElectoralesDePlusieursTypes()
    .identifiant((i) => i.commune("44109").numeroDeLot("0001"))
    .uniteElectorale([
      { kind: "avisDInscription", value: avisDInscriptionComplet },
      { kind: "avisDInscriptionDOffice", value: avisDOfficeDuLot },
      { kind: "avisDeRadiation", value: avisDeRadiationComplet },
      { kind: "refusDeRadiation", value: refusDeRadiationDuLot },
      { kind: "refusDAppositionDUneMention", value: refusDeMentionDuLot },
      { kind: "demandeDeRadiation", value: demandeDeRadiationComplet },
      { kind: "demandeDAppositionDUneMention", value: demandeDAppositionDUneMentionComplet },
      { kind: "propositionDInscriptionDOffice", value: propositionDInscriptionDOfficeComplet },
    ])
    .build();

export const lotDUnitesElectoralesDePlusieursTypesMinimal: LotDUnitesElectoralesDePlusieursTypesType =
  lotDUnitesElectoralesDePlusieursTypes()
    .identifiant((i) => i.commune("44109").numeroDeLot("0002"))
    .uniteElectorale([{ kind: "avisDeRadiation", value: avisDeRadiationMinimal }])
    .build();

export const lotDeLotsDUnitesElectoralesDePlusieursTypesComplet: LotDeLotsDUnitesElectoralesDePlusieursTypesType =
  lotDeLotsDUnitesElectoralesDePlusieursTypes()
    .lot([
      (l) =>
        l
          .numero(1)
          .identifiant((i) => i.commune("2A004").numeroDeLot("0017"))
          .uniteElectorale([
            { kind: "avisDInscription", value: inscriptionAAjaccio },
            { kind: "avisDeRadiation", value: radiationAAjaccio },
          ]),
      (l) =>
        l
          .numero(2)
          .identifiant((i) => i.commune("75120").numeroDeLot("0102"))
          .uniteElectorale([
            { kind: "avisDInscription", value: inscriptionAParis },
            { kind: "avisDInscriptionDOffice", value: inscriptionDOfficeAParis },
            { kind: "refusDeRadiation", value: refusDeRadiationAParis },
          ]),
      (l) =>
        l
          .numero(3)
          .identifiant((i) => i.commune("97411").numeroDeLot("0005"))
          .uniteElectorale([{ kind: "avisDInscription", value: inscriptionASaintDenis }]),
    ])
    .build();

export const lotDeLotsDUnitesElectoralesDePlusieursTypesMinimal: LotDeLotsDUnitesElectoralesDePlusieursTypesType =
  lotDeLotsDUnitesElectoralesDePlusieursTypes()
    .lot([
      (l) =>
        l
          .numero(1)
          .identifiant((i) => i.commune("97411").numeroDeLot("0006"))
          .uniteElectorale([{ kind: "avisDeRadiation", value: radiationDuLotMinimal }]),
    ])
    .build();
