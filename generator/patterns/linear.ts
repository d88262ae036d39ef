import type { LinearExpression, LinearPiece } from "../../runtime/descriptors.js";
import { isAmbiguous } from "./ambiguity.js";
import { printClass } from "./print.js";
import type { Alternatives, Piece } from "./syntax.js";

/**
 * The expression for the linear engine of the runtime, where a native engine could take more than linear time; undefined
 * where the native one is safe.
 */
export function linearExpression(expression: Alternatives): LinearExpression | undefined {
  return isAmbiguous(expression) ? lowerAlternatives(expression) : undefined;
}

/** A tree for the linear engine. */
export function lowerAlternatives({ branches }: Alternatives): LinearExpression {
  return branches.map((pieces) => pieces.filter(({ max }) => max > 0).map(lowerPiece));
}

function lowerPiece(piece: Piece): LinearPiece {
  const { atom, min, max } = multiplied(piece);
  const lowered = atom.kind === "class" ? printClass(atom) : lowerAlternatives(atom);
  if (max === Number.POSITIVE_INFINITY) return [lowered, min];
  return min === 1 && max === 1 ? [lowered] : [lowered, min, max];
}

/** `(x{1,100}){1,100}` as `x{1,10000}`: one count in place of two, where the products leave no gap between them. */
function multiplied(piece: Piece): Piece {
  const { atom, min, max } = piece;
  if (atom.kind === "class" || atom.branches.length !== 1) return piece;
  const [pieces = []] = atom.branches;
  const [only] = pieces;
  if (only === undefined || pieces.length !== 1) return piece;
  const inner = multiplied(only);
  // From k to k + 1 rounds there is no gap when (k + 1)·m <= k·n + 1; it is widest at the least k that is not 0.
  const least = Math.max(1, min);
  const contiguous =
    min === max ||
    ((least + 1) * inner.min <= least * inner.max + 1 && (min > 0 || inner.min <= 1));
  if (!contiguous) return piece;
  return { atom: inner.atom, min: times(inner.min, min), max: times(inner.max, max) };
}

/** Nothing, without end, is nothing. */
function times(count: number, rounds: number): number {
  return count === 0 || rounds === 0 ? 0 : count * rounds;
}

/** The number of classes of characters when all that is counted is written out. */
export function sizeOf({ branches }: Alternatives): number {
  return branches.flat().reduce((sum, { atom, min, max }) => {
    const copies = max === Number.POSITIVE_INFINITY ? min + 1 : max;
    return sum + copies * (atom.kind === "class" ? 1 : sizeOf(atom));
  }, 0);
}
