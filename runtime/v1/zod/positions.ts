import type { Particle } from "../../descriptors.js";
import { type KindTarget, membersOf } from "../../model/item-kinds.js";

/** What may stand at one place of a list of items, by kind. */
export type Position = ReadonlyMap<string, KindTarget>;

/** More places than these are not told one by one. */
const mostPositions = 32;

/** The places of the items of an ordered group that has always the same number of them; undefined for any other. */
export function positionsOf(particle: Particle): readonly Position[] | undefined {
  const { minOccurs, maxOccurs } = particle;
  if (minOccurs !== maxOccurs || maxOccurs > mostPositions) return undefined;
  const once = positionsOfOne(particle);
  if (once === undefined || once.length * maxOccurs > mostPositions) return undefined;
  return Array.from({ length: maxOccurs }, () => once).flat();
}

function positionsOfOne(particle: Particle): readonly Position[] | undefined {
  switch (particle.kind) {
    case "any":
      return [new Map([[particle.property, { kind: "any", particle }]])];
    case "element": {
      const members = [...membersOf(particle)];
      return [new Map(members.map(([kind, element]) => [kind, { kind: "element", element }]))];
    }
    case "sequence": {
      const parts = particle.particles.map(positionsOf);
      const known = parts.filter((part) => part !== undefined);
      return known.length === parts.length ? known.flat() : undefined;
    }
    case "choice": {
      const single = particle.particles.flatMap((branch) => {
        const positions = positionsOf(branch);
        return positions?.length === 1 ? positions : [];
      });
      return single.length > 0 && single.length === particle.particles.length
        ? [new Map(single.flatMap((position) => [...position]))]
        : undefined;
    }
    case "all":
      return undefined;
  }
}
