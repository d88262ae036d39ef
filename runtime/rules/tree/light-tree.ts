import type { XmlStartTag } from "../../xml/events.js";
import type { NamespaceScope } from "../../xml/names.js";
import type { Edge } from "../watch/needs.js";
import type { ElementName, Ordered, Route } from "../watch/routes.js";
import { addChild, type DocumentTree, declareAll, noName, TreeNode } from "./document-tree.js";
import { Recording, settled } from "./recording.js";
import type { Shapes } from "./shapes.js";

/** An element that is open, or the document. */
export interface Level<C extends Ordered> {
  readonly node: TreeNode;
  /** What its children will be asked. */
  route: Route<C>;
  /** What was told by its own route, before children of it changed that. */
  readonly own: Route<C>;
  readonly scope: NamespaceScope | undefined;
  /** How many nodes below it are held. */
  held: number;
}

/** As much of the tree of a document as rules may still ask for: the open elements, and what is needed of what lies before them. */
export class LightTree<C extends Ordered, Asked> {
  readonly tree: DocumentTree;
  readonly levels: Level<C>[];
  /** Grows whenever something joins the tree that contexts elsewhere may ask for. */
  version = 0;
  /** How many nodes are held, open elements left out. */
  held = 0;
  #order = 1;
  #text = "";
  readonly #isFirst: (edge: Edge, node: TreeNode) => boolean;
  /** The element that is recorded, where one is: its nodes are those of its shape, and nothing below it is in the tree. */
  recording: Recording<C, string, Asked> | undefined;
  /** The recording before, which is used again. */
  #spare: Recording<C, string, Asked> | undefined;
  /** The innermost open element, or the document. */
  top: Level<C>;

  constructor(route: Route<C>, isFirst: (edge: Edge, node: TreeNode) => boolean) {
    const root = new TreeNode("root", noName, "", undefined, 0, 0, -1);
    root.open = true;
    this.tree = { root, ids: new Map(), endOrder: Number.MAX_SAFE_INTEGER / 4 };
    this.top = { node: root, route, own: route, scope: undefined, held: 0 };
    this.levels = [this.top];
    this.#isFirst = isFirst;
  }

  /** What is told of the innermost open element. */
  get route(): Route<C> {
    return this.recording?.top?.route ?? this.top.route;
  }

  /** Begins to record the element that comes. */
  record(shapes: Shapes<Asked>): Recording<C, string, Asked> {
    this.#flush(this.top.node);
    this.recording = this.#spare?.begin(shapes) ?? new Recording<C, string, Asked>(shapes);
    this.#spare = this.recording;
    return this.recording;
  }

  /** Ends the text of the innermost element that is recorded. */
  endText(): void {
    const text = this.#text;
    if (text === "") return;
    this.#text = "";
    this.recording?.text(text);
  }

  /** Puts into the tree what was recorded: from here on its element is read in the general way. */
  settle(): void {
    const { recording } = this;
    if (recording === undefined) return;
    this.endText();
    const { nodes, count } = settled(recording, this.#order);
    this.#order += count;
    this.recording = undefined;
    const { scope } = this.top;
    for (const [index, node] of nodes.entries()) {
      const level = recording.levels[index];
      const inner = nodes[index + 1];
      if (level === undefined) return;
      const { route } = level;
      const isInChildren = inner !== undefined && recording.levels[index + 1]?.route.isKept;
      const open = isInChildren ? 1 + sizeOf(inner) : 0;
      const held = sizeOf(node) - open;
      this.held += held + Math.min(open, 1);
      this.#push({ node, route, own: route, scope, held });
    }
  }

  open(tag: XmlStartTag, ordinal: number): Level<C> {
    const { top } = this;
    const { scope } = tag;
    const node = this.#element(top, tag.name, tag);
    node.ordinal = ordinal;
    if (scope !== top.scope) declareAll(node, scope, top.scope);
    const route = this.#routeOf(top, tag.name, node);
    if (route.isKept) this.#join(top, node);
    if (route.isOutside) this.version++;
    const level = { node, route, own: route, scope, held: 0 };
    return this.#push(level);
  }

  #push(level: Level<C>): Level<C> {
    this.levels.push(level);
    this.top = level;
    return level;
  }

  text(text: string): void {
    if (this.route.keepsText) this.#text += text;
  }

  /** A comment or the like, where such things are needed. */
  other(kind: "comment" | "processingInstruction", local: string, value: string): void {
    if (!this.route.keepsAll) return;
    const { top } = this;
    this.#flush(top.node);
    this.#join(top, this.#node(kind, { ...noName, local }, value, top.node));
  }

  /** Ends the text of the innermost element, before it is asked about. */
  complete(): Level<C> {
    const { top } = this;
    this.#flush(top.node);
    top.node.open = false;
    return top;
  }

  /** Ends the innermost element. */
  close(): void {
    const ended = this.levels.pop();
    this.top = this.levels.at(-1) ?? this.top;
    if (ended?.own.isKept === true) this.top.held += ended.held + 1;
    else this.held -= ended?.held ?? 0;
  }

  /** An element with nothing but text. */
  leaf(name: ElementName, text: string): void {
    const { top } = this;
    const route = top.route.to(name);
    if (!route.isKept) return;
    const node = this.#element(top, name, undefined);
    this.#join(top, node);
    if (route.isOutside) this.version++;
    top.held++;
    node.open = false;
    if (!route.keepsText || text === "") return;
    this.#text = text;
    this.#flush(node);
  }

  #element(top: Level<C>, name: ElementName, tag: XmlStartTag | undefined): TreeNode {
    const { node: parent } = top;
    this.#flush(parent);
    const node = this.#node("element", name, "", parent);
    node.open = true;
    if (tag === undefined) return node;
    if (tag.attributes.length > 0)
      node.attributes = tag.attributes.map(
        ({ name: own, value }, index) =>
          new TreeNode("attribute", own, value, node, this.#order++, index, -1),
      );
    node.at(tag);
    return node;
  }

  /** What is told of a child by its name, and by its start tag where one child only counts. */
  #routeOf(top: Level<C>, name: ElementName, node: TreeNode): Route<C> {
    let route = top.route.to(name);
    if (route.firsts.length === 0) return route;
    let base = top.route;
    for (const edge of route.firsts)
      if (this.#isFirst(edge, node)) top.route = top.route.without(edge);
      else base = base.without(edge);
    route = base.to(name);
    return route;
  }

  /** A node that comes next in an element. */
  #node(
    kind: TreeNode["kind"],
    name: ConstructorParameters<typeof TreeNode>[1],
    value: string,
    parent: TreeNode,
  ): TreeNode {
    return new TreeNode(kind, name, value, parent, this.#order++, parent.children.length, -1);
  }

  #join({ node: parent }: Level<C>, node: TreeNode): void {
    addChild(parent, node);
    this.held++;
  }

  /** Texts in a row are one node (XPath 1.0, 5.7). */
  #flush(node: TreeNode): void {
    const text = this.#text;
    if (text === "") return;
    this.#text = "";
    addChild(node, this.#node("text", noName, text, node));
  }
}

/** How many elements are below one. */
function sizeOf({ children }: TreeNode): number {
  return children.reduce(
    (sum, child) => (child.kind === "element" ? sum + 1 + sizeOf(child) : sum),
    0,
  );
}
