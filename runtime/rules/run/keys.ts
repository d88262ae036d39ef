import { type Environment, type NodeSet, stringValue, type XPathNode } from "../../xpath/index.js";
import type { TreeNode } from "../tree/document-tree.js";
import { Dispatch } from "./dispatch.js";
import type { PreparedKey } from "./prepare.js";

type Index = ReadonlyMap<string, NodeSet>;

/** The keys of a set (XSLT 1.0, 12.2): each is indexed where it is asked for first, once per document. */
export class Keys {
  readonly #keys: ReadonlyMap<string, readonly PreparedKey[]>;
  readonly #environmentOf: (node: TreeNode) => Environment;
  readonly #indexes = new Map<XPathNode, Map<string, Index>>();

  constructor(
    keys: ReadonlyMap<string, readonly PreparedKey[]>,
    environmentOf: (node: TreeNode) => Environment,
  ) {
    this.#keys = keys;
    this.#environmentOf = environmentOf;
  }

  /** The nodes of a document with a value of a key, in document order. */
  find(name: string, value: string, root: TreeNode): NodeSet {
    let indexes = this.#indexes.get(root);
    if (indexes === undefined) {
      indexes = new Map();
      this.#indexes.set(root, indexes);
    }
    let index = indexes.get(name);
    if (index === undefined) {
      index = this.#indexOf(this.#keys.get(name) ?? [], root);
      indexes.set(name, index);
    }
    return index.get(value) ?? nothing;
  }

  #indexOf(keys: readonly PreparedKey[], root: TreeNode): Index {
    const index = new Map<string, XPathNode[]>();
    const dispatch = new Dispatch(
      keys.flatMap((of) => of.branches.map((branch) => ({ of, branch }))),
    );
    dispatch.visit(root, (node, candidates) => {
      const environment = this.#environmentOf(node);
      for (const { of, branch } of candidates) {
        if (!branch.matches(node, environment)) continue;
        const value = of.use.value(node, environment);
        const texts =
          typeof value === "object" ? value.map(stringValue) : [of.use.text(node, environment)];
        for (const text of texts) {
          const nodes = index.get(text);
          if (nodes === undefined) index.set(text, [node]);
          else if (nodes[nodes.length - 1] !== node) nodes.push(node);
        }
      }
    });
    return index;
  }
}

const nothing: NodeSet = [];
