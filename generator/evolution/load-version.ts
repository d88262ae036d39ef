import { SchemaError } from "../diagnostics.js";
import type { Schema } from "../schema/components.js";
import { type LoadOptions, loadSchema } from "../schema/load.js";

/**
 * Loads one version of a schema, to be compared with another.
 *
 * @throws {SchemaError} with all findings when the schemas cannot be used
 *
 * @example
 * const older = await loadVersion({ locations: ["old/notes.xsd"], read: (path) => readFile(path) });
 * const newer = await loadVersion({ locations: ["notes.xsd"], read: (path) => readFile(path) });
 * console.log(compareSchemas(older, newer).step);
 */
export async function loadVersion(options: LoadOptions): Promise<Schema> {
  const { schema, diagnostics } = await loadSchema(options);
  if (diagnostics.some(({ severity }) => severity === "error")) throw new SchemaError(diagnostics);
  return schema;
}
