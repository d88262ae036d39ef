import type { XmlName } from "../../xml/names.js";
import type { Outline, OutlinedElement } from "../../xml/read/outline.js";

/** An element of an outline as part of a tree: what all elements have that look so. */
export interface Fold {
  readonly element: OutlinedElement<XmlName>;
  readonly children: readonly Fold[];
  /** How many elements it is, with all that are in it. */
  readonly elements: number;
  /** How many nodes it may be. */
  readonly nodes: number;
}

const folds = new WeakMap<Outline<XmlName>, Fold>();

/** What an outline says of a whole element. */
export function foldOf(outline: Outline<XmlName>): Fold {
  let fold = folds.get(outline);
  if (fold === undefined) {
    fold = folded(outline.element);
    folds.set(outline, fold);
  }
  return fold;
}

function folded(element: OutlinedElement<XmlName>): Fold {
  const children = element.children.map(folded);
  const own = 1 + element.attributes.length + (element.text === undefined ? 0 : 1);
  return {
    element,
    children,
    elements: children.reduce((sum, child) => sum + child.elements, 1),
    nodes: children.reduce((sum, child) => sum + child.nodes, own),
  };
}
