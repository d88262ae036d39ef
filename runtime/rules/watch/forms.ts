import { type Expression, isPlainTest, type NodeTest, type Step } from "../../xpath/index.js";
import type { Counted } from "./needs.js";

/*
 * What the form of an expression tells about when it can be answered.
 */

/** Whether the start tag of an element tells all that a predicate about it asks: its name and its attributes. */
function startTagTells(expression: Expression, asksForText = false): boolean {
  switch (expression.kind) {
    case "number":
    case "literal":
      return true;
    case "call": {
      const { name, parameters } = expression;
      const isTest = name.local === "not" || name.local === "boolean";
      return (
        (asksText.has(name.local) ? parameters.length > 0 : known.has(name.local)) &&
        parameters.every((each) => startTagTells(each, !isTest))
      );
    }
    case "path": {
      const { start, steps } = expression;
      const [step, ...more] = steps;
      if (start.kind !== "context" || step === undefined || more.length > 0) return false;
      const isKnown = step.axis === "attribute" || (step.axis === "self" && !asksForText);
      return isKnown && step.predicates.every((each) => startTagTells(each));
    }
    case "logic":
      return startTagTells(expression.left) && startTagTells(expression.right);
    case "comparison":
    case "arithmetic":
      return startTagTells(expression.left, true) && startTagTells(expression.right, true);
    default:
      return false;
  }
}

/** Whether a predicate asks of one element, wherever it stands in a list, what its start tag tells. */
export function isToldByStartTag(predicate: Expression): boolean {
  return isPlainTest(predicate) && startTagTells(predicate);
}

export function isName(test: NodeTest): test is Extract<NodeTest, { kind: "name" | "anyName" }> {
  return test.kind === "name" || test.kind === "anyName";
}

/** The alternatives of a union. */
export function alternatives(expression: Expression): readonly Expression[] {
  return expression.kind === "union"
    ? [...alternatives(expression.left), ...alternatives(expression.right)]
    : [expression];
}

/** Functions that without a parameter ask for the text of the context. */
const asksText: ReadonlySet<string> = new Set([
  "string",
  "number",
  "string-length",
  "normalize-space",
]);
const known: ReadonlySet<string> = new Set([
  "name",
  "local-name",
  "namespace-uri",
  "not",
  "boolean",
  "true",
  "false",
  "concat",
  "starts-with",
  "contains",
  "substring",
  "substring-before",
  "substring-after",
  "translate",
  "floor",
  "ceiling",
  "round",
]);

/** Which nodes outside of the context a call of `count`, `boolean` or `not` counts, where that can be done as they pass by. */
export function countedNodes(
  name: string,
  of: Expression,
): Pick<Counted, "of" | "pattern"> | undefined {
  const siblings = precedingSiblings(of);
  if (siblings !== undefined) return { of: "siblings", pattern: siblings };
  return name === "count" && leadsDown(of) ? { of: "document", pattern: of } : undefined;
}

/** `preceding-sibling::a[@b]` as the pattern `a[@b]`. */
function precedingSiblings(expression: Expression): Expression | undefined {
  if (expression.kind !== "path" || expression.start.kind !== "context") return undefined;
  const [step, ...more] = expression.steps;
  if (step?.axis !== "preceding-sibling" || more.length > 0) return undefined;
  if (!isName(step.test)) return undefined;
  if (!step.predicates.every(isToldByStartTag)) return undefined;
  return { ...expression, steps: [{ ...step, axis: "child" }] };
}

/** Whether the paths of a union lead from the root down to elements, by names and what start tags tell. */
function leadsDown(expression: Expression): boolean {
  if (expression.kind === "union") return leadsDown(expression.left) && leadsDown(expression.right);
  if (expression.kind !== "path" || expression.start.kind !== "root") return false;
  const last = expression.steps.at(-1);
  if (last?.axis !== "child") return false;
  return expression.steps.every(({ axis, test, predicates }) => {
    if (axis === "descendant-or-self") return test.kind === "node" && predicates.length === 0;
    return axis === "child" && isName(test) && predicates.every(isToldByStartTag);
  });
}

/** Whether an expression says `current()` or a variable anywhere. */
export function saysCurrent(expression: Expression): boolean {
  return /"kind":"variable"|"local":"current"/.test(JSON.stringify(expression));
}

/** Whether an answer depends on the context and what is below it alone. */
export function staysWithin(expression: Expression): boolean {
  switch (expression.kind) {
    case "number":
    case "literal":
      return true;
    case "variable":
      return false;
    case "call": {
      const { name, parameters } = expression;
      return name.namespace === "" && !leaving.has(name.local) && parameters.every(staysWithin);
    }
    case "path": {
      const { start, steps } = expression;
      const isWithin =
        start.kind === "context" || (start.kind === "expression" && staysWithin(start.expression));
      return (
        isWithin &&
        steps.every(({ axis, predicates }) => inner.has(axis) && predicates.every(staysWithin))
      );
    }
    case "filter":
      return staysWithin(expression.of) && expression.predicates.every(staysWithin);
    case "negate":
      return staysWithin(expression.of);
    default:
      return staysWithin(expression.left) && staysWithin(expression.right);
  }
}

const inner: ReadonlySet<string> = new Set([
  "attribute",
  "child",
  "descendant",
  "descendant-or-self",
  "self",
]);
/** Functions that look elsewhere, or at prefixes. */
const leaving: ReadonlySet<string> = new Set([
  "current",
  "document",
  "generate-id",
  "id",
  "key",
  "lang",
  "name",
]);

/** Whether a pattern means no element without attributes and without elements in it: a predicate of its last step asks for such. */
export function rulesOutLeaves(steps: readonly Step[]): boolean {
  return steps.at(-1)?.predicates.some(isFalseOfLeaves) ?? false;
}

/** Whether a predicate is false of every element without attributes and without elements in it. */
function isFalseOfLeaves(predicate: Expression): boolean {
  switch (predicate.kind) {
    case "path":
      return isEmptyOfLeaves(predicate);
    case "logic": {
      const left = isFalseOfLeaves(predicate.left);
      const right = isFalseOfLeaves(predicate.right);
      return predicate.operator === "and" ? left || right : left && right;
    }
    case "comparison": {
      // No node of an empty set is equal, unequal, less or more; only with a boolean it counts that there is none.
      const { left, right } = predicate;
      return (
        (isEmptyOfLeaves(left) && isConstant(right)) || (isEmptyOfLeaves(right) && isConstant(left))
      );
    }
    case "call": {
      const [first] = predicate.parameters;
      const saysItself = ["boolean", "string", "normalize-space"].includes(predicate.name.local);
      return saysItself && first !== undefined && isEmptyOfLeaves(first);
    }
    default:
      return false;
  }
}

function isConstant({ kind }: Expression): boolean {
  return kind === "literal" || kind === "number";
}

/** Whether a path leads to attributes or elements of the context. */
function isEmptyOfLeaves(expression: Expression): boolean {
  if (expression.kind !== "path" || expression.start.kind !== "context") return false;
  const [first] = expression.steps;
  if (first === undefined) return false;
  return (
    first.axis === "attribute" ||
    (isName(first.test) && ["child", "descendant"].includes(first.axis))
  );
}
