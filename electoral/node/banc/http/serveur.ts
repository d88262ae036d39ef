import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { join } from "node:path";
import type { ModeleDAutreCote } from "../../../banc/contrat.js";
import type { Jour } from "../../../calendrier/jours.js";
import { Banc } from "../banc.js";
import { type Limites, limitesParDefaut } from "../limites.js";
import { type Compte, creerCompte, Verificateur } from "../magasin/comptes.js";
import { Comptes } from "../magasin/comptes-gardes.js";
import type { Ecarte } from "../magasin/magasin.js";
import type { OutilsDuBanc } from "../outils.js";
import { Refus, refus } from "../refus.js";
import { avis, avisEnTete } from "../textes.js";
import { reponseDePage } from "./page.js";
import { enJson, envoyer, type Reponse, reponseDeRefus } from "./reponse.js";
import { authentifier, demandeDe } from "./requete.js";
import { type Service, trouverRoute } from "./routes.js";

/** Options of a bench. */
export interface OptionsDeServeur {
  /** The folder that holds its data. */
  readonly dossier: string;
  readonly modele: ModeleDAutreCote<unknown>;
  readonly outils: OutilsDuBanc;
  /** Default 0: any free port. */
  readonly port?: number | undefined;
  /** Default 127.0.0.1: this machine alone. */
  readonly adresse?: string | undefined;
  /** The day to which the clock of a new bench is set (default: today), or to which that of an existing one is moved. */
  readonly jour?: Jour | undefined;
  /** Whether all accounts may set the clock and send events; otherwise only administrators may. Default false. */
  readonly essai?: boolean | undefined;
  /** Accounts for this run only, besides those stored in the folder. */
  readonly comptes?: readonly (Compte & { readonly motDePasse: string })[] | undefined;
  readonly limites?: Partial<Limites> | undefined;
  /** Entries and units after which what is known is taken down, so that the next run begins soon. Default 10,000: some seconds of work. */
  readonly instantaneApres?: number | undefined;
  /** Called with errors that should not happen. */
  readonly noter?: ((erreur: unknown) => void) | undefined;
}

/** A running bench. */
export interface BancOuvert {
  /** Its address, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** The number of bytes dropped from the end of the journal, because an earlier run had not finished writing an entry. */
  readonly perdus: number;
  /** Why what a run before had taken down was of no use, so that the whole journal was read; undefined where it was used, or was not there. */
  readonly ecarte: Ecarte | undefined;
  /** The day of its clock. */
  jour(): Jour;
  /** Finishes what has begun, and releases the folder. */
  fermer(): Promise<void>;
}

/** The file with the accounts, in the folder of a bench. */
export function cheminDesComptes(dossier: string): string {
  return join(dossier, "comptes.json");
}

/** Opens the folder of a bench, and answers requests. */
export async function ouvrirServeur(options: OptionsDeServeur): Promise<BancOuvert> {
  const { dossier, modele, outils, jour, essai = false, adresse = "127.0.0.1" } = options;
  const { instantaneApres = 10_000 } = options;
  const noter = options.noter ?? ((error: unknown) => console.error(error));
  const limites: Limites = { ...limitesParDefaut, ...options.limites };
  const own = await Promise.all(
    (options.comptes ?? []).map(({ motDePasse, ...compte }) => creerCompte(compte, motDePasse)),
  );
  const comptes = new Comptes(cheminDesComptes(dossier), own);
  await comptes.actualiser(Date.now());
  const banc = await Banc.ouvrir({ dossier, jour, modele, outils, instantaneApres, noter });
  const service: Service = { banc, limites, essai };
  const answering = new Answering(service, comptes, adresse, noter);
  const server = serverOf(limites, (request, response) => void answering.answer(request, response));
  try {
    await listen(server, options.port ?? 0, adresse);
  } catch (error) {
    await banc.fermer();
    throw error;
  }
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  const url = `http://${adresse.includes(":") ? `[${adresse}]` : adresse}:${port}`;
  return {
    url,
    port,
    perdus: banc.magasin.perdus,
    ecarte: banc.magasin.ecarte,
    jour: () => banc.jour,
    fermer: async () => {
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      await banc.fermer();
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, host, () => {
      server.off("error", failed);
      done();
    });
  });
}

function serverOf(
  { delaiDEnTetes, delaiDeCorps, enTetes, connexions }: Limites,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  const server = createServer({
    maxHeaderSize: enTetes,
    headersTimeout: delaiDEnTetes,
    requestTimeout: delaiDEnTetes + delaiDeCorps,
    connectionsCheckingInterval: Math.max(50, Math.min(5000, delaiDEnTetes / 4)),
    keepAliveTimeout: 5000,
    insecureHTTPParser: false,
  });
  server.maxConnections = connexions;
  // Twice the longest wait of a request: a client that neither sends nor takes anything for longer is gone.
  server.timeout = 120_000;
  // Requests with `Expect: 100-continue` are answered like others: `100 Continue` is sent when the body is wanted.
  server.on("request", answer).on("checkContinue", answer).on("clientError", answerMalformed);
  return server;
}

/** Answers what is no HTTP request, or came too slowly. */
function answerMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const failure =
    error.code === "HPE_HEADER_OVERFLOW"
      ? refus(431, "banc-en-tetes")
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? refus(408, "banc-delai")
        : refus(400, "banc-requete");
  const body = String(reponseDeRefus(failure).corps);
  const head = [
    `HTTP/1.1 ${failure.statut} Refus`,
    `X-Banc: ${avisEnTete}`,
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

class Answering {
  readonly #service: Service;
  readonly #accounts: Comptes;
  readonly #verifier: Verificateur;
  readonly #isLocal: boolean;
  readonly #note: (error: unknown) => void;

  constructor(service: Service, accounts: Comptes, address: string, note: (e: unknown) => void) {
    this.#service = service;
    this.#accounts = accounts;
    this.#verifier = new Verificateur(() => accounts.tous);
    this.#isLocal = loopback.test(address);
    this.#note = note;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await envoyer(request, response, await this.#answerOrRefusal(request, response));
    } catch {
      // The client went away, or the disk cannot be read any more: half an answer must not look complete.
      response.destroy();
    }
  }

  async #answerOrRefusal(request: IncomingMessage, response: ServerResponse): Promise<Reponse> {
    try {
      return await this.#find(request, response);
    } catch (error) {
      if (error instanceof Refus) return reponseDeRefus(error);
      // Who asked has gone away: no fault of ours, also where all of the body had come.
      const isGone = error === request.errored || (request.destroyed && !request.complete);
      const isFull = saysFull(error);
      if (!isGone) this.#note(isFull ? String(error) : error);
      return reponseDeRefus(isFull ? refus(507, "banc-place") : refus(500, "banc-interne"));
    }
  }

  async #find(request: IncomingMessage, response: ServerResponse): Promise<Reponse> {
    const url = this.#urlOf(request);
    const method = request.method ?? "";
    const open = await this.#withoutAccount(method, url.pathname);
    if (open !== undefined) return open;
    // Browsers remember passwords of Basic authentication, and send them with requests of pages from other sites too.
    if (/^(?:cross|same)-site$/.test(String(request.headers["sec-fetch-site"])))
      throw refus(403, "banc-origine");
    await this.#accounts.actualiser(Date.now());
    const compte = await authentifier(request, this.#verifier);
    const { traiter, valeur } = trouverRoute(method, url.pathname);
    const { banc, limites } = this.#service;
    await banc.connaitre(compte);
    const demande = demandeDe(request, response, { compte, url, limites });
    return traiter(this.#service, demande, valeur);
  }

  /** Answers that need no account: the page, and the description of the bench. */
  async #withoutAccount(method: string, path: string): Promise<Reponse | undefined> {
    if (method !== "GET" && method !== "HEAD") return undefined;
    const { banc, essai } = this.#service;
    if (path === "/") return reponseDePage(await banc.outils.page());
    return path === "/banc" ? enJson(200, { banc: avis, jour: banc.jour, essai }) : undefined;
  }

  /** The URL of a request. Refuses pages of another origin, also those whose host name was pointed at our address (DNS rebinding). */
  #urlOf({ headers, headersDistinct, url = "", httpVersionMajor }: IncomingMessage): URL {
    if (httpVersionMajor !== 1) throw refus(400, "banc-requete");
    // Node takes the first of them, and an intermediary may have taken another.
    for (const name of ["authorization", "content-type"])
      if ((headersDistinct[name]?.length ?? 0) > 1) throw refus(400, "banc-requete");
    const [host = "", second] = headersDistinct["host"] ?? [];
    if (second !== undefined) throw refus(400, "banc-requete");
    // Nothing but a host and a port: no user name, and no path that would come before that of the request.
    const isHost = !/[\s/?#@\\,]/.test(host) && URL.canParse(`http://${host}`);
    const own = isHost ? new URL(`http://${host}`) : undefined;
    if (own === undefined || (this.#isLocal && !loopback.test(own.hostname)))
      throw refus(421, "banc-hote");
    const { origin } = headers;
    if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === own.host))
      throw refus(403, "banc-origine");
    if (!url.startsWith("/") || !URL.canParse(`http://${host}${url}`))
      throw refus(400, "banc-requete");
    return new URL(`http://${host}${url}`);
  }
}

/** Whether there is no room to write. What was written of a content then counts for nothing. */
function saysFull(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG";
}
