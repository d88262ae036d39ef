import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import { root } from "../root.js";
import * as harness from "./harness.js";

/** What the process that runs tests is told. */
export type Order =
  | { readonly kind: "start"; readonly code: string; readonly mutants: number }
  | { readonly kind: "mutant"; readonly number: number };

/** What it says. */
export type Report =
  | {
      readonly kind: "ready";
      readonly tests: number;
      readonly failing: readonly string[];
      readonly covered: readonly number[];
      readonly milliseconds: number;
    }
  | { readonly kind: "killed"; readonly by: string }
  | { readonly kind: "survived" };

type Evaluate = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
  mutant: (number: number) => boolean,
  round: () => void,
) => void;

/** So many times more rounds of loops than without a mistake, and the test is given up. */
const patience = 50;
const fewRounds = 1_000_000;

/** A test that waits for what never comes has failed. */
const longestWait = 30_000;

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

interface Known {
  readonly index: number;
  readonly milliseconds: number;
  readonly rounds: number;
  readonly reached: ReadonlySet<number>;
}

/** Runs the tests of a bundle with one mistake after the other. Each time all modules are new, because many keep what they made. */
export async function serve(): Promise<void> {
  const vitest = { ...(await import("vitest")), ...harness };
  const ordinary = createRequire(join(root, "package.json"));
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
  async function start(code: string, mutants: number): Promise<Report> {
    await waitForModules(code);
    const wrapped = `(function (require, module, exports, $mutant, $round) {${code}\n})`;
    evaluate = new Script(wrapped, { filename: "bundle.cjs" }).runInThisContext() as Evaluate;
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
      const begun = performance.now();
      try {
        await inTime(test);
      } catch (error) {
        failing.push(`${test?.name}: ${String(error).slice(0, 200)}`);
        continue;
      }
      const reached = new Set([...marks.keys()].filter((number) => marks[number] === 1));
      found.push({ index, rounds, reached, milliseconds: performance.now() - begun });
    }
    known = found.sort((a, b) => a.milliseconds - b.milliseconds);
    const covered = [...new Set(known.flatMap(({ reached }) => [...reached]))];
    const milliseconds = known.reduce((sum, one) => sum + one.milliseconds, 0);
    return { kind: "ready", tests: known.length, failing, covered, milliseconds };
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
    const round = (): void => {
      if (left-- < 0) throw new Error("this loop takes too long");
    };
    let noted: readonly harness.NotedTest[];
    try {
      noted = tests((other) => other === number, round);
    } catch {
      return { kind: "killed", by: "loading" };
    }
    for (const { index, rounds, reached } of known) {
      if (!reached.has(number)) continue;
      left = fewRounds + patience * rounds;
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
      process.send?.(
        order.kind === "start" ? await start(order.code, order.mutants) : await run(order.number),
      );
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  });
  // What a mistake leaves behind unhandled is its own.
  process.on("unhandledRejection", () => {});
}
