import { memo } from "../../../../runtime/engine/memo.js";
import { clark, type QName } from "../../../../runtime/qname.js";
import type { ElementDeclaration, ModelGroup, Particle, Wildcard } from "../../components.js";
import { allowsNamespace, overlap } from "../derivation/wildcard-algebra.js";
import { type Range, scale } from "./occurrence.js";
import type { SubstitutionGroups } from "./substitution-groups.js";

/** Two particles between which a processor could not choose without looking ahead. */
export interface Competition {
  readonly first: ElementDeclaration | Wildcard;
  readonly second: ElementDeclaration | Wildcard;
  /** The name of an element that fits both; undefined for two wildcards. */
  readonly name: QName | undefined;
}

/** A place in the content model at which an element can stand. */
interface Place {
  readonly term: ElementDeclaration | Wildcard;
  /** Names that an element may have there, by Clark name: its own and those of the members of its substitution group. */
  readonly names: ReadonlyMap<string, QName>;
  readonly namespaces: readonly string[];
}

/**
 * What is known of a part of a content model: whether it can be empty; the places where it can begin; and the places at
 * which it can go on although it could as well be complete, with the number of rounds that lead there again and again.
 */
interface Part {
  readonly emptiable: boolean;
  readonly first: readonly Place[];
  readonly goesOn: ReadonlyMap<Place, Range>;
}

/**
 * Unique Particle Attribution (Part 1, 3.8.6, cos-nonambig): the competing particles of a content model.
 *
 * Two places compete when both can come next. That is so at three kinds of joints: the branches of a choice, a particle
 * and what follows it, and the rounds of a repeated particle. A repeated particle goes on after a complete round only
 * where the number of rounds is open: after `a{2,2}` nothing but what follows can come. No count is unrolled, so the
 * work grows with the size of the content model and not with its bounds.
 */
export function findCompetitions(
  particle: Particle,
  groups: SubstitutionGroups,
): readonly Competition[] {
  return searchIn(groups).of(particle);
}

/** What is known of a group is kept for all content models of a schema: types that are derived from each other share theirs. */
const searchIn: (groups: SubstitutionGroups) => CompetitionSearch = memo(
  (groups) => new CompetitionSearch(groups),
);

/** The same part at another place of the content model: what it begins and goes on with competes with that of the first place. */
function elsewhere({ emptiable, first, goesOn }: Part): Part {
  const copies = new Map<Place, Place>();
  const copyOf = (place: Place): Place => {
    const copy = copies.get(place) ?? { ...place };
    copies.set(place, copy);
    return copy;
  };
  return {
    emptiable,
    first: first.map(copyOf),
    goesOn: new Map([...goesOn].map(([place, rounds]) => [copyOf(place), rounds])),
  };
}

const noNames: ReadonlyMap<string, QName> = new Map();
const nothing: Part = { emptiable: true, first: [], goesOn: new Map() };
const anyRounds: Range = { min: 1, max: Number.POSITIVE_INFINITY };

class CompetitionSearch {
  #found: Competition[] = [];
  readonly #known = new Map<ModelGroup, Part & { readonly found: readonly Competition[] }>();
  readonly #groups: SubstitutionGroups;

  constructor(groups: SubstitutionGroups) {
    this.#groups = groups;
  }

  of(particle: Particle): readonly Competition[] {
    this.#found = [];
    this.#particle(particle);
    return this.#found;
  }

  #particle(particle: Particle): Part {
    const { minOccurs, maxOccurs } = particle;
    if (maxOccurs === 0) return nothing;
    const once = this.#term(particle);
    const emptiable = minOccurs === 0 || once.emptiable;
    if (maxOccurs === 1) return { ...once, emptiable };
    this.#compare([...once.goesOn.keys()], once.first);
    const rounds: Range = { min: once.emptiable ? 1 : Math.max(1, minOccurs), max: maxOccurs };
    const isOpen = minOccurs < maxOccurs || once.emptiable || canSkipRound(once, maxOccurs);
    const goesOn = new Map(once.goesOn);
    for (const place of once.first) {
      const inner = once.goesOn.get(place);
      if (inner !== undefined) goesOn.set(place, scale(rounds, inner));
      else if (isOpen) goesOn.set(place, rounds);
    }
    return { emptiable, first: once.first, goesOn };
  }

  #term({ term }: Particle): Part {
    if (term.kind !== "modelGroup") {
      return { emptiable: false, first: [this.#place(term)], goesOn: new Map() };
    }
    const known = this.#known.get(term);
    if (known !== undefined) {
      this.#found.push(...known.found);
      return elsewhere(known);
    }
    const outer = this.#found;
    this.#found = [];
    const part = this.#group(term);
    this.#known.set(term, { ...part, found: this.#found });
    outer.push(...this.#found);
    this.#found = outer;
    return part;
  }

  #group(term: ModelGroup): Part {
    const parts = term.particles.filter(({ maxOccurs }) => maxOccurs > 0);
    switch (term.compositor) {
      case "sequence":
        return this.#sequence(parts);
      case "choice":
        return this.#choice(parts);
      case "all":
        return this.#all(parts);
    }
  }

  #sequence(particles: readonly Particle[]): Part {
    const first = new Set<Place>();
    const goesOn = new Map<Place, Range>();
    const open = new PlaceIndex();
    let emptiable = true;
    for (const particle of particles) {
      const part = this.#particle(particle);
      this.#report(open, part.first);
      const begun = first.size > 0;
      if (!part.emptiable) {
        open.clear();
        goesOn.clear();
      } else {
        open.add(part.first);
        if (begun) for (const place of part.first) goesOn.set(place, anyRounds);
      }
      open.add([...part.goesOn.keys()]);
      for (const [place, rounds] of part.goesOn) goesOn.set(place, rounds);
      if (emptiable) for (const place of part.first) first.add(place);
      emptiable &&= part.emptiable;
    }
    return { emptiable, first: [...first], goesOn };
  }

  #choice(particles: readonly Particle[]): Part {
    const parts = particles.map((particle) => this.#particle(particle));
    this.#compareAll(parts);
    return {
      // A choice of nothing has no valid content, not even the empty one.
      emptiable: parts.some(({ emptiable }) => emptiable),
      first: parts.flatMap(({ first }) => first),
      goesOn: new Map(parts.flatMap(({ goesOn }) => [...goesOn])),
    };
  }

  #all(particles: readonly Particle[]): Part {
    const parts = particles.map((particle) => this.#particle(particle));
    this.#compareAll(parts);
    const optional = parts.filter(({ emptiable }) => emptiable);
    // An optional member can come after all required ones, and before or instead of what follows the group.
    const late = optional.flatMap(({ first }) => first.map((place) => [place, anyRounds] as const));
    return {
      emptiable: optional.length === parts.length,
      first: parts.flatMap(({ first }) => first),
      goesOn: new Map([...late, ...parts.flatMap(({ goesOn }) => [...goesOn])]),
    };
  }

  #compareAll(parts: readonly Part[]): void {
    const open = new PlaceIndex();
    for (const { first } of parts) {
      this.#report(open, first);
      open.add(first);
    }
  }

  #compare(some: readonly Place[], others: readonly Place[]): void {
    if (some.length === 0) return;
    const open = new PlaceIndex();
    open.add(some);
    this.#report(open, others);
  }

  #report(open: PlaceIndex, others: readonly Place[]): void {
    for (const place of others) {
      const rival = open.rivalOf(place);
      if (rival === undefined) continue;
      this.#found.push({ first: rival.place.term, second: place.term, name: rival.name });
    }
  }

  #place(term: ElementDeclaration | Wildcard): Place {
    if (term.kind === "wildcard") return { term, names: noNames, namespaces: [] };
    const members = term.scope === "global" ? this.#groups.membersOf(term) : [];
    const all = [term, ...members];
    return {
      term,
      names: new Map(all.map(({ name }) => [clark(name), name])),
      namespaces: [...new Set(all.map(({ name }) => name.namespace))],
    };
  }
}

/** The places that are open at a joint, found by name. */
class PlaceIndex {
  readonly #byName = new Map<string, Place[]>();
  readonly #byNamespace = new Map<string, Set<Place>>();
  readonly #wildcards = new Set<Place>();

  clear(): void {
    this.#byName.clear();
    this.#byNamespace.clear();
    this.#wildcards.clear();
  }

  add(places: readonly Place[]): void {
    for (const place of places) {
      if (place.term.kind === "wildcard") this.#wildcards.add(place);
      for (const name of place.names.keys()) append(this.#byName, name, place);
      for (const namespace of place.namespaces) {
        const known = this.#byNamespace.get(namespace);
        if (known === undefined) this.#byNamespace.set(namespace, new Set([place]));
        else known.add(place);
      }
    }
  }

  /** Another open place at which an element could stand that could stand at this one. */
  rivalOf(place: Place): { readonly place: Place; readonly name: QName | undefined } | undefined {
    const { term } = place;
    for (const [key, name] of place.names) {
      const rival = this.#byName.get(key)?.find((other) => other !== place);
      if (rival !== undefined) return { place: rival, name };
    }
    for (const rival of this.#wildcards) {
      if (rival === place || rival.term.kind !== "wildcard") continue;
      const allowed = rival.term.namespaceConstraint;
      if (term.kind === "wildcard") {
        if (overlap(allowed, term.namespaceConstraint)) return { place: rival, name: undefined };
      } else if (place.namespaces.some((namespace) => allowsNamespace(allowed, namespace))) {
        return { place: rival, name: nameIn(place, rival.term) };
      }
    }
    return term.kind === "wildcard" ? this.#elementFor(term) : undefined;
  }

  #elementFor(
    term: Wildcard,
  ): { readonly place: Place; readonly name: QName | undefined } | undefined {
    for (const [namespace, places] of this.#byNamespace) {
      if (!allowsNamespace(term.namespaceConstraint, namespace)) continue;
      for (const place of places) return { place, name: nameIn(place, term) };
    }
    return undefined;
  }
}

function nameIn(place: Place, { namespaceConstraint }: Wildcard): QName | undefined {
  for (const name of place.names.values())
    if (allowsNamespace(namespaceConstraint, name.namespace)) return name;
  return undefined;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/**
 * Whether a number of rounds can also be read as fewer of them: where each is itself made of `min` to `max` rounds of
 * one place, and these can be shared out in more ways than one. `b{2,3}` twice is 4 to 6, never 2 or 3; but `b{1,2}`
 * twice can be `b b`, which could be one.
 */
function canSkipRound({ first, goesOn }: Part, count: number): boolean {
  return first.some((place) => {
    const inner = goesOn.get(place);
    return inner !== undefined && count * inner.min <= (count - 1) * inner.max;
  });
}
