import { access } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { Config } from "../config.js";
import { CommandFailure } from "./failure.js";

/** The names under which the configuration is looked for, the first that is there counts. */
export const configNames = [
  "scrutin.config.ts",
  "scrutin.config.mts",
  "scrutin.config.js",
  "scrutin.config.mjs",
] as const;

/** A configuration file that was read: where it stands, and what it asks for. */
export interface ConfigFile {
  readonly path: string;
  readonly folder: string;
  readonly configs: readonly Config[];
}

/** Reads the configuration file that was named, or the one in the folder; undefined when there is none. */
export async function readConfigFile(cwd: string, named?: string): Promise<ConfigFile | undefined> {
  const path = named === undefined ? await find(cwd) : resolve(cwd, named);
  if (path === undefined) return undefined;
  const shown = showPath(cwd, path);
  if (named !== undefined && !(await exists(path))) {
    throw new CommandFailure(`${shown}: no such configuration file`);
  }
  const configs = checkConfigs(await load(path, shown), shown);
  return { path, folder: dirname(path), configs };
}

async function find(cwd: string): Promise<string | undefined> {
  for (const name of configNames) {
    const path = join(cwd, name);
    if (await exists(path)) return path;
  }
  return undefined;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** `scrutin/generator` is this very module, so that a configuration works wherever the command was started from. */
async function load(path: string, shown: string): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const generator = await import("../index.js");
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    virtualModules: { "scrutin/generator": generator },
  });
  try {
    return await jiti.import(path, { default: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`${shown}: the configuration cannot be read: ${message}`);
  }
}

/** What each property of a configuration has to be. */
const properties: Readonly<Record<keyof Config, readonly [(value: unknown) => boolean, string]>> = {
  schemas: [isStrings, "a path, or a list of paths"],
  output: [isString, "a path"],
  only: [isFilter, "{ attribute, value }"],
  integers: [(value) => value === "number" || value === "bigint", '"number" or "bigint"'],
  locale: [(value) => value === "fr" || value === "en", '"fr" or "en"'],
  naming: [(value) => value === "lowerFirst" || value === "asIs", '"lowerFirst" or "asIs"'],
  names: [isNames, "an object of names by component"],
  deprecated: [isNames, "an object of values by attribute"],
  comments: [isNames, "an object of tags by attribute"],
  catalogs: [isStrings, "a path, or a list of paths"],
  allowNetwork: [(value) => typeof value === "boolean", "true or false"],
  cache: [isString, "a path"],
  maxParticles: [isCount, "a whole number"],
  runtime: [isString, "the name of a module"],
};

function checkConfigs(value: unknown, shown: string): readonly Config[] {
  const configs: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (configs.length === 0)
    throw new CommandFailure(`${shown}: the configuration asks for nothing`);
  const problems = configs.flatMap((config) => problemsOf(config));
  if (problems.length > 0) {
    throw new CommandFailure(problems.map((problem) => `${shown}: ${problem}`).join("\n"));
  }
  return configs.filter(isConfig);
}

function isConfig(value: unknown): value is Config {
  return problemsOf(value).length === 0;
}

function problemsOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [
      "the configuration must be an object: export default defineConfig({ schemas, output })",
    ];
  }
  const known = new Map(Object.entries(properties));
  const missing = ["schemas", "output"]
    .filter((name) => !(name in value))
    .map((name) => `"${name}" is missing`);
  const wrong = Object.entries(value).flatMap(([name, property]) => {
    const rule = known.get(name);
    if (rule === undefined) {
      return [`unknown option "${name}"; there are ${[...known.keys()].join(", ")}`];
    }
    const [isRight, expected] = rule;
    if (isRight(property) || (property === undefined && name !== "schemas" && name !== "output"))
      return [];
    return [`"${name}" must be ${expected}`];
  });
  return [...missing, ...wrong];
}

function isString(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isStrings(value: unknown): boolean {
  return isString(value) || (Array.isArray(value) && value.length > 0 && value.every(isString));
}

function isFilter(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return (
    "attribute" in value && isString(value.attribute) && "value" in value && isString(value.value)
  );
}

function isNames(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.values(value).every(isString);
}

function showPath(cwd: string, path: string): string {
  const shown = relative(cwd, path);
  return shown === "" || shown.startsWith("..") || isAbsolute(shown) ? path : shown;
}
