import type { Particle } from "../descriptors.js";
import { type Counts, type Edge, follow } from "./edges.js";
import type { ContentModel, Expected, State } from "./model.js";
import { type Alphabet, type Match, type Node, nodeOf } from "./nodes.js";
import { allowsNamespace } from "./wildcards.js";

/** Where an automaton stands: a leaf has just taken an element, or nothing was taken yet. */
interface Place {
  /** The leaf; undefined at the start. */
  readonly leaf: Node | undefined;
  /** Steps that need no counting, by label: the state that they lead to. */
  readonly plain: Map<string, AutomatonState>;
  /** The last of them that was taken, which most often is the next: elements come in one order. */
  usualLabel: string | undefined;
  usual: AutomatonState | undefined;
  /** Ways to go on, by label; empty when there is none. */
  readonly edges: Map<string, readonly Edge[]>;
  wild: readonly Edge[] | undefined;
  /** The nodes whose counts must be enough for the content to end here; undefined when something must still come. */
  readonly exits: readonly Node[] | undefined;
}

interface AutomatonState extends State {
  readonly place: Place;
  /**
   * The counts that the way here allows, outermost first. There is more than one where an element can belong to this round of
   * an inner group or to the next round of an outer one; the particle that takes it is the same.
   */
  readonly counts: readonly Counts[];
  /** The label of an element that may come here again and again, and changes nothing: it counts no more. */
  repeated: string | undefined;
}

/** More ways to count than this are not followed; only nested groups with large minima that overlap come near it. */
const maxCounts = 4096;
const uncounted: readonly Counts[] = [[]];
const noEdges: readonly Edge[] = [];

/** The automaton of a content model, made lazily: its states are the leaves of the particle's tree, with counts. */
export class Automaton implements ContentModel {
  readonly start: AutomatonState;
  readonly #root: Node | undefined;
  readonly #places = new Map<Node | undefined, Place>();
  readonly #states = new Map<Match, AutomatonState>();
  readonly #labels = new Set<string>();

  constructor(particle: Particle, alphabet: Alphabet) {
    this.#root = nodeOf(particle, alphabet);
    for (const leaf of leavesOf(this.#root)) {
      for (const { label } of leaf.matches) this.#labels.add(label);
    }
    this.start = {
      match: undefined,
      place: this.#placeOf(undefined),
      counts: uncounted,
      repeated: undefined,
    };
  }

  step(state: State, label: string, namespace: string): AutomatonState | undefined {
    const { place, counts, repeated } = state as AutomatonState;
    if (place.usualLabel === label) return place.usual;
    if (repeated === label) return state as AutomatonState;
    const plain = place.plain.get(label);
    if (plain !== undefined) {
      place.usualLabel = label;
      place.usual = plain;
      return plain;
    }
    const edges = this.#labels.has(label) ? this.#edges(place, label) : noEdges;
    const [edge] = edges;
    if (edge === undefined) return this.#wildStep(state as AutomatonState, namespace);
    const next = this.#take(edges, counts, edge.match);
    if (next === undefined) return this.#wildStep(state as AutomatonState, namespace);
    if (counts === uncounted && next.counts === uncounted) {
      place.plain.set(label, next);
    } else if (next.place === place && next.match === state.match && isSame(next.counts, counts)) {
      (state as AutomatonState).repeated = label;
    }
    return next;
  }

  accepts(state: State): boolean {
    const { place, counts } = state as AutomatonState;
    if (this.#root === undefined) return true;
    if (place.leaf === undefined) return this.#root.emptiable;
    const { exits } = place;
    if (exits === undefined || exits.length === 0) return exits !== undefined;
    return counts.some((vector) => exits.every((node) => enough(node, vector)));
  }

  expected(state: State): readonly Expected[] {
    const { place, counts } = state as AutomatonState;
    const found: Expected[] = [];
    for (const label of this.#labels) {
      const edges = label === "*" ? this.#wild(place) : this.#edges(place, label);
      for (const edge of edges) {
        if (apply(edge, counts).length === 0) continue;
        const expected = edge.wildcard ?? edge.match;
        if (!found.includes(expected)) found.push(expected);
      }
    }
    return found;
  }

  resume(
    state: State,
    label: string,
  ): { readonly state: AutomatonState; readonly skipped: readonly Expected[] } | undefined {
    const { place } = state as AutomatonState;
    if (!this.#labels.has(label)) return undefined;
    const [edge] = follow(place.leaf, this.#root, { label, skipping: true });
    if (edge === undefined) return undefined;
    const counts = forced(edge, (state as AutomatonState).counts);
    return { state: this.#stateOf(edge.match, edge.leaf, counts), skipped: this.expected(state) };
  }

  knows(label: string): boolean {
    return this.#labels.has(label);
  }

  #wildStep(state: AutomatonState, namespace: string): AutomatonState | undefined {
    const edges = this.#wild(state.place).filter(({ wildcard }) =>
      wildcard === undefined ? false : allowsNamespace(wildcard.wildcard.namespaces, namespace),
    );
    const [edge] = edges;
    return edge && this.#take(edges, state.counts, edge.match);
  }

  #take(
    edges: readonly Edge[],
    counts: readonly Counts[],
    match: Match,
  ): AutomatonState | undefined {
    const [edge] = edges;
    if (edge === undefined) return undefined;
    if (edge.leaf.counters === 0 && counts === uncounted)
      return this.#stateOf(match, edge.leaf, uncounted);
    for (const { leaf, match: taken } of edges) {
      // Several edges lead to one leaf where the schema satisfies Unique Particle Attribution.
      const next = edges
        .filter((other) => other.leaf === leaf)
        .flatMap((other) => apply(other, counts));
      if (next.length > 0) return this.#stateOf(taken, leaf, pruned(next, leaf));
    }
    return undefined;
  }

  #stateOf(match: Match, leaf: Node, counts: readonly Counts[]): AutomatonState {
    if (leaf.counters > 0)
      return { match, place: this.#placeOf(leaf), counts, repeated: undefined };
    let state = this.#states.get(match);
    if (state === undefined) {
      state = { match, place: this.#placeOf(leaf), counts: uncounted, repeated: undefined };
      this.#states.set(match, state);
    }
    return state;
  }

  #placeOf(leaf: Node | undefined): Place {
    let place = this.#places.get(leaf);
    if (place === undefined) {
      place = {
        leaf,
        plain: new Map(),
        usualLabel: undefined,
        usual: undefined,
        edges: new Map(),
        wild: undefined,
        exits: leaf && exitsOf(leaf),
      };
      this.#places.set(leaf, place);
    }
    return place;
  }

  #edges(place: Place, label: string): readonly Edge[] {
    let edges = place.edges.get(label);
    if (edges === undefined) {
      edges = follow(place.leaf, this.#root, { label, skipping: false });
      place.edges.set(label, edges);
    }
    return edges;
  }

  #wild(place: Place): readonly Edge[] {
    place.wild ??= follow(place.leaf, this.#root, { label: undefined, skipping: false });
    return place.wild;
  }
}

/** The nodes whose counts must be enough for the content to end after a leaf; undefined when something must still come. */
function exitsOf(leaf: Node): readonly Node[] | undefined {
  const exits: Node[] = [];
  for (let node: Node | undefined = leaf; node !== undefined; node = node.parent) {
    if (node.counter >= 0) exits.push(node);
    if (node.parent !== undefined && !complete(node.parent, node.index)) return undefined;
  }
  return exits;
}

/** Whether a group's body can end after the child at the index. */
function complete(group: Node, index: number): boolean {
  return group.kind === "choice" || group.required[index + 1] === group.children.length;
}

function enough({ counter, minOccurs }: Node, counts: Counts): boolean {
  return counter < 0 || (counts[counter] ?? 0) >= minOccurs;
}

/** The counts after an edge, for those counts that allow it. */
function apply(edge: Edge, counts: readonly Counts[]): Counts[] {
  return counts.flatMap((vector) => {
    if (!edge.exits.every((node) => enough(node, vector))) return [];
    const next = advance(edge, vector);
    return next === undefined ? [] : [next];
  });
}

function advance({ keep, repeated, enter }: Edge, vector: Counts): Counts | undefined {
  const next = vector.slice(0, keep);
  if (repeated !== undefined && repeated.counter >= 0) {
    const { counter, minOccurs, maxOccurs } = repeated;
    const count = (vector[counter] ?? 0) + 1;
    if (count > maxOccurs) return undefined;
    next[counter] = maxOccurs === Number.POSITIVE_INFINITY ? Math.min(count, minOccurs) : count;
  }
  for (let n = 0; n < enter; n++) next.push(1);
  return next;
}

function isSame(a: readonly Counts[], b: readonly Counts[]): boolean {
  return a.length === b.length && a.every((counts, index) => isSameVector(counts, b[index] ?? []));
}

function isSameVector(a: Counts, b: Counts): boolean {
  return a.length === b.length && a.every((count, index) => count === b[index]);
}

/** The counts after an edge that may not be taken: what was left out counts as if it had come. */
function forced(edge: Edge, counts: readonly Counts[]): readonly Counts[] {
  const next = counts.map((vector) => {
    const allowed = advance(edge, vector);
    if (allowed !== undefined) return allowed;
    return [...vector.slice(0, edge.keep), ...new Array<number>(edge.enter).fill(1)];
  });
  return next.slice(0, 1);
}

/** Drops counts that allow nothing which others do not. */
function pruned(counts: readonly Counts[], leaf: Node): readonly Counts[] {
  if (leaf.counters === 0) return uncounted;
  if (counts.length === 1) return counts;
  const counted: Node[] = [];
  for (let node: Node | undefined = leaf; node !== undefined; node = node.parent) {
    if (node.counter >= 0) counted.push(node);
  }
  const kept: Counts[] = [];
  for (const candidate of counts) {
    if (kept.some((other) => covers(other, candidate, counted))) continue;
    const rest = kept.filter((other) => !covers(candidate, other, counted));
    kept.splice(0, kept.length, ...rest, candidate);
    if (kept.length >= maxCounts) break;
  }
  return kept;
}

/** Whether one vector of counts allows whatever another allows: all counts are equal, or smaller and enough. */
function covers(a: Counts, b: Counts, counted: readonly Node[]): boolean {
  return counted.every(({ counter, minOccurs, maxOccurs }) => {
    const countA = a[counter] ?? 0;
    const countB = b[counter] ?? 0;
    if (countA === countB) return true;
    return countA >= minOccurs && (countA < countB || maxOccurs === Number.POSITIVE_INFINITY);
  });
}

function leavesOf(node: Node | undefined): readonly Node[] {
  if (node === undefined) return [];
  return node.kind === "leaf" ? [node] : node.children.flatMap(leavesOf);
}
