import type { XmlName } from "../../xml/names.js";
import type { LineAndColumn } from "../../xml/read/input.js";
import type { Ordered, Route } from "../watch/routes.js";
import type { Begun, TreeNode } from "./document-tree.js";
import { grow, type Shape, type Shapes, trailOf } from "./shapes.js";

/** What a tag says of an element. */
interface Tag<V> extends Begun {
  readonly name: XmlName;
  readonly attributes: readonly (Partial<LineAndColumn> & {
    readonly name: XmlName;
    readonly value: V;
  })[];
}

/** An element that is open and recorded. */
interface RecordedLevel<C extends Ordered, V> {
  tag: Tag<V>;
  /** Its place among the elements of the document. */
  ordinal: number;
  route: Route<C>;
  /** Whether it was taken note of: not as long as nothing in it was needed. */
  isEntered: boolean;
}

/** One element that is recorded: the shape that it has so far, and its texts, or at which indexes of a match they are. */
export class Recording<C extends Ordered, V, Asked> {
  shapes: Shapes<Asked>;
  shape: Shape<Asked>;
  readonly texts: V[] = [];
  /** How many elements are open. */
  depth = 0;
  /** The innermost of them. */
  top: RecordedLevel<C, V> | undefined;
  /** The open elements, from the outermost; behind them stand levels that are used again. */
  readonly levels: RecordedLevel<C, V>[] = [];

  constructor(shapes: Shapes<Asked>, shape: Shape<Asked> = shapes.start) {
    this.shapes = shapes;
    this.shape = shape;
  }

  /** Begins another element, where nothing is open any more. */
  begin(shapes: Shapes<Asked>): this {
    this.shapes = shapes;
    this.shape = shapes.start;
    this.depth = 0;
    this.top = undefined;
    return this;
  }

  open(tag: Tag<V>, route: Route<C>, ordinal: number): void {
    const level = this.levels[this.depth];
    if (level === undefined) this.levels.push({ tag, ordinal, route, isEntered: false });
    else {
      level.tag = tag;
      level.ordinal = ordinal;
      level.route = route;
      level.isEntered = false;
    }
    this.top = this.levels[this.depth++];
    if (!route.isOnTheWay) this.enter();
  }

  /** Leaves the innermost element, about which all was asked; whether another is open. */
  leave(): boolean {
    this.depth--;
    this.top = this.levels[this.depth - 1];
    return this.depth > 0;
  }

  /** Takes note of the open elements that only lead on, since something in them is needed. */
  enter(): void {
    const { levels, shapes, depth } = this;
    let from = depth;
    while (from > 0 && levels[from - 1]?.isEntered === false) from--;
    for (; from < depth; from++) {
      const level = levels[from];
      if (level === undefined) return;
      const { tag, route } = level;
      level.isEntered = true;
      this.shape = this.shape.open(tag.name, route.isKept, shapes);
      for (const { name, value } of tag.attributes) {
        this.shape = this.shape.attribute(name, shapes);
        this.texts[this.shape.texts - 1] = value;
      }
    }
  }

  /** An element with nothing but text in it, about which nothing is asked. */
  leaf(name: XmlName, route: Route<C>, value: V): void {
    if (route.isOnTheWay) return;
    this.enter();
    this.shape = this.shape.open(name, route.isKept, this.shapes);
    if (route.keepsText && value !== "") this.text(value);
    this.shape = this.shape.close(this.shapes);
  }

  /** A text in the innermost element, whose texts are needed. */
  text(value: V): void {
    this.shape = this.shape.text(this.shapes);
    this.texts[this.shape.texts - 1] = value;
  }

  /** Ends the innermost element, which stays open until what is asked about it was asked; false where nothing in it was needed. */
  end(): boolean {
    if (this.top?.isEntered !== true) return false;
    this.shape = this.shape.close(this.shapes);
    return true;
  }
}

/** Makes nodes of an element that is recorded: those of its open elements, from the outermost, and how many there are. */
export function settled<C extends Ordered>(
  recording: Recording<C, string, unknown>,
  order: number,
): { readonly nodes: readonly TreeNode[]; readonly count: number } {
  recording.enter();
  const { shape, shapes, texts, levels, depth } = recording;
  const { open, ended, texts: values, count } = grow(trailOf(shape), shapes.parent, order);
  for (const [index, node] of values.entries()) node.value = texts[index] ?? "";
  // Of an element that has just ended the end was recorded as well.
  const nodes = open.length < depth ? [...open, ended] : open;
  for (const [index, node] of nodes.entries()) {
    const level = levels[index];
    if (level === undefined) continue;
    const { tag, ordinal } = level;
    node.at(tag);
    Object.assign(node, { ordinal, open: true });
  }
  return { nodes, count };
}
