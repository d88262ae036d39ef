import { clark } from "../../qname.js";
import type { TreeNode } from "../tree/document-tree.js";
import { HeldTexts, SeenTexts, type SharedText } from "./held-texts.js";
import type { Ordered, Route } from "./routes.js";

/** So many misses are allowed before it is seen whether keeping texts pays. */
const mostMissed = 1024;

/** What is kept of a check: for which texts it held. One that looks at nothing beside its context holds for all of which it sees the same. */
export class CheckMemory {
  /** What it needs of its context. */
  readonly #route: Route<Ordered> | undefined;
  readonly #held = new Map<string, HeldTexts>();
  readonly #seen = new WeakMap<TreeNode, SeenTexts>();
  #asked = 0;
  #missed = 0;

  constructor(route: Route<Ordered> | undefined) {
    this.#route = route;
  }

  /** Whether it pays to keep texts: whether they come again. */
  get pays(): boolean {
    return this.#missed <= mostMissed || this.#missed * 2 <= this.#asked;
  }

  count(isHeld: boolean): void {
    this.#asked++;
    if (!isHeld) this.#missed++;
  }

  /** What it sees of a context, whose texts are given. */
  seenOf(context: TreeNode, texts: readonly SharedText[]): SeenTexts {
    const route = this.#route;
    if (route === undefined) return new SeenTexts(new HeldTexts(), texts);
    let seen = this.#seen.get(context);
    if (seen === undefined) {
      const { key, nodes } = sightOf(context, route);
      const held = this.#held.get(key) ?? new HeldTexts();
      this.#held.set(key, held);
      const own = nodes.flatMap((each) => texts.find(({ node }) => node === each) ?? []);
      seen = new SeenTexts(held, own);
      this.#seen.set(context, seen);
    }
    return seen;
  }
}

/** The nodes that a check sees of its context, where a route tells what it needs: all of them as a key, and those that have texts. */
function sightOf(
  context: TreeNode,
  route: Route<Ordered>,
): { readonly key: string; readonly nodes: readonly TreeNode[] } {
  const nodes: TreeNode[] = [];
  let key = "";
  const take = (node: TreeNode, of: Route<Ordered>, around?: string): void => {
    const { kind, namespace, local } = node;
    // Neither a name nor a namespace has this character in it.
    key += `\0${kind.charAt(0)}${local}`;
    if (namespace !== (kind === "element" ? around : "")) key += `\0{${namespace}`;
    if (kind !== "element") nodes.push(node);
    for (const attribute of node.attributes) take(attribute, of);
    for (const child of node.children) {
      if (child.kind === "text") {
        if (of.keepsText) take(child, of);
        continue;
      }
      const { namespace: own, local: name, prefix } = child;
      const inner = of.to({ namespace: own, local: name, prefix, key: clark(child) });
      if (inner.isKept) take(child, inner, namespace);
    }
    key += "\0/";
  };
  take(context, route);
  return { key, nodes };
}
