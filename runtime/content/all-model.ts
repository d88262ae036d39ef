import type { GroupParticle } from "../descriptors.js";
import type { ContentModel, Expected, State } from "./model.js";
import { type Alphabet, type Match, type Node, nodeOf } from "./nodes.js";

interface AllState extends State {
  /** One bit for each particle that has taken its element. */
  readonly seen: Uint32Array;
}

interface Member {
  readonly index: number;
  readonly match: Match;
}

/** The content model of an `all` group: each particle at most once, in any order (Part 1, 3.8.4). */
export class AllModel implements ContentModel {
  readonly start: AllState;
  readonly #leaves: readonly Node[];
  readonly #members = new Map<string, Member>();
  readonly #optional: boolean;

  constructor(group: GroupParticle, alphabet: Alphabet) {
    this.#leaves = group.particles.flatMap((particle) => nodeOf(particle, alphabet) ?? []);
    this.#optional = group.minOccurs === 0;
    for (const [index, leaf] of this.#leaves.entries()) {
      for (const match of leaf.matches) this.#members.set(match.label, { index, match });
    }
    this.start = { match: undefined, seen: new Uint32Array(Math.ceil(this.#leaves.length / 32)) };
  }

  step(state: State, label: string): AllState | undefined {
    const member = this.#members.get(label);
    const { seen } = state as AllState;
    if (member === undefined || has(seen, member.index)) return undefined;
    const next = seen.slice();
    next[member.index >> 5] = (next[member.index >> 5] ?? 0) | (1 << (member.index & 31));
    return { match: member.match, seen: next };
  }

  accepts(state: State): boolean {
    if (this.#optional && state.match === undefined) return true;
    const { seen } = state as AllState;
    return this.#leaves.every((leaf, index) => leaf.emptiable || has(seen, index));
  }

  expected(state: State): readonly Expected[] {
    const { seen } = state as AllState;
    return this.#leaves.flatMap((leaf, index) => (has(seen, index) ? [] : leaf.matches));
  }

  resume(): undefined {
    return undefined;
  }

  knows(label: string): boolean {
    return this.#members.has(label);
  }
}

function has(seen: Uint32Array, index: number): boolean {
  return ((seen[index >> 5] ?? 0) & (1 << (index & 31))) !== 0;
}
