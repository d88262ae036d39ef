import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { SchemaSet } from "../../runtime/descriptors.js";
import { findSchemas, reporting } from "./schemas.js";
import type { Terminal } from "./terminal.js";

/** How a command that handles documents is told which schemas hold for them. */
export interface SchemaFlags {
  readonly schema?: readonly string[];
  readonly catalog?: readonly string[];
  readonly allowNetwork?: boolean;
  readonly cache?: string;
}

/** The name of the standard input where a file could be named. */
export const standardInput = "-";

/** The schemas that were named; the electoral ones, both stages, where none was. Either way the other one is not loaded. */
export async function readSchemaSet(flags: SchemaFlags, terminal: Terminal): Promise<SchemaSet> {
  const { schema, catalog, allowNetwork, cache } = flags;
  if (schema === undefined) {
    const { schemas } = await import("../../generated/electoral/schema-set.js");
    return schemas();
  }
  const { loadSchemas } = await import("../generate.js");
  const folder = terminal.cwd;
  const inputs = await findSchemas(schema, { folder, allowNetwork, cache });
  const { locations, read, fetch } = inputs;
  const load = async (): Promise<{
    readonly set: SchemaSet;
    readonly diagnostics: readonly [];
  }> => ({
    set: await loadSchemas({ locations, read, fetch, catalogs: catalog }),
    diagnostics: [],
  });
  return (await reporting(load, inputs, folder, terminal)).set;
}

/** The bytes of a document in pieces, from a file or the standard input. */
export function readPieces(file: string, terminal: Terminal): AsyncIterable<Uint8Array> {
  return file === standardInput ? terminal.input() : createReadStream(resolve(terminal.cwd, file));
}

/** The bytes of a document at once. */
export async function readWhole(file: string, terminal: Terminal): Promise<Uint8Array> {
  if (file !== standardInput) return readFile(resolve(terminal.cwd, file));
  const pieces: Uint8Array[] = [];
  for await (const piece of terminal.input()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** How long a document is; undefined for the standard input. */
export async function lengthOf(file: string, { cwd }: Terminal): Promise<number | undefined> {
  return file === standardInput ? undefined : (await stat(resolve(cwd, file))).size;
}
