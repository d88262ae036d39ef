import { describe, expect, test } from "vitest";
import { readFeatures } from "../support/features.js";
import { tallyOf } from "../support/json-agreement.js";

/*
 * JSON Schema takes what zod takes, and refuses what it can say is wrong: no structure but the right one, of every feature. What zod makes and
 * what the generator writes say the same.
 */

const features = await readFeatures();

test.for(features)("$name", (feature) => {
  const { zod, json, tooStrict, differing } = tallyOf(feature, 15);
  expect(zod.accepted).toBeGreaterThan(0);
  expect(tooStrict).toEqual([]);
  expect(differing).toEqual([]);
  expect(json.accepted).toBeGreaterThanOrEqual(zod.accepted);
});

describe("all features", () => {
  test("of what zod refuses, JSON Schema refuses most", () => {
    const tallies = features.map((feature) => tallyOf(feature, 15));
    const sum = (count: (tally: (typeof tallies)[number]) => number): number =>
      tallies.reduce((total, tally) => total + count(tally), 0);
    const share = sum(({ json }) => json.refused) / sum(({ zod }) => zod.refused);
    expect(share).toBeGreaterThan(0.8);
  });
});
