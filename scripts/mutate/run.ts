import { type ChildProcess, fork } from "node:child_process";
import type { Bundle } from "./bundle.js";
import type { Known, Order, Report } from "./child.js";
import type { Mutant } from "./mutants.js";

/** What became of the mistakes of a file. */
export interface Outcome {
  readonly tests: number;
  /** Tests that fail without a mistake, and say nothing here. */
  readonly failing: readonly string[];
  readonly killed: readonly Mutant[];
  readonly timedOut: readonly Mutant[];
  readonly survived: readonly Mutant[];
  /** Survivors that no test comes by. */
  readonly uncovered: ReadonlySet<Mutant>;
}

/** Every test is run once by itself, on a machine that may be busy. */
const startLimit = 3_600_000;

/** Tries some of the mistakes of a bundle. A process that hangs is ended, and the next begins behind the mistake that did it. */
export async function tryOut(
  { code, mutants }: Bundle,
  chosen: readonly Mutant[],
): Promise<Outcome> {
  const killed: Mutant[] = [];
  const timedOut: Mutant[] = [];
  const survived: Mutant[] = [];
  const uncovered = new Set<Mutant>();
  let child = await started(code, mutants.length);
  const { ready } = child;
  const { known, failing } = ready;
  const covered = new Set(known.flatMap(({ reached }) => [...reached]));
  const limit = 60_000 + 20 * known.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  for (const mutant of chosen) {
    if (!covered.has(mutant.number)) {
      survived.push(mutant);
      uncovered.add(mutant);
      continue;
    }
    const report = await ask(child.process, { kind: "mutant", number: mutant.number }, limit);
    if (report?.kind === "killed") killed.push(mutant);
    else if (report?.kind === "survived") survived.push(mutant);
    else {
      timedOut.push(mutant);
      child.process.kill("SIGKILL");
      child = await started(code, mutants.length, known);
    }
  }
  child.process.kill();
  return { tests: known.length, failing, killed, timedOut, survived, uncovered };
}

interface Started {
  readonly process: ChildProcess;
  readonly ready: Extract<Report, { kind: "ready" }>;
}

async function started(code: string, mutants: number, known?: readonly Known[]): Promise<Started> {
  const child = fork(process.argv[1] ?? "", ["--serve"], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced",
  });
  const ready = await ask(child, { kind: "start", code, mutants, known }, startLimit);
  if (ready?.kind === "ready" && ready.known.length > 0) return { process: child, ready };
  child.kill("SIGKILL");
  throw new Error("no test runs without a mistake");
}

/** The answer to an order; undefined when there is none in time, or the process ends. */
function ask(child: ChildProcess, order: Order, milliseconds: number): Promise<Report | undefined> {
  return new Promise((resolve) => {
    const end = (report?: Report): void => {
      clearTimeout(timer);
      child.off("message", end);
      child.off("exit", gone);
      resolve(report);
    };
    const gone = (): void => end();
    const timer = setTimeout(gone, milliseconds);
    child.on("message", end);
    child.on("exit", gone);
    child.send(order);
  });
}
