/*
 * A first avis: built, written, read again. The person is invented. `node scripts/run-ts.mjs docs/examples/premier-avis.ts` runs this in the repository.
 */
import {
  AvisDeRadiationElement,
  avisDeRadiation,
  lieuType,
  MotifDeRadiationTypeTitles,
  parseOrThrow,
  serialize,
} from "scrutin";

const nantes = lieuType().localite({ value: "Nantes", code: "44109" }).build();

const avis = avisDeRadiation()
  .id("AR-44109-000031")
  .numeroDEnregistrement("31")
  .periodeDeRevision((periode) => periode.dateDeDebut("2008-09-01").dateDeFin("2009-02-28"))
  .inscription((inscription) =>
    inscription
      .typeDeListe("p")
      .communeDInscription(nantes)
      .electeur((electeur) =>
        electeur.individu((individu) =>
          individu
            .noms((noms) => noms.nomFamille("Dupré"))
            .prenoms((prenoms) => prenoms.prenom("Jean-Baptiste").prenom("Émile"))
            // Only the year of birth is known, and nothing is invented.
            .naissance((naissance) => naissance.dateNaissance("1921").lieuNaissance(nantes))
            .sexe("M"),
        ),
      ),
  )
  .motifDeRadiation("D")
  .dateDeRadiation("2008-11-07")
  .build();

const xml = serialize(AvisDeRadiationElement, avis, { indent: 2 });
console.log(xml);

const { motifDeRadiation, dateDeRadiation } = parseOrThrow(AvisDeRadiationElement, xml);
console.log(`${dateDeRadiation} : ${MotifDeRadiationTypeTitles[motifDeRadiation]}`);
