import { afterAll, beforeAll, expect, test } from "vitest";
import { WorkCounter } from "../support/work.js";
import { families } from "./growth-families.js";

/*
 * What grew with the square before, at twice the size: the small part of `npm run fuzz:growth`. Takes some seconds, since what is counted
 * runs without the engine's optimisations.
 */

const tried = [
  "substitution groups in a chain",
  "complex types in a chain, with nothing of their own",
  "types derived from one",
  "named types, each an element of the one before and of the first",
  "an enumeration",
  "prefixes of a document",
];

let counter: WorkCounter;
beforeAll(async () => {
  counter = await WorkCounter.begin((url) => /\/(?:generator|runtime)\//.test(url));
});
afterAll(() => counter.end());

test.for(tried)("twice as much costs twice as much: %s", async (wanted) => {
  const family = families.find(({ name }) => name === wanted);
  if (family === undefined) throw new Error(`no family ${wanted}`);
  // What is counted is loaded after the counting began.
  const { costsOf, excessesOf } = await import("./growth-steps.js");
  const [once, twice] = [
    await costsOf(family, family.size / 2, counter),
    await costsOf(family, family.size, counter),
  ];
  expect(excessesOf(family, once, twice)).toEqual([]);
});
