import type {
  Attente,
  AutreCote,
  Constat,
  ElecteurConnu,
  EntreeDuBanc,
  ModeleDAutreCote,
  Reaction,
  TexteDuBanc,
} from "../../banc/contrat.js";
import type { Jour } from "../../calendrier/jours.js";
import { textes } from "./textes.js";

/** An other side that never throws, and reads events from JSON. */
export interface AutreCoteOuvert {
  recevoir(entree: EntreeDuBanc): Reaction;
  evenement(valeur: unknown, jour: Jour): Reaction | { readonly faute: TexteDuBanc };
  avancer(jour: Jour): Reaction;
  attentes(commune: string): readonly Attente[];
  /** The JSON event that invents the electors of a commune; undefined if nothing has to be invented. */
  peuplement(commune: string): unknown;
  /** The JSON event that says that a commune has received units. */
  reception(commune: string, ids: readonly string[]): unknown;
  electeurs(commune: string): readonly ElecteurConnu[];
  /** All that it knows, in pieces; undefined where it cannot say. */
  instantane(): Iterable<unknown> | undefined;
}

/** Begins an other side, or goes on with one that was `repris`. What it throws becomes a remark: the same calls give the same remark when they are made once more. */
export function ouvrirAutreCote<Evenement>(
  modele: ModeleDAutreCote<Evenement>,
  jour: Jour,
  noter: (erreur: unknown) => void,
  repris: AutreCote<Evenement> | undefined = undefined,
): AutreCoteOuvert {
  const other = repris ?? modele.commencer(jour);
  const guarded = (about: Pick<Constat, "commune" | "depot" | "id">, ask: () => Reaction) => {
    try {
      return ask();
    } catch (error) {
      noter(error);
      const code = "banc-interne";
      const constat = { ...about, gravite: "erreur", code, texte: textes[code]() } as const;
      return { envois: [], constats: [constat] };
    }
  };
  return {
    recevoir: (entree) => {
      const { commune, depot, unite } = entree;
      return guarded({ commune, depot, id: unite.value.id }, () => other.recevoir(entree));
    },
    evenement: (valeur, on) => {
      const read = modele.lireEvenement(valeur);
      if ("faute" in read) return read;
      return guarded({ commune: "" }, () => other.evenement(read.evenement, on));
    },
    avancer: (on) => guarded({ commune: "" }, () => other.avancer(on)),
    attentes: (commune) => other.attentes(commune),
    peuplement: (commune) => other.peuplement?.(commune),
    reception: (commune, ids) => other.reception?.(commune, ids),
    electeurs: (commune) => other.electeurs?.(commune) ?? [],
    instantane: () => other.instantane?.(),
  };
}
