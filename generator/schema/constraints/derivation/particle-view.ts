import { clark } from "../../../../runtime/qname.js";
import type { ElementDeclaration, ModelGroup, Particle, Wildcard } from "../../components.js";
import { type Range, scale } from "../content/occurrence.js";
import type { SubstitutionGroups } from "../content/substitution-groups.js";

/**
 * A particle as Particle Valid (Restriction) looks at it (Part 1, 3.9.6, cos-particle-restrict, clause 2): elements that
 * head a substitution group are choices of its members, and pointless groups are gone.
 */
export type ParticleView = ElementView | WildcardView | GroupView;

export interface ElementView extends Range {
  readonly kind: "element";
  readonly element: ElementDeclaration;
}

export interface WildcardView extends Range {
  readonly kind: "wildcard";
  readonly wildcard: Wildcard;
}

export interface GroupView extends Range {
  readonly kind: "sequence" | "choice" | "all";
  readonly particles: readonly ParticleView[];
  /** What the group stands for: a model group, or the head of a substitution group. */
  readonly source: ModelGroup | ElementDeclaration;
}

/** The view of the particle of a content type; undefined when nothing is left of it. */
export function viewOf(particle: Particle, groups: SubstitutionGroups): ParticleView | undefined {
  const views = view(particle, undefined, groups);
  return views[0];
}

type Parent = GroupView["kind"] | undefined;

function view(
  { term, minOccurs: min, maxOccurs: max }: Particle,
  parent: Parent,
  groups: SubstitutionGroups,
): readonly ParticleView[] {
  if (max === 0) return [];
  switch (term.kind) {
    case "wildcard":
      return [{ kind: "wildcard", min, max, wildcard: term }];
    case "elementDeclaration":
      return viewElement(term, { min, max }, parent, groups);
    case "modelGroup": {
      const kind = term.compositor;
      const particles = term.particles.flatMap((particle) => view(particle, kind, groups));
      return withoutPointless({ kind, min, max, particles, source: term }, parent);
    }
  }
}

function viewElement(
  element: ElementDeclaration,
  { min, max }: Range,
  parent: Parent,
  groups: SubstitutionGroups,
): readonly ParticleView[] {
  const members = element.scope === "global" ? groups.membersOf(element) : [];
  if (members.length === 0) return [{ kind: "element", min, max, element }];
  // In one order wherever the group is met, since choices are compared in order.
  const particles = [element, ...members]
    .sort((a, b) => compareText(clark(a.name), clark(b.name)))
    .map((member): ElementView => ({ kind: "element", min: 1, max: 1, element: member }));
  return withoutPointless({ kind: "choice", min, max, particles, source: element }, parent);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A group, or what is in it where the group says nothing; no particle where it has none, since nothing of it can ever occur. */
function withoutPointless(group: GroupView, parent: Parent): readonly ParticleView[] {
  const { kind, min, max, particles } = group;
  if (particles.length === 0) return [];
  if (min !== 1 || max !== 1) return [group];
  const [only, ...others] = particles;
  if (only !== undefined && others.length === 0) {
    return "particles" in only ? withoutPointless(only, parent) : [only];
  }
  return kind === parent && kind !== "all" ? particles : [group];
}

/** Effective Total Range of a view (Part 1, 3.9.6, cos-seq-range and cos-choice-range). */
export function totalRangeOf(view: ParticleView): Range {
  if (!("particles" in view)) return view;
  const ranges = view.particles.map(totalRangeOf);
  const mins = ranges.map(({ min }) => min);
  const maxes = ranges.map(({ max }) => max);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  if (view.kind !== "choice") return scale(view, { min: sum(mins), max: sum(maxes) });
  return scale(view, {
    min: mins.length === 0 ? 0 : Math.min(...mins),
    max: Math.max(0, ...maxes),
  });
}
