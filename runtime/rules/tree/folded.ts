import type { XmlName } from "../../xml/names.js";
import type { Doctype } from "../../xml/read/declared.js";
import type { Outline, OutlinedElement } from "../../xml/read/outline.js";
import { TreeBuilder } from "./document-tree.js";

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

/** Makes a tree in which elements that are taken whole stay folded until they are asked for. Where those begin is not known. */
export class FoldingBuilder extends TreeBuilder {
  /** What a document type declares belongs to elements as well that look alike. */
  #declares = false;

  override doctype(doctype: Doctype): undefined {
    this.#declares = true;
    return super.doctype(doctype);
  }

  leaf(name: XmlName, text: string): boolean {
    if (this.#declares) return false;
    this.open(name);
    this.text(text);
    this.close();
    return true;
  }

  whole(outline: Outline<XmlName>, texts: readonly string[]): boolean {
    // White space between tags is text as well, and what is captured does not have it.
    if (this.#declares || outline.isSpaced) return false;
    this.hold(foldOf(outline), texts);
    return true;
  }
}
