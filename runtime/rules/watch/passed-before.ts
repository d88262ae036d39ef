import { type Marked, type NodeSet, readMore, readTexts } from "../../xpath/index.js";
import type { Passing } from "../run/rule-environment.js";
import type { DocumentTree, TreeNode } from "../tree/document-tree.js";
import type { Counted, Outside } from "./needs.js";

/** What a path found, as long as nothing comes that may change it. */
interface Known {
  readonly version: number;
  readonly anchor: TreeNode;
  readonly nodes: NodeSet;
}

/** Answers what contexts ask of what the document said before them, and notices where that was too early. */
export class PassedBefore implements Passing {
  /** The paths that were asked before all was there that decides what they find. */
  readonly late: Set<Outside> = new Set();
  readonly #tree: { readonly tree: DocumentTree; readonly version: number };
  readonly #counts = new Map<Marked, number>();
  readonly #asked = new Map<Outside, WeakSet<TreeNode>>();
  readonly #known = new Map<Marked, Known>();

  constructor(tree: { readonly tree: DocumentTree; readonly version: number }) {
    this.#tree = tree;
  }

  /** Counts an element. */
  add(counted: Counted, { parent }: TreeNode): void {
    if (counted.of === "document") this.#counts.set(counted, (this.#counts.get(counted) ?? 0) + 1);
    else if (parent !== undefined) {
      parent.counts ??= new Map();
      parent.counts.set(counted, (parent.counts.get(counted) ?? 0) + 1);
    }
  }

  count(marked: Marked, { parent, kind }: TreeNode): number {
    readTexts.marks |= readMore;
    if ((marked as Counted).of === "document") return this.#counts.get(marked) ?? 0;
    return kind === "attribute" ? 0 : (parent?.counts?.get(marked) ?? 0);
  }

  /** What a path finds outside of its context, among what was read so far. */
  find(marked: Marked, node: TreeNode, find: () => NodeSet): NodeSet {
    const outside = marked as Outside;
    const anchor = this.#anchorOf(outside, node);
    if (anchor === undefined) return [];
    const known = this.#known.get(marked);
    const { version } = this.#tree;
    if (known !== undefined && known.version === version && known.anchor === anchor)
      return known.nodes;
    if (outside.byValue) readTexts.marks |= readMore;
    const nodes = find();
    const isOpen = (each: NodeSet[number] | undefined): boolean =>
      (each as TreeNode | undefined)?.open === true;
    if (outside.text && (outside.all ? nodes.some(isOpen) : isOpen(nodes[0])))
      this.late.add(outside);
    if (outside.all || nodes.length === 0) this.#remember(outside, anchor);
    if (!outside.byValue) this.#known.set(marked, { version, anchor, nodes });
    return nodes;
  }

  #remember(outside: Outside, anchor: TreeNode): void {
    const anchors = this.#asked.get(outside) ?? new WeakSet();
    this.#asked.set(outside, anchors);
    anchors.add(anchor);
  }

  /** Where a path begins to lead down; nowhere if that is above the document. */
  #anchorOf({ from }: Outside, node: TreeNode): TreeNode | undefined {
    if (from === "root") return this.#tree.tree.root;
    let anchor: TreeNode | undefined = node;
    for (let level = 0; level < from; level++) anchor = anchor?.parent;
    return anchor;
  }

  /** Whether something was asked too early; once too much is held, that is whatever has to be kept. */
  isLate(used: Iterable<Outside | Counted>, isFull: boolean): boolean {
    for (const each of used)
      if (
        each.kind === "outside" ? isFull || this.late.has(each) : isFull && each.of === "document"
      )
        return true;
    return false;
  }

  /** Something comes that answers given before may depend on. */
  decide(decided: readonly Outside[], node: TreeNode): void {
    for (const outside of decided) {
      const anchors = this.#asked.get(outside);
      if (anchors === undefined) continue;
      for (let at: TreeNode | undefined = node; at !== undefined; at = at.parent)
        if (anchors.has(at)) this.late.add(outside);
    }
  }
}
