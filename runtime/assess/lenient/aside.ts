import { ownText } from "../../engine/own-string.js";
import type { Path } from "../../issues.js";
import type { AnyAttribute, AnyElement } from "../../nouns/generic-values.js";
import type { XmlStartTag } from "../../xml/events.js";
import type { NamespaceScope } from "../../xml/names.js";
import type { TreeDraft } from "../element/frame.js";
import { childrenOf, dropUnused, treeOf, withPrefixes } from "../trees.js";

/** A part of a document for which its value has no place. `path` leads to the value of the element that contains it, or would contain it. */
export type Unknown =
  | { readonly path: Path; readonly element: AnyElement }
  | { readonly path: Path; readonly attribute: AnyAttribute }
  | { readonly path: Path; readonly text: string };

/** Collects the parts of a document for which its value has no place. */
export class Aside {
  readonly unknown: Unknown[] = [];
  /** The element that is being passed over, and the elements open inside it, outermost first. */
  readonly #open: { readonly tree: TreeDraft; readonly scope: NamespaceScope }[] = [];
  #path: Path = [];

  /** Begins an element that is passed over. */
  open(tag: XmlStartTag, path: Path): void {
    this.#path = path;
    this.#open.push({ tree: treeOf(tag, undefined), scope: tag.scope });
  }

  startElement(tag: XmlStartTag): void {
    const parent = this.#open.at(-1);
    if (parent === undefined) return;
    const tree = treeOf(tag, parent.scope);
    childrenOf(parent.tree).push(tree);
    this.#open.push({ tree, scope: tag.scope });
  }

  text(text: string): void {
    const parent = this.#open.at(-1);
    if (parent !== undefined && text !== "") childrenOf(parent.tree).push(ownText(text));
  }

  endElement(): void {
    if (this.#open.length === 1) this.finish();
    else this.#open.pop();
  }

  /** Closes the element that is being passed over, if there is one, even when the document breaks off inside it. */
  finish(): void {
    const [root] = this.#open;
    if (root === undefined) return;
    this.#open.length = 0;
    dropUnused([root.tree]);
    this.unknown.push({ path: this.#path, element: withPrefixes(root.tree, root.scope) });
  }
}
