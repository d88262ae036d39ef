import type { ModelGroup, Particle } from "../../components.js";

/** A breach of All Group Limited and the particle at which it stands. */
export interface AllGroupBreach {
  readonly clause: "1.2" | "2";
  readonly particle: Particle;
}

/**
 * All Group Limited (Part 1, 3.8.6, cos-all-limited): an `all` is the whole content model, at most once, and each of its
 * particles occurs at most once.
 */
export function findAllGroupBreaches(
  content: Particle,
  met?: Set<ModelGroup>,
): readonly AllGroupBreach[] {
  if (content.term.kind !== "modelGroup") return [];
  const inside = findNestedAllGroups(content.term, met);
  return content.term.compositor === "all" && content.maxOccurs !== 1
    ? [{ clause: "1.2", particle: content }, ...inside]
    : inside;
}

/** The same for the group of a model group definition, whose own occurrence is not known. Gives the groups that it meets to `met`. */
function findNestedAllGroups(
  group: ModelGroup,
  met: Set<ModelGroup> = new Set(),
): readonly AllGroupBreach[] {
  const found: AllGroupBreach[] = [];
  met.add(group);
  for (const particle of group.particles) {
    const { term, maxOccurs } = particle;
    if (group.compositor === "all" && maxOccurs > 1) found.push({ clause: "2", particle });
    if (term.kind !== "modelGroup") continue;
    if (term.compositor === "all") found.push({ clause: "1.2", particle });
    if (!met.has(term)) found.push(...findNestedAllGroups(term, met));
  }
  return found;
}
