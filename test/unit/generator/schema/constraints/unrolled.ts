import type { Particle } from "../../../../../generator/schema/components.js";

/*
 * Unique Particle Attribution by brute force, to judge the real check: counts are unrolled, and every set of places that some
 * beginning of a content leads to is looked at. Only for small models of local elements.
 */

/** One copy of a particle in the unrolled model. */
interface Copy {
  readonly of: Particle;
  readonly name: string;
}

interface Part {
  readonly emptiable: boolean;
  readonly first: readonly Copy[];
  readonly last: readonly Copy[];
}

type Follow = Map<Copy, Set<Copy>>;

/** Whether, after some beginning, an element could be attributed to two particles. */
export function isAmbiguous(particle: Particle): boolean {
  const follow: Follow = new Map();
  const whole = unroll(particle, follow);
  const open: (readonly Copy[])[] = [whole.first];
  const seen = new Set<string>();
  const ids = new Map<Copy, number>();
  const idOf = (copy: Copy): number => {
    const id = ids.get(copy) ?? ids.size;
    ids.set(copy, id);
    return id;
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const key = next.map(idOf).sort().join();
    if (seen.has(key)) continue;
    seen.add(key);
    const byName = new Map<string, Copy[]>();
    for (const copy of next) byName.set(copy.name, [...(byName.get(copy.name) ?? []), copy]);
    for (const copies of byName.values()) {
      if (new Set(copies.map((copy) => copy.of)).size > 1) return true;
      open.push([...new Set(copies.flatMap((copy) => [...(follow.get(copy) ?? [])]))]);
    }
  }
  return false;
}

function unroll(particle: Particle, follow: Follow): Part {
  const { minOccurs, maxOccurs } = particle;
  if (maxOccurs === 0) return nothing;
  const rounds: Part[] = [];
  const bounded = Number.isFinite(maxOccurs);
  const count = bounded ? maxOccurs : Math.max(1, minOccurs);
  for (let round = 0; round < count; round++) {
    const part = once(particle, follow);
    const isLoop = !bounded && round === count - 1;
    if (isLoop) link(part.last, part.first, follow);
    rounds.push(round < minOccurs ? part : { ...part, emptiable: true });
  }
  return rounds.reduce((before, after) => join(before, after, follow));
}

const nothing: Part = { emptiable: true, first: [], last: [] };

function once(particle: Particle, follow: Follow): Part {
  const { term } = particle;
  if (term.kind === "elementDeclaration") {
    const copy: Copy = { of: particle, name: term.name.local };
    follow.set(copy, new Set());
    return { emptiable: false, first: [copy], last: [copy] };
  }
  if (term.kind === "wildcard") throw new Error("elements only");
  const parts = term.particles.map((inner) => unroll(inner, follow));
  if (term.compositor === "choice") {
    return {
      emptiable: parts.some(({ emptiable }) => emptiable),
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
    };
  }
  return parts.reduce((before, after) => join(before, after, follow), nothing);
}

function join(before: Part, after: Part, follow: Follow): Part {
  link(before.last, after.first, follow);
  return {
    emptiable: before.emptiable && after.emptiable,
    first: before.emptiable ? [...before.first, ...after.first] : before.first,
    last: after.emptiable ? [...before.last, ...after.last] : after.last,
  };
}

function link(from: readonly Copy[], to: readonly Copy[], follow: Follow): void {
  for (const copy of from) for (const next of to) follow.get(copy)?.add(next);
}
