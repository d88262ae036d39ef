import type { NodeSet, XPathNode } from "./node.js";

/** Nodes in document order, each once. */
export function sortNodes(nodes: readonly XPathNode[]): NodeSet {
  if (isSorted(nodes)) return nodes;
  return [...new Set(nodes)].sort((a, b) => a.order - b.order);
}

function isSorted(nodes: readonly XPathNode[]): boolean {
  let before = Number.NEGATIVE_INFINITY;
  for (const { order } of nodes) {
    if (order <= before) return false;
    before = order;
  }
  return true;
}

/** Two node-sets as one. */
export function mergeNodes(left: NodeSet, right: NodeSet): NodeSet {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  return sortNodes([...left, ...right]);
}
