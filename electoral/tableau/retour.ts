import type { AdresseGeopostaleType, LieuType } from "../../generated/electoral/index.js";
import { enJourMoisAnnee } from "../calendrier/dates-souples.js";
import { type Brouillon, inscriptionDe, type Unite } from "../echange/unites.js";
import type { Champ } from "./champs.js";

/**
 * The content of a unit as cells by field, the reverse of `lireLigne`. Fields that the unit does not state are left out.
 *
 * @example
 * versCellules(units[0]).dateNaissance; // "00/08/1955"
 */
export function versCellules(unite: Unite | Brouillon): Readonly<Partial<Record<Champ, string>>> {
  const { electeur, typeDeListe, communeDInscription } = inscriptionDe(unite);
  const { noms, prenoms, naissance, sexe } = electeur.individu;
  return withoutEmpty({
    ...ofKind(unite),
    typeDeListe,
    commune: communeDInscription.localite?.code,
    communeLibelle: communeDInscription.localite?.value,
    nom: noms.nomFamille,
    nomUsage: "nomUsage" in noms ? noms.nomUsage : undefined,
    prenoms: (prenoms.prenom ?? []).join(", "),
    sexe,
    dateNaissance: naissance === undefined ? undefined : enJourMoisAnnee(naissance.dateNaissance),
    ...placeOfBirth(naissance?.lieuNaissance ?? {}),
    nationalite: electeur.nationalite,
  });
}

type Cells = Readonly<Partial<Record<Champ, string | undefined>>>;

function ofKind(unite: Unite | Brouillon): Cells {
  if (unite.kind === "avisDInscription") {
    const { numeroDEnregistrement, typeDInscription, dateDInscription, adresse } = unite.value;
    const previous = unite.value.lieuDInscriptionPrecedent?.commune?.localite;
    return {
      operation: "inscription",
      numeroDEnregistrement,
      typeDInscription,
      date: enJourMoisAnnee(dateDInscription),
      ...addressCells(adresse),
      communePrecedente: previous?.code,
      communePrecedenteLibelle: previous?.value,
    };
  }
  if (unite.kind === "avisDeRadiation") {
    const { numeroDEnregistrement, motifDeRadiation, dateDeRadiation } = unite.value;
    const date = enJourMoisAnnee(dateDeRadiation);
    return { operation: "radiation", numeroDEnregistrement, motifDeRadiation, date };
  }
  return unite.kind === "propositionDInscriptionDOffice" ? addressCells(unite.value.adresse) : {};
}

function placeOfBirth({ localite, pays }: LieuType): Cells {
  return {
    lieuNaissance: pays?.code ?? localite?.code,
    libelleNaissance: localite?.value,
    paysNaissance: pays?.value,
  };
}

function addressCells({ adresseGeographique, adressePostale }: AdresseGeopostaleType): Cells {
  if (adresseGeographique !== undefined) {
    const { numeroVoie, extension, typeVoie, nomVoie, complement, pointRemise } =
      adresseGeographique;
    const { lieuDit, codePostal, localite } = adresseGeographique;
    const street = { numeroVoie, extension, typeVoie, nomVoie, complement, pointRemise };
    return { ...street, lieuDit, codePostal, localite: localite?.value };
  }
  const lines = adressePostale === undefined ? [] : Object.values(adressePostale);
  return { nomVoie: lines.filter((line) => line !== undefined).join(", ") };
}

function withoutEmpty(cells: Cells): Readonly<Partial<Record<Champ, string>>> {
  const given = Object.entries(cells).filter(([, text]) => text !== undefined && text !== "");
  return Object.fromEntries(given) as Partial<Record<Champ, string>>;
}
