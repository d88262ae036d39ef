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
export function findAllGroupBreaches(content: Particle): readonly AllGroupBreach[] {
  const found: AllGroupBreach[] = [];
  if (content.term.kind !== "modelGroup") return found;
  if (content.term.compositor === "all" && content.maxOccurs !== 1) {
    found.push({ clause: "1.2", particle: content });
  }
  return [...found, ...findNestedAllGroups(content.term)];
}

/** The same for the group of a model group definition, whose own occurrence is not known. */
export function findNestedAllGroups(
  group: ModelGroup,
  seen: Set<ModelGroup> = new Set(),
): readonly AllGroupBreach[] {
  if (seen.has(group)) return [];
  seen.add(group);
  return group.particles.flatMap((particle): readonly AllGroupBreach[] => {
    const { term, maxOccurs } = particle;
    const own: AllGroupBreach[] = [];
    if (group.compositor === "all" && maxOccurs > 1) own.push({ clause: "2", particle });
    if (term.kind !== "modelGroup") return own;
    if (term.compositor === "all") own.push({ clause: "1.2", particle });
    return [...own, ...findNestedAllGroups(term, seen)];
  });
}
