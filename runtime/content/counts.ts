import type { Edge } from "./edges.js";
import type { Node } from "./nodes.js";

/**
 * The counts that are possible at a place, as a tree: for each possible count of the outermost group, the counts that the groups inside
 * it may have. What happens inside a round does not depend on how many rounds came before, so equal subtrees are one object and are
 * advanced once. Thousands of combinations, as where an element may belong to this round of an inner group or to the next round of an
 * outer one, take little memory in this way.
 */
export interface CountSet {
  /** The group or leaf that is counted; undefined where nothing is left to count. */
  readonly counted: Node | undefined;
  readonly branches: readonly Branch[];
  /** Whether there is a way in which all counts are enough. */
  readonly enough: boolean;
  readonly id: number;
  /** The results of ways that were taken from here before. */
  taken: Map<Way, CountSet | undefined> | undefined;
}

interface Branch {
  readonly count: number;
  readonly rest: CountSet;
}

/** All edges to one leaf, taken together: what they do to each count. */
export interface Way {
  readonly leaf: Node;
  /** Whether it will be taken again, so that sets remember its result. */
  readonly kept: boolean;
  /** The numbers of counts that some edge keeps as they are, to begin all others anew. */
  readonly keeps: ReadonlySet<number>;
  /** The counters for which some edge begins another round. */
  readonly turns: ReadonlySet<number>;
  /** By counter: the first counts from there on; nothing from the last on. */
  readonly fresh: readonly CountSet[];
}

/** Nothing is counted. */
export const uncounted: CountSet = {
  counted: undefined,
  branches: [],
  enough: true,
  // As no other.
  id: Number.NaN,
  taken: undefined,
};

/** With more sets than this, all are forgotten and made again as they are needed. */
const mostSets = 20_000;

/** Makes sets of counts for one content model; equal ones are the same object. */
export class CountSets {
  /** How many were made, for tests of growth. */
  made = 0;
  readonly #known = new Map<Node, Map<string | number, CountSet>>();
  #kept = 0;

  /** Whether so many are kept that automata which keep some should forget theirs, too. */
  get full(): boolean {
    return this.#kept > mostSets;
  }

  forget(): void {
    this.#known.clear();
    this.#kept = 0;
  }

  /** Sums up some edges to one leaf as a way. */
  wayOf(leaf: Node, edges: readonly Edge[], kept: boolean): Way {
    const keeps = new Set<number>();
    const turns = new Set<number>();
    for (const { repeated, keep } of edges) {
      if (repeated !== undefined && repeated.counter >= 0) turns.add(repeated.counter);
      else keeps.add(keep);
    }
    return { leaf, kept, keeps, turns, fresh: this.#freshOf(leaf) };
  }

  /** The counts after a way, for those counts that allow it; undefined when none does. */
  take(set: CountSet, way: Way): CountSet | undefined {
    const further = this.#take(set, way, 0);
    if (!way.keeps.has(0) || !set.enough) return further;
    const fresh = way.fresh[0] ?? uncounted;
    return further === undefined ? fresh : this.#union(fresh, further);
  }

  /** The counts after an edge that may not be taken, for recovery after a mistake: what is missing is counted as if it were there. */
  force(set: CountSet, { keep }: Edge, way: Way): CountSet {
    return this.take(set, way) ?? this.#force(set, keep, way, 0);
  }

  #force(set: CountSet, keep: number, way: Way, counter: number): CountSet {
    const { counted, branches } = set;
    const [first] = branches;
    if (counter === keep || counted === undefined || first === undefined)
      return way.fresh[counter] ?? uncounted;
    const rest = this.#force(first.rest, keep, way, counter + 1);
    return this.#make(counted, [{ count: first.count, rest }]);
  }

  #take(set: CountSet, way: Way, counter: number): CountSet | undefined {
    const { counted, branches } = set;
    if (counted === undefined || counter >= way.leaf.counters) return undefined;
    const { taken } = set;
    if (taken?.has(way) === true) return taken.get(way);
    const { minOccurs, maxOccurs } = counted;
    const keeps = way.keeps.has(counter + 1);
    const turns = way.turns.has(counter);
    const fresh = way.fresh[counter + 1] ?? uncounted;
    const next: Branch[] = [];
    for (const { count, rest } of branches) {
      const inside = this.#take(rest, way, counter + 1);
      if (inside !== undefined) this.#add(next, count, inside);
      if (!rest.enough) continue;
      if (keeps) this.#add(next, count, fresh);
      const more =
        maxOccurs === Number.POSITIVE_INFINITY ? Math.min(count + 1, minOccurs) : count + 1;
      if (turns && more <= maxOccurs) this.#add(next, more, fresh);
    }
    const made = next.length === 0 ? undefined : this.#make(counted, next);
    if (way.kept) {
      set.taken = taken ?? new Map();
      set.taken.set(way, made);
    }
    return made;
  }

  /** Adds a branch; its count is that of the last one, or greater. */
  #add(branches: Branch[], count: number, rest: CountSet): void {
    const last = branches.at(-1);
    if (last?.count !== count) branches.push({ count, rest });
    else if (last.rest !== rest)
      branches[branches.length - 1] = { count, rest: this.#union(last.rest, rest) };
  }

  #union(a: CountSet, b: CountSet): CountSet {
    if (a === b || a.counted === undefined) return a;
    const sorted = [...a.branches, ...b.branches].sort((one, other) => one.count - other.count);
    const both: Branch[] = [];
    for (const { count, rest } of sorted) this.#add(both, count, rest);
    return this.#make(a.counted, both);
  }

  /** The set of some branches, in ascending order of their counts. */
  #make(counted: Node, all: readonly Branch[]): CountSet {
    const branches = all.length === 1 ? all : uncovered(counted, all);
    const key = keyOf(branches);
    const known = this.#known.get(counted) ?? new Map<string | number, CountSet>();
    this.#known.set(counted, known);
    let set = known.get(key);
    if (set === undefined) {
      const enough = branches.some(({ count, rest }) => rest.enough && count >= counted.minOccurs);
      set = { counted, branches, enough, id: ++this.made, taken: undefined };
      known.set(key, set);
      this.#kept++;
    }
    return set;
  }

  /** By counter on the way to a leaf: counts that all are 1 from there on. */
  #freshOf(leaf: Node): readonly CountSet[] {
    const fresh: CountSet[] = [];
    for (let node: Node | undefined = leaf; node !== undefined; node = node.parent) {
      if (node.counter < 0) continue;
      const rest = fresh[node.counter + 1] ?? uncounted;
      fresh[node.counter] = this.#make(node, [{ count: 1, rest }]);
    }
    return fresh;
  }
}

/** A count that is enough allows whatever a greater one does, when the rest is the same: the greater one is left out. */
function uncovered({ minOccurs }: Node, branches: readonly Branch[]): readonly Branch[] {
  const covered = new Set<CountSet>();
  return branches.filter(({ count, rest }) => {
    if (covered.has(rest)) return false;
    if (count >= minOccurs) covered.add(rest);
    return true;
  });
}

/** Sets of one counted node are the same when their keys are. One count and nothing below is its own key. */
function keyOf(branches: readonly Branch[]): string | number {
  const [first] = branches;
  if (branches.length === 1 && first?.rest === uncounted) return first.count;
  return branches.map(({ count, rest }) => `${count}:${rest.id}`).join();
}
