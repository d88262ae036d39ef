import type { Mismatch } from "../../../messages/mismatches.js";
import type { Particle } from "../../components.js";
import type { SubstitutionGroups } from "../content/substitution-groups.js";
import { sameFixedValue } from "../values/value-constraints.js";
import { checkParticleRestriction } from "./particle-restriction.js";
import { type Reading, viewOf } from "./particle-view.js";

const readings: readonly Reading[] = ["pared", "kept"];

/** Why the particle of a content type restricts that of another in no reading of the Recommendation; undefined when it does in one. */
export function findMismatch(
  own: Particle,
  its: Particle,
  groups: SubstitutionGroups,
): Mismatch | undefined {
  let first: Mismatch | undefined;
  for (const reading of readings) {
    const [derived, base] = [own, its].map((particle) => viewOf(particle, groups, reading));
    if (derived === undefined || base === undefined) return first;
    const mismatch = checkParticleRestriction(derived, base, sameFixedValue);
    if (mismatch === undefined) return undefined;
    first ??= mismatch;
  }
  return first;
}
