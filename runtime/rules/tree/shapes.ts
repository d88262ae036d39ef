import type { XmlName } from "../../xml/names.js";
import { addChild, noName, TreeNode } from "./document-tree.js";

/** Larger than all orders of what was read before: what is recorded comes last. */
export const firstOrder: number = 2 ** 50;

type Event = "start" | "open" | "attribute" | "text" | "close";

/** What was needed of an element, up to some point in it: which nodes came, and not what their texts were. Elements that are alike so far have the same shape. */
export class Shape<Asked = unknown> {
  readonly event: Event;
  readonly name: XmlName | undefined;
  readonly previous: Shape<Asked> | undefined;
  /** Whether an element is one of the children of its parent, and not only below it. */
  readonly isChild: boolean;
  /** How many events there were. */
  readonly length: number;
  /** How many texts there were. */
  readonly texts: number;
  /** What is asked about an element that has ended so. */
  asked: Asked | undefined = undefined;
  #wholes: Map<object, Whole<Asked> | "none"> | undefined;
  #lastName: XmlName | undefined;
  #last: Shape<Asked> | undefined;
  #close: Shape<Asked> | undefined;
  #text: Shape<Asked> | undefined;
  #attributes: Map<XmlName, Shape<Asked>> | undefined;
  #elements: Map<XmlName, Shape<Asked>> | undefined;

  constructor(event: Event, name?: XmlName, previous?: Shape<Asked>, isChild = false) {
    const isText = event === "attribute" || event === "text";
    this.event = event;
    this.name = name;
    this.previous = previous;
    this.isChild = isChild;
    this.length = previous === undefined ? 0 : previous.length + 1;
    this.texts = (previous?.texts ?? 0) + (isText ? 1 : 0);
  }

  /** After the start of an element. */
  open(name: XmlName, isChild: boolean, shapes: Shapes<Asked>): Shape<Asked> {
    if (name === this.#lastName && this.#last !== undefined) return this.#last;
    this.#elements ??= new Map();
    let next = this.#elements.get(name);
    if (next === undefined) {
      next = shapes.counted(new Shape("open", name, this, isChild));
      this.#elements.set(name, next);
    }
    this.#lastName = name;
    this.#last = next;
    return next;
  }

  attribute(name: XmlName, shapes: Shapes<Asked>): Shape<Asked> {
    this.#attributes ??= new Map();
    let next = this.#attributes.get(name);
    if (next === undefined) {
      next = shapes.counted(new Shape("attribute", name, this));
      this.#attributes.set(name, next);
    }
    return next;
  }

  text(shapes: Shapes<Asked>): Shape<Asked> {
    this.#text ??= shapes.counted(new Shape("text", undefined, this));
    return this.#text;
  }

  close(shapes: Shapes<Asked>): Shape<Asked> {
    this.#close ??= shapes.counted(new Shape("close", undefined, this));
    return this.#close;
  }

  /** Where whole elements of an outline lead from here, where that is known. */
  whole(outline: object): Whole<Asked> | "none" | undefined {
    return this.#wholes?.get(outline);
  }

  /** Keeps that. A reader has few outlines at a time, and may have had many. */
  keep<Known extends Whole<Asked> | "none">(outline: object, whole: Known): Known {
    this.#wholes ??= new Map();
    if (this.#wholes.size >= most.wholes) this.#wholes.clear();
    this.#wholes.set(outline, whole);
    return whole;
  }
}

/** A whole element at once: the shape after it, at which indexes of a match its texts are, and where contexts ended in it. */
export interface Whole<Asked> {
  readonly end: Shape<Asked>;
  readonly texts: readonly number[];
  readonly ended: readonly Shape<Asked>[];
  /** Those of the contexts that ask for something, as far as that is known, and in which surroundings it is known of all. */
  asking: readonly Shape<Asked>[];
  epoch: number;
}

/** Nodes that have a shape. */
export interface Grown {
  readonly root: TreeNode;
  /** The elements that are open, from the outermost. */
  readonly open: readonly TreeNode[];
  /** The element that ended last. */
  readonly ended: TreeNode;
  /** Those whose values are texts, by the indexes of these. */
  readonly texts: readonly TreeNode[];
  /** How many nodes there are. */
  readonly count: number;
}

/** The steps that led to a shape, the last one first. */
export function trailOf(shape: Shape): readonly Shape[] {
  const trail: Shape[] = [];
  for (let at: Shape | undefined = shape; at !== undefined; at = at.previous) trail.push(at);
  return trail;
}

/** Those of them that lead through the element that ended with the shape. */
export function trailWithin(shape: Shape): readonly Shape[] {
  const trail: Shape[] = [];
  let depth = 0;
  for (let at: Shape | undefined = shape; at !== undefined; at = at.previous) {
    trail.push(at);
    if (at.event === "close") depth++;
    else if (at.event === "open" && --depth === 0) break;
  }
  return trail;
}

/** Makes nodes of the steps of a shape; `order` is that of the first. */
export function grow(trail: readonly Shape[], around: TreeNode | undefined, order: number): Grown {
  const open: TreeNode[] = [];
  const texts: TreeNode[] = [];
  let count = 0;
  let root: TreeNode | undefined;
  let ended: TreeNode | undefined;
  for (const { event, name = noName, isChild } of trail.toReversed()) {
    if (event === "start") continue;
    if (event === "close") {
      ended = open.pop();
      continue;
    }
    const parent = open.at(-1) ?? around;
    const kind = event === "open" ? "element" : event;
    const siblings = event === "attribute" ? parent?.attributes : parent?.children;
    const node = new TreeNode(kind, name, "", parent, order + count++, siblings?.length ?? 0, -1);
    if (event === "open") {
      open.push(node);
      root ??= node;
      ended ??= node;
    } else texts.push(node);
    if (parent === undefined) continue;
    if (event === "attribute") parent.attributes = [...parent.attributes, node];
    else if (event === "text" || isChild) addChild(parent, node);
  }
  if (root === undefined || ended === undefined) throw new RangeError("nothing was recorded");
  return { root, open, ended, texts, count };
}

/** So many shapes are kept of the elements of one way, so many outlines of one shape, and no more events are recorded of one element. */
const most = { shapes: 8000, wholes: 64, length: 400 };

/** The shapes that the elements of one way had. */
export class Shapes<Asked = unknown> {
  readonly start: Shape<Asked> = new Shape("start");
  /** In which element, in which state of what is around it, they are asked. */
  parent: TreeNode | undefined;
  /** Grows with each other surrounding. */
  epoch = 0;
  #version = -1;
  #made = 0;
  #recorded = 0;
  #settled = 0;
  #givenUp = false;

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
  }

  /** An element had to be read in the general way after all. */
  settle(): void {
    if (++this.#settled > 16 && this.#settled * 4 > this.#recorded) this.#givenUp = true;
  }

  counted(made: Shape<Asked>): Shape<Asked> {
    if (++this.#made > most.shapes || made.length > most.length) this.#givenUp = true;
    return made;
  }
}
