import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { findSuite } from "./cases.js";
import { mutate, randomFrom } from "./mutate.js";

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="a" type="T"/>
  <xs:complexType name="T"><xs:sequence><xs:element name="b" type="xs:int" minOccurs="0"/></xs:sequence></xs:complexType>
</xs:schema>`;

test("a mutant follows from its number, and mutants differ", () => {
  const mutants = (): readonly string[] =>
    Array.from({ length: 200 }, (_, number) => mutate(schema, randomFrom(number)));
  expect(mutants()).toEqual(mutants());
  expect(new Set(mutants()).size).toBeGreaterThan(100);
});

describe.skipIf(findSuite("w3c-xsts-dev") === undefined)("mutants of the W3C suite", () => {
  test("none crashes or hangs, and each refusal has a place", async () => {
    const runner = ["scripts/run-ts.mjs", "test/conformance/fuzz.ts", "1500", "20081104"];
    const run = promisify(execFile)(process.execPath, [...runner, "--suites", "w3c-xsts-dev"]);
    // It exits with 1, and so rejects, when a mutant is at fault.
    expect((await run).stdout).toContain("1500 mutants");
    expect((await run).stdout).toContain("0 crashed, 0 at fault");
  }, 120_000);
});
