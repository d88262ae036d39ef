import { type Environment, EvaluationFault } from "../environment.js";
import type { NodeSet, XPathNode } from "../node.js";
import type { Step } from "../syntax/ast.js";

/** A step to children or attributes of a name, with no predicate: the steps that most paths consist of. */
interface PlainStep {
  readonly attribute: boolean;
  readonly namespace: string;
  readonly local: string;
}

/** Walks along children of names without any list in between. */
export interface PlainPath {
  /** All nodes, in document order. */
  nodes(node: XPathNode, environment: Environment): NodeSet;
  /** The first one. */
  first(node: XPathNode, environment: Environment): XPathNode | undefined;
}

/** The steps as a plain path, where they are one: children by name, at the end perhaps an attribute by name. */
export function plainPath(steps: readonly Step[]): PlainPath | undefined {
  const plain: PlainStep[] = [];
  for (const [index, { axis, test, predicates }] of steps.entries()) {
    if (test.kind !== "name" || predicates.length > 0) return undefined;
    const attribute = axis === "attribute";
    if (!(axis === "child" || (attribute && index === steps.length - 1))) return undefined;
    plain.push({ attribute, ...test.name });
  }
  return plain.length === 0 ? undefined : made(plain);
}

function made(steps: readonly PlainStep[]): PlainPath {
  const last = steps.length - 1;
  const firstAt = (
    node: XPathNode,
    index: number,
    environment: Environment,
  ): XPathNode | undefined => {
    const step = steps[index];
    if (step === undefined) return undefined;
    const { attribute, namespace, local } = step;
    const all = attribute ? node.attributes : node.children;
    for (let at = 0; at < all.length; at++) {
      const next = all[at];
      if (next === undefined || next.local !== local || next.namespace !== namespace) continue;
      if (!attribute && next.kind !== "element") continue;
      visited(environment, at);
      if (index === last) return next;
      const found = firstAt(next, index + 1, environment);
      if (found !== undefined) return found;
    }
    visited(environment, all.length);
    return undefined;
  };
  const gather = (
    node: XPathNode,
    index: number,
    environment: Environment,
    found: XPathNode[],
  ): void => {
    const step = steps[index];
    if (step === undefined) return;
    const { attribute, namespace, local } = step;
    const all = attribute ? node.attributes : node.children;
    visited(environment, all.length);
    for (let at = 0; at < all.length; at++) {
      const next = all[at];
      if (next === undefined || next.local !== local || next.namespace !== namespace) continue;
      if (!attribute && next.kind !== "element") continue;
      if (index === last) found.push(next);
      else gather(next, index + 1, environment, found);
    }
  };
  return {
    first: (node, environment) => firstAt(node, 0, environment),
    nodes: (node, environment) => {
      const found: XPathNode[] = [];
      gather(node, 0, environment, found);
      return found;
    },
  };
}

function visited({ budget }: Environment, count: number): void {
  budget.left -= count;
  if (budget.left < 0) throw new EvaluationFault("xpath-budget", "");
}
