import { childAt, type Match, type Node, type Part } from "./nodes.js";

/** A way from a leaf to the next: leave some groups, begin another round of one or go on in it, enter others. */
export interface Edge {
  readonly leaf: Node;
  readonly match: Match;
  /** The group or leaf that begins another round. */
  readonly repeated: Node | undefined;
  /** How many counts stay as they are, up to and with those of the group in which the way turns. */
  readonly keep: number;
}

/** What is looked for: a label, or a wildcard when there is none. */
export interface Sought {
  readonly label: string | undefined;
  /**
   * Given when required particles may be passed over: the parts that turned out to have nothing of the kind, so that a shared group is
   * searched once.
   */
  readonly without?: Set<Part>;
}

/** The ways on from a leaf (from the start, when undefined) to what is sought, innermost first. */
export function follow(
  from: Node | undefined,
  root: Node | undefined,
  sought: Sought,
): readonly Edge[] {
  if (root === undefined) return [];
  if (from === undefined) return enter(root, sought, { repeated: undefined, keep: 0 });
  const edges: Edge[] = [];
  for (let node: Node = from; ; ) {
    if (node.maxOccurs > 1)
      edges.push(...enter(node, sought, { repeated: node, keep: node.counters }));
    const { parent, index } = node;
    if (parent === undefined) return edges;
    if (parent.kind === "sequence") {
      const turn = { repeated: undefined, keep: parent.counters };
      edges.push(...enterFrom(parent, index + 1, sought, turn));
      const isLast = parent.required[index + 1] === parent.children.length;
      if (!isLast && sought.without === undefined) return edges;
    }
    node = parent;
  }
}

type Turn = Pick<Edge, "repeated" | "keep">;

/** Ways into a node, or into another round of it, that begin with what is sought. */
function enter(node: Node, sought: Sought, turn: Turn): readonly Edge[] {
  return node.kind === "leaf" ? enterLeaf(node, sought, turn) : enterFrom(node, 0, sought, turn);
}

/** The same for a group's children from an index on, as far as they can be left out. */
function enterFrom(node: Node, start: number, sought: Sought, turn: Turn): readonly Edge[] {
  const { label, without } = sought;
  if (without !== undefined) return firstPast(node, start, sought, without, turn);
  const begin = label === undefined ? node.wild : (node.beginners.get(label) ?? []);
  const last = node.required[start] ?? 0;
  return begin.flatMap((index) => {
    const child = index >= start && index <= last ? childAt(node, index) : undefined;
    return child === undefined ? [] : enter(child, sought, turn);
  });
}

/** Ways into the first child from an index on that has what is sought, even where required children are passed over. */
function firstPast(
  node: Node,
  start: number,
  sought: Sought,
  without: Set<Part>,
  turn: Turn,
): readonly Edge[] {
  for (let index = start; ; index++) {
    const child = childAt(node, index);
    if (child === undefined) return [];
    if (without.has(child.part)) continue;
    const edges = enter(child, sought, turn);
    if (edges.length > 0) return edges;
    without.add(child.part);
  }
}

function enterLeaf(leaf: Node, { label }: Sought, turn: Turn): readonly Edge[] {
  const match = label === undefined ? leaf.wildcard && leaf.matches[0] : matchOf(leaf, label);
  return match === undefined ? [] : [{ ...turn, leaf, match }];
}

function matchOf({ matches, byLabel }: Node, label: string): Match | undefined {
  return byLabel === undefined
    ? matches.find((match) => match.label === label)
    : byLabel.get(label);
}
