import type * as v1 from "../../../../runtime/descriptors.js";
import type { Layout } from "../../text/layout.js";

/** Gives the layout of a particle that has one already. */
export type Known = ReadonlyMap<v1.Particle, () => Layout>;

/** The groups that stand in more than one place, inner ones first; what is known already is not looked into. */
export function sharedGroups(root: v1.Particle, known: Known): readonly v1.GroupParticle[] {
  const uses = new Map<v1.GroupParticle, number>();
  const inner: v1.GroupParticle[] = [];
  const visit = (particle: v1.Particle): void => {
    if (particle.kind === "element" || particle.kind === "any" || known.has(particle)) return;
    const before = uses.get(particle) ?? 0;
    uses.set(particle, before + 1);
    if (before > 0) return;
    particle.particles.forEach(visit);
    inner.push(particle);
  };
  visit(root);
  return inner.filter((group) => (uses.get(group) ?? 0) > 1);
}
