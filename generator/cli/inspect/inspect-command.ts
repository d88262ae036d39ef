import { visibleLines } from "../../../runtime/nouns/visible-text.js";
import { SchemaError } from "../../diagnostics.js";
import { inspectSchema } from "../../inspect.js";
import { loadSchema } from "../../schema/load.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { findSchemas, reporting } from "../files/schemas.js";
import { messages } from "../messages.js";
import { nameFilter } from "../names.js";
import type { Console } from "../terminal.js";
import { printInspection } from "./inspection-text.js";

/** The options of `scrutin inspect`. */
export interface InspectFlags {
  readonly schemas: readonly string[];
  readonly catalog?: readonly string[];
  readonly allowNetwork?: boolean;
  readonly cache?: string;
  readonly maxParticles?: number;
  readonly root?: readonly string[];
  readonly json?: boolean;
}

/** `scrutin inspect`. */
export async function runInspect(flags: InspectFlags, terminal: Console): Promise<ExitCode> {
  const { allowNetwork, cache, catalog, maxParticles, root, json } = flags;
  const folder = terminal.cwd;
  const schemas = await findSchemas(flags.schemas, { folder, allowNetwork, cache }, terminal);
  const { locations, read, fetch } = schemas;
  const load = async () => {
    const loaded = await loadSchema({
      locations,
      read,
      fetch,
      maxParticles,
      locale: terminal.locale,
      ...(catalog !== undefined && { catalogs: catalog }),
    });
    if (loaded.diagnostics.some(({ severity }) => severity === "error"))
      throw new SchemaError(loaded.diagnostics);
    return loaded;
  };
  const { schema } = await reporting(load, schemas, folder, terminal);
  const inspection = inspectSchema(schema, root && nameFilter(root, schema.documents));
  if (root !== undefined && inspection.roots.length === 0)
    throw new CommandFailure(messages.noRoot(root, [...schema.elementDeclarations.keys()]));
  terminal.out(
    json === true
      ? JSON.stringify(inspection, undefined, 2)
      : visibleLines(printInspection(inspection, terminal.locale)),
  );
  return exitCodes.ok;
}
