import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "../scripts/root.js";
import {
  measureIdentities,
  measureReading,
  measureScale,
  measureValues,
  measureWriting,
} from "./documents.js";
import { measureGeneration } from "./generate.js";
import { measureBundles, measureImports } from "./load.js";
import { output } from "./measure.js";
import { measureTypes } from "./types.js";

/*
 * `npm run bench -- [ROUNDS [SECTION…]]`: medians and ratios within one run, as text and, when all sections ran, as bench/RESULTS.md.
 * Trust the ratios, not the milliseconds.
 */
const rounds = Number(process.argv[2] ?? 7);
const wanted = process.argv.slice(3);

const sections: (readonly [string, () => string | Promise<string>])[] = [
  ["Load", () => measureImports(root, rounds)],
  ["Size", () => measureBundles(root)],
  ["Write", () => measureWriting(root, 5 * rounds)],
  ["Read", () => measureReading(root, 2 * rounds)],
  ["Identities", () => measureIdentities(root, rounds)],
  ["Values", () => measureValues(root, 3 * rounds)],
  ["Types", () => measureTypes(root, Math.ceil(rounds / 3))],
  ["Generate", () => measureGeneration(root, Math.ceil(rounds / 2))],
  ["Scale", () => measureScale(root)],
];

const [processor] = cpus();
const head = [
  "# Results",
  `One run of \`npm run bench\`: medians of ${rounds} rounds (or more, where a round is short), each contender in its own process, in turn. The ratios count, not the milliseconds. Write, Read, Identities, Values and Scale count processor time.`,
  `${new Date().toISOString().slice(0, 10)}; ${cpus().length} × ${processor?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}; TypeScript ${compilerVersion("typescript")} and ${compilerVersion("typescript-7")}`,
].join("\n\n");
console.log(head);

const printed: string[] = [head];
for (const [title, measure] of sections) {
  if (wanted.length > 0 && !wanted.includes(title)) continue;
  const section = `## ${title}\n\n${await measure()}`;
  console.log(`\n${section}`);
  printed.push(section);
  if (wanted.length === 0)
    writeFileSync(join(root, "bench/RESULTS.md"), `${printed.join("\n\n")}\n`);
}

function compilerVersion(name: string): string {
  return output(process.execPath, [`node_modules/${name}/bin/tsc`, "--version"], root)
    .replace("Version", "")
    .trim();
}
