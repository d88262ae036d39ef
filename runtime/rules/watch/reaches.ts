import type { Pattern, Query, Rule, Variable } from "../rule-set.js";
import type { Queries } from "../run/queries.js";
import { type RuleReach, reachOf, type SharedReach } from "./classify.js";
import { Need } from "./needs.js";

/** What rules ask of a document that passes by. */
export interface Reaches {
  readonly of: ReadonlyMap<Rule, RuleReach>;
  /** What is needed below the root. */
  readonly root: Need;
}

export type FindReaches = typeof reachesOf;

/** What all rules ask of a document that passes by; what the environment answers of their expressions is noted. */
export function reachesOf(
  queries: Queries,
  patterns: readonly Pattern[],
  outerOf: (pattern: Pattern) => readonly Variable[],
): Reaches {
  const marked: SharedReach["marked"] = new Map();
  const root = new Need(undefined, true);
  const shared = { root, marked, read: (query: Query) => queries.read(query) };
  const of = new Map(
    patterns.flatMap((pattern) => [...reachOf(pattern, outerOf(pattern), shared)]),
  );
  queries.marked = marked;
  return { of, root };
}
