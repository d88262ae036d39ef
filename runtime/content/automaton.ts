import type { Particle } from "../descriptors.js";
import { isCounted } from "./counted.js";
import { type CountSet, uncounted, type Way } from "./counts.js";
import { type Edge, follow } from "./edges.js";
import { type Counts, countsFor } from "./lent-counts.js";
import type { ContentModel, Expected, State } from "./model.js";
import { type Alphabet, type Match, type Node, nodeOf, type Part } from "./nodes.js";
import { allowsNamespace } from "./wildcards.js";

/** Where an automaton can go after a leaf has taken an element, or from the start. */
interface Onward {
  /** The leaf; undefined at the start. */
  readonly leaf: Node | undefined;
  /** Ways to go on, by label, grouped by the leaf that they lead to; none when there is none. */
  readonly ways: Map<string, readonly MatchedWay[]>;
  wild: readonly Edge[] | undefined;
  /** Whether the content can end here when all counts are enough. */
  readonly complete: boolean;
  /** The states that stand here, by what was taken. */
  readonly states: Map<Match, Map<CountSet, AutomatonState>>;
}

interface MatchedWay {
  readonly match: Match;
  readonly way: Way;
}

interface AutomatonState extends State {
  readonly onward: Onward;
  /**
   * The counts that are possible here. There is more than one where an element can belong to this round of an inner group or to the
   * next round of an outer one; the particle that takes it is the same.
   */
  readonly counts: CountSet;
  /** The label that was taken last, and where it led: since elements mostly come in one order, it is tried first. */
  usualLabel: string | undefined;
  usual: AutomatonState | undefined;
  /** Steps that were taken before, by label. */
  next: Map<string, AutomatonState> | undefined;
}

/** With more of them than this, states are forgotten, and made again as they are needed: shared groups and counts can have millions. */
const mostStates = 10_000;

/** The automaton of a content model, made lazily: its states are places in the particle's tree, with counts. */
export class Automaton implements ContentModel {
  readonly start: AutomatonState;
  readonly #root: Node | undefined;
  readonly #onward = new Map<Node | undefined, Onward>();
  readonly #labels: ReadonlySet<string>;
  readonly #sets: Counts;
  #states = 0;

  constructor(particle: Particle, alphabet: Alphabet) {
    this.#root = nodeOf(particle, alphabet);
    const parts = this.#root === undefined ? [] : [...partsOf(this.#root.part)];
    this.#labels = new Set(parts.flatMap(({ matches }) => matches.map(({ label }) => label)));
    this.#sets = countsFor(parts.some(isCounted));
    this.start = makeState(undefined, this.#onwardFrom(undefined), uncounted);
  }

  /** How many sets of counts were made so far, for tests of growth. */
  get countSets(): number {
    return this.#sets.made;
  }

  step(state: State, label: string, namespace: string): AutomatonState | undefined {
    const from = state as AutomatonState;
    if (from.usualLabel === label) return from.usual;
    const known = from.next?.get(label) ?? this.#stepTo(from, label);
    if (known === undefined) return this.#wildStep(from, namespace);
    from.usualLabel = label;
    from.usual = known;
    return known;
  }

  accepts(state: State): boolean {
    const { onward, counts } = state as AutomatonState;
    return onward.complete && counts.enough;
  }

  expected(state: State): readonly Expected[] {
    const { onward, counts } = state as AutomatonState;
    return [...this.#labels].flatMap((label) => {
      const edges = this.#edges(onward, label);
      return this.#waysOf(edges, false).flatMap(({ match, way }) =>
        this.#sets.take(counts, way) === undefined ? [] : [way.leaf.wildcard ?? match],
      );
    });
  }

  resume(
    state: State,
    label: string,
  ): { readonly state: AutomatonState; readonly skipped: readonly Expected[] } | undefined {
    const { onward, counts } = state as AutomatonState;
    if (!this.#labels.has(label)) return undefined;
    const edges = follow(onward.leaf, this.#root, { label, without: new Set() });
    const [edge] = edges;
    if (edge === undefined) return undefined;
    const together = edges.filter(({ leaf }) => leaf === edge.leaf);
    const way = this.#sets.wayOf(edge.leaf, together, false);
    const resumed = this.#stateOf(edge.match, edge.leaf, this.#sets.force(counts, edge, way));
    return { state: resumed, skipped: this.expected(state) };
  }

  knows(label: string): boolean {
    return this.#labels.has(label);
  }

  /** A step that has not been taken yet, to an element particle. */
  #stepTo(from: AutomatonState, label: string): AutomatonState | undefined {
    if (!this.#labels.has(label)) return undefined;
    const next = this.#take(this.#ways(from.onward, label), from.counts);
    if (next === undefined) return undefined;
    from.next ??= new Map();
    from.next.set(label, next);
    return next;
  }

  #wildStep({ onward, counts }: AutomatonState, namespace: string): AutomatonState | undefined {
    const wild = this.#wild(onward);
    const allowed = wild.filter(({ leaf: { wildcard } }) =>
      allowsNamespace(wildcard?.wildcard.namespaces ?? [], namespace),
    );
    // No label has a space.
    const key = ` ${allowed.map((edge) => wild.indexOf(edge)).join()}`;
    return this.#take(
      this.#waysBy(onward, key, () => allowed),
      counts,
    );
  }

  #take(ways: readonly MatchedWay[], counts: CountSet): AutomatonState | undefined {
    for (const { match, way } of ways) {
      const next = this.#sets.take(counts, way);
      if (next !== undefined) return this.#stateOf(match, way.leaf, next);
    }
    return undefined;
  }

  #stateOf(match: Match, leaf: Node, counts: CountSet): AutomatonState {
    if (this.#sets.full || this.#states > mostStates) this.#forget();
    const onward = this.#onwardFrom(leaf);
    const states = onward.states.get(match) ?? new Map<CountSet, AutomatonState>();
    onward.states.set(match, states);
    let state = states.get(counts);
    if (state === undefined) {
      state = makeState(match, onward, counts);
      states.set(counts, state);
      this.#states++;
    }
    return state;
  }

  /** Forgets all places and states but the start. Those that somebody holds go on working: two states that are alike need not be one object. */
  #forget(): void {
    const { start } = this;
    start.usualLabel = undefined;
    start.usual = undefined;
    start.next = undefined;
    start.onward.ways.clear();
    start.onward.wild = undefined;
    this.#onward.clear();
    this.#onward.set(undefined, start.onward);
    this.#root?.made.fill(undefined);
    this.#sets.forget();
    this.#states = 0;
  }

  #onwardFrom(leaf: Node | undefined): Onward {
    let onward = this.#onward.get(leaf);
    if (onward === undefined) {
      onward = {
        leaf,
        ways: new Map(),
        wild: undefined,
        complete: leaf === undefined ? this.#root?.emptiable !== false : isComplete(leaf),
        states: new Map(),
      };
      this.#onward.set(leaf, onward);
    }
    return onward;
  }

  #edges({ leaf }: Onward, label: string): readonly Edge[] {
    return follow(leaf, this.#root, { label });
  }

  #ways(onward: Onward, label: string): readonly MatchedWay[] {
    return this.#waysBy(onward, label, () => this.#edges(onward, label));
  }

  #waysBy(onward: Onward, key: string, edges: () => readonly Edge[]): readonly MatchedWay[] {
    let ways = onward.ways.get(key);
    if (ways === undefined) {
      ways = this.#waysOf(edges(), true);
      onward.ways.set(key, ways);
    }
    return ways;
  }

  /** Several edges lead to one leaf where the schema satisfies Unique Particle Attribution. */
  #waysOf(edges: readonly Edge[], kept: boolean): readonly MatchedWay[] {
    const leaves = new Map<Node, { readonly match: Match; readonly together: Edge[] }>();
    for (const edge of edges) {
      const known = leaves.get(edge.leaf) ?? { match: edge.match, together: [] };
      known.together.push(edge);
      leaves.set(edge.leaf, known);
    }
    return [...leaves].map(([leaf, { match, together }]) => ({
      match,
      way: this.#sets.wayOf(leaf, together, kept),
    }));
  }

  #wild(onward: Onward): readonly Edge[] {
    onward.wild ??= follow(onward.leaf, this.#root, { label: undefined });
    return onward.wild;
  }
}

function makeState(match: Match | undefined, onward: Onward, counts: CountSet): AutomatonState {
  return { match, onward, counts, usualLabel: undefined, usual: undefined, next: undefined };
}

/** Whether nothing must come after a leaf but rounds that are counted. */
function isComplete(leaf: Node): boolean {
  for (let node: Node = leaf; node.parent !== undefined; node = node.parent)
    if (!complete(node.parent, node.index)) return false;
  return true;
}

/** Whether a group's body can end after the child at the index. */
function complete(group: Node, index: number): boolean {
  return group.required[index + 1] === group.children.length;
}

/** A part and those below it, in schema order; a shared group is looked through once. */
function partsOf(root: Part): ReadonlySet<Part> {
  const seen = new Set<Part>();
  const visit = (part: Part): void => {
    if (seen.has(part)) return;
    seen.add(part);
    for (const child of part.children) visit(child);
  };
  visit(root);
  return seen;
}
