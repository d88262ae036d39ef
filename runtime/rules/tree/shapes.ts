import type { XmlName } from "../../xml/names.js";
import type { NodeMemo, Reads, XPathNode } from "../../xpath/index.js";
import { noName, TreeNode } from "./document-tree.js";

/** Larger than all orders of what was read before: what is recorded comes last. */
export const firstOrder: number = 2 ** 50;

type Event = "start" | "open" | "attribute" | "text" | "close";

/**
 * What was needed of an element, up to some point in it: which nodes came, and not what their texts were. Elements that are alike so far
 * have the same shape, and the nodes of that: only when something is asked they get the texts of one element.
 */
export class Shape<Asked = unknown> {
  readonly event: Event;
  /** The node that begins, or ends, here. */
  readonly node: TreeNode;
  readonly previous: Shape<Asked> | undefined;
  /** Whether the node is one of the children of its parent, and not only below it. */
  readonly isChild: boolean;
  /** How many events there were. */
  readonly length: number;
  /** How many texts there were. */
  readonly texts: number;
  /** The order of the node that came last. */
  readonly order: number;
  /** What is kept about an element that has ended so. */
  readonly memo: NodeMemo | undefined;
  /** What is asked about an element that has ended so. */
  asked: Asked | undefined = undefined;
  #wholes: WeakMap<object, Whole<Asked> | "none"> | undefined;
  #trail: readonly Shape<Asked>[] | undefined;
  #lastName: XmlName | undefined;
  #last: Shape<Asked> | undefined;
  #close: Shape<Asked> | undefined;
  #text: Shape<Asked> | undefined;
  #attributes: Map<XmlName, Shape<Asked>> | undefined;
  #elements: Map<XmlName, Shape<Asked>> | undefined;

  constructor(
    event: Event,
    node: TreeNode,
    previous: Shape<Asked> | undefined,
    isChild: boolean,
    reads: Reads,
  ) {
    const isText = event === "attribute" || event === "text";
    this.event = event;
    this.node = node;
    this.previous = previous;
    this.isChild = isChild;
    this.length = previous === undefined ? 0 : previous.length + 1;
    this.texts = (previous?.texts ?? 0) + (isText ? 1 : 0);
    this.order = previous === undefined ? firstOrder : node.order;
    if (previous !== undefined && event === "close") this.order = previous.order;
    this.memo = event === "close" || isText ? { found: new Map(), reads } : undefined;
  }

  /** After the start of an element. */
  open(name: XmlName, parent: TreeNode, isChild: boolean, of: Shapes<Asked>): Shape<Asked> {
    if (name === this.#lastName && this.#last !== undefined) return this.#last;
    this.#elements ??= new Map();
    let next = this.#elements.get(name);
    if (next === undefined) {
      next = of.made(this, "open", this.#made("element", name, parent), isChild);
      this.#elements.set(name, next);
    }
    this.#lastName = name;
    this.#last = next;
    return next;
  }

  attribute(name: XmlName, owner: TreeNode, of: Shapes<Asked>): Shape<Asked> {
    this.#attributes ??= new Map();
    let next = this.#attributes.get(name);
    if (next === undefined) {
      next = of.made(this, "attribute", this.#made("attribute", name, owner), false);
      this.#attributes.set(name, next);
    }
    return next;
  }

  text(parent: TreeNode, of: Shapes<Asked>): Shape<Asked> {
    this.#text ??= of.made(this, "text", this.#made("text", noName, parent), true);
    return this.#text;
  }

  close(element: TreeNode, of: Shapes<Asked>): Shape<Asked> {
    this.#close ??= of.made(this, "close", element, false);
    return this.#close;
  }

  /** Where a whole element of an outline leads from here. */
  whole(outline: object, find: () => Whole<Asked> | "none"): Whole<Asked> | "none" {
    this.#wholes ??= new WeakMap();
    let whole = this.#wholes.get(outline);
    if (whole === undefined) {
      whole = find();
      this.#wholes.set(outline, whole);
    }
    return whole;
  }

  #made(
    kind: "element" | "attribute" | "text",
    name: ConstructorParameters<typeof TreeNode>[1],
    parent: TreeNode,
  ): TreeNode {
    this.build();
    const { length } = kind === "attribute" ? parent.attributes : parent.children;
    return new TreeNode(kind, name, "", parent, this.order + 1, length, -1);
  }

  /** Makes the nodes the tree of what came so far; with texts, these are theirs. */
  build(texts?: readonly string[]): void {
    this.#trail ??= trailOf(this);
    for (const { event, node, isChild, memo, texts: count } of this.#trail) {
      if (event === "start") continue;
      if (event === "close") node.memo = memo;
      else if (event === "open") {
        node.children = [];
        node.attributes = [];
        node.memo = undefined;
        if (isChild) node.parent?.children.push(node);
      } else {
        node.memo = memo;
        if (texts !== undefined) node.value = texts[count - 1] ?? "";
        (event === "text" ? node.parent?.children : node.parent?.attributes)?.push(node);
      }
    }
  }
}

function trailOf<Asked>(last: Shape<Asked>): readonly Shape<Asked>[] {
  const trail: Shape<Asked>[] = [];
  for (let at: Shape<Asked> | undefined = last; at !== undefined; at = at.previous) trail.push(at);
  return trail.reverse();
}

/** A whole element at once: the shape after it, at which indexes of a match its texts are, and where contexts ended in it. */
export interface Whole<Asked> {
  readonly end: Shape<Asked>;
  readonly texts: readonly number[];
  readonly ended: readonly Shape<Asked>[];
}

/** So many shapes are kept of the elements of one way, and no more events are recorded of one element. */
const most = { shapes: 4000, length: 400 };

/** The shapes that the elements of one way had. */
export class Shapes<Asked = unknown> {
  readonly start: Shape<Asked>;
  /** Takes note of the texts that answers depend on, by their index. */
  readonly reads: Reads & { readonly indexes: Map<XPathNode, number> };
  /** In which element, in which state of what is around it, they are asked. */
  parent: TreeNode | undefined;
  /** Grows with each other surrounding. */
  epoch = 0;
  #version = -1;
  #made = 0;
  #recorded = 0;
  #settled = 0;
  readonly #roots: TreeNode[] = [];
  #givenUp = false;

  constructor(reads: Reads & { readonly indexes: Map<XPathNode, number> }) {
    this.reads = reads;
    const outside = new TreeNode("element", noName, "", undefined, firstOrder, 0, -1);
    this.start = new Shape("start", outside, undefined, false, reads);
  }

  /** Whether such elements need not be read in the general way. */
  get pays(): boolean {
    return !this.#givenUp;
  }

  /** Begins another element, in an element that has not changed for contexts in it as long as the version is the same. */
  begin(parent: TreeNode, version: number): void {
    this.#recorded++;
    if (this.parent === parent && this.#version === version) return;
    this.epoch++;
    this.parent = parent;
    this.#version = version;
    for (const root of this.#roots) root.parent = parent;
  }

  /** An element had to be read in the general way after all. */
  settle(): void {
    if (++this.#settled > 16 && this.#settled * 4 > this.#recorded) this.#givenUp = true;
  }

  /** Such elements cannot be recorded. */
  giveUp(): void {
    this.#givenUp = true;
  }

  made(previous: Shape<Asked>, event: Event, node: TreeNode, isChild: boolean): Shape<Asked> {
    const made = new Shape<Asked>(event, node, previous, isChild, this.reads);
    if (event === "attribute" || event === "text") this.reads.indexes.set(node, made.texts - 1);
    if (event === "open" && previous === this.start) this.#roots.push(node);
    if (++this.#made > most.shapes || made.length > most.length) this.#givenUp = true;
    return made;
  }
}
