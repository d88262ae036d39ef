import type { QName } from "../qname.js";
import type { Expression, Step } from "./ast.js";
import { type Walk, walks } from "./axes.js";
import { staysBelow } from "./by-form.js";
import { ofFirst, ofNodes } from "./compiled.js";
import { type Compiled, type Environment, type Evaluate, EvaluationFault } from "./environment.js";
import { following, type NodeKind, type NodeSet, rootOf, type XPathNode } from "./node.js";
import { compileTest } from "./node-tests.js";
import { sortNodes } from "./order.js";
import { type PlainPath, plainPath } from "./plain-paths.js";
import { isPlainTest } from "./plain-tests.js";

/** What compiles the expressions inside a path. */
export interface ExpressionCompiler {
  compile(expression: Expression): Compiled;
  compileNodes(expression: Expression, construct: string): Compiled;
}

/** Takes a step from one node: visits what it selects, nearest first; `true` when it was stopped. */
type Take = (
  node: XPathNode,
  environment: Environment,
  visit: (node: XPathNode) => boolean,
) => boolean;

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
  if (start.kind === "context" && staysBelow({ kind: "path", at: 0, start, steps })) {
    const plain = plainPath(steps);
    return plain === undefined ? rememberedPath(takes) : rememberedPlain(plain);
  }
  const around = start.kind === "context" ? aroundPath(steps) : undefined;
  if (around !== undefined) return around;
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

/** A path whose nodes are kept where the node that it starts from stands for many of one form. */
function rememberedPath(takes: readonly Take[]): Compiled {
  const key = {};
  const nodes: Evaluate<NodeSet> = (node, _position, _size, environment) => {
    const { memo } = node;
    if (memo === undefined) return stepAll([node], takes, environment);
    let found = memo.found.get(key);
    if (found === undefined) {
      found = stepAll([node], takes, environment);
      memo.found.set(key, found);
    }
    return found;
  };
  return ofNodes(nodes, undefined, (node, position, size, environment) =>
    node.memo === undefined
      ? someAlong(node, takes, 0, environment)
      : nodes(node, position, size, environment).length > 0,
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

function rememberedPlain(path: PlainPath): Compiled {
  const nodes: Evaluate<NodeSet> = (node, _position, _size, environment) => {
    const { memo } = node;
    if (memo === undefined) return path.nodes(node, environment);
    let found = memo.found.get(path);
    if (found === undefined) {
      found = path.nodes(node, environment);
      memo.found.set(path, found);
    }
    return found;
  };
  return ofFirst(nodes, (node, position, size, environment) =>
    node.memo === undefined
      ? path.first(node, environment)
      : nodes(node, position, size, environment)[0],
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

function compileStep({ axis, test, predicates }: Step, compiler: ExpressionCompiler): Take {
  const walk = walks[axis];
  const principal: NodeKind =
    axis === "attribute" ? "attribute" : axis === "namespace" ? "namespace" : "element";
  const matches = compileTest(test, principal);
  const filters = predicates.map((predicate) => compiler.compile(predicate));
  if (axis === "descendant" && test.kind === "name" && filters.length === 0)
    return descendantsNamed(test.name);
  if (filters.some(({ usesSize }) => usesSize)) return listedStep(walk, matches, filters);
  return streamedStep(walk, matches, filters);
}

/** Whether a node is what a step of a pattern selects from its parent; positions count among its siblings (XSLT 1.0, 5.2). */
export function compileStepTest(
  step: Step,
  compiler: ExpressionCompiler,
): (node: XPathNode, environment: Environment) => boolean {
  const { axis, test, predicates } = step;
  const matches = compileTest(test, axis === "attribute" ? "attribute" : "element");
  const onAxis = (node: XPathNode): boolean =>
    axis === "attribute" ? node.kind === "attribute" : !isBesideChildren(node);
  if (predicates.length === 0) return (node) => onAxis(node) && matches(node);
  const filters = predicates.map((predicate) => compiler.compile(predicate));
  if (
    filters.every(
      (filter) => filter.type !== "number" && filter.type !== "any" && !filter.usesPosition,
    )
  )
    return (node, environment) =>
      onAxis(node) &&
      matches(node) &&
      filters.every((filter) => filter.boolean(node, 1, 1, environment));
  const take = compileStep(step, compiler);
  return (node, environment) =>
    onAxis(node) &&
    matches(node) &&
    node.parent !== undefined &&
    take(node.parent, environment, (next) => next === node);
}

function isBesideChildren({ kind }: XPathNode): boolean {
  return kind === "attribute" || kind === "namespace" || kind === "root";
}

/** Counts what is visited, so that a hostile expression ends. */
function visited({ budget }: Environment): void {
  if (--budget.left < 0) throw new EvaluationFault("xpath-budget", "");
}

/** A step whose predicates can be asked node by node: it ends as soon as no further node can pass. */
function streamedStep(
  walk: Walk,
  matches: (node: XPathNode) => boolean,
  filters: readonly Compiled[],
): Take {
  if (filters.length === 0)
    return (node, environment, visit) =>
      walk(node, (next) => {
        visited(environment);
        return matches(next) && visit(next);
      });
  return (node, environment, visit) => {
    const positions = new Array<number>(filters.length).fill(0);
    let stopped = false;
    walk(node, (next) => {
      visited(environment);
      if (!matches(next)) return false;
      let last = false;
      for (let index = 0; index < filters.length; index++) {
        const filter = filters[index];
        if (filter === undefined) return false;
        const position = (positions[index] ?? 0) + 1;
        positions[index] = position;
        // After the n-th there is no other that `[n]` lets pass.
        if (filter.constant !== undefined && position >= filter.constant) last = true;
        if (!passes(filter, next, position, 0, environment)) return last;
      }
      stopped = visit(next);
      return stopped || last;
    });
    return stopped;
  };
}

/** Descendants of a name, without a call for each of the others. */
function descendantsNamed({ namespace, local }: QName): Take {
  return (top, environment, visit) => {
    const { budget } = environment;
    for (let at = top.children[0]; at !== undefined; at = following(at, top)) {
      if (--budget.left < 0) visited(environment);
      const isOne = at.local === local && at.namespace === namespace && at.kind === "element";
      if (isOne && visit(at)) return true;
    }
    return false;
  };
}

/** A step with `last()` in a predicate: how many there are has to be known first. */
function listedStep(
  walk: Walk,
  matches: (node: XPathNode) => boolean,
  filters: readonly Compiled[],
): Take {
  return (node, environment, visit) => {
    let nodes: XPathNode[] = [];
    walk(node, (next) => {
      visited(environment);
      if (matches(next)) nodes.push(next);
      return false;
    });
    for (const filter of filters) nodes = filtered(nodes, filter, environment);
    return nodes.some(visit);
  };
}

function filtered(
  nodes: readonly XPathNode[],
  filter: Compiled,
  environment: Environment,
): XPathNode[] {
  const { length } = nodes;
  return nodes.filter((node, index) => passes(filter, node, index + 1, length, environment));
}

/** Whether a predicate is true of a node: a number says which position is meant (XPath 1.0, 2.4). */
function passes(
  filter: Compiled,
  node: XPathNode,
  position: number,
  size: number,
  environment: Environment,
): boolean {
  if (filter.constant !== undefined) return filter.constant === position;
  if (filter.type === "number")
    return filter.number(node, position, size, environment) === position;
  if (filter.type !== "any") return filter.boolean(node, position, size, environment);
  const value = filter.value(node, position, size, environment);
  if (typeof value === "number") return value === position;
  return typeof value === "boolean" ? value : value.length > 0;
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
