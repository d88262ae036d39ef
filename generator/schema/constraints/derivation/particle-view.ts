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

/**
 * How far groups are taken away, on which the Recommendation can be read in two ways: of a group of several, of which one alone is left once
 * pointless ones are gone, and of what a substitution group stands for in a choice. `"pared"` takes them away as well, `"kept"` does not.
 */
export type Reading = "pared" | "kept";

/** The view of the particle of a content type; undefined when nothing is left of it, which no reading changes. */
export function viewOf(
  particle: Particle,
  groups: SubstitutionGroups,
  reading: Reading = "pared",
): ParticleView | undefined {
  const inside = new Map<ModelGroup, readonly ParticleView[]>();
  const view = (
    { term, minOccurs: min, maxOccurs: max }: Particle,
    parent: Parent,
  ): readonly ParticleView[] => {
    if (max === 0) return [];
    if (term.kind === "wildcard") return [{ kind: "wildcard", min, max, wildcard: term }];
    if (term.kind === "elementDeclaration") {
      const group = substitutionChoice(term, { min, max }, groups);
      if (group === undefined) return [{ kind: "element", min, max, element: term }];
      return reading === "kept" ? [group] : withoutPointless(group, parent);
    }
    const kind = term.compositor;
    // What a group holds looks the same wherever the group is used.
    const particles = inside.get(term) ?? term.particles.flatMap((inner) => view(inner, kind));
    inside.set(term, particles);
    const group: GroupView = { kind, min, max, particles, source: term };
    const left = withoutPointless(group, parent);
    const isSole = reading === "kept" && term.particles.length > 1 && particles.length === 1;
    return isSole ? [group] : left;
  };
  return view(particle, undefined)[0];
}

type Parent = GroupView["kind"] | undefined;

/** The choice that the head of a substitution group is treated as. */
function substitutionChoice(
  element: ElementDeclaration,
  { min, max }: Range,
  groups: SubstitutionGroups,
): GroupView | undefined {
  const members = element.scope === "global" ? groups.membersOf(element) : [];
  if (members.length === 0) return undefined;
  // In one order wherever the group is met, since choices are compared in order.
  const particles = [element, ...members]
    .sort((a, b) => compareText(clark(a.name), clark(b.name)))
    .map((member): ElementView => ({ kind: "element", min: 1, max: 1, element: member }));
  return { kind: "choice", min, max, particles, source: element };
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

const totalRanges = new WeakMap<readonly ParticleView[], Range>();

/** Effective Total Range of a view (Part 1, 3.9.6, cos-seq-range and cos-choice-range). */
export function totalRangeOf(view: ParticleView): Range {
  if (!("particles" in view)) return view;
  const once = totalRanges.get(view.particles) ?? rangeOnce(view);
  totalRanges.set(view.particles, once);
  return scale(view, once);
}

/** The range of a group that occurs once. */
function rangeOnce(view: GroupView): Range {
  const ranges = view.particles.map(totalRangeOf);
  const mins = ranges.map(({ min }) => min);
  const maxes = ranges.map(({ max }) => max);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  if (view.kind !== "choice") return { min: sum(mins), max: sum(maxes) };
  return { min: mins.length === 0 ? 0 : Math.min(...mins), max: Math.max(0, ...maxes) };
}
