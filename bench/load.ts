import { bundle } from "./bundle.js";
import { compare, output, table } from "./measure.js";

/** What is imported, and what was loaded before the clock starts. */
const imports: readonly {
  readonly name: string;
  readonly module: string;
  readonly before?: readonly string[];
}[] = [
  { name: "zod, to compare with", module: "zod" },
  { name: "xmlbuilder2, to compare with", module: "xmlbuilder2" },
  { name: "`scrutin`, everything", module: "scrutin" },
  {
    name: "`scrutin`, where zod and xmlbuilder2 are loaded already",
    module: "scrutin",
    before: ["zod", "xmlbuilder2"],
  },
  { name: "`scrutin/runtime`", module: "scrutin/runtime" },
  { name: "`scrutin/generator`", module: "scrutin/generator" },
];

/** Time of `import`, each in a new process. Node has no tree shaking: one builder costs what all of them cost. */
export function measureImports(root: string, rounds: number): string {
  const results = compare(
    imports.map(({ name, module, before = [] }) => ({
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
  [
    "one builder with serialize",
    'import { AvisDInscriptionElement, avisDInscription, serialize } from "scrutin"; globalThis.kept = [avisDInscription, (v) => serialize(AvisDInscriptionElement, v)];',
  ],
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
    const own = await bundle(code, root, ["xmlbuilder2", "zod"]);
    rows.push([name, kilobytes(own.gzip), kilobytes(whole.gzip)]);
  }
  return table(["bundle", "kB besides xmlbuilder2 and zod", "kB with all"], rows);
}

/** xmlbuilder2 asks for these two; bundlers for browsers bring stand-ins of a few kilobytes. */
const nodeModules = ["events", "url"];

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
