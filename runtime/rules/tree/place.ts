import type { Position } from "../../issues.js";
import type { XmlStartTag } from "../../xml/events.js";
import { qualifiedName } from "../../xpath/index.js";
import type { TreeNode } from "./document-tree.js";

/** Where a node is in its document, as issues say it: with the prefixes of the document. */
export function xpathOf(node: TreeNode): string {
  const { parent, kind } = node;
  if (parent === undefined) return "/";
  const above = parent.kind === "root" ? "" : xpathOf(parent);
  if (kind === "attribute") return `${above}/@${qualifiedName(node)}`;
  if (kind === "element" && above === "") return `/${qualifiedName(node)}`;
  return `${above}/${testOf(node)}[${countOf(node)}]`;
}

function testOf(node: TreeNode): string {
  switch (node.kind) {
    case "text":
      return "text()";
    case "comment":
      return "comment()";
    case "processingInstruction":
      return `processing-instruction("${node.local}")`;
    default:
      return qualifiedName(node);
  }
}

/** The how manieth of its name a node is among its siblings, from 1. */
function countOf({ parent, kind, namespace, local, index }: TreeNode): number {
  let count = 1;
  for (let before = index - 1; before >= 0; before--) {
    const sibling = parent?.children[before];
    if (sibling?.kind === kind && sibling.local === local && sibling.namespace === namespace)
      count++;
  }
  return count;
}

/** The element that a node is, or stands in; of the root that of the document. */
export function elementOf(node: TreeNode): TreeNode | undefined {
  if (node.kind === "element") return node;
  if (node.kind === "root") return node.children.find(({ kind }) => kind === "element");
  return node.parent === undefined ? undefined : elementOf(node.parent);
}

/** The place of that element among those of the document. */
export function ordinalOf(node: TreeNode): number {
  return elementOf(node)?.ordinal ?? 0;
}

/** Where an attribute begins, or the element of any other node, where a text was read; given the tag of the element, as it says. */
export function positionOf(
  node: TreeNode,
  file: string | undefined,
  tag?: Pick<XmlStartTag, "attributes" | "line" | "column">,
): Position | undefined {
  const isAttribute = node.kind === "attribute";
  const at =
    (isAttribute && tag?.attributes[node.index]) || tag || (isAttribute ? node : elementOf(node));
  if (!at?.line) return undefined;
  const { line, column } = at;
  return file === undefined ? { line, column } : { file, line, column };
}

/** The XPath of a node, given that of the element that it is or stands in. */
export function xpathWithin(
  node: TreeNode,
  element: TreeNode | undefined,
  xpath: string | undefined,
): string {
  if (node.kind === "root") return "/";
  if (element === undefined || xpath === undefined) return xpathOf(node);
  return xpath + xpathOf(node).slice(xpathOf(element).length);
}
