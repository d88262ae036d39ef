import type { Expression } from "../syntax/ast.js";

/** Whether a predicate is true or false of a node wherever it stands in a list; seen from its form alone. */
export function isPlainTest(predicate: Expression): boolean {
  switch (predicate.kind) {
    case "comparison":
    case "logic":
      return doesNotCount(predicate.left) && doesNotCount(predicate.right);
    case "path":
      return predicate.start.kind !== "expression" || doesNotCount(predicate.start.expression);
    case "call":
      return booleanFunctions.has(predicate.name.local) && predicate.parameters.every(doesNotCount);
    case "literal":
      return true;
    default:
      return false;
  }
}

const booleanFunctions: ReadonlySet<string> = new Set([
  "boolean",
  "contains",
  "false",
  "lang",
  "not",
  "starts-with",
  "true",
]);

/** Whether an expression says neither `position()` nor `last()` of the list around it. */
function doesNotCount(expression: Expression): boolean {
  switch (expression.kind) {
    case "number":
    case "literal":
    case "variable":
      return true;
    case "call":
      return (
        expression.name.local !== "position" &&
        expression.name.local !== "last" &&
        expression.parameters.every(doesNotCount)
      );
    case "path":
      return expression.start.kind !== "expression" || doesNotCount(expression.start.expression);
    case "filter":
    case "negate":
      return doesNotCount(expression.of);
    default:
      return doesNotCount(expression.left) && doesNotCount(expression.right);
  }
}
