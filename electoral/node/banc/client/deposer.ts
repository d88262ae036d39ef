import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { createGunzip, createGzip } from "node:zlib";
import { isSystemError } from "../../verrou.js";
import type { DepotVu } from "../vues.js";
import { type AccesAuBanc, demander, jsonOf } from "./acces.js";

/** Options of a deposit. */
export interface OptionsDeDepot {
  /** The name under which it is shown. */
  readonly nom?: string | undefined;
  /** Through the transactions of a transmission device. Default: the deposit service. */
  readonly canal?: "depot" | "tdt" | undefined;
  /** Milliseconds to wait until it is treated; 0 does not wait. Default: ten minutes. */
  readonly attendre?: number | undefined;
}

/**
 * Deposits a document, given as an XML file or as text, and gives the result. What the bench has already is not sent again, so that it may be called
 * again after any failure.
 *
 * @example
 * const depot = await deposer("envoi.xml", { url, compte: "mairie-44109", motDePasse });
 * if (depot.bilan?.niveau === "fichier") console.error(depot.bilan.fichier);
 */
export async function deposer(
  document: string | Uint8Array,
  acces: AccesAuBanc,
  options: OptionsDeDepot = {},
): Promise<DepotVu> {
  const { canal = "depot", attendre = 600_000 } = options;
  const content = contentOf(document);
  const nom = options.nom ?? content.nom;
  const known = await findDeposit(acces, await fingerprint(content));
  const made = known ?? (await send(acces, content, canal, nom));
  const end = Date.now() + attendre;
  let seen = made;
  while (seen.bilan === undefined && Date.now() < end) {
    const seconds = Math.min(30, Math.ceil((end - Date.now()) / 1000));
    seen = await jsonOf<DepotVu>(await demander(acces, `/depots/${made.id}?attendre=${seconds}`));
  }
  return { ...seen, ...(made.deja !== undefined && { deja: made.deja }) };
}

interface Content {
  readonly nom: string | undefined;
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

/** A text that begins like XML is taken as a document, any other text as a path. */
function contentOf(document: string | Uint8Array): Content {
  if (typeof document === "string" && !/^\ufeff?\s*</.test(document))
    return { nom: basename(document), pieces: () => createReadStream(document) };
  const bytes = Buffer.from(document);
  return {
    nom: undefined,
    pieces: async function* () {
      yield bytes;
    },
  };
}

async function headOf({ pieces }: Content): Promise<Uint8Array> {
  for await (const piece of pieces()) return piece.subarray(0, 4);
  return new Uint8Array();
}

/** The SHA-256 of the document in a content; undefined for an archive, which only the bench unpacks. */
async function fingerprint(content: Content): Promise<string | undefined> {
  const [first, second] = await headOf(content);
  if (first === 0x50 && second === 0x4b) return undefined;
  const hash = createHash("sha256");
  const isGzip = first === 0x1f && second === 0x8b;
  const source = Readable.from(content.pieces(), { objectMode: false });
  const unpacked = isGzip ? source.pipe(createGunzip()) : source;
  source.on("error", (error) => unpacked.destroy(error));
  try {
    for await (const piece of unpacked as AsyncIterable<Uint8Array>) hash.update(piece);
  } catch (error) {
    // What cannot be unpacked is left to the bench to refuse.
    if (isGzip && !isSystemError(error)) return undefined;
    throw error;
  }
  return hash.digest("hex");
}

async function findDeposit(
  acces: AccesAuBanc,
  empreinte: string | undefined,
): Promise<DepotVu | undefined> {
  if (empreinte === undefined) return undefined;
  const answer = await demander(acces, `/depots?empreinte=${empreinte}`);
  const { depots } = await jsonOf<{ readonly depots: readonly DepotVu[] }>(answer);
  const id = depots[0]?.id;
  if (id === undefined) return undefined;
  return { ...(await jsonOf<DepotVu>(await demander(acces, `/depots/${id}`))), deja: true };
}

async function send(
  acces: AccesAuBanc,
  content: Content,
  canal: "depot" | "tdt",
  nom: string | undefined,
): Promise<DepotVu> {
  const [first, second] = await headOf(content);
  const isZip = first === 0x50 && second === 0x4b;
  const isGzip = first === 0x1f && second === 0x8b;
  const query = nom === undefined ? "" : `?nom=${encodeURIComponent(nom.slice(0, 120))}`;
  const path = canal === "tdt" ? "/tdt/transactions" : "/depot";
  const answer = await demander(acces, `${path}${query}`, {
    methode: "POST",
    enTetes: { "Content-Type": isZip ? "application/zip" : "application/gzip" },
    corps: () => {
      const source = Readable.from(content.pieces(), { objectMode: false });
      const packed = isZip || isGzip ? source : source.pipe(createGzip());
      source.on("error", (error) => packed.destroy(error));
      return Readable.toWeb(packed) as ReadableStream<Uint8Array>;
    },
  });
  return jsonOf<DepotVu>(answer);
}
