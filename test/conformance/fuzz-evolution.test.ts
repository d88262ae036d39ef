import { describe, expect, test } from "vitest";
import { compareSchemas } from "../../generator/evolution/compare.js";
import { findSuite } from "./cases.js";
import { drawPair, judgePair, randomOf } from "./evolution-pairs.js";
import { loadSuiteSchema, pairsOf } from "./evolution-suites.js";

test("what is said of random pairs of schemas is so", async () => {
  const tally = { holds: 0, breaks: 0, undecided: 0 };
  const faults: string[] = [];
  for (let number = 0; number < 60; number++) {
    const random = randomOf(20281128, number);
    const result = await judgePair(drawPair(random), 30, random);
    if (result.kind === "unusable") continue;
    for (const { verdict, fault } of result.directions) {
      tally[verdict]++;
      if (fault !== undefined) faults.push(`${number}: ${fault}`);
    }
  }
  expect(faults).toEqual([]);
  expect(tally.holds).toBeGreaterThan(5);
  expect(tally.breaks).toBeGreaterThan(5);
  expect(tally.undecided).toBeLessThan(5);
}, 60_000);

/** The suite is not part of the project: SCRUTIN_SUITES says where it is. */
const folder = findSuite("real-dev");

describe.skipIf(folder === undefined)("profiles of Factur-X", () => {
  test("EXTENDED takes what EN16931 takes, and not the other way round", async () => {
    const name = "Factur-X_1.07.2_EN16931.xsd → Factur-X_1.07.2_EXTENDED.xsd";
    const pair = pairsOf(folder ?? "").find((one) => one.name === name);
    if (pair === undefined) throw new Error(`no pair ${name}`);
    const [old, newer] = [await loadSuiteSchema(pair.old), await loadSuiteSchema(pair.new)];
    if (old === undefined || newer === undefined) throw new Error("not loaded");
    const { writers, readers } = compareSchemas(old, newer);
    expect([writers.verdict, readers.verdict]).toEqual(["holds", "breaks"]);
  }, 60_000);
});
