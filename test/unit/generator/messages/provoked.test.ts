import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diagnosticMessages } from "../../../../generator/messages/catalogue.js";
import { root } from "../../../../scripts/root.js";
import { codesPage } from "../../../support/codes-table.js";
import { diagnosticInputs, keysIn, unprovoked } from "../../../support/diagnostic-inputs.js";

const keys = Object.keys(diagnosticMessages);

describe("every sentence about schemas is provoked by one", () => {
  test.for(keys.filter((key) => !Object.hasOwn(unprovoked, key)))("%s", async (key) => {
    const input = diagnosticInputs[key];
    if (input === undefined) throw new Error(`nothing provokes ${key}`);
    expect(await keysIn(input)).toContain(key);
  });

  test("but for a few, which only get fewer", () => {
    expect(Object.keys(unprovoked).length).toBeLessThanOrEqual(10);
  });

  test("as docs/codes.md shows (npm run codes)", async () => {
    expect(readFileSync(join(root, "docs/codes.md"), "utf8")).toBe(await codesPage());
  });

  test("and there is nothing else in the list", () => {
    const known = [...Object.keys(diagnosticInputs), ...Object.keys(unprovoked)];
    expect(known.toSorted()).toEqual(keys.toSorted());
  });
});
