/** A content model as a tree: that of a schema, or that of a descriptor. */
export interface ContentTree {
  readonly kind: string;
  readonly minOccurs: number;
  readonly maxOccurs: number;
}

/** How to look into either kind of model. */
export interface TreeView<T extends ContentTree> {
  /** The parts of a group; undefined for a leaf. */
  parts(node: T): readonly T[] | undefined;
  /** Whether the values of a leaf are counted, so that it is known whether one more of it goes on with the others. */
  isCounted(leaf: T): boolean;
}

/** What can stand at the beginning, at the end and after each other in one round of a repeated group. */
export interface Iteration<T> {
  readonly first: ReadonlySet<T>;
  readonly last: ReadonlySet<T>;
  readonly emptiable: boolean;
  /** What can follow a leaf in the same round; a leaf that is counted is not said to follow itself. */
  follows(leaf: T): ReadonlySet<T>;
}

type Edges<T> = Pick<Iteration<T>, "first" | "last" | "emptiable">;

/** Looks at one round of a group, each part once however often it is shared. */
export function iterationOf<T extends ContentTree>(
  group: T,
  { parts, isCounted }: TreeView<T>,
): Iteration<T> {
  const following = new Map<T, Set<T>>();
  const known = new Map<T, Edges<T>>();
  const link = (from: ReadonlySet<T>, to: ReadonlySet<T>): void => {
    for (const leaf of from) {
      const set = following.get(leaf) ?? new Set();
      following.set(leaf, set);
      for (const next of to) set.add(next);
    }
  };
  const counted = (node: T): Edges<T> => {
    let edges = known.get(node);
    if (edges !== undefined) return edges;
    edges = node.maxOccurs === 0 ? nothing : once(node);
    const isLeaf = parts(node) === undefined;
    if (node.maxOccurs > 1 && !(isLeaf && isCounted(node))) link(edges.last, edges.first);
    edges = { ...edges, emptiable: edges.emptiable || node.minOccurs === 0 };
    known.set(node, edges);
    return edges;
  };
  const once = (node: T): Edges<T> => {
    const below = parts(node)?.map(counted);
    if (below === undefined)
      return { first: new Set([node]), last: new Set([node]), emptiable: false };
    if (node.kind === "sequence") return inSequence(below, link);
    if (node.kind === "all")
      for (const one of below)
        for (const other of below) if (one !== other) link(one.last, other.first);
    return {
      first: new Set(below.flatMap(({ first }) => [...first])),
      last: new Set(below.flatMap(({ last }) => [...last])),
      emptiable:
        node.kind === "all"
          ? below.every((part) => part.emptiable)
          : below.some((part) => part.emptiable),
    };
  };
  const edges = once(group);
  return { ...edges, follows: (leaf) => following.get(leaf) ?? new Set() };
}

const nothing = { first: new Set<never>(), last: new Set<never>(), emptiable: true };

function inSequence<T>(
  parts: readonly Edges<T>[],
  link: (from: ReadonlySet<T>, to: ReadonlySet<T>) => void,
): Edges<T> {
  const first = new Set<T>();
  let last = new Set<T>();
  let begun = false;
  for (const part of parts) {
    link(last, part.first);
    if (!begun) for (const leaf of part.first) first.add(leaf);
    if (!part.emptiable) {
      begun = true;
      last = new Set();
    }
    for (const leaf of part.last) last.add(leaf);
  }
  return { first, last, emptiable: !begun };
}
