import type { Particle } from "../descriptors.js";

/** Whether rounds have to be counted: a count between 1 and unbounded needs no number. */
export function isCounted({
  minOccurs,
  maxOccurs,
}: Pick<Particle, "minOccurs" | "maxOccurs">): boolean {
  return minOccurs > 1 || (maxOccurs > 1 && maxOccurs !== Number.POSITIVE_INFINITY);
}
