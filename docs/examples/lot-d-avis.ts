/*
 * A commune sends Insee a lot: two avis d'inscription and an avis de radiation, in their envelope. All persons are
 * invented. `npm start` runs this.
 */
import { mkdir, writeFile } from "node:fs/promises";
import {
  avisDeRadiation,
  avisDInscription,
  EnvoiLotDUnitesElectoralesElement,
  electeurType,
  envoiLotDUnitesElectorales,
  formatIssue,
  lieuType,
  MotifDeRadiationTypeTitles,
  parse,
  periodeDeRevisionType,
  serialize,
  TypeDInscriptionTypeTitles,
  validate,
} from "scrutin";

const nantes = lieuType().localite({ value: "Nantes", code: "44109" }).build();
const periode = periodeDeRevisionType().dateDeDebut("2008-09-01").dateDeFin("2009-02-28").build();

/** What every avis d'inscription of this revision shares. A builder never changes, so one beginning serves them all. */
const inscription = avisDInscription().periodeDeRevision(periode).typeDInscription("1");

const anneSophie = electeurType()
  .individu((individu) =>
    individu
      .noms((noms) => noms.nomFamille("Lefèvre").nomUsage("Lefèvre-Le Goff"))
      .prenoms((prenoms) => prenoms.prenom(["Anne-Sophie", "Zoé"]))
      // Only the month of birth is known, and nothing is invented.
      .naissance((naissance) => naissance.dateNaissance("1955-08").lieuNaissance(nantes))
      .sexe("F"),
  )
  .build();

const matthias = electeurType()
  .individu((individu) =>
    individu
      .noms((noms) => noms.nomFamille("Müller"))
      .prenoms((prenoms) => prenoms.prenom(["Matthias"]))
      .naissance((naissance) =>
        naissance
          .dateNaissance("1972-03-14")
          .lieuNaissance((lieu) =>
            lieu.localite({ value: "Köln" }).pays({ value: "Allemagne", code: "99109" }),
          ),
      )
      .sexe("M"),
  )
  .nationalite("D")
  .build();

const jean = electeurType()
  .individu((individu) =>
    individu
      .noms((noms) => noms.nomFamille("Dupré"))
      .prenoms((prenoms) => prenoms.prenom(["Jean-Baptiste", "Émile"]))
      .naissance((naissance) => naissance.dateNaissance("1921").lieuNaissance(nantes))
      .sexe("M"),
  )
  .build();

const units = [
  {
    kind: "avisDInscription",
    value: inscription
      .id("AI-44109-000123")
      .numeroDEnregistrement("123")
      .inscription((i) => i.electeur(anneSophie).typeDeListe("p").communeDInscription(nantes))
      .dateDInscription("2008-11-04")
      .adresse((adresse) =>
        adresse.adressePostale((lignes) =>
          lignes.ligneQuatre("12 rue du Port").ligneSix("44000 NANTES"),
        ),
      )
      .build(),
  },
  {
    kind: "avisDInscription",
    value: inscription
      .id("AI-44109-000124")
      .numeroDEnregistrement("124")
      .inscription((i) => i.electeur(matthias).typeDeListe("cm").communeDInscription(nantes))
      .dateDInscription("2008-11-06")
      .adresse((adresse) =>
        adresse.adresseGeographique((lieu) =>
          lieu.numeroVoie("3").typeVoie("quai").nomVoie("de la Fosse").codePostal("44000"),
        ),
      )
      .build(),
  },
  {
    kind: "avisDeRadiation",
    value: avisDeRadiation()
      .id("AR-44109-000031")
      .periodeDeRevision(periode)
      .numeroDEnregistrement("31")
      .inscription((i) => i.electeur(jean).typeDeListe("p").communeDInscription(nantes))
      .motifDeRadiation("D")
      .dateDeRadiation("2008-11-07")
      .build(),
  },
] as const;

const envoi = envoiLotDUnitesElectorales()
  .enveloppeElectorale((enveloppe) =>
    enveloppe
      .identifiantEnvoi("44109-2008-0001")
      .dateHeureEnvoi("2008-11-10T09:30:00")
      .emetteur((commune) =>
        commune.typePartenaire("commune").code("44109").libelle("Ville de Nantes"),
      )
      .destinataire((insee) => insee.typePartenaire("insee").code("INSEE"))
      .environnement("T")
      .nombreDUnites(units.length),
  )
  .contenu((contenu) =>
    contenu.lotDUnitesElectoralesDePlusieursTypes((lot) =>
      lot
        .identifiant((identifiant) => identifiant.commune("44109").numeroDeLot("1"))
        .uniteElectorale(units),
    ),
  )
  .build();

const xml = serialize(EnvoiLotDUnitesElectoralesElement, envoi, { indent: 2 });

// What was written is read back: same value, no issue. A reader needs nothing but the text.
const issues = [
  ...validate(EnvoiLotDUnitesElectoralesElement, envoi),
  ...parse(EnvoiLotDUnitesElectoralesElement, xml).issues,
];
for (const issue of issues) console.error(formatIssue(issue));

await mkdir("out", { recursive: true });
await writeFile("out/lot-d-avis.xml", xml);

console.log(xml);
console.log("out/lot-d-avis.xml");
for (const { kind, value } of units) {
  const { individu } = value.inscription.electeur;
  const [prenom] = individu.prenoms.prenom ?? [];
  const title =
    kind === "avisDInscription"
      ? `inscription, ${TypeDInscriptionTypeTitles[value.typeDInscription]}`
      : `radiation, ${MotifDeRadiationTypeTitles[value.motifDeRadiation]}`;
  console.log(
    `  ${value.id}  ${prenom} ${individu.noms.nomFamille}  liste ${value.inscription.typeDeListe}  ${title}`,
  );
}
console.log(
  issues.length === 0
    ? `  ${units.length} units, ${xml.length} characters, valid`
    : `  ${issues.length} mistakes`,
);
process.exitCode = issues.length === 0 ? 0 : 1;
