import {
  type AdresseGeopostaleType,
  adresseGeopostaleType,
  type LieuType,
  lieuType,
  type PeriodeDeRevisionType,
  periodeDeRevisionType,
} from "scrutin";
import type { ChoiceBuilderOf, Finished } from "scrutin/runtime/v1";

/*
 * Lieux, période et adresses des documents : des constructeurs auxquels il ne manque rien, que chaque document reprend.
 */

export const periode2008: Finished<PeriodeDeRevisionType> = periodeDeRevisionType()
  .dateDeDebut("2008-09-01")
  .dateDeFin("2009-02-28");

export const nantesComplet: Finished<LieuType> = lieuType()
  .localite((l) => l.code("44109").value("Nantes"))
  .divisionTerritoriale((d) => d.code("44").value("Loire-Atlantique"))
  .pays((p) => p.code("FR").value("France"));

export const rennesComplet: Finished<LieuType> = lieuType()
  .localite((l) => l.code("35238").value("Rennes"))
  .divisionTerritoriale((d) => d.code("35").value("Ille-et-Vilaine"))
  .pays((p) => p.code("FR").value("France"));

export const rennes: Finished<LieuType> = lieuType().localite((l) =>
  l.code("35238").value("Rennes"),
);

export const nantes: Finished<LieuType> = lieuType().localite((l) =>
  l.code("44109").value("Nantes"),
);

export const sevilleComplet: Finished<LieuType> = lieuType()
  .localite({ value: "Séville" })
  .divisionTerritoriale({ value: "Andalousie" })
  .pays((p) => p.code("99134").value("Espagne"));

export const auLargeDeVigoComplet: Finished<LieuType> = lieuType()
  .localite({ value: "Au large de Vigo" })
  .divisionTerritoriale({ value: "Galice" })
  .pays((p) => p.code("99134").value("Espagne"));

export const gandComplet: Finished<LieuType> = lieuType()
  .localite({ value: "Gand" })
  .divisionTerritoriale({ value: "Flandre-Orientale" })
  .pays((p) => p.code("BE").value("Belgique"));

export const patras: Finished<LieuType> = lieuType()
  .localite({ value: "Patras" })
  .pays((p) => p.code("GR").value("Grèce"));

export const ajaccio: Finished<LieuType> = lieuType().localite((l) =>
  l.code("2A004").value("Ajaccio"),
);

export const cracovie: Finished<LieuType> = lieuType()
  .localite({ value: "Cracovie" })
  .pays((p) => p.code("PL").value("Pologne"));

export const paris20eArrondissement: Finished<LieuType> = lieuType().localite((l) =>
  l.code("75120").value("Paris 20e arrondissement"),
);

export const saintDenis: Finished<LieuType> = lieuType().localite((l) =>
  l.code("97411").value("Saint-Denis"),
);

/** L'adresse d'un électeur dans sa résidence, toutes les parties d'une adresse géographique données. */
export function adresseDeResidence(
  [numero, type, nom]: readonly [string, string, string],
  codePostal: string,
  [code, commune]: readonly [string, string],
): ChoiceBuilderOf<AdresseGeopostaleType, "adresseGeographique"> {
  return adresseGeopostaleType().adresseGeographique((a) =>
    a
      .pointRemise("Appartement 12, 3e étage")
      .complement("Résidence Les Hêtres, bâtiment B")
      .numeroVoie(numero)
      .extension("bis")
      .typeVoie(type)
      .nomVoie(nom)
      .lieuDit("Le Clos Fleuri")
      .mentionDistribution("BP 40012")
      .cedex("44902")
      .libelleBureauCedex("NANTES CEDEX 9")
      .codePostal(codePostal)
      .localite({ code, value: commune })
      .divisionTerritoriale({ code: "44", value: "Loire-Atlantique" })
      .pays({ code: "FR", value: "France" }),
  );
}
