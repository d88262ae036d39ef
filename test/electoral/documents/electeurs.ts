import { type ElecteurType, electeurType } from "scrutin";
import type { Finished } from "scrutin/runtime/v1";
import {
  ajaccio,
  auLargeDeVigoComplet,
  cracovie,
  gandComplet,
  nantes,
  nantesComplet,
  paris20eArrondissement,
  patras,
  rennes,
  rennesComplet,
  saintDenis,
  sevilleComplet,
} from "./lieux.js";

/*
 * Les électeurs des documents, personnes inventées : des constructeurs auxquels il ne manque rien.
 */

export const jeanFrancoisLeBraz: Finished<ElecteurType> = electeurType()
  .individu((i) =>
    i
      .noms((n) => n.nomFamille("Le Braz").nomUsage("Le Braz-Queffélec").pseudonyme("Yann Ar Braz"))
      .prenoms((p) => p.prenomUsuel("Jean-François").prenom(["Jean-François", "Émile"]))
      .naissance((n) =>
        n.dateNaissance("1935-08").lieuNaissance(nantesComplet).numeroActeNaissance("871"),
      )
      .sexe("M")
      .deces((d) =>
        d.typeDeces("N").dateDeces("2008-11-02").lieuDeces(rennesComplet).numeroActeDeces("0998"),
      ),
  )
  .nationalite("FRA");

export const maxenceRoze: Finished<ElecteurType> = electeurType().individu((i) =>
  i
    .noms((n) => n.nomFamille("Rozé"))
    .prenoms((p) => p.prenom(["Maxence"]))
    .naissance((n) => n.dateNaissance("1980-04-11").lieuNaissance(rennes)),
);

export const zoeNoelLHotellier: Finished<ElecteurType> = electeurType()
  .individu((i) =>
    i
      .noms((n) =>
        n.nomFamille("Noël-L'Hôtellier").nomUsage("D'Aubigny-Lebœuf").pseudonyme("Zoé des Ormes"),
      )
      .prenoms((p) => p.prenomUsuel("Zoé").prenom(["Marie-Thérèse", "Zoé", "Anaïs"]))
      .naissance((n) =>
        n.dateNaissance("1962-08-24").lieuNaissance(rennesComplet).numeroActeNaissance("0001742"),
      )
      .sexe("F"),
  )
  .nationalite("FRA");

export const loicKermarrec: Finished<ElecteurType> = electeurType().individu((i) =>
  i
    .noms((n) => n.nomFamille("Kermarrec"))
    .prenoms((p) => p.prenom(["Loïc"]))
    .naissance((n) => n.dateNaissance("1971-05-03").lieuNaissance(nantes)),
);

export const herveChatelain: Finished<ElecteurType> = electeurType()
  .individu((i) =>
    i
      .noms((n) => n.nomFamille("Châtelain").nomUsage("Châtelain-Maes").pseudonyme("Le Nantais"))
      .prenoms((p) => p.prenomUsuel("Hervé").prenom(["Hervé", "Jean-Baptiste"]))
      .naissance((n) =>
        n.dateNaissance("1974-01-31").lieuNaissance(nantesComplet).numeroActeNaissance("204"),
      )
      .sexe("M"),
  )
  .nationalite("FRA");

export const soleneEvenou: Finished<ElecteurType> = electeurType().individu((i) =>
  i
    .noms((n) => n.nomFamille("Évenou"))
    .prenoms((p) => p.prenom(["Solène"]))
    .naissance((n) => n.dateNaissance("1981").lieuNaissance(nantes)),
);

export const gaetanPelissier: Finished<ElecteurType> = electeurType()
  .individu((i) =>
    i
      .noms((n) => n.nomFamille("Pélissier").nomUsage("Pélissier-Roux").pseudonyme("L'Ancien"))
      .prenoms((p) => p.prenomUsuel("Gaëtan").prenom(["Gaëtan", "Louis-Marie"]))
      .naissance((n) =>
        n.dateNaissance("1929-06-14").lieuNaissance(sevilleComplet).numeroActeNaissance("17"),
      )
      .sexe("M")
      .deces((d) =>
        d
          .typeDeces("M")
          .dateDeces("2008-10")
          .lieuDeces(auLargeDeVigoComplet)
          .numeroActeDeces("2008-77"),
      ),
  )
  .nationalite("FRA");

export const nolwennAbgrall: Finished<ElecteurType> = electeurType().individu((i) =>
  i.noms((n) => n.nomFamille("Abgrall")).prenoms((p) => p.prenom(["Nolwenn"])),
);

export const liseVanDenBergh: Finished<ElecteurType> = electeurType()
  .individu((i) =>
    i
      .noms((n) => n.nomFamille("Van den Bergh").nomUsage("Bertho").pseudonyme("Lise"))
      .prenoms((p) => p.prenomUsuel("Lise").prenom(["Liselotte"]))
      .naissance((n) =>
        n.dateNaissance("1977-03-08").lieuNaissance(gandComplet).numeroActeNaissance("412"),
      )
      .sexe("F"),
  )
  .nationalite("BEL");

export const eleniPapadopoulos: Finished<ElecteurType> = electeurType().individu((i) =>
  i
    .noms((n) => n.nomFamille("Papadopoulos"))
    .prenoms((p) => p.prenom(["Éleni"]))
    .naissance((n) => n.dateNaissance("1990-09-09").lieuNaissance(patras)),
);

export const maelleDelaunayPerie: Finished<ElecteurType> = electeurType()
  .individu((i) =>
    i
      .noms((n) => n.nomFamille("Delaunay-Périé").nomUsage("Périé").pseudonyme("Maé"))
      .prenoms((p) => p.prenomUsuel("Maëlle").prenom(["Maëlle", "Anne-Sophie"]))
      .naissance((n) =>
        n.dateNaissance("1990-10-02").lieuNaissance(rennesComplet).numeroActeNaissance("2210"),
      )
      .sexe("F"),
  )
  .nationalite("FRA");

export const theoGuezennec: Finished<ElecteurType> = electeurType().individu((i) =>
  i
    .noms((n) => n.nomFamille("Guézennec"))
    .prenoms((p) => p.prenom(["Théo"]))
    .naissance((n) => n.dateNaissance("1990-12-19").lieuNaissance(nantes)),
);

export const anneMarieLheritier: Finished<ElecteurType> = electeurType()
  .individu((i) =>
    i
      .noms((n) => n.nomFamille("Lhéritier").nomUsage("Lhéritier-Goût").pseudonyme("Cissi"))
      .prenoms((p) => p.prenomUsuel("Anne-Marie").prenom(["Cécile", "Anne-Marie"]))
      .naissance((n) =>
        n.dateNaissance("1951-02-27").lieuNaissance(nantesComplet).numeroActeNaissance("77"),
      )
      .sexe("F"),
  )
  .nationalite("FRA");

export const alizeePoezevara: Finished<ElecteurType> = electeurType().individu((i) =>
  i
    .noms((n) => n.nomFamille("Poëzevara"))
    .prenoms((p) => p.prenom(["Alizée"]))
    .naissance((n) => n.dateNaissance("1988-08-18").lieuNaissance(nantes)),
);

export const tanguyEvrard: Finished<ElecteurType> = electeurType()
  .individu((i) =>
    i
      .noms((n) => n.nomFamille("Évrard").nomUsage("Évrard-Ruiz").pseudonyme("Tan"))
      .prenoms((p) => p.prenomUsuel("Tanguy").prenom(["Tanguy"]))
      .naissance((n) =>
        n.dateNaissance("1969-10").lieuNaissance(nantesComplet).numeroActeNaissance("9"),
      )
      .sexe("M"),
  )
  .nationalite("FRA");

export const briacMevel: Finished<ElecteurType> = electeurType().individu((i) =>
  i
    .noms((n) => n.nomFamille("Mével"))
    .prenoms((p) => p.prenom(["Briac"]))
    .naissance((n) => n.dateNaissance("1955").lieuNaissance(nantes)),
);

export const pascalAntoineColombani: Finished<ElecteurType> = electeurType().individu((i) =>
  i
    .noms((n) => n.nomFamille("Colombani"))
    .prenoms((p) => p.prenom(["Pascal-Antoine"]))
    .naissance((n) => n.dateNaissance("1966-07-14").lieuNaissance(ajaccio)),
);

export const laetitiaLeca: Finished<ElecteurType> = electeurType().individu((i) =>
  i
    .noms((n) => n.nomFamille("Leca"))
    .prenoms((p) => p.prenom(["Laetitia"]))
    .naissance((n) => n.dateNaissance("1990-01-08").lieuNaissance(ajaccio)),
);

export const zofiaDabrowska: Finished<ElecteurType> = electeurType()
  .individu((i) =>
    i
      .noms((n) => n.nomFamille("Dabrowska"))
      .prenoms((p) => p.prenom(["Zofia"]))
      .naissance((n) => n.dateNaissance("1983-09-05").lieuNaissance(cracovie))
      .sexe("F"),
  )
  .nationalite("POL");

export const maimounaNGuessanDupre: Finished<ElecteurType> = electeurType()
  .individu((i) =>
    i
      .noms((n) => n.nomFamille("N'Guessan-Dupré"))
      .prenoms((p) => p.prenom(["Maïmouna"]))
      .naissance((n) => n.dateNaissance("1991-02-01").lieuNaissance(paris20eArrondissement))
      .sexe("F"),
  )
  .nationalite("FRA");

export const remiFraisse: Finished<ElecteurType> = electeurType().individu((i) =>
  i
    .noms((n) => n.nomFamille("Fraïssé"))
    .prenoms((p) => p.prenom(["Rémi"]))
    .naissance((n) => n.dateNaissance("1957").lieuNaissance(paris20eArrondissement)),
);

export const marieJoseePayetGrondin: Finished<ElecteurType> = electeurType().individu((i) =>
  i
    .noms((n) => n.nomFamille("Payet-Grondin"))
    .prenoms((p) => p.prenom(["Marie-Josée"]))
    .naissance((n) => n.dateNaissance("1955-08").lieuNaissance(saintDenis)),
);

export const expeditHoarau: Finished<ElecteurType> = electeurType().individu((i) =>
  i
    .noms((n) => n.nomFamille("Hoarau"))
    .prenoms((p) => p.prenom(["Expédit"]))
    .naissance((n) => n.dateNaissance("1947").lieuNaissance(saintDenis)),
);
