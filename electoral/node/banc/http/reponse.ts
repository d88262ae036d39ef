import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { Lecture } from "../magasin/objets.js";
import type { Refus } from "../refus.js";
import { avis, avisEnTete } from "../textes.js";

/** The answer to a request. */
export interface Reponse {
  readonly statut: number;
  readonly enTetes?: Readonly<Record<string, string>> | undefined;
  readonly corps?: string | Uint8Array | Lecture | undefined;
}

/** A JSON answer. */
export function enJson(
  statut: number,
  valeur: unknown,
  enTetes: Readonly<Record<string, string>> = {},
): Reponse {
  return {
    statut,
    enTetes: { "Content-Type": "application/json; charset=utf-8", ...enTetes },
    corps: `${JSON.stringify(valeur, undefined, 2)}\n`,
  };
}

/** The answer for a refusal. */
export function reponseDeRefus({ statut, code, texte, enTetes }: Refus): Reponse {
  return enJson(statut, { banc: avis, erreur: { code, texte } }, enTetes);
}

/** The headers of every answer: nothing is cached, since it is for one account alone, and a document is never run as a page. */
const always: Readonly<Record<string, string>> = {
  "X-Banc": avisEnTete,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Sends an answer, without waiting for the unread rest of the request. */
export async function envoyer(
  request: IncomingMessage,
  response: ServerResponse,
  { statut, enTetes = {}, corps }: Reponse,
): Promise<void> {
  const isUnread = !request.complete && hasBody(request);
  const headers = { ...always, ...enTetes, ...(isUnread && { Connection: "close" }) };
  const isHead = request.method === "HEAD";
  if (corps === undefined || typeof corps === "string" || corps instanceof Uint8Array) {
    const bytes = Buffer.from(corps ?? "");
    const length = statut === 204 ? {} : { "Content-Length": bytes.length };
    response.writeHead(statut, { ...headers, ...length });
    response.end(isHead || statut === 204 ? undefined : bytes);
    if (isUnread) drain(request);
    return;
  }
  response.writeHead(statut, headers);
  if (isHead) {
    corps.destroy();
    response.end();
    return;
  }
  await pipeline(corps, response);
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

const mostDrained = 1 << 20;

/** Reads a little more of an unwanted body, so that the client has time to read the refusal, then closes the connection. */
function drain(request: IncomingMessage): void {
  let length = 0;
  const { socket } = request;
  const end = (): void => {
    socket.destroy();
  };
  const timer = setTimeout(end, 1000);
  request
    .on("data", (piece: Uint8Array) => {
      length += piece.length;
      if (length > mostDrained) end();
    })
    .on("error", () => undefined)
    .on("close", () => clearTimeout(timer))
    .resume();
}
