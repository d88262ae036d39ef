import type { AvisDInscriptionType } from "scrutin";
import { escapeAttribute, escapeText } from "./escaping.js";

/*
 * What a developer writes by hand for any document: a small class with a call for each tag, attribute and text, which escapes,
 * checks characters and knows what is open. No schema, no validation.
 */
export class HandWriter {
  #written = "";
  #pending = false;
  readonly #open: string[] = [];

  open(name: string): this {
    this.#endTag();
    this.#written += `<${name}`;
    this.#open.push(name);
    this.#pending = true;
    return this;
  }

  attribute(name: string, value: string): this {
    this.#written += ` ${name}="${escapeAttribute(value)}"`;
    return this;
  }

  text(value: string): this {
    if (value === "") return this;
    this.#endTag();
    this.#written += escapeText(value);
    return this;
  }

  close(): this {
    const name = this.#open.pop();
    this.#written += this.#pending ? "/>" : `</${name}>`;
    this.#pending = false;
    return this;
  }

  leaf(name: string, value: string | undefined): this {
    return value === undefined ? this : this.open(name).text(value).close();
  }

  take(): string {
    const written = this.#written;
    this.#written = "";
    return written;
  }

  get length(): number {
    return this.#written.length;
  }

  #endTag(): void {
    if (this.#pending) this.#written += ">";
    this.#pending = false;
  }
}

/** One avis d'inscription, as `serialize` writes it without indentation. */
export function writeAvisGenerically(to: HandWriter, avis: AvisDInscriptionType): void {
  const { individu } = avis.inscription.electeur;
  const { noms, prenoms, naissance, sexe } = individu;
  to.open("el:AvisDInscription").attribute("xml:id", avis.id);
  to.open("el:PeriodeDeRevision");
  to.leaf("el:DateDeDebut", avis.periodeDeRevision.dateDeDebut);
  to.leaf("el:DateDeFin", avis.periodeDeRevision.dateDeFin).close();
  to.leaf("el:NumeroDEnregistrement", avis.numeroDEnregistrement);
  to.open("el:Inscription").open("el:Electeur").open("el:Individu").open("ie:Noms");
  to.leaf("ie:NomFamille", noms.nomFamille);
  to.leaf("ie:NomUsage", "nomUsage" in noms ? noms.nomUsage : undefined).close();
  to.open("ie:Prenoms");
  for (const prenom of prenoms.prenom ?? []) to.leaf("ie:Prenom", prenom);
  to.close();
  if (naissance !== undefined) {
    to.open("ie:Naissance").leaf("ie:DateNaissance", naissance.dateNaissance);
    to.open("ie:LieuNaissance");
    localite(to, naissance.lieuNaissance.localite);
    to.close().close();
  }
  to.leaf("ie:Sexe", sexe).close().close();
  to.leaf("el:TypeDeListe", avis.inscription.typeDeListe).open("el:CommuneDInscription");
  localite(to, avis.inscription.communeDInscription.localite);
  to.close().close();
  to.leaf("el:TypeDInscription", avis.typeDInscription);
  to.leaf("el:DateDInscription", avis.dateDInscription);
  const lines = avis.adresse.adressePostale;
  to.open("el:Adresse").open("ie:AdressePostale");
  to.leaf("ie:LigneQuatre", lines?.ligneQuatre).leaf("ie:LigneSix", lines?.ligneSix);
  to.close().close().close();
}

function localite(
  to: HandWriter,
  place: { readonly value: string; readonly code?: string | undefined } | undefined,
): void {
  if (place === undefined) return;
  to.open("ie:Localite");
  if (place.code !== undefined) to.attribute("code", place.code);
  to.text(place.value).close();
}
