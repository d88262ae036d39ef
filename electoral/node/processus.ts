import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process, told from all others: also from a later one that has its number. */
export interface Processus {
  /** Where its number means something: a container has numbers of its own, and a machine that was started again begins anew. */
  readonly machine: string;
  readonly pid: number;
  /** When it began, as the system counts; empty where the system does not say it. */
  readonly started: string;
}

/** The process in which this is called. */
export function thisProcess(): Processus {
  return { machine: thisMachine(), pid: process.pid, started: startOf(process.pid) ?? "" };
}

export function isOfThisMachine({ machine }: Processus): boolean {
  return machine === thisMachine();
}

/** Whether a process of this machine runs. */
export function isRunning({ pid, started }: Processus): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else runs too.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  const now = startOf(pid);
  return now === undefined || now === started;
}

function thisMachine(): string {
  const read = (get: () => string): string => {
    try {
      return get().trim();
    } catch {
      return "";
    }
  };
  const boot = read(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"));
  const numbers = read(() => readlinkSync("/proc/self/ns/pid"));
  return [hostname(), boot, numbers].join(" ").trim();
}

/** Field 22 of what Linux says of a process: when it began. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}
