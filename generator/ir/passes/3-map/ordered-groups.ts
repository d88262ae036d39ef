import { clark } from "../../../../runtime/qname.js";
import type { ContentNode, GroupNode } from "../../ir.js";

/**
 * Decides which groups are ordered: a repeated group of several, and the smallest group in which one element name stands
 * at two places that can both occur. Everything in an ordered group is one property, so document order is kept.
 */
export function findOrderedGroups(root: ContentNode): ReadonlySet<GroupNode> {
  const ordered = new Set<GroupNode>();
  exposedNames(root, ordered);
  return ordered;
}

/** The element names that become properties of their own below a node; fills `ordered` on the way. */
function exposedNames(node: ContentNode, ordered: Set<GroupNode>): ReadonlySet<string> {
  if (node.kind === "element") return new Set([clark(node.declaration.name)]);
  if (node.kind === "any") return new Set();
  if (node.maxOccurs > 1) {
    ordered.add(node);
    return new Set();
  }
  const below: Set<GroupNode> = new Set();
  const names = node.nodes.map((child) => exposedNames(child, below));
  const union = new Set(names.flatMap((some) => [...some]));
  const total = names.reduce((sum, some) => sum + some.size, 0);
  if (node.kind !== "choice" && total > union.size) {
    ordered.add(node);
    return new Set();
  }
  for (const group of below) ordered.add(group);
  return union;
}
