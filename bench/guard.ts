import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EnvoiLotDUnitesElectoralesElement, serialize } from "scrutin";
import { bundle } from "./bundle.js";
import { oneBuilder } from "./load.js";
import { checkProject, userProjects } from "./types.js";
import { wholeSending } from "./units.js";

/*
 * `npm run bench:guard [--set]`: figures that are the same on every machine, against ceilings. `--set` writes the ceilings anew, a
 * twentieth above what is measured; the document's size is exact.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const ceilingsFile = join(root, "bench/ceilings.json");

const all = 'import * as scrutin from "scrutin"; globalThis.kept = scrutin;';
const libraries = ["xmlbuilder2", "zod"];

async function measure(): Promise<Readonly<Record<string, number>>> {
  const builder = await bundle(oneBuilder, root, libraries);
  const everything = await bundle(all, root, libraries);
  const figures: Record<string, number> = {
    "bytes of a lot of 100 units": Buffer.byteLength(
      serialize(EnvoiLotDUnitesElectoralesElement, wholeSending(100)),
    ),
    "bundle of one builder with serialize, bytes": builder.bytes,
    "bundle of one builder with serialize, bytes gzipped": builder.gzip,
    "bundle of everything, descriptors included, bytes": everything.bytes,
    "bundle of everything, descriptors included, bytes gzipped": everything.gzip,
  };
  for (const project of userProjects) {
    const { types, instantiations } = checkProject(root, project);
    figures[`types: ${project}`] = types;
    figures[`instantiations: ${project}`] = instantiations;
  }
  return figures;
}

const figures = await measure();
if (process.argv.includes("--set")) {
  const ceilings = Object.entries(figures).map(([name, figure], index) => [
    name,
    index === 0 ? figure : Math.ceil(figure * 1.05),
  ]);
  writeFileSync(ceilingsFile, `${JSON.stringify(Object.fromEntries(ceilings), undefined, 2)}\n`);
}
const ceilings = JSON.parse(readFileSync(ceilingsFile, "utf8")) as Readonly<Record<string, number>>;
for (const [name, figure] of Object.entries(figures)) {
  const ceiling = ceilings[name];
  const holds = ceiling !== undefined && figure <= ceiling;
  console.log(`${holds ? "holds" : "ABOVE"}  ${name}: ${figure} of ${ceiling ?? "no ceiling"}`);
  if (!holds) process.exitCode = 1;
}
