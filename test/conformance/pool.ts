import { Worker } from "node:worker_threads";
import type { Case, Verdict } from "./cases.js";
import type { JudgeOptions } from "./judge.js";

/** What a worker is started with. */
export interface WorkerData extends JudgeOptions {
  readonly conformanceWorker: true;
}

export interface PoolOptions extends JudgeOptions {
  readonly workers: number;
  /** A case that takes longer is stopped, and is a crash. */
  readonly limitMs: number;
  readonly onCase?: ((done: number) => void) | undefined;
}

/** A worker may not take the machine with it. */
const heapMegabytes = 2048;

/**
 * Judges cases in workers, so that one that hangs, or ends its process, is a verdict and not the end of the run. The
 * verdicts come in the order of the cases.
 */
export async function judgeAll(
  cases: readonly Case[],
  options: PoolOptions,
): Promise<readonly (readonly Verdict[])[]> {
  const results = new Array<readonly Verdict[]>(cases.length);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    let worker: CaseWorker | undefined;
    for (let index = next++; index < cases.length; index = next++) {
      const each = cases[index];
      if (each === undefined) continue;
      worker ??= new CaseWorker(options);
      const outcome = await worker.judge(each, options.limitMs);
      if (outcome.kind === "verdicts") results[index] = outcome.verdicts;
      else {
        results[index] = crashes(each, outcome.reason, outcome.ms, options);
        worker = undefined;
      }
      options.onCase?.(++done);
    }
    await worker?.stop();
  };
  await Promise.all(Array.from({ length: Math.max(1, options.workers) }, work));
  return results;
}

type Outcome =
  | { readonly kind: "verdicts"; readonly verdicts: readonly Verdict[] }
  | { readonly kind: "lost"; readonly reason: string; readonly ms: number };

class CaseWorker {
  readonly #worker: Worker;
  #end: ((outcome: Pick<Outcome, "kind"> & Partial<Answer>) => void) | undefined;

  constructor({ folder, catalog, only, roundtrip }: PoolOptions) {
    const workerData: WorkerData = { conformanceWorker: true, folder, catalog, only, roundtrip };
    this.#worker = new Worker(process.argv[1] ?? "", {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    const lose = (reason: string): void => this.#end?.({ kind: "lost", reason });
    this.#worker.on("message", (verdicts: readonly Verdict[]) =>
      this.#end?.({ kind: "verdicts", verdicts }),
    );
    this.#worker.on("error", (error) => lose(String(error)));
    this.#worker.on("exit", (code) => lose(`exit ${code}`));
  }

  judge(each: Case, limitMs: number): Promise<Outcome> {
    const started = performance.now();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#end?.({ kind: "lost", reason: "time-limit" }), limitMs);
      this.#end = ({ kind, verdicts = [], reason = "" }) => {
        this.#end = undefined;
        clearTimeout(timer);
        const ms = performance.now() - started;
        if (kind === "lost") void this.stop();
        resolve(kind === "lost" ? { kind, reason, ms } : { kind, verdicts });
      };
      this.#worker.postMessage(each);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

interface Answer {
  readonly verdicts: readonly Verdict[];
  readonly reason: string;
}

function crashes(
  { set, group, schemaDocs, schemaExpected, instances }: Case,
  rule: string,
  ms: number,
  { only }: JudgeOptions,
): readonly Verdict[] {
  if (schemaDocs.length === 0) return [];
  const lost = { set, group, got: "crash", rule, ms: Math.round(ms) } as const;
  const documents = only === "schema" ? [] : instances;
  return [
    { ...lost, what: "schema", expected: schemaExpected },
    ...documents.map(({ path, expected }) => ({ ...lost, what: path, expected })),
  ];
}
