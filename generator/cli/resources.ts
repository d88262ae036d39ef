import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ReadResource } from "../reader/sources/resource.js";
import { CommandFailure, isSystemError, systemMessage } from "./failure.js";

export interface ResourceOptions {
  /** What relative locations are relative to. */
  readonly folder: string;
  readonly allowNetwork?: boolean | undefined;
  /** Where fetched documents are kept. Default `.cache/scrutin` in the folder. */
  readonly cache?: string | undefined;
}

/** Files, and what was or may be fetched. */
export interface Resources {
  /** Reads paths. */
  readonly read: ReadResource;
  /** Reads `http:` and `https:` addresses. */
  readonly fetch: ReadResource;
  /** Addresses that were asked for and were neither in the cache nor allowed to be fetched. */
  readonly refused: ReadonlySet<string>;
}

const timeout = 30_000;

/** Reads from the disk, and addresses from the cache or, where it is allowed, from the network into the cache. */
export function createResources({
  folder,
  allowNetwork = false,
  cache,
}: ResourceOptions): Resources {
  const refused = new Set<string>();
  const cacheFolder = resolve(folder, cache ?? ".cache/scrutin");
  const fetchKept: ReadResource = async (location) => {
    const kept = join(cacheFolder, cacheName(location));
    const bytes = await readIfThere(kept);
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
    read: (location) => readIfThere(resolve(folder, location)),
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

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (["ENOENT", "EISDIR", "ENOTDIR", "ENAMETOOLONG"].includes(error.code ?? ""))
      return undefined;
    throw new CommandFailure(systemMessage(error));
  }
}

async function fetchBytes(address: string): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeout) });
    if (response.status === 404 || response.status === 410) return undefined;
    if (!response.ok)
      throw new CommandFailure(`${address}: the server answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(`${address}: could not be fetched: ${reason}`);
  }
}

/** Written beside its place first, so that an interrupted run leaves no half document. */
async function keep(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(resolve(path, ".."), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, bytes);
  await rename(temporary, path);
}
