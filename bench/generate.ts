import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { available, type Contender, compare, output, table } from "./measure.js";
import { compile } from "./types.js";

const entries = [
  "schemas/electoral/echanges-mairies-insee-unite-electorale.xsd",
  "schemas/electoral/echanges-mairies-insee-gestion.xsd",
];

/** Generation of the electoral set, beside the check of what comes out and the JDK's compilation of the same schemas. */
export function measureGeneration(root: string, rounds: number): string {
  const results = compare(
    [
      { name: "generate, in a process that runs already", run: () => inProcess(root) },
      { name: "`scrutin generate`, whole command", run: () => wholeCommand(root) },
      { name: "`tsc` of the result (TypeScript 5.9)", run: () => check(root, "typescript") },
      { name: "`tsc` of the result (TypeScript 7)", run: () => check(root, "typescript-7") },
      ...jdk(root),
    ],
    rounds,
  );
  return table(
    ["electoral set", "median ms", "times the first"],
    results.map(({ name, median, ratio }) => [name, median.toFixed(0), ratio.toFixed(2)]),
  );
}

function inProcess(root: string): number {
  const script = `
    import { readFile } from "node:fs/promises";
    import { generate } from "scrutin/generator";
    const read = (location) => readFile(location).catch(() => undefined);
    const run = () => generate({ locations: ${JSON.stringify(entries)}, read });
    await run();
    const begun = performance.now();
    await run();
    console.log(performance.now() - begun);`;
  return Number(output(process.execPath, ["--input-type=module", "-e", script], root));
}

function wholeCommand(root: string): number {
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
function jdk(root: string): readonly Contender[] {
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
