import type { Expression } from "../../runtime/xpath/index.js";

/*
 * Expressions that mean the same in XPath 1.0 and in XPath 2.0 over documents without a schema (XPath 2.0, appendix I): such expressions of
 * rules written in XPath 2.0 run by our own processor. Whatever is not sure does not.
 */

/** Whether an expression that both languages read gives the same effective boolean value in both, and fails in neither. */
export function isCommonTest(expression: Expression): boolean {
  switch (expression.kind) {
    case "logic":
      return isCommonTest(expression.left) && isCommonTest(expression.right);
    case "path":
    case "filter":
    case "union":
      return isCommonNodes(expression);
    case "call":
      return isCommonCall(expression);
    case "comparison":
      return isCommonComparison(expression);
    default:
      return false;
  }
}

/** Whether an expression selects the same nodes in both languages. */
export function isCommonNodes(expression: Expression): boolean {
  if (expression.kind === "union")
    return isCommonNodes(expression.left) && isCommonNodes(expression.right);
  if (expression.kind !== "path") return false;
  const { start, steps } = expression;
  if (start.kind === "expression" && !isCommonNodes(start.expression)) return false;
  return steps.every(
    ({ axis, predicates }) =>
      axis !== "namespace" &&
      predicates.every((predicate) => isPosition(predicate) || isCommonTest(predicate)),
  );
}

function isPosition({ kind }: Expression): boolean {
  return kind === "number";
}

type Call = Extract<Expression, { kind: "call" }>;

function isCommonCall({ name, parameters }: Call): boolean {
  if (name.namespace !== "") return false;
  const [first, second] = parameters;
  switch (name.local) {
    case "true":
    case "false":
      return true;
    case "not":
    case "boolean":
      return first !== undefined && isCommonTest(first);
    case "contains":
    case "starts-with":
      return first !== undefined && second !== undefined && isOneText(first) && isOneText(second);
    default:
      return false;
  }
}

/** Whether it is a string made from at most one node: given several, XPath 1.0 takes the first and 2.0 fails. */
function isOneText(expression: Expression): boolean {
  if (expression.kind === "literal") return true;
  if (expression.kind === "path") return isAtMostOne(expression);
  if (expression.kind !== "call" || expression.name.namespace !== "") return false;
  const { name, parameters } = expression;
  switch (name.local) {
    case "normalize-space":
    case "string":
      return parameters.every(isOneText);
    case "concat":
      return parameters.every(isOneText);
    case "substring-before":
    case "substring-after":
      return parameters.every(isOneText);
    case "translate":
      return parameters.every(isOneText);
    case "local-name":
    case "name":
      return parameters.length === 0;
    default:
      return false;
  }
}

/** Whether a path leads to at most one node: to the parent, the node itself, or one attribute. */
function isAtMostOne(expression: Extract<Expression, { kind: "path" }>): boolean {
  if (expression.start.kind === "expression" || expression.steps.length === 0) return false;
  return (
    isCommonNodes(expression) &&
    expression.steps.every(
      ({ axis, test }) =>
        axis === "self" || axis === "parent" || (axis === "attribute" && test.kind === "name"),
    )
  );
}

/** Whether it compares strings for equality, or a count with a number: all other comparisons convert differently, or fail where 1.0 gives NaN. */
function isCommonComparison({
  operator,
  left,
  right,
}: Extract<Expression, { kind: "comparison" }>): boolean {
  if (isCount(left) && isNumber(right)) return true;
  if (isNumber(left) && isCount(right)) return true;
  if (operator !== "=" && operator !== "!=") return false;
  return isStrings(left) && isStrings(right);
}

function isNumber(expression: Expression): boolean {
  return expression.kind === "number" || isCount(expression);
}

function isCount(expression: Expression): boolean {
  if (expression.kind !== "call" || expression.name.namespace !== "") return false;
  const [first] = expression.parameters;
  if (first === undefined) return false;
  if (expression.name.local === "count") return isCommonNodes(first);
  return expression.name.local === "string-length" && isOneText(first);
}

/** Whether it gives nodes or a string: both languages compare untyped values and strings as strings. */
function isStrings(expression: Expression): boolean {
  return isOneText(expression) || isCommonNodes(expression);
}
