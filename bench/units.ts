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

/** A unit of a number with what real lots have: of several kinds, each with some of the parts that may be left out. */
export function variedUnit(index: number): Unit {
  // What one number draws of another has no pattern that repeats soon (Knuth's multiplier).
  const drawn = Math.imul(index + 1, 2_654_435_761) >>> 0;
  const has = (bit: number): boolean => ((drawn >>> bit) & 1) === 1;
  const { inscription, ...unit } = avis(index);
  const { individu } = inscription.electeur;
  const { nomFamille } = individu.noms;
  const varied: AvisDInscriptionType["inscription"] = {
    ...inscription,
    electeur: {
      individu: {
        noms: has(9) ? individu.noms : { nomFamille },
        prenoms: { prenom: names.slice(0, 1 + (drawn % 4)) },
        naissance: {
          dateNaissance: `19${50 + (index % 40)}-0${1 + (index % 9)}-1${index % 10}`,
          lieuNaissance: {
            localite: { value: "Nantes", code: "44109" },
            ...(has(10) ? { divisionTerritoriale: { value: "Loire-Atlantique", code: "44" } } : {}),
          },
          ...(has(11) ? { numeroActeNaissance: String(index) } : {}),
        },
        ...(has(12) ? { sexe: "F" as const } : {}),
      },
      ...(has(13) ? { nationalite: "FRA" } : {}),
    },
  };
  const { periodeDeRevision, numeroDEnregistrement, dateDInscription, typeDInscription } = unit;
  switch (drawn % 5) {
    case 0:
      return {
        kind: "avisDeRadiation",
        value: {
          periodeDeRevision,
          numeroDEnregistrement,
          inscription: varied,
          motifDeRadiation: has(14) ? "D" : "P",
          dateDeRadiation: dateDInscription,
          id: unit.id,
        },
      };
    case 1:
      return {
        kind: "refusDeRadiation",
        value: {
          periodeDeRevision,
          demandeDeRadiation: {
            periodeDeRevision,
            inscription: varied,
            motifDeLaDemande: "2",
            ...(has(14) ? { dateDeLEvenement: "2008-10-01" } : {}),
            id: `D${unit.id}`,
          },
          refusDeLaRadiation: { dateDuRefus: dateDInscription, motifDuRefus: "1" },
          id: unit.id,
        },
      };
    default: {
      const lines = ["ligneUne", "ligneDeux", "ligneTrois", "ligneQuatre", "ligneCinq"] as const;
      const adressePostale = Object.fromEntries(
        lines.filter((_, line) => has(15 + line)).map((line) => [line, streets[index % 3]]),
      );
      return {
        kind: "avisDInscription",
        value: {
          periodeDeRevision,
          numeroDEnregistrement,
          inscription: varied,
          typeDInscription,
          dateDInscription,
          adresse: { adressePostale: { ...adressePostale, ligneSix: "44000 NANTES" } },
          id: unit.id,
        },
      };
    }
  }
}

/** A whole sending as one value. */
export function wholeSending(
  count: number,
  unit: (index: number) => Unit = (index) => ({ kind: "avisDInscription", value: avis(index) }),
): EnvoiLotDUnitesElectoralesType {
  const { enveloppeElectorale, contenu } = sending(count);
  const { identifiant } = contenu.lotDUnitesElectoralesDePlusieursTypes;
  const uniteElectorale = Array.from({ length: count }, (_, index) => unit(index));
  return {
    enveloppeElectorale,
    contenu: { lotDUnitesElectoralesDePlusieursTypes: { identifiant, uniteElectorale } },
  };
}
