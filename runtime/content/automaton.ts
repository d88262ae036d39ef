import type { Particle } from "../descriptors.js";
import { type CountSet, CountSets, uncounted, type Way } from "./counts.js";
import { type Edge, follow } from "./edges.js";
import type { ContentModel, Expected, State } from "./model.js";
import { type Alphabet, type Match, type Node, nodeOf, type Part } from "./nodes.js";
import { allowsNamespace } from "./wildcards.js";

/** Where an automaton can go after a leaf has taken an element, or from the start. */
interface Onward {
  /** The leaf; undefined at the start. */
  readonly leaf: Node | undefined;
  /** Steps that need no counting, by label: the state that they lead to. */
  readonly direct: Map<string, AutomatonState>;
  /** The label that was taken last: since elements mostly come in one order, it is tried first. */
  usualLabel: string | undefined;
  usual: AutomatonState | undefined;
  /** Ways to go on, by label; empty when there is none. */
  readonly edges: Map<string, readonly Edge[]>;
  /** The same edges, grouped by the leaf that they lead to. */
  readonly ways: Map<string, readonly MatchedWay[]>;
  wild: readonly Edge[] | undefined;
  /** Whether the content can end here when all counts are enough. */
  readonly complete: boolean;
  /** The states that stand here, by what was taken: without counts, and with them. */
  readonly states: Map<Match, AutomatonState>;
  readonly counted: Map<Match, Map<CountSet, AutomatonState>>;
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
  /** Steps that were taken before, by label, where something is counted. */
  next: Map<string, AutomatonState> | undefined;
  /** The label of an element that may be repeated here without end: it leads back to this state. */
  repeated: string | undefined;
}

/** With more of them than this, states with counts are forgotten, and made again as they are needed. */
const mostStates = 4_000;

/** The same for what is remembered of leaves, of which shared groups can have millions. */
const mostPlaces = 50_000;

/** The automaton of a content model, made lazily: its states are places in the particle's tree, with counts. */
export class Automaton implements ContentModel {
  readonly start: AutomatonState;
  readonly #root: Node | undefined;
  readonly #onward = new Map<Node | undefined, Onward>();
  readonly #labels = new Set<string>();
  readonly #sets = new CountSets();
  #countedStates = 0;

  constructor(particle: Particle, alphabet: Alphabet) {
    this.#root = nodeOf(particle, alphabet);
    for (const { label } of matchesIn(this.#root?.part)) this.#labels.add(label);
    this.start = makeState(undefined, this.#onwardFrom(undefined), uncounted);
  }

  /** How many sets of counts were made so far, for tests of growth. */
  get countSets(): number {
    return this.#sets.made;
  }

  /** How many places are known, for tests of growth. */
  get places(): number {
    return this.#onward.size;
  }

  step(state: State, label: string, namespace: string): AutomatonState | undefined {
    const { onward, counts, repeated } = state as AutomatonState;
    if (onward.usualLabel === label) return onward.usual;
    if (repeated === label) return state as AutomatonState;
    const direct = onward.direct.get(label);
    if (direct !== undefined) {
      onward.usualLabel = label;
      onward.usual = direct;
      return direct;
    }
    const known = (state as AutomatonState).next?.get(label);
    if (known !== undefined) return known;
    const next = this.#labels.has(label)
      ? this.#take(this.#ways(onward, label), counts)
      : undefined;
    if (next === undefined) return this.#wildStep(state as AutomatonState, namespace);
    if (counts === uncounted && next.counts === uncounted) onward.direct.set(label, next);
    else if (next === state) (state as AutomatonState).repeated = label;
    else {
      (state as AutomatonState).next ??= new Map();
      (state as AutomatonState).next?.set(label, next);
    }
    return next;
  }

  accepts(state: State): boolean {
    const { onward, counts } = state as AutomatonState;
    if (this.#root === undefined) return true;
    if (onward.leaf === undefined) return this.#root.emptiable;
    return onward.complete && counts.enough;
  }

  expected(state: State): readonly Expected[] {
    const { onward, counts } = state as AutomatonState;
    const found: Expected[] = [];
    for (const label of this.#labels) {
      const edges = label === "*" ? this.#wild(onward) : this.#edges(onward, label);
      for (const edge of edges) {
        const way = this.#sets.wayOf(edge.leaf, [edge], false);
        if (this.#sets.take(counts, way) === undefined) continue;
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
    const { onward } = state as AutomatonState;
    if (!this.#labels.has(label)) return undefined;
    const edges = follow(onward.leaf, this.#root, { label, without: new Set() });
    const [edge] = edges;
    if (edge === undefined) return undefined;
    const together = edges.filter(({ leaf }) => leaf === edge.leaf);
    const way = this.#sets.wayOf(edge.leaf, together, false);
    const counts = this.#sets.force((state as AutomatonState).counts, edge, way);
    return { state: this.#stateOf(edge.match, edge.leaf, counts), skipped: this.expected(state) };
  }

  knows(label: string): boolean {
    return this.#labels.has(label);
  }

  #wildStep(state: AutomatonState, namespace: string): AutomatonState | undefined {
    const { onward } = state;
    const allowed = this.#wild(onward).filter(
      ({ wildcard }) =>
        wildcard !== undefined && allowsNamespace(wildcard.wildcard.namespaces, namespace),
    );
    if (allowed.length === 0) return undefined;
    // No label has a space.
    const key = ` ${allowed.map((edge) => onward.wild?.indexOf(edge)).join()}`;
    let ways = onward.ways.get(key);
    if (ways === undefined) {
      ways = this.#waysOf(allowed);
      onward.ways.set(key, ways);
    }
    return this.#take(ways, state.counts);
  }

  #take(ways: readonly MatchedWay[], counts: CountSet): AutomatonState | undefined {
    for (const { match, way } of ways) {
      const next = this.#sets.take(counts, way);
      if (next !== undefined) return this.#stateOf(match, way.leaf, next);
    }
    return undefined;
  }

  #stateOf(match: Match, leaf: Node, counts: CountSet): AutomatonState {
    if (this.#onward.size > mostPlaces) this.#forgetPlaces();
    else if (this.#sets.full || this.#countedStates > mostStates) this.#forget();
    const onward = this.#onwardFrom(leaf);
    if (counts === uncounted) {
      const state = onward.states.get(match) ?? makeState(match, onward, uncounted);
      onward.states.set(match, state);
      return state;
    }
    const states = onward.counted.get(match) ?? new Map<CountSet, AutomatonState>();
    if (states.size === 0) onward.counted.set(match, states);
    let state = states.get(counts);
    if (state === undefined) {
      state = makeState(match, onward, counts);
      states.set(counts, state);
      this.#countedStates++;
    }
    return state;
  }

  /** Forgets the states with counts: two states that are alike need not be one object. */
  #forget(): void {
    this.#sets.forget();
    this.#countedStates = 0;
    this.start.next = undefined;
    for (const { ways, states, counted } of this.#onward.values()) {
      ways.clear();
      counted.clear();
      for (const state of states.values()) state.next = undefined;
    }
  }

  /** Forgets what is remembered of all leaves; states that refer to it go on working. */
  #forgetPlaces(): void {
    this.#forget();
    const { onward } = this.start;
    this.#onward.clear();
    this.#onward.set(undefined, onward);
    onward.direct.clear();
    onward.edges.clear();
    onward.usualLabel = undefined;
    onward.usual = undefined;
    onward.wild = undefined;
    if (this.#root !== undefined) this.#root.made.length = 0;
  }

  #onwardFrom(leaf: Node | undefined): Onward {
    let onward = this.#onward.get(leaf);
    if (onward === undefined) {
      onward = {
        leaf,
        direct: new Map(),
        usualLabel: undefined,
        usual: undefined,
        edges: new Map(),
        ways: new Map(),
        wild: undefined,
        complete: leaf !== undefined && isComplete(leaf),
        states: new Map(),
        counted: new Map(),
      };
      this.#onward.set(leaf, onward);
    }
    return onward;
  }

  #edges(onward: Onward, label: string): readonly Edge[] {
    let edges = onward.edges.get(label);
    if (edges === undefined) {
      edges = follow(onward.leaf, this.#root, { label });
      onward.edges.set(label, edges);
    }
    return edges;
  }

  #ways(onward: Onward, label: string): readonly MatchedWay[] {
    let ways = onward.ways.get(label);
    if (ways === undefined) {
      ways = this.#waysOf(this.#edges(onward, label));
      onward.ways.set(label, ways);
    }
    return ways;
  }

  /** Several edges lead to one leaf where the schema satisfies Unique Particle Attribution. */
  #waysOf(edges: readonly Edge[]): readonly MatchedWay[] {
    const leaves = new Map<Node, Edge[]>();
    for (const edge of edges) leaves.set(edge.leaf, [...(leaves.get(edge.leaf) ?? []), edge]);
    return [...leaves].flatMap(([leaf, together]) => {
      const [first] = together;
      return first === undefined
        ? []
        : [{ match: first.match, way: this.#sets.wayOf(leaf, together, true) }];
    });
  }

  #wild(onward: Onward): readonly Edge[] {
    onward.wild ??= follow(onward.leaf, this.#root, { label: undefined });
    return onward.wild;
  }
}

function makeState(match: Match | undefined, onward: Onward, counts: CountSet): AutomatonState {
  return { match, onward, counts, next: undefined, repeated: undefined };
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

/** What the leaves below a part take, in schema order; those of a shared group once. */
function matchesIn(root: Part | undefined): readonly Match[] {
  const matches: Match[] = [];
  const seen = new Set<Part>();
  const visit = (part: Part): void => {
    if (seen.has(part)) return;
    seen.add(part);
    matches.push(...part.matches);
    part.children.forEach(visit);
  };
  if (root !== undefined) visit(root);
  return matches;
}
