import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Figures } from "./contenders/turns.js";
import { medianOf } from "./measure.js";

/** A contender in a process of its own: a script of `bench/contenders` that takes turns, and what it is told at the start. */
export interface Entrant {
  readonly name: string;
  readonly script: string;
  readonly parameters: readonly string[];
}

/** How an entrant did. */
export interface Standing {
  readonly name: string;
  /** The median over the turns, in microseconds for one unit. */
  readonly median: number;
  /** The median of what the turns took in times of the first entrant's turn just before. */
  readonly ratio: number;
  readonly peak: number;
  readonly outcome: unknown;
}

/**
 * Starts all entrants, warms them up, and lets them take short turns, one after the other, again and again. Whatever disturbs the
 * machine for longer than a turn disturbs all alike; what disturbs one turn does not move the median.
 */
export async function inTurn(
  root: string,
  entrants: readonly Entrant[],
  turns: number,
): Promise<Standing[]> {
  const processes: ChildProcess[] = [];
  try {
    for (const { script, parameters } of entrants) {
      const parts = ["--built", join("bench/contenders", script), ...parameters];
      const child = fork("scripts/run-ts.mjs", parts, { cwd: root, execArgv: [] });
      processes.push(child);
      await answer(child);
    }
    const figures: Figures[][] = entrants.map(() => []);
    for (let turn = 0; turn < turns; turn++)
      for (const [index, child] of processes.entries()) {
        child.send("turn");
        figures[index]?.push((await answer(child)) as Figures);
      }
    const [first = []] = figures;
    return entrants.map(({ name }, index) => standing(name, figures[index] ?? [], first));
  } finally {
    for (const child of processes) child.kill();
  }
}

function standing(name: string, turns: readonly Figures[], first: readonly Figures[]): Standing {
  const ratios = turns.map(
    ({ microseconds }, turn) => microseconds / (first[turn]?.microseconds ?? 0),
  );
  const last = turns.at(-1);
  return {
    name,
    median: medianOf(turns.map(({ microseconds }) => microseconds)),
    ratio: medianOf(ratios),
    peak: last?.peak ?? Number.NaN,
    outcome: last?.outcome,
  };
}

/** The next message of a process; one that ends without is a failure of the benchmark. */
async function answer(child: ChildProcess): Promise<unknown> {
  const stop = new AbortController();
  const { signal } = stop;
  try {
    const [message]: unknown[] = await Promise.race([
      once(child, "message", { signal }),
      once(child, "exit", { signal }).then(() => {
        throw new Error(`a contender ended: ${child.spawnargs.slice(1).join(" ")}`);
      }),
    ]);
    return message;
  } finally {
    stop.abort();
  }
}
