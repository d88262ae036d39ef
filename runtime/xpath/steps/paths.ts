import { ofFirst, ofNodes } from "../compiled.js";
import type { Compiled, Environment, Evaluate } from "../environment.js";
import { type NodeSet, rootOf, type XPathNode } from "../node.js";
import { sortNodes } from "../order.js";
import type { Expression, Step } from "../syntax/ast.js";
import { type PlainPath, plainPath } from "./plain-paths.js";
import { isPlainTest } from "./plain-tests.js";
import { compileStep, type ExpressionCompiler, filtered, type Take } from "./steps.js";

/** A location path (XPath 1.0, 2), or steps after another expression. */
export function compilePath(
  { start, steps }: Extract<Expression, { kind: "path" }>,
  compiler: ExpressionCompiler,
): Compiled {
  const takes = shortened(steps).map((step) => compileStep(step, compiler));
  if (start.kind === "expression") {
    const from = compiler.compileNodes(start.expression, "/");
    return ofNodes(
      (node, position, size, environment) =>
        stepAll(from.nodes(node, position, size, environment), takes, environment),
      from,
    );
  }
  const origin = start.kind === "root" ? rootOf : (node: XPathNode) => node;
  const [first, ...others] = takes;
  if (first === undefined) return ofNodes((node) => [origin(node)]);
  if (start.kind === "root" && isFixed(steps)) return fixedPath(takes);
  if (start.kind === "context") {
    const plain = plainPath(steps);
    if (plain !== undefined) return ofPlain(plain);
    const around = aroundPath(steps);
    if (around !== undefined) return around;
  }
  return ofNodes(
    (node, _position, _size, environment) => stepAll([origin(node)], takes, environment),
    undefined,
    others.length === 0
      ? (node, _position, _size, environment) => first(origin(node), environment, () => true)
      : (node, _position, _size, environment) => someAlong(origin(node), takes, 0, environment),
  );
}

/** `../../a/b`: children by name of an ancestor that is so many levels above. */
function aroundPath(steps: readonly Step[]): Compiled | undefined {
  const levels = steps.findIndex(
    ({ axis, test, predicates }) =>
      axis !== "parent" || test.kind !== "node" || predicates.length > 0,
  );
  const plain = levels > 0 ? plainPath(steps.slice(levels)) : undefined;
  if (plain === undefined) return undefined;
  const above = (node: XPathNode, { budget }: Environment): XPathNode | undefined => {
    let at: XPathNode | undefined = node;
    for (let level = 0; level < levels && at !== undefined; level++) at = at.parent;
    budget.left -= levels;
    return at;
  };
  return ofFirst(
    (node, _position, _size, environment) => {
      const from = above(node, environment);
      return from === undefined ? [] : plain.nodes(from, environment);
    },
    (node, _position, _size, environment) => {
      const from = above(node, environment);
      return from === undefined ? undefined : plain.first(from, environment);
    },
  );
}

/** A path from the root that finds the same wherever it is asked from: once for each document that stays as it is. */
function fixedPath(takes: readonly Take[]): Compiled {
  const nodes: Evaluate<NodeSet> = (node, _position, _size, environment) => {
    const { fixed } = environment;
    const root = rootOf(node);
    if (fixed === undefined) return stepAll([root], takes, environment);
    let found = fixed.get(takes);
    if (found?.root !== root) {
      found = { root, nodes: stepAll([root], takes, environment) };
      fixed.set(takes, found);
    }
    return found.nodes;
  };
  return ofNodes(nodes, undefined, (node, position, size, environment) =>
    environment.fixed === undefined
      ? someAlong(rootOf(node), takes, 0, environment)
      : nodes(node, position, size, environment).length > 0,
  );
}

/** Whether no predicate asks for more than the node that it is about. */
function isFixed(steps: readonly Step[]): boolean {
  return !/"kind":"variable"|"local":"current"/.test(JSON.stringify(steps));
}

function ofPlain(path: PlainPath): Compiled {
  return ofFirst(
    (node, _position, _size, environment) => path.nodes(node, environment),
    (node, _position, _size, environment) => path.first(node, environment),
  );
}

/** Whether the steps lead from a node to any other; ends at the first. */
function someAlong(
  node: XPathNode,
  takes: readonly Take[],
  index: number,
  environment: Environment,
): boolean {
  const take = takes[index];
  if (take === undefined) return true;
  return take(node, environment, (next) => someAlong(next, takes, index + 1, environment));
}

/** All nodes to which the steps lead, in document order. */
function stepAll(start: NodeSet, takes: readonly Take[], environment: Environment): NodeSet {
  let nodes = start;
  for (const take of takes) {
    const found: XPathNode[] = [];
    for (const node of nodes)
      take(node, environment, (next) => {
        found.push(next);
        return false;
      });
    nodes = sortNodes(found);
  }
  return nodes;
}

/**
 * `//x` is two steps, of which the first may give every node of a document. Where the position among its siblings does not
 * count for `x`, one step along the descendants gives the same.
 */
function shortened(steps: readonly Step[]): readonly Step[] {
  const result: Step[] = [];
  for (const step of steps) {
    const before = result.at(-1);
    const opens =
      before?.axis === "descendant-or-self" &&
      before.test.kind === "node" &&
      before.predicates.length === 0;
    if (opens && step.axis === "child" && step.predicates.every(isPlainTest))
      result.splice(-1, 1, { ...step, axis: "descendant" });
    else result.push(step);
  }
  return result;
}

/** A filter expression (XPath 1.0, 3.3): positions count in document order. */
export function compileFilter(
  { of, predicates }: Extract<Expression, { kind: "filter" }>,
  compiler: ExpressionCompiler,
): Compiled {
  const from = compiler.compileNodes(of, "[ ]");
  const filters = predicates.map((predicate) => compiler.compile(predicate));
  const nodes: Evaluate<NodeSet> = (node, position, size, environment) => {
    let found: NodeSet = from.nodes(node, position, size, environment);
    for (const filter of filters) found = filtered(found, filter, environment);
    return found;
  };
  return ofNodes(nodes, from);
}
