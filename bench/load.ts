import { bundle } from "./bundle.js";
import { compare, output, table } from "./measure.js";

const imports = [
  ["zod, to compare with", 'import * as z from "zod"; globalThis.kept = z;'],
  [
    "xmlbuilder2, to compare with",
    'import { create } from "xmlbuilder2"; globalThis.kept = create;',
  ],
  [
    "one builder",
    'import { avisDInscription } from "scrutin"; globalThis.kept = avisDInscription;',
  ],
  ["everything", 'import * as all from "scrutin"; globalThis.kept = all;'],
  ["the runtime", 'import * as runtime from "scrutin/runtime"; globalThis.kept = runtime;'],
  ["the generator", 'import * as generator from "scrutin/generator"; globalThis.kept = generator;'],
] as const;

/** Time of `import`, each in a new process: what Node does with the files as they are. */
export function measureImports(root: string, rounds: number): string {
  const results = compare(
    imports.map(([name, code]) => ({ name, run: () => timeOf(code, root) })),
    rounds,
  );
  return table(
    ["import", "median ms", "times zod"],
    results.map(({ name, median, ratio }) => [name, median.toFixed(1), ratio.toFixed(2)]),
  );
}

/** Static imports run before the module, so the clock is read from the start of the process's own import. */
function timeOf(code: string, root: string): number {
  const [, names, specifier] = /^import (.+) from "(.+)";/.exec(code) ?? [];
  if (names === undefined) throw new Error(`no import in ${code}`);
  const script = `const begun = performance.now(); await import("${specifier}"); console.log(performance.now() - begun);`;
  return Number(output(process.execPath, ["--input-type=module", "-e", script], root));
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
