import { describe, expect, test } from "vitest";
import { diagnosticMessages } from "../../../../generator/messages/catalogue.js";
import { diagnosticInputs, keysIn, unprovoked } from "../../../support/diagnostic-inputs.js";

const keys = Object.keys(diagnosticMessages);

describe("every sentence about schemas is provoked by one", () => {
  test.for(keys.filter((key) => !Object.hasOwn(unprovoked, key)))("%s", async (key) => {
    const input = diagnosticInputs[key];
    if (input === undefined) throw new Error(`nothing provokes ${key}`);
    expect(await keysIn(input)).toContain(key);
  });

  test("and there is nothing else in the list", () => {
    const known = [...Object.keys(diagnosticInputs), ...Object.keys(unprovoked)];
    expect(known.toSorted()).toEqual(keys.toSorted());
  });
});
