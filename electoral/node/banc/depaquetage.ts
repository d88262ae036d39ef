import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Limites } from "./limites.js";
import { ArchiveIllisible, type OutilsDuBanc } from "./outils.js";
import { refus } from "./refus.js";

/** The forms in which content may be packed. */
export type FormeDeContenu = "XML" | "gzip" | "zip";

/** The form that a media type announces; undefined if it announces none. Other media types are refused. */
const types: ReadonlyMap<string, FormeDeContenu | undefined> = new Map([
  ["application/xml", "XML"],
  ["text/xml", "XML"],
  ["application/gzip", "gzip"],
  ["application/x-gzip", "gzip"],
  ["application/zip", "zip"],
  ["application/x-zip-compressed", "zip"],
  ["application/octet-stream", undefined],
]);

/** The form of content that a request announces. Throws a refusal. */
export function formeAnnoncee(
  type: string | undefined,
  codage: string | undefined,
): FormeDeContenu | undefined {
  const media = (type ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!types.has(media)) throw refus(415, "banc-type", media.slice(0, 80));
  const announced = types.get(media);
  const coding = (codage ?? "identity").trim().toLowerCase();
  if (coding === "identity") return announced;
  // RFC 9110, 8.4.1.3: `x-gzip` is the same.
  if (!/^(?:x-)?gzip$/.test(coding) || announced === "gzip" || announced === "zip")
    throw refus(415, "banc-codage", coding.slice(0, 80));
  return "gzip";
}

function formOf(head: Uint8Array): FormeDeContenu {
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
  return head[0] === 0x50 && head[1] === 0x4b ? "zip" : "XML";
}

/** The bytes of the document in a content, whose form is found by its first bytes, whatever was announced. Throws a refusal. */
export async function* depaqueter(
  pieces: AsyncIterable<Uint8Array>,
  annoncee: FormeDeContenu | undefined,
  limites: Limites,
  outils: Pick<OutilsDuBanc, "ouvrirArchive">,
): AsyncGenerator<Uint8Array> {
  const { head, all } = await begin(pieces);
  if (head.length === 0) throw refus(400, "banc-vide");
  const forme = formOf(head);
  if (annoncee !== undefined && annoncee !== forme) throw refus(415, "banc-forme", annoncee, forme);
  switch (forme) {
    case "XML":
      return yield* limited(all, limites);
    case "gzip":
      return yield* gunzip(all, limites);
    case "zip":
      return yield* unzip(all, limites, outils);
  }
}

/** The first bytes of a stream, and the complete stream. */
async function begin(
  pieces: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncGenerator<Uint8Array> }> {
  const iterator = pieces[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let length = 0;
  while (length < 4) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    held.push(value);
    length += value.length;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* held;
      for (;;) {
        const { done, value } = await iterator.next();
        if (done === true) return;
        yield value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(held), all: all() };
}

async function* limited(
  pieces: AsyncIterable<Uint8Array>,
  { document }: Limites,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > document) throw refus(413, "banc-taille-decompressee", document >> 20);
    yield piece;
  }
}

async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  limites: Limites,
): AsyncGenerator<Uint8Array> {
  let taken = 0;
  let length = 0;
  let failure: unknown;
  async function* counted(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of packed) {
        taken += piece.length;
        yield piece;
      }
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  const source = Readable.from(counted(), { objectMode: false });
  const unpacked = createGunzip();
  source.on("error", (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  try {
    for await (const piece of unpacked as AsyncIterable<Uint8Array>) {
      length += piece.length;
      checkRatio(length, taken, limites);
      yield piece;
    }
  } catch (error) {
    if (failure !== undefined) throw failure;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw code.startsWith("Z_") ? refus(422, "banc-gzip") : error;
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

function checkRatio(length: number, packed: number, { document, rapport }: Limites): void {
  if (length > document) throw refus(413, "banc-taille-decompressee", document >> 20);
  if (length > 1 << 20 && length > rapport * packed) throw refus(413, "banc-rapport", rapport);
}

async function* unzip(
  packed: AsyncIterable<Uint8Array>,
  limites: Limites,
  outils: Pick<OutilsDuBanc, "ouvrirArchive">,
): AsyncGenerator<Uint8Array> {
  const held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of packed) {
    length += piece.length;
    if (length > limites.archive) throw refus(413, "banc-taille", limites.archive >> 20);
    held.push(piece);
  }
  try {
    const entries = outils.ouvrirArchive(Buffer.concat(held));
    const [entry] = entries;
    if (entry === undefined || entries.length > 1) throw refus(422, "banc-entrees", entries.length);
    checkRatio(entry.taille, entry.taillePaquet, limites);
    yield* entry.pieces();
  } catch (error) {
    throw error instanceof ArchiveIllisible ? refus(422, "banc-zip", error.raison) : error;
  }
}
