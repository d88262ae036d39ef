import { describe, expect, test } from "vitest";
import { knownXmlFailures } from "./known-xml-failures.js";
import { judgeXmlTest, readXmlTests } from "./xml-suite.js";

const tests = readXmlTests();
const judged = tests.filter(({ apart }) => apart === undefined);

describe("W3C's XML conformance suite", () => {
  test("is there", () => {
    expect(tests.length).toBe(2585);
    expect(judged.length).toBeGreaterThanOrEqual(1718);
  });

  test("holds, but for what has a reason", () => {
    const wrong = judged.filter((each) => judgeXmlTest(each) !== undefined);
    expect(wrong.map(({ id }) => id).sort()).toEqual([...knownXmlFailures.keys()].sort());
  });

  test("brings no exception where it is not for us", () => {
    for (const each of tests) expect(() => judgeXmlTest(each), each.id).not.toThrow();
  });
});
