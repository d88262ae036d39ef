import type { XmlName } from "../../xml/names.js";
import type { Outline, OutlinedElement } from "../../xml/read/outline.js";
import { type AskedByName, type Fold, noName, TreeNode } from "./document-tree.js";

const folds = new WeakMap<Outline<XmlName>, OutlinedFold>();

/** What an outline says of a whole element. */
export function foldOf(outline: Outline<XmlName>): OutlinedFold {
  let fold = folds.get(outline);
  if (fold === undefined) {
    fold = new OutlinedFold(outline.element);
    folds.set(outline, fold);
  }
  return fold;
}

/** An element of an outline as part of a tree: what all elements have that look so. */
class OutlinedFold implements Fold {
  readonly element: OutlinedElement<XmlName>;
  readonly elements: number;
  readonly nodes: number;
  readonly #children: readonly OutlinedFold[];
  #reached: WeakMap<AskedByName, boolean> | undefined;

  constructor(element: OutlinedElement<XmlName>) {
    this.element = element;
    const children = element.children.map((child) => new OutlinedFold(child));
    const own = 1 + element.attributes.length + (element.text === undefined ? 0 : 1);
    this.#children = children;
    this.elements = children.reduce((sum, child) => sum + child.elements, 1);
    this.nodes = children.reduce((sum, child) => sum + child.nodes, own);
  }

  unfold(node: TreeNode, texts: readonly string[]): void {
    const { attributes, text } = this.element;
    let order = node.order + 1;
    let ordinal = node.ordinal + 1;
    if (attributes.length > 0)
      node.attributes = attributes.map(
        ({ name, value }, index) =>
          new TreeNode("attribute", name, texts[value] ?? "", node, order++, index, -1),
      );
    const said = text === undefined ? "" : (texts[text] ?? "");
    if (said !== "") node.children = [new TreeNode("text", noName, said, node, order, 0, -1)];
    if (this.#children.length === 0) return;
    node.children = this.#children.map((child, index) => {
      const made = new TreeNode("element", child.element.name, "", node, order, index, ordinal);
      made.hold(child, texts);
      order += child.nodes;
      ordinal += child.elements;
      return made;
    });
  }

  reaches(state: AskedByName, attributes: boolean, texts: boolean): boolean {
    this.#reached ??= new WeakMap();
    let reaches = this.#reached.get(state);
    if (reaches === undefined) {
      const { element } = this;
      reaches =
        (attributes && element.attributes.length > 0) ||
        (texts && element.text !== undefined) ||
        this.#children.some((child) => {
          const next = state.to(child.element.name);
          return next.candidates.length > 0 || child.reaches(next, attributes, texts);
        });
      this.#reached.set(state, reaches);
    }
    return reaches;
  }
}
