import { readFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { Config } from "../../config.js";
import { CommandFailure, type Text } from "../failure.js";
import { kindOf } from "../files/files.js";
import { loadModule } from "../files/load-module.js";
import { messages } from "../messages.js";

/** The file names of a configuration, in order of preference. */
export const configNames = [
  "scrutin.config.ts",
  "scrutin.config.mts",
  "scrutin.config.js",
  "scrutin.config.mjs",
  "scrutin.config.json",
] as const;

/** A configuration file: its path and its contents. */
export interface ConfigFile {
  readonly path: string;
  readonly folder: string;
  readonly configs: readonly Config[];
}

/** Reads the named configuration file, or the nearest one in the folder or above it; undefined if there is none. */
export async function readConfigFile(
  cwd: string,
  named?: string,
  told: (path: string) => void = () => undefined,
): Promise<ConfigFile | undefined> {
  const path = named === undefined ? await find(cwd) : resolve(cwd, named);
  if (path === undefined) return undefined;
  told(path);
  const shown = showPath(cwd, path);
  const kind = await kindOf(path);
  if (kind === "nothing") throw new CommandFailure(messages.noConfigFile(shown));
  // Reading a pipe or a device may never end.
  if (kind !== "file") throw new CommandFailure(messages.noRegularFile(shown));
  const configs = checkConfigs(await load(path, shown), shown);
  return { path, folder: dirname(path), configs };
}

async function find(cwd: string): Promise<string | undefined> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    for (const name of configNames) {
      const path = join(folder, name);
      if ((await kindOf(path)) !== "nothing") return path;
    }
    if (dirname(folder) === folder) return undefined;
  }
}

async function load(path: string, shown: string): Promise<unknown> {
  if (path.endsWith(".json")) return loadJson(path, shown);
  const virtualModules = { "scrutin/generator": await import("../../index.js") };
  try {
    const module = await loadModule(path, import.meta.url, virtualModules);
    const isModule = typeof module === "object" && module !== null && "default" in module;
    return isModule ? module.default : module;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(messages.configUnreadable(shown, message));
  }
}

async function loadJson(path: string, shown: string): Promise<unknown> {
  const text = await readFile(path, "utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(messages.configUnreadable(shown, message));
  }
}

/** The check of each property of a configuration, with a text that says what it has to be. */
const properties: Readonly<Record<keyof Config, readonly [(value: unknown) => boolean, Text]>> = {
  schemas: [
    isStrings,
    { fr: "un chemin, ou une liste de chemins", en: "a path, or a list of paths" },
  ],
  output: [isString, { fr: "un chemin", en: "a path" }],
  only: [isFilter, { fr: "{ attribute, value }", en: "{ attribute, value }" }],
  integers: [
    (value) => value === "number" || value === "bigint" || value === "exact",
    { fr: '"number", "bigint" ou "exact"', en: '"number", "bigint" or "exact"' },
  ],
  locale: [(value) => value === "fr" || value === "en", { fr: '"fr" ou "en"', en: '"fr" or "en"' }],
  naming: [
    (value) => value === "lowerFirst" || value === "asIs",
    { fr: '"lowerFirst" ou "asIs"', en: '"lowerFirst" or "asIs"' },
  ],
  names: [isNames, { fr: "un objet de noms par composant", en: "an object of names by component" }],
  deprecated: [
    isNames,
    { fr: "un objet de valeurs par attribut", en: "an object of values by attribute" },
  ],
  comments: [
    isNames,
    { fr: "un objet de balises par attribut", en: "an object of tags by attribute" },
  ],
  catalogs: [
    isStrings,
    { fr: "un chemin, ou une liste de chemins", en: "a path, or a list of paths" },
  ],
  allowNetwork: [
    (value) => typeof value === "boolean",
    { fr: "true ou false", en: "true or false" },
  ],
  cache: [isString, { fr: "un chemin", en: "a path" }],
  maxParticles: [isCount, { fr: "un nombre entier", en: "a whole number" }],
  runtime: [isString, { fr: "le nom d’un module", en: "the name of a module" }],
  roots: [isStrings, { fr: "un nom, ou une liste de noms", en: "a name, or a list of names" }],
  typeNaming: [
    (value) => value === "asIs" || value === "PascalCase",
    { fr: '"asIs" ou "PascalCase"', en: '"asIs" or "PascalCase"' },
  ],
  importExtension: [
    (value) => value === ".js" || value === ".ts" || value === "",
    { fr: '".js", ".ts" ou ""', en: '".js", ".ts" or ""' },
  ],
  imports: [
    isNames,
    { fr: "un objet de modules par espace de noms", en: "an object of modules by namespace" },
  ],
  rules: [
    isStrings,
    { fr: "un chemin, ou une liste de chemins", en: "a path, or a list of paths" },
  ],
  ruleExpressions: [
    (value) => value === "text" || value === "parsed",
    { fr: '"text" ou "parsed"', en: '"text" or "parsed"' },
  ],
  header: [isString, { fr: "un chemin", en: "a path" }],
  jsonSchema: [isString, { fr: "un chemin", en: "a path" }],
  format: [
    (value) => isString(value) || typeof value === "function",
    { fr: "une commande ou une fonction", en: "a command or a function" },
  ],
  plugins: [
    (value) => Array.isArray(value) && value.every(isTarget),
    {
      fr: "une liste de cibles { handles, statements, files }",
      en: "a list of targets { handles, statements, files }",
    },
  ],
};

function checkConfigs(value: unknown, shown: string): readonly Config[] {
  const configs: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (configs.length === 0)
    throw new CommandFailure(messages.inConfig(shown, messages.configEmpty()));
  const problems = configs.flatMap((config, index) => {
    const place = Array.isArray(value) ? `${shown}[${index}]` : shown;
    return problemsOf(config).map((problem) => messages.inConfig(place, problem));
  });
  if (problems.length > 0) throw new CommandFailure(...problems);
  return configs.filter(isConfig);
}

function isConfig(value: unknown): value is Config {
  return problemsOf(value).length === 0;
}

function problemsOf(value: unknown): readonly Text[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [messages.configNoObject()];
  }
  const known = new Map(Object.entries(properties));
  const missing = ["schemas", "output"]
    .filter((name) => !(name in value))
    .map((name) => messages.configMissing(name));
  const wrong = Object.entries(value).flatMap(([name, property]) => {
    const rule = known.get(name);
    if (rule === undefined) return [messages.configUnknown(name, [...known.keys()])];
    const [isRight, expected] = rule;
    if (isRight(property) || (property === undefined && name !== "schemas" && name !== "output"))
      return [];
    return [messages.configMustBe(name, expected)];
  });
  return [...missing, ...wrong];
}

function isString(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isTarget(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const target: Readonly<Record<string, unknown>> = { ...value };
  return ["handles", "statements", "files"].every((name) => typeof target[name] === "function");
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
