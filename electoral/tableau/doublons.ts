import { transliterer } from "../civil/noms.js";
import { type Brouillon, inscriptionDe } from "../echange/unites.js";
import { type OptionsDeRemarques, type Remarque, remarque } from "../remarques.js";

/**
 * Tells rows that are about one person: the same document for somebody of the same birth name, first given name, birth date and list (rule DUP-1, a warning).
 * The given name is asked as well, so that twins are two.
 */
export class Doublons {
  readonly #persons = new Map<string, number>();

  /** Remembers the person of a row, and says where he or she came before. */
  voir(unite: Brouillon, ligne: number, { locale }: OptionsDeRemarques = {}): Remarque | undefined {
    const { electeur, typeDeListe } = inscriptionDe(unite);
    const { noms, prenoms, naissance } = electeur.individu;
    const [prenom = ""] = prenoms.prenom ?? [];
    const names = [noms.nomFamille, prenom].map(inCapitals);
    const key = [unite.kind, typeDeListe, ...names, naissance?.dateNaissance ?? ""].join("|");
    const before = this.#persons.get(key);
    if (before !== undefined)
      return remarque("ligne-personne", "warning", { ligne: before }, locale);
    this.#persons.set(key, ligne);
    return undefined;
  }
}

/** A name as one compares it; most have nothing but the letters of the alphabet. */
function inCapitals(name: string): string {
  return /^[A-Za-z '-]*$/.test(name) ? name.toUpperCase() : transliterer(name, "majuscules").texte;
}
