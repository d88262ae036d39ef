import { sameName } from "../../../../runtime/qname.js";
import type { Thing } from "../../../messages/message.js";
import type { Mismatch, MismatchParameters } from "../../../messages/mismatches.js";
import type { ElementDeclaration } from "../../components.js";
import { isRangeWithin, type Range } from "../content/occurrence.js";
import {
  describeConstraint,
  describeDeclaration,
  describeTerm,
  describeType,
} from "../describe.js";
import {
  type ElementView,
  type GroupView,
  type ParticleView,
  totalRangeOf,
  type WildcardView,
} from "./particle-view.js";
import { isDerivedFrom } from "./type-derivation.js";
import { allowsNamespace, isNamespaceSubset, processesAsStrictly } from "./wildcard-algebra.js";

/** Whether a restriction's fixed value is the same as its base's. Needs the value spaces, so it is handed in. */
export type SameFixedValue = (derived: ElementDeclaration, base: ElementDeclaration) => boolean;

type Verdict = Mismatch | undefined;

/** Particle Valid (Restriction) (Part 1, 3.9.6, cos-particle-restrict): undefined when the restriction is valid. */
export function checkParticleRestriction(
  derived: ParticleView,
  base: ParticleView,
  sameFixedValue: SameFixedValue,
): Mismatch | undefined {
  return new ParticleRestriction(sameFixedValue).check(derived, base);
}

/** Remembers the verdict on each pair of particles, so that nested groups are compared once. */
class ParticleRestriction {
  readonly #sameFixedValue: SameFixedValue;
  readonly #known = new Map<ParticleView, Map<ParticleView, Verdict>>();

  constructor(sameFixedValue: SameFixedValue) {
    this.#sameFixedValue = sameFixedValue;
  }

  check(derived: ParticleView, base: ParticleView): Verdict {
    const verdicts = this.#known.get(derived) ?? new Map<ParticleView, Verdict>();
    this.#known.set(derived, verdicts);
    if (verdicts.has(base)) return verdicts.get(base);
    const verdict = this.#decide(derived, base);
    verdicts.set(base, verdict);
    return verdict;
  }

  /** The table of 3.9.6: the kind of the restriction's particle against that of the base's. */
  #decide(derived: ParticleView, base: ParticleView): Verdict {
    if (derived.kind === "element") {
      if (base.kind === "element") return this.#nameAndType(derived, base);
      return base.kind === "wildcard"
        ? namespaceCompatible(derived, base)
        : this.#asIfGroup(derived, base);
    }
    if (derived.kind === "wildcard") {
      return base.kind === "wildcard" ? namespaceSubset(derived, base) : forbidden(derived, base);
    }
    if (base.kind === "wildcard") return this.#groupInWildcard(derived, base);
    if (base.kind === "element") return forbidden(derived, base);
    if (derived.kind === "choice") {
      return base.kind === "choice" ? this.#recurseLax(derived, base) : forbidden(derived, base);
    }
    if (derived.kind === base.kind) return this.#recurse(derived, base);
    if (derived.kind === "all") return forbidden(derived, base);
    return base.kind === "all"
      ? this.#recurseUnordered(derived, base)
      : this.#mapAndSum(derived, base);
  }

  /** rcase-NameAndTypeOK, as the second edition has it: global elements need nothing but name and occurrence. */
  #nameAndType(derived: ElementView, base: ElementView): Verdict {
    const rule = "rcase-NameAndTypeOK";
    const [r, b] = [derived.element, base.element];
    const thing = describeDeclaration(r);
    if (!sameName(r.name, b.name))
      return { rule: `${rule}.1`, parameters: { thing, base: describeDeclaration(b) } };
    if (!isRangeWithin(derived, base)) return outOfRange(`${rule}.2`, derived, base);
    if (r === b || (r.scope === "global" && b.scope === "global")) return undefined;
    if (r.nillable && !b.nillable) return { rule: `${rule}.3.2.1`, parameters: { thing } };
    if (b.valueConstraint?.kind === "fixed" && !this.#sameFixedValue(r, b)) {
      const fixed = b.valueConstraint.lexical;
      return { rule: `${rule}.3.2.2`, parameters: { thing, fixed } };
    }
    const constraint = r.identityConstraints.find((own) => !b.identityConstraints.includes(own));
    if (constraint !== undefined) {
      const parameters = { thing, constraint: describeConstraint(constraint) };
      return { rule: `${rule}.3.2.3`, parameters };
    }
    const method = [...b.disallowedSubstitutions].find(
      (way) => !r.disallowedSubstitutions.has(way),
    );
    if (method !== undefined) return { rule: `${rule}.3.2.4`, parameters: { thing, method } };
    if (isDerivedFrom(r.typeDefinition, b.typeDefinition, restrictionOnly)) return undefined;
    const types = {
      type: describeType(r.typeDefinition),
      baseType: describeType(b.typeDefinition),
    };
    return { rule: `${rule}.3.2.5`, parameters: { thing, ...types } };
  }

  /** rcase-RecurseAsIfGroup. */
  #asIfGroup(derived: ElementView, base: GroupView): Verdict {
    const group: GroupView = { ...base, min: 1, max: 1, particles: [derived] };
    return base.kind === "choice" ? this.#recurseLax(group, base) : this.#recurse(group, base);
  }

  /** rcase-NSRecurseCheckCardinality. */
  #groupInWildcard(derived: GroupView, base: WildcardView): Verdict {
    const anyTimes: WildcardView = { ...base, min: 0, max: Number.POSITIVE_INFINITY };
    for (const particle of derived.particles) {
      const mismatch = this.check(particle, anyTimes);
      if (mismatch !== undefined) return mismatch;
    }
    const total = totalRangeOf(derived);
    if (isRangeWithin(total, base)) return undefined;
    return outOfRange("rcase-NSRecurseCheckCardinality.2", { ...derived, ...total }, base);
  }

  /** rcase-Recurse: in order, each to one of its own; what is left over in the base may be absent. */
  #recurse(derived: GroupView, base: GroupView): Verdict {
    if (!isRangeWithin(derived, base)) return outOfRange("rcase-Recurse.1", derived, base);
    let starts: ReadonlySet<number> = new Set([0]);
    for (const particle of derived.particles) {
      const next = new Set<number>();
      let alive = false;
      let mismatch: Verdict;
      for (const [index, candidate] of base.particles.entries()) {
        alive ||= starts.has(index);
        if (!alive) continue;
        const found = this.check(particle, candidate);
        if (found === undefined) next.add(index + 1);
        else mismatch ??= found;
        alive = isViewEmptiable(candidate);
      }
      if (next.size === 0) return unmapped("rcase-Recurse.2", particle, base, mismatch);
      starts = next;
    }
    const rests = [...starts].map((start) =>
      base.particles.slice(start).find((p) => !isViewEmptiable(p)),
    );
    const left = rests.includes(undefined) ? undefined : rests[0];
    if (left === undefined) return undefined;
    return { rule: "rcase-Recurse.2.2", parameters: { thing: describeView(left) } };
  }

  /** rcase-RecurseLax: in order, each to one of its own. The earliest fit leaves the most for the rest. */
  #recurseLax(derived: GroupView, base: GroupView): Verdict {
    if (!isRangeWithin(derived, base)) return outOfRange("rcase-RecurseLax.1", derived, base);
    let next = 0;
    for (const particle of derived.particles) {
      let mismatch: Verdict;
      let found = -1;
      for (let index = next; index < base.particles.length && found < 0; index++) {
        const candidate = base.particles[index];
        if (candidate === undefined) continue;
        const verdict = this.check(particle, candidate);
        if (verdict === undefined) found = index;
        else mismatch ??= verdict;
      }
      if (found < 0) return unmapped("rcase-RecurseLax.2", particle, base, mismatch);
      next = found + 1;
    }
    return undefined;
  }

  /** rcase-RecurseUnordered: a sequence in an `all`, each to one of its own, in any order. */
  #recurseUnordered(derived: GroupView, base: GroupView): Verdict {
    if (!isRangeWithin(derived, base)) return outOfRange("rcase-RecurseUnordered.1", derived, base);
    const takenBy = new Map<ParticleView, ParticleView>();
    const place = (particle: ParticleView, tried: Set<ParticleView>): boolean =>
      base.particles.some((candidate) => {
        if (tried.has(candidate) || this.check(particle, candidate) !== undefined) return false;
        tried.add(candidate);
        const holder = takenBy.get(candidate);
        if (holder !== undefined && !place(holder, tried)) return false;
        takenBy.set(candidate, particle);
        return true;
      });
    for (const particle of derived.particles) {
      if (!place(particle, new Set())) {
        const mismatches = base.particles.map((candidate) => this.check(particle, candidate));
        const near = mismatches.find((found) => found?.rule !== "rcase-NameAndTypeOK.1");
        return unmapped("rcase-RecurseUnordered.2", particle, base, near);
      }
    }
    const left = base.particles.find((p) => !takenBy.has(p) && !isViewEmptiable(p));
    if (left === undefined) return undefined;
    return { rule: "rcase-RecurseUnordered.2.3", parameters: { thing: describeView(left) } };
  }

  /** rcase-MapAndSum: a sequence in a repeated choice. */
  #mapAndSum(derived: GroupView, base: GroupView): Verdict {
    for (const particle of derived.particles) {
      const mismatches: Mismatch[] = [];
      for (const candidate of base.particles) {
        const found = this.check(particle, candidate);
        if (found === undefined) break;
        mismatches.push(found);
      }
      if (mismatches.length === base.particles.length) {
        return unmapped("rcase-MapAndSum.1", particle, base, mismatches[0]);
      }
    }
    const { length } = derived.particles;
    const summed: Range = {
      min: derived.min * length,
      max: length === 0 ? 0 : derived.max * length,
    };
    if (isRangeWithin(summed, base)) return undefined;
    return outOfRange("rcase-MapAndSum.2", { ...derived, ...summed }, base);
  }
}

const restrictionOnly = new Set(["extension", "list", "union"] as const);

/** rcase-NSCompat. */
function namespaceCompatible(derived: ElementView, base: WildcardView): Verdict {
  const { namespaceConstraint } = base.wildcard;
  if (!allowsNamespace(namespaceConstraint, derived.element.name.namespace)) {
    const thing = describeDeclaration(derived.element);
    return { rule: "rcase-NSCompat.1", parameters: { thing, namespaces: namespaceConstraint } };
  }
  return isRangeWithin(derived, base) ? undefined : outOfRange("rcase-NSCompat.2", derived, base);
}

/** rcase-NSSubset. */
function namespaceSubset(derived: WildcardView, base: WildcardView): Verdict {
  if (!isRangeWithin(derived, base)) return outOfRange("rcase-NSSubset.1", derived, base);
  const [r, b] = [derived.wildcard, base.wildcard];
  if (!isNamespaceSubset(r.namespaceConstraint, b.namespaceConstraint)) {
    const parameters = { own: r.namespaceConstraint, its: b.namespaceConstraint };
    return { rule: "rcase-NSSubset.2", parameters };
  }
  if (processesAsStrictly(r, b)) return undefined;
  const parameters = { own: r.processContents, its: b.processContents };
  return { rule: "rcase-NSSubset.3", parameters };
}

function forbidden(derived: ParticleView, base: ParticleView): Mismatch {
  const parameters = { thing: describeView(derived), base: describeView(base) };
  return { rule: "cos-particle-restrict.2", parameters };
}

type RangeRule = RulesOf<MismatchParameters["rcase-Recurse.1"]>;
type MappingRule = RulesOf<MismatchParameters["rcase-Recurse.2"]>;
/** The rules whose sentence is made from the same. */
type RulesOf<Parameters> = {
  [Rule in keyof MismatchParameters]: MismatchParameters[Rule] extends Parameters ? Rule : never;
}[keyof MismatchParameters];

function outOfRange(rule: RangeRule, derived: ParticleView, base: ParticleView): Mismatch {
  const own = { min: derived.min, max: derived.max };
  const its = { min: base.min, max: base.max };
  return { rule, parameters: { thing: describeView(derived), own, its } };
}

function unmapped(
  rule: MappingRule,
  particle: ParticleView,
  base: GroupView,
  near: Verdict,
): Mismatch {
  return { rule, parameters: { thing: describeView(particle), group: base.kind, near } };
}

function isViewEmptiable(view: ParticleView): boolean {
  return totalRangeOf(view).min === 0;
}

function describeView(view: ParticleView): Thing {
  switch (view.kind) {
    case "element":
      return describeDeclaration(view.element);
    case "wildcard":
      return describeTerm(view.wildcard);
    default:
      return view.source.kind === "elementDeclaration"
        ? { kind: "substitutionGroup", name: view.source.name }
        : { kind: "modelGroup", compositor: view.kind, group: view.source.definition?.name };
  }
}
