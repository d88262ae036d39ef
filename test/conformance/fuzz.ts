import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { loadSchema } from "../../generator/schema/load.js";
import { findSuite, readSuite } from "./cases.js";
import { mutate, randomFrom } from "./mutate.js";
import { inWorkers } from "./pool.js";

/*
 * Schemas of the open sets, mutated: nothing may crash, hang or eat the memory, and whatever is refused is refused with
 * a diagnostic that has a place. The mutant of a number and a seed is always the same: `--only NUMBER` shows it.
 */

const usage =
  "usage: npm run fuzz -- [N [SEED]] [--suites NAME,NAME] [--only NUMBER] [--rules] [--workers N] [--limit SECONDS]";
/** Of processor time, for one mutant. */
const limitSeconds = 5;
const heapMegabytes = 1024;

interface Document {
  readonly folder: string;
  readonly catalog: string | undefined;
  readonly path: string;
}

interface Data {
  readonly seed: number;
  readonly documents: readonly Document[];
}

interface Result {
  readonly number: number;
  readonly document: string;
  readonly verdict: "accepted" | "refused" | "crash";
  /** The rule of the first error. */
  readonly rule: string | undefined;
  /** What is wrong with the verdict; undefined when nothing is. */
  readonly fault: string | undefined;
  readonly ms: number;
}

if (isMainThread) process.exitCode = await main();
else serve(workerData as Data);

function serve(data: Data): void {
  parentPort?.on("message", async (number: number) =>
    parentPort?.postMessage(await test(number, data)),
  );
}

/** Which document, and how it is mutated, follows from the number and the seed alone. */
function mutant(number: number, { seed, documents }: Data): { document: Document; text: string } {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) + number);
  const document = random.pick(documents);
  if (document === undefined) throw new Error("there are no schema documents");
  const text = readFileSync(join(document.folder, document.path), "utf8");
  return { document, text: mutate(text, random) };
}

async function test(number: number, data: Data): Promise<Result> {
  const { document, text } = mutant(number, data);
  const started = performance.now();
  const end = (verdict: Result["verdict"], rule?: string, fault?: string): Result => {
    const ms = Math.round(performance.now() - started);
    return { number, document: document.path, verdict, rule, fault, ms };
  };
  const location = join(document.folder, document.path);
  const bytes = new TextEncoder().encode(text);
  try {
    const { diagnostics } = await loadSchema({
      locations: [location],
      read: async (path) =>
        path === location ? bytes : readIfThere(resolve(document.folder, path)),
      catalogs: document.catalog === undefined ? [] : [document.catalog],
    });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const lost = errors.find(
      ({ position }) => position === undefined || !(position.line >= 1 && position.column >= 1),
    );
    if (lost !== undefined)
      return end("refused", lost.code, `no place: ${lost.code}: ${lost.message}`);
    return end(errors.length === 0 ? "accepted" : "refused", errors[0]?.code);
  } catch (error) {
    return end(
      "crash",
      undefined,
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
  }
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      suites: { type: "string", default: "w3c-xsts-dev,real-dev" },
      only: { type: "string" },
      workers: { type: "string" },
      limit: { type: "string" },
      rules: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const [count = 20_000, seed = 1] = positionals.map(Number);
  const documents = values.suites.split(",").flatMap(documentsOf);
  if (values.help || !(count > 0) || Number.isNaN(seed) || documents.length === 0) {
    console.error(
      values.help || documents.length > 0 ? usage : `no suite found: ${values.suites}\n${usage}`,
    );
    return values.help ? 0 : 2;
  }
  const data: Data = { seed, documents };
  if (values.only !== undefined) {
    console.log(mutant(Number(values.only), data).text);
    console.error(await test(Number(values.only), data));
    return 0;
  }
  const started = performance.now();
  const results = await inWorkers<number, Result>(
    Array.from({ length: count }, (_, number) => number),
    {
      workerData: data,
      workers:
        values.workers === undefined ? Math.min(2, availableParallelism()) : Number(values.workers),
      limitMs: 1000 * Number(values.limit ?? limitSeconds),
      heapMegabytes,
      lost: (number, reason, ms) => {
        const document = mutant(number, data).document.path;
        return {
          number,
          document,
          verdict: "crash",
          rule: undefined,
          fault: reason,
          ms: Math.round(ms),
        };
      },
    },
  );
  return report(results, performance.now() - started, values.rules);
}

function documentsOf(name: string): readonly Document[] {
  const folder = findSuite(name);
  if (folder === undefined) return [];
  const { cases, catalog } = readSuite(folder);
  const paths = new Set(cases.flatMap(({ schemaDocs }) => schemaDocs));
  return [...paths].map((path) => ({ folder, catalog, path }));
}

function report(results: readonly Result[], ms: number, rules: boolean): number {
  const faults = results.filter(({ fault }) => fault !== undefined);
  for (const { number, document, verdict, fault, ms: took } of faults) {
    console.log(`${number} ${document}: ${verdict} after ${took} ms: ${fault}`);
  }
  const count = (verdict: Result["verdict"]): number =>
    results.filter((result) => result.verdict === verdict).length;
  const slowest = results.reduce((a, b) => (b.ms > a.ms ? b : a));
  console.log(
    `${results.length} mutants: ${count("accepted")} accepted, ${count("refused")} refused, ${count("crash")} crashed, ${faults.length} at fault`,
  );
  if (rules) console.log(countRules(results));
  console.log(`slowest: ${slowest.ms} ms (${slowest.number}); ${(ms / 1000).toFixed(1)} s in all`);
  return faults.length === 0 ? 0 : 1;
}

/** How often each rule was the first that was broken, so that one sees what the mutants reach. */
function countRules(results: readonly Result[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of results) {
    if (rule !== undefined) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  return sorted.map(([rule, count]) => `${String(count).padStart(6)} ${rule}`).join("\n");
}
