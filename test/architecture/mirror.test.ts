import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";

const folders = new Set(
  execFileSync("git", ["ls-files", "test/unit"], { cwd: root, encoding: "utf8" })
    .trim()
    .split("\n")
    .map(dirname),
);

test("the folders of test/unit are those of what is tested", () => {
  expect(folders.size).toBeGreaterThan(20);
  const strange = [...folders].filter((folder) => {
    const tested = folder.replace("test/unit/", "");
    return !existsSync(`${root}${tested}`) && !existsSync(`${root}test/${tested}`);
  });
  expect(strange).toEqual([]);
});
