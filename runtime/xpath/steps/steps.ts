import type { QName } from "../../qname.js";
import { type Compiled, type Environment, EvaluationFault } from "../environment.js";
import { following, type NodeKind, type XPathNode } from "../node.js";
import type { Expression, Step } from "../syntax/ast.js";
import { type Walk, walks } from "./axes.js";
import { compileTest } from "./node-tests.js";

/** What compiles the expressions inside a path. */
export interface ExpressionCompiler {
  compile(expression: Expression): Compiled;
  compileNodes(expression: Expression, construct: string): Compiled;
}

/** Takes a step from one node: visits what it selects, nearest first; `true` when it was stopped. */
export type Take = (
  node: XPathNode,
  environment: Environment,
  visit: (node: XPathNode) => boolean,
) => boolean;

/** A step, with its predicates. */
export function compileStep({ axis, test, predicates }: Step, compiler: ExpressionCompiler): Take {
  const walk = walks[axis];
  const principal: NodeKind =
    axis === "attribute" ? "attribute" : axis === "namespace" ? "namespace" : "element";
  const matches = compileTest(test, principal);
  const filters = predicates.map((predicate) => compiler.compile(predicate));
  if (filters.length === 0) {
    if (axis === "self") return (node, _environment, visit) => matches(node) && visit(node);
    if (axis === "child") return childrenThat(matches);
    if (axis === "descendant" && test.kind === "name") return descendantsNamed(test.name);
  }
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
  if (filters.every(isSure))
    return (node, environment) =>
      onAxis(node) && matches(node) && passesAll(filters, node, environment);
  const take = compileStep(step, compiler);
  return (node, environment) =>
    onAxis(node) &&
    matches(node) &&
    node.parent !== undefined &&
    take(node.parent, environment, (next) => next === node);
}

/** Whether a predicate is true or false of a node wherever it stands in a list. */
function isSure({ type, usesPosition }: Compiled): boolean {
  return type !== "number" && type !== "any" && !usesPosition;
}

function passesAll(
  filters: readonly Compiled[],
  node: XPathNode,
  environment: Environment,
): boolean {
  for (const filter of filters) if (!filter.boolean(node, 1, 1, environment)) return false;
  return true;
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
  if (filters.every(isSure))
    return (node, environment, visit) =>
      walk(node, (next) => {
        visited(environment);
        return matches(next) && passesAll(filters, next, environment) && visit(next);
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

/** Children that pass a test, without a call for each of the others. */
function childrenThat(matches: (node: XPathNode) => boolean): Take {
  return ({ children }, environment, visit) => {
    const { budget } = environment;
    for (let index = 0; index < children.length; index++) {
      const next = children[index];
      if (--budget.left < 0) visited(environment);
      if (next !== undefined && matches(next) && visit(next)) return true;
    }
    return false;
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

export function filtered(
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
