import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { root } from "../../scripts/root.js";

/** One line of `cases.jsonl`: schemas that are loaded together, and documents for them. */
export interface Case {
  readonly set: string;
  readonly contributor: string;
  readonly group: string;
  /** Relative to the folder of the suite. */
  readonly schemaDocs: readonly string[];
  readonly schemaExpected: Expected;
  readonly instances: readonly { readonly path: string; readonly expected: Expected }[];
  /** `"schema"` or paths of instances whose expected verdict is in dispute. */
  readonly contested?: readonly string[];
}

export type Expected = "valid" | "invalid" | null;

/** What was found for one schema or one instance. The fields of a line of `--out`. */
export interface Verdict {
  readonly set: string;
  readonly group: string;
  /** `"schema"`, or the path of the instance. */
  readonly what: string;
  readonly expected: Expected;
  readonly got: "valid" | "invalid" | "crash";
  /** The rule of the first error. */
  readonly rule: string | undefined;
  readonly ms: number;
  /** With `--roundtrip`, for valid instances: `"ok"`, or what was lost on the way. */
  readonly roundtrip?: string | undefined;
}

/** A folder with `cases.jsonl`. */
export interface Suite {
  readonly folder: string;
  readonly cases: readonly Case[];
  /** Where locations that are addresses are to be found. */
  readonly catalog: string | undefined;
}

/** Reads a suite from its folder. */
export function readSuite(folder: string): Suite {
  const lines = readFileSync(join(folder, "cases.jsonl"), "utf8").split("\n");
  const cases = lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as Case);
  const catalog = join(folder, "catalog.tsv");
  return { folder, cases, catalog: existsSync(catalog) ? catalog : undefined };
}

/**
 * The folder of a suite: a folder; or a name such as `w3c-xsts-dev`, which stands for a folder or an archive in
 * `$SCRUTIN_SUITES`. An archive is unpacked into `.suites/`. Undefined when there is none.
 */
export function findSuite(name: string): string | undefined {
  if (existsSync(join(name, "cases.jsonl"))) return resolve(name);
  const suites = process.env["SCRUTIN_SUITES"];
  if (suites === undefined || suites === "" || name !== basename(name)) return undefined;
  if (existsSync(join(suites, name, "cases.jsonl"))) return resolve(suites, name);
  const archive = join(suites, `${name}.tar.gz`);
  return existsSync(archive) ? unpack(archive, name) : undefined;
}

/** The suite of a name, as {@link findSuite} finds it; tells the user where there is none. */
export function suiteNamed(name: string): Suite | undefined {
  const folder = findSuite(name);
  if (folder !== undefined) return readSuite(folder);
  console.error(
    `there is no cases.jsonl in "${name}", and no suite of that name in $SCRUTIN_SUITES`,
  );
  return undefined;
}

function unpack(archive: string, name: string): string | undefined {
  const target = join(root, ".suites", name);
  const stamp = join(target, "cases.jsonl");
  const isFresh = existsSync(stamp) && statSync(stamp).ctimeMs > statSync(archive).mtimeMs;
  if (!isFresh) {
    mkdirSync(target, { recursive: true });
    const [first = ""] = execFileSync("tar", ["-tzf", archive], { maxBuffer: 1 << 28 })
      .toString()
      .split("\n");
    const strip = first.replace(/^\.\//, "").startsWith(`${name}/`) ? ["--strip-components=1"] : [];
    execFileSync("tar", ["-xzf", archive, "-C", target, ...strip]);
  }
  return existsSync(stamp) ? target : undefined;
}

/** Whether a verdict counts: it is expected, nobody disputes it, and there was a schema to judge with. */
export function isCounted(
  { contested = [], schemaDocs }: Case,
  { what, expected }: Pick<Verdict, "what" | "expected">,
): boolean {
  return expected !== null && schemaDocs.length > 0 && !contested.includes(what);
}

/** How many verdicts a case gets. Cases of one suite can share set and group, so verdicts are told apart by their order. */
export function verdictCount({ schemaDocs, instances }: Case, only: "schema" | undefined): number {
  if (schemaDocs.length === 0) return 0;
  return only === "schema" ? 1 : 1 + instances.length;
}
