import { escapeAttribute, escapeText } from "../../runtime/xml/write/string-sink.js";
import { qualifiedName, type XPathNode } from "../../runtime/xpath/index.js";
import { namespacesInScope } from "../../runtime/xpath/steps/axes.js";

/** An element of a document as a document of its own, with the namespaces that it has in scope. */
export function xmlText(element: XPathNode): string {
  return written(element, namespacesInScope(element));
}

function written(node: XPathNode, declarations: ReadonlyMap<string, string> | undefined): string {
  switch (node.kind) {
    case "text":
      return escapeText(node.value);
    case "comment":
      return `<!--${node.value}-->`;
    case "processingInstruction":
      return `<?${node.local} ${node.value}?>`;
    case "element": {
      const name = qualifiedName(node);
      const declared = [...(declarations ?? [])]
        .filter(([prefix]) => prefix !== "xml")
        .map(
          ([prefix, uri]) => ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeAttribute(uri)}"`,
        );
      const attributes = node.attributes.map(
        (each) => ` ${qualifiedName(each)}="${escapeAttribute(each.value)}"`,
      );
      const inner = node.children.map((child) => written(child, child.declarations)).join("");
      return `<${name}${declared.join("")}${attributes.join("")}>${inner}</${name}>`;
    }
    default:
      return "";
  }
}
