import { clark } from "../../../runtime/qname.js";
import type { ElementDeclaration, ModelGroup, Particle } from "../../schema/components.js";
import { particleSignature } from "./signature.js";

/** Groups that say nothing are gone: of one part that occurs once, and sequences in sequences. */
export function simplified(particle: Particle): Particle {
  if (particle.term.kind !== "modelGroup" || particle.term.definition !== undefined)
    return particle;
  const group = particle.term;
  const particles = group.particles.map(simplified).flatMap((child) => {
    const inner = child.term.kind === "modelGroup" ? child.term : undefined;
    const dissolves =
      inner !== undefined &&
      inner.definition === undefined &&
      child.minOccurs === 1 &&
      child.maxOccurs === 1 &&
      (inner.compositor === group.compositor || inner.particles.length === 1) &&
      group.compositor !== "all";
    return dissolves ? inner.particles : [child];
  });
  const [only] = particles;
  const once = particle.minOccurs === 1 && particle.maxOccurs === 1;
  if (only !== undefined && particles.length === 1 && once && only.term.kind === "modelGroup")
    return only;
  return { ...particle, term: { ...group, particles } };
}

export function counted(count: number): string {
  return count === Number.POSITIVE_INFINITY ? "unbounded" : String(count);
}

/** By what a member of a group is found in the other version; groups without a name are found otherwise. */
export function keyOf(particle: Particle): string {
  const { term } = particle;
  if (term.kind === "elementDeclaration") return clark(term.name);
  if (term.kind === "wildcard") return "*";
  return term.definition === undefined
    ? particleSignature(particle)
    : `group ${clark(term.definition.name)}`;
}

/** Groups without a name that no other is equal to, in order; undefined where there are not as many on both sides. */
export function groupPairs(
  own: ModelGroup,
  its: ModelGroup,
): readonly (readonly [Particle, Particle])[] | undefined {
  const anonymous = ({ particles }: ModelGroup, other: ModelGroup): readonly Particle[] => {
    const keys = new Set(other.particles.map(keyOf));
    return particles.filter(
      (particle) =>
        particle.term.kind === "modelGroup" &&
        particle.term.definition === undefined &&
        !keys.has(keyOf(particle)),
    );
  };
  const [before, after] = [anonymous(own, its), anonymous(its, own)];
  if (before.length !== after.length) {
    // A whole branch or part that came or went is read as such.
    return before.length === 0 || after.length === 0 ? [] : undefined;
  }
  return before.flatMap((particle, index) => {
    const other = after[index];
    return other === undefined ? [] : [[particle, other] as const];
  });
}

/** An element in the place of another, with the same type and the same counts. */
export function isRenamed(
  particle: Particle,
  other: Particle,
  own: ModelGroup,
  its: ModelGroup,
  candidates: number,
): boolean {
  const [a, b] = [particle.term, other.term];
  if (a.kind !== "elementDeclaration" || b.kind !== "elementDeclaration") return false;
  const sameType =
    a.typeDefinition.name !== undefined &&
    b.typeDefinition.name !== undefined &&
    clark(a.typeDefinition.name) === clark(b.typeDefinition.name);
  const sameElement =
    particleSignature({ ...particle, term: { ...b, name: a.name } }) ===
    particleSignature({ ...particle, term: a });
  if (!sameType && !sameElement) return false;
  const samePlace = own.particles.indexOf(particle) === its.particles.indexOf(other);
  return samePlace || candidates === 1;
}

export function stepOf({ term }: Particle): string {
  if (term.kind === "elementDeclaration") return term.name.local;
  return term.kind === "wildcard" ? "*" : (term.definition?.name.local ?? term.compositor);
}

export function labelsOf(particle: Particle): readonly string[] {
  return declarationsOf(particle).map(({ name }) => clark(name));
}

/** Element declarations in a particle, those of named groups left out. */
export function declarationsOf({ term }: Particle): readonly ElementDeclaration[] {
  if (term.kind === "elementDeclaration") return [term];
  if (term.kind === "wildcard" || term.definition !== undefined) return [];
  return term.particles.flatMap(declarationsOf);
}
