import type { PatternBranch, PatternWay } from "../../xpath/index.js";

/** The name of an element. */
interface Named {
  readonly namespace: string;
  readonly local: string;
}

/** Something that a node may match. */
export interface Candidate<T> {
  readonly of: T;
  readonly branch: PatternBranch;
}

/** A candidate with its turn. */
export interface Placed<T> extends Candidate<T> {
  readonly place: number;
}

/** A way that is gone so far: which step comes next. */
interface Going<T> {
  readonly placed: Placed<T>;
  readonly way: PatternWay;
  readonly at: number;
}

/** All that the names on the way to an element tell of what it and its descendants may match. Those from which all goes on alike are one. */
export interface NameState<T> {
  /** What the element may match, in turn. */
  readonly candidates: readonly Placed<T>[];
  /** The state of a child. */
  to(child: Named): NameState<T>;
}

/** The state of the root of a document; `unnamed` are candidates of all elements. */
export function firstState<T>(
  ways: readonly Placed<T>[],
  unnamed: readonly Placed<T>[],
): NameState<T> {
  const known = new Map<string, NameState<T>>();
  const going = ways.flatMap((placed): readonly Going<T>[] => {
    const { way } = placed.branch;
    return way === undefined ? [] : [{ placed, way, at: 0 }];
  });
  return new State(going, [], unnamed, known);
}

class State<T> implements NameState<T> {
  readonly candidates: readonly Placed<T>[];
  readonly #going: readonly Going<T>[];
  readonly #unnamed: readonly Placed<T>[];
  readonly #known: Map<string, NameState<T>>;
  /** By local name, as most are told apart by it. */
  readonly #next = new Map<
    string,
    { readonly namespace: string; readonly state: NameState<T> }[]
  >();

  constructor(
    going: readonly Going<T>[],
    candidates: readonly Placed<T>[],
    unnamed: readonly Placed<T>[],
    known: Map<string, NameState<T>>,
  ) {
    this.#going = going;
    this.candidates = candidates;
    this.#unnamed = unnamed;
    this.#known = known;
  }

  to(child: Named): NameState<T> {
    const { local, namespace } = child;
    const same = this.#next.get(local);
    if (same !== undefined)
      for (const each of same) if (each.namespace === namespace) return each.state;
    const next = { namespace, state: this.#follow(child) };
    if (same === undefined) this.#next.set(local, [next]);
    else same.push(next);
    return next.state;
  }

  #follow(child: Named): NameState<T> {
    const going = new Map<string, Going<T>>();
    const reached = new Map<number, Placed<T>>();
    const go = (placed: Placed<T>, way: PatternWay, at: number): void => {
      going.set(`${placed.place}.${at}`, { placed, way, at });
    };
    for (const { placed, way, at } of this.#going) {
      const step = way.steps[at];
      if (step === undefined) continue;
      if (step.gap || (at === 0 && way.anywhere)) go(placed, way, at);
      if (!means(step.test, child)) continue;
      if (at + 1 === way.steps.length) reached.set(placed.place, placed);
      else go(placed, way, at + 1);
    }
    const key = `${[...going.keys()].sort()}|${[...reached.keys()].sort()}`;
    let state = this.#known.get(key);
    if (state === undefined) {
      const candidates = [...reached.values(), ...this.#unnamed].sort((a, b) => a.place - b.place);
      state = new State([...going.values()], candidates, this.#unnamed, this.#known);
      this.#known.set(key, state);
    }
    return state;
  }
}

/** Whether a test by name means a name. */
export function means(
  test: PatternWay["steps"][number]["test"],
  { local, namespace }: Named,
): boolean {
  if (test.kind === "name") return test.name.local === local && test.name.namespace === namespace;
  return test.namespace === undefined || test.namespace === namespace;
}
