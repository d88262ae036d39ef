import type { Banc } from "../banc.js";
import { depaqueter, formeAnnoncee } from "../depaquetage.js";
import type { Limites } from "../limites.js";
import type { Canal } from "../magasin/entrees.js";
import type { Depot } from "../magasin/etat.js";
import { refus } from "../refus.js";
import { avis } from "../textes.js";
import { voirDepot, voirDepotEnListe } from "../vues.js";
import { enJson, type Reponse } from "./reponse.js";
import { type Demande, nombreDe } from "./requete.js";

/** How many seconds a request may wait for its deposit to be treated. */
const longestWait = 60;

/** `POST /depot`: takes a document, packed or not. */
export async function recevoirDepot(
  banc: Banc,
  demande: Demande,
  limites: Limites,
  canal: Canal,
): Promise<Reponse> {
  const { compte, parametres, enTetes } = demande;
  if (compte.communes.length === 0) throw refus(403, "banc-sans-commune");
  const announced = formeAnnoncee(enTetes["content-type"], enTetes["content-encoding"]);
  const nom = nameOf(parametres.get("nom"));
  const wait = nombreDe(parametres, "attendre", 0, longestWait);
  const document = depaqueter(demande.corps(limites.corps), announced, limites, banc.outils);
  const { depot, deja } = await banc.deposer(compte, document, { canal, nom });
  const now = (await banc.attendre(depot.id, wait * 1000)) ?? depot;
  const seen = voirDepot(await banc.avecSesEnregistrements(now), deja);
  return enJson(deja ? 200 : 201, seen, { Location: seen.liens.depot });
}

/** The name given to a deposited file: it is shown, and never used as the name of a file of the bench. */
function nameOf(given: string | null): string | undefined {
  if (given === null || given === "") return undefined;
  if (/^(?!\.)[^\p{C}/\\]{1,120}$/u.test(given)) return given;
  throw refus(400, "banc-nom");
}

/** `GET /depots`: the deposits of the account, the oldest first, or the one with a given content. */
export function listerDepots(banc: Banc, { compte, parametres }: Demande): Reponse {
  const all = banc.magasin.etat.depotsDe(compte.nom);
  const empreinte = parametres.get("empreinte");
  const after = parametres.get("apres");
  const most = nombreDe(parametres, "limite", 100, 1000);
  const start = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
  if (after !== null && start === 0) throw refus(404, "banc-introuvable");
  const wanted =
    empreinte === null ? all.slice(start) : all.filter((each) => each.empreinte === empreinte);
  const shown = wanted.slice(0, most);
  const last = shown.at(-1);
  const suite = last !== undefined && shown.length < wanted.length ? { apres: last.id } : {};
  return enJson(200, { banc: avis, depots: shown.map(voirDepotEnListe), ...suite });
}

/** A deposit of the account; those of other accounts are refused as not found. */
function depotDe(banc: Banc, { compte }: Demande, id: string): Depot {
  const depot = banc.magasin.etat.depots.get(id);
  if (depot === undefined || depot.compte !== compte.nom) throw refus(404, "banc-introuvable");
  return depot;
}

/** `GET /depots/{id}`: the state and result of a deposit. */
export async function montrerDepot(banc: Banc, demande: Demande, id: string): Promise<Reponse> {
  const depot = depotDe(banc, demande, id);
  const wait = nombreDe(demande.parametres, "attendre", 0, longestWait);
  const now = (await banc.attendre(id, wait * 1000)) ?? depot;
  const vary = { Vary: "Accept" };
  if (!wantsPage(demande.enTetes.accept)) {
    return enJson(200, voirDepot(await banc.avecSesEnregistrements(now)), vary);
  }
  const report = await montrerRapport(banc, demande, id);
  return { ...report, enTetes: { ...report.enTetes, ...vary } };
}

/** Whether the client prefers a page, as browsers do, to JSON. */
function wantsPage(accept = ""): boolean {
  const types = accept.split(",").map((each) => each.split(";")[0]?.trim().toLowerCase());
  return types.includes("text/html") && !types.includes("application/json");
}

/** `GET /depots/{id}/rapport`: the result of a deposit as a page. */
export async function montrerRapport(banc: Banc, demande: Demande, id: string): Promise<Reponse> {
  const depot = depotDe(banc, demande, id);
  const contenu = (): AsyncIterable<Uint8Array> => banc.magasin.objets.lire(depot.empreinte);
  return {
    statut: 200,
    enTetes: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-same-origin",
    },
    corps: await banc.outils.rapport(voirDepot(await banc.avecSesEnregistrements(depot)), contenu),
  };
}

/** `GET /depots/{id}/contenu`: the document, unpacked. */
export function rendreContenu(banc: Banc, demande: Demande, id: string): Reponse {
  const { empreinte, taille } = depotDe(banc, demande, id);
  return {
    statut: 200,
    enTetes: {
      "Content-Type": "application/xml",
      "Content-Disposition": `attachment; filename="${id}.xml"`,
      "Content-Length": String(taille),
    },
    corps: banc.magasin.objets.lire(empreinte),
  };
}
