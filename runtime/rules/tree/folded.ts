import type { XmlName } from "../../xml/names.js";
import type { Doctype } from "../../xml/read/declared.js";
import type { Outline } from "../../xml/read/outline.js";
import { TreeBuilder } from "./document-tree.js";
import { foldOf } from "./fold.js";

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
