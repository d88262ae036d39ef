import { type Case, isCounted, type Verdict } from "./cases.js";

/** How many verdicts of a kind were as expected. */
export interface Tally {
  readonly right: number;
  readonly counted: number;
  /** Of those expected to be invalid. */
  readonly rightInvalid: number;
  readonly countedInvalid: number;
  readonly crashes: number;
}

export interface Agreement {
  readonly schemas: ReadonlyMap<string, Tally>;
  readonly instances: ReadonlyMap<string, Tally>;
}

/** All verdicts of one case beside it. */
export interface JudgedCase {
  readonly case: Case;
  readonly verdicts: readonly Verdict[];
}

const none: Tally = { right: 0, counted: 0, rightInvalid: 0, countedInvalid: 0, crashes: 0 };
const total = "all";

/** Counts agreement per contributor, and over all, for schemas and instances apart. */
export function agreementOf(judged: readonly JudgedCase[]): Agreement {
  const schemas = new Map<string, Tally>();
  const instances = new Map<string, Tally>();
  for (const { case: each, verdicts } of judged) {
    for (const verdict of verdicts) {
      if (!isCounted(each, verdict)) continue;
      const tallies = verdict.what === "schema" ? schemas : instances;
      for (const key of [each.contributor, total]) {
        tallies.set(key, count(tallies.get(key) ?? none, verdict));
      }
    }
  }
  return { schemas, instances };
}

function count(tally: Tally, { expected, got }: Verdict): Tally {
  const right = expected === got ? 1 : 0;
  const invalid = expected === "invalid" ? 1 : 0;
  return {
    right: tally.right + right,
    counted: tally.counted + 1,
    rightInvalid: tally.rightInvalid + right * invalid,
    countedInvalid: tally.countedInvalid + invalid,
    crashes: tally.crashes + (got === "crash" ? 1 : 0),
  };
}

/** The agreement as a table for people. */
export function formatAgreement({ schemas, instances }: Agreement): string {
  const lines = ["agreement    contributor              right of counted            invalid ones"];
  for (const [what, tallies] of [
    ["schemas", schemas],
    ["instances", instances],
  ] as const) {
    const names = [...tallies.keys()].filter((name) => name !== total).toSorted();
    for (const name of tallies.size > 0 ? [...names, total] : []) {
      const tally = tallies.get(name) ?? none;
      const all = share(tally.right, tally.counted);
      const invalid = share(tally.rightInvalid, tally.countedInvalid);
      const crashes = tally.crashes === 0 ? "" : `  crashes: ${tally.crashes}`;
      lines.push(`${what.padEnd(12)} ${name.padEnd(18)} ${all}   ${invalid}${crashes}`);
    }
  }
  return lines.join("\n");
}

function share(right: number, counted: number): string {
  const percent = counted === 0 ? "-" : `${((100 * right) / counted).toFixed(2)} %`;
  return `${String(right).padStart(6)} / ${String(counted).padEnd(6)} ${percent.padStart(9)}`;
}
