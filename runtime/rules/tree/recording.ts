import type { XmlName } from "../../xml/names.js";
import type { Ordered, Route } from "../watch/routes.js";
import { TreeNode } from "./document-tree.js";
import { firstOrder, type Shape, type Shapes } from "./shapes.js";

/** An element that is open and recorded; without a node as long as nothing in it was needed. */
export interface RecordedLevel<C extends Ordered, V> {
  readonly name: XmlName;
  readonly attributes: readonly { readonly name: XmlName; readonly value: V }[];
  readonly route: Route<C>;
  readonly line: number;
  readonly column: number;
  node: TreeNode | undefined;
}

/** What a tag says of an element. */
type Tag<V> = Pick<RecordedLevel<never, V>, "name" | "attributes" | "line" | "column">;

/** One element that is recorded: the shape that it has so far, and its texts, or at which indexes of a match they are. */
export class Recording<C extends Ordered, V, Asked> {
  readonly shapes: Shapes<Asked>;
  shape: Shape<Asked>;
  readonly texts: V[];
  readonly levels: RecordedLevel<C, V>[] = [];
  /** The element around, where this is a part of a recording. */
  readonly #around: TreeNode | undefined;

  constructor(
    shapes: Shapes<Asked>,
    texts: V[] = [],
    shape: Shape<Asked> = shapes.start,
    around: TreeNode | undefined = shapes.parent,
  ) {
    this.shapes = shapes;
    this.shape = shape;
    this.texts = texts;
    this.#around = around;
  }

  get top(): RecordedLevel<C, V> | undefined {
    return this.levels.at(-1);
  }

  open(tag: Tag<V>, route: Route<C>): void {
    const { name, attributes, line, column } = tag;
    this.levels.push({ name, attributes, route, line, column, node: undefined });
    if (!route.isOnTheWay) this.enter();
  }

  /** Takes note of the open elements that only lead on, since something in them is needed. */
  enter(): void {
    const { levels, shapes } = this;
    let from = levels.length;
    while (from > 0 && levels[from - 1]?.node === undefined) from--;
    let parent = levels[from - 1]?.node ?? this.#around;
    for (; from < levels.length; from++) {
      const level = levels[from];
      if (level === undefined || parent === undefined) return;
      const { name, attributes, route } = level;
      this.shape = this.shape.open(name, parent, route.isKept, shapes);
      const { node } = this.shape;
      for (const { name, value } of attributes) {
        this.shape = this.shape.attribute(name, node, shapes);
        this.texts[this.shape.texts - 1] = value;
      }
      level.node = node;
      parent = node;
    }
  }

  /** A text in the innermost element, whose texts are needed. */
  text(value: V): void {
    const node = this.top?.node;
    if (node === undefined) return;
    this.shape = this.shape.text(node, this.shapes);
    this.texts[this.shape.texts - 1] = value;
  }

  /** Ends the innermost element, which stays open until what is asked about it was asked; false where nothing in it was needed. */
  end(): boolean {
    const node = this.top?.node;
    if (node === undefined) return false;
    this.shape = this.shape.close(node, this.shapes);
    return true;
  }
}

/** Makes nodes of their own of an element that is recorded: those of its open elements, from the outermost. */
export function settled<C extends Ordered>(
  recording: Recording<C, string, unknown>,
  base: number,
): readonly TreeNode[] {
  recording.enter();
  recording.shape.build(recording.texts);
  const copies = new Map<TreeNode, TreeNode>();
  const copy = (node: TreeNode, parent: TreeNode | undefined): TreeNode => {
    const { kind, value, index } = node;
    const made = new TreeNode(
      kind,
      node,
      value,
      parent,
      base + node.order - firstOrder - 1,
      index,
      -1,
    );
    copies.set(node, made);
    if (kind !== "element") return made;
    made.children = node.children.map((child) => copy(child, made));
    made.attributes = node.attributes.map((attribute) => copy(attribute, made));
    return made;
  };
  return recording.levels.flatMap(({ node, line, column }) => {
    if (node === undefined) return [];
    const { parent } = node;
    const around = parent && (copies.get(parent) ?? parent);
    const made = copies.get(node) ?? copy(node, around);
    made.line = line;
    made.column = column;
    made.open = true;
    return [made];
  });
}
