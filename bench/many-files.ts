import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { root } from "../scripts/root.js";
import { splitCommand } from "../test/support/split-command.js";
import { makeDocuments, numbers } from "./many/documents.js";
import { ended, type Taken, watched } from "./many/program.js";
import { available, table } from "./measure.js";

/*
 * `npm run many-files -- [DOCUMENTS [SEED]]`: checks 100,000 documents in one run, with two threads, and in 16 shards that are killed at random moments and
 * gone on with; holds that all give the same results and reports byte for byte. Prints the memory of a run, and the time a document beside xmllint
 * and the JDK's validator.
 */
const [documents = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const shards = 16;
const killsEach = 2;
const mebi = 2 ** 20;

const folder = mkdtempSync(join(tmpdir(), "scrutin-many-files-"));
const program = await splitCommand("many-files");
const schema = join(root, "schemas/electoral/echanges-mairies-insee-unite-electorale.xsd");
const checking = ["validate", "--files-from", "list", "--quiet", "--locale", "en"] as const;

function scrutin(...args: readonly string[]): Promise<Taken> {
  return watched(process.execPath, [program, ...args], folder);
}

/** Runs a shard, killing it so many times at random moments; says how often it was killed. */
async function inPieces(shard: number, random: () => number): Promise<number> {
  const file = `s${shard}.jsonl`;
  const args = [program, ...checking, "--shard", `${shard}/${shards}`, "--resume", file];
  // What one attempt may write at the most before it is killed: a document takes some sixty bytes.
  const share = (documents / shards / (killsEach + 1)) * 60;
  for (let killed = 0; ; killed++) {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
    let over = false;
    const end = ended(child).finally(() => {
      over = true;
    });
    if (killed < killsEach) {
      const until = sizeOf(file) + random() * share;
      while (!over && sizeOf(file) < until) await setTimeout(random() * 5);
      child.kill("SIGKILL");
    }
    if ((await end) === null) return killed;
  }
}

function sizeOf(file: string): number {
  return statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0;
}

function read(file: string): Buffer {
  return readFileSync(join(folder, file));
}

async function report(format: string, files: string): Promise<Buffer> {
  await scrutin("report", files, "--format", format, "-o", "report", "--locale", "en");
  return read("report");
}

function isSame(what: string, one: Buffer, other: Buffer): void {
  const same = one.equals(other);
  say(`${what}: ${one.length} bytes, ${same ? "the same" : "NOT the same"}`);
  if (!same) process.exitCode = 1;
}

/** The most memory in a tenth of a run. */
function mostIn(memory: readonly number[], tenth: number): string {
  const length = Math.max(1, Math.floor(memory.length / 10));
  const start = Math.min(tenth * length, memory.length - length);
  return Math.max(...memory.slice(start, start + length)).toFixed(0);
}

function say(text: string): void {
  console.log(text);
}

function load(): string {
  return `load ${loadavg()[0]?.toFixed(1)}`;
}

async function compareThreads(): Promise<void> {
  const one = await scrutin(...checking, "--resume", "one.jsonl");
  say(`one run: ${Math.round(documents / one.seconds)} documents a second; ${load()}`);
  say(
    `its memory in the first, fifth and last tenth: ${[0, 4, 9].map((tenth) => mostIn(one.memory, tenth)).join(", ")} MiB at the most`,
  );
  const two = await scrutin(...checking, "--jobs", "2", "--resume", "two.jsonl");
  say(`--jobs 2: ${(one.seconds / two.seconds).toFixed(2)} times as fast by the clock; ${load()}`);
  // Two idle cores could at best share what it takes in all, and the main thread is alone in what it does.
  const best = one.main / Math.max(two.main, two.processor / 2);
  say(
    `by the processor: one ${one.main.toFixed(1)} s in its thread; --jobs 2 ${two.processor.toFixed(1)} s in all, ${two.main.toFixed(1)} in the main thread: ${best.toFixed(2)} times on two idle cores`,
  );
  isSame("results of --jobs 2 and of one thread", read("two.jsonl"), read("one.jsonl"));
}

async function killAndMerge(): Promise<void> {
  const random = numbers(seed);
  let kills = 0;
  for (let shard = 1; shard <= shards; shard += 2) {
    const pair = [shard, shard + 1].map((each) => inPieces(each, random));
    for (const killed of await Promise.all(pair)) kills += killed;
  }
  say(`${shards} shards, killed ${kills} times and gone on with; ${load()}`);
  for (const format of ["html", "json", "jsonl"]) {
    const merged = await report(format, "s*.jsonl");
    isSame(
      `report as ${format}, of the shards and of one run`,
      merged,
      await report(format, "one.jsonl"),
    );
  }
}

/** The same plain files by others, in batches. Times are of the processor, which a busy machine does not lengthen. */
async function besideOthers(plain: number): Promise<void> {
  const rows: [string, string, string][] = [];
  const add = (name: string, { seconds, processor }: Taken): void => {
    const each = (time: number): string => ((1000 * time) / plain).toFixed(3);
    rows.push([name, each(seconds), each(processor)]);
  };
  // The others know schemas alone.
  const alone = ["--rules", "none"];
  const validating = ["validate", "--files-from", "plain", "--quiet", "--only-invalid", ...alone];
  add("scrutin validate --rules none", await scrutin(...validating, "--resume", "plain.jsonl"));
  const batches = (size: number): Promise<Taken> =>
    // The shell waits for its children and is told what they took, the processes of xargs with them.
    watched(
      "sh",
      [
        "-c",
        `xargs -n ${size} xmllint --noout --schema ${schema} < plain > xmllint.log 2>&1; cat /proc/$$/stat > took; true`,
      ],
      folder,
    );
  if (available("xmllint", ["--version"]))
    for (const size of [1, 500]) {
      if (size === 1 && plain > 20_000) continue;
      const taken = await batches(size);
      const fields = read("took").toString().split(") ")[1]?.split(" ") ?? [];
      const processor = (Number(fields[13]) + Number(fields[14])) / 100;
      add(`xmllint --schema, ${size} a process`, { ...taken, processor });
    }
  if (available("java", ["-version"])) {
    const validator = join(root, "bench/ValidateFiles.java");
    add("JDK, one process", await watched("java", [validator, schema, "plain"], folder));
  }
  say(table(["", "ms a document by the clock", "of the processor"], rows));
}

try {
  const { bytes, plain } = makeDocuments(folder, documents, seed);
  say(`${documents} documents, ${(bytes / mebi).toFixed(0)} MiB; ${load()}`);
  await compareThreads();
  await killAndMerge();
  await besideOthers(plain.length);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
