/*
 * A round of the exchange: Insee sends a concentrator its demandes and a proposition for three communes; they are read, compared with the lists, and
 * answered in time by one lot of lots. All persons are invented. `node scripts/run-ts.mjs docs/examples/echange.ts` runs this in the repository.
 */
import { electoralRules, formatIssue, parse, parseOrThrow, serialize } from "scrutin";
import {
  type Brouillon,
  EnvoiLotDUnitesElectoralesElement,
  enJourMoisAnnee,
  type InscriptionType,
  inscrireDOffice,
  lireDateSouple,
  lireEnvoi,
  lireNom,
  lotDeLots,
  nomsDesUnites,
  numeroteur,
  type ReponseAttendue,
  rapprocher,
  refuserMention,
  refuserRadiation,
  repartir,
  reponsesAttendues,
  type UniteLue,
} from "scrutin/electoral";
import { useRules } from "scrutin/rules";

const periode = { dateDeDebut: "2008-09-01", dateDeFin: "2009-02-28" };
const syndicat = { typePartenaire: "concentrateur", code: "99999999800029" } as const;
const insee = { typePartenaire: "insee", code: "INSEE" } as const;

/** A registration from what a file has: dates and names as people write them. */
function inscription(
  commune: readonly [code: string, name: string],
  nom: string,
  prenom: string,
  naissance: string,
): InscriptionType {
  const [code, value] = commune;
  const lieu = { localite: { value, code } };
  return {
    electeur: {
      individu: {
        noms: { nomFamille: lireNom(nom, { translitterer: true }).valeur ?? "" },
        prenoms: { prenom: [prenom] },
        naissance: {
          dateNaissance: lireDateSouple(naissance).valeur ?? "",
          lieuNaissance: lieu,
        },
      },
    },
    typeDeListe: "p",
    communeDInscription: lieu,
  };
}

const nantes = ["44109", "Nantes"] as const;
const ajaccio = ["2A004", "Ajaccio"] as const;
const saintDenis = ["97411", "Saint-Denis"] as const;

// 1. What Insee sends.
const envoye: readonly Brouillon[] = [
  {
    kind: "demandeDeRadiation",
    value: {
      inscription: inscription(nantes, "Le Goff", "Yann", "00/08/1955"),
      motifDeLaDemande: "2",
      nouvelleCommuneDInscription: { localite: { value: "Brest", code: "29019" } },
    },
  },
  {
    kind: "demandeDAppositionDUneMention",
    value: {
      inscription: inscription(ajaccio, "Colombani", "Lætitia", "14/07/1966"),
      mention: { typeDeMention: "PR-REF", posteConsulaire: "Montréal" },
    },
  },
  {
    kind: "propositionDInscriptionDOffice",
    value: {
      inscriptionProposee: inscription(saintDenis, "Hoarau", "Zoé", "28/02/1991"),
      adresse: { adressePostale: { ligneQuatre: "3 rue de Paris", ligneSix: "97400 SAINT-DENIS" } },
    },
  },
];
const envoi = lotDeLots(repartir(envoye), {
  emetteur: insee,
  destinataire: syndicat,
  dateHeureEnvoi: "2008-12-09T08:00:00",
  periode,
  numeroteur: numeroteur(),
});
const recu = serialize(EnvoiLotDUnitesElectoralesElement, envoi);

// 2. What the concentrator reads, and until when it may answer.
const unites: UniteLue[] = [];
for await (const part of lireEnvoi(recu)) {
  for (const issue of part.issues) console.error(formatIssue(issue));
  if (part.kind !== "ecart" && part.kind !== "fin") unites.push(part);
}
const attendues = reponsesAttendues(unites, "2008-12-09", { aujourdHui: "2008-12-15" });
for (const { unite, echeance, joursRestants } of attendues) {
  const until =
    echeance === undefined
      ? "8 jours après la décision de la commission"
      : `jusqu’au ${enJourMoisAnnee(echeance.date)}, ${joursRestants} jours restants`;
  console.log(`${unite.value.id}  ${nomsDesUnites[unite.kind]}  ${until}`);
}

// 3. Who is meant, on the lists of the communes. It helps to decide; it does not.
const liste = [inscription(nantes, "Legoff", "Yann", "13/08/1955")];
function repondre({ unite }: ReponseAttendue): Brouillon {
  switch (unite.kind) {
    case "demandeDeRadiation": {
      const { resultat, candidats } = rapprocher(unite.value.inscription, liste);
      console.log(`  ${unite.value.id}  ${resultat} : ${candidats[0]?.raisons.join(", ") ?? ""}`);
      return refuserRadiation(unite.value, "1", { date: "2008-12-15" });
    }
    case "demandeDAppositionDUneMention":
      return refuserMention(unite.value, "9", {
        date: "2008-12-15",
        precision: "Rentrée en France en novembre",
      });
    case "propositionDInscriptionDOffice":
      return inscrireDOffice(unite.value, {
        numeroDEnregistrement: "7",
        dateDInscription: "2008-12-15",
      });
  }
}
const reponses = attendues.map(repondre);

// 4. What goes out: one lot of lots. The state of the numberer is kept for the next one.
const numeros = numeroteur();
const reponse = lotDeLots(repartir(reponses), {
  emetteur: syndicat,
  dateHeureEnvoi: "2008-12-16T18:00:00",
  numeroteur: numeros,
});
const rules = useRules(electoralRules);
/** The sending that answers, as text; it is checked as it is written, rules included. */
export const envoyee: string = serialize(EnvoiLotDUnitesElectoralesElement, reponse, {
  indent: 2,
  rules,
});
const { issues } = parse(EnvoiLotDUnitesElectoralesElement, envoyee, { rules });
const { enveloppeElectorale } = parseOrThrow(EnvoiLotDUnitesElectoralesElement, envoyee);
console.log(
  `${enveloppeElectorale.identifiantEnvoi} : ${enveloppeElectorale.nombreDUnites} unités, ${issues.length} erreur`,
);
console.log(JSON.stringify(numeros.etat()));
