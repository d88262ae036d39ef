import { Worker } from "node:worker_threads";

export interface PoolOptions<Task, Result> {
  /** What a worker is started with. It runs the same program as the main thread. */
  readonly workerData: object;
  readonly workers: number;
  /** A task that takes more processor time is stopped, and lost. On a busy machine it may take as long as it needs. */
  readonly limitMs: number;
  /** A worker may not take the machine with it. */
  readonly heapMegabytes: number;
  /** What stands for the result of a task that hung, or took its worker down. */
  readonly lost: (task: Task, reason: string, ms: number) => Result;
  readonly onTask?: ((done: number) => void) | undefined;
}

/**
 * Does tasks in workers, each of which answers a task with one message, so that one that hangs or ends its process is a result
 * and not the end of the run. The results come in the order of the tasks.
 */
export async function inWorkers<Task, Result>(
  tasks: readonly Task[],
  options: PoolOptions<Task, Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    let worker: TaskWorker<Task, Result> | undefined;
    for (let index = next++; index < tasks.length; index = next++) {
      const task = tasks[index] as Task;
      worker ??= new TaskWorker(options);
      const outcome = await worker.do(task, options.limitMs);
      if ("result" in outcome) results[index] = outcome.result;
      else {
        results[index] = options.lost(task, outcome.reason, outcome.ms);
        worker = undefined;
      }
      options.onTask?.(++done);
    }
    await worker?.stop();
  };
  await Promise.all(Array.from({ length: Math.max(1, options.workers) }, work));
  return results;
}

type Outcome<Result> =
  | { readonly result: Result }
  | { readonly reason: string; readonly ms: number };

/** A task that waits for what does not come takes no processor time; so many times the limit by the clock are enough. */
const mostWaits = 30;

/** The milliseconds of processor time that the process has had, on all threads. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

class TaskWorker<Task, Result> {
  readonly #worker: Worker;
  /** Nobody tells the time of one thread: of that of all, each worker has its share. */
  readonly #workers: number;
  #answer: ((result: Result) => void) | undefined;
  #lose: ((reason: string) => void) | undefined;

  constructor({ workerData, workers, heapMegabytes }: PoolOptions<Task, Result>) {
    this.#workers = Math.max(1, workers);
    this.#worker = new Worker(process.argv[1] ?? "", {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    this.#worker.on("message", (result: Result) => this.#answer?.(result));
    this.#worker.on("error", (error) => this.#lose?.(String(error)));
    this.#worker.on("exit", (code) => this.#lose?.(`exit ${code}`));
  }

  do(task: Task, limitMs: number): Promise<Outcome<Result>> {
    const started = performance.now();
    const before = processorTime();
    return new Promise((resolve) => {
      const timer = setInterval(
        () => {
          const spent = processorTime() - before >= limitMs * this.#workers;
          const waits = performance.now() - started >= mostWaits * limitMs;
          if (spent || waits) this.#lose?.("time-limit");
        },
        Math.max(10, limitMs / 50),
      );
      const end = (outcome: Outcome<Result>): void => {
        this.#answer = undefined;
        this.#lose = undefined;
        clearInterval(timer);
        resolve(outcome);
      };
      this.#answer = (result) => end({ result });
      this.#lose = (reason) => {
        end({ reason, ms: performance.now() - started });
        void this.stop();
      };
      this.#worker.postMessage(task);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
