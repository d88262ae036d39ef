import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ReadResource } from "../../reader/sources/resource.js";
import { CommandFailure } from "../failure.js";
import { messages } from "../messages.js";
import { asFailure, readFileIfThere } from "./files.js";
import { networkReason } from "./network-reasons.js";
import { writeReplacing } from "./replacement.js";

export interface ResourceOptions {
  /** The folder of relative locations. */
  readonly folder: string;
  readonly allowNetwork?: boolean | undefined;
  /** The folder for fetched documents. Default `.cache/scrutin` in the folder. */
  readonly cache?: string | undefined;
}

/** Reads files and addresses, and remembers which addresses it could not fetch. */
export interface Resources {
  /** Reads paths. */
  readonly read: ReadResource;
  /** Reads `http:` and `https:` addresses. */
  readonly fetch: ReadResource;
  /** Addresses that schemas refer to, but that were neither in the cache nor allowed to be fetched. */
  readonly refused: ReadonlySet<string>;
}

const timeout = 30_000;

/** The default folder for fetched documents, in the folder of the run. */
export const defaultCache = ".cache/scrutin";

/** Reads files from the disk, and addresses from the cache or, if allowed, from the network into the cache. */
export function createResources({
  folder,
  allowNetwork = false,
  cache,
}: ResourceOptions): Resources {
  const refused = new Set<string>();
  const cacheFolder = resolve(folder, cache ?? defaultCache);
  const fetchKept: ReadResource = async (location) => {
    const kept = join(cacheFolder, cacheName(location));
    const bytes = await readFileIfThere(kept);
    if (bytes !== undefined) return bytes;
    if (!allowNetwork) {
      refused.add(location);
      return undefined;
    }
    const fetched = await fetchBytes(location);
    if (fetched !== undefined) await keep(kept, fetched);
    return fetched;
  };
  return {
    read: (location) => readFileIfThere(resolve(folder, location)),
    fetch: fetchKept,
    refused,
  };
}

/** One readable name per address: its last part, and a hash of the whole. */
export function cacheName(address: string): string {
  const hash = createHash("sha256").update(address).digest("hex").slice(0, 16);
  const last =
    address
      .replace(/[?#].*$/s, "")
      .split("/")
      .pop() ?? "";
  return `${hash}-${last.replace(/[^\w.-]+/g, "_").slice(-80) || "document"}`;
}

/** The most bytes of a document from the network. */
const sizeLimit = 1 << 28;

async function fetchBytes(address: string): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeout) });
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) throw new CommandFailure(messages.serverAnswered(address, response.status));
    return await readBody(response, address);
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure(messages.fetchFailed(address, networkReason(error)));
  }
}

async function readBody({ body }: Response, address: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.length;
    if (size > sizeLimit) throw new CommandFailure(messages.tooLarge(address, sizeLimit));
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function keep(path: string, bytes: Uint8Array): Promise<void> {
  const folder = resolve(path, "..");
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw asFailure(error, folder);
  }
  await writeReplacing(path, bytes);
}
