import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { EnvoiLotDUnitesElectoralesElement, parseStream, serializeStream } from "scrutin";
import { lotOfUnits, sending, units } from "./units.js";

/*
 * `npm run memory [UNITS]`: writes a sending of 200,000 units to a file as a stream, reads it as a stream, each in a process of its
 * own, and prints the memory that is resident at 1 %, 50 % and 100 %, and the live part of it. What a schema asks to remember of a
 * whole document are its identifiers (xml:id); `runtime/identity/identifier-set.ts` keeps them small.
 */
const marks = [0.01, 0.25, 0.5, 0.75, 1];
const mebi = 2 ** 20;

/** Calls back for each item, and prints what is resident at the marks. */
class Gauge {
  readonly #total: number;
  readonly #title: string;
  #seen = 0;

  constructor(title: string, total: number) {
    this.#title = title;
    this.#total = total;
    this.#print("empty");
  }

  tick(): void {
    this.#seen++;
    for (const mark of marks)
      if (this.#seen === Math.ceil(mark * this.#total)) this.#print(`${100 * mark} %`);
  }

  /** The heap is measured after the garbage went, the resident memory before. */
  #print(at: string): void {
    const { rss } = process.memoryUsage();
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    const [resident, live] = [rss, heapUsed + external].map((bytes) =>
      (bytes / mebi).toFixed(1).padStart(6),
    );
    console.log(
      `${this.#title.padEnd(6)}${at.padStart(6)}   resident ${resident} MiB   live ${live} MiB`,
    );
  }
}

async function write(file: string, count: number): Promise<void> {
  const gauge = new Gauge("write", count);
  function* counted(): ReturnType<typeof units> {
    for (const unit of units(count)) {
      yield unit;
      gauge.tick();
    }
  }
  const chunks = serializeStream(EnvoiLotDUnitesElectoralesElement, sending(count), counted(), {
    at: lotOfUnits,
  });
  await pipeline(chunks, createWriteStream(file));
}

async function read(file: string, count: number): Promise<void> {
  const gauge = new Gauge("read", count);
  const parts = parseStream(EnvoiLotDUnitesElectoralesElement, createReadStream(file), {
    at: lotOfUnits,
  });
  for await (const part of parts) {
    if (part.issues.length > 0) throw new Error(part.issues[0]?.message);
    if (part.kind === "item") gauge.tick();
  }
}

function both(count: number): void {
  const folder = mkdtempSync(join(tmpdir(), "scrutin-memory-"));
  const file = join(folder, "lot.xml");
  try {
    for (const step of ["write", "read"]) {
      const [, script = ""] = process.argv;
      const { status } = spawnSync(
        process.execPath,
        [...process.execArgv, "--expose-gc", script, String(count), step, file],
        { stdio: "inherit" },
      );
      if (status !== 0) throw new Error(`${step} failed`);
    }
    console.log(`${count} units, ${(statSync(file).size / mebi).toFixed(0)} MiB`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [count = "200000", step, file = ""] = process.argv.slice(2);
if (step === "write") await write(file, Number(count));
else if (step === "read") await read(file, Number(count));
else both(Number(count));
