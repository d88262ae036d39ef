import type { PatternBranch } from "../xpath/index.js";
import type { TreeNode } from "./document-tree.js";

/** Something that a node may match. */
export interface Candidate<T> {
  readonly of: T;
  readonly branch: PatternBranch;
}

interface Placed<T> extends Candidate<T> {
  readonly place: number;
}

const kinds = ["root", "element", "attribute", "text", "comment", "processingInstruction"] as const;
type Kind = (typeof kinds)[number];

/** What nodes may match, by what their kind and name rule out: most nodes cost one look-up and no more. */
export class Dispatch<T> {
  readonly #named = new Map<string, readonly Placed<T>[]>();
  /** What nodes of a kind may match whatever their name. */
  readonly #unnamed = new Map<string, Placed<T>[]>(kinds.map((kind) => [kind, []]));
  readonly #concerned = new Set<Kind>();

  /** Candidates in the order in which they are asked. */
  constructor(candidates: readonly Candidate<T>[]) {
    const named = new Map<string, Placed<T>[]>();
    for (const [place, candidate] of candidates.entries()) {
      const { names } = candidate.branch;
      const placed = { ...candidate, place };
      for (const kind of kindsOf(names.kind)) this.#concerned.add(kind);
      if ("local" in names) {
        const key = keyOf(names.kind, names.namespace, names.local);
        const list = named.get(key);
        if (list === undefined) named.set(key, [placed]);
        else list.push(placed);
      } else for (const kind of kindsOf(names.kind)) this.#unnamed.get(kind)?.push(placed);
    }
    for (const [key, list] of named) {
      const unnamed = this.#unnamed.get(key.slice(0, key.indexOf(" "))) ?? [];
      const merged = [...list, ...unnamed].sort((a, b) => a.place - b.place);
      this.#named.set(key, merged);
    }
  }

  /** What a node may match. */
  for(node: TreeNode): readonly Candidate<T>[] {
    const { kind } = node;
    if (kind === "element" || kind === "attribute") {
      const named = this.#named.get(keyOf(kind, node.namespace, node.local));
      if (named !== undefined) return named;
    }
    return this.#unnamed.get(kind) ?? nothing;
  }

  /** Whether a node of a kind may match anything. */
  concerns(kind: Kind): boolean {
    return this.#concerned.has(kind);
  }
}

const nothing: readonly never[] = [];

function keyOf(kind: string, namespace: string, local: string): string {
  return `${kind} ${namespace} ${local}`;
}

/** The kinds of node that a last step may mean. */
function kindsOf(kind: PatternBranch["names"]["kind"]): readonly Kind[] {
  if (kind === "anything") return kinds;
  if (kind === "anyElement") return ["element"];
  return [kind === "anyAttribute" ? "attribute" : kind];
}

/** Visits the nodes that may match something, in document order: elements, and of the others those that it is worth to visit. */
export function visitNodes<T>(
  root: TreeNode,
  dispatch: Dispatch<T>,
  visit: (node: TreeNode) => void,
): void {
  const attributes = dispatch.concerns("attribute");
  if (dispatch.concerns("root")) visit(root);
  const trail: { readonly node: TreeNode; next: number }[] = [{ node: root, next: 0 }];
  for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
    const child = top.node.children[top.next++];
    if (child === undefined) {
      trail.pop();
      continue;
    }
    const { kind } = child;
    if (kind === "element") {
      visit(child);
      if (attributes) for (const attribute of child.attributes) visit(attribute);
      if (child.children.length > 0) trail.push({ node: child, next: 0 });
    } else if (kind !== "namespace" && dispatch.concerns(kind)) visit(child);
  }
}
