import { Session } from "node:inspector/promises";

/** What a piece of work cost, by function: how often its blocks were entered, and the bytes that it took. */
export interface Work {
  readonly steps: ReadonlyMap<string, number>;
  readonly bytes: ReadonlyMap<string, number>;
}

/** One byte in so many is looked at; what is summed up here is millions. */
const samplingInterval = 2048;

/**
 * Counts what the engine does rather than the time that it takes, which says little on a busy machine. Steps are exact and the
 * same at each run; copies that the engine makes by itself (`[...list]`, `new Set(list)`) are no steps, but they are bytes.
 */
export class WorkCounter {
  readonly #session = new Session();
  readonly #isOurs: (url: string) => boolean;

  private constructor(isOurs: (url: string) => boolean) {
    this.#isOurs = isOurs;
  }

  /** Functions that ran before counting began are counted as a whole, without their loops: start counting first. */
  static async begin(isOurs: (url: string) => boolean): Promise<WorkCounter> {
    const counter = new WorkCounter(isOurs);
    counter.#session.connect();
    await counter.#session.post("Profiler.enable");
    await counter.#session.post("Profiler.startPreciseCoverage", {
      callCount: true,
      detailed: true,
      allowTriggeredUpdates: false,
    });
    return counter;
  }

  /** What ran since the last count is counted as well: taking twice would cost more than most works. */
  async count(work: () => unknown): Promise<Work> {
    const sampling = {
      samplingInterval,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    };
    await this.#session.post("HeapProfiler.startSampling", sampling);
    await work();
    const { profile } = await this.#session.post("HeapProfiler.stopSampling");
    const { result } = await this.#session.post("Profiler.takePreciseCoverage");
    const steps = new Map<string, number>();
    for (const { url, functions } of result) {
      if (!this.#isOurs(url)) continue;
      for (const { functionName, ranges } of functions) {
        const sum = ranges.reduce((all, { count }) => all + count, 0);
        if (sum > 0) add(steps, nameOf(functionName, ranges[0]?.startOffset), sum);
      }
    }
    const bytes = new Map<string, number>();
    const open = [profile.head];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const { url, functionName } = node.callFrame;
      if (this.#isOurs(url) && node.selfSize > 0) add(bytes, functionName, node.selfSize);
      for (const child of node.children) open.push(child);
    }
    return { steps, bytes };
  }

  end(): void {
    this.#session.disconnect();
  }
}

/** Functions without a name are told apart by where they begin. */
function nameOf(name: string, offset = 0): string {
  return name === "" ? `at ${offset}` : name;
}

function add(sums: Map<string, number>, name: string, more: number): void {
  sums.set(name, (sums.get(name) ?? 0) + more);
}

export function total(sums: ReadonlyMap<string, number>): number {
  let all = 0;
  for (const one of sums.values()) all += one;
  return all;
}
