import type { Facet, SimpleTypeDefinition } from "../../components.js";
import type { Context } from "../context.js";
import { describeType } from "../describe.js";
import { readValue } from "../values/values.js";
import { against, breaksFixed, type Facets } from "./findings.js";
import { type Bound, boundOrder, type Compare } from "./values.js";

type Breach = readonly [other: Bound, clause: 1 | 2 | 3 | 4, breaks: (order: number) => boolean];
const above = (order: number): boolean => order > 0;
const below = (order: number): boolean => order < 0;
const notAbove = (order: number): boolean => order <= 0;
const notBelow = (order: number): boolean => order >= 0;

/**
 * The clauses of `maxInclusive-valid-restriction` and its like: how a bound breaks each bound of the base. As the
 * Recommendation has it, `minExclusive` may be the base's `maxInclusive`, though nothing is left then; `maxExclusive` may
 * not be the base's `minInclusive`.
 */
const boundLimits: Readonly<Record<Bound, readonly Breach[]>> = {
  maxInclusive: [
    ["maxInclusive", 1, above],
    ["maxExclusive", 2, notBelow],
    ["minInclusive", 3, below],
    ["minExclusive", 4, notAbove],
  ],
  maxExclusive: [
    ["maxExclusive", 1, above],
    ["maxInclusive", 2, above],
    ["minInclusive", 3, notAbove],
    ["minExclusive", 4, notAbove],
  ],
  minExclusive: [
    ["minExclusive", 1, below],
    ["maxInclusive", 2, above],
    ["minInclusive", 3, below],
    ["maxExclusive", 4, notBelow],
  ],
  minInclusive: [
    ["minInclusive", 1, below],
    ["maxInclusive", 2, above],
    ["minExclusive", 3, notAbove],
    ["maxExclusive", 4, notBelow],
  ],
};

const boundNames = ["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"] as const;

/** Bounds of one step against each other: the lower, the upper, the rule, and how it is broken. */
const boundPairs = [
  ["minInclusive", "maxInclusive", "minInclusive-less-than-equal-to-maxInclusive", above],
  ["minExclusive", "maxExclusive", "minExclusive-less-than-equal-to-maxExclusive", above],
  ["minExclusive", "maxInclusive", "minExclusive-less-than-maxInclusive", notBelow],
  ["minInclusive", "maxExclusive", "minInclusive-less-than-maxExclusive", notBelow],
] as const;

/** Part 2, 4.3.7 to 4.3.10. */
export function checkBounds(
  own: Facets,
  inherited: Facets,
  type: SimpleTypeDefinition,
  context: Context,
): void {
  const compare = boundOrder(type);
  const { report } = context;
  for (const [inclusive, exclusive] of [
    ["maxInclusive", "maxExclusive"],
    ["minInclusive", "minExclusive"],
  ] as const) {
    const facet = own.get(exclusive);
    if (facet === undefined || !own.has(inclusive)) continue;
    const key =
      inclusive === "maxInclusive" ? "maxInclusive-maxExclusive" : "minInclusive-minExclusive";
    report({ key, parameters: { facets: [inclusive, exclusive] }, position: facet.position });
  }
  for (const [low, high, key, breaks] of boundPairs) {
    const [lower, upper] = [own.get(low), own.get(high)];
    if (lower === undefined || upper === undefined) continue;
    const order = compare(lower, upper);
    if (order === undefined || !breaks(order)) continue;
    report({ key, parameters: against(lower, upper), position: lower.position });
  }
  for (const kind of boundNames) {
    const facet = own.get(kind);
    if (facet !== undefined) checkBound(facet, kind, inherited, compare, type, context);
  }
}

function checkBound(
  facet: Facet,
  kind: Bound,
  inherited: Facets,
  compare: Compare,
  type: SimpleTypeDefinition,
  context: Context,
): void {
  if (breaksFixed(facet, inherited, compare, context)) return;
  for (const [other, clause, breaks] of boundLimits[kind]) {
    const limit = inherited.get(other);
    const order = limit === undefined ? undefined : compare(facet, limit);
    if (limit === undefined || order === undefined || !breaks(order)) continue;
    const key = `${kind}-valid-restriction.${clause}` as const;
    context.report({ key, parameters: against(facet, limit), position: facet.position });
    return;
  }
  const base = type.baseTypeDefinition;
  const same = inherited.get(kind);
  if (base === undefined || (same !== undefined && compare(facet, same) === 0)) return;
  const reading = readValue(base, facet.value, facet.namespaces);
  if (reading.valid) return;
  const { value, position } = facet;
  const parameters = { facet: kind, value, type: describeType(base), why: reading.why };
  context.report({ key: "st-props-correct.1", parameters, position });
}
