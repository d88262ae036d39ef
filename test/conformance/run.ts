import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { agreementOf, formatAgreement, type JudgedCase } from "./agreement.js";
import { type Case, isCounted, suiteNamed, type Verdict } from "./cases.js";
import { createJudge, type JudgeOptions, lostVerdicts } from "./judge.js";
import { inWorkers } from "./pool.js";

const usage = `usage: npm run conformance -- DIR [options]

DIR: a folder with cases.jsonl, or the name of one in $SCRUTIN_SUITES (folder or .tar.gz)

  --out FILE       write every verdict as a line of JSON
  --only schema    judge no instances
  --roundtrip      each valid instance: parse, serialize, parse again, compare
  --group TEXT     only groups whose name contains TEXT
  --slice N        every N-th case alone
  --workers N      how many cases at a time
  --limit SECONDS  of processor time that a group may take; 60 if not said
  --quiet          no list of disagreements`;

/** A case that takes longer is named. */
const slowMs = 20_000;
const limitSeconds = 60;
const heapMegabytes = 2048;

if (isMainThread) process.exitCode = await main();
else serve(workerData as JudgeOptions);

function serve(data: JudgeOptions): void {
  const judge = createJudge(data);
  parentPort?.on("message", async (each: Case) => parentPort?.postMessage(await judge(each)));
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: "string" },
      only: { type: "string" },
      roundtrip: { type: "boolean", default: false },
      group: { type: "string" },
      slice: { type: "string" },
      workers: { type: "string" },
      limit: { type: "string" },
      quiet: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const [name] = positionals;
  if (values.help || name === undefined || (values.only ?? "schema") !== "schema") {
    console.error(usage);
    return values.help ? 0 : 2;
  }
  const suite = suiteNamed(name);
  if (suite === undefined) return 2;
  const { group, slice, workers } = values;
  const cases = suite.cases
    .filter((each) => group === undefined || each.group.includes(group))
    .filter((_, index) => slice === undefined || index % Number(slice) === 0);
  const started = performance.now();
  const judging: JudgeOptions = {
    folder: suite.folder,
    catalog: suite.catalog,
    only: values.only === "schema" ? "schema" : undefined,
    roundtrip: values.roundtrip,
  };
  const verdicts = await inWorkers<Case, readonly Verdict[]>(cases, {
    workerData: judging,
    workers: workers === undefined ? Math.min(2, availableParallelism()) : Number(workers),
    limitMs: 1000 * Number(values.limit ?? limitSeconds),
    heapMegabytes,
    lost: (each, reason, ms) => lostVerdicts(each, reason, ms, judging),
    onTask: process.stderr.isTTY ? (done) => progress(done, cases.length) : undefined,
  });
  const judged = cases.map(
    (each, index): JudgedCase => ({ case: each, verdicts: verdicts[index] ?? [] }),
  );
  if (values.out !== undefined) {
    writeFileSync(
      values.out,
      verdicts
        .flat()
        .map((verdict) => `${line(verdict)}\n`)
        .join(""),
    );
  }
  report(judged, values.quiet, performance.now() - started);
  return 0;
}

function progress(done: number, total: number): void {
  if (done % 50 === 0 || done === total) process.stderr.write(`\r${done} / ${total} cases `);
  if (done === total) process.stderr.write("\n");
}

function line({ set, group, what, expected, got, rule, ms, roundtrip }: Verdict): string {
  return JSON.stringify({ set, group, what, expected, got, rule: rule ?? null, ms, roundtrip });
}

function report(judged: readonly JudgedCase[], quiet: boolean, ms: number): void {
  const disagreements = judged.flatMap(({ case: each, verdicts }) =>
    verdicts.filter((verdict) => isCounted(each, verdict) && verdict.expected !== verdict.got),
  );
  if (!quiet && disagreements.length > 0) {
    console.log(`${disagreements.length} disagreements:`);
    for (const { group, what, expected, got, rule } of disagreements) {
      const found = rule === undefined ? got : `${got} (${rule})`;
      console.log(`  ${group}: ${what}: expected ${expected}, got ${found}`);
    }
    console.log();
  }
  console.log(formatAgreement(agreementOf(judged)));
  reportRoundTrips(judged);
  const all = judged.flatMap(({ verdicts }) => verdicts);
  const slow = judged.filter(({ verdicts }) => verdicts.reduce((sum, v) => sum + v.ms, 0) > slowMs);
  for (const { case: each } of slow) console.log(`over ${slowMs / 1000} s: ${each.group}`);
  console.log(`${all.length} verdicts on ${judged.length} groups in ${(ms / 1000).toFixed(1)} s`);
}

function reportRoundTrips(judged: readonly JudgedCase[]): void {
  const verdicts = judged.flatMap((each) => each.verdicts);
  const trips = verdicts.filter(({ roundtrip }) => roundtrip !== undefined);
  if (trips.length === 0) return;
  const lossy = trips.filter(({ roundtrip }) => roundtrip !== "ok");
  for (const { group, what, roundtrip } of lossy) console.log(`  ${group}: ${what}: ${roundtrip}`);
  console.log(`round trips without loss: ${trips.length - lossy.length} of ${trips.length}`);
}
