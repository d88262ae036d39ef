import { transliterer } from "../civil/noms.js";
import { type Brouillon, inscriptionDe } from "../echange/unites.js";
import { type OptionsDeRemarques, type Remarque, remarque } from "../remarques.js";
import { Empreintes } from "./empreintes.js";

/**
 * Finds rows with the same content (an error), and rows about the same person: the same document for somebody of the same birth name, first given name, birth
 * date and list (rule DUP-1, a warning). The given name is compared as well, so that twins are two persons.
 */
export class Doublons {
  readonly #units = new Empreintes();
  readonly #persons = new Empreintes();

  /** Remembers a row by the hash of its content, and says where the same content, or the same person, came before. */
  voir(
    unite: Brouillon,
    empreinte: string,
    ligne: number,
    { locale }: OptionsDeRemarques = {},
  ): Remarque | undefined {
    const same = this.#units.get(empreinte);
    if (same !== 0) return remarque("ligne-double", "error", { ligne: same }, locale);
    this.#units.set(empreinte, ligne);
    const key = personOf(unite);
    const before = this.#persons.get(key);
    if (before !== 0) return remarque("ligne-personne", "warning", { ligne: before }, locale);
    this.#persons.set(key, ligne);
    return undefined;
  }
}

function personOf(unite: Brouillon): string {
  const { electeur, typeDeListe } = inscriptionDe(unite);
  const { noms, prenoms, naissance } = electeur.individu;
  const [prenom = ""] = prenoms.prenom ?? [];
  const names = [noms.nomFamille, prenom].map(inCapitals);
  return [unite.kind, typeDeListe, ...names, naissance?.dateNaissance ?? ""].join("|");
}

/** A name in the form for comparing; most consist of letters alone, some of them accented. */
function inCapitals(name: string): string {
  if (/^[A-Za-z '-]*$/.test(name)) return name.toUpperCase();
  const bare = name.normalize("NFD").replace(/\p{M}+/gu, "");
  if (/^[A-Za-z '-]*$/.test(bare)) return bare.toUpperCase();
  return transliterer(name, "majuscules").texte;
}
