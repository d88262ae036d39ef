import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { splitCommand } from "../test/support/split-command.js";
import { makeDocuments } from "./many/documents.js";
import { type Taken, watched } from "./many/program.js";
import { table } from "./measure.js";

/*
 * `npm run many-threads -- [DOCUMENTS ...]`: how much faster two threads check many documents than one, three times in turn, beside two
 * processes with a half of the documents each, which share nothing. By the clock it says something only on two cores that do nothing else.
 */
const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [40_000, 100_000];
const turns = 3;
const program = await splitCommand("many-threads");

/** Checks the documents of a list; results go to a file of its name. */
function check(folder: string, list: string, jobs: number): Promise<Taken> {
  const results = `${list}.${jobs}.jsonl`;
  rmSync(join(folder, results), { force: true });
  const options = ["--files-from", list, "--jobs", String(jobs), "--resume", results, "--quiet"];
  return watched(process.execPath, [program, "validate", ...options], folder);
}

async function compareIn(folder: string, count: number): Promise<void> {
  makeDocuments(folder, count, 1);
  const names = readFileSync(join(folder, "list"), "utf8").split("\n");
  for (const half of [0, 1])
    writeFileSync(
      join(folder, `half${half}`),
      names.filter((_, index) => index % 2 === half).join("\n"),
    );
  const rows: string[][] = [];
  for (let turn = 0; turn < turns; turn++) {
    const one = await check(folder, "list", 1);
    const two = await check(folder, "list", 2);
    const begun = performance.now();
    await Promise.all(["half0", "half1"].map((list) => check(folder, list, 1)));
    const apart = (performance.now() - begun) / 1000;
    const seconds = [one.seconds, two.seconds, apart].map((each) => each.toFixed(2));
    const processor = [one.processor, two.processor, two.main].map((each) => each.toFixed(2));
    const times = [one.seconds / two.seconds, one.seconds / apart].map((each) => each.toFixed(2));
    rows.push([...seconds, ...times, ...processor, loadavg()[0]?.toFixed(1) ?? ""]);
  }
  console.log(`${count} documents, seconds:`);
  const places = ["--jobs 1", "--jobs 2", "two processes", "times as fast: --jobs 2", "processes"];
  console.log(
    table([...places, "processor: one", "--jobs 2", "of it the main thread", "load"], rows),
  );
}

for (const count of counts) {
  const folder = mkdtempSync(join(tmpdir(), "scrutin-many-threads-"));
  try {
    await compareIn(folder, count);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
