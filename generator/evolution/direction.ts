import type { Reason, Verdict, Witness } from "./comparison.js";
import type { Difference, Doubt } from "./findings.js";
import type { Certifier } from "./witness/certify.js";

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

/** What the differences and doubts come to: documents that name no types first, and what a document decides before what it does not. */
export function verdictOf({ differences, doubts, certifier }: Direction): Verdict {
  const plain = differences.filter(({ byTypeName }) => !byTypeName);
  const named = differences.filter(({ byTypeName }) => byTypeName);
  const shown = firstWitness(plain, (one) => certifier.witnessOf(one));
  if (shown !== undefined) return { verdict: "breaks", witness: shown, onlyByTypeName: false };
  const refuted = firstWitness(doubts, (one) => certifier.refute(one));
  if (refuted !== undefined) return { verdict: "breaks", witness: refuted, onlyByTypeName: false };
  const byName = firstWitness(named, (one) => certifier.witnessOf(one));
  const proved = plain.length === 0 && doubts.length === 0;
  if (byName !== undefined) return { verdict: "breaks", witness: byName, onlyByTypeName: proved };
  const reasons = [
    ...differences.map((one): Reason => ({ kind: "no-witness", component: componentOf(one) })),
    ...doubts.map(
      (doubt): Reason => ({
        kind: doubt.reason,
        component: componentOf(doubt),
        ...(doubt.budget !== undefined && { budget: doubt.budget }),
      }),
    ),
  ];
  return reasons.length === 0 ? { verdict: "holds" } : { verdict: "undecided", reasons };
}

function firstWitness<T>(
  all: readonly T[],
  find: (one: T) => Witness | undefined,
): Witness | undefined {
  for (const one of all.slice(0, mostTried)) {
    const witness = find(one);
    if (witness !== undefined) return witness;
  }
  return undefined;
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
