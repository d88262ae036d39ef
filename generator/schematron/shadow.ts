import type { Expression, NodeTest, Step } from "../../runtime/xpath/syntax/ast.js";

/** The alternatives of a pattern. */
function alternatives(expression: Expression): readonly Expression[] {
  return expression.kind === "union"
    ? [...alternatives(expression.left), ...alternatives(expression.right)]
    : [expression];
}

/** Patterns of a list that together surely match every node that another pattern matches; `undefined` if there are none. */
export function coveringPatterns<Pattern extends { readonly expression: Expression }>(
  earlier: readonly Pattern[],
  later: Expression,
): readonly Pattern[] | undefined {
  const taking = new Set<Pattern>();
  for (const branch of alternatives(later)) {
    const taker = earlier.find(({ expression }) =>
      alternatives(expression).some((each) => covers(each, branch)),
    );
    if (taker === undefined) return undefined;
    taking.add(taker);
  }
  return earlier.filter((each) => taking.has(each));
}

function covers(first: Expression, second: Expression): boolean {
  if (same(first, second)) return true;
  if (first.kind !== "path" || second.kind !== "path") return false;
  if (second.start.kind === "expression") return false;
  const steps = stepsAnywhere(first);
  if (steps === undefined || steps.length > second.steps.length) return false;
  const tail = second.steps.slice(second.steps.length - steps.length);
  return steps.every((step, index) => coversStep(step, tail[index]));
}

/** The steps of a pattern that matches at any depth: of `a/b`, and of `//a/b`, which means the same. */
function stepsAnywhere({
  start,
  steps,
}: Extract<Expression, { kind: "path" }>): readonly Step[] | undefined {
  if (start.kind === "context") return steps;
  const [gap, ...rest] = steps;
  const opens =
    start.kind === "root" &&
    gap?.axis === "descendant-or-self" &&
    gap.test.kind === "node" &&
    gap.predicates.length === 0;
  return opens && rest.length > 0 ? rest : undefined;
}

function same(first: unknown, second: unknown): boolean {
  return JSON.stringify(first, withoutPlaces) === JSON.stringify(second, withoutPlaces);
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === "at" ? undefined : value;
}

function coversStep(first: Step, second: Step | undefined): boolean {
  if (second === undefined || first.axis !== second.axis) return false;
  return (
    coversTest(first.test, second.test) && coversPredicates(first.predicates, second.predicates)
  );
}

/** With positions, only identical predicates surely select the same nodes. */
function coversPredicates(first: readonly Expression[], second: readonly Expression[]): boolean {
  if (first.length === 0 || same(first, second)) return true;
  if (![...first, ...second].every(isCondition)) return false;
  const granted = second.flatMap(conjuncts);
  return first.flatMap(conjuncts).every((each) => granted.some((other) => same(each, other)));
}

function conjuncts(expression: Expression): readonly Expression[] {
  return expression.kind === "logic" && expression.operator === "and"
    ? [...conjuncts(expression.left), ...conjuncts(expression.right)]
    : [expression];
}

/** Whether a predicate does not depend on the position of the node. */
function isCondition(predicate: Expression): boolean {
  const text = JSON.stringify(predicate, withoutPlaces);
  if (/"local":"(?:position|last)"/.test(text)) return false;
  if (predicate.kind === "logic" || predicate.kind === "comparison") return true;
  if (predicate.kind === "path" || predicate.kind === "union") return true;
  return predicate.kind === "call" && conditions.has(predicate.name.local);
}

/** Functions that return no number. */
const conditions: ReadonlySet<string> = new Set(["not", "boolean", "contains", "starts-with"]);

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
  if (first.kind === "processingInstruction" && second.kind === first.kind)
    return first.target === undefined || first.target === second.target;
  return same(first, second);
}
