import type { AvisDInscriptionType } from "scrutin";
import { escapeAttribute as attribute, escapeText as text } from "./escaping.js";

/*
 * The limit: a writer for one kind of unit, by hand, that concatenates strings, escapes, and checks characters. It knows
 * nothing else: no schema, no validation.
 */
/** One avis d'inscription, as `serialize` writes it without indentation. */
export function writeAvis(avis: AvisDInscriptionType): string {
  const { individu } = avis.inscription.electeur;
  let out = `<el:AvisDInscription xml:id="${attribute(avis.id)}"><el:PeriodeDeRevision><el:DateDeDebut>${text(avis.periodeDeRevision.dateDeDebut)}</el:DateDeDebut><el:DateDeFin>${text(avis.periodeDeRevision.dateDeFin)}</el:DateDeFin></el:PeriodeDeRevision><el:NumeroDEnregistrement>${text(avis.numeroDEnregistrement)}</el:NumeroDEnregistrement><el:Inscription><el:Electeur><el:Individu><ie:Noms><ie:NomFamille>${text(individu.noms.nomFamille ?? "")}</ie:NomFamille>`;
  const { noms, prenoms, naissance, sexe } = individu;
  if ("nomUsage" in noms && noms.nomUsage !== undefined) {
    out += `<ie:NomUsage>${text(noms.nomUsage)}</ie:NomUsage>`;
  }
  out += "</ie:Noms><ie:Prenoms>";
  for (const prenom of prenoms.prenom ?? []) out += `<ie:Prenom>${text(prenom)}</ie:Prenom>`;
  out += "</ie:Prenoms>";
  if (naissance !== undefined) {
    out += `<ie:Naissance><ie:DateNaissance>${text(naissance.dateNaissance)}</ie:DateNaissance><ie:LieuNaissance>${localite(naissance.lieuNaissance.localite)}</ie:LieuNaissance></ie:Naissance>`;
  }
  if (sexe !== undefined) out += `<ie:Sexe>${text(sexe)}</ie:Sexe>`;
  out += `</el:Individu></el:Electeur><el:TypeDeListe>${text(avis.inscription.typeDeListe)}</el:TypeDeListe><el:CommuneDInscription>${localite(avis.inscription.communeDInscription.localite)}</el:CommuneDInscription></el:Inscription><el:TypeDInscription>${text(avis.typeDInscription)}</el:TypeDInscription><el:DateDInscription>${text(avis.dateDInscription)}</el:DateDInscription><el:Adresse><ie:AdressePostale>`;
  const lines = avis.adresse.adressePostale;
  if (lines?.ligneQuatre !== undefined)
    out += `<ie:LigneQuatre>${text(lines.ligneQuatre)}</ie:LigneQuatre>`;
  if (lines?.ligneSix !== undefined) out += `<ie:LigneSix>${text(lines.ligneSix)}</ie:LigneSix>`;
  return `${out}</ie:AdressePostale></el:Adresse></el:AvisDInscription>`;
}

function localite(place: { value: string; code?: string | undefined } | undefined): string {
  if (place === undefined) return "";
  const code = place.code === undefined ? "" : ` code="${attribute(place.code)}"`;
  return `<ie:Localite${code}>${text(place.value)}</ie:Localite>`;
}
