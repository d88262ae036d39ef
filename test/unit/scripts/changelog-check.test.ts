import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "../../../scripts/root.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scrutin-changelog-"));
  mkdirSync(join(folder, "docs"));
  git("init", "--quiet");
  commit({ "docs/api.md": "a\n", "CHANGELOG.md": "## Unreleased\n\n- one\n" });
  git("tag", "base");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: readonly string[]): void {
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.org"];
  execFileSync("git", [...who, ...args], { cwd: folder, stdio: "pipe" });
}

function commit(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  git("add", "--all");
  git("commit", "--quiet", "--message=m");
}

function check(): number | null {
  const script = ["scripts/run-ts.mjs", "scripts/changelog-check.ts"];
  return spawnSync(process.execPath, [...script, "base", folder], { cwd: root }).status;
}

test("a changed API report without a line in CHANGELOG.md is refused, and with one it is not", () => {
  commit({ "docs/api.md": "a\nb\n" });
  expect(check()).toBe(1);
  commit({ "CHANGELOG.md": "## Unreleased\n\n" });
  expect(check()).toBe(1);
  commit({ "CHANGELOG.md": "## Unreleased\n\n- one\n- two\n" });
  expect(check()).toBe(0);
});

test("where the API report is as it was, nothing is asked", () => {
  commit({ "other.md": "x\n" });
  expect(check()).toBe(0);
});
