import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";
import { type ExitCode, exitCodes } from "../failure.js";
import { reportError } from "../report-error.js";
import type { Console } from "../terminal.js";
import { generateMessages } from "./generate-messages.js";

/** Editors write a file in several steps: events within this time, in milliseconds, count as one change. */
const quiet = 100;

/**
 * Runs, and runs again whenever a file that it has read changes, until the process is stopped. A failed run reports the reason and is tried
 * again at the next change, of what the runs before have read too: a file that is gone may come back. Where nothing was ever read there is
 * nothing to wait for.
 */
export async function watchAndRun(
  run: (told: (path: string) => void) => Promise<ExitCode>,
  terminal: Console,
): Promise<ExitCode> {
  const stopped = new Promise<"stop">((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => resolve("stop"));
  });
  let known: ReadonlySet<string> = new Set();
  for (;;) {
    // What changes while it runs, and comes back after it was gone, is seen as well.
    const before = watchFiles(known);
    const files = new Set<string>();
    const code = await run((path) => files.add(path)).catch((error: unknown) =>
      reportError(error, terminal),
    );
    known = code === exitCodes.ok ? files : new Set([...known, ...files]);
    if (known.size === 0) return code;
    terminal.say(generateMessages.watching(known.size));
    const watched = watchFiles(known);
    const reason = await Promise.race([before.changed, watched.changed, stopped]);
    before.close();
    watched.close();
    if (reason === "stop") return exitCodes.ok;
  }
}

/** Watches the folders of the files, since editors replace a file by a new one, which a watcher of the file would miss. */
function watchFiles(files: ReadonlySet<string>): {
  readonly changed: Promise<"change">;
  readonly close: () => void;
} {
  const names = new Map<string, Set<string>>();
  for (const file of files) {
    const known = names.get(dirname(file));
    if (known === undefined) names.set(dirname(file), new Set([basename(file)]));
    else known.add(basename(file));
  }
  const watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  const changed = new Promise<"change">((resolve) => {
    for (const [folder, inside] of names) {
      try {
        const watcher = watch(folder, (_, name) => {
          if (name !== null && !inside.has(name)) return;
          clearTimeout(timer);
          timer = setTimeout(() => resolve("change"), quiet);
        });
        watcher.on("error", () => resolve("change"));
        watchers.push(watcher);
      } catch {
        // A missing folder cannot be watched; its file is tried again at the next run.
      }
    }
  });
  const close = (): void => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
  return { changed, close };
}
