import { expect, test } from "vitest";
import { readSources } from "../../scripts/house/sources.js";

/** Where a file stands among the passes of the generator: the number of its folder. */
function passOf(path: string): number {
  return Number(/^generator\/ir\/passes\/(\d)-[\w-]+\//.exec(path)?.[1] ?? Number.NaN);
}

const passes = readSources().filter(({ path }) => path.startsWith("generator/ir/passes/"));

test("every pass has its place in the order", () => {
  expect(passes.length).toBeGreaterThan(10);
  expect(passes.filter(({ path }) => Number.isNaN(passOf(path)))).toEqual([]);
});

test("a pass imports no pass that runs after it", () => {
  const later = passes.flatMap(({ path, imports }) =>
    imports.filter((name) => passOf(name) > passOf(path)).map((name) => `${path} -> ${name}`),
  );
  expect(later).toEqual([]);
});
