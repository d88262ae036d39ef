import { xmlNamespace } from "../../qname.js";
import { following, type XPathNode } from "../node.js";
import type { Axis } from "../syntax/ast.js";

/** What an axis is walked with: gives `true` to stop. */
export type Visit = (node: XPathNode) => boolean;

/** Visits the nodes of an axis, nearest first; gives `true` when it was stopped. */
export type Walk = (node: XPathNode, visit: Visit) => boolean;

export const walks: Readonly<Record<Axis, Walk>> = {
  self: (node, visit) => visit(node),
  child: ({ children }, visit) => every(children, visit),
  attribute: ({ attributes }, visit) => every(attributes, visit),
  namespace: (node, visit) => every(namespaceNodes(node), visit),
  parent: ({ parent }, visit) => parent !== undefined && visit(parent),
  ancestor: ({ parent }, visit) => upwards(parent, visit),
  "ancestor-or-self": upwards,
  descendant: (node, visit) => downwards(node.children[0], node, visit),
  "descendant-or-self": (node, visit) => visit(node) || downwards(node.children[0], node, visit),
  "following-sibling": (node, visit) => {
    const siblings = siblingsOf(node);
    for (let index = node.index + 1; index < siblings.length; index++)
      if (visitAt(siblings, index, visit)) return true;
    return false;
  },
  "preceding-sibling": (node, visit) => {
    const siblings = siblingsOf(node);
    for (let index = node.index - 1; index >= 0; index--)
      if (visitAt(siblings, index, visit)) return true;
    return false;
  },
  following: (node, visit) => {
    if (isBeside(node)) {
      // What follows an attribute are the descendants of its parent and what follows that (XPath 1.0, 5).
      const { parent } = node;
      if (parent === undefined) return false;
      return downwards(parent.children[0], parent, visit) || walks.following(parent, visit);
    }
    for (let at: XPathNode | undefined = node; at !== undefined; at = at.parent) {
      const siblings = siblingsOf(at);
      for (let index = at.index + 1; index < siblings.length; index++) {
        const sibling = siblings[index];
        if (sibling !== undefined && walks["descendant-or-self"](sibling, visit)) return true;
      }
    }
    return false;
  },
  preceding: (node, visit) => {
    const start = isBeside(node) ? node.parent : node;
    for (let at = start; at !== undefined; at = at.parent) {
      const siblings = siblingsOf(at);
      for (let index = at.index - 1; index >= 0; index--) {
        const sibling = siblings[index];
        if (sibling !== undefined && backwards(sibling, visit)) return true;
      }
    }
    return false;
  },
};

const none: readonly XPathNode[] = [];

function every(nodes: readonly XPathNode[], visit: Visit): boolean {
  for (let index = 0; index < nodes.length; index++) if (visitAt(nodes, index, visit)) return true;
  return false;
}

function visitAt(nodes: readonly XPathNode[], index: number, visit: Visit): boolean {
  const node = nodes[index];
  return node !== undefined && visit(node);
}

function upwards(node: XPathNode | undefined, visit: Visit): boolean {
  for (let at = node; at !== undefined; at = at.parent) if (visit(at)) return true;
  return false;
}

function downwards(first: XPathNode | undefined, top: XPathNode, visit: Visit): boolean {
  for (let at = first; at !== undefined; at = following(at, top)) if (visit(at)) return true;
  return false;
}

/** A node and its descendants, the last first; without recursion, since documents may be deep. */
function backwards(top: XPathNode, visit: Visit): boolean {
  let at = lastIn(top);
  for (;;) {
    if (visit(at)) return true;
    if (at === top) return false;
    const before = at.parent?.children[at.index - 1];
    if (before !== undefined) at = lastIn(before);
    else if (at.parent !== undefined) at = at.parent;
    else return false;
  }
}

function lastIn(node: XPathNode): XPathNode {
  let at = node;
  for (let last = at.children.at(-1); last !== undefined; last = at.children.at(-1)) at = last;
  return at;
}

/** Attributes and namespace nodes have no siblings. */
function siblingsOf(node: XPathNode): readonly XPathNode[] {
  return isBeside(node) ? none : (node.parent?.children ?? none);
}

function isBeside({ kind }: XPathNode): boolean {
  return kind === "attribute" || kind === "namespace";
}

const namespaceNodesOf = new WeakMap<XPathNode, readonly XPathNode[]>();

/** The namespace nodes of an element (XPath 1.0, 5.4), in the order in which its ancestors declare them; `xml` first. */
function namespaceNodes(element: XPathNode): readonly XPathNode[] {
  if (element.kind !== "element") return none;
  let nodes = namespaceNodesOf.get(element);
  if (nodes === undefined) {
    nodes = [...namespacesInScope(element)].map(([prefix, namespace], index, all) => ({
      kind: "namespace",
      namespace: "",
      local: prefix,
      prefix: "",
      parent: element,
      children: none,
      attributes: none,
      value: namespace,
      order: element.order + (index + 1) / (all.length + 1),
      index,
      declarations: undefined,
      mark: 0,
    }));
    namespaceNodesOf.set(element, nodes);
  }
  return nodes;
}

/** The namespaces that an element has in scope, by prefix. */
export function namespacesInScope(element: XPathNode): ReadonlyMap<string, string> {
  const trail: XPathNode[] = [];
  for (let at: XPathNode | undefined = element; at !== undefined; at = at.parent) trail.push(at);
  const bound = new Map([["xml", xmlNamespace]]);
  for (const { declarations } of trail.reverse())
    for (const [prefix, namespace] of declarations ?? []) bound.set(prefix, namespace);
  for (const [prefix, namespace] of bound) if (namespace === "") bound.delete(prefix);
  return bound;
}
