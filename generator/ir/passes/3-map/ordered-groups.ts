import { iterationOf } from "../../../../runtime/model/iterations.js";
import { clark } from "../../../../runtime/qname.js";
import { type ContentNode, type GroupNode, leavesOf } from "../../ir.js";

/** What becomes properties of their own below a node. */
interface Exposed {
  /** The names of elements. */
  readonly names: ReadonlySet<string>;
  /** How many elements and wildcards are made of it: a shared group counts at each use, but once inside an ordered group. */
  readonly places: number;
}

/** More places than this are one property when most of them are copies of shared groups. */
const mostPlaces = 1_024;

const noNames: ReadonlySet<string> = new Set();

/**
 * How a group is a property: as a list of items, each with its kind, or as a list of rows, one for each time that it occurs. Either
 * way document order is kept.
 */
export type Listing = "items" | "rows";

/**
 * Decides which groups are one property: a repeated group of several, the smallest group in which one element name stands at two
 * places that can both occur, and one that shared groups in each other multiply beyond use. A repeated sequence has rows
 * where the elements alone tell where each ends.
 */
export function findListedGroups(root: ContentNode): ReadonlyMap<GroupNode, Listing> {
  const listed = new Map<GroupNode, Listing>();
  const known = new Map<GroupNode, Exposed>();
  const exposedBy = (node: ContentNode): Exposed => {
    if (node.kind === "element")
      return { names: new Set([clark(node.declaration.name)]), places: 1 };
    if (node.kind === "any") return { names: noNames, places: 1 };
    let exposed = known.get(node);
    if (exposed === undefined) {
      const inside = joined(node, node.nodes.map(exposedBy));
      exposed = node.maxOccurs > 1 ? undefined : inside;
      if (exposed === undefined)
        listed.set(node, inside !== undefined && endsAreTold(node, listed) ? "rows" : "items");
      exposed ??= { names: noNames, places: leavesOf(node).length };
      known.set(node, exposed);
    }
    return exposed;
  };
  exposedBy(root);
  return listed;
}

/** With more elements in it, a repeated sequence is looked at no closer. */
const mostInRow = 256;

/**
 * Whether it can be told of each element in a repeated sequence whether it begins another round: it may not both go on with a round and
 * begin one after the same element. A round without any element would leave no trace.
 */
function endsAreTold(group: GroupNode, listed: ReadonlyMap<GroupNode, Listing>): boolean {
  if (group.kind !== "sequence" || leavesOf(group).length > mostInRow) return false;
  const counted = new Set<ContentNode>();
  const visit = (node: ContentNode): void => {
    if (node.kind === "element" || node.kind === "any") {
      if (node.minOccurs === node.maxOccurs) counted.add(node);
    } else if (!listed.has(node)) node.nodes.forEach(visit);
  };
  group.nodes.forEach(visit);
  const { first, last, emptiable, follows } = iterationOf<ContentNode>(group, {
    parts: (node) => (node.kind === "element" || node.kind === "any" ? undefined : node.nodes),
    isCounted: (leaf) => counted.has(leaf),
  });
  return (
    !emptiable && ![...last].some((leaf) => [...follows(leaf)].some((next) => first.has(next)))
  );
}

/** What the parts of a group expose together; undefined where they have to be one property. */
function joined(group: GroupNode, parts: readonly Exposed[]): Exposed | undefined {
  const names = new Set(parts.flatMap((part) => [...part.names]));
  const total = parts.reduce((sum, part) => sum + part.names.size, 0);
  if (group.kind !== "choice" && total > names.size) return undefined;
  const places = parts.reduce((sum, part) => sum + part.places, 0);
  return places > mostPlaces && places > 2 * leavesOf(group).length ? undefined : { names, places };
}
