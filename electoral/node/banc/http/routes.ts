import type { Jour } from "../../../calendrier/jours.js";
import { ajouterJours } from "../../../calendrier/jours.js";
import type { Banc } from "../banc.js";
import type { Limites } from "../limites.js";
import type { Suite } from "../magasin/entrees.js";
import { refus, refusAvec } from "../refus.js";
import { avis } from "../textes.js";
import { voirDepotEnListe, voirFichier } from "../vues.js";
import { enJson, type Reponse } from "./reponse.js";
import type { Demande } from "./requete.js";
import * as depot from "./routes-depot.js";
import * as retrait from "./routes-retrait.js";
import * as tdt from "./routes-tdt.js";

/** What routes need. */
export interface Service {
  readonly banc: Banc;
  readonly limites: Limites;
  /** Whether all accounts may set the clock. */
  readonly essai: boolean;
}

type Traiter = (service: Service, demande: Demande, valeur: string) => Reponse | Promise<Reponse>;

/** A method and path with its handler; `*` stands for a name or an identifier. */
interface Route {
  readonly chemin: readonly string[];
  readonly methodes: Readonly<Record<string, Traiter>>;
}

const route = (chemin: string, methodes: Route["methodes"]): Route => ({
  chemin: chemin.split("/").slice(1),
  methodes,
});

/** All routes that need an account. */
const routes: readonly Route[] = [
  route("/depot", {
    POST: ({ banc, limites }, demande) => depot.recevoirDepot(banc, demande, limites, "depot"),
  }),
  route("/depots", { GET: ({ banc }, demande) => depot.listerDepots(banc, demande) }),
  route("/depots/*", { GET: ({ banc }, demande, id) => depot.montrerDepot(banc, demande, id) }),
  route("/depots/*/rapport", {
    GET: ({ banc }, demande, id) => depot.montrerRapport(banc, demande, id),
  }),
  route("/depots/*/contenu", {
    GET: ({ banc }, demande, id) => depot.rendreContenu(banc, demande, id),
  }),
  route("/retrait", {
    GET: ({ banc }, demande) => retrait.listerFichiers(banc, demande),
  }),
  route("/ressources/electoral/fichier/*", {
    GET: ({ banc }, demande, nom) => retrait.rendreFichier(banc, demande, nom),
    DELETE: ({ banc }, demande, nom) => retrait.acquitterFichier(banc, demande, nom),
  }),
  route("/ressources/electoral/fichier/*/acquittement", {
    POST: ({ banc }, demande, nom) => retrait.acquitterFichier(banc, demande, nom),
  }),
  route("/tdt/transactions", {
    GET: ({ banc }, demande) => tdt.listerTransactions(banc, demande),
    POST: ({ banc, limites }, demande) => tdt.posterTransaction(banc, demande, limites),
  }),
  route("/tdt/releve", { POST: ({ banc }, demande) => tdt.releverTransaction(banc, demande) }),
  route("/tdt/transactions/*", {
    GET: ({ banc }, demande, id) => tdt.montrerTransaction(banc, demande, id),
  }),
  route("/tdt/transactions/*/document", {
    GET: ({ banc }, demande, id) => tdt.rendreDocument(banc, demande, id),
  }),
  route("/tdt/transactions/*/etat", {
    POST: ({ banc }, demande, id) => tdt.avancerTransaction(banc, demande, id),
  }),
  route("/banc/boite", { GET: ({ banc }, demande) => montrerBoite(banc, demande) }),
  route("/banc/electeurs", { GET: ({ banc }, demande) => montrerElecteurs(banc, demande) }),
  route("/banc/horloge", {
    GET: ({ banc }) => enJson(200, { banc: avis, jour: banc.jour }),
    POST: reglerHorloge,
  }),
  route("/banc/evenements", { POST: recevoirEvenement }),
];

/** The route of a request, and the name in its path. Throws a refusal. */
export function trouverRoute(
  methode: string,
  chemin: string,
): { readonly traiter: Traiter; readonly valeur: string } {
  const parts = partsOf(chemin);
  for (const { chemin: wanted, methodes } of routes) {
    if (parts?.length !== wanted.length) continue;
    if (!wanted.every((part, index) => part === "*" || part === parts[index])) continue;
    const asked = methode === "HEAD" ? "GET" : methode;
    const traiter = Object.hasOwn(methodes, asked) ? methodes[asked] : undefined;
    const admises = Object.keys(methodes);
    if (traiter === undefined)
      throw refusAvec({ Allow: admises.join(", ") }, 405, "banc-methode", admises);
    return { traiter, valeur: parts[wanted.indexOf("*")] ?? "" };
  }
  throw refus(404, "banc-introuvable");
}

/** The parts of a path; undefined if it cannot be decoded. Parts are only looked up, never used as the name of a file. */
function partsOf(path: string): readonly string[] | undefined {
  try {
    return path.split("/").slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** `GET /banc/boite`: for the page, what waits, what was answered, and the deadlines. */
function montrerBoite(banc: Banc, { compte }: Demande): Reponse {
  const { nom, role, communes } = compte;
  const { etat } = banc.magasin;
  const deposits = etat.depotsDe(nom).slice(-100).reverse();
  return enJson(200, {
    banc: avis,
    compte: { nom, role, communes },
    jour: banc.jour,
    fichiers: etat.enAttente(communes).map(voirFichier),
    attentes: banc.attentes(communes),
    depots: deposits.map(voirDepotEnListe),
    constats: banc.constats(communes).slice(-200).reverse(),
  });
}

/** `GET /banc/electeurs`: the invented electors of the account's communes, whom documents can be about. */
function montrerElecteurs(banc: Banc, { compte }: Demande): Reponse {
  return enJson(200, { banc: avis, electeurs: banc.electeurs(compte.communes) });
}

/** Throws a refusal if the account may not set the clock. */
function checkMaySet({ essai }: Service, { compte }: Demande): void {
  if (!essai && compte.role !== "administrateur") throw refus(403, "banc-administrateur");
}

/** The results of setting the clock that the account may see. */
function summaryOf(suites: readonly Suite[], { role, communes }: Demande["compte"]): object {
  const isSeen = ({ commune }: { readonly commune: string }): boolean =>
    role === "administrateur" || communes.includes(commune);
  const files = suites.flatMap(({ fichiers }) => fichiers).filter(isSeen);
  return {
    fichiers: files.map(({ nom, commune, unites }) => ({ nom, commune, unites })),
    constats: suites.flatMap(({ constats }) => constats).filter(isSeen),
  };
}

/** `POST /banc/horloge`: moves the clock to a day, or forward by a number of days. */
async function reglerHorloge(service: Service, demande: Demande): Promise<Reponse> {
  checkMaySet(service, demande);
  const { banc } = service;
  const suites = await banc.regler(wantedDay(await demande.json(), banc.jour));
  return enJson(200, { banc: avis, jour: banc.jour, ...summaryOf(suites, demande.compte) });
}

function wantedDay(asked: Readonly<Record<string, unknown>>, today: Jour): Jour {
  const { jour, avancer } = asked;
  if (typeof jour === "string" && avancer === undefined) return jour;
  const isCount = typeof avancer === "number" && Number.isInteger(avancer) && avancer >= 0;
  if (!isCount || jour !== undefined) throw refus(400, "banc-parametre", "jour, avancer");
  if (avancer > 100_000) throw refus(400, "banc-parametre", "avancer");
  return ajouterJours(today, avancer);
}

/** `POST /banc/evenements`: an event outside the communes. */
async function recevoirEvenement(service: Service, demande: Demande): Promise<Reponse> {
  checkMaySet(service, demande);
  const { banc } = service;
  const suite = await banc.evenement(await demande.json());
  return enJson(201, { banc: avis, jour: banc.jour, ...summaryOf([suite], demande.compte) });
}
