import { nameOf } from "../names.js";
import { mostElements } from "../witness/costs.js";
import type { Sample } from "../witness/samples.js";
import type { ContentPair, ContentVisitor } from "./content-pair.js";
import {
  fullest,
  isBag,
  lengthsOf,
  type Model,
  partsOf,
  type Rounds,
  roundsOf,
} from "./model-parts.js";
import { type Move, moveOf, movesOf, namesFor } from "./moves.js";

/** Where a part of the left model stands: what comes before it, and what is left behind it. */
interface Spot {
  readonly before: () => readonly Sample[];
  readonly rest: Model;
}

/** What laying one model over another gave. */
export interface Laid {
  /** Whether it is proved that the right takes all that the left takes, children aside. */
  readonly covers: boolean;
  /** Whether some place was found where the right seems to refuse what the left takes. */
  readonly gaps: boolean;
  /** Tells the visitor the children and the gaps. */
  readonly tell: (visitor: ContentVisitor) => void;
}

/**
 * Lays the left model over the right one, part by part: what is repeated more narrowly is covered where one round is, and a sequence where
 * each of its parts is. Counts are compared as numbers, so that they may be as large as they like. What is covered is proved; what is not
 * may still be so, for models that are written in another way.
 */
export function overlay(pair: ContentPair): Laid {
  const laying = new Laying(pair);
  const covers = laying.lay(pair.ownModel, pair.itsModel, {
    before: () => [],
    rest: pair.left.pool.empty,
  });
  const { children, gaps } = laying;
  return {
    covers,
    gaps: gaps.length > 0,
    tell: (visitor) => {
      for (const tell of [...children, ...gaps]) tell(visitor);
    },
  };
}

type Telling = (visitor: ContentVisitor) => void;

class Laying {
  readonly children: Telling[] = [];
  readonly gaps: Telling[] = [];
  readonly #pair: ContentPair;
  readonly #names: ReturnType<typeof namesFor>;

  constructor(pair: ContentPair) {
    this.#pair = pair;
    this.#names = namesFor(pair);
  }

  lay(own: Model, its: Model, spot: Spot): boolean {
    if (this.#isImpossible(own)) return true;
    if (own.kind === "choice")
      return own.parts.map((part) => this.lay(part, its, spot)).every(Boolean);
    if (its.kind === "choice") return this.#layInBranch(own, its, spot);
    return this.#layParts(partsOf(own, this.#pair.left.pool), its, spot);
  }

  #isImpossible(own: Model): boolean {
    return this.#pair.costs.ofExpression(own) === Number.POSITIVE_INFINITY;
  }

  /** The branch of a choice that begins with what the left begins with: content models are deterministic. */
  #layInBranch(own: Model, its: Model, spot: Spot): boolean {
    if (own.nullable && !its.nullable) return this.#missing(its, [own], spot);
    if (own === this.#pair.left.pool.empty) return true;
    const branch = its.parts.find((part) => this.#meets(own, part));
    if (branch === undefined) return this.#unexpected(own, [], spot);
    const [body] = own.parts;
    // Where nothing at all is enough by another branch, this one needs to take what is more than nothing.
    const some =
      own.kind === "repeat" && own.min === 0 && body !== undefined
        ? this.#pair.left.pool.repeat(body, 1, own.max)
        : own;
    return this.lay(some, branch, spot);
  }

  #layParts(own: readonly Model[], of: Model, spot: Spot): boolean {
    const its = partsOf(of, this.#pair.right.pool);
    let [covers, next] = [true, 0];
    for (let index = 0, end = 0; index < own.length; index = end) {
      end = index + 1;
      const part = own[index] as Model;
      if (this.#moves(part).size === 0) continue;
      const at = its.findIndex((other, place) => place >= next && this.#meets(part, other));
      if (at < 0) {
        covers = this.#unexpected(part, [], this.#spotOfParts(own, index, end, spot));
        continue;
      }
      const other = its[at] as Model;
      const later = its.slice(at + 1);
      // Several beside each other may be what the right takes in any order.
      const isToo = (one: Model | undefined): boolean =>
        one !== undefined &&
        this.#meets(one, other) &&
        !later.some((another) => this.#meets(one, another));
      while (isBag(roundsOf(other).body) && isToo(own[end])) end++;
      const here = this.#spotOfParts(own, index, end, spot);
      const skipped = its.slice(next, at).find(({ nullable }) => !nullable);
      if (skipped !== undefined) covers = this.#unexpected(part, this.#labels(skipped), here);
      const together = this.#pair.left.pool.sequence(own.slice(index, end));
      covers = this.#layRounds(together, other, here) && covers;
      next = at + 1;
    }
    const missing = its.slice(next).find(({ nullable }) => !nullable);
    return missing === undefined ? covers : this.#missing(missing, own, spot);
  }

  #spotOfParts(parts: readonly Model[], from: number, end: number, { before, rest }: Spot): Spot {
    return {
      before: () => [...before(), ...this.#smallest(parts.slice(0, from))],
      rest: this.#pair.left.pool.sequence([...parts.slice(end), rest]),
    };
  }

  #spotInRound({ body, min, max }: Rounds, { before, rest }: Spot): Spot {
    const { pool } = this.#pair.left;
    const more = pool.repeat(body, Math.max(0, min - 1), max - 1);
    return { before, rest: pool.sequence([more, rest]) };
  }

  #smallest(parts: readonly Model[]): readonly Sample[] {
    return parts.flatMap((part) => this.#pair.samples.cheapest(part));
  }

  #layRounds(own: Model, its: Model, spot: Spot): boolean {
    const [left, right] = [roundsOf(own), roundsOf(its)];
    if (own.kind !== "repeat" && its.kind !== "repeat") return this.#layOnce(own, its, spot);
    if (isBag(right.body) && !isBag(left.body)) return this.#layInBag(own, right, spot);
    let covers = this.#layOnce(left.body, right.body, this.#spotInRound(left, spot));
    if (left.min < right.min && !(left.min === 0 && its.nullable))
      covers = this.#missing(right.body, [own], spot);
    if (left.max > right.max) covers = this.#tooMany(left, right.max, spot);
    return covers;
  }

  /** The right takes any of some elements, so many times: how the left puts them together is of no account. */
  #layInBag(own: Model, { body, min, max }: Rounds, spot: Spot): boolean {
    const lengths = lengthsOf(own);
    if (lengths === undefined) return false;
    let covers = this.#layLeaves(own, body, spot);
    if (lengths.min < min) covers = this.#missing(body, [own], spot);
    if (lengths.max <= max) return covers;
    const content = (): readonly Sample[] => [
      ...spot.before(),
      ...fullest(own, max + 1, (part) => this.#smallest([part])),
      ...this.#smallest([spot.rest]),
    ];
    this.gaps.push((visitor) => visitor.incomplete([], content));
    return false;
  }

  #layLeaves(own: Model, bag: Model, spot: Spot): boolean {
    if (own.kind === "leaf") return this.#layOnce(own, bag, spot);
    if (own.kind === "repeat") {
      const rounds = roundsOf(own);
      return this.#layLeaves(rounds.body, bag, this.#spotInRound(rounds, spot));
    }
    const parts = own.kind === "choice" ? own.parts : partsOf(own, this.#pair.left.pool);
    const each = parts.map((part, index) =>
      this.#layLeaves(
        part,
        bag,
        own.kind === "choice" ? spot : this.#spotOfParts(parts, index, index + 1, spot),
      ),
    );
    return each.every(Boolean);
  }

  #layOnce(own: Model, its: Model, spot: Spot): boolean {
    if (own.kind === "all" || its.kind === "all") return false;
    if (own.leaf === undefined || its.leaf === undefined) return this.lay(own, its, spot);
    let covers = true;
    for (const [label, { usage }] of this.#moves(own)) {
      const move = moveOf(this.#pair.right, its, label);
      const at = { ...spot, usage };
      if (move === undefined) {
        this.gaps.push((visitor) => visitor.unexpected(label, [], at));
        covers = false;
        continue;
      }
      this.children.push((visitor) => visitor.child(nameOf(label), usage, move.usage, at));
    }
    return covers;
  }

  /** What a part can begin with, as far as some finite document has it. */
  #moves(own: Model): ReadonlyMap<string, Move> {
    const { left, costs } = this.#pair;
    const moves = [...movesOf(left, own, this.#names)].filter(([, { usage, rest }]) =>
      Number.isFinite((usage === "skip" ? 1 : costs.ofElement(usage)) + costs.ofExpression(rest)),
    );
    return new Map(moves);
  }

  #labels(its: Model): readonly string[] {
    return [...movesOf(this.#pair.right, its, []).keys()];
  }

  /** Whether some element can begin both. */
  #meets(own: Model, its: Model): boolean {
    return [...this.#moves(own).keys()].some(
      (label) => moveOf(this.#pair.right, its, label) !== undefined,
    );
  }

  /** What a part begins with is not taken here. */
  #unexpected(own: Model, missing: readonly string[], spot: Spot): false {
    for (const [label, { usage, rest }] of [...this.#moves(own)].slice(0, 1)) {
      const { pool } = this.#pair.left;
      const at = { ...spot, usage, rest: pool.sequence([rest, spot.rest]) };
      this.gaps.push((visitor) => visitor.unexpected(label, missing, at));
    }
    return false;
  }

  #missing(its: Model, own: readonly Model[], spot: Spot): false {
    const content = (): readonly Sample[] => [
      ...spot.before(),
      ...this.#smallest([...own, spot.rest]),
    ];
    this.gaps.push((visitor) => visitor.incomplete(this.#labels(its), content));
    return false;
  }

  /** One round more than the right takes. */
  #tooMany({ body, min, max }: Rounds, most: number, spot: Spot): false {
    const { pool } = this.#pair.left;
    const kinds = this.#roundsInTurn(body);
    const cost = Math.max(1, this.#pair.costs.ofExpression(body));
    // What is left out makes a document that shows nothing.
    const rounds = most * cost > mostElements ? 0 : most;
    const last = kinds[rounds % kinds.length];
    if (last === undefined) return false;
    const round = (number: number): readonly Sample[] => {
      const [label, { usage, rest }] = kinds[number % kinds.length] ?? last;
      return [this.#pair.samples.smallest(nameOf(label), usage), ...this.#smallest([rest])];
    };
    const [label, { usage, rest }] = last;
    const more = pool.repeat(body, Math.max(0, min - most - 1), max - most - 1);
    const at = {
      usage,
      before: () => [
        ...spot.before(),
        ...Array.from({ length: rounds }, (_, number) => round(number)).flat(),
      ],
      rest: pool.sequence([rest, more, spot.rest]),
    };
    this.gaps.push((visitor) => visitor.unexpected(label, [], at));
    return false;
  }

  /** Ways to begin a round that, one after the other, cannot go on with the one before: each is a round of its own. */
  #roundsInTurn(body: Model): readonly (readonly [label: string, Move])[] {
    const [first, second] = this.#moves(body);
    if (first === undefined) return [];
    const goesOn = (one: typeof first, next: typeof first): boolean =>
      moveOf(this.#pair.left, this.#afterSmallest(one[1].rest), next[0]) !== undefined;
    if (second === undefined || !goesOn(first, first)) return [first];
    return goesOn(first, second) || goesOn(second, first) ? [first] : [first, second];
  }

  #afterSmallest(of: Model): Model {
    const { left, costs } = this.#pair;
    return costs
      .cheapest(of)
      .reduce((at, { label }) => moveOf(left, at, label)?.rest ?? left.pool.nothing, of);
  }
}
