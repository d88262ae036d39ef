import { relative, resolve } from "node:path";
import type { Config } from "../config.js";
import { type Diagnostic, SchemaError } from "../diagnostics.js";
import type { GenerateOptions, GenerateResult } from "../generate.js";
import { type LoadOptions, loadSchema } from "../schema/load.js";
import type { ExitCode } from "./failure.js";
import { exitCodes } from "./failure.js";
import { type GenerateFlags, readTasks, type Task } from "./generate-options.js";
import { clarkKeys, hasPrefix, readName } from "./names.js";
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
  const { allowNetwork, cache, catalogs } = config;
  const schemas = await findSchemas(listOf(config.schemas), { folder, allowNetwork, cache });
  // The generator brings its printer, which takes longer to load than all other commands together.
  const { generate } = await import("../generate.js");
  const { locations, read, fetch } = schemas;
  const load = {
    locations,
    read,
    fetch,
    ...(catalogs !== undefined && { catalogs: listOf(catalogs) }),
  };
  const { files } = await reporting(
    async () => complete(await generate({ ...load, ...(await readOptions(config, load)) })),
    schemas,
    folder,
    terminal,
  );
  return { folder: resolve(folder, config.output), files };
}

/**
 * An include that cannot be read is no error for the Recommendation (Part 1, 4.2.1), but code that is generated without it is
 * not what anyone wants.
 */
function complete(result: GenerateResult): GenerateResult {
  const isMissing = ({ code }: Diagnostic): boolean => /^src-(include|redefine)\b/.test(code);
  if (!result.diagnostics.some(isMissing)) return result;
  throw new SchemaError(
    result.diagnostics.map((one) => (isMissing(one) ? { ...one, severity: "error" } : one)),
  );
}

/** The options with their names in Clark notation; prefixes are those of the schema documents, which are read for it. */
async function readOptions(
  config: Config,
  load: LoadOptions,
): Promise<Omit<GenerateOptions, keyof LoadOptions>> {
  const {
    only,
    integers,
    naming,
    locale,
    names = {},
    deprecated = {},
    comments = {},
    runtime,
  } = config;
  const written = [only?.attribute ?? "", ...[names, deprecated, comments].flatMap(Object.keys)];
  const documents = written.some(hasPrefix) ? (await loadSchema(load)).schema.documents : [];
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
