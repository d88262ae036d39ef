import type { Certifier } from "./certify.js";
import type { Reason, Verdict } from "./comparison.js";
import type { Difference, Doubt } from "./findings.js";

/** One direction, decided. */
export interface Direction {
  readonly differences: readonly Difference[];
  readonly doubts: readonly Doubt[];
  readonly certifier: Certifier;
  readonly pairs: number;
  readonly states: number;
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
  for (const doubt of doubts.slice(0, mostTried)) {
    const witness = certifier.refute(doubt);
    const onlyByTypeName = doubt.at.way.parent?.byTypeName === true;
    if (witness !== undefined) return { verdict: "breaks", witness, onlyByTypeName };
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

export function componentOf({ at }: Difference | Doubt): string {
  const names: string[] = [];
  for (let way = at.way; ; way = way.parent.way) {
    names.push(
      way.parent === undefined ? `{${way.name.namespace}}${way.name.local}` : way.name.local,
    );
    if (way.parent === undefined) return names.reverse().join("/");
  }
}
