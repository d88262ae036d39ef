import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";

/** What only a build gives: the folder itself (and not that of a package, as in `ajv/dist`), and the helpers that pack or install it. */
const readsBuild = /(?<!from "[\w@/]+)["'`/]dist[/"'`]|--built\b|installPacked/;

const tests = execFileSync("git", ["ls-files", "test/*.test.ts"], { cwd: root, encoding: "utf8" })
  .trim()
  .split("\n");

test("`npm run unit` needs no build: what reads one is a test of the project `package`", () => {
  expect(tests.length).toBeGreaterThan(100);
  const misplaced = tests.filter(
    (path) =>
      !/^test\/(?:package|size|architecture)\//.test(path) &&
      readsBuild.test(readFileSync(`${root}${path}`, "utf8")),
  );
  expect(misplaced).toEqual([]);
});
