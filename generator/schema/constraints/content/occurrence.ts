import type { ModelGroup, Particle } from "../../components.js";

/** How often something may occur; `max` is infinite for "unbounded". */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Occurrence Range OK (Part 1, 3.9.6, range-ok). */
export function isRangeWithin(sub: Range, sup: Range): boolean {
  return sub.min >= sup.min && sub.max <= sup.max;
}

/** The occurrence of a particle itself, whatever its term. */
function rangeOf({ minOccurs, maxOccurs }: Particle): Range {
  return { min: minOccurs, max: maxOccurs };
}

/** Effective Total Range (Part 1, 3.9.6, cos-seq-range and cos-choice-range). What is known of a group holds wherever it is used. */
function effectiveTotalRange(particle: Particle, known: Map<ModelGroup, Range> = new Map()): Range {
  const own = rangeOf(particle);
  const { term } = particle;
  if (term.kind !== "modelGroup") return own;
  const total = known.get(term) ?? totalRange(term, known);
  known.set(term, total);
  return scale(own, total);
}

function totalRange(group: ModelGroup, known: Map<ModelGroup, Range>): Range {
  const ranges = group.particles.map((particle) => effectiveTotalRange(particle, known));
  const mins = ranges.map(({ min }) => min);
  const maxes = ranges.map(({ max }) => max);
  if (group.compositor === "choice") {
    return { min: mins.length === 0 ? 0 : Math.min(...mins), max: Math.max(0, ...maxes) };
  }
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  return { min: sum(mins), max: sum(maxes) };
}

/** A range repeated. Nothing repeated without bound is nothing. */
export function scale(outer: Range, inner: Range): Range {
  const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);
  return { min: times(outer.min, inner.min), max: times(outer.max, inner.max) };
}

/** Particle Emptiable (Part 1, 3.9.6, cos-group-emptiable). */
export function isEmptiable(particle: Particle): boolean {
  return particle.minOccurs === 0 || effectiveTotalRange(particle).min === 0;
}
