import { clark } from "../../../runtime/qname.js";
import type { ElementDeclaration, ModelGroup, Particle } from "../../schema/components.js";
import { type Changes, inside, type Place } from "./change.js";
import {
  counted,
  declarationsOf,
  groupPairs,
  isRenamed,
  keyOf,
  labelsOf,
  simplified,
  stepOf,
} from "./particle-parts.js";
import { particleSignature, wildcardSignature } from "./signature.js";
import { compareWildcards } from "./wildcard-changes.js";

/** Compares two declarations of one local element. */
export type CompareElements = (
  old: ElementDeclaration,
  newer: ElementDeclaration,
  place: Place,
) => void;

/** What two content models say otherwise, as far as one can be read as the other with some changes; else that it is written anew. */
export function compareParticles(
  old: Particle,
  newer: Particle,
  place: Place,
  changes: Changes,
  compareElements: CompareElements,
): void {
  if (particleSignature(old) === particleSignature(newer)) return;
  const comparison = new ContentComparison(place, changes, compareElements);
  const [before, after] = [simplified(old), simplified(newer)];
  if (comparison.isReadable(before, after)) comparison.particles(before, after, place);
  else comparison.rewritten(before, after);
}

/** Whether an element in a particle may occur more than once. */
function occursOften({ maxOccurs, term }: Particle): boolean {
  if (maxOccurs > 1) return true;
  return term.kind === "modelGroup" && term.particles.some(occursOften);
}

class ContentComparison {
  readonly #place: Place;
  readonly #changes: Changes;
  readonly #compareElements: CompareElements;
  /** Whether a group around may occur several times, in either version. */
  #repeated = { old: false, new: false };

  constructor(place: Place, changes: Changes, compareElements: CompareElements) {
    this.#place = place;
    this.#changes = changes;
    this.#compareElements = compareElements;
  }

  /** Whether each part has at most one that it can be compared with. */
  isReadable(old: Particle, newer: Particle): boolean {
    const [own, its] = [old.term, newer.term];
    if (own.kind !== "modelGroup" || its.kind !== "modelGroup") return own.kind === its.kind;
    if (own.definition !== undefined || its.definition !== undefined)
      return own.definition !== undefined && its.definition !== undefined;
    const [keys, itsKeys] = [own.particles.map(keyOf), its.particles.map(keyOf)];
    if (new Set(keys).size < keys.length || new Set(itsKeys).size < itsKeys.length) return false;
    const groups = groupPairs(own, its);
    return groups?.every(([a, b]) => this.isReadable(a, b)) === true;
  }

  rewritten(old: Particle, newer: Particle): void {
    const labels = [...labelsOf(old), ...labelsOf(newer)];
    const objects = [...declarationsOf(old), ...declarationsOf(newer)];
    this.#changes.add("content-rewritten", this.#place, {}, { labels, objects });
    const others = new Map(declarationsOf(newer).map((one) => [clark(one.name), one]));
    for (const element of new Map(
      declarationsOf(old).map((one) => [clark(one.name), one]),
    ).values())
      this.#local(element, others.get(clark(element.name)), this.#place);
  }

  #local(own: ElementDeclaration, its: ElementDeclaration | undefined, place: Place): void {
    if (its === undefined || own.scope === "global" || its.scope === "global") return;
    this.#compareElements(own, its, inside(place, own.name.local, own, its));
  }

  particles(old: Particle, newer: Particle, place: Place): void {
    const [own, its] = [old.term, newer.term];
    this.#counts(old, newer, place);
    if (own.kind === "elementDeclaration" && its.kind === "elementDeclaration")
      this.#local(own, its, place);
    if (own.kind === "wildcard" && its.kind === "wildcard")
      compareWildcards(own, its, this.#inner(place, "*", old, newer), this.#changes);
    if (own.kind !== "modelGroup" || its.kind !== "modelGroup") return;
    const around = this.#repeated;
    this.#repeated = {
      old: around.old || old.maxOccurs > 1,
      new: around.new || newer.maxOccurs > 1,
    };
    this.#groups(own, its, place);
    this.#repeated = around;
  }

  /** Whether what was one value becomes a list, or the other way round. */
  #isReshaped(old: Particle, newer: Particle): boolean {
    const { old: before, new: after } = this.#repeated;
    const only = labelsOf(old).length === 1 && labelsOf(newer).length === 1;
    const many = only ? occursOften : ({ maxOccurs }: Particle): boolean => maxOccurs > 1;
    return (before || many(old)) !== (after || many(newer));
  }

  /** The component stays that in which the content model stands; the place is that of the part. */
  #inner(
    place: Place,
    step: string,
    old: Particle | undefined,
    newer: Particle | undefined,
  ): Place {
    const { component } = inside(place, step, place.old, place.new);
    return { ...place, component, oldPosition: old?.position, newPosition: newer?.position };
  }

  #counts(old: Particle, newer: Particle, place: Place): void {
    const { term } = old;
    const element = term.kind === "elementDeclaration";
    const at = this.#inner(place, stepOf(old), old, newer);
    const labels = labelsOf(old);
    const more = { labels };
    const detail = (before: number, after: number): Readonly<Record<string, string>> => ({
      ...(element && { name: labels[0] ?? "" }),
      old: counted(before),
      new: counted(after),
    });
    if (old.maxOccurs > 0 && newer.maxOccurs === 0) {
      this.#changes.add("element-prohibited", at, detail(old.maxOccurs, 0), more);
      return;
    }
    if (old.minOccurs !== newer.minOccurs) {
      const kind = old.minOccurs < newer.minOccurs ? "min-raised" : "min-lowered";
      this.#changes.add(
        element ? kind : `group-${kind}`,
        at,
        detail(old.minOccurs, newer.minOccurs),
        more,
      );
    }
    if (old.maxOccurs !== newer.maxOccurs) {
      const reshaped = this.#isReshaped(old, newer) ? { reshaped: "true" } : {};
      const kind = old.maxOccurs < newer.maxOccurs ? "max-raised" : "max-lowered";
      this.#changes.add(
        element ? kind : `group-${kind}`,
        at,
        { ...detail(old.maxOccurs, newer.maxOccurs), ...reshaped },
        more,
      );
    }
  }

  #groups(own: ModelGroup, its: ModelGroup, place: Place): void {
    if (own.definition !== undefined && its.definition !== undefined) {
      const [before, after] = [clark(own.definition.name), clark(its.definition.name)];
      if (before !== after)
        this.#changes.add(
          "content-rewritten",
          place,
          { old: before, new: after },
          { objects: [own.definition, its.definition] },
        );
      return;
    }
    const labels = [...own.particles, ...its.particles].flatMap(labelsOf);
    if (own.compositor !== its.compositor)
      this.#changes.add(
        "compositor-changed",
        place,
        { old: own.compositor, new: its.compositor },
        { labels },
      );
    const others = new Map(its.particles.map((particle) => [keyOf(particle), particle]));
    const pairs = own.particles.flatMap((particle) => {
      const other = others.get(keyOf(particle));
      return other === undefined ? [] : [[particle, other] as const];
    });
    const matched = new Set(pairs.flat());
    for (const [before, after] of [...pairs, ...(groupPairs(own, its) ?? [])]) {
      matched.add(before).add(after);
      this.particles(before, after, place);
    }
    this.#order(own, its, pairs, place);
    const gone = own.particles.filter((particle) => !matched.has(particle));
    const added = its.particles.filter((particle) => !matched.has(particle));
    this.#members(own, its, gone, added, place);
  }

  #order(
    own: ModelGroup,
    its: ModelGroup,
    pairs: readonly (readonly [Particle, Particle])[],
    place: Place,
  ): void {
    const positions = pairs.map(([, after]) => its.particles.indexOf(after));
    if (positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? 0)))
      return;
    const ordered = own.compositor === "sequence" && its.compositor === "sequence";
    const labels = pairs.flatMap(([before]) => labelsOf(before));
    this.#changes.add(ordered ? "order-changed" : "branch-order-changed", place, {}, { labels });
  }

  /** What is gone and what is new among the members of a group; one of each in the same place, with the same type, was renamed. */
  #members(
    own: ModelGroup,
    its: ModelGroup,
    gone: readonly Particle[],
    added: readonly Particle[],
    place: Place,
  ): void {
    const left = new Set(added);
    for (const particle of gone) {
      const other = [...left].find((one) => isRenamed(particle, one, own, its, added.length));
      if (other !== undefined) left.delete(other);
      this.#gone(particle, other, own, place);
    }
    for (const particle of left) this.#added(particle, its, place);
  }

  #gone(particle: Particle, other: Particle | undefined, group: ModelGroup, place: Place): void {
    const at = this.#inner(place, stepOf(particle), particle, other);
    const labels = [...labelsOf(particle), ...(other === undefined ? [] : labelsOf(other))];
    const objects = [
      ...declarationsOf(particle),
      ...(other === undefined ? [] : declarationsOf(other)),
    ];
    const more = { labels, objects };
    if (other !== undefined) {
      this.#changes.add(
        "element-renamed",
        at,
        { name: labels[0] ?? "", to: labels[1] ?? "" },
        more,
      );
      this.#counts(particle, other, place);
    } else if (particle.term.kind === "wildcard")
      this.#changes.add("wildcard-removed", at, { old: wildcardSignature(particle.term) }, more);
    else
      this.#changes.add(
        group.compositor === "choice" ? "branch-removed" : "element-removed",
        at,
        { name: labels.join(" ") },
        more,
      );
  }

  #added(particle: Particle, group: ModelGroup, place: Place): void {
    const at = this.#inner(place, stepOf(particle), undefined, particle);
    const more = { labels: labelsOf(particle), objects: declarationsOf(particle) };
    const detail = { name: more.labels.join(" ") };
    if (particle.term.kind === "wildcard")
      this.#changes.add("wildcard-added", at, { new: wildcardSignature(particle.term) }, more);
    else if (group.compositor === "choice") this.#changes.add("branch-added", at, detail, more);
    else if (particle.minOccurs === 0)
      this.#changes.add("element-added-optional", at, detail, more);
    else this.#changes.add("element-added-required", at, detail, more);
  }
}
