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

function lowerPiece({ atom, min, max }: Piece): LinearPiece {
  const lowered = atom.kind === "class" ? printClass(atom) : lowerAlternatives(atom);
  if (max === Number.POSITIVE_INFINITY) return [lowered, min];
  return min === 1 && max === 1 ? [lowered] : [lowered, min, max];
}

/** The number of classes of characters when all that is counted is written out. */
export function sizeOf({ branches }: Alternatives): number {
  return branches.flat().reduce((sum, { atom, min, max }) => {
    const copies = max === Number.POSITIVE_INFINITY ? min + 1 : max;
    return sum + copies * (atom.kind === "class" ? 1 : sizeOf(atom));
  }, 0);
}
