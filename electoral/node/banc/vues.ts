import type { TexteDuBanc } from "../../banc/contrat.js";
import type { Bilan } from "./bilan.js";
import type { Canal, EtatDeDepot, EtatDeReleve, Moment, Suite } from "./magasin/entrees.js";
import type { Depot, EtatDate, Fichier, Releve } from "./magasin/etat.js";
import { avis } from "./textes.js";

/** A deposit, as it is answered in JSON. */
export interface DepotVu extends Moment {
  /** The notice that this is a bench. */
  readonly banc: TexteDuBanc;
  readonly id: string;
  readonly compte: string;
  readonly canal: Canal;
  readonly nom?: string | undefined;
  /** The SHA-256 of the document, unpacked. */
  readonly empreinte: string;
  readonly taille: number;
  readonly etat: EtatDeDepot;
  readonly etats: readonly EtatDate<EtatDeDepot>[];
  /** The result; absent until the deposit is treated. */
  readonly bilan?: Bilan | undefined;
  readonly constats: Suite["constats"];
  readonly constatsNonListes?: number | undefined;
  readonly liens: { readonly depot: string; readonly rapport: string; readonly contenu: string };
  /** Whether the same content was there already. */
  readonly deja?: boolean | undefined;
}

export function voirDepot(depot: Depot, deja?: boolean): DepotVu {
  const { id, compte, communes, canal, nom, empreinte, taille, jour, heure, etats } = depot;
  const { bilan, suite } = depot;
  const { constatsNonListes } = suite ?? {};
  // Remarks for other communes are shown to those communes alone.
  const constats = (suite?.constats ?? []).filter(({ commune }) => communes.includes(commune));
  const own = `/depots/${id}`;
  return {
    banc: avis,
    id,
    compte,
    canal,
    ...(nom !== undefined && { nom }),
    empreinte,
    taille,
    jour,
    heure,
    etat: etats.at(-1)?.etat ?? "poste",
    etats,
    ...(bilan !== undefined && { bilan }),
    constats,
    ...(constatsNonListes !== undefined && { constatsNonListes }),
    liens: { depot: own, rapport: `${own}/rapport`, contenu: `${own}/contenu` },
    ...(deja !== undefined && { deja }),
  };
}

/** A deposit in a list, without the remarks on its records. */
export type DepotEnListe = Omit<DepotVu, "banc" | "bilan" | "constats" | "constatsNonListes"> & {
  readonly niveau?: Bilan["niveau"];
  readonly unites?: number | undefined;
  readonly enErreur?: number | undefined;
};

export function voirDepotEnListe(depot: Depot): DepotEnListe {
  const { banc: _, bilan, constats: __, constatsNonListes: ___, ...rest } = voirDepot(depot);
  if (bilan === undefined) return rest;
  const { niveau, unites, enErreur } = bilan;
  return { ...rest, ...(niveau !== undefined && { niveau }), unites, enErreur };
}

/** A file that waits, or has been received. */
export interface FichierVu extends Moment {
  readonly nom: string;
  readonly commune: string;
  readonly unites: number;
  readonly taille: number;
  /** The SHA-256 of the archive. */
  readonly empreinte: string;
  readonly uri: string;
  readonly acquitte?: Moment | undefined;
  /** The transaction that carries it. */
  readonly releve?: string | undefined;
}

/** Where files are withdrawn, as in Insee's service. */
export const cheminDesFichiers = "/ressources/electoral/fichier/";

export function voirFichier(fichier: Fichier): FichierVu {
  const { nom, commune, unites, taille, empreinte, jour, heure, acquitte, releve } = fichier;
  return {
    ...{ nom, commune, unites, taille, empreinte, jour, heure },
    uri: `${cheminDesFichiers}${nom}`,
    ...(acquitte !== undefined && { acquitte }),
    ...(releve !== undefined && { releve }),
  };
}

/** A transaction to Insee's side: a deposit, by its lots. */
export interface TransactionVue extends DepotVu {
  readonly sens: "vers-l-insee";
}

export function voirTransaction(depot: Depot): TransactionVue {
  return { ...voirDepot(depot), sens: "vers-l-insee" };
}

/** A transaction from Insee's side. */
export interface ReleveVu extends Moment {
  readonly banc: TexteDuBanc;
  readonly id: string;
  readonly sens: "de-l-insee";
  readonly etat: EtatDeReleve;
  readonly etats: readonly EtatDate<EtatDeReleve>[];
  readonly unites: number;
  /** Its files, by commune. */
  readonly fichiers: readonly { readonly nom: string; readonly commune: string }[];
  readonly liens: { readonly transaction: string; readonly document: string };
}

export function voirReleve(releve: Releve, fichiers: ReadonlyMap<string, Fichier>): ReleveVu {
  const { id, jour, heure, etats, document } = releve;
  const own = `/tdt/transactions/${id}`;
  return {
    banc: avis,
    id,
    sens: "de-l-insee",
    jour,
    heure,
    etat: etats.at(-1)?.etat ?? "poste",
    etats,
    unites: document.unites,
    fichiers: releve.fichiers.map((nom) => ({ nom, commune: fichiers.get(nom)?.commune ?? "" })),
    liens: { transaction: own, document: `${own}/document` },
  };
}
