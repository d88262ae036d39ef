import type { WildcardParticle } from "../descriptors.js";
import { childAt, type Match, type Node, type Part } from "./nodes.js";

/** A way from a leaf to the next: leave some groups, begin another round of one or go on in it, enter others. */
export interface Edge {
  readonly leaf: Node;
  readonly match: Match;
  readonly wildcard: WildcardParticle | undefined;
  /** The groups that are left: their counts must be enough. */
  readonly exits: readonly Node[];
  /** The group or leaf that begins another round. */
  readonly repeated: Node | undefined;
  /** How many counts stay as they are, up to and with those of the group in which the way turns. */
  readonly keep: number;
  /** How many counted groups are entered. */
  readonly enter: number;
}

/** What is looked for: a label, or a wildcard when there is none; past required particles when `skipping`. */
export interface Sought {
  readonly label: string | undefined;
  readonly skipping: boolean;
  /** When skipping: the parts that turned out to have nothing of the kind, so that a shared group is searched once. */
  readonly without?: Set<Part>;
}

/** The ways on from a leaf (from the start, when undefined) to what is sought, innermost first. */
export function follow(
  from: Node | undefined,
  root: Node | undefined,
  sought: Sought,
): readonly Edge[] {
  if (root === undefined) return [];
  if (from === undefined)
    return enterBody(root, sought, { exits: [], repeated: undefined, keep: 0 });
  const edges: Edge[] = [];
  const exits: Node[] = [];
  for (let node: Node = from; ; ) {
    if (node.maxOccurs > 1) {
      const turn = { exits: [...exits], repeated: node, keep: node.counters };
      edges.push(...enterBody(node, sought, turn));
    }
    exits.push(node);
    const { parent, index } = node;
    if (parent === undefined) return edges;
    if (parent.kind === "sequence") {
      const turn = { exits: [...exits], repeated: undefined, keep: parent.counters };
      edges.push(...enterSequence(parent, index + 1, sought, turn));
      if (!sought.skipping && parent.required[index + 1] !== parent.children.length) return edges;
    }
    node = parent;
  }
}

type Turn = Pick<Edge, "exits" | "repeated" | "keep">;

/** Ways into a node, or into another round of it, that begin with what is sought. */
function enterBody(node: Node, sought: Sought, turn: Turn): readonly Edge[] {
  if (node.kind === "leaf") return enterLeaf(node, sought, turn);
  if (node.kind === "sequence") return enterSequence(node, 0, sought, turn);
  if (sought.skipping) return firstPast(node, 0, sought, turn);
  const indexes = sought.label === undefined ? node.wild : (node.beginners.get(sought.label) ?? []);
  const children = indexes.flatMap((index) => childAt(node, index) ?? []);
  return sought.label === undefined
    ? children.flatMap((child) => enterBody(child, sought, turn))
    : firstOf(children, (child) => enterBody(child, sought, turn));
}

function enterSequence(node: Node, start: number, sought: Sought, turn: Turn): readonly Edge[] {
  if (sought.skipping) return firstPast(node, start, sought, turn);
  const last = node.required[start] ?? 0;
  const indexes = sought.label === undefined ? node.wild : (node.beginners.get(sought.label) ?? []);
  const reachable = indexes.filter((index) => index >= start && index <= last);
  const children = reachable.flatMap((index) => childAt(node, index) ?? []);
  return sought.label === undefined
    ? children.flatMap((child) => enterBody(child, sought, turn))
    : firstOf(children, (child) => enterBody(child, sought, turn));
}

/** Ways into the first child from an index on that has what is sought, even where required children are passed over. */
function firstPast(node: Node, start: number, sought: Sought, turn: Turn): readonly Edge[] {
  const { without } = sought;
  for (let index = start; index < node.children.length; index++) {
    const part = node.children[index];
    const child = part === undefined || without?.has(part) ? undefined : childAt(node, index);
    const edges = child === undefined ? [] : enterBody(child, sought, turn);
    if (edges.length > 0) return edges;
    if (part !== undefined) without?.add(part);
  }
  return [];
}

function enterLeaf(leaf: Node, { label }: Sought, turn: Turn): readonly Edge[] {
  const { wildcard } = leaf;
  const match = label === undefined ? leaf.matches[0] : matchOf(leaf, label);
  if (match === undefined || (label === undefined && wildcard === undefined)) return [];
  return [{ ...turn, leaf, match, wildcard, enter: leaf.counters - turn.keep }];
}

function matchOf({ matches, byLabel }: Node, label: string): Match | undefined {
  return byLabel === undefined
    ? matches.find((match) => match.label === label)
    : byLabel.get(label);
}

function firstOf(nodes: readonly Node[], enter: (node: Node) => readonly Edge[]): readonly Edge[] {
  for (const node of nodes) {
    const edges = enter(node);
    if (edges.length > 0) return edges;
  }
  return [];
}
