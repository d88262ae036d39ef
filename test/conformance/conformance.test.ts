import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreementOf, type JudgedCase, type Tally } from "./agreement.js";
import { type Case, findSuite, isCounted, readSuite, type Verdict, verdictCount } from "./cases.js";
import { keyOf, lineFor, readKnownFailures } from "./known-failures.js";

/*
 * The W3C suite and sets of the real world against the list of known failures, which can only shrink: what fails must be
 * listed with its reason, and what is listed must fail. The suites are not part of the project; SCRUTIN_SUITES says
 * where they are.
 */

const known = readKnownFailures(new URL("known-failures.tsv", import.meta.url));

describe.each([
  { name: "w3c-xsts-dev", roundtrip: false },
  { name: "real-dev", roundtrip: true },
])("$name", ({ name, roundtrip }) => {
  const folder = findSuite(name);
  describe.skipIf(folder === undefined)("conformance", () => {
    const scratch = mkdtempSync(join(tmpdir(), "scrutin-conformance-"));
    let judged: readonly JudgedCase[] = [];

    beforeAll(async () => {
      judged = await judge(folder ?? "", roundtrip, join(scratch, "verdicts.jsonl"));
    }, 300_000);

    afterAll(() => rmSync(scratch, { recursive: true }));

    const failures = (): readonly (readonly [Case, Verdict])[] =>
      judged.flatMap(({ case: each, verdicts }) =>
        verdicts
          .filter((verdict) => isCounted(each, verdict) && verdict.expected !== verdict.got)
          .map((verdict) => [each, verdict] as const),
      );

    test("every verdict that differs is listed with its reason", () => {
      const listed = new Set(known.map((failure) => `${keyOf(failure)}\t${failure.got}`));
      const unlisted = failures().filter(
        ([, verdict]) => !listed.has(`${keyOf(verdict)}\t${verdict.got}`),
      );
      expect(unlisted.map(([each, verdict]) => lineFor(each, verdict))).toEqual([]);
    });

    test("every listed verdict still differs", () => {
      const failing = new Set(failures().map(([, verdict]) => keyOf(verdict)));
      const seen = new Set(judged.flatMap(({ verdicts }) => verdicts.map(keyOf)));
      const passing = known.map(keyOf).filter((key) => seen.has(key) && !failing.has(key));
      expect(passing).toEqual([]);
    });

    test.runIf(roundtrip)("no valid instance loses anything on its way through a value", () => {
      const trips = judged.flatMap(({ verdicts }) => verdicts.filter((each) => each.roundtrip));
      expect(trips.length).toBeGreaterThan(40);
      expect(trips.filter((each) => each.roundtrip !== "ok")).toEqual([]);
    });

    test("nothing crashes, and nothing takes 20 seconds", () => {
      const verdicts = judged.flatMap((each) => each.verdicts);
      expect(verdicts.length).toBeGreaterThan(100);
      expect(verdicts.filter(({ got, ms }) => got === "crash" || ms > 20_000)).toEqual([]);
    });

    test("at least 99.9 % of the schemas and 99.97 % of the instances are judged as expected", () => {
      const { schemas, instances } = agreementOf(judged);
      expect(shareOf(schemas.get("all"))).toBeGreaterThanOrEqual(0.999);
      expect(shareOf(instances.get("all"))).toBeGreaterThanOrEqual(0.9997);
    });
  });
});

function shareOf(tally: Tally | undefined): number {
  return tally === undefined ? 0 : tally.right / tally.counted;
}

async function judge(
  folder: string,
  roundtrip: boolean,
  out: string,
): Promise<readonly JudgedCase[]> {
  const runner = ["scripts/run-ts.mjs", "test/conformance/run.ts", folder, "--quiet"];
  const options = ["--out", out, ...(roundtrip ? ["--roundtrip"] : [])];
  await promisify(execFile)(process.execPath, [...runner, ...options], { maxBuffer: 1 << 26 });
  const lines = readFileSync(out, "utf8").trimEnd().split("\n");
  const verdicts = lines.map((line) => JSON.parse(line) as Verdict);
  let next = 0;
  return readSuite(folder).cases.map((each) => {
    const count = verdictCount(each, undefined);
    next += count;
    return { case: each, verdicts: verdicts.slice(next - count, next) };
  });
}
