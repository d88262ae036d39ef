import type { WildcardParticle } from "../descriptors.js";
import type { Match } from "./nodes.js";

/** Where a content model stands: after an element, or at the start. To be handed back, not looked into. */
export interface State {
  /** What took the last element; undefined at the start. */
  readonly match: Match | undefined;
}

/** What could come next: an element, or anything that a wildcard lets in. */
export type Expected = Match | WildcardParticle;

/**
 * A content model as a deterministic automaton (Part 1, 3.8.4 and 3.9.4), made as it is walked. Counts are kept as numbers,
 * so that bounds of any size cost nothing. A schema that satisfies Unique Particle Attribution has one match per step.
 */
export interface ContentModel {
  readonly start: State;
  /**
   * The state after an element with this label (its name in Clark notation, or the kind of its value), undefined when the
   * element cannot come here. The namespace is that of the name, for wildcards.
   */
  step(state: State, label: string, namespace: string): State | undefined;
  /** Whether the content can end here. */
  accepts(state: State): boolean;
  /** What can come next, in schema order. */
  expected(state: State): readonly Expected[];
  /**
   * The state after an element that cannot come here but could, had required ones not been left out; with what was. Undefined
   * when there is no such place further on.
   */
  resume(
    state: State,
    label: string,
  ): { readonly state: State; readonly skipped: readonly Expected[] } | undefined;
  /** Whether some element particle has the label, in whatever place. */
  knows(label: string): boolean;
}
