import { BudgetError } from "../languages/machine.js";
import type { Expression } from "../languages/pool.js";
import { walkAllGroups } from "./all-walk.js";
import type { ContentPair, ContentVisitor } from "./content-pair.js";
import { walkContent } from "./content-walk.js";
import { overlay } from "./overlay.js";
import type { Leaf } from "./side.js";

/** Beyond so many states it is worth while to compare counts as numbers first. */
const fewStates = 2000;
/**
 * Whether the right takes what the left takes, in the way that is likely to be done soonest: groups in any order by their members, large
 * counts as numbers, all others state by state, which is exact.
 *
 * @throws {BudgetError} where it is not decided; what seems to differ was told
 */
export function compareContents(pair: ContentPair, visitor: ContentVisitor): void {
  if (walkAllGroups(pair, visitor)) return;
  const states = statesOf(pair.ownModel) + statesOf(pair.itsModel);
  if (states <= fewStates) {
    walkContent(pair, visitor);
    return;
  }
  const laid = overlay(pair);
  if (laid.covers || (laid.gaps && states > pair.budget)) {
    laid.tell(visitor);
    if (laid.covers) return;
    throw new BudgetError(pair.budget);
  }
  try {
    walkContent(pair, visitor);
  } catch (error) {
    if (error instanceof BudgetError) laid.tell(visitor);
    throw error;
  }
}

/** How many states a model has, roughly: counts in counts are multiplied. */
function statesOf(of: Expression<Leaf>, known = new Map<Expression<Leaf>, number>()): number {
  const found = known.get(of);
  if (found !== undefined) return found;
  const parts = of.parts.map((part) => statesOf(part, known)).reduce((sum, part) => sum + part, 0);
  const rounds = of.max === Number.POSITIVE_INFINITY ? Math.max(1, of.min) : of.max;
  const states = of.kind === "repeat" ? parts * rounds : of.kind === "leaf" ? 1 : parts;
  known.set(of, states);
  return states;
}
