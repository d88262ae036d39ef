/*
 * A lot of avis de radiation from a CSV file: rows that are wrong are told, the others go out in one sending. All persons are invented. What a town hall
 * needs whole, with all columns and their errors in French, is `scrutin lot`. `node scripts/run-ts.mjs docs/examples/lot-csv.ts` runs this in the repository.
 */
import { parse as parseCsv } from "csv-parse/sync";
import {
  AvisDeRadiationTypeSchema,
  EnvoiLotDUnitesElectoralesElement,
  formatIssue,
  isMotifDeRadiationType,
  parse,
  serialize,
} from "scrutin";
import { type Brouillon, lireDateSouple, lireNom, lot, numeroteur } from "scrutin/electoral";

const csv = `numéro;nom;prénoms;sexe;naissance;motif;décision
31;Dupré;Jean-Baptiste, Émile;M;00/00/1921;D;07/11/2008
32;Lefèvre;Anne-Sophie;F;14/08/1955;P;12/11/2008
33;Le Goff;Yann;M;30/02/1971;P;12/11/2008
34;Müller;Zoé;F;01/02/1980;Z;12/11/2008
`;

const nantes = { localite: { value: "Nantes", code: "44109" } };
const periodeDeRevision = { dateDeDebut: "2008-09-01", dateDeFin: "2009-02-28" };

const avis: Brouillon[] = [];
const rows = parseCsv<Record<string, string>>(csv, { columns: true, delimiter: ";" });
for (const [index, row] of rows.entries()) {
  const { numéro, nom = "", prénoms = "", sexe, naissance = "", motif, décision = "" } = row;
  const written = {
    numeroDEnregistrement: numéro,
    motifDeRadiation: isMotifDeRadiationType(motif) ? motif : undefined,
    dateDeRadiation: lireDateSouple(décision).valeur,
    inscription: {
      typeDeListe: "p",
      communeDInscription: nantes,
      electeur: {
        individu: {
          noms: { nomFamille: lireNom(nom).valeur },
          prenoms: { prenom: prénoms.split(", ") },
          naissance: { dateNaissance: lireDateSouple(naissance).valeur, lieuNaissance: nantes },
          sexe,
        },
      },
    },
  };
  // Identifier and period are given by the lot: whatever else the schema asks of an avis is checked here.
  const checked = AvisDeRadiationTypeSchema.omit({ id: true, periodeDeRevision: true }).safeParse(
    written,
  );
  if (checked.success) avis.push({ kind: "avisDeRadiation", value: checked.data });
  else
    for (const { path } of checked.error.issues)
      console.log(`row ${index + 2}: ${path.join(".")} is wrong or missing`);
}

const envoi = lot("44109", avis, {
  emetteur: { typePartenaire: "commune", code: "44109" },
  dateHeureEnvoi: "2008-11-13T09:30:00",
  periode: periodeDeRevision,
  numeroteur: numeroteur(),
});
const xml = serialize(EnvoiLotDUnitesElectoralesElement, envoi, { indent: 2 });
const { issues } = parse(EnvoiLotDUnitesElectoralesElement, xml);
for (const issue of issues) console.log(formatIssue(issue));
console.log(`${envoi.enveloppeElectorale.identifiantEnvoi}: ${avis.length} of ${rows.length}`);
