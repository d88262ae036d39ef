import type { Expression } from "../../runtime/xpath/index.js";

/** Visits an expression and everything in it, predicates included. */
export function visitExpression(
  expression: Expression,
  visit: (expression: Expression) => void,
): void {
  visit(expression);
  for (const part of partsOf(expression)) visitExpression(part, visit);
}

/** Visits an expression and those of its parts that are evaluated at the same node: no predicates, and no step after another. */
export function visitOutsidePredicates(
  expression: Expression,
  visit: (expression: Expression) => void,
): void {
  visit(expression);
  const inner =
    expression.kind === "filter"
      ? [expression.of]
      : expression.kind === "path"
        ? expression.start.kind === "expression"
          ? [expression.start.expression]
          : []
        : partsOf(expression);
  for (const part of inner) visitOutsidePredicates(part, visit);
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "number":
    case "literal":
    case "variable":
      return [];
    case "call":
      return expression.parameters;
    case "path": {
      const { start, steps } = expression;
      const inner = steps.flatMap(({ predicates }) => predicates);
      return start.kind === "expression" ? [start.expression, ...inner] : inner;
    }
    case "filter":
      return [expression.of, ...expression.predicates];
    case "negate":
      return [expression.of];
    default:
      return [expression.left, expression.right];
  }
}
