import { ajouterJours } from "../../calendrier/jours.js";
import type { AutreCoteOuvert } from "./autre-cote.js";
import type { UniteAcceptee } from "./controle.js";
import type { Entree, EntreeDe } from "./magasin/entrees.js";
import type { Etat } from "./magasin/etat.js";
import type { Objets } from "./magasin/objets.js";
import { unitesAcceptees } from "./unites-acceptees.js";

/** Documents up to this length are read synchronously: going through a thread would take longer. */
const short = 1 << 16;

/** Repeats to the other side, entry by entry, the calls that the journal recorded. */
export class Rejeu {
  readonly #other: AutreCoteOuvert;
  #day: string;

  constructor(other: AutreCoteOuvert, jour: string) {
    this.#other = other;
    this.#day = jour;
  }

  /** `etat` is the state after this entry. */
  rejouer(entree: Entree, etat: Pick<Etat, "depots">, objets: Objets): undefined | Promise<void> {
    if (entree.kind === "traitement") return this.#receive(entree, etat, objets);
    if (entree.kind === "evenement") this.#other.evenement(entree.valeur, entree.jour);
    while (entree.kind === "horloge" && this.#day < entree.jour) {
      this.#day = ajouterJours(this.#day, 1);
      this.#other.avancer(this.#day);
    }
    return undefined;
  }

  #receive(
    { depot: id, bilan, jour }: EntreeDe<"traitement">,
    { depots }: Pick<Etat, "depots">,
    objets: Objets,
  ): undefined | Promise<void> {
    const depot = depots.get(id);
    if (depot === undefined || bilan.acceptees === 0) return undefined;
    const pieces =
      depot.taille > short ? objets.lire(depot.empreinte) : [objets.lireCourt(depot.empreinte)];
    return this.#tell(unitesAcceptees(pieces, bilan.rangsEnErreur), id, jour);
  }

  async #tell(units: AsyncIterable<UniteAcceptee>, depot: string, jour: string): Promise<void> {
    for await (const { commune, unite } of units)
      this.#other.recevoir({ commune, jour, depot, unite });
  }
}
