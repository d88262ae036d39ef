import { relative, resolve } from "node:path";
import { french } from "../../../runtime/messages/typography.js";
import { visible } from "../../../runtime/nouns/visible-text.js";
import type { Config } from "../../config.js";
import { type EmitOptions, emitSchema, loadValidSchema, schemaSetOf } from "../../generate.js";
import type { ReadResource } from "../../reader/sources/resource.js";
import type { Schema } from "../../schema/components.js";
import type { ExitCode, Text } from "../failure.js";
import { CommandFailure, exitCodes } from "../failure.js";
import { kindOf, readFileIfThere } from "../files/files.js";
import { compareOutput, type OutputFile, type StaleFile, writeOutput } from "../files/output.js";
import { recoverFolders } from "../files/recover.js";
import { findSchemas, reporting } from "../files/schemas.js";
import { count, messages, nombre } from "../messages.js";
import { clarkKeys, nameFilter, readName } from "../names.js";
import type { Console } from "../terminal.js";
import { formatted } from "./format.js";
import { generateMessages } from "./generate-messages.js";
import { type GenerateFlags, readTasks, type Task } from "./generate-options.js";
import { checkImports } from "./imports.js";
import { guardedPlugin } from "./plugins.js";

/** `scrutin generate`: all outputs are made in memory before the first file is written. */
export async function runGenerate(flags: GenerateFlags, terminal: Console): Promise<ExitCode> {
  if (flags.watch === true) {
    const { watchAndRun } = await import("./watch.js");
    return watchAndRun((read) => generateOnce(flags, terminal, read), terminal);
  }
  return generateOnce(flags, terminal, () => undefined);
}

/** Called with the path of every file that a run reads. */
export type ToldOfReading = (path: string) => void;

/** One run, with all outputs of the configuration. */
export async function generateOnce(
  flags: GenerateFlags,
  terminal: Console,
  read: ToldOfReading,
): Promise<ExitCode> {
  const tasks = await readTasks(flags, terminal.cwd, read);
  await recoverFolders(
    tasks.flatMap(({ folder, config }) => [folder, resolve(folder, config.output)]),
    terminal,
  );
  const outputs: Output[] = [];
  for (const task of tasks) outputs.push(await generateOutput(task, terminal, read));
  if (flags.check === true) return checkOutputs(outputs, terminal);
  if (flags.dryRun === true) {
    const { showChanges } = await import("./dry-run.js");
    const told: object[] = [];
    for (const { folder, files } of outputs) {
      const changes = await showChanges(folder, files, terminal);
      told.push({ folder: shown(folder, terminal), files: files.map(({ path }) => path), changes });
    }
    terminal.result?.({ outputs: told });
    return exitCodes.ok;
  }
  for (const { folder, files } of outputs) await compareOutput(folder, files);
  const told: object[] = [];
  for (const { folder, files } of outputs) {
    const changes = await writeOutput(folder, files);
    told.push({ folder: shown(folder, terminal), files: files.map(({ path }) => path), changes });
    const text = summary(shown(folder, terminal), files, changes);
    terminal.out(visible(text[terminal.locale]));
  }
  terminal.result?.({ outputs: told });
  return exitCodes.ok;
}

export interface Output {
  readonly folder: string;
  readonly files: readonly OutputFile[];
}

/** Adds to the report of mistakes in schemas that nothing was written. */
async function orNothing<T>(run: Promise<T>): Promise<T> {
  try {
    return await run;
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    const texts = error.texts.map((text, index) =>
      index === error.texts.length - 1 ? messages.nothingWritten(text) : text,
    );
    throw new CommandFailure(...texts).because(error.cause);
  }
}

/** The files of one output, made in memory. */
export async function generateOutput(
  { folder, config, file }: Task,
  terminal: Console,
  told: ToldOfReading,
): Promise<Output> {
  const { allowNetwork, cache, catalogs, maxParticles } = config;
  if (file !== undefined) told(file);
  const header = await readHeader(config, folder);
  const options = { folder, allowNetwork, cache };
  const schemas = await findSchemas(listOf(config.schemas), options, terminal);
  const { locations, fetch } = schemas;
  const read: ReadResource = (location) => {
    told(resolve(folder, location));
    return schemas.read(location);
  };
  const run = async () => {
    const { schema, diagnostics } = await loadValidSchema({
      locations,
      read,
      fetch,
      locale: terminal.locale,
      // Not an error by the Recommendation (Part 1, 4.2.1), but nobody wants code that lacks the included document.
      missingIncludes: "error",
      maxParticles,
      ...(catalogs !== undefined && { catalogs: listOf(catalogs) }),
    });
    const options = { ...emitOptions(config, schema), header };
    await checkImports(schema, options, resolve(folder, config.output));
    const files = await emitSchema(schema, options);
    checkPaths(files);
    if (config.rules === undefined) return { files, diagnostics };
    const { withRules } = await import("./rules-module.js");
    const form = config.ruleExpressions;
    const rules = { inputs: listOf(config.rules), folder, header, told, form };
    return {
      files: await withRules(files, schemaSetOf(schema, options), rules, terminal),
      diagnostics,
    };
  };
  const { files } = await orNothing(reporting(run, schemas, folder, terminal));
  const output = resolve(folder, config.output);
  return { folder: output, files: await formatted(files, config.format, { output, folder }) };
}

/** A plugin, or the file of the JSON Schema, may have the path of a module. */
function checkPaths(files: readonly OutputFile[]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    if (seen.has(path)) throw new CommandFailure(generateMessages.samePath(path));
    seen.add(path);
  }
}

async function readHeader({ header }: Config, folder: string): Promise<string> {
  if (header === undefined) return "";
  const place = resolve(folder, header);
  if ((await kindOf(place)) === "folder")
    throw new CommandFailure(generateMessages.headerFolder(header));
  const bytes = await readFileIfThere(place);
  if (bytes === undefined) throw new CommandFailure(messages.notThere(header));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CommandFailure(generateMessages.headerNoText(header));
  }
}

/** The options with names in Clark notation; prefixes are resolved as in the schema documents. */
function emitOptions(config: Config, { documents, elementDeclarations }: Schema): EmitOptions {
  const { only, integers, naming, locale, names = {}, deprecated = {}, comments = {} } = config;
  const { runtime, roots, typeNaming, importExtension, imports, plugins, jsonSchema } = config;
  const wanted = roots === undefined ? undefined : listOf(roots);
  const isRoot = wanted && nameFilter(wanted, documents);
  if (wanted !== undefined && isRoot !== undefined) {
    for (const root of wanted) {
      const isOne = nameFilter([root], documents);
      if ([...elementDeclarations.values()].some(({ name }) => isOne(name))) continue;
      throw new CommandFailure(messages.noRoot([root], [...elementDeclarations.keys()]));
    }
  }
  return {
    roots: isRoot,
    typeNaming,
    importExtension,
    imports,
    plugins: plugins?.map(guardedPlugin),
    jsonSchema,
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

async function checkOutputs(outputs: readonly Output[], terminal: Console): Promise<ExitCode> {
  let stale = 0;
  const told: object[] = [];
  for (const { folder, files } of outputs) {
    const found = await compareOutput(folder, files);
    told.push({
      folder: shown(folder, terminal),
      files: files.map(({ path }) => path),
      changes: found,
    });
    for (const { path, state } of found) {
      terminal.out(visible(`${shown(folder, terminal)}/${path}${states[state][terminal.locale]}`));
      stale += 1;
    }
  }
  terminal.result?.({ outputs: told });
  if (stale === 0) {
    const files = outputs.reduce((sum, output) => sum + output.files.length, 0);
    terminal.out(messages.notStale(files)[terminal.locale]);
    return exitCodes.ok;
  }
  terminal.error(messages.stale(stale)[terminal.locale]);
  return exitCodes.found;
}

const states: Readonly<Record<StaleFile["state"], Text>> = {
  missing: { fr: french`: manque`, en: ": is missing" },
  changed: {
    fr: french`: n'est pas ce que donnent les schémas`,
    en: ": is not what the schemas give",
  },
  superfluous: { fr: french`: n'est plus produit`, en: ": is no longer generated" },
};

function summary(
  folder: string,
  files: readonly OutputFile[],
  changes: readonly StaleFile[],
): Text {
  const deleted = changes.filter(({ state }) => state === "superfluous").length;
  const written = changes.length - deleted;
  const unchanged = files.length - written;
  const removed = deleted === 0 ? "" : `, ${nombre(deleted, "supprimé")}`;
  return {
    fr: french`${folder}: ${nombre(files.length, "fichier")}, ${nombre(written, "écrit")}, ${nombre(unchanged, "inchangé")}${removed}`,
    en: `${folder}: ${count(files.length, "file")}, ${written} written, ${unchanged} unchanged${deleted === 0 ? "" : `, ${deleted} deleted`}`,
  };
}

function shown(folder: string, { cwd }: Console): string {
  const path = relative(cwd, folder).replaceAll("\\", "/");
  return path.startsWith("..") ? folder : path || ".";
}

/** One string or several, as a list. */
export const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === "string" ? [value] : value;
