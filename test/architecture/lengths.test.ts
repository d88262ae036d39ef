import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";

/** House style: a file holds one idea, and an idea fits in so many lines. */
const most = 300;

/** Files that are longer still, with the lines that they have at most. A number only goes down, and a line here only goes away. */
const longer: Readonly<Record<string, number>> = {
  "runtime/assess/assessment.ts": 380,
  "runtime/identity/constraints.ts": 330,
  "runtime/messages/datatypes.ts": 330,
};

const lengths = new Map(
  ["runtime", "generator", "electoral", "scripts"].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
      .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
      .filter((path) => /\.(?:ts|mjs)$/.test(path))
      .map(
        (path) => [path, readFileSync(`${root}${path}`, "utf8").split("\n").length - 1] as const,
      ),
  ),
);

test("no file is longer than an idea", () => {
  expect(lengths.size).toBeGreaterThan(300);
  const tooLong = [...lengths].filter(([path, lines]) => lines > (longer[path] ?? most));
  expect(tooLong, "split it by idea").toEqual([]);
});

test("what has become shorter is no exception any more", () => {
  const stale = Object.keys(longer).filter((path) => (lengths.get(path) ?? 0) <= most);
  expect(stale, "take it out of the list").toEqual([]);
});
