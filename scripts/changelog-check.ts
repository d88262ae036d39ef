import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { root } from "./root.js";

/*
 * `node scripts/run-ts.mjs scripts/changelog-check.ts BASE [FOLDER]`: a change of the API report since BASE wants a line in CHANGELOG.md. CI asks this of
 * every pull request; exit code 1 where the line is missing.
 */
const [base, folder = root] = process.argv.slice(2);
if (base === undefined) {
  console.error("usage: node scripts/run-ts.mjs scripts/changelog-check.ts BASE [FOLDER]");
  process.exit(2);
}

/** Lines that were added to a file since BASE. */
function added(file: string): readonly string[] {
  const args = ["diff", "--unified=0", `${base}...HEAD`, "--", file];
  const diff = execFileSync("git", args, { cwd: resolve(folder), encoding: "utf8" });
  return diff.split("\n").filter((line) => /^[+](?![+])\s*\S/.test(line));
}

function changed(file: string): boolean {
  const args = ["diff", "--name-only", `${base}...HEAD`, "--", file];
  return execFileSync("git", args, { cwd: resolve(folder), encoding: "utf8" }).trim() !== "";
}

if (changed("docs/api.md") && added("CHANGELOG.md").length === 0) {
  console.error(
    "docs/api.md changed, and CHANGELOG.md says nothing: add a line under ## Unreleased",
  );
  process.exitCode = 1;
}
