/*
 * The one command behind `npm test`, `npm run check` and CI. Every step runs, also after one that failed, so that one run
 * shows everything that is wrong; the last line is the count of tests and steps.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const report = join(root, ".cache/vitest.json");

const steps = [
  ["format and lint", "npm run -s lint"],
  ["types, TypeScript 5.9", "npm run -s types"],
  ["types, TypeScript 7", "npm run -s types:7"],
  ["build", "npm run -s build"],
  ["generated code is up to date", "npm run -s generate:check"],
  ["sizes, types and allocations below their ceilings", "npm run -s bench:guard"],
  ["the lowest and the newest zod", "npm run -s zod-range"],
  [
    "tests",
    `npx --no-install vitest run --reporter=default --reporter=json --outputFile.json="${report}"`,
  ],
];

mkdirSync(dirname(report), { recursive: true });
rmSync(report, { force: true });

const results = steps.map(([name, command]) => {
  console.log(`\n== ${name}: ${command}`);
  const begun = performance.now();
  const { status } = spawnSync(command, { cwd: root, shell: true, stdio: "inherit" });
  return { name, failed: status !== 0, seconds: (performance.now() - begun) / 1000 };
});

/** Counts of the test step; a run that left no report counts as one failure, through its exit status. */
function countTests() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

console.log("");
for (const { name, failed, seconds } of results) {
  console.log(`${failed ? "FAILED" : "ok    "} ${seconds.toFixed(1).padStart(6)} s  ${name}`);
}
const tests = countTests();
const failedSteps = results.filter(
  ({ name, failed }) => failed && (name !== "tests" || tests.failed === 0),
);
const passed = tests.passed + results.filter(({ failed }) => !failed).length;
const failed = tests.failed + failedSteps.length;
if (tests.skipped > 0)
  console.log(`${tests.skipped} skipped: they need a suite, xmllint or Java that is not here`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && results.every((result) => !result.failed) ? 0 : 1;
