import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.js";
import { compare, output, table } from "./measure.js";

/** A user's file: one builder, and what writes the document. */
export const oneBuilder = `import { AvisDInscriptionElement, avisDInscription, serialize } from "scrutin";
globalThis.kept = [avisDInscription, (value) => serialize(AvisDInscriptionElement, value)];`;

/** What a user has anyway who builds XML or checks values with zod. */
const libraries = ["xmlbuilder2", "zod"];

/** What is imported, and what was loaded before the clock starts. */
interface Import {
  readonly name: string;
  readonly module: string;
  readonly before?: readonly string[];
}

function imports(bundled: string): readonly Import[] {
  const loaded = "where xmlbuilder2 and zod are loaded already";
  return [
    { name: "zod, to compare with", module: "zod" },
    { name: "xmlbuilder2, to compare with", module: "xmlbuilder2" },
    {
      name: `one builder with serialize, bundled, ${loaded}`,
      module: bundled,
      before: libraries,
    },
    { name: `\`scrutin\`, everything, ${loaded}`, module: "scrutin", before: libraries },
    { name: "one builder with serialize, bundled", module: bundled },
    { name: "`scrutin`, everything", module: "scrutin" },
    { name: "`scrutin/runtime`", module: "scrutin/runtime" },
    { name: "`scrutin/generator`", module: "scrutin/generator" },
  ];
}

/**
 * Time of `import`, each in a new process. Node has no tree shaking: without a bundler one builder costs what all of them cost. A
 * bundler leaves what the file uses, xmlbuilder2 with it and zod not.
 */
export async function measureImports(root: string, rounds: number): Promise<string> {
  const bundled = await writeBundle(root);
  const results = compare(
    imports(bundled).map(({ name, module, before = [] }) => ({
      name,
      run: () => timeOf(module, before, root),
    })),
    rounds,
  );
  return table(
    ["import", "median ms", "times zod"],
    results.map(({ name, median, ratio }) => [name, median.toFixed(1), ratio.toFixed(2)]),
  );
}

/** One builder with serialize as a bundler makes it, libraries left out; gives the name to import it by. */
async function writeBundle(root: string): Promise<string> {
  const { text } = await bundle(oneBuilder, root, libraries);
  mkdirSync(join(root, ".cache/bench"), { recursive: true });
  writeFileSync(join(root, ".cache/bench/one-builder.mjs"), text);
  return "./.cache/bench/one-builder.mjs";
}

function timeOf(module: string, before: readonly string[], root: string): number {
  const script = [
    ...before.map((name) => `await import("${name}");`),
    "const begun = performance.now();",
    `await import("${module}");`,
    "console.log(performance.now() - begun);",
  ];
  return Number(output(process.execPath, ["--input-type=module", "-e", script.join("\n")], root));
}

const bundles = [
  [
    "one builder",
    'import { avisDInscription } from "scrutin"; globalThis.kept = avisDInscription;',
  ],
  ["one builder with serialize", oneBuilder],
  [
    "parse of one document",
    'import { AvisDInscriptionElement, parse } from "scrutin"; globalThis.kept = (text) => parse(AvisDInscriptionElement, text);',
  ],
  [
    "one zod schema",
    'import { AvisDInscriptionTypeSchema } from "scrutin"; globalThis.kept = AvisDInscriptionTypeSchema;',
  ],
  [
    "zod, to compare with",
    'import * as z from "zod"; globalThis.kept = z.object({ a: z.string() });',
  ],
] as const;

/** What a browser loads: minified and gzipped, with and without the libraries that a user may have anyway. */
export async function measureBundles(root: string): Promise<string> {
  const rows = [];
  for (const [name, code] of bundles) {
    const whole = await bundle(code, root, nodeModules);
    const own = await bundle(code, root, ["*/xmlbuilder2.js", "zod"]);
    rows.push([name, kilobytes(own.gzip), kilobytes(whole.gzip)]);
  }
  return table(["bundle", "kB besides xmlbuilder2 and zod", "kB with all"], rows);
}

/** xmlbuilder2 asks for these two; bundlers for browsers bring stand-ins of a few kilobytes. */
const nodeModules = ["events", "url"];

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
