import { xmlNamespace } from "../../qname.js";
import type { XmlHandler, XmlStartTag } from "../../xml/events.js";
import type { NamespaceScope } from "../../xml/names.js";
import type { Doctype } from "../../xml/read/declared.js";
import type { SinkName, XmlSink } from "../../xml/write/sink.js";
import type { NodeKind, XPathNode } from "../../xpath/index.js";

/** A name that a node is made with. */
interface NodeName {
  readonly namespace: string;
  readonly local: string;
  readonly prefix: string;
}

const none: TreeNode[] = [];
Object.freeze(none);
export const noName: NodeName = { namespace: "", local: "", prefix: "" };

/** A node of a document that rules are checked on. */
export class TreeNode implements XPathNode {
  readonly kind: NodeKind;
  readonly namespace: string;
  readonly local: string;
  readonly prefix: string;
  parent: TreeNode | undefined;
  children: TreeNode[] = none;
  attributes: TreeNode[] = none;
  value: string;
  readonly order: number;
  readonly index: number;
  declarations: ReadonlyMap<string, string> | undefined;
  mark = 0;
  /** Of an element its place among the elements of the document, in document order from 0; of others -1. */
  ordinal: number;
  /** Where the start tag of an element begins; 0 where no text was read. */
  line = 0;
  column = 0;
  /** Whether its end was not read yet. */
  open = false;
  /** How many of its children were counted so far, by what counts them. */
  counts: Map<object, number> | undefined = undefined;

  constructor(
    kind: NodeKind,
    { namespace, local, prefix }: NodeName,
    value: string,
    parent: TreeNode | undefined,
    order: number,
    index: number,
    ordinal: number,
  ) {
    this.kind = kind;
    this.namespace = namespace;
    this.local = local;
    this.prefix = prefix;
    this.value = value;
    this.parent = parent;
    this.order = order;
    this.index = index;
    this.declarations = undefined;
    this.ordinal = ordinal;
  }
}

/** A document as a tree. */
export interface DocumentTree {
  readonly root: TreeNode;
  /** Elements by their identifier: an attribute that the document type declares as ID, or `xml:id`. The first one counts. */
  readonly ids: ReadonlyMap<string, TreeNode>;
  /** What the orders of the nodes stay below. */
  readonly endOrder: number;
}

/** Makes a tree of what is read (`XmlHandler`), or of what would be written ({@link TreeSink}). */
export class TreeBuilder implements XmlHandler {
  readonly #root: TreeNode;
  readonly #ids = new Map<string, TreeNode>();
  #at: TreeNode;
  #order: number;
  #ordinal = 0;
  #text = "";
  #doctype: Doctype | undefined;
  readonly #scopes: NamespaceScope[] = [];

  /** `firstOrder` keeps the nodes of several documents apart. */
  constructor(firstOrder = 0) {
    this.#root = new TreeNode("root", noName, "", undefined, firstOrder, 0, -1);
    this.#at = this.#root;
    this.#order = firstOrder + 1;
  }

  /** The tree, once all of it was read. */
  get tree(): DocumentTree {
    return { root: this.#root, ids: this.#ids, endOrder: this.#order };
  }

  doctype(doctype: Doctype): undefined {
    this.#doctype = doctype;
  }

  startElement({ name, attributes, scope, line, column }: XmlStartTag): void {
    const element = this.open(name);
    element.line = line;
    element.column = column;
    if (scope !== this.#scopes.at(-1)) this.#declareAll(element, scope);
    this.#scopes.push(scope);
    for (const attribute of attributes) this.attribute(attribute.name, attribute.value);
  }

  /** What is declared since the scope of the parent: an entity may have brought more than one scope along. */
  #declareAll(element: TreeNode, scope: NamespaceScope): void {
    const before = this.#scopes.at(-1);
    const trail: NamespaceScope[] = [];
    for (let each: NamespaceScope | undefined = scope; each && each !== before; each = each.parent)
      trail.unshift(each);
    for (const { declared } of trail)
      for (const [prefix, namespace] of declared)
        if (prefix !== "xml") this.declare(element, prefix, namespace);
  }

  endElement(): void {
    this.close();
    this.#scopes.pop();
  }

  text(text: string): void {
    this.#text += text;
  }

  comment(text: string): void {
    this.#leaf("comment", noName, text);
  }

  processingInstruction(target: string, body: string): void {
    this.#leaf("processingInstruction", { ...noName, local: target }, body);
  }

  /** Begins an element. */
  open(name: NodeName): TreeNode {
    const element = this.#leaf("element", name, "", this.#ordinal++);
    this.#at = element;
    return element;
  }

  /** Declares a prefix on an element. */
  declare(element: TreeNode, prefix: string, namespace: string): void {
    element.declarations = new Map([...(element.declarations ?? []), [prefix, namespace]]);
  }

  /** Gives an attribute to the element that was opened last. */
  attribute(name: NodeName, value: string): void {
    const element = this.#at;
    const { length } = element.attributes;
    const node = new TreeNode("attribute", name, value, element, this.#order++, length, -1);
    // Most lists have one node: an empty one that grows would take the room of many.
    if (length === 0) element.attributes = [node];
    else element.attributes.push(node);
    if (this.#identifies(element, name) && !this.#ids.has(value)) this.#ids.set(value, element);
  }

  #identifies(element: NodeName, { namespace, local, prefix }: NodeName): boolean {
    if (namespace === xmlNamespace) return local === "id";
    if (this.#doctype === undefined) return false;
    const written = (name: NodeName): string =>
      name.prefix === "" ? name.local : `${name.prefix}:${name.local}`;
    const declared = this.#doctype.attributes.get(written(element));
    return declared?.get(prefix === "" ? local : `${prefix}:${local}`)?.isId === true;
  }

  /** Ends the element that is open. */
  close(): void {
    this.#flush();
    this.#at = this.#at.parent ?? this.#root;
  }

  /** CDATA sections, entities and chunks split a text, which is one node (XPath 1.0, 5.7). */
  #flush(): void {
    const text = this.#text;
    if (text === "") return;
    this.#text = "";
    this.#add("text", noName, text, -1);
  }

  #leaf(kind: NodeKind, name: NodeName, value: string, ordinal = -1): TreeNode {
    this.#flush();
    return this.#add(kind, name, value, ordinal);
  }

  #add(kind: NodeKind, name: NodeName, value: string, ordinal: number): TreeNode {
    const parent = this.#at;
    const { length } = parent.children;
    const node = new TreeNode(kind, name, value, parent, this.#order++, length, ordinal);
    if (length === 0) parent.children = [node];
    else parent.children.push(node);
    return node;
  }
}

/** Makes the tree of a document that a value would be written as. */
export class TreeSink implements XmlSink {
  readonly #builder = new TreeBuilder();
  #last: TreeNode | undefined;

  /** The tree, once all of it was written. */
  get tree(): DocumentTree {
    return this.#builder.tree;
  }

  open(name: SinkName): void {
    this.#last = this.#builder.open(name);
  }

  declare(prefix: string, namespace: string): void {
    if (this.#last !== undefined) this.#builder.declare(this.#last, prefix, namespace);
  }

  attribute(name: SinkName, value: string): void {
    this.#builder.attribute(name, value);
  }

  leaf(name: SinkName, value: string): void {
    this.open(name);
    this.text(value);
    this.close();
  }

  text(value: string): void {
    if (value !== "") this.#builder.text(value);
  }

  close(): void {
    this.#builder.close();
  }
}
