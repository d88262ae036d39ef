import { meet } from "./character-set.js";
import type { Alternatives, Atom, CharacterClass, Piece } from "./syntax.js";

/*
 * Which expressions a backtracking engine may take more than linear time for. An expression is a position automaton (V. M.
 * Glushkov): one state for each class of characters in it. An engine goes back over a text again and again only where two
 * ways through a cycle of the automaton read the same text (A. Weber, H. Seidl, "On the degree of ambiguity of finite
 * automata"). The test may call a harmless expression ambiguous, never the other way round: what it passes is linear.
 */

/** Positions beyond which the test gives up and calls the expression ambiguous, where it is not plainly deterministic. */
const mostPositions = 80;
/** Triples of positions that are looked at for one pair before the expression is called ambiguous. */
const mostTriples = 20_000;
/** A counted piece is unfolded up to this count; a larger one is taken for a loop. */
const unfolded = 12;

/** Whether a backtracking engine could take more than linear time to find that a text does not match. */
export function isAmbiguous(expression: Alternatives): boolean {
  const automaton = new PositionAutomaton(expression);
  if (automaton.emptyLoop || automaton.size > 4 * mostPositions) return true;
  if (automaton.isDeterministic()) return false;
  return automaton.size > mostPositions || automaton.hasAmbiguousCycle();
}

/** The positions at which a part of an expression begins and ends, and whether it can be empty. */
interface Part {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const emptyPart: Part = { nullable: true, first: [], last: [] };

class PositionAutomaton {
  readonly #classes: CharacterClass[] = [];
  /** How many ways lead from a position to the next. */
  readonly #follow: Map<number, number>[] = [];
  readonly #first: readonly number[];
  readonly #meetings = new Map<number, boolean>();
  readonly #pairSteps = new Map<number, readonly number[]>();
  /** Something that can be empty is repeated: an engine can go around without reading. */
  emptyLoop = false;

  constructor(expression: Alternatives) {
    this.#first = this.#alternatives(expression).first;
  }

  get size(): number {
    return this.#classes.length;
  }

  #alternatives({ branches }: Alternatives): Part {
    const parts = branches.map((pieces) => this.#sequence(pieces));
    return {
      nullable: parts.some(({ nullable }) => nullable),
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
    };
  }

  #sequence(pieces: readonly Piece[]): Part {
    let whole = emptyPart;
    for (const piece of pieces) whole = this.#join(whole, this.#piece(piece));
    return whole;
  }

  #join(a: Part, b: Part): Part {
    for (const position of a.last) this.#connect(position, b.first);
    return {
      nullable: a.nullable && b.nullable,
      first: a.nullable ? [...a.first, ...b.first] : a.first,
      last: b.nullable ? [...a.last, ...b.last] : b.last,
    };
  }

  #piece({ atom, min, max }: Piece): Part {
    if (max === 0 || this.size > 4 * mostPositions) return emptyPart;
    if (max <= unfolded) return this.#unfold(atom, min, max);
    // `x{3,}` is `xxx*`; more copies than are unfolded are taken for a loop as well.
    const before = this.#unfold(atom, Math.min(min, unfolded), Math.min(min, unfolded));
    const loop = this.#atom(atom, true);
    for (const position of loop.last) this.#connect(position, loop.first);
    return this.#join(before, { ...loop, nullable: true });
  }

  /** `min` copies, then optional ones, one in the other. */
  #unfold(atom: Atom, min: number, max: number): Part {
    let optional = emptyPart;
    for (let n = min; n < max; n++) {
      optional = { ...this.#join(this.#atom(atom, max > 1), optional), nullable: true };
    }
    let whole = optional;
    for (let n = 0; n < min; n++) whole = this.#join(this.#atom(atom, max > 1), whole);
    return whole;
  }

  #atom(atom: Atom, repeated: boolean): Part {
    if (atom.kind === "class") {
      const position = this.#classes.push(atom) - 1;
      this.#follow.push(new Map());
      return { nullable: false, first: [position], last: [position] };
    }
    const part = this.#alternatives(atom);
    if (repeated && part.nullable) this.emptyLoop = true;
    return part;
  }

  #connect(from: number, to: readonly number[]): void {
    const ways = this.#follow[from];
    for (const position of to) ways?.set(position, (ways.get(position) ?? 0) + 1);
  }

  /** Whether each character leaves one way at most: an engine that fails has nowhere to go back to for long. */
  isDeterministic(): boolean {
    if (!this.#areDisjoint(this.#first)) return false;
    return this.#follow.every(
      (ways) =>
        [...ways.values()].every((count) => count === 1) && this.#areDisjoint([...ways.keys()]),
    );
  }

  #areDisjoint(positions: readonly number[]): boolean {
    return positions.every((a, index) =>
      positions.slice(index + 1).every((b) => a !== b && !this.#meet(a, b)),
    );
  }

  #meet(a: number, b: number): boolean {
    const key = a * this.size + b;
    const known = this.#meetings.get(key);
    if (known !== undefined) return known;
    const [left, right] = [this.#classes[a], this.#classes[b]];
    const meeting = left !== undefined && right !== undefined && meet(left, right);
    this.#meetings.set(key, meeting);
    return meeting;
  }

  /**
   * Whether two positions that one text leads to from the first of them can go around together: then a text can be divided
   * between them in as many ways as it is long, or more.
   */
  hasAmbiguousCycle(): boolean {
    for (let position = 0; position < this.size; position++) {
      for (const [next, count] of this.#follow[position] ?? []) {
        const successors = (at: number): Iterable<number> => this.#follow[at]?.keys() ?? [];
        if (count > 1 && (next === position || reachable(next, successors).has(position))) {
          return true;
        }
      }
      const pairs = (pair: number): readonly number[] => this.#pairsAfter(pair);
      for (const pair of reachable(position * this.size + position, pairs)) {
        const goesRound =
          Math.floor(pair / this.size) === position && pair % this.size !== position;
        if (goesRound && reachable(pair, pairs).has(pair) && this.#divides(pair)) return true;
      }
    }
    return false;
  }

  /**
   * Whether one text leads from a position round to itself, from it to another, and from that round to itself. The search
   * has a limit, past which the answer is yes.
   */
  #divides(pair: number): boolean {
    const [p, q] = [Math.floor(pair / this.size), pair % this.size];
    const goal = [p, q, q].join();
    const seen = new Set<string>();
    const waiting: (readonly [number, number, number])[] = [[p, p, q]];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const next of this.#triplesAfter(at)) {
        const key = next.join();
        if (key === goal) return true;
        if (seen.has(key)) continue;
        if (seen.size > mostTriples) return true;
        seen.add(key);
        waiting.push(next);
      }
    }
    return false;
  }

  *#triplesAfter([a, b, c]: readonly [number, number, number]): Generator<
    [number, number, number]
  > {
    for (const next of this.#pairsAfter(a * this.size + b)) {
      const [x, y] = [Math.floor(next / this.size), next % this.size];
      for (const z of this.#follow[c]?.keys() ?? []) {
        if (this.#meet(x, z) && this.#meet(y, z)) yield [x, y, z];
      }
    }
  }

  /** The pairs of positions to which one character leads from a pair of them. */
  #pairsAfter(pair: number): readonly number[] {
    const known = this.#pairSteps.get(pair);
    if (known !== undefined) return known;
    const found: number[] = [];
    for (const a of this.#follow[Math.floor(pair / this.size)]?.keys() ?? []) {
      for (const b of this.#follow[pair % this.size]?.keys() ?? []) {
        if (this.#meet(a, b)) found.push(a * this.size + b);
      }
    }
    this.#pairSteps.set(pair, found);
    return found;
  }
}

/** What can be reached from a node by one step or more. */
function reachable(
  start: number,
  successors: (node: number) => Iterable<number>,
): ReadonlySet<number> {
  const seen = new Set<number>();
  const waiting = [...successors(start)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    waiting.push(...successors(node));
  }
  return seen;
}
