import type { SinkName, XmlSink } from "../../xml/write/sink.js";
import { type DocumentTree, TreeBuilder, type TreeNode } from "./document-tree.js";

/** Makes the tree of a document that a value would be written as. */
export class TreeSink implements XmlSink {
  readonly #builder = new TreeBuilder();
  #last: TreeNode | undefined;

  /** The tree, once all of it was written. */
  get tree(): DocumentTree {
    return this.#builder.tree;
  }

  open(name: SinkName): void {
    this.#last = this.#builder.open(name);
  }

  declare(prefix: string, namespace: string): void {
    const last = this.#last;
    if (last !== undefined)
      last.declarations = new Map([...(last.declarations ?? []), [prefix, namespace]]);
  }

  attribute(name: SinkName, value: string): void {
    this.#builder.attribute(name, value);
  }

  leaf(name: SinkName, value: string): void {
    this.open(name);
    this.text(value);
    this.close();
  }

  text(value: string): void {
    if (value !== "") this.#builder.text(value);
  }

  close(): void {
    this.#builder.close();
  }
}
