import type { Expression, NodeTest, Step } from "../../runtime/xpath/ast.js";

/** The alternatives of a pattern. */
function alternatives(expression: Expression): readonly Expression[] {
  return expression.kind === "union"
    ? [...alternatives(expression.left), ...alternatives(expression.right)]
    : [expression];
}

/** Whether one pattern surely matches every node that another one does. */
export function coversPattern(first: Expression, second: Expression): boolean {
  const covering = alternatives(first);
  return alternatives(second).every((branch) => covering.some((each) => covers(each, branch)));
}

function covers(first: Expression, second: Expression): boolean {
  if (JSON.stringify(first, withoutPlaces) === JSON.stringify(second, withoutPlaces)) return true;
  if (first.kind !== "path" || second.kind !== "path") return false;
  if (first.start.kind !== "context" || second.start.kind === "expression") return false;
  const steps = first.steps;
  if (steps.length > second.steps.length) return false;
  const tail = second.steps.slice(second.steps.length - steps.length);
  return steps.every((step, index) => coversStep(step, tail[index]));
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === "at" ? undefined : value;
}

function coversStep(first: Step, second: Step | undefined): boolean {
  if (second === undefined || first.axis !== second.axis) return false;
  const same =
    JSON.stringify(first.predicates, withoutPlaces) ===
    JSON.stringify(second.predicates, withoutPlaces);
  if (first.predicates.length > 0 && !same) return false;
  return coversTest(first.test, second.test);
}

function coversTest(first: NodeTest, second: NodeTest): boolean {
  if (first.kind === "node") return true;
  if (first.kind === "anyName") {
    if (second.kind === "name")
      return first.namespace === undefined || first.namespace === second.name.namespace;
    return (
      second.kind === "anyName" &&
      (first.namespace === undefined || first.namespace === second.namespace)
    );
  }
  return JSON.stringify(first) === JSON.stringify(second);
}
