import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { root } from "../scripts/root.js";
import { splitCommand } from "../test/support/split-command.js";
import { available } from "./measure.js";

/*
 * `npm run many-files -- [DOCUMENTS [SEED]]`: checks 100,000 documents in one run and in 16 shards that are killed at random moments and
 * gone on with, holds that both give the same report byte for byte, and prints the memory of a run, the time a document with one thread
 * and with two, and that of xmllint in batches.
 */
const [documents = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const shards = 16;
const mebi = 2 ** 20;

const folder = mkdtempSync(join(tmpdir(), "scrutin-many-files-"));
const program = await splitCommand("many-files");
const schema = join(root, "schemas/electoral/echanges-mairies-insee-unite-electorale.xsd");

/** A generator of numbers from 0 to 1 that gives the same again (mulberry32). */
function numbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Every hundredth document is invalid, every thousandth not well-formed. */
function makeDocuments(): number {
  const example = readFileSync(
    join(root, "schemas/electoral/exemples/AvisDInscription-complet.xml"),
    "utf8",
  );
  const list: string[] = [];
  let bytes = 0;
  for (let index = 0; index < documents; index++) {
    const place = `d/${Math.floor(index / 1000)}`;
    if (index % 1000 === 0) mkdirSync(join(folder, place), { recursive: true });
    const invalid = index % 100 === 7 ? example.replace(/Sexe>[^<]*</, "Sexe>X<") : example;
    const text = index % 1000 === 3 ? invalid.slice(0, -20) : invalid;
    const name = `${place}/${index}.xml`;
    writeFileSync(join(folder, name), text);
    list.push(name);
    bytes += text.length;
  }
  writeFileSync(join(folder, "list"), list.join("\n"));
  return bytes;
}

const checking = ["validate", "--files-from", "list", "--quiet", "--locale", "en"] as const;

function start(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...args], { cwd: folder, stdio: "ignore" });
}

/** Ends with the signal that killed it, if one did; a check that could not be made is an error. */
function ended(child: ChildProcess): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      if (code === 2) reject(new Error("a run could not be made"));
      else resolve(signal);
    });
  });
}

/** The resident memory of a process while it runs, in MiB. */
async function watched(child: ChildProcess): Promise<readonly number[]> {
  const seen: number[] = [];
  const status = `/proc/${child.pid}/status`;
  let over = false;
  const end = ended(child).then(() => {
    over = true;
  });
  while (!over) {
    await Promise.race([setTimeout(250), end]);
    if (over || !existsSync(status)) continue;
    const [, kilobytes] = /VmRSS:\s*(\d+)/.exec(readFileSync(status, "utf8")) ?? [];
    if (kilobytes !== undefined) seen.push((Number(kilobytes) * 1024) / mebi);
  }
  return seen;
}

interface Timed {
  readonly seconds: number;
  readonly memory: readonly number[];
}

async function timed(...args: readonly string[]): Promise<Timed> {
  const begun = performance.now();
  const memory = await watched(start(...args));
  return { seconds: (performance.now() - begun) / 1000, memory };
}

/** Runs a shard, killing it so many times at random moments. */
async function inPieces(shard: number, kills: number, random: () => number): Promise<number> {
  const file = `s${shard}.jsonl`;
  const args = [...checking, "--shard", `${shard}/${shards}`, "--resume", file];
  let killed = 0;
  for (let attempt = 0; ; attempt++) {
    const child = start(...args);
    const end = ended(child);
    if (attempt < kills) {
      const before = sizeOf(file);
      // Somewhere in the share of the documents that one attempt may do.
      const share = (documents / shards / (kills + 1)) * 60;
      const until = before + random() * share;
      let over = false;
      void end.then(() => {
        over = true;
      });
      while (!over && sizeOf(file) < until) await setTimeout(random() * 5);
      child.kill("SIGKILL");
    }
    if ((await end) === null) return killed;
    killed++;
  }
}

function sizeOf(file: string): number {
  return statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0;
}

async function report(format: string, ...files: readonly string[]): Promise<Buffer> {
  await ended(start("report", ...files, "--format", format, "-o", "report", "--locale", "en"));
  return readFileSync(join(folder, "report"));
}

function perDocument({ seconds }: Timed, count: number = documents): string {
  return `${((1000 * seconds) / count).toFixed(3)} ms a document`;
}

function say(text: string): void {
  console.log(text);
}

try {
  const bytes = makeDocuments();
  say(
    `${documents} documents, ${(bytes / mebi).toFixed(0)} MiB; load ${loadavg()[0]?.toFixed(1)} before`,
  );
  const one = await timed(...checking, "--resume", "one.jsonl");
  const at = (part: number): string =>
    (one.memory[Math.floor(part * (one.memory.length - 1))] ?? 0).toFixed(0);
  say(`one run: ${one.seconds.toFixed(1)} s, ${perDocument(one)}`);
  say(`its memory at 10, 50, 100 %: ${at(0.1)}, ${at(0.5)}, ${at(1)} MiB`);
  const two = await timed(...checking, "--jobs", "2", "--resume", "two.jsonl");
  const ratio = (one.seconds / two.seconds).toFixed(2);
  say(
    `--jobs 2: ${two.seconds.toFixed(1)} s, ${ratio} times as fast; load ${loadavg()[0]?.toFixed(1)}`,
  );
  const same = readFileSync(join(folder, "one.jsonl")).equals(
    readFileSync(join(folder, "two.jsonl")),
  );
  say(`the same results byte for byte: ${same}`);

  const random = numbers(seed);
  let kills = 0;
  for (let shard = 1; shard <= shards; shard += 2) {
    const pair = [shard, shard + 1].map((each) => inPieces(each, 2, random));
    for (const killed of await Promise.all(pair)) kills += killed;
  }
  say(`${shards} shards, killed ${kills} times and gone on with`);
  let equal = same;
  for (const format of ["html", "json", "jsonl"]) {
    const merged = await report(format, "s*.jsonl");
    const isEqual = merged.equals(await report(format, "one.jsonl"));
    say(`merged report as ${format}, ${merged.length} bytes, the same as of one run: ${isEqual}`);
    equal &&= isEqual;
  }
  if (available("xmllint", ["--version"])) {
    const begun = performance.now();
    const batches = `xargs -n 500 xmllint --noout --schema ${schema} < list > xmllint.log 2>&1; true`;
    execFileSync("sh", ["-c", batches], { cwd: folder });
    const seconds = (performance.now() - begun) / 1000;
    say(`xmllint --schema, 500 documents a process: ${perDocument({ seconds, memory: [] })}`);
  }
  process.exitCode = equal ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
