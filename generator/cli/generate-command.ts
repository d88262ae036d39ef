import { relative, resolve } from "node:path";
import type { Config } from "../config.js";
import { emitSchema, type GenerateOptions, loadValidSchema } from "../generate.js";
import type { SchemaDocument } from "../schema/components.js";
import type { LoadOptions } from "../schema/load.js";
import type { ExitCode } from "./failure.js";
import { exitCodes } from "./failure.js";
import { type GenerateFlags, readTasks, type Task } from "./generate-options.js";
import { clarkKeys, readName } from "./names.js";
import { compareOutput, type OutputFile, type StaleFile, writeOutput } from "./output.js";
import { findSchemas, reporting } from "./schemas.js";
import type { Terminal } from "./terminal.js";

/** `scrutin generate`: all outputs are made in memory before the first file is written. */
export async function runGenerate(flags: GenerateFlags, terminal: Terminal): Promise<ExitCode> {
  const tasks = await readTasks(flags, terminal.cwd);
  const outputs: Output[] = [];
  for (const task of tasks) outputs.push(await generateOutput(task, terminal));
  if (flags.check === true) return checkOutputs(outputs, terminal);
  for (const { folder, files } of outputs) await compareOutput(folder, files);
  for (const { folder, files } of outputs) {
    const changes = await writeOutput(folder, files);
    terminal.out(`${shown(folder, terminal)}: ${summary(files, changes)}`);
  }
  return exitCodes.ok;
}

interface Output {
  readonly folder: string;
  readonly files: readonly OutputFile[];
}

async function generateOutput({ folder, config }: Task, terminal: Terminal): Promise<Output> {
  const { allowNetwork, cache, catalogs, maxParticles } = config;
  const schemas = await findSchemas(listOf(config.schemas), { folder, allowNetwork, cache });
  const { locations, read, fetch } = schemas;
  const run = async () => {
    const { schema, diagnostics } = await loadValidSchema({
      locations,
      read,
      fetch,
      // No error for the Recommendation (Part 1, 4.2.1), but code generated without it is not what anyone wants.
      missingIncludes: "error",
      maxParticles,
      ...(catalogs !== undefined && { catalogs: listOf(catalogs) }),
    });
    return { files: await emitSchema(schema, emitOptions(config, schema.documents)), diagnostics };
  };
  const { files } = await reporting(run, schemas, folder, terminal);
  return { folder: resolve(folder, config.output), files };
}

/** The options with their names in Clark notation; prefixes are those of the schema documents. */
function emitOptions(
  { only, integers, naming, locale, names = {}, deprecated = {}, comments = {}, runtime }: Config,
  documents: readonly SchemaDocument[],
): Omit<GenerateOptions, keyof LoadOptions> {
  return {
    ...(only !== undefined && {
      only: { attribute: readName(only.attribute, documents), value: only.value },
    }),
    integers,
    naming,
    locale,
    names: clarkKeys(names, documents),
    deprecated: clarkKeys(deprecated, documents),
    comments: clarkKeys(comments, documents),
    runtime,
  };
}

async function checkOutputs(outputs: readonly Output[], terminal: Terminal): Promise<ExitCode> {
  let stale = 0;
  for (const { folder, files } of outputs) {
    for (const { path, state } of await compareOutput(folder, files)) {
      terminal.out(`${shown(folder, terminal)}/${path}: ${states[state]}`);
      stale += 1;
    }
  }
  if (stale === 0) {
    const files = outputs.reduce((sum, output) => sum + output.files.length, 0);
    terminal.out(`${files} generated files are up to date`);
    return exitCodes.ok;
  }
  terminal.error(
    `${stale} generated file${stale === 1 ? " is" : "s are"} not up to date: run \`scrutin generate\``,
  );
  return exitCodes.found;
}

const states = {
  missing: "is missing",
  changed: "is not what the schemas give",
  superfluous: "is no longer generated",
} as const;

function summary(files: readonly OutputFile[], changes: readonly StaleFile[]): string {
  const deleted = changes.filter(({ state }) => state === "superfluous").length;
  const written = changes.length - deleted;
  return `${files.length} files, ${written} written, ${files.length - written} unchanged${deleted === 0 ? "" : `, ${deleted} deleted`}`;
}

function shown(folder: string, { cwd }: Terminal): string {
  const path = relative(cwd, folder).replaceAll("\\", "/");
  return path.startsWith("..") ? folder : path || ".";
}

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === "string" ? [value] : value;
