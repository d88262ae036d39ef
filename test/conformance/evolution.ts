import { compareSchemas } from "../../generator/evolution/compare.js";
import type { Verdict } from "../../generator/evolution/comparison.js";
import { findSuite } from "./cases.js";
import { loadSuiteSchema, pairsOf, type SuiteSchema } from "./evolution-suites.js";

/*
 * Real schemas against each other, as versions of one: times, memory, verdicts. Beside what was published, each against itself, and with one
 * thing changed.
 */

const usage = "usage: npm run evolution -- SUITE [WORD]";
const [name, word = ""] = process.argv.slice(2);
const folder = name === undefined ? undefined : findSuite(name);
if (folder === undefined) {
  console.error(usage);
  process.exit(2);
}

const tally = { pairs: 0, skipped: 0, holds: 0, breaks: 0, undecided: 0, entries: 0 };
let slowest = { pair: "", milliseconds: 0 };
let loaded:
  | { readonly of: SuiteSchema; readonly schema: Awaited<ReturnType<typeof loadSuiteSchema>> }
  | undefined;

for (const pair of pairsOf(folder).filter((one) => one.name.includes(word))) {
  if (loaded?.of !== pair.old) loaded = { of: pair.old, schema: await loadSuiteSchema(pair.old) };
  const old = loaded.schema;
  const newer = pair.new === pair.old ? old : await loadSuiteSchema(pair.new);
  if (old === undefined || newer === undefined) {
    tally.skipped++;
    continue;
  }
  const started = process.cpuUsage();
  const { writers, readers, step, entries, effort } = compareSchemas(old, newer, {
    namespaces: pair.namespaces,
    locale: "en",
  });
  const { user, system } = process.cpuUsage(started);
  const milliseconds = Math.round((user + system) / 1000);
  tally.pairs++;
  tally.entries += entries.length;
  for (const { verdict } of [writers, readers]) tally[verdict]++;
  if (milliseconds > slowest.milliseconds) slowest = { pair: pair.name, milliseconds };
  const megabytes = Math.round(process.memoryUsage().heapUsed / 2 ** 20);
  const cells = [
    pair.name,
    `writers ${shown(writers)}`,
    `readers ${shown(readers)}`,
    step,
    `${entries.length} entries`,
    `${effort.pairs} pairs`,
    `${effort.states} states`,
    `${milliseconds} ms`,
    `${megabytes} MiB`,
  ];
  console.log(cells.join("\t"));
}
console.log(JSON.stringify({ ...tally, slowest }));

function shown(verdict: Verdict): string {
  if (verdict.verdict === "holds") return "holds";
  if (verdict.verdict === "undecided")
    return `undecided (${[...new Set(verdict.reasons.map(({ kind }) => kind))].join()})`;
  return verdict.onlyByTypeName ? "break by xsi:type" : "break";
}
