import type {
  AvisDInscriptionType,
  EnvoiLotDUnitesElectoralesType,
  HeadOf,
  LotDUnitesElectoralesDePlusieursTypesTypeUniteElectorale,
} from "scrutin";

/*
 * Electoral units for the benchmark: plain values, all different, made by number, so that every contender and every run writes the
 * same documents. Invented persons only.
 */
const names = ["Lefèvre", "Le Goff", "D'Arcy", "Müller", "Ôyant", "Saint-Éloi", "Ançel"];
const forenames = ["Anne-Sophie", "Zoé", "Jean", "Noël", "Maël", "Irène", "Hélène"];
const streets = ["12 rue du Port", "3 bis, quai de la Fosse", "Résidence « Les Îles » & Cie"];

/** The unit of a number, from 0. */
export function avis(index: number): AvisDInscriptionType {
  const pick = (list: readonly string[], by: number): string =>
    list[(index * by) % list.length] ?? "";
  const day = String(1 + (index % 28)).padStart(2, "0");
  return {
    id: `AI-44109-${String(index).padStart(9, "0")}`,
    periodeDeRevision: { dateDeDebut: "2008-09-01", dateDeFin: "2009-02-28" },
    numeroDEnregistrement: String(index + 1),
    inscription: {
      electeur: {
        individu: {
          noms: { nomFamille: pick(names, 3), nomUsage: pick(names, 5) },
          prenoms: { prenom: [pick(forenames, 2), pick(forenames, 3)] },
          naissance: {
            dateNaissance: index % 3 === 0 ? `19${50 + (index % 40)}` : `1972-03-${day}`,
            lieuNaissance: { localite: { value: "Nantes", code: "44109" } },
          },
          sexe: index % 2 === 0 ? "F" : "M",
        },
      },
      typeDeListe: "p",
      communeDInscription: { localite: { value: "Nantes", code: "44109" } },
    },
    typeDInscription: "1",
    dateDInscription: `2008-11-${day}`,
    adresse: { adressePostale: { ligneQuatre: pick(streets, 1), ligneSix: "44000 NANTES" } },
  };
}

export type Unit = LotDUnitesElectoralesDePlusieursTypesTypeUniteElectorale;

/** The units of a lot, one after the other, so that no list of them need exist. */
export function* units(count: number): Generator<Unit> {
  for (let index = 0; index < count; index++)
    yield { kind: "avisDInscription", value: avis(index) };
}

/** Where the units stand in a sending. */
export const lotOfUnits = [
  "contenu",
  "lotDUnitesElectoralesDePlusieursTypes",
  "uniteElectorale",
] as const;

/** The sending around the units. */
export function sending(count: number): HeadOf<EnvoiLotDUnitesElectoralesType, typeof lotOfUnits> {
  return {
    enveloppeElectorale: {
      identifiantEnvoi: "ENVOI-44109-0001",
      dateHeureEnvoi: "2008-12-01T09:30:00",
      emetteur: { typePartenaire: "commune", code: "44109", libelle: "Nantes" },
      destinataire: { typePartenaire: "insee", code: "INSEE" },
      environnement: "T",
      nombreDUnites: count,
    },
    contenu: {
      lotDUnitesElectoralesDePlusieursTypes: {
        identifiant: { commune: "44109", numeroDeLot: "1" },
      },
    },
  };
}

/** A whole sending as one value. */
export function wholeSending(count: number): EnvoiLotDUnitesElectoralesType {
  const { enveloppeElectorale, contenu } = sending(count);
  const { identifiant } = contenu.lotDUnitesElectoralesDePlusieursTypes;
  const uniteElectorale = [...units(count)];
  return {
    enveloppeElectorale,
    contenu: { lotDUnitesElectoralesDePlusieursTypes: { identifiant, uniteElectorale } },
  };
}
