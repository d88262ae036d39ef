import { relative, resolve } from "node:path";
import type { Config, Filter } from "../../config.js";
import { CommandFailure } from "../failure.js";
import { messages } from "../messages.js";
import { readConfigFile } from "./config-file.js";

/** The options of `scrutin generate`. */
export interface GenerateFlags {
  readonly schemas: readonly string[];
  readonly config?: string;
  readonly output?: string;
  readonly only?: Filter;
  readonly integers?: "number" | "bigint" | "exact";
  readonly name?: readonly string[];
  readonly naming?: "lowerFirst" | "asIs";
  /** The language of the generated comments; `--locale` is for messages. */
  readonly commentsLocale?: "fr" | "en";
  readonly deprecated?: readonly string[];
  readonly comment?: readonly string[];
  readonly catalog?: readonly string[];
  readonly allowNetwork?: boolean;
  readonly cache?: string;
  readonly maxParticles?: number;
  readonly runtime?: string;
  readonly root?: readonly string[];
  readonly typeNaming?: "asIs" | "PascalCase";
  readonly importExtension?: ".js" | ".ts" | "";
  readonly header?: string;
  readonly jsonSchema?: string;
  readonly rules?: readonly string[];
  readonly ruleExpressions?: "text" | "parsed";
  readonly import?: readonly string[];
  readonly format?: string;
  readonly check?: boolean;
  /** Shows what would be written, and writes nothing. */
  readonly dryRun?: boolean;
  /** Generates again whenever a schema or the configuration changes. */
  readonly watch?: boolean;
}

/** One run of the generator, and the folder of its relative paths. */
export interface Task {
  readonly folder: string;
  readonly config: Config;
  /** The configuration file of the run. */
  readonly file?: string | undefined;
}

/**
 * Joins the configuration file and the flags; flags take precedence. Schemas on the command line are a run of their own:
 * the configuration file is then used only if it is named.
 */
export async function readTasks(
  flags: GenerateFlags,
  cwd: string,
  told: (path: string) => void,
): Promise<readonly Task[]> {
  const alone = flags.schemas.length > 0 && flags.config === undefined;
  const file = alone ? undefined : await readConfigFile(cwd, flags.config, told);
  if (file === undefined) return [{ folder: cwd, config: configOf(flags) }];
  const overrides = overridesOf(flags, (path) => relative(file.folder, resolve(cwd, path)) || ".");
  if (file.configs.length > 1 && ("schemas" in overrides || "output" in overrides)) {
    throw new CommandFailure(messages.severalOutputs());
  }
  return file.configs.map((config) => ({
    folder: file.folder,
    file: file.path,
    config: { ...config, ...overrides },
  }));
}

function configOf(flags: GenerateFlags): Config {
  const { schemas, output, ...rest } = overridesOf(flags, (path) => path);
  if (schemas === undefined) {
    throw new CommandFailure(messages.noConfig());
  }
  if (output === undefined) throw new CommandFailure(messages.noOutput());
  return { schemas, output, ...rest };
}

/** The flags in the form of a configuration. `path` makes a path relative to the configuration file. */
function overridesOf(flags: GenerateFlags, path: (given: string) => string): Partial<Config> {
  const { schemas, output, catalog, cache, name, deprecated, comment } = flags;
  const { only, integers, naming, commentsLocale, allowNetwork, maxParticles, runtime } = flags;
  const { root, typeNaming, importExtension, header, format, jsonSchema } = flags;
  const local = (given: string): string =>
    /^[a-z][a-z0-9+.-]+:/i.test(given) ? given : path(given);
  return {
    ...(schemas.length > 0 && { schemas: schemas.map(local) }),
    ...(output !== undefined && { output: path(output) }),
    ...(only !== undefined && { only }),
    ...(integers !== undefined && { integers }),
    ...(naming !== undefined && { naming }),
    ...(commentsLocale !== undefined && { locale: commentsLocale }),
    ...(name !== undefined && { names: parsePairs("--name", name) }),
    ...(deprecated !== undefined && { deprecated: parsePairs("--deprecated", deprecated) }),
    ...(comment !== undefined && { comments: parsePairs("--comment", comment) }),
    ...(catalog !== undefined && { catalogs: catalog.map(local) }),
    ...(allowNetwork !== undefined && { allowNetwork }),
    ...(cache !== undefined && { cache: path(cache) }),
    ...(maxParticles !== undefined && { maxParticles }),
    ...(runtime !== undefined && { runtime }),
    ...(root !== undefined && { roots: root }),
    ...(typeNaming !== undefined && { typeNaming }),
    ...(importExtension !== undefined && { importExtension }),
    ...(header !== undefined && { header: path(header) }),
    ...(flags.import !== undefined && { imports: parsePairs("--import", flags.import) }),
    ...(format !== undefined && { format }),
    ...(jsonSchema !== undefined && { jsonSchema }),
    ...(flags.rules !== undefined && { rules: flags.rules.map(path) }),
    ...(flags.ruleExpressions !== undefined && { ruleExpressions: flags.ruleExpressions }),
  };
}

/** Reads `{urn:a}name=value` or `prefix:name=value`; the value has no `=`. */
function parsePairs(option: string, pairs: readonly string[]): Readonly<Record<string, string>> {
  const entries = pairs.map((pair): readonly [string, string] => {
    const at = pair.lastIndexOf("=");
    if (at > 0 && at < pair.length - 1) return [pair.slice(0, at), pair.slice(at + 1)];
    throw new CommandFailure(messages.noPair(option, pair));
  });
  return Object.fromEntries(entries);
}
