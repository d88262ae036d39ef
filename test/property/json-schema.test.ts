import { expect, test } from "vitest";
import { readFeatures } from "../support/features.js";
import { type Tally, tallyOf } from "../support/json-agreement.js";

/*
 * JSON Schema takes what zod takes, and refuses what it can say is wrong: no structure but the right one, of every feature. What zod makes and
 * what the generator writes say the same.
 */

const features = await readFeatures();
const tallies = new Map<string, Tally>();

test.for(features)("$name", (feature) => {
  const tally = tallyOf(feature, 8);
  tallies.set(feature.name, tally);
  const { zod, json, tooStrict, differing } = tally;
  expect(zod.accepted).toBeGreaterThan(0);
  expect(tooStrict).toEqual([]);
  expect(differing).toEqual([]);
  expect(json.accepted).toBeGreaterThanOrEqual(zod.accepted);
});

test("of what zod refuses, JSON Schema refuses most", () => {
  const sum = (count: (tally: Tally) => number): number =>
    [...tallies.values()].reduce((total, tally) => total + count(tally), 0);
  const share = sum(({ json }) => json.refused) / sum(({ zod }) => zod.refused);
  expect(share).toBeGreaterThan(0.8);
});
