/*
 * Expressions over any kind of leaf, with counts, as automata. What is left of an expression after a leaf is an expression again (V.
 * Antimirov, "Partial derivatives of regular expressions and finite automaton constructions"); equal ones are one object, so that
 * states can be compared by identity and counts that are large cost nothing until they are walked.
 */

export interface Expression<Leaf> {
  readonly id: number;
  readonly kind: "empty" | "leaf" | "sequence" | "choice" | "repeat" | "all";
  readonly leaf: Leaf | undefined;
  /** Of a sequence the first and the rest; of a choice the alternatives; of what is repeated the body; of `all` its members. */
  readonly parts: readonly Expression<Leaf>[];
  readonly min: number;
  readonly max: number;
  /** Whether nothing at all is enough. */
  readonly nullable: boolean;
}

/** A leaf that can come first, and what is left then. */
export interface Head<Leaf> {
  readonly leaf: Leaf;
  readonly rest: Expression<Leaf>;
}

/** An alternative that begins with something repeated. */
interface Counted<Leaf> {
  readonly part: Expression<Leaf>;
  readonly body: Expression<Leaf>;
  readonly rest: Expression<Leaf>;
  readonly min: number;
  readonly max: number;
}

export class Pool<Leaf> {
  readonly #known = new Map<string, Expression<Leaf>>();
  /** Sequences, by the numbers of their parts. */
  readonly #pairs = new Map<number, Expression<Leaf>>();
  readonly #leaves = new Map<Leaf, Expression<Leaf>>();
  readonly #heads: (readonly Head<Leaf>[] | undefined)[] = [];
  #count = 0;

  readonly empty: Expression<Leaf> = this.#make("empty", [], 0, 0, true);
  /** Takes nothing, not even the empty word. */
  readonly nothing: Expression<Leaf> = this.#make("choice", [], 0, 0, false);

  /** How many expressions were made. */
  get size(): number {
    return this.#count;
  }

  leaf(leaf: Leaf): Expression<Leaf> {
    let made = this.#leaves.get(leaf);
    if (made === undefined) {
      made = {
        id: this.#count++,
        kind: "leaf",
        leaf,
        parts: [],
        min: 1,
        max: 1,
        nullable: false,
      };
      this.#leaves.set(leaf, made);
    }
    return made;
  }

  sequence(parts: readonly Expression<Leaf>[]): Expression<Leaf> {
    return parts.reduceRight((rest, first) => this.#pair(first, rest), this.empty);
  }

  choice(parts: readonly Expression<Leaf>[]): Expression<Leaf> {
    const flat = new Set<Expression<Leaf>>();
    for (const part of parts) {
      if (part.kind === "choice") for (const inner of part.parts) flat.add(inner);
      else flat.add(part);
    }
    const joined = flat.size < 2 ? flat : new Set(this.#joined([...flat]));
    const [only] = joined;
    if (only === undefined) return this.nothing;
    if (joined.size === 1) return only;
    const sorted = [...joined].sort((a, b) => a.id - b.id);
    return this.#make(
      "choice",
      sorted,
      0,
      0,
      sorted.some(({ nullable }) => nullable),
    );
  }

  /** `x{2,5}y | x{4,9}y` as `x{2,9}y`: where counts are ambiguous, alternatives would be as many as the counts. */
  #joined(parts: readonly Expression<Leaf>[]): readonly Expression<Leaf>[] {
    const byBody = new Map<string, Counted<Leaf>[]>();
    const others: Expression<Leaf>[] = [];
    for (const part of parts) {
      const [first, rest = this.empty] = part.kind === "sequence" ? part.parts : [part];
      const [body] = first?.parts ?? [];
      if (first?.kind !== "repeat" || body === undefined) {
        others.push(part);
        continue;
      }
      const key = `${body.id} ${rest.id}`;
      const same = byBody.get(key) ?? [];
      byBody.set(key, same);
      same.push({ part, body, rest, min: first.min, max: first.max });
    }
    if (byBody.size + others.length === parts.length) return parts;
    return [...others, ...[...byBody.values()].flatMap((same) => this.#withoutOverlaps(same))];
  }

  #withoutOverlaps(same: readonly Counted<Leaf>[]): readonly Expression<Leaf>[] {
    const [first, ...more] = same.toSorted((a, b) => a.min - b.min);
    if (first === undefined || more.length === 0) return same.map(({ part }) => part);
    const found: Expression<Leaf>[] = [];
    let { min, max } = first;
    const end = (): void => {
      found.push(this.#pair(this.repeat(first.body, min, max), first.rest));
    };
    for (const next of more) {
      if (next.min > max + 1) {
        end();
        ({ min, max } = next);
      } else max = Math.max(max, next.max);
    }
    end();
    return found;
  }

  repeat(body: Expression<Leaf>, min: number, max: number): Expression<Leaf> {
    if (max === 0 || body === this.empty) return this.empty;
    if (body === this.nothing) return min === 0 ? this.empty : this.nothing;
    const least = body.nullable ? 0 : min;
    if (least === 1 && max === 1) return body;
    if (body.nullable && max === 1) return body;
    const product = this.#multiplied(body, least, max);
    if (product !== undefined) return product;
    return this.#make("repeat", [body], least, max, least === 0);
  }

  /** `(x{m,n}){p,q}` as `x{mp,nq}`, where the products of the counts leave no gap between them. */
  #multiplied(body: Expression<Leaf>, min: number, max: number): Expression<Leaf> | undefined {
    const [inner] = body.parts;
    if (body.kind !== "repeat" || inner === undefined) return undefined;
    // From k to k + 1 rounds there is no gap when (k + 1)·m <= k·n + 1; it is widest at the least k that is not 0.
    const least = Math.max(1, min);
    const contiguous =
      min === max || ((least + 1) * body.min <= least * body.max + 1 && (min > 0 || body.min <= 1));
    return contiguous ? this.repeat(inner, body.min * min, body.max * max) : undefined;
  }

  /** Each member once, in any order; those that are nullable need not come. */
  all(parts: readonly Expression<Leaf>[]): Expression<Leaf> {
    const members = parts.filter((part) => part !== this.empty);
    if (members.includes(this.nothing)) return this.nothing;
    if (members.length === 0) return this.empty;
    const sorted = members.toSorted((a, b) => a.id - b.id);
    return this.#make(
      "all",
      sorted,
      0,
      0,
      sorted.every(({ nullable }) => nullable),
    );
  }

  /** What can come first, each with what is left; the same leaf more than once where counts are ambiguous. */
  heads(of: Expression<Leaf>): readonly Head<Leaf>[] {
    let heads = this.#heads[of.id];
    if (heads === undefined) {
      heads = this.#headsOf(of);
      this.#heads[of.id] = heads;
    }
    return heads;
  }

  #headsOf(of: Expression<Leaf>): readonly Head<Leaf>[] {
    switch (of.kind) {
      case "empty":
        return [];
      case "leaf":
        return of.leaf === undefined ? [] : [{ leaf: of.leaf, rest: this.empty }];
      case "choice":
        return distinct(of.parts.flatMap((part) => this.heads(part)));
      case "sequence":
        return this.#headsOfSequence(of);
      case "repeat": {
        const [body = this.empty] = of.parts;
        const again = this.repeat(body, Math.max(0, of.min - 1), of.max - 1);
        return this.heads(body).map(({ leaf, rest }) => ({ leaf, rest: this.#pair(rest, again) }));
      }
      case "all":
        return of.parts.flatMap((part, index) => {
          const others = this.all(of.parts.toSpliced(index, 1));
          return this.heads(part).map(({ leaf, rest }) => ({
            leaf,
            rest: this.#pair(rest, others),
          }));
        });
    }
  }

  /** Walks down the sequence, which can be long, as far as what comes before may be left out. */
  #headsOfSequence(of: Expression<Leaf>): readonly Head<Leaf>[] {
    const heads: Head<Leaf>[] = [];
    for (let at = of; ; ) {
      if (at.kind !== "sequence") {
        return distinct([...heads, ...this.heads(at)]);
      }
      const [first = this.empty, rest = this.empty] = at.parts;
      for (const head of this.heads(first))
        heads.push({ leaf: head.leaf, rest: this.#pair(head.rest, rest) });
      if (!first.nullable) return distinct(heads);
      at = rest;
    }
  }

  #pair(first: Expression<Leaf>, rest: Expression<Leaf>): Expression<Leaf> {
    if (first === this.empty) return rest;
    if (rest === this.empty) return first;
    if (first === this.nothing || rest === this.nothing) return this.nothing;
    if (first.kind === "sequence") {
      const [head = this.empty, tail = this.empty] = first.parts;
      return this.#pair(head, this.#pair(tail, rest));
    }
    const key = first.id * pairBase + rest.id;
    let made = this.#pairs.get(key);
    if (made === undefined) {
      made = this.#new("sequence", [first, rest], 0, 0, first.nullable && rest.nullable);
      this.#pairs.set(key, made);
    }
    return made;
  }

  #make(
    kind: Expression<Leaf>["kind"],
    parts: readonly Expression<Leaf>[],
    min: number,
    max: number,
    nullable: boolean,
  ): Expression<Leaf> {
    const key = `${kind} ${min} ${max} ${parts.map(({ id }) => id).join()}`;
    let made = this.#known.get(key);
    if (made === undefined) {
      made = this.#new(kind, parts, min, max, nullable);
      this.#known.set(key, made);
    }
    return made;
  }

  #new(
    kind: Expression<Leaf>["kind"],
    parts: readonly Expression<Leaf>[],
    min: number,
    max: number,
    nullable: boolean,
  ): Expression<Leaf> {
    return { id: this.#count++, kind, leaf: undefined, parts, min, max, nullable };
  }
}

/** More expressions than any budget lets be made. */
const pairBase = 2 ** 26;

function distinct<Leaf>(heads: readonly Head<Leaf>[]): readonly Head<Leaf>[] {
  if (heads.length < 2) return heads;
  return heads.length < few ? distinctOfFew(heads) : distinctOfMany(heads);
}

/** So few are compared with each other sooner than remembered. */
const few = 8;

function distinctOfFew<Leaf>(heads: readonly Head<Leaf>[]): readonly Head<Leaf>[] {
  const isFirst = ({ leaf, rest }: Head<Leaf>, at: number): boolean => {
    for (let before = 0; before < at; before++)
      if (heads[before]?.leaf === leaf && heads[before]?.rest === rest) return false;
    return true;
  };
  return heads.every(isFirst) ? heads : heads.filter(isFirst);
}

function distinctOfMany<Leaf>(heads: readonly Head<Leaf>[]): readonly Head<Leaf>[] {
  const seen = new Map<Leaf, Set<Expression<Leaf>>>();
  return heads.filter(({ leaf, rest }) => {
    const rests = seen.get(leaf);
    if (rests === undefined) seen.set(leaf, new Set([rest]));
    else if (rests.has(rest)) return false;
    else rests.add(rest);
    return true;
  });
}
