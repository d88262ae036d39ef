import { xmlNamespace } from "../../qname.js";
import type { XmlHandler, XmlStartTag } from "../../xml/events.js";
import type { NamespaceScope } from "../../xml/names.js";
import type { Doctype } from "../../xml/read/declared.js";
import type { LineAndColumn } from "../../xml/read/input.js";
import { following, type NodeKind, qualifiedName, type XPathNode } from "../../xpath/index.js";

/** A name that a node is made with. */
interface NodeName {
  readonly namespace: string;
  readonly local: string;
  readonly prefix: string;
}

const none: never[] = [];
Object.freeze(none);
export const noName: NodeName = { namespace: "", local: "", prefix: "" };

/** Where a start tag and its attributes begin, or an attribute, as far as that is known. */
export interface Begun extends Partial<LineAndColumn> {
  readonly attributes?: readonly Partial<LineAndColumn>[];
}

/** What is asked of an element by the names on the way to it. */
export interface AskedByName {
  readonly candidates: readonly unknown[];
  to(child: NodeName): AskedByName;
}

/** What is known of an element that was taken whole, and of all in it. */
export interface Fold {
  readonly element: { readonly name: NodeName };
  /** How many elements it is, with all that are in it. */
  readonly elements: number;
  /** How many nodes it may be. */
  readonly nodes: number;
  /** Gives the node of the element its attributes and children. */
  unfold(node: TreeNode, texts: readonly string[]): void;
  /** Whether anything in the element may be asked, itself left out: by names, or where all attributes or texts are. */
  reaches(state: AskedByName, attributes: boolean, texts: boolean): boolean;
}

/** A node of a document that rules are checked on. */
export class TreeNode implements XPathNode {
  readonly kind: NodeKind;
  readonly namespace: string;
  readonly local: string;
  readonly prefix: string;
  parent: TreeNode | undefined;
  #children: TreeNode[] = none;
  #attributes: TreeNode[] = none;
  value: string;
  readonly order: number;
  readonly index: number;
  declarations: ReadonlyMap<string, string> | undefined = undefined;
  mark = 0;
  /** Of an element its place among the elements of the document, in document order from 0; of others -1. */
  ordinal: number;
  /** Where the start tag of an element begins, or an attribute; 0 where no text was read. */
  line = 0;
  column = 0;
  /** Whether its end was not read yet. */
  open = false;
  /** Of an element that was taken whole what its outline says, and its texts: nodes are made of them where they are asked for. */
  fold: Fold | undefined = undefined;
  #texts: readonly string[] = none;
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
    this.ordinal = ordinal;
  }

  /** Says where it begins, and its attributes. */
  at({ line = 0, column = 0, attributes = none }: Begun): void {
    this.line = line;
    this.column = column;
    const own = this.#attributes;
    for (let index = 0; index < own.length; index++) own[index]?.at(attributes[index] ?? this);
  }

  get children(): TreeNode[] {
    if (this.fold !== undefined) this.#unfold(this.fold);
    return this.#children;
  }

  set children(children: TreeNode[]) {
    this.#children = children;
  }

  get attributes(): TreeNode[] {
    if (this.fold !== undefined) this.#unfold(this.fold);
    return this.#attributes;
  }

  set attributes(attributes: TreeNode[]) {
    this.#attributes = attributes;
  }

  /** Says what is in it, without making nodes of it. */
  hold(fold: Fold, texts: readonly string[]): void {
    this.fold = fold;
    this.#texts = texts;
  }

  #unfold(fold: Fold): void {
    const texts = this.#texts;
    this.fold = undefined;
    this.#texts = none;
    fold.unfold(this, texts);
  }
}

/** Gives a node to its parent. Most lists have one node: an empty one that grows would take the room of many. */
export function addChild(parent: TreeNode, node: TreeNode): void {
  const { children } = parent;
  if (children.length === 0) parent.children = [node];
  else children.push(node);
}

/** A document as a tree. */
export interface DocumentTree {
  readonly root: TreeNode;
  /** Elements by their identifier: an attribute that the document type declares as ID, or `xml:id`. The first one counts. */
  readonly ids: Pick<ReadonlyMap<string, TreeNode>, "get">;
  /** What the orders of the nodes stay below. */
  readonly endOrder: number;
}

/** The elements of a document by their identifiers, which are looked for where one is asked for. */
class Identifiers {
  readonly #root: TreeNode;
  readonly #doctype: Doctype | undefined;
  #known: Map<string, TreeNode> | undefined;

  constructor(root: TreeNode, doctype: Doctype | undefined) {
    this.#root = root;
    this.#doctype = doctype;
  }

  get(id: string): TreeNode | undefined {
    this.#known ??= this.#found();
    return this.#known.get(id);
  }

  #found(): Map<string, TreeNode> {
    const known = new Map<string, TreeNode>();
    const root = this.#root;
    for (let at = following(root, root); at !== undefined; at = following(at, root))
      for (const attribute of at.attributes)
        if (this.#identifies(at, attribute) && !known.has(attribute.value))
          known.set(attribute.value, at as TreeNode);
    return known;
  }

  #identifies(element: XPathNode, attribute: XPathNode): boolean {
    if (attribute.namespace === xmlNamespace) return attribute.local === "id";
    const declared = this.#doctype?.attributes.get(qualifiedName(element));
    return declared?.get(qualifiedName(attribute))?.isId === true;
  }
}

/** Makes a tree of what is read (`XmlHandler`). */
export class TreeBuilder implements XmlHandler {
  readonly #root: TreeNode;
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
    return {
      root: this.#root,
      ids: new Identifiers(this.#root, this.#doctype),
      endOrder: this.#order,
    };
  }

  doctype(doctype: Doctype): undefined {
    this.#doctype = doctype;
  }

  startElement(tag: XmlStartTag): void {
    const { name, scope } = tag;
    const element = this.open(name);
    if (scope !== this.#scopes.at(-1)) declareAll(element, scope, this.#scopes.at(-1));
    this.#scopes.push(scope);
    for (const attribute of tag.attributes) this.attribute(attribute.name, attribute.value);
    element.at(tag);
  }

  endElement(): void {
    this.close();
    this.#scopes.pop();
  }

  text(text: string): void {
    this.#text += text;
  }

  /** Adds an element with all that is in it, as a fold says. */
  hold(fold: Fold, texts: readonly string[]): void {
    const node = this.#leaf("element", fold.element.name, "", this.#ordinal);
    node.hold(fold, texts);
    this.#order = node.order + fold.nodes;
    this.#ordinal += fold.elements;
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

  /** Gives an attribute to the element that was opened last. */
  attribute(name: NodeName, value: string): void {
    const element = this.#at;
    const { length } = element.attributes;
    const node = new TreeNode("attribute", name, value, element, this.#order++, length, -1);
    if (length === 0) element.attributes = [node];
    else element.attributes.push(node);
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
    addChild(parent, node);
    return node;
  }
}

/** What is declared since the scope of the parent: an entity may have brought more than one scope along. */
export function declareAll(
  node: TreeNode,
  scope: NamespaceScope,
  before: NamespaceScope | undefined,
): void {
  const trail: NamespaceScope[] = [];
  for (let each: NamespaceScope | undefined = scope; each && each !== before; each = each.parent)
    trail.unshift(each);
  const declared = trail
    .flatMap((each) => [...each.declared])
    .filter(([prefix]) => prefix !== "xml");
  if (declared.length > 0) node.declarations = new Map(declared);
}
