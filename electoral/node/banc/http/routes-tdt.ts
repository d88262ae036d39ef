import type { Banc } from "../banc.js";
import type { Limites } from "../limites.js";
import type { Releve } from "../magasin/etat.js";
import { refus } from "../refus.js";
import { estUnEtat, faireAvancer, relever } from "../tdt.js";
import { avis } from "../textes.js";
import { voirDepotEnListe, voirReleve, voirTransaction } from "../vues.js";
import { enJson, type Reponse } from "./reponse.js";
import type { Demande } from "./requete.js";
import { recevoirDepot } from "./routes-depot.js";
import { rendreArchive } from "./routes-retrait.js";

/** `POST /tdt/transactions`: to Insee's side, as a deposit. */
export function posterTransaction(
  banc: Banc,
  demande: Demande,
  limites: Limites,
): Promise<Reponse> {
  return recevoirDepot(banc, demande, limites, "tdt");
}

/** `POST /tdt/releve`: from Insee's side, everything that waits for the communes of the account, in one transaction. */
export async function releverTransaction(banc: Banc, demande: Demande): Promise<Reponse> {
  if (demande.compte.communes.length === 0) throw refus(403, "banc-sans-commune");
  const releve = await banc.seul(() => relever(banc, demande.compte));
  if (releve === undefined) return { statut: 204 };
  const seen = voirReleve(releve, banc.magasin.etat.fichiers);
  return enJson(201, seen, { Location: seen.liens.transaction });
}

/** `GET /tdt/transactions`: the transactions of the account, in both directions. */
export function listerTransactions(banc: Banc, { compte }: Demande): Reponse {
  const { etat } = banc.magasin;
  const sent = etat.depotsDe(compte.nom).filter(({ canal }) => canal === "tdt");
  const received = [...etat.releves.values()].filter((each) => each.compte === compte.nom);
  return enJson(200, {
    banc: avis,
    versLInsee: sent.map(voirDepotEnListe),
    deLInsee: received.map((each) => voirReleve(each, etat.fichiers)),
  });
}

function collectedOf(banc: Banc, { compte }: Demande, id: string): Releve {
  const releve = banc.magasin.etat.releves.get(id);
  if (releve === undefined || releve.compte !== compte.nom) throw refus(404, "banc-introuvable");
  return releve;
}

/** `GET /tdt/transactions/{id}`: one transaction, in either direction. */
export async function montrerTransaction(
  banc: Banc,
  demande: Demande,
  id: string,
): Promise<Reponse> {
  const { depots, fichiers } = banc.magasin.etat;
  const depot = depots.get(id);
  if (depot?.compte === demande.compte.nom && depot.canal === "tdt")
    return enJson(200, voirTransaction(await banc.avecSesEnregistrements(depot)));
  return enJson(200, voirReleve(collectedOf(banc, demande, id), fichiers));
}

/** `GET /tdt/transactions/{id}/document`: the document from Insee's side; fetching it counts as receiving it. */
export async function rendreDocument(banc: Banc, demande: Demande, id: string): Promise<Reponse> {
  const releve = collectedOf(banc, demande, id);
  if (releve.etats.at(-1)?.etat === "poste") await faireAvancer(banc, releve, "transmis");
  return rendreArchive(banc, demande, releve.document);
}

/** `POST /tdt/transactions/{id}/etat`: the intermediary reports the state of a transaction that it has fetched. */
export async function avancerTransaction(
  banc: Banc,
  demande: Demande,
  id: string,
): Promise<Reponse> {
  const { etat } = await demande.json();
  if (!estUnEtat(etat)) throw refus(400, "banc-parametre", "etat");
  const { fichiers } = banc.magasin.etat;
  const done = await banc.seul(() => faireAvancer(banc, collectedOf(banc, demande, id), etat));
  return enJson(200, voirReleve(done, fichiers));
}
