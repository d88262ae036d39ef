import type { MessagePart } from "../../../runtime/rules/rule-set.js";
import type { TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import type { Expressions, VariableScope } from "../read/expressions.js";
import type { Item, Items } from "../read/items.js";
import { isSchematron, schematron15, xslNamespace } from "../read/names.js";

/** The message of a check: text, values and names. */
export function partsOf(
  item: Item,
  items: Items,
  expressions: Expressions,
  scope: VariableScope,
): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  const visit = (node: TreeNode): void => {
    if (node.kind === "text") parts.push(node.value);
    if (node.kind !== "element") return;
    const part = partOf({ ...item, element: node }, items, expressions, scope);
    if (part !== undefined) parts.push(part);
    else for (const child of node.children) visit(child);
  };
  for (const child of item.element.children) visit(child);
  return parts;
}

function partOf(
  item: Item,
  items: Items,
  expressions: Expressions,
  scope: VariableScope,
): MessagePart | undefined {
  const { local, namespace } = item.element;
  if (namespace === xslNamespace) {
    if (local !== "value-of" && local !== "copy-of") return undefined;
  } else if (!isSchematron(namespace) || (local !== "value-of" && local !== "name"))
    return undefined;
  const isName = local === "name";
  const written = items.attribute(item, isName ? "path" : "select");
  if (written === undefined) return isName ? { kind: "name", query: undefined } : "";
  // In Schematron 1.5 `path` leads to the node whose name is printed, in ISO Schematron the value of the expression is printed.
  const kind = isName && namespace === schematron15 ? "name" : "value";
  return { kind, query: expressions.query(written, "value", scope) };
}
