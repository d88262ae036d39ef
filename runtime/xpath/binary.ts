import type { Expression } from "./syntax/ast.js";
import type { Comparison } from "./values.js";

/** Two expressions with an operator between. */
export function joined(
  operator: string,
  at: number,
  left: Expression,
  right: Expression,
): Expression {
  switch (operator) {
    case "or":
    case "and":
      return { kind: "logic", at, operator, left, right };
    case "+":
    case "-":
    case "*":
    case "div":
    case "mod":
      return { kind: "arithmetic", at, operator, left, right };
    default:
      return { kind: "comparison", at, operator: operator as Comparison, left, right };
  }
}
