import { relative, resolve } from "node:path";
import { globSync } from "tinyglobby";
import { areas } from "./mutate/areas.js";
import { bundle } from "./mutate/bundle.js";
import { serve } from "./mutate/child.js";
import { explained, isSame } from "./mutate/explained.js";
import type { Explained } from "./mutate/explanation.js";
import type { Mutant } from "./mutate/mutants.js";
import { tryOut } from "./mutate/run.js";
import { root } from "./root.js";

/*
 * Makes small mistakes in the sources, one at a time, and sees whether the tests notice: `npm run mutate -- [FILE…] [--sample N] [--seed S]`.
 * Without files all areas are tried (scripts/mutate/areas.ts); a sample is so many mistakes per file. Exit code 1 when a mistake
 * survives that is not explained, or one is explained that does not survive.
 */
if (process.argv.includes("--serve")) await serve();
else await main();

async function main(): Promise<void> {
  const { files, sample, seed } = parameters(process.argv.slice(2));
  const total = { mutants: 0, killed: 0, timedOut: 0, explained: 0, survived: 0 };
  let stale = 0;
  for (const { sources, tests } of areas)
    for (const path of globSync(sources, { cwd: root }).sort()) {
      if (files.length > 0 && !files.some((file) => path === file || path.startsWith(`${file}/`)))
        continue;
      const made = await bundle(path, globSync([...tests], { cwd: root }).sort());
      if (made === undefined) {
        console.log(`${path}: no test reads it`);
        continue;
      }
      if (made.mutants.length === 0) continue;
      const chosen = sample === undefined ? made.mutants : drawn(made.mutants, sample, seed);
      const begun = performance.now();
      const outcome = await tryOut(made, chosen);
      const known = explained.filter((one) => one.file === path);
      const reasonOf = (mutant: Mutant): Explained | undefined =>
        known.find((one) => isSame(one, mutant));
      const open = outcome.survived.filter((mutant) => reasonOf(mutant) === undefined);
      const seconds = Math.round((performance.now() - begun) / 1000);
      console.log(
        `${path}: ${chosen.length} of ${made.mutants.length} mutants, ${outcome.tests} tests, ${outcome.killed.length} killed, ${outcome.timedOut.length} timed out, ${outcome.survived.length - open.length} explained, ${open.length} survived (${seconds} s)`,
      );
      for (const name of outcome.failing) console.log(`  left out: ${name}`);
      for (const mutant of outcome.timedOut)
        console.log(`  timed out: ${path}:${mutant.line} ${shown(mutant)}`);
      for (const mutant of open)
        console.log(
          `  ${path}:${mutant.line} ${outcome.uncovered.has(mutant) ? "no test comes by: " : ""}${shown(mutant)}`,
        );
      // What is explained by the time that it takes may run out of it.
      for (const mutant of outcome.killed)
        if (isStale(reasonOf(mutant), [...outcome.survived, ...outcome.timedOut])) {
          console.log(`  explained, but killed: ${path}:${mutant.line} ${shown(mutant)}`);
          stale++;
        }
      total.mutants += chosen.length;
      total.killed += outcome.killed.length;
      total.timedOut += outcome.timedOut.length;
      total.explained += outcome.survived.length - open.length;
      total.survived += open.length;
    }
  console.log(
    `in all: ${total.mutants} mutants, ${total.killed} killed, ${total.timedOut} timed out, ${total.explained} explained, ${total.survived} survived`,
  );
  process.exitCode = total.survived + stale > 0 ? 1 : 0;
}

/** Whether something is explained that does not survive, here or elsewhere in its line. */
function isStale(reason: Explained | undefined, survived: readonly Mutant[]): boolean {
  return reason !== undefined && !survived.some((mutant) => isSame(reason, mutant));
}

function shown({ original, replacement }: Mutant): string {
  const short = (text: string): string => text.replace(/\s+/g, " ").slice(0, 80);
  return `${short(original)} → ${replacement === "" ? "(nothing)" : short(replacement)}`;
}

interface Parameters {
  readonly files: readonly string[];
  readonly sample: number | undefined;
  readonly seed: number;
}

function parameters(given: readonly string[]): Parameters {
  const files: string[] = [];
  let [sample, seed]: [number | undefined, number] = [undefined, 1];
  for (let index = 0; index < given.length; index++) {
    const one = given[index] ?? "";
    if (one === "--sample") sample = Number(given[++index]);
    else if (one === "--seed") seed = Number(given[++index]);
    else files.push(relative(root, resolve(one)));
  }
  return { files, sample, seed };
}

/** Some mistakes, the same ones for the same seed, in the order of the file. */
function drawn(mutants: readonly Mutant[], count: number, seed: number): readonly Mutant[] {
  let state = seed;
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state;
  };
  const keys = new Map(mutants.map((mutant) => [mutant, next()]));
  return [...mutants]
    .sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
    .slice(0, count)
    .sort((a, b) => a.number - b.number);
}
