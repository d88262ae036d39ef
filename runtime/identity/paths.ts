import type { NameTest, XPathPath } from "../descriptors.js";
import { clark, type QName } from "../qname.js";

/** The name of an element or attribute, with its Clark notation. */
export interface KeyedName extends QName {
  readonly key: string;
}

/** A name with its Clark notation. */
export function keyed(name: QName): KeyedName {
  return { ...name, key: clark(name) };
}

/** A path of the XPath subset (Part 1, 3.11.6), and the number of what it belongs to. */
export interface OwnedPath {
  readonly owner: number;
  readonly path: XPathPath;
}

/** That some path of an owner leads to an element, by so many steps at least. */
export interface Arrival {
  readonly owner: number;
  readonly steps: number;
}

/** How far the paths of a set have come at an element. */
export interface PathState {
  /** Whose paths lead to this element. */
  readonly arrivals: readonly Arrival[];
  /** Whether a path may lead to one of its attributes. */
  readonly awaitsAttributes: boolean;
  /** Whether no path goes on to elements below. */
  readonly over: boolean;
  /** Nothing to be found here or below. */
  readonly idle: boolean;
  readonly nodes: readonly PathNode[];
  /** By the name of a child element; undefined stands for all that the paths do not speak of. */
  readonly next: Map<string | undefined, PathState>;
  readonly attributes: Map<string, readonly number[]>;
}

/** By name test, so that a name finds the tests that it passes without asking all of them. */
class Tests<T> {
  readonly #names = new Map<string, T>();
  readonly #namespaces = new Map<string, T>();
  #any: T | undefined;

  get empty(): boolean {
    return this.#names.size + this.#namespaces.size === 0 && this.#any === undefined;
  }

  /** What is kept under a test, made if there is nothing yet. */
  under(test: NameTest, make: () => T): T {
    if (test === "*") {
      this.#any ??= make();
      return this.#any;
    }
    const [map, key] =
      "local" in test ? [this.#names, clark(test)] : [this.#namespaces, test.namespace];
    const known = map.get(key) ?? make();
    map.set(key, known);
    return known;
  }

  /** What is kept under the tests that a name passes (3.11.6). */
  passedBy({ key, namespace }: KeyedName): T[] {
    const found = [this.#names.get(key), this.#namespaces.get(namespace), this.#any];
    return found.filter((one) => one !== undefined);
  }
}

/** Paths that begin with the same steps share them: a step is a node of a tree. */
interface PathNode {
  readonly id: number;
  readonly steps: number;
  readonly children: Tests<PathNode>;
  /** Whose paths end here. */
  readonly owners: number[];
  /** Whose paths end at an attribute of an element here. */
  readonly attributes: Tests<number[]>;
}

/** With more states than this, all are forgotten and made again as they are needed. */
const mostStates = 2_000;
const mostTransitions = 20_000;

/**
 * Many paths that are followed together, down from one element: an automaton, made state by state as documents ask for it. What a step
 * costs does not depend on how many paths there are, but on how many the element is on.
 */
export class PathSet {
  readonly start: PathState;
  readonly #states = new Map<string, PathState>();
  /** The names and namespaces that the paths speak of: all other names are alike. */
  readonly #known = new Map<string, string>();
  readonly #nodes: PathNode[] = [];
  #transitions = 0;
  /** Where paths with `.//` begin, anew at every element. */
  readonly #everywhere: PathNode;

  constructor(paths: Iterable<OwnedPath>) {
    const here = this.#node(0);
    this.#everywhere = this.#node(0);
    for (const { owner, path } of paths) {
      let node = path.descendant === true ? this.#everywhere : here;
      for (const step of path.steps) {
        const steps = node.steps + 1;
        this.#learn(step);
        node = node.children.under(step, () => this.#node(steps));
      }
      if (path.attribute === undefined) node.owners.push(owner);
      else node.attributes.under(path.attribute, () => []).push(owner);
    }
    this.start = this.#stateOf(this.#isUsed(this.#everywhere) ? [here, this.#everywhere] : [here]);
  }

  /** The state at a child element. */
  step(state: PathState, name: KeyedName): PathState {
    const next = state.next.get(name.key);
    if (next !== undefined) return next;
    const label = this.#known.get(name.key) ?? this.#known.get(`{${name.namespace}}*`);
    return state.next.get(label) ?? this.#make(state, name, label);
  }

  /** Whose paths lead to an attribute of the element. */
  attributeOwners(state: PathState, name: KeyedName): readonly number[] {
    const known = state.attributes.get(name.key);
    if (known !== undefined) return known;
    const owners = new Set(
      state.nodes.flatMap(({ attributes }) => attributes.passedBy(name).flat()),
    );
    const found = [...owners];
    if (found.length > 0) this.#remember(state.attributes, name.key, found);
    return found;
  }

  #node(steps: number): PathNode {
    const node: PathNode = {
      id: this.#nodes.length,
      steps,
      children: new Tests(),
      owners: [],
      attributes: new Tests(),
    };
    this.#nodes.push(node);
    return node;
  }

  #isUsed({ children, owners, attributes }: PathNode): boolean {
    return owners.length > 0 || !children.empty || !attributes.empty;
  }

  #learn(test: NameTest): void {
    if (test === "*") return;
    const label = "local" in test ? clark(test) : `{${test.namespace}}*`;
    this.#known.set(label, label);
  }

  #make(state: PathState, name: KeyedName, label: string | undefined): PathState {
    const nodes = state.nodes.flatMap(({ children }) => children.passedBy(name));
    if (state.nodes.includes(this.#everywhere)) nodes.push(this.#everywhere);
    const next = this.#stateOf(nodes);
    this.#remember(state.next, label, next);
    return next;
  }

  #remember<K, T>(map: Map<K, T>, key: K, value: T): void {
    if (this.#transitions > mostTransitions || this.#states.size > mostStates) this.#forget();
    map.set(key, value);
    this.#transitions++;
  }

  #forget(): void {
    for (const state of [this.start, ...this.#states.values()]) {
      state.next.clear();
      state.attributes.clear();
    }
    this.#states.clear();
    this.#transitions = 0;
  }

  /** Nodes come in the order of the tree, so that the same ones are one state. */
  #stateOf(nodes: readonly PathNode[]): PathState {
    const key = nodes.map(({ id }) => id).join();
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const awaitsAttributes = nodes.some(({ attributes }) => !attributes.empty);
    const over = nodes.every((node) => node !== this.#everywhere && node.children.empty);
    const arrivals = arrivalsOf(nodes);
    const state: PathState = {
      arrivals,
      awaitsAttributes,
      over,
      idle: over && !awaitsAttributes && arrivals.length === 0,
      nodes,
      next: new Map(),
      attributes: new Map(),
    };
    this.#states.set(key, state);
    return state;
  }
}

function arrivalsOf(nodes: readonly PathNode[]): readonly Arrival[] {
  const fewest = new Map<number, number>();
  for (const { steps, owners } of nodes)
    for (const owner of owners) fewest.set(owner, Math.min(steps, fewest.get(owner) ?? steps));
  return [...fewest].sort(([a], [b]) => a - b).map(([owner, steps]) => ({ owner, steps }));
}
