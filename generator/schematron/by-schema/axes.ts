import { allowsNamespace } from "../../../runtime/content/wildcards.js";
import { clark } from "../../../runtime/qname.js";
import type { Axis, NodeTest } from "../../../runtime/xpath/syntax/ast.js";
import {
  commentNode,
  instructionNode,
  namespaceNode,
  type SchemaGraph,
  type SchemaNode,
  textNode,
  unknownNode,
} from "./graph.js";

/** A set of nodes of a schema. */
export type SchemaNodes = ReadonlySet<SchemaNode>;

export const noNodes: SchemaNodes = new Set();

/** The nodes on an axis (XPath 1.0, 2.2) of some nodes. */
export function alongAxis(graph: SchemaGraph, nodes: SchemaNodes, axis: Axis): SchemaNodes {
  switch (axis) {
    case "self":
      return nodes;
    case "child":
      return each(nodes, childrenOf);
    case "parent":
      return each(nodes, (node) => parentsOf(graph, node));
    case "attribute":
      return each(nodes, attributesOf);
    case "descendant":
      return closure(each(nodes, childrenOf), childrenOf);
    case "descendant-or-self":
      return closure(nodes, childrenOf);
    case "ancestor":
      return closure(
        each(nodes, (node) => parentsOf(graph, node)),
        (node) => parentsOf(graph, node),
      );
    case "ancestor-or-self":
      return closure(nodes, (node) => parentsOf(graph, node));
    case "following-sibling":
    case "preceding-sibling": {
      const siblings = [...nodes].filter((node) => !standsOutside(node));
      const parents = each(siblings, (node) => parentsOf(graph, node));
      return each(parents, childrenOf);
    }
    case "following":
    case "preceding":
      return each(nodes, (node) => {
        if (node.kind === "root") return [];
        const all = closure(new Set(graph.root.children), childrenOf);
        return node.kind === "unknown" ? [...all, unknownNode] : all;
      });
    case "namespace":
      return each(nodes, (node) => {
        if (node.kind === "unknown") return [unknownNode];
        return isElement(node) ? [namespaceNode] : [];
      });
  }
}

/** Those of the nodes that pass a node test (XPath 1.0, 2.3). */
export function passing(nodes: SchemaNodes, test: NodeTest, axis: Axis): SchemaNodes {
  return new Set([...nodes].filter((node) => node.kind === "unknown" || passes(node, test, axis)));
}

function passes(node: SchemaNode, test: NodeTest, axis: Axis): boolean {
  switch (test.kind) {
    case "node":
      return true;
    case "text":
    case "comment":
    case "processingInstruction":
      return node.kind === test.kind;
    default:
      return isPrincipal(node, axis) && hasName(node, test);
  }
}

/** Whether a node is of the principal node type of an axis, the one that names select. */
export function isPrincipal(node: SchemaNode, axis: Axis): boolean {
  if (axis === "attribute") return node.kind === "attribute" || node.kind === "wildAttribute";
  if (axis === "namespace") return node.kind === "namespace";
  return isElement(node);
}

function hasName(
  node: SchemaNode,
  test: Extract<NodeTest, { readonly kind: "name" | "anyName" }>,
): boolean {
  const namespace = test.kind === "name" ? test.name.namespace : test.namespace;
  switch (node.kind) {
    case "element":
    case "attribute": {
      if (namespace !== undefined && node.name.namespace !== namespace) return false;
      return test.kind === "anyName" || node.name.local === test.name.local;
    }
    case "wildElement":
      if (test.kind === "name" && node.declared.has(clark(test.name))) return false;
      return namespace === undefined || allowsNamespace(node.namespaces, namespace);
    case "wildAttribute":
      return namespace === undefined || allowsNamespace(node.namespaces, namespace);
    default:
      return true;
  }
}

export function isElement({ kind }: SchemaNode): boolean {
  return kind === "element" || kind === "wildElement";
}

function standsOutside({ kind }: SchemaNode): boolean {
  return kind === "attribute" || kind === "wildAttribute" || kind === "namespace";
}

function childrenOf(node: SchemaNode): Iterable<SchemaNode> {
  switch (node.kind) {
    case "root":
      return [...node.children, commentNode, instructionNode];
    case "element":
    case "wildElement":
      return [...node.children, textNode, commentNode, instructionNode];
    case "unknown":
      return [unknownNode];
    default:
      return [];
  }
}

function attributesOf(node: SchemaNode): Iterable<SchemaNode> {
  if (node.kind === "element") return node.attributes;
  return node.kind === "wildElement" || node.kind === "unknown" ? [unknownNode] : [];
}

function parentsOf(graph: SchemaGraph, node: SchemaNode): Iterable<SchemaNode> {
  switch (node.kind) {
    case "root":
      return [];
    case "element":
    case "wildElement":
      return node.parents;
    case "attribute":
    case "wildAttribute":
      return [node.owner];
    case "unknown":
      return [...graph.wild, unknownNode];
    default:
      return [graph.root, ...graph.elements, ...graph.wild, ...unknownOf(graph)];
  }
}

function unknownOf({ everything }: SchemaGraph): readonly SchemaNode[] {
  return everything.has(unknownNode) ? [unknownNode] : [];
}

function each(
  nodes: Iterable<SchemaNode>,
  next: (node: SchemaNode) => Iterable<SchemaNode>,
): SchemaNodes {
  const found = new Set<SchemaNode>();
  for (const node of nodes) for (const one of next(node)) found.add(one);
  return found;
}

function closure(
  nodes: SchemaNodes,
  next: (node: SchemaNode) => Iterable<SchemaNode>,
): SchemaNodes {
  const found = new Set(nodes);
  for (const node of found) for (const one of next(node)) found.add(one);
  return found;
}
