import fc from "fast-check";
import { expect, test } from "vitest";
import { excluding } from "../../../../../generator/cli/many/exclude.js";
import { isInShard, NameSet } from "../../../../../generator/cli/many/names.js";

const name = fc.string({ unit: "binary", maxLength: 40 });

test("every name is in one shard, whatever other names there are", () => {
  fc.assert(
    fc.property(name, fc.integer({ min: 1, max: 64 }), (one, of) => {
      const shards = Array.from({ length: of }, (_, index) => ({ index: index + 1, of }));
      expect(shards.filter((shard) => isInShard(one, shard))).toHaveLength(1);
    }),
  );
});

test("shards are about equal", () => {
  const names = Array.from({ length: 4000 }, (_, index) => `archive/${index}/envoi.xml`);
  for (let index = 1; index <= 4; index++) {
    const there = names.filter((each) => isInShard(each, { index, of: 4 })).length;
    expect(there).toBeGreaterThan(900);
    expect(there).toBeLessThan(1100);
  }
});

test("a set of names knows what a set of strings knows", () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1000, maxLength: 2000 }), (names) => {
      const model = new Set<string>();
      const set = new NameSet();
      for (const each of names) {
        expect(set.has(each)).toBe(model.has(each));
        expect(set.add(each)).toBe(!model.has(each));
        model.add(each);
        expect(set.has(each)).toBe(true);
      }
    }),
    { numRuns: 3 },
  );
});

test.for([
  ["brouillon.xml", "a/b/brouillon.xml", true],
  ["*.tmp.xml", "a/x.tmp.xml", true],
  ["*.tmp.xml", "a/x.xml", false],
  ["old/**", "old/a/x.xml", true],
  ["./old/**", "old/a/x.xml", true],
  ["old/**", "./old/x.xml", true],
  ["old/**", "new/old/x.xml", false],
  ["**/old/**", "new/old/x.xml", true],
  ["{a,b}/*.xml", "b/x.xml", true],
  ["*.xml", "a.zip!/y/.x.xml", true],
] as const)("%s leaves out %s: %s", async ([pattern, path, is]) => {
  expect((await excluding([pattern]))(path)).toBe(is);
  expect((await excluding(["none", pattern]))(path)).toBe(is);
  expect((await excluding([]))(path)).toBe(false);
});
