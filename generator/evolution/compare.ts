import type { Schema } from "../schema/components.js";
import { Certifier } from "./certify.js";
import type { CompareOptions, Comparison, Reason, Verdict } from "./comparison.js";
import type { Difference, Doubt } from "./findings.js";
import { Side } from "./side.js";
import { Walk } from "./walk.js";

/** One direction, decided. */
export interface Direction {
  readonly differences: readonly Difference[];
  readonly doubts: readonly Doubt[];
  readonly certifier: Certifier;
  readonly pairs: number;
  readonly states: number;
}

const defaultBudget = 200_000;

/**
 * Compares two versions of a schema: whether documents of the old one are valid by the new one and the other way round, proved or shown by
 * a document, and what changed, one entry for each cause.
 */
export function compareSchemas(
  oldSchema: Schema,
  newSchema: Schema,
  options: CompareOptions = {},
): Comparison {
  const started = performance.now();
  const [older, newer] = [new Side(oldSchema, "old"), new Side(newSchema, "new")];
  const writers = decide(older, newer, options);
  const readers = decide(newer, older, options);
  return {
    writers: verdictOf(writers),
    readers: verdictOf(readers),
    step: "none",
    entries: [],
    effort: {
      pairs: writers.pairs + readers.pairs,
      states: writers.states + readers.states,
      milliseconds: performance.now() - started,
    },
  };
}

function decide(
  left: Side,
  right: Side,
  { budget = defaultBudget, locale }: CompareOptions,
): Direction {
  const walk = new Walk(left, right, { budget, equal: () => false });
  const walked = walk.run();
  return { ...walked, certifier: new Certifier(left, right, walk.samples, locale) };
}

/** So many differences are tried for a witness. */
const mostTried = 50;

export function verdictOf({ differences, doubts, certifier }: Direction): Verdict {
  const ordered = differences.toSorted((a, b) => Number(a.byTypeName) - Number(b.byTypeName));
  for (const difference of ordered.slice(0, mostTried)) {
    const witness = certifier.witnessOf(difference);
    if (witness === undefined) continue;
    return { verdict: "breaks", witness, onlyByTypeName: difference.byTypeName };
  }
  const reasons = [
    ...differences.map((one): Reason => ({ kind: "no-witness", component: componentOf(one) })),
    ...doubts.map(
      (doubt): Reason => ({
        kind: doubt.reason,
        component: componentOf(doubt),
        budget: doubt.budget,
      }),
    ),
  ];
  return reasons.length === 0 ? { verdict: "holds" } : { verdict: "undecided", reasons };
}

function componentOf({ at }: Difference | Doubt): string {
  const names: string[] = [];
  for (let way = at.way; ; way = way.parent.way) {
    names.push(
      way.parent === undefined ? `{${way.name.namespace}}${way.name.local}` : way.name.local,
    );
    if (way.parent === undefined) return names.reverse().join("/");
  }
}
