import {
  type AvisDeRadiationType,
  type AvisDInscriptionDOfficeType,
  type AvisDInscriptionType,
  avisDeRadiation,
  avisDInscription,
  avisDInscriptionDOffice,
  type DemandeDAppositionDUneMentionType,
  type DemandeDeRadiationType,
  demandeDAppositionDUneMention,
  demandeDeRadiation,
  type PropositionDInscriptionDOfficeType,
  propositionDInscriptionDOffice,
  type RefusDAppositionDUneMentionType,
  type RefusDeRadiationType,
  refusDAppositionDUneMention,
  refusDeRadiation,
} from "scrutin";
import {
  expeditHoarau,
  gaetanPelissier,
  herveChatelain,
  jeanFrancoisLeBraz,
  laetitiaLeca,
  loicKermarrec,
  maelleDelaunayPerie,
  maimounaNGuessanDupre,
  marieJoseePayetGrondin,
  maxenceRoze,
  nolwennAbgrall,
  pascalAntoineColombani,
  remiFraisse,
  soleneEvenou,
  theoGuezennec,
  zoeNoelLHotellier,
  zofiaDabrowska,
} from "./electeurs.js";
import {
  adresseDeResidence,
  ajaccio,
  auLargeDeVigoComplet,
  nantes,
  nantesComplet,
  paris20eArrondissement,
  periode2008,
  rennes,
  rennesComplet,
  saintDenis,
} from "./lieux.js";

/*
 * Les huit unités électorales, complètes et minimales, écrites comme le ferait le logiciel d'une mairie ou de l'Insee.
 */

export const avisDeRadiationComplet: AvisDeRadiationType = avisDeRadiation()
  .id("AR-44109-000301")
  .periodeDeRevision(periode2008)
  .numeroDEnregistrement("000301")
  .inscription((i) =>
    i.electeur(jeanFrancoisLeBraz).typeDeListe("p").communeDInscription(nantesComplet),
  )
  .motifDeRadiation("D")
  .dateDeRadiation("2008-11-20")
  .build();

export const avisDeRadiationMinimal: AvisDeRadiationType = avisDeRadiation()
  .id("AR-44109-000302")
  .periodeDeRevision(periode2008)
  .numeroDEnregistrement("000302")
  .inscription((i) => i.electeur(maxenceRoze).typeDeListe("p").communeDInscription(nantes))
  .motifDeRadiation("P")
  .dateDeRadiation("2009-01-09")
  .build();

export const avisDInscriptionComplet: AvisDInscriptionType = avisDInscription()
  .id("AI-44109-000123")
  .periodeDeRevision(periode2008)
  .numeroDEnregistrement("000123")
  .inscription((i) =>
    i.electeur(zoeNoelLHotellier).typeDeListe("p").communeDInscription(nantesComplet),
  )
  .typeDInscription("1")
  .dateDInscription("2008-12-18")
  .adresse(adresseDeResidence(["14", "rue", "des Trois-Fontaines"], "44000", ["44109", "Nantes"]))
  .lieuDInscriptionPrecedent((l) => l.commune(rennesComplet))
  .build();

export const avisDInscriptionMinimal: AvisDInscriptionType = avisDInscription()
  .id("AI-44109-000124")
  .periodeDeRevision(periode2008)
  .numeroDEnregistrement("000124")
  .inscription((i) => i.electeur(loicKermarrec).typeDeListe("p").communeDInscription(nantes))
  .typeDInscription("2")
  .dateDInscription("2009-01-09")
  .adresse((a) =>
    a.adressePostale((a) => a.ligneQuatre("3 place du Puits").ligneSix("44300 NANTES")),
  )
  .build();

export const demandeDAppositionDUneMentionComplet: DemandeDAppositionDUneMentionType =
  demandeDAppositionDUneMention()
    .id("DM-INSEE-44109-000051")
    .periodeDeRevision(periode2008)
    .inscription((i) =>
      i.electeur(herveChatelain).typeDeListe("p").communeDInscription(nantesComplet),
    )
    .mention((m) =>
      m
        .typeDeMention("PR-REF")
        .posteConsulaire("Consulat général de France à Bruxelles")
        .paysDeResidence((p) => p.code("BE").value("Belgique")),
    )
    .build();

export const demandeDAppositionDUneMentionMinimal: DemandeDAppositionDUneMentionType =
  demandeDAppositionDUneMention()
    .id("DM-INSEE-44109-000052")
    .periodeDeRevision(periode2008)
    .inscription((i) => i.electeur(soleneEvenou).typeDeListe("p").communeDInscription(nantes))
    .mention((m) => m.typeDeMention("MF"))
    .build();

export const demandeDeRadiationComplet: DemandeDeRadiationType = demandeDeRadiation()
  .id("DR-INSEE-44109-000045")
  .periodeDeRevision(periode2008)
  .inscription((i) =>
    i.electeur(gaetanPelissier).typeDeListe("p").communeDInscription(nantesComplet),
  )
  .motifDeLaDemande("1")
  .dateDeLEvenement("2008-10")
  .nouvelleCommuneDInscription(rennesComplet)
  .deces((d) =>
    d
      .typeDeces("M")
      .dateDeces("2008-10")
      .lieuDeces(auLargeDeVigoComplet)
      .numeroActeDeces("2008-77"),
  )
  .build();

export const demandeDeRadiationMinimal: DemandeDeRadiationType = demandeDeRadiation()
  .id("DR-INSEE-44109-000046")
  .periodeDeRevision(periode2008)
  .inscription((i) => i.electeur(nolwennAbgrall).typeDeListe("p").communeDInscription(nantes))
  .motifDeLaDemande("5")
  .build();

export const propositionDInscriptionDOfficeComplet: PropositionDInscriptionDOfficeType =
  propositionDInscriptionDOffice()
    .id("PI-INSEE-44109-000031")
    .periodeDeRevision(periode2008)
    .inscriptionProposee((i) =>
      i.electeur(maelleDelaunayPerie).typeDeListe("p").communeDInscription(nantesComplet),
    )
    .adresse(
      adresseDeResidence(["25", "boulevard", "de la Petite-Hollande"], "44000", [
        "44109",
        "Nantes",
      ]),
    )
    .build();

export const propositionDInscriptionDOfficeMinimal: PropositionDInscriptionDOfficeType =
  propositionDInscriptionDOffice()
    .id("PI-INSEE-44109-000032")
    .periodeDeRevision(periode2008)
    .inscriptionProposee((i) =>
      i.electeur(theoGuezennec).typeDeListe("p").communeDInscription(nantes),
    )
    .adresse((a) =>
      a.adressePostale((a) => a.ligneQuatre("6 rue du Moulin-Neuf").ligneSix("44200 NANTES")),
    )
    .build();

export const avisDInscriptionDOfficeComplet: AvisDInscriptionDOfficeType = avisDInscriptionDOffice()
  .id("AO-44109-000201")
  .periodeDeRevision(periode2008)
  .numeroDEnregistrement("000201")
  .propositionDInscriptionDOffice(propositionDInscriptionDOfficeComplet)
  .dateDInscription("2009-01-09")
  .adresse(
    adresseDeResidence(["3", "rue", "du Bois-Raguenet"], "44800", ["44162", "Saint-Herblain"]),
  )
  .build();

export const avisDInscriptionDOfficeMinimal: AvisDInscriptionDOfficeType = avisDInscriptionDOffice()
  .id("AO-44109-000202")
  .periodeDeRevision(periode2008)
  .numeroDEnregistrement("000202")
  .propositionDInscriptionDOffice(propositionDInscriptionDOfficeMinimal)
  .dateDInscription("2009-01-09")
  .build();

export const refusDAppositionDUneMentionComplet: RefusDAppositionDUneMentionType =
  refusDAppositionDUneMention()
    .id("RM-44109-000501")
    .periodeDeRevision(periode2008)
    .demandeDAppositionDUneMention(demandeDAppositionDUneMentionComplet)
    .refusDeLaMention((r) =>
      r
        .dateDuRefus("2008-12-30")
        .motifDuRefus("9")
        .precision("L'électeur a demandé par écrit à voter à Nantes à toutes les élections."),
    )
    .build();

export const refusDAppositionDUneMentionMinimal: RefusDAppositionDUneMentionType =
  refusDAppositionDUneMention()
    .id("RM-44109-000502")
    .periodeDeRevision(periode2008)
    .demandeDAppositionDUneMention(demandeDAppositionDUneMentionMinimal)
    .refusDeLaMention((r) => r.dateDuRefus("2009-01-06").motifDuRefus("3"))
    .build();

export const refusDeRadiationComplet: RefusDeRadiationType = refusDeRadiation()
  .id("RR-44109-000401")
  .periodeDeRevision(periode2008)
  .demandeDeRadiation(demandeDeRadiationComplet)
  .refusDeLaRadiation((r) =>
    r
      .dateDuRefus("2008-12-30")
      .motifDuRefus("9")
      .precision(
        "L'électeur s'est présenté en mairie le 29 décembre 2008 ; l'acte de décès est celui d'un homonyme.",
      ),
  )
  .build();

export const refusDeRadiationMinimal: RefusDeRadiationType = refusDeRadiation()
  .id("RR-44109-000402")
  .periodeDeRevision(periode2008)
  .demandeDeRadiation(demandeDeRadiationMinimal)
  .refusDeLaRadiation((r) => r.dateDuRefus("2008-12-22").motifDuRefus("2"))
  .build();

const propositionDuLot: PropositionDInscriptionDOfficeType = propositionDInscriptionDOffice()
  .id("PI-INSEE-44109-000035")
  .periodeDeRevision(periode2008)
  .inscriptionProposee((i) =>
    i.electeur(maelleDelaunayPerie).typeDeListe("p").communeDInscription(nantesComplet),
  )
  .adresse(
    adresseDeResidence(["25", "boulevard", "de la Petite-Hollande"], "44000", ["44109", "Nantes"]),
  )
  .build();

export const avisDOfficeDuLot: AvisDInscriptionDOfficeType = avisDInscriptionDOffice()
  .id("AO-44109-000201")
  .periodeDeRevision(periode2008)
  .numeroDEnregistrement("000201")
  .propositionDInscriptionDOffice(propositionDuLot)
  .dateDInscription("2009-01-09")
  .adresse(
    adresseDeResidence(["3", "rue", "du Bois-Raguenet"], "44800", ["44162", "Saint-Herblain"]),
  )
  .build();

const demandeDeRadiationDuLot: DemandeDeRadiationType = demandeDeRadiation()
  .id("DR-INSEE-44109-000047")
  .periodeDeRevision(periode2008)
  .inscription((i) =>
    i.electeur(gaetanPelissier).typeDeListe("p").communeDInscription(nantesComplet),
  )
  .motifDeLaDemande("1")
  .dateDeLEvenement("2008-10")
  .nouvelleCommuneDInscription(rennesComplet)
  .deces((d) =>
    d
      .typeDeces("M")
      .dateDeces("2008-10")
      .lieuDeces(auLargeDeVigoComplet)
      .numeroActeDeces("2008-77"),
  )
  .build();

export const refusDeRadiationDuLot: RefusDeRadiationType = refusDeRadiation()
  .id("RR-44109-000401")
  .periodeDeRevision(periode2008)
  .demandeDeRadiation(demandeDeRadiationDuLot)
  .refusDeLaRadiation((r) =>
    r
      .dateDuRefus("2008-12-30")
      .motifDuRefus("9")
      .precision(
        "L'électeur s'est présenté en mairie le 29 décembre 2008 ; l'acte de décès est celui d'un homonyme.",
      ),
  )
  .build();

const demandeDeMentionDuLot: DemandeDAppositionDUneMentionType = demandeDAppositionDUneMention()
  .id("DM-INSEE-44109-000053")
  .periodeDeRevision(periode2008)
  .inscription((i) =>
    i.electeur(herveChatelain).typeDeListe("p").communeDInscription(nantesComplet),
  )
  .mention((m) =>
    m
      .typeDeMention("PR-REF")
      .posteConsulaire("Consulat général de France à Bruxelles")
      .paysDeResidence((p) => p.code("BE").value("Belgique")),
  )
  .build();

export const refusDeMentionDuLot: RefusDAppositionDUneMentionType = refusDAppositionDUneMention()
  .id("RM-44109-000501")
  .periodeDeRevision(periode2008)
  .demandeDAppositionDUneMention(demandeDeMentionDuLot)
  .refusDeLaMention((r) =>
    r
      .dateDuRefus("2008-12-30")
      .motifDuRefus("9")
      .precision("L'électeur a demandé par écrit à voter à Nantes à toutes les élections."),
  )
  .build();

export const inscriptionAAjaccio: AvisDInscriptionType = avisDInscription()
  .id("AI-2A004-000043")
  .periodeDeRevision(periode2008)
  .numeroDEnregistrement("000043")
  .inscription((i) =>
    i.electeur(pascalAntoineColombani).typeDeListe("p").communeDInscription(ajaccio),
  )
  .typeDInscription("1")
  .dateDInscription("2008-12-19")
  .adresse((a) =>
    a.adresseGeographique((a) =>
      a
        .numeroVoie("11")
        .typeVoie("montée")
        .nomVoie("du Casone")
        .codePostal("20090")
        .localite((l) => l.code("2A004").value("Ajaccio")),
    ),
  )
  .build();

export const radiationAAjaccio: AvisDeRadiationType = avisDeRadiation()
  .id("AR-2A004-000013")
  .periodeDeRevision(periode2008)
  .numeroDEnregistrement("000013")
  .inscription((i) => i.electeur(laetitiaLeca).typeDeListe("p").communeDInscription(ajaccio))
  .motifDeRadiation("P")
  .dateDeRadiation("2008-12-19")
  .build();

export const inscriptionAParis: AvisDInscriptionType = avisDInscription()
  .id("AI-75120-000311")
  .periodeDeRevision(periode2008)
  .numeroDEnregistrement("000311")
  .inscription((i) =>
    i.electeur(zofiaDabrowska).typeDeListe("ce").communeDInscription(paris20eArrondissement),
  )
  .typeDInscription("1")
  .dateDInscription("2008-12-23")
  .adresse((a) =>
    a.adressePostale((a) =>
      a
        .ligneUne("Mme DABROWSKA Zofia")
        .ligneQuatre("40 rue des Amandiers-en-Fleurs")
        .ligneSix("75020 PARIS"),
    ),
  )
  .build();

const propositionAParis: PropositionDInscriptionDOfficeType = propositionDInscriptionDOffice()
  .id("PI-INSEE-75120-000033")
  .periodeDeRevision(periode2008)
  .inscriptionProposee((i) =>
    i.electeur(maimounaNGuessanDupre).typeDeListe("p").communeDInscription(paris20eArrondissement),
  )
  .adresse((a) =>
    a.adressePostale((a) => a.ligneQuatre("5 passage des Lilas-Blancs").ligneSix("75020 PARIS")),
  )
  .build();

export const inscriptionDOfficeAParis: AvisDInscriptionDOfficeType = avisDInscriptionDOffice()
  .id("AO-75120-000203")
  .periodeDeRevision(periode2008)
  .numeroDEnregistrement("000203")
  .propositionDInscriptionDOffice(propositionAParis)
  .dateDInscription("2009-01-09")
  .build();

const demandeDeRadiationAParis: DemandeDeRadiationType = demandeDeRadiation()
  .id("DR-INSEE-75120-000076")
  .periodeDeRevision(periode2008)
  .inscription((i) =>
    i.electeur(remiFraisse).typeDeListe("p").communeDInscription(paris20eArrondissement),
  )
  .motifDeLaDemande("2")
  .dateDeLEvenement("2008-11")
  .nouvelleCommuneDInscription(rennes)
  .build();

export const refusDeRadiationAParis: RefusDeRadiationType = refusDeRadiation()
  .id("RR-75120-000406")
  .periodeDeRevision(periode2008)
  .demandeDeRadiation(demandeDeRadiationAParis)
  .refusDeLaRadiation((r) => r.dateDuRefus("2008-12-26").motifDuRefus("1"))
  .build();

export const inscriptionASaintDenis: AvisDInscriptionType = avisDInscription()
  .id("AI-97411-000008")
  .periodeDeRevision(periode2008)
  .numeroDEnregistrement("000008")
  .inscription((i) =>
    i.electeur(marieJoseePayetGrondin).typeDeListe("p").communeDInscription(saintDenis),
  )
  .typeDInscription("1")
  .dateDInscription("2008-12-30")
  .adresse((a) =>
    a.adresseGeographique((a) =>
      a
        .numeroVoie("52")
        .typeVoie("rue")
        .nomVoie("des Letchis")
        .codePostal("97400")
        .localite((l) => l.code("97411").value("Saint-Denis")),
    ),
  )
  .build();

export const radiationDuLotMinimal: AvisDeRadiationType = avisDeRadiation()
  .id("AR-97411-000014")
  .periodeDeRevision(periode2008)
  .numeroDEnregistrement("000014")
  .inscription((i) => i.electeur(expeditHoarau).typeDeListe("p").communeDInscription(saintDenis))
  .motifDeRadiation("E")
  .dateDeRadiation("2009-01-09")
  .build();
