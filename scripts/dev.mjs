/*
 * `npm run dev`: all unit tests and the types, then after every change what it reaches. Vitest has the keyboard (`h` shows
 * its keys, `q` ends both). `npm run dev -- test/unit/generator/ir` watches the tests of one folder, which begins at once.
 */
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(import.meta.url), "../..");
const run = (script, args, stdio) =>
  spawn(process.execPath, [resolve(root, "node_modules", script), ...args], { cwd: root, stdio });

const compiler = run(
  "typescript-7/bin/tsc",
  ["-p", ".", "--watch", "--preserveWatchOutput", "--pretty", "false"],
  ["ignore", "pipe", "inherit"],
);
createInterface({ input: compiler.stdout }).on("line", (line) => {
  if (line.trim() !== "") console.log(`types  ${line}`);
});

const tests = run(
  "vitest/vitest.mjs",
  ["watch", "--project", "unit", ...process.argv.slice(2)],
  "inherit",
);

/** One without the other would look like all is well. */
function endBoth(code) {
  compiler.kill();
  tests.kill();
  process.exitCode ??= code ?? 0;
}
compiler.on("exit", endBoth);
tests.on("exit", endBoth);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => endBoth(0));
