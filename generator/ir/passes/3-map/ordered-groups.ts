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
 * Decides which groups are ordered: a repeated group of several, the smallest group in which one element name stands at two
 * places that can both occur, and one that shared groups in each other multiply beyond use. Everything in an ordered group
 * is one property, so document order is kept.
 */
export function findOrderedGroups(root: ContentNode): ReadonlySet<GroupNode> {
  const ordered = new Set<GroupNode>();
  const known = new Map<GroupNode, Exposed>();
  const exposedBy = (node: ContentNode): Exposed => {
    if (node.kind === "element")
      return { names: new Set([clark(node.declaration.name)]), places: 1 };
    if (node.kind === "any") return { names: noNames, places: 1 };
    let exposed = known.get(node);
    if (exposed === undefined) {
      exposed = node.maxOccurs > 1 ? undefined : joined(node, node.nodes.map(exposedBy));
      if (exposed === undefined) ordered.add(node);
      exposed ??= { names: noNames, places: leavesOf(node).length };
      known.set(node, exposed);
    }
    return exposed;
  };
  exposedBy(root);
  return ordered;
}

/** What the parts of a group expose together; undefined where they have to be one property. */
function joined(group: GroupNode, parts: readonly Exposed[]): Exposed | undefined {
  const names = new Set(parts.flatMap((part) => [...part.names]));
  const total = parts.reduce((sum, part) => sum + part.names.size, 0);
  if (group.kind !== "choice" && total > names.size) return undefined;
  const places = parts.reduce((sum, part) => sum + part.places, 0);
  return places > mostPlaces && places > 2 * leavesOf(group).length ? undefined : { names, places };
}
