import { describe, expect, test } from "vitest";
import { firstDifference } from "../../generator/cli/generate/descriptor-difference.js";
import { SchemaError } from "../../generator/diagnostics.js";
import { schemaSetOf } from "../../generator/generate.js";
import { findSuite, readSuite } from "../conformance/cases.js";
import { drawn } from "./draw.js";
import { type GeneratedCase, generateCase } from "./generate-case.js";
import { importSchemaSets } from "./import-cases.js";

/*
 * The emitted code and the in-memory schema set are two ways to the same descriptors. The W3C suite, of which a sample is
 * drawn with a fixed seed, is not part of the project; SCRUTIN_SUITES says where it is. SCRUTIN_EMISSION=full compares all
 * valid groups.
 */

const full = process.env["SCRUTIN_EMISSION"] === "full";
const folder = findSuite("w3c-xsts-dev");

describe.skipIf(folder === undefined)("emitted descriptors equal the in-memory ones", () => {
  test.each([
    { integers: "number", size: 300 },
    { integers: "bigint", size: 50 },
  ] as const)(
    "in $size W3C groups, integers: $integers",
    { timeout: full ? 600_000 : 60_000 },
    async ({ integers, size }) => {
      const suite = readSuite(folder ?? "");
      const valid = suite.cases.filter(
        ({ schemaExpected, schemaDocs }) => schemaExpected === "valid" && schemaDocs.length > 0,
      );
      // Whether the schemas of a group are valid is for the conformance run to say: those that are refused give way.
      const spare = 10;
      const cases = drawn(valid, full ? valid.length : size + spare, 20_081);
      const generated: (GeneratedCase & { readonly group: string })[] = [];
      for (const each of cases) {
        const done = await generateCase(each, suite, { integers }).catch(ignoreRefusal);
        if (done !== undefined) generated.push({ ...done, group: each.group });
      }
      expect(generated.length).toBeGreaterThanOrEqual(cases.length - spare);
      const sets = await importSchemaSets(
        integers,
        generated.map(({ files }) => files),
      );
      const differences = generated.flatMap(({ schema, group }, index) => {
        const found = firstDifference(sets[index], schemaSetOf(schema, { integers }));
        return found === undefined ? [] : [`${group}: ${found}`];
      });
      expect(differences).toEqual([]);
      expect(sets.some(({ elements, types }) => elements.size > 1 && types.size > 1)).toBe(true);
    },
  );
});

function ignoreRefusal(error: unknown): undefined {
  if (!(error instanceof SchemaError)) throw error;
}
