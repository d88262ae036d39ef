import type { IncomingMessage, ServerResponse } from "node:http";
import type { Limites } from "../limites.js";
import type { Compte, Verificateur } from "../magasin/comptes.js";
import { TropDEssais } from "../magasin/comptes.js";
import { refus, refusAvec } from "../refus.js";

/** An authenticated request, as routes see it. */
export interface Demande {
  readonly methode: string;
  readonly compte: Compte;
  /** The address of the bench as the client knows it, without a slash at the end. */
  readonly origine: string;
  readonly parametres: URLSearchParams;
  readonly enTetes: IncomingMessage["headers"];
  /** The body; a longer one than `longueur` bytes is refused. */
  corps(longueur: number): AsyncGenerator<Uint8Array>;
  /** The body as a JSON object. */
  json(): Promise<Readonly<Record<string, unknown>>>;
}

/** The challenge that asks for a password; requests of the page get one for which browsers open no window. */
function challenge(request: IncomingMessage): string {
  const scheme = request.headers["sec-fetch-dest"] === "empty" ? "Page" : "Basic";
  return `${scheme} realm="Banc d'essai scrutin, pas l'Insee", charset="UTF-8"`;
}

/** The account of a request. Throws a refusal. */
export async function authentifier(
  request: IncomingMessage,
  verificateur: Verificateur,
): Promise<Compte> {
  const wrong = (given = true): Error =>
    refusAvec({ "WWW-Authenticate": challenge(request) }, 401, "banc-authentification", given);
  const [, packed] =
    /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(request.headers.authorization ?? "") ?? [];
  if (packed === undefined) throw wrong(false);
  const text = Buffer.from(packed, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 1) throw wrong();
  try {
    const account = await verificateur.verifier(text.slice(0, colon), text.slice(colon + 1));
    if (account === undefined) throw wrong();
    return account;
  } catch (error) {
    if (!(error instanceof TropDEssais)) throw error;
    throw refusAvec({ "Retry-After": "1" }, 503, "banc-essais");
  }
}

/** Turns a request into what routes see. */
export function demandeDe(
  request: IncomingMessage,
  response: ServerResponse,
  {
    compte,
    url,
    limites,
  }: { readonly compte: Compte; readonly url: URL; readonly limites: Limites },
): Demande {
  const corps = (longueur: number): AsyncGenerator<Uint8Array> =>
    bodyOf(request, response, longueur, limites);
  return {
    methode: request.method ?? "",
    compte,
    origine: url.origin,
    parametres: url.searchParams,
    enTetes: request.headers,
    corps,
    json: async () => {
      const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
      // A page of another origin cannot send this media type without a preflight request.
      if (type !== "application/json") throw refus(415, "banc-type", (type ?? "").slice(0, 80));
      const pieces: Uint8Array[] = [];
      for await (const piece of corps(limites.json)) pieces.push(piece);
      return objectOf(Buffer.concat(pieces).toString("utf8"));
    },
  };
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refus(400, "banc-json");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw refus(400, "banc-json");
  return value as Readonly<Record<string, unknown>>;
}

/** The body of a request, piece by piece. `100 Continue` is sent only now, so that no client sends what would be refused anyway. */
async function* bodyOf(
  request: IncomingMessage,
  response: ServerResponse,
  most: number,
  { delaiDeCorps, delaiInactif }: Limites,
): AsyncGenerator<Uint8Array> {
  const tooLong = (): Error => refus(413, "banc-taille", Math.max(1, most >> 20));
  if (Number(request.headers["content-length"] ?? 0) > most) throw tooLong();
  if (/^100-continue$/i.test(request.headers.expect ?? "")) response.writeContinue();
  const end = Date.now() + delaiDeCorps;
  const iterator = (request as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  let length = 0;
  for (;;) {
    const left = Math.min(delaiInactif, end - Date.now());
    const { done, value } = await inTime(iterator.next(), left);
    if (done === true) return;
    length += value.length;
    if (length > most) throw tooLong();
    yield value;
  }
}

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  // The caller may have stopped waiting, so that a late failure has to be ignored.
  work.catch(() => undefined);
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(refus(408, "banc-delai")), Math.max(0, milliseconds));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A parameter that has to be a whole number; throws a refusal if it is none, or too great. */
export function nombreDe(
  parametres: URLSearchParams,
  nom: string,
  standard: number,
  most: number,
): number {
  const text = parametres.get(nom);
  if (text === null) return standard;
  if (!/^\d{1,9}$/.test(text) || Number(text) > most) throw refus(400, "banc-parametre", nom);
  return Number(text);
}
