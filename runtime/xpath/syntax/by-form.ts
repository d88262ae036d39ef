import type { Expression } from "./ast.js";

/** Whether an answer depends on names and on what there is alone, not on what texts say. */
export function isByForm(expression: Expression): boolean {
  switch (expression.kind) {
    case "number":
    case "literal":
      return true;
    case "path":
      return (
        expression.start.kind !== "expression" &&
        expression.steps.every(({ predicates }) => predicates.every(isByForm))
      );
    case "union":
    case "logic":
      return isByForm(expression.left) && isByForm(expression.right);
    case "comparison":
    case "arithmetic":
      return isNameOrLiteral(expression.left) && isNameOrLiteral(expression.right);
    case "call": {
      const { name, parameters } = expression;
      if (name.local === "not" || name.local === "boolean") return parameters.every(isByForm);
      return testsOfText.has(name.local) && parameters.every(isNameOrLiteral);
    }
    default:
      return false;
  }
}

const testsOfText: ReadonlySet<string> = new Set(["true", "false", "starts-with", "contains"]);
const names: ReadonlySet<string> = new Set(["name", "local-name", "namespace-uri"]);

function isNameOrLiteral(expression: Expression): boolean {
  if (expression.kind === "literal" || expression.kind === "number") return true;
  if (expression.kind !== "call" || !names.has(expression.name.local)) return false;
  return expression.parameters.every(isByForm);
}
