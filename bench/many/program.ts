import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

const mebi = 2 ** 20;

/** Ends with the signal that killed it, if one did; what could not be begun is an error. */
export function ended(child: ChildProcess): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (_, signal) => resolve(signal));
  });
}

/** What a process took. */
export interface Taken {
  /** By the clock. */
  readonly seconds: number;
  /** Of the processor, in the thread in which it began, and in all. */
  readonly main: number;
  readonly processor: number;
  /** The resident memory in MiB, again and again. */
  readonly memory: readonly number[];
}

/** Starts a program and looks at it while it runs. */
export async function watched(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<Taken> {
  const begun = performance.now();
  const child = spawn(program, args, { cwd, stdio: "ignore" });
  const memory: number[] = [];
  let last: Pick<Taken, "main" | "processor"> = { main: 0, processor: 0 };
  let over = false;
  const end = ended(child).then(() => {
    over = true;
  });
  while (!over) {
    await Promise.race([setTimeout(50), end]);
    const seen = over ? undefined : look(child.pid ?? 0);
    if (seen === undefined) continue;
    memory.push(seen.memory);
    last = seen;
  }
  return { seconds: (performance.now() - begun) / 1000, ...last, memory };
}

/** What Linux says of a process; undefined where it is gone, or on another system. */
function look(
  pid: number,
): { readonly main: number; readonly processor: number; readonly memory: number } | undefined {
  const place = `/proc/${pid}`;
  try {
    const [, kilobytes = "0"] =
      /VmRSS:\s*(\d+)/.exec(readFileSync(`${place}/status`, "utf8")) ?? [];
    const threads = new Map(
      readdirSync(`${place}/task`).map((id) => [
        Number(id),
        timeIn(readFileSync(`${place}/task/${id}/stat`, "utf8")),
      ]),
    );
    return {
      main: threads.get(pid) ?? 0,
      processor: timeIn(readFileSync(`${place}/stat`, "utf8")),
      memory: (Number(kilobytes) * 1024) / mebi,
    };
  } catch {
    return undefined;
  }
}

/** The time in user mode and in the system, in hundredths of a second, stands in the fields 14 and 15. */
function timeIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
