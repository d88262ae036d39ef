import { readFileSync } from "node:fs";
import type { Case, Verdict } from "./cases.js";

/** A verdict that is known to differ from the expected one, and why. */
export interface KnownFailure {
  readonly contributor: string;
  readonly set: string;
  readonly group: string;
  readonly what: string;
  readonly expected: string;
  readonly got: string;
  readonly reason: string;
}

const columns = ["contributor", "set", "group", "what", "expected", "got", "reason"] as const;

/** Reads `known-failures.tsv`: a header, then a line for each, fields apart by TAB. */
export function readKnownFailures(file: string | URL): readonly KnownFailure[] {
  const [header, ...lines] = readFileSync(file, "utf8").split("\n");
  if (header !== columns.join("\t")) throw new Error(`the header must be ${columns.join(", ")}`);
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const [contributor, set, group, what, expected, got, reason] = line.split("\t");
      if (reason === undefined || reason.trim() === "") throw new Error(`no reason: ${line}`);
      return {
        contributor: contributor ?? "",
        set: set ?? "",
        group: group ?? "",
        what: what ?? "",
        expected: expected ?? "",
        got: got ?? "",
        reason,
      };
    });
}

/** What tells one verdict from all others. */
export function keyOf({ set, group, what }: Pick<Verdict, "set" | "group" | "what">): string {
  return [set, group, what].join("\t");
}

/** A line of the file for a verdict that is not listed, without its reason. */
export function lineFor(
  { contributor }: Case,
  { set, group, what, expected, got }: Verdict,
): string {
  return [contributor, set, group, what, expected, got, ""].join("\t");
}
