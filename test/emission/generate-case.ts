import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { SchemaError } from "../../generator/diagnostics.js";
import type { EmittedFile } from "../../generator/emit/emit.js";
import { emitSchema, type MappingOptions } from "../../generator/generate.js";
import type { Schema } from "../../generator/schema/components.js";
import { loadSchema } from "../../generator/schema/load.js";
import type { Case, Suite } from "../conformance/cases.js";

/** What came of the schemas of one case. */
export interface GeneratedCase {
  readonly schema: Schema;
  readonly files: readonly EmittedFile[];
  /** Global components, of all kinds. */
  readonly components: number;
  readonly lines: number;
  /** Reading, checking and emitting, in milliseconds. */
  readonly ms: number;
}

/**
 * Generates from the schemas of a case together, in memory.
 *
 * @throws {SchemaError} when they are not valid
 */
export async function generateCase(
  { schemaDocs }: Case,
  { folder, catalog }: Suite,
  options: MappingOptions = {},
): Promise<GeneratedCase> {
  const started = performance.now();
  const { schema, diagnostics } = await loadSchema({
    locations: schemaDocs.map((path) => join(folder, path)),
    read: (location) => readFile(resolve(folder, location)).catch(() => undefined),
    catalogs: catalog === undefined ? [] : [catalog],
  });
  if (diagnostics.some(({ severity }) => severity === "error")) throw new SchemaError(diagnostics);
  const files = await emitSchema(schema, options);
  const ms = performance.now() - started;
  const lines = files.reduce((sum, { text }) => sum + text.split("\n").length - 1, 0);
  return { schema, files, components: countComponents(schema), lines, ms };
}

function countComponents({
  typeDefinitions,
  elementDeclarations,
  attributeDeclarations,
  attributeGroupDefinitions,
  modelGroupDefinitions,
  notationDeclarations,
}: Schema): number {
  const kinds = [
    typeDefinitions,
    elementDeclarations,
    attributeDeclarations,
    attributeGroupDefinitions,
    modelGroupDefinitions,
    notationDeclarations,
  ];
  return kinds.reduce((sum, { size }) => sum + size, 0);
}

/** Writes files into a folder that holds nothing else afterwards; gives their paths. */
export async function writeFiles(
  folder: string,
  files: readonly EmittedFile[],
): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const paths = files.map(({ path }) => join(folder, path));
  await Promise.all(files.map(({ text }, index) => writeFile(paths[index] ?? "", text)));
  return paths;
}
