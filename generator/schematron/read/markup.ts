import type { TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import { escapeAttribute, escapeText } from "../../../runtime/xml/write/string-sink.js";
import { qualifiedName } from "../../../runtime/xpath/index.js";

/** Some nodes as markup that stands for itself: each element binds the prefixes that it uses. */
export function markupOf(nodes: readonly TreeNode[]): string {
  return nodes.map(markup).join("");
}

function markup(node: TreeNode): string {
  switch (node.kind) {
    case "element": {
      const bound = new Map(
        [node, ...node.attributes].map((each) => [each.prefix, each.namespace]),
      );
      bound.delete("xml");
      // An attribute without a prefix is in no namespace; an element without one may be in any.
      bound.set("", node.prefix === "" ? node.namespace : "");
      const declared = [...bound].map(
        ([prefix, namespace]) =>
          ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeAttribute(namespace)}"`,
      );
      const attributes = node.attributes.map(
        (each) => ` ${qualifiedName(each)}="${escapeAttribute(each.value)}"`,
      );
      const name = qualifiedName(node);
      return `<${name}${declared.join("")}${attributes.join("")}>${markupOf(node.children)}</${name}>`;
    }
    case "text":
      return escapeText(node.value);
    case "comment":
      return `<!--${node.value}-->`;
    case "processingInstruction":
      return `<?${node.local} ${node.value}?>`;
    default:
      return "";
  }
}
