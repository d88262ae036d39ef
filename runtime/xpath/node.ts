/** The seven kinds of node of the XPath data model (XPath 1.0, 5). */
export type NodeKind =
  | "root"
  | "element"
  | "attribute"
  | "text"
  | "comment"
  | "processingInstruction"
  | "namespace";

/**
 * A node of a document as XPath sees it (XPath 1.0, 5). All kinds have one shape, so that what walks a tree meets no other.
 * Attributes have a parent and are no children of it.
 */
export interface XPathNode {
  readonly kind: NodeKind;
  /** The namespace of the expanded name, `""` for none. */
  readonly namespace: string;
  /** The local part of the expanded name: the target of a processing instruction, the prefix of a namespace node, else `""`. */
  readonly local: string;
  /** The prefix that the document has, `""` for none; it counts for `name()` alone. */
  readonly prefix: string;
  readonly parent: XPathNode | undefined;
  readonly children: readonly XPathNode[];
  readonly attributes: readonly XPathNode[];
  /** The string-value of a node without children of its own: attribute, text, comment, processing instruction, namespace. */
  readonly value: string;
  /** Grows in document order; an element comes before its attributes, and these before its children. Unique over all documents of a run. */
  readonly order: number;
  /** Which of its parent's children a node is; which of its attributes an attribute is. */
  readonly index: number;
  /** Prefixes that this element declares, `""` for the default namespace; `undefined` where it declares none. */
  readonly declarations: ReadonlyMap<string, string> | undefined;
  /** Of a text that changes, the bit by which it is known who read it; else 0. */
  readonly mark: number;
}

/** What the texts had as marks that were read since this was 0: an answer depends on no others. */
export const readTexts: { marks: number } = { marks: 0 };
/** The mark of an answer that may be another although no text is. */
export const readMore: number = 1 << 30;

/** Nodes in document order, none twice. */
export type NodeSet = readonly XPathNode[];

/** What an expression gives (XPath 1.0, 1). */
export type XPathValue = NodeSet | number | string | boolean;

/** The string-value of a node (XPath 1.0, 5): of the root and of elements the text of all text descendants. */
export function stringValue(node: XPathNode): string {
  if (node.kind !== "element" && node.kind !== "root") return textOf(node);
  const { children } = node;
  const [only] = children;
  if (children.length === 1 && only?.kind === "text") return textOf(only);
  let text = "";
  for (let next: XPathNode | undefined = only; next !== undefined; next = following(next, node)) {
    if (next.kind === "text") text += textOf(next);
  }
  return text;
}

function textOf({ mark, value }: XPathNode): string {
  readTexts.marks |= mark;
  return value;
}

/** The next node in document order below `top`, attributes left out. */
export function following(node: XPathNode, top: XPathNode): XPathNode | undefined {
  if (node.children.length > 0) return node.children[0];
  for (let at: XPathNode | undefined = node; at !== undefined && at !== top; at = at.parent) {
    const sibling: XPathNode | undefined = at.parent?.children[at.index + 1];
    if (sibling !== undefined) return sibling;
  }
  return undefined;
}

/** The root of the tree that a node stands in. */
export function rootOf(node: XPathNode): XPathNode {
  let at = node;
  while (at.parent !== undefined) at = at.parent;
  return at;
}

/** The name as the document writes it, with its prefix. */
export function qualifiedName({ prefix, local }: XPathNode): string {
  return prefix === "" ? local : `${prefix}:${local}`;
}

/** A node that belongs to no document. */
export function loneNode(kind: "root" | "text"): XPathNode {
  return {
    kind,
    namespace: "",
    local: "",
    prefix: "",
    parent: undefined,
    children: [],
    attributes: [],
    value: "",
    order: 0,
    index: 0,
    declarations: undefined,
    mark: 0,
  };
}
