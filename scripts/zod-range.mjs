/*
 * `npm run zod-range`: the tests of zod schemas with the lowest zod that the package takes, and with the newest that the lockfile has.
 * A test holds that `zod-lowest` is the lowest.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const tests = ["test/unit/runtime/v1/zod", "test/unit/runtime/v1/lazy-object.test.ts"];
let failed = false;
for (const name of ["zod-lowest", "zod"]) {
  const { version } = JSON.parse(
    readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), "utf8"),
  );
  console.log(`zod ${version}`);
  const { status } = spawnSync(
    "npx",
    ["--no-install", "vitest", "run", "--project", "unit", ...tests],
    {
      env: { ...process.env, SCRUTIN_ZOD: name },
      shell: process.platform === "win32",
      stdio: "inherit",
    },
  );
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
