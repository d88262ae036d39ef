import type { Expression, NodeTest, Step } from "../../../runtime/xpath/syntax/ast.js";
import { isElement, isPrincipal, passing } from "./axes.js";
import type { SchemaNode } from "./graph.js";

/** Whether a pattern matches every instance, in any document, of a node of the schema. */
export function surelyMatches(pattern: Expression, node: SchemaNode): boolean {
  if (pattern.kind === "union")
    return surelyMatches(pattern.left, node) || surelyMatches(pattern.right, node);
  if (pattern.kind !== "path" || pattern.start.kind === "expression") return false;
  const { start, steps } = pattern;
  if (steps.length === 0) return start.kind === "root" && node.kind === "root";
  return surelyEnds(steps, start.kind === "root", node);
}

/** Whether the steps, from the root or from anywhere, lead to all instances of a node. */
function surelyEnds(steps: readonly Step[], fromRoot: boolean, node: SchemaNode): boolean {
  const last = steps.at(-1);
  if (last === undefined || last.predicates.length > 0 || !surelyPasses(last, node)) return false;
  const before = steps.slice(0, -1);
  const [only] = before;
  if (only === undefined)
    return fromRoot ? parentsOf(node).every(({ kind }) => kind === "root") : node.kind !== "root";
  if (only.axis === "descendant-or-self") return fromRoot && before.length === 1 && isAny(only);
  const parents = parentsOf(node);
  return parents.length > 0 && parents.every((parent) => surelyEnds(before, fromRoot, parent));
}

function isAny({ test, predicates }: Step): boolean {
  return test.kind === "node" && predicates.length === 0;
}

function surelyPasses({ axis, test }: Step, node: SchemaNode): boolean {
  if (axis !== "child" && axis !== "attribute") return false;
  const isAttribute = node.kind === "attribute" || node.kind === "wildAttribute";
  if (node.kind === "root" || node.kind === "unknown" || node.kind === "namespace") return false;
  if (isAttribute !== (axis === "attribute")) return false;
  if (node.kind === "wildElement" || node.kind === "wildAttribute") return takesAnyName(test);
  if (test.kind === "processingInstruction") return test.target === undefined;
  return (
    passing(new Set([node]), test, axis).size > 0 && (isPrincipal(node, axis) || !isNamed(test))
  );
}

function takesAnyName(test: NodeTest): boolean {
  return test.kind === "node" || (test.kind === "anyName" && test.namespace === undefined);
}

function isNamed({ kind }: NodeTest): boolean {
  return kind === "name" || kind === "anyName";
}

/** The possible parents of an instance; empty where it may be anywhere. */
function parentsOf(node: SchemaNode): readonly SchemaNode[] {
  if (isElement(node) && "parents" in node) return [...node.parents];
  return "owner" in node ? [node.owner] : [];
}
