import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findSuite, readSuite } from "../test/conformance/cases.js";
import { available, type Contender, compare, output, table } from "./measure.js";
import { compile } from "./types.js";

/** Schemas that are generated together; the JDK compiles each of them. */
interface SchemaSet {
  readonly name: string;
  readonly entries: readonly string[];
}

const electoral: SchemaSet = {
  name: "the electoral set",
  entries: [
    "schemas/electoral/echanges-mairies-insee-unite-electorale.xsd",
    "schemas/electoral/echanges-mairies-insee-gestion.xsd",
  ],
};

/** Generation of the electoral set, beside the check of what comes out and the JDK's compilation of the same schemas. */
export function measureGeneration(root: string, rounds: number): string {
  const results = compare(
    [
      ...generators(root, electoral),
      { name: "`tsc` of the result (TypeScript 5.9)", run: () => check(root, "typescript") },
      { name: "`tsc` of the result (TypeScript 7)", run: () => check(root, "typescript-7") },
    ],
    rounds,
  );
  return [electoral, ...largestOpenSets()]
    .map((set, index) => {
      const own = index === 0 ? results : compare(generators(root, set), rounds);
      return table(
        [set.name, "median ms", "times the first"],
        own.map(({ name, median, ratio }) => [name, median.toFixed(0), ratio.toFixed(2)]),
      );
    })
    .join("\n\n");
}

function generators(root: string, { entries }: SchemaSet): readonly Contender[] {
  return [
    {
      name: "read, check and make components, in a process that runs already",
      run: () => inProcess(root, entries, "loadSchemas"),
    },
    {
      name: "generate, in a process that runs already",
      run: () => inProcess(root, entries, "generate"),
    },
    { name: "`scrutin generate`, whole command", run: () => wholeCommand(root, entries) },
    ...jdk(root, entries),
  ];
}

/** The largest sets of the open suite, by the size of the schema documents in their folder; none without the suite. */
function largestOpenSets(): readonly SchemaSet[] {
  const folder = findSuite("real-dev");
  if (folder === undefined) return [];
  const sizes = readSuite(folder).cases.map(({ set, group, schemaDocs }) => {
    const entries = schemaDocs.map((path) => join(folder, path));
    return { name: `${set}, ${group}`, entries, size: folderSize(dirname(entries[0] ?? folder)) };
  });
  const bySize = sizes.toSorted((a, b) => b.size - a.size);
  const [first] = bySize;
  const other = bySize.find(({ name }) => name.split(",")[0] !== first?.name.split(",")[0]);
  return [first, other].filter((set) => set !== undefined);
}

function folderSize(folder: string): number {
  const files = readdirSync(folder).filter((name) => name.endsWith(".xsd"));
  return files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function inProcess(
  root: string,
  entries: readonly string[],
  step: "generate" | "loadSchemas",
): number {
  const script = `
    import { readFile } from "node:fs/promises";
    import { ${step} } from "scrutin/generator";
    const read = (location) => readFile(location).catch(() => undefined);
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
  return entries.map((entry) => ({
    name: `JDK, compile ${entry.replace(/^.*\//, "")}`,
    run: () => Number(output("java", ["bench/CompileSchema.java", entry], root)),
  }));
}

function timed(run: () => unknown): number {
  const begun = performance.now();
  run();
  return performance.now() - begun;
}
