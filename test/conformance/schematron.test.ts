import { expect, test } from "vitest";
import { runSchematronSuites, schematronSuites } from "./schematron-suites.js";

const folder = schematronSuites();

test.runIf(folder !== undefined)(
  "the suites for Schematron hold: conformance, jing's cases of 1.5, the unit tests of EN 16931",
  () => {
    const cases = runSchematronSuites(folder ?? "");
    const counts = (["conformance", "jing", "en16931"] as const).map(
      (suite) => cases.filter((each) => each.suite === suite).length,
    );
    expect(counts).toEqual([25, 20, 277]);
    expect(cases.filter(({ problem }) => problem !== undefined)).toEqual([]);
  },
);
