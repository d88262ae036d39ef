import type { ComplexType, GroupParticle, Particle } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { iterationOf } from "./iterations.js";

/** Whether a group is a property whose values are rows. */
export function hasRows(
  particle: Particle,
): particle is GroupParticle & { readonly property: string } {
  return (
    particle.kind !== "element" &&
    particle.kind !== "any" &&
    particle.property !== undefined &&
    particle.rows === true
  );
}

/** One round of a group: what a row holds. */
export const rowOf: (group: GroupParticle) => GroupParticle = /*@__PURE__*/ memo(
  ({ kind, particles }) => ({ kind, particles, minOccurs: 1, maxOccurs: 1 }),
);

/** What a row is: an object with the properties of one round. */
export const rowTypeOf: (group: GroupParticle) => ComplexType = /*@__PURE__*/ memo((group) => ({
  kind: "complexType",
  content: () => rowOf(group),
}));

/** The leaves whose values stand in a row itself, and of which a row has a certain number, not one. */
function countedIn(group: GroupParticle): ReadonlySet<Particle> {
  const counted = new Set<Particle>();
  const visit = (particle: Particle): void => {
    const { minOccurs, maxOccurs } = particle;
    if (particle.kind === "element" || particle.kind === "any") {
      if (minOccurs === maxOccurs && maxOccurs > 1) counted.add(particle);
    } else if (particle.property === undefined) particle.particles.forEach(visit);
  };
  group.particles.forEach(visit);
  return counted;
}

/** Says of two elements that follow each other in a group whether the second is in the same row as the first. */
export type StaysInRow = (
  previous: Particle,
  next: Particle,
  row: Readonly<Record<string, unknown>>,
) => boolean;

/** A row goes on as long as it can. No rows are made where an element could both continue a row and begin one. */
export const staysInRow: (group: GroupParticle) => StaysInRow = /*@__PURE__*/ memo((group) => {
  const counted = countedIn(group);
  const { first, follows } = iterationOf<Particle>(group, {
    parts: (node) => (node.kind === "element" || node.kind === "any" ? undefined : node.particles),
    isCounted: (leaf) => counted.has(leaf),
  });
  return (previous, next, row) => {
    if (!first.has(next) || follows(previous).has(next)) return true;
    if (previous !== next || !counted.has(next)) return false;
    return next.kind === "element" || next.kind === "any"
      ? countOf(row[next.property]) < next.maxOccurs
      : false;
  };
});

/** How many values a property holds: the values themselves, or their number when no value is wanted. */
export function countOf(held: unknown): number {
  return Array.isArray(held) ? held.length : typeof held === "number" ? held : 0;
}
