import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { root } from "../../scripts/root.js";

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const workflows = globSync(".github/workflows/*.yml", { cwd: root }).sort();

test("there is a workflow that checks, and one that is prepared to release", () => {
  expect(workflows).toEqual([".github/workflows/check.yml", ".github/workflows/release.yml"]);
});

describe.for(workflows)("%s", (workflow) => {
  const text = readFileSync(join(root, workflow), "utf8");

  test("takes actions by their hash, with the version beside it, and keeps no credentials", () => {
    const uses = text.split("\n").filter((line) => /\buses:/v.test(line));
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((line) => !/@[0-9a-f]{40} # v\d+(?:\.\d+)*$/v.test(line))).toEqual([]);
    expect(text).toContain("persist-credentials: false");
    expect(text).toMatch(/^permissions:\n {2}contents: read$/mv);
  });

  test("runs commands that there are", () => {
    const names = [...text.matchAll(/npm run (?:--silent )?([\w:]+)/gv)].map(
      ([, name = ""]) => name,
    );
    expect(names.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  test("puts nothing that others write into a command", () => {
    const commands = [...text.matchAll(/run: (.*)$/gmv)].map(([, command = ""]) => command);
    expect(commands.filter((command) => command.includes("${{"))).toEqual([]);
  });
});
