import { typesWithin } from "../datatypes/within.js";
import type { GroupParticle, Particle, TypeDescriptor } from "../descriptors.js";
import { memo } from "../engine/memo.js";

/** The properties of a value of a complex type. */
export type Properties = Readonly<Record<string, unknown>>;

/** What a particle asks of the properties of a value, without looking into them (docs/mapping.md, "Properties"). */
export interface Presence {
  readonly properties: ReadonlySet<string>;
  /** Whether nothing of it has to be there. */
  readonly emptiable: boolean;
  /** Whether any of its properties is set. */
  present(value: Properties): boolean;
  /** Whether nothing that is required is missing. */
  complete(value: Properties): boolean;
}

/** What a particle asks, computed on first use. */
export const presenceOf: (particle: Particle) => Presence = /*@__PURE__*/ memo((particle) =>
  particleCanOccur(particle) ? makePresence(particle) : nothing,
);

/** Whether anything at all can come of a particle: one that may not occur does not exist (Part 1, 3.9.6). */
export function particleCanOccur(particle: Particle): boolean {
  return particle.maxOccurs > 0;
}

/** Whether the property of an element particle or wildcard holds an array of values. */
export function isRepeated({ maxOccurs }: Particle): boolean {
  return maxOccurs > 1;
}

/**
 * The branch of a choice that a value has taken: its index among the branches, -1 if no one branch has every property
 * that is set. A name that stands in several branches leaves several; the first that is complete is taken.
 */
export function branchOf(branches: readonly Presence[], value: Properties): number {
  let first = -1;
  let several = false;
  for (let index = 0; index < branches.length; index++) {
    if (branches[index]?.present(value) !== true) continue;
    if (first >= 0) several = true;
    else first = index;
  }
  if (!several) return first;
  const present = branches.flatMap((branch, index) => (branch.present(value) ? [index] : []));
  const sole = present.filter((index) => present.every((other) => covers(index, other)));
  return sole.find((index) => branches[index]?.complete(value)) ?? sole[0] ?? -1;

  /** Whether every property that is set and in the other branch is in this one as well. */
  function covers(index: number, other: number): boolean {
    const mine = branches[index]?.properties;
    for (const property of branches[other]?.properties ?? [])
      if (mine?.has(property) !== true && isSet(value[property])) return false;
    return true;
  }
}

/** Whether a property is there; an empty array of repeated elements is absence. */
function isSet(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

const nothing: Presence = {
  properties: new Set(),
  emptiable: true,
  present: () => false,
  complete: () => true,
};

function makePresence(particle: Particle): Presence {
  if (particle.kind === "element")
    return single(
      particle,
      particle.property,
      isRepeated(particle) || !isList(particle.element.type()),
    );
  if (particle.kind === "any") return single(particle, particle.property, true);
  if (particle.property !== undefined)
    return single(
      particle.minOccurs > 0 && isEmptiable(particle) ? { ...particle, minOccurs: 0 } : particle,
      particle.property,
      true,
    );
  return group(particle, particle.particles.map(presenceOf));
}

/** The presence of one property. The empty array is the value of a list, and otherwise absence. */
function single({ minOccurs }: Particle, property: string, emptyIsAbsent: boolean): Presence {
  const emptiable = minOccurs === 0;
  const present = emptyIsAbsent
    ? (value: Properties) => isSet(value[property])
    : (value: Properties) => value[property] !== undefined;
  return {
    properties: new Set([property]),
    emptiable,
    present,
    complete: emptiable ? () => true : present,
  };
}

function group({ kind, minOccurs }: GroupParticle, parts: readonly Presence[]): Presence {
  const properties = new Set(parts.flatMap((part) => [...part.properties]));
  const present = (value: Properties): boolean => {
    for (let index = 0; index < parts.length; index++)
      if (parts[index]?.present(value) === true) return true;
    return false;
  };
  const isChoice = kind === "choice";
  const bodyEmptiable = isChoice
    ? parts.some((part) => part.emptiable)
    : parts.every((part) => part.emptiable);
  const emptiable = minOccurs === 0 || bodyEmptiable;
  const body = isChoice
    ? (value: Properties) => parts[branchOf(parts, value)]?.complete(value) ?? false
    : (value: Properties) => parts.every((part) => part.complete(value));
  const complete = (value: Properties): boolean => (present(value) ? body(value) : emptiable);
  return { properties, emptiable, present, complete };
}

function isList(type: TypeDescriptor): boolean {
  if (type.kind !== "simpleType" || type.variety === "atomic") return false;
  return [...typesWithin(type)].some(({ variety }) => variety === "list");
}

/** Whether a particle accepts empty content (Part 1, 3.9.6, Particle Emptiable). */
export function isEmptiable(particle: Particle): boolean {
  if (particle.minOccurs === 0 || particle.maxOccurs === 0) return true;
  if (particle.kind === "element" || particle.kind === "any") return false;
  let emptiable = emptiables.get(particle);
  if (emptiable === undefined) {
    emptiable =
      particle.kind === "choice"
        ? particle.particles.some(isEmptiable)
        : particle.particles.every(isEmptiable);
    emptiables.set(particle, emptiable);
  }
  return emptiable;
}

const emptiables = new WeakMap<Particle, boolean>();
