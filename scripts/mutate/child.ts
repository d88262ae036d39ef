import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import type fc from "fast-check";
import { root } from "../root.js";
import * as harness from "./harness.js";

/** What the process that runs tests is told. */
export type Order =
  | {
      readonly kind: "start";
      readonly code: string;
      readonly mutants: number;
      /** What another process found out about the tests. */
      readonly known: readonly Known[] | undefined;
    }
  | { readonly kind: "mutant"; readonly number: number };

/** A test that succeeds without a mistake. */
export interface Known {
  readonly index: number;
  readonly milliseconds: number;
  /** How many rounds of loops it takes. */
  readonly rounds: number;
  /** The mistakes that it comes by. */
  readonly reached: ReadonlySet<number>;
}

/** What it says. */
export type Report =
  | {
      readonly kind: "ready";
      readonly known: readonly Known[];
      readonly failing: readonly string[];
    }
  | { readonly kind: "killed"; readonly by: string }
  | { readonly kind: "survived" };

type StartOrder = Extract<Order, { kind: "start" }>;

type Evaluate = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
  mutant: (number: number) => boolean,
  round: () => void,
) => void;

/** So many times more rounds of loops than without a mistake, or so much more time, and the test is given up. */
const patience = 50;
const fewRounds = 100_000;
const fewMilliseconds = 1_000;

/** A test that waits for what never comes has failed. */
const longestWait = 30_000;

/** The time that this process has worked, however busy the machine is. */
function usedMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function inTime(test: harness.NotedTest | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the test waits too long")), longestWait);
  });
  try {
    await Promise.race([test?.run(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs the tests of a bundle with one mistake after the other. Each time all modules are new, because many keep what they made. */
export async function serve(): Promise<void> {
  const vitest = { ...(await import("vitest")), ...harness };
  const ordinary = createRequire(join(root, "package.json"));
  // That a property does not hold is enough to know; the shortest example is not looked for.
  (ordinary("fast-check") as typeof fc).configureGlobal({ endOnFailure: true });
  const waited = new Map<string, unknown>();
  const find = (name: string): unknown =>
    name === "vitest" ? vitest : (waited.get(name) ?? ordinary(name));
  let evaluate: Evaluate = () => {};
  let known: readonly Known[] = [];

  function tests(
    mutant: (number: number) => boolean,
    round: () => void,
  ): readonly harness.NotedTest[] {
    const module = { exports: {} };
    evaluate(find, module, module.exports, mutant, round);
    return harness.takeTests();
  }

  /** Runs each test by itself, without a mistake, and notes which mistakes it would have met. */
  async function start({ code, mutants, known: before }: StartOrder): Promise<Report> {
    await waitForModules(code);
    const wrapped = `(function (require, module, exports, $mutant, $round) {${code}\n})`;
    evaluate = new Script(wrapped, { filename: "bundle.cjs" }).runInThisContext() as Evaluate;
    if (before !== undefined) {
      known = before;
      return { kind: "ready", known, failing: [] };
    }
    const count = tests(
      () => false,
      () => {},
    ).length;
    const failing: string[] = [];
    const found: Known[] = [];
    for (let index = 0; index < count; index++) {
      const marks = new Uint8Array(mutants + 1);
      let rounds = 0;
      const mark = (number: number): boolean => {
        marks[number] = 1;
        return false;
      };
      const test = tests(mark, () => {
        rounds++;
      })[index];
      const begun = usedMilliseconds();
      try {
        await inTime(test);
      } catch (error) {
        failing.push(`${test?.name}: ${String(error).slice(0, 200)}`);
        continue;
      }
      const reached = new Set([...marks.keys()].filter((number) => marks[number] === 1));
      found.push({ index, rounds, reached, milliseconds: usedMilliseconds() - begun });
    }
    known = found.sort((a, b) => a.milliseconds - b.milliseconds);
    return { kind: "ready", known, failing };
  }

  /** Loads the modules that wait at their top, which a script cannot ask for. */
  async function waitForModules(code: string): Promise<void> {
    for (const [, name = ""] of code.matchAll(/\brequire\("([^"]+)"\)/g))
      if (name !== "vitest" && !waited.has(name) && !canBeRequired(name))
        waited.set(name, await import(name));
  }

  function canBeRequired(name: string): boolean {
    try {
      ordinary(name);
      return true;
    } catch (error) {
      if (Reflect.get(Object(error), "code") !== "ERR_REQUIRE_ASYNC_MODULE") throw error;
      return false;
    }
  }

  async function run(number: number): Promise<Report> {
    let left = Number.POSITIVE_INFINITY;
    let end = Number.POSITIVE_INFINITY;
    const round = (): void => {
      if (left-- < 0 || (left % 256 === 0 && usedMilliseconds() > end)) {
        left = -1;
        throw new Error("this loop takes too long");
      }
    };
    let noted: readonly harness.NotedTest[];
    try {
      noted = tests((other) => other === number, round);
    } catch {
      return { kind: "killed", by: "loading" };
    }
    for (const { index, rounds, reached, milliseconds } of known) {
      if (!reached.has(number)) continue;
      left = fewRounds + patience * rounds;
      end = usedMilliseconds() + fewMilliseconds + patience * milliseconds;
      const test = noted[index];
      try {
        await inTime(test);
      } catch {
        return { kind: "killed", by: test?.name ?? "" };
      }
      if (left < 0) return { kind: "killed", by: test?.name ?? "" };
    }
    return { kind: "survived" };
  }

  process.on("message", async (order: Order) => {
    try {
      process.send?.(order.kind === "start" ? await start(order) : await run(order.number));
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  });
  process.on("disconnect", () => process.exit());
  // What a mistake leaves behind unhandled is its own.
  process.on("unhandledRejection", () => {});
}
