import type { ModelGroup, Particle } from "../../components.js";
import type { SubstitutionGroups } from "./substitution-groups.js";

/**
 * Whether each name can stand at one place of a content model alone, as in most: then no two places compete, and no two declarations of one
 * name disagree. False also where that would take more than a look at the local names. Gives the groups that it meets to `met`.
 */
export function hasDistinctNames(
  particle: Particle,
  groups: SubstitutionGroups,
  met: Set<ModelGroup>,
): boolean {
  const names = new Set<string>();
  const waiting = [particle];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { term, maxOccurs } = next;
    if (maxOccurs === 0) continue;
    if (term.kind === "wildcard") return false;
    if (term.kind === "elementDeclaration") {
      const members = term.scope === "global" ? groups.membersOf(term) : [];
      const size = names.size + 1 + members.length;
      names.add(term.name.local);
      for (const { name } of members) names.add(name.local);
      if (names.size < size) return false;
    } else {
      // A group that comes twice has each of its names at two places.
      if (met.has(term)) return false;
      met.add(term);
      for (let index = term.particles.length - 1; index >= 0; index--) {
        const inner = term.particles[index];
        if (inner !== undefined) waiting.push(inner);
      }
    }
  }
  return true;
}
