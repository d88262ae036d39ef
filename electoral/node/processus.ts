import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** The identity of a process, which a later process with the same number does not share. */
export interface Processus {
  /** The machine, container and boot in which its number is valid. */
  readonly machine: string;
  readonly pid: number;
  /** Its start time as the system counts; empty if the system does not tell it. */
  readonly started: string;
}

/** The current process. */
export function thisProcess(): Processus {
  return { machine: thisMachine(), pid: process.pid, started: startOf(process.pid) ?? "" };
}

export function isOfThisMachine({ machine }: Processus): boolean {
  return machine === thisMachine();
}

/** Whether a process of this machine is running. */
export function isRunning({ pid, started }: Processus): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM means that it runs, but belongs to another user.
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

/** The start time of a process: field 22 of `/proc/PID/stat` on Linux. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}
