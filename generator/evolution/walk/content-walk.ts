import { BudgetError } from "../languages/machine.js";
import type { Expression } from "../languages/pool.js";
import { nameOf } from "../names.js";
import type { Sample } from "../witness/samples.js";
import type { ContentPair, ContentPlace, ContentVisitor } from "./content-pair.js";
import { labelsOf, type Move, moveOf, movesOf, namesFor } from "./moves.js";
import type { Leaf, Side, Usage } from "./side.js";

interface Step {
  readonly own: Expression<Leaf>;
  readonly its: Expression<Leaf>;
  readonly parent: number;
  readonly label: string;
  readonly usage: Usage;
}

/**
 * Walks over all pairs of states that contents of the left lead to, shortest first. After what the right refuses it goes on where the right
 * can, so that all differences are met and not the first alone.
 *
 * @throws {BudgetError} where there are too many
 */
export function walkContent(pair: ContentPair, visitor: ContentVisitor): void {
  const { left, costs, samples, budget, onState } = pair;
  const names = namesFor(pair);
  // Where counts are ambiguous, a state is many expressions.
  let work = 0;
  const steps: Step[] = [
    { own: pair.ownModel, its: pair.itsModel, parent: -1, label: "", usage: "skip" },
  ];
  const seen = new Set<string>([`${pair.ownModel.id},${pair.itsModel.id}`]);
  const wordAt = (index: number): readonly Sample[] => {
    const word: Sample[] = [];
    for (let at = steps[index]; at !== undefined && at.parent >= 0; at = steps[at.parent])
      word.push(samples.smallest(nameOf(at.label), at.usage));
    return word.reverse();
  };
  for (let index = 0; index < steps.length; index++) {
    const { own, its } = steps[index] as Step;
    const before = (): readonly Sample[] => wordAt(index);
    if (own.nullable && !its.nullable) visitor.incomplete(labelsOf(pair.right, its), before);
    for (const [label, { usage, rest }] of movesOf(left, own, names)) {
      if (usage !== "skip" && costs.ofElement(usage) === Number.POSITIVE_INFINITY) continue;
      if (costs.ofExpression(rest) === Number.POSITIVE_INFINITY) continue;
      const at: ContentPlace = { before, usage, rest };
      const move = moveOf(pair.right, its, label);
      const later = move ?? goOn(pair.right, its, label);
      const next = later?.rest ?? (isInserted(pair, rest, its) ? its : replaced(pair.right, its));
      if (move === undefined) visitor.unexpected(label, missingBefore(pair.right, its), at);
      if (later !== undefined) visitor.child(nameOf(label), usage, later.usage, at);
      work += rest.parts.length + next.parts.length;
      if (work > mostParts * budget) throw new BudgetError(budget);
      const key = `${rest.id},${next.id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      onState();
      if (seen.size > budget) throw new BudgetError(budget);
      steps.push({ own: rest, its: next, parent: index, label, usage });
    }
  }
}

/** So many parts of expressions are looked at for each state that may be. */
const mostParts = 8;

/** As many states are looked at for a place where a label can come. */
const mostSkipped = 60;

/** The state after a label that cannot come here but further on, had what comes before it been there. */
function goOn(side: Side, state: Expression<Leaf>, label: string): Move | undefined {
  const open = new Set([state]);
  for (const at of open) {
    const move = moveOf(side, at, label);
    if (move !== undefined) return move;
    if (open.size > mostSkipped) return undefined;
    for (const { rest } of side.pool.heads(at)) open.add(rest);
  }
  return undefined;
}

/** Whether the left goes on with what the right waits for: what came before is too much, and stands in nobody's place. */
function isInserted(
  { left, right }: ContentPair,
  rest: Expression<Leaf>,
  its: Expression<Leaf>,
): boolean {
  const expected = new Set(labelsOf(right, its));
  return labelsOf(left, rest).some((label) => expected.has(label));
}

/** The state after what must come, in whose place something else came; the same where nothing must. */
function replaced(side: Side, state: Expression<Leaf>): Expression<Leaf> {
  return state.nullable ? state : (side.pool.heads(state)[0]?.rest ?? state);
}

/** What must come before the content can go on or end: the labels of all that can come here. */
function missingBefore(side: Side, state: Expression<Leaf>): readonly string[] {
  return state.nullable ? [] : labelsOf(side, state);
}
