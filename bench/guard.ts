import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EnvoiLotDUnitesElectoralesElement, serialize } from "scrutin";
import { root } from "../scripts/root.js";
import { bundle } from "./bundle.js";
import { oneBuilder } from "./load.js";
import { output } from "./measure.js";
import { checkProject, userProjects } from "./types.js";
import { wholeSending } from "./units.js";

/*
 * `npm run bench:guard [--set]`: figures that are the same on every machine, against ceilings. `--set` writes the ceilings anew, a
 * thirtieth above what is measured; the document's size is exact. It compares what `npm run build` has made.
 */
const ceilingsFile = join(root, "bench/ceilings.json");

/** No collection in between, one thread, no optimizer: what is allocated is the same in every run, but for a thousandth. */
const counting = [
  "--predictable",
  "--single-threaded",
  "--no-opt",
  "--min-semi-space-size=512",
  "--max-semi-space-size=512",
];

const reading =
  'import { AvisDInscriptionElement, parse } from "scrutin"; globalThis.kept = (text) => parse(AvisDInscriptionElement, text);';
const all = 'import * as scrutin from "scrutin"; globalThis.kept = scrutin;';
const writing =
  'import { AvisDInscriptionElement as E, parse, serialize, validate } from "scrutin"; globalThis.kept = [E, parse, serialize, validate];';
/** What rules bring along, by their abilities; a program of them has `parse` already, for values `validate` and `serialize` too. */
const ruleAbilities: readonly (readonly [name: string, beside: string, imported: string])[] = [
  ["over documents, parsed beforehand", reading, "rulesWith"],
  ["over documents", reading, "rulesWith, fromText"],
  ["over documents while they are read", reading, "rulesWith, fromText, whileRead"],
  ["over values, parsed beforehand", writing, "rulesWith, overValues"],
  ["over values as functions alone", writing, "typedRules"],
  ["with all abilities", writing, "useRules"],
];

/** What is counted apart: xmlbuilder2, with what we have around it, and zod. */
const libraries = ["*/xmlbuilder2.js", "zod"];
const nodeMajor = process.versions.node.split(".")[0];
/** What is generated, without what a town hall does with it. */
const descriptors =
  'import * as electoral from "./dist/chunks/electoral.js"; globalThis.kept = Object.entries(electoral);';

async function measure(): Promise<Readonly<Record<string, number>>> {
  const builder = await bundle(oneBuilder, root, libraries);
  const withXmlbuilder2 = await bundle(oneBuilder, root, ["zod"]);
  const parse = await bundle(reading, root, libraries);
  const everything = await bundle(all, root, libraries);
  const runtime = ["*/runtime.js", "*/zod.js"];
  const electoral = await bundle(descriptors, root, [...libraries, ...runtime]);
  const figures: Record<string, number> = {
    "bytes of a lot of 100 units": Buffer.byteLength(
      serialize(EnvoiLotDUnitesElectoralesElement, wholeSending(100)),
    ),
    "bundle of one builder with serialize, bytes": builder.bytes,
    "bundle of one builder with serialize, bytes gzipped": builder.gzip,
    "the same with xmlbuilder2, which is in the package, bytes": withXmlbuilder2.bytes,
    "the same with xmlbuilder2, bytes gzipped": withXmlbuilder2.gzip,
    "bundle of parse, bytes": parse.bytes,
    "bundle of parse, bytes gzipped": parse.gzip,
    "bundle of everything, bytes": everything.bytes,
    "bundle of everything, bytes gzipped": everything.gzip,
    "the electoral set without the runtime (descriptors, builders, schemas), bytes":
      electoral.bytes,
    "the electoral set without the runtime, bytes gzipped": electoral.gzip,
  };
  for (const [name, beside, imported] of ruleAbilities) {
    const code = `import { ${imported} } from "scrutin/rules"; globalThis.rules = [${imported}];`;
    const [without, together] = [
      await bundle(beside, root, libraries),
      await bundle(beside + code, root, libraries),
    ];
    figures[`rules ${name}, beside the rest, bytes gzipped`] = together.gzip - without.gzip;
  }
  for (const [work, bytes] of Object.entries(allocations()))
    figures[`allocated on Node ${nodeMajor}, ${work} of 200 units, bytes`] = bytes;
  for (const project of userProjects) {
    const { types, instantiations } = checkProject(root, project);
    figures[`types: ${project}`] = types;
    figures[`instantiations: ${project}`] = instantiations;
  }
  return figures;
}

function allocations(): Readonly<Record<string, number>> {
  const script = ["scripts/run-ts.mjs", "--built", "bench/contenders/allocations.ts"];
  const printed = output(process.execPath, [...counting, ...script], root);
  return JSON.parse(printed) as Readonly<Record<string, number>>;
}

const figures = await measure();
if (process.argv.includes("--set")) {
  const ceilings = Object.entries(figures).map(([name, figure], index) => [
    name,
    index === 0 ? figure : Math.ceil((figure * 31) / 30),
  ]);
  writeFileSync(ceilingsFile, `${JSON.stringify(Object.fromEntries(ceilings), undefined, 2)}\n`);
}
const ceilings = JSON.parse(readFileSync(ceilingsFile, "utf8")) as Readonly<Record<string, number>>;
for (const [name, figure] of Object.entries(figures)) {
  const ceiling = ceilings[name];
  if (ceiling === undefined && name.includes(" on Node ")) {
    console.log(`no ceiling for this Node  ${name}: ${figure}`);
    continue;
  }
  const holds = ceiling !== undefined && figure <= ceiling;
  console.log(`${holds ? "holds" : "ABOVE"}  ${name}: ${figure} of ${ceiling ?? "no ceiling"}`);
  if (!holds) process.exitCode = 1;
}
