import { spawnSync } from "node:child_process";

/** Runs a program and gives what it printed; a program that fails is a failure of the benchmark. */
export function output(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: "utf8" });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr || stdout}`);
  return stdout;
}

/** Whether a program can be started here. */
export function available(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

/** One contender: a name, and a run in a process of its own that gives milliseconds. */
export interface Contender {
  readonly name: string;
  readonly run: () => number;
}

export interface Result {
  readonly name: string;
  readonly median: number;
  /** Times the first contender's median. */
  readonly ratio: number;
}

/** Runs the contenders in turn, several rounds, so that a noisy machine disturbs them alike; medians and ratios come out. */
export function compare(contenders: readonly Contender[], rounds: number): readonly Result[] {
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { run }] of contenders.entries()) times[index]?.push(run());
  }
  const medians = times.map(medianOf);
  const [first = Number.NaN] = medians;
  return contenders.map(({ name }, index) => {
    const median = medians[index] ?? Number.NaN;
    return { name, median, ratio: median / first };
  });
}

export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = low] =
    sorted.length % 2 === 1
      ? sorted.slice(middle, middle + 1)
      : sorted.slice(middle - 1, middle + 1);
  return (low + high) / 2;
}

/** A Markdown table. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(head),
    line(head.map((_, index) => (index === 0 ? "---" : "---:"))),
    ...rows.map(line),
  ].join("\n");
}
