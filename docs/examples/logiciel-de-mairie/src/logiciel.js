import { readFile } from "node:fs/promises";
import { unzipSync } from "fflate";
import { serialize } from "scrutin";
import { deposer, retirer } from "scrutin/banc";
import {
  EnvoiLotDUnitesElectoralesElement,
  lireEnvoi,
  lot,
  numeroteur,
  refuserRadiation,
} from "scrutin/electoral";

/** Software of one town hall: it fetches what it is asked, and refuses what its own list contradicts. */
export class LogicielDeMairie {
  #acces;
  #commune;
  #dossier;
  #estVivant;
  #numeros = numeroteur();
  #demandes = new Map();

  /**
   * `acces` is where Insee's side is and who asks; `dossier` keeps what was fetched; `estVivant` asks the town hall's own list of an elector.
   */
  constructor({ acces, commune, dossier, estVivant }) {
    this.#acces = acces;
    this.#commune = commune;
    this.#dossier = dossier;
    this.#estVivant = estVivant;
  }

  /** Fetches what waits; says how many demandes came. Whatever breaks off, it may be called again. */
  async relever() {
    let count = 0;
    for (const { chemin } of await retirer(this.#dossier, this.#acces))
      for (const document of Object.values(unzipSync(await readFile(chemin))))
        for await (const { kind, value } of lireEnvoi([document])) {
          if (kind !== "demandeDeRadiation" || value === undefined) continue;
          this.#demandes.set(value.id, value);
          count++;
        }
    return count;
  }

  /** Refuses, on a day, the removal of those who are alive; gives what Insee's side remarked. Silence says yes to the others. */
  async repondre(jour) {
    const refus = [];
    for (const demande of this.#demandes.values())
      if (demande.motifDeLaDemande === "1" && this.#estVivant(demande.inscription.electeur))
        refus.push(refuserRadiation(demande, "1", { date: jour }));
    this.#demandes.clear();
    if (refus.length === 0) return [];
    const sending = lot(this.#commune, refus, {
      emetteur: { typePartenaire: "commune", code: this.#commune },
      dateHeureEnvoi: `${jour}T10:00:00`,
      numeroteur: this.#numeros,
    });
    const depot = await deposer(serialize(EnvoiLotDUnitesElectoralesElement, sending), this.#acces);
    if (depot.bilan?.niveau !== undefined) throw new Error(`refused: ${depot.bilan.niveau}`);
    return depot.constats.map(({ code }) => code);
  }
}
