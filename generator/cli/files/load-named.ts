import { loadValidSchema } from "../../generate.js";
import type { ReadResource } from "../../reader/sources/resource.js";
import type { Schema } from "../../schema/components.js";
import type { Console } from "../terminal.js";
import { findSchemas, reporting } from "./schemas.js";

/** Options for reading named schemas. */
export interface NamedSchemaFlags {
  readonly catalog?: readonly string[];
  readonly allowNetwork?: boolean;
  readonly cache?: string;
  readonly maxParticles?: number;
}

/** Loads the schemas named on the command line. `onRead` is called with each file and address that was read. */
export async function loadNamed(
  names: readonly string[],
  { allowNetwork, cache, catalog, maxParticles }: NamedSchemaFlags,
  terminal: Console,
  onRead?: (location: string, bytes: Uint8Array) => void,
): Promise<Schema> {
  const folder = terminal.cwd;
  const schemas = await findSchemas(names, { folder, allowNetwork, cache }, terminal);
  const told =
    (read: ReadResource): ReadResource =>
    async (location) => {
      const bytes = await read(location);
      if (bytes !== undefined) onRead?.(location, bytes);
      return bytes;
    };
  const load = () =>
    loadValidSchema({
      locations: schemas.locations,
      read: told(schemas.read),
      fetch: told(schemas.fetch),
      catalogs: catalog,
      maxParticles,
      locale: terminal.locale,
    });
  return (await reporting(load, schemas, folder, terminal)).schema;
}
