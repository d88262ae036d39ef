import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { schemaSetOf } from "../../generator/generate.js";
import { type LoadedSchema, loadSchema } from "../../generator/schema/load.js";
import type { SchemaSet } from "../../runtime/descriptors.js";
import { validateDocument } from "../../runtime/parse.js";
import { type Libxml2Validator, libxml2Validator } from "../support/libxml2.js";
import type { Case, Verdict } from "./cases.js";
import { roundTrip } from "./roundtrip.js";

/** How cases are judged. */
export interface JudgeOptions {
  readonly folder: string;
  readonly catalog: string | undefined;
  /** `"schema"`: no instances. */
  readonly only: "schema" | undefined;
  readonly roundtrip: boolean;
}

type Judge = (each: Case) => Promise<readonly Verdict[]>;

interface Finding {
  readonly got: Verdict["got"];
  readonly rule: string | undefined;
  readonly roundtrip?: string | undefined;
}

/**
 * Makes the judge of one suite: a verdict on the schema of a case, then one on each of its instances. What it throws is
 * a verdict, too. A group without schema documents has nothing to be judged with, and gets none.
 */
export function createJudge(options: JudgeOptions): Judge {
  return async (each) => {
    const { set, group, schemaDocs, schemaExpected, instances } = each;
    if (schemaDocs.length === 0) return [];
    const started = performance.now();
    let loaded: LoadedSchema | undefined;
    const found = await guarded(async () => {
      loaded = await load(each, options);
      return findingOf(loaded);
    });
    const ms = since(started);
    const verdicts: Verdict[] = [
      { set, group, what: "schema", expected: schemaExpected, ...found, ms },
    ];
    if (options.only === "schema") return verdicts;
    let schemas: SchemaSet | undefined;
    const libxml2 = options.roundtrip ? libxml2For(each, options) : undefined;
    for (const { path, expected } of instances) {
      const begun = performance.now();
      const verdict = await guarded(async () => {
        if (loaded === undefined || found.got !== "valid") return found;
        schemas ??= schemaSetOf(loaded.schema, { integers: "bigint" });
        const bytes = await readFile(join(options.folder, path));
        const finding = judgeInstance(bytes, schemas);
        if (!options.roundtrip || finding.got !== "valid") return finding;
        return { ...finding, roundtrip: guardedRoundTrip(bytes, schemas, libxml2) };
      });
      verdicts.push({ set, group, what: path, expected, ...verdict, ms: since(begun) });
    }
    return verdicts;
  };
}

/** Loads the schema documents of a case together. Locations are relative to the folder of the suite. */
async function load(
  { schemaDocs }: Case,
  { folder, catalog }: JudgeOptions,
): Promise<LoadedSchema> {
  return loadSchema({
    locations: schemaDocs.map((path) => join(folder, path)),
    read: async (location) => readIfThere(resolve(folder, location)),
    catalogs: catalog === undefined ? [] : [catalog],
  });
}

/** The verdicts on a case that hung, or took its worker down. */
export function lostVerdicts(
  { set, group, schemaDocs, schemaExpected, instances }: Case,
  rule: string,
  ms: number,
  { only }: JudgeOptions,
): readonly Verdict[] {
  if (schemaDocs.length === 0) return [];
  const lost = { set, group, got: "crash", rule, ms: Math.round(ms) } as const;
  const documents = only === "schema" ? [] : instances;
  return [
    { ...lost, what: "schema", expected: schemaExpected },
    ...documents.map(({ path, expected }) => ({ ...lost, what: path, expected })),
  ];
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}

function judgeInstance(document: Uint8Array, schemas: SchemaSet): Finding {
  const [issue] = validateDocument(schemas, document, { allowDoctype: true });
  return { got: issue === undefined ? "valid" : "invalid", rule: issue?.code };
}

function guardedRoundTrip(
  bytes: Uint8Array,
  schemas: SchemaSet,
  libxml2: Libxml2Validator | undefined,
): string {
  try {
    return roundTrip(bytes, schemas, libxml2) ?? "ok";
  } catch (error) {
    return String(error);
  }
}

/** libxml2 as a judge of written documents, where it can compile the schema: it takes schemas of one document, and not all valid ones. */
function libxml2For({ schemaDocs }: Case, { folder }: JudgeOptions): Libxml2Validator | undefined {
  const [only, ...others] = schemaDocs;
  if (only === undefined || others.length > 0) return undefined;
  try {
    return libxml2Validator(join(folder, only));
  } catch {
    return undefined;
  }
}

function findingOf({ diagnostics }: LoadedSchema): Finding {
  const error = diagnostics.find(({ severity }) => severity === "error");
  return { got: error === undefined ? "valid" : "invalid", rule: error?.code };
}

async function guarded(judge: () => Promise<Finding>): Promise<Finding> {
  try {
    return await judge();
  } catch (error) {
    const where = error instanceof Error ? (error.stack ?? "").split("\n")[1]?.trim() : undefined;
    return { got: "crash", rule: `${String(error)} ${where ?? ""}`.trim() };
  }
}

function since(started: number): number {
  return Math.round((performance.now() - started) * 10) / 10;
}
