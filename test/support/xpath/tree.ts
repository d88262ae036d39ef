import { type Attr, type Node, parseXmlDocument } from "slimdom";
import type { NodeKind, XPathNode } from "../../../runtime/xpath/index.js";

interface Writable extends XPathNode {
  children: XPathNode[];
  attributes: XPathNode[];
}

const kinds: Readonly<Record<number, NodeKind>> = {
  1: "element",
  3: "text",
  4: "text",
  7: "processingInstruction",
  8: "comment",
  9: "root",
};

/** A tree for XPath from the text of a document, made by a DOM that is not ours. */
export function treeOf(text: string): XPathNode {
  let order = 0;
  const make = (node: Node, parent: XPathNode | undefined, index: number): Writable => {
    const kind = kinds[node.nodeType] ?? "comment";
    const { localName = null, namespaceURI = null, prefix = null } = node as Partial<Attr>;
    const made: Writable = {
      kind,
      namespace: namespaceURI ?? "",
      local: localName ?? (kind === "processingInstruction" ? node.nodeName : ""),
      prefix: prefix ?? "",
      parent,
      children: [],
      attributes: [],
      value: node.nodeValue ?? "",
      order: order++,
      index,
      declarations: undefined,
      mark: 0,
    };
    const declared = new Map<string, string>();
    for (const attribute of (node as { attributes?: Attr[] }).attributes ?? []) {
      if (attribute.namespaceURI === "http://www.w3.org/2000/xmlns/")
        declared.set(attribute.prefix === null ? "" : attribute.localName, attribute.value);
      else
        made.attributes.push({
          ...made,
          kind: "attribute",
          namespace: attribute.namespaceURI ?? "",
          local: attribute.localName,
          prefix: attribute.prefix ?? "",
          parent: made,
          children: [],
          attributes: [],
          value: attribute.value,
          order: order++,
          index: made.attributes.length,
        });
    }
    const whole: Writable =
      declared.size === 0 ? made : Object.assign(made, { declarations: declared });
    for (const child of joinTexts(node.childNodes))
      made.children.push(make(child, whole, made.children.length));
    return whole;
  };
  return make(parseXmlDocument(text), undefined, 0);
}

/** Text beside text is one text node for XPath; a DOM has CDATA sections apart. */
function joinTexts(nodes: readonly Node[]): readonly Node[] {
  const joined: Node[] = [];
  for (const node of nodes) {
    const before = joined.at(-1);
    const isText = (each: Node | undefined): boolean =>
      each?.nodeType === 3 || each?.nodeType === 4;
    if (before !== undefined && isText(before) && isText(node))
      before.nodeValue = (before.nodeValue ?? "") + (node.nodeValue ?? "");
    else joined.push(node);
  }
  return joined;
}
