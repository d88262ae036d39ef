import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadSchema } from "../generator/schema/load.js";
import { findSuite, readSuite } from "../test/conformance/cases.js";
import { type Generator, otherGenerators, type SchemaFiles } from "./contenders/generators.js";
import { type Facts, factsOf } from "./generated-facts.js";
import { available, type Contender, compare, medianOf, output, table } from "./measure.js";
import { compile } from "./types.js";

/** Schemas that are generated together; the JDK compiles them together, too. */
interface SchemaSet {
  readonly name: string;
  readonly entries: readonly string[];
}

function electoralSet(root: string): SchemaSet {
  const names = ["unite-electorale", "gestion"];
  return {
    name: "the electoral set",
    entries: names.map((name) =>
      join(root, `schemas/electoral/echanges-mairies-insee-${name}.xsd`),
    ),
  };
}

/** Generation of the electoral set and the largest open ones: steps, whole commands beside other generators, and growth. */
export async function measureGeneration(root: string, rounds: number): Promise<string> {
  const electoral = electoralSet(root);
  const sets = [electoral, ...largestOpenSets()];
  const parts = sets.map((set) => measureSteps(root, set, set === electoral, rounds));
  for (const set of sets) parts.push(await measureCommands(root, set, rounds));
  parts.push(measureGrowth(root, rounds));
  return parts.join("\n\n");
}

function measureSteps(root: string, set: SchemaSet, checked: boolean, rounds: number): string {
  const results = compare([...steps(root, set), ...(checked ? checks(root) : [])], rounds);
  return table(
    [set.name, "median ms", "times the first"],
    results.map(({ name, median, ratio }) => [name, median.toFixed(0), ratio.toFixed(2)]),
  );
}

function steps(root: string, { entries }: SchemaSet): readonly Contender[] {
  return [
    {
      name: "read, check and make components, in a process that runs already",
      run: () => inProcess(root, entries, "loadVersion"),
    },
    {
      name: "generate, in a process that runs already",
      run: () => inProcess(root, entries, "generate"),
    },
    { name: "`scrutin generate`, whole command", run: () => wholeCommand(root, entries) },
    ...jdk(root, entries),
  ];
}

function checks(root: string): readonly Contender[] {
  return [
    { name: "`tsc` of the result (TypeScript 5.9)", run: () => check(root, "typescript") },
    { name: "`tsc` of the result (TypeScript 7)", run: () => check(root, "typescript-7") },
  ];
}

/** Whole commands, ours and those of other generators, with what each makes of the schemas. */
async function measureCommands(root: string, set: SchemaSet, rounds: number): Promise<string> {
  const files: SchemaFiles = { entries: set.entries, documents: await documentsOf(set.entries) };
  const { ready, missing } = otherGenerators(root);
  const rows: (readonly (string | number)[])[] = [];
  let first: number | undefined;
  for (const generator of [ours(root), ...ready]) {
    const folder = join(root, ".cache/bench/generated", generator.name.replace(/\W+/g, "-"));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const times: number[] = [];
    let failure: string | undefined;
    for (let round = 0; round < rounds && failure === undefined; round++) {
      const ms = await generator.generate(files, folder);
      if (typeof ms === "string") failure = ms;
      else times.push(ms);
    }
    const median = medianOf(times);
    first ??= median;
    rows.push(
      failure === undefined
        ? [
            generator.name,
            median.toFixed(0),
            (median / first).toFixed(2),
            ...cells(factsOf(folder, files.documents, runtimePaths(root))),
          ]
        : [generator.name, failure, "", "", "", "", "", ""],
    );
  }
  const head = ["median ms", "times the first", "kB", "errors of tsc --strict", ...kept];
  return [
    table([`${set.name}, whole commands`, ...head], rows),
    ...missing.map((reason) => `Not measured: ${reason}.`),
  ].join("\n\n");
}

const kept = ["types declared", "enumeration values kept", "patterns kept"];

function cells({ kilobytes, errors, types, enumerations, patterns }: Facts): readonly string[] {
  return [
    kilobytes.toFixed(0),
    errors === undefined ? "no TypeScript" : String(errors),
    types,
    enumerations,
    patterns,
  ];
}

function ours(root: string): Generator {
  const program = join(root, "dist/generator/cli.js");
  return {
    name: "`scrutin generate`",
    generate: ({ entries }, folder) =>
      Promise.resolve(
        timed(() =>
          output(process.execPath, [program, "generate", ...entries, "--output", folder], root),
        ),
      ),
  };
}

/** Where generated code finds the runtime. */
function runtimePaths(root: string): Readonly<Record<string, readonly string[]>> {
  const at = (path: string): readonly string[] => [join(root, "dist/runtime/v1", path)];
  return {
    "scrutin/runtime/v1": at("index.d.ts"),
    "scrutin/runtime/v1/zod": at("zod.d.ts"),
  };
}

/** All schema documents that the entries lead to. */
async function documentsOf(entries: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  const read = async (location: string): Promise<Uint8Array | undefined> => {
    const bytes = await readFile(location).catch(() => undefined);
    if (bytes !== undefined) found.add(resolve(location));
    return bytes;
  };
  await loadSchema({ locations: entries, read });
  return [...found];
}

/** Time per component for sets of growing size: synthetic ones, all of one kind, and real ones. */
function measureGrowth(root: string, rounds: number): string {
  const folder = findSuite("real-dev");
  const synthetic = [100, 400, 1600].map((count) => [`${count} synthetic types`, String(count)]);
  const real =
    folder === undefined ? [] : growingGroups(folder).map((group) => [group, folder, group]);
  const rows = [...synthetic, ...real].map(([name = "", ...args]) => {
    const figures = Array.from({ length: rounds }, () => grown(root, args));
    const { components, lines } = figures[0] ?? { components: Number.NaN, lines: Number.NaN };
    const median = medianOf(figures.map(({ milliseconds }) => milliseconds));
    const each = (count: number): string => ((median / count) * 1000).toFixed(0);
    return [name, components, lines, median.toFixed(0), each(components), each(lines)];
  });
  return table(
    [
      "generate, in a process that runs already",
      "components",
      "lines",
      "median ms",
      "µs a component",
      "µs a line",
    ],
    rows,
  );
}

function growingGroups(folder: string): readonly string[] {
  const groups = openSetsBySize(folder).map(({ group }) => group);
  return [0.1, 0.5, 0.9, 1].map((part) => groups[Math.ceil(part * groups.length) - 1] ?? "");
}

interface Grown {
  readonly milliseconds: number;
  readonly components: number;
  readonly lines: number;
}

function grown(root: string, args: readonly string[]): Grown {
  const script = ["scripts/run-ts.mjs", "bench/contenders/generate.ts", ...args];
  return JSON.parse(output(process.execPath, script, root)) as Grown;
}

interface OpenSet extends SchemaSet {
  readonly set: string;
  readonly group: string;
}

/** Publishers of large schemas that every contender can read without a network. */
const publishers = ["onix3", "iso20022"];

/** The largest set of each of them; none without the suite. */
function largestOpenSets(): readonly SchemaSet[] {
  const folder = findSuite("real-dev");
  if (folder === undefined) return [];
  const sets = openSetsBySize(folder);
  return publishers
    .map((publisher) => sets.findLast(({ set }) => set === publisher))
    .filter((set) => set !== undefined);
}

/** The sets of the open suite, by the size of the schema documents that they start from. */
function openSetsBySize(folder: string): readonly OpenSet[] {
  return readSuite(folder)
    .cases.map(({ set, group, schemaDocs }) => {
      const entries = schemaDocs.map((path) => join(folder, path));
      return { name: `${set}, ${group}`, set, group, entries };
    })
    .map((set) => ({ ...set, size: sizeOf(set.entries) }))
    .toSorted((a, b) => a.size - b.size);
}

function sizeOf(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + statSync(path).size, 0);
}

/**
 * The second time in a process, as the JDK does it; files are read at once, as the command and the JDK read them. `loadVersion` gives
 * components, which is what the JDK makes: no descriptors.
 */
function inProcess(
  root: string,
  entries: readonly string[],
  step: "generate" | "loadVersion",
): number {
  const script = `
    import { existsSync, readFileSync } from "node:fs";
    import { ${step} } from "scrutin/${step === "generate" ? "generator" : "evolution"}";
    const read = async (location) => existsSync(location) ? readFileSync(location) : undefined;
    const run = () => ${step}({ locations: ${JSON.stringify(entries)}, read });
    await run();
    const begun = performance.now();
    await run();
    console.log(performance.now() - begun);`;
  return Number(output(process.execPath, ["--input-type=module", "-e", script], root));
}

function wholeCommand(root: string, entries: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), "scrutin-bench-"));
  try {
    return timed(() =>
      output(
        process.execPath,
        ["dist/generator/cli.js", "generate", ...entries, "--output", folder],
        root,
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function check(root: string, compiler: string): number {
  return timed(() => compile(root, join(root, "generated/electoral/index.ts"), compiler));
}

/** The JDK compiles the schemas in a process of its own, the Java program's compilation not counted. */
function jdk(root: string, entries: readonly string[]): readonly Contender[] {
  if (!available("java", ["-version"])) return [];
  const run = (): number => Number(output("java", ["bench/CompileSchema.java", ...entries], root));
  return [{ name: "JDK, compile them", run }];
}

function timed(run: () => unknown): number {
  const begun = performance.now();
  run();
  return performance.now() - begun;
}
