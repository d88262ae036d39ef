import { fastTestOf, fastTestOfElement } from "../datatypes/fast/test.js";
import type {
  Content,
  ElementDescriptor,
  ElementParticle,
  GroupParticle,
  Particle,
  TextContent,
  WildcardParticle,
} from "../descriptors.js";
import { keyed } from "../identity/paths.js";
import { Deferred } from "../model/deferred.js";
import { membersOf } from "../model/item-kinds.js";
import {
  branchOf,
  isEmptiable,
  isRepeated,
  type Presence,
  type Properties,
  presenceOf,
} from "../model/presence.js";
import { hasRows } from "../model/rows.js";
import { isObject } from "../model/value-kinds.js";
import type { NamedType } from "../nouns/generic-values.js";
import { arrayCheck, type BeginItems, checkItemValue } from "./items.js";
import { orderedItems, rowItems, wildcardChecks } from "./lent.js";
import { namesOf, reportMissing, reportTooFew, reportTooMany } from "./report-content.js";
import { reportType, reportUnknown } from "./report-values.js";
import { simpleCheck } from "./simple.js";
import type { Check, Compile, ItemsCheck, Validation } from "./validation.js";

/** Checks those properties of an object that belong to one part of its type. */
export type PropertiesCheck = (value: Properties, validation: Validation) => void;

/** What the content of a complex type makes of the properties of its values. */
export interface ContentCheck {
  readonly properties: readonly string[];
  readonly check: PropertiesCheck;
}

/** Compiles the content of a complex type (Part 1, 3.4.4, clause 2). */
export function contentCheck(content: Content | undefined, compile: Compile): ContentCheck {
  if (content === undefined) return { properties: [], check: () => undefined };
  if (content.kind === "text") return { properties: [content.property], check: textCheck(content) };
  if (content.kind === "mixed") {
    const check = propertyCheck(
      content.property,
      arrayCheck(orderedItems(content.particle, true, compile)),
    );
    return { properties: [content.property], check };
  }
  const { properties } = presenceOf(content);
  return { properties: [...properties], check: particleCheck(content, compile) };
}

function textCheck({ property, type }: TextContent): PropertiesCheck {
  const check = simpleCheck(type);
  const fastTest = fastTestOf(type);
  return (value, validation) => {
    if (fastTest?.(value[property]) === true) return;
    validation.enter(property);
    check(value[property], validation);
    validation.leave();
  };
}

/** Checks a required property. */
function propertyCheck(property: string, check: Check): PropertiesCheck {
  return (value, validation) => {
    const inner = value[property];
    if (inner === undefined) {
      validation.report("cvc-complex-type.2.4.b", { property, expected: [property] }, property);
      return;
    }
    validation.enter(property);
    check(inner, validation);
    validation.leave();
  };
}

function particleCheck(particle: Particle, compile: Compile): PropertiesCheck {
  if (particle.maxOccurs === 0) return () => undefined;
  if (particle.kind === "element")
    return leafCheck(particle, elementValueCheck(particle, compile), compile);
  if (particle.kind === "any")
    return leafCheck(particle, wildcardChecks().tree(particle.wildcard), compile);
  if (hasRows(particle))
    return itemsCheck(particle, particle.property, rowItems(particle, compile));
  if (particle.property !== undefined)
    return orderedGroupCheck(particle, particle.property, compile);
  const parts = particle.particles.filter((part) => part.maxOccurs > 0);
  const checks = parts.map((part) => particleCheck(part, compile));
  const body =
    particle.kind === "choice" ? choiceCheck(particle, parts, checks) : sequenceCheck(checks);
  if (particle.minOccurs > 0 || particle.kind === "choice") return body;
  const presence = presenceOf(particle);
  return (value, validation) => {
    if (presence.present(value)) body(value, validation);
  };
}

function sequenceCheck(checks: readonly PropertiesCheck[]): PropertiesCheck {
  return (value, validation) => {
    for (let index = 0; index < checks.length; index++) checks[index]?.(value, validation);
  };
}

/** The value of an element particle: that of the element, or `{ kind, value }` for a substitution group. */
function elementValueCheck(particle: ElementParticle, compile: Compile): Check {
  if (particle.element.substitutions === undefined) return compile.element(particle.element);
  const members = membersOf(particle);
  const known = new Set(["kind", "value", "$type"]);
  return (item, validation) => {
    if (!isObject(item)) return reportType(validation, "{ kind, value }", item);
    const kind = item["kind"];
    const member = typeof kind === "string" ? members.get(kind) : undefined;
    if (member === undefined) {
      validation.report("value-kind", { kind, expected: [...members.keys()] }, "kind");
      return;
    }
    reportUnknown(item, known, validation);
    checkItemValue(member, item, compile, validation);
  };
}

/** The fast test of an element, for use when no observer asks for it. */
function unwatchedTest(
  element: ElementDescriptor,
): ((value: unknown, validation: Validation) => boolean) | undefined {
  const fastTest = fastTestOfElement(element);
  const name = keyed(element.name);
  return fastTest && ((value, validation) => !validation.concerns(name) && fastTest(value));
}

function leafCheck(
  particle: ElementParticle | WildcardParticle,
  check: Check,
  compile: Compile,
): PropertiesCheck {
  const { property, minOccurs, maxOccurs } = particle;
  const fastTest = particle.kind === "element" ? unwatchedTest(particle.element) : undefined;
  const named = namedCheck(particle, compile);
  if (!isRepeated(particle))
    return (value, validation) => {
      const inner = value[property];
      if (inner === undefined) {
        if (minOccurs > 0) reportMissing(particle, validation);
        return;
      }
      if (validation.types !== undefined && named(inner, undefined, validation)) return;
      if (fastTest?.(inner, validation)) return;
      if (inner instanceof Deferred && particle.kind === "element") {
        validation.defer({ kind: "element", element: particle.element });
        return;
      }
      validation.enter(property);
      check(inner, validation);
      validation.leave();
    };
  return (value, validation) => {
    const items = value[property];
    if (items === undefined) {
      if (minOccurs > 0) reportMissing(particle, validation);
      return;
    }
    if (items instanceof Deferred) {
      validation.defer({ kind: "items", begin: () => countedItems(particle, check) });
      return;
    }
    validation.enter(property);
    if (!Array.isArray(items)) reportType(validation, "array", items);
    else {
      for (let index = 0; index < items.length; index++) {
        if (validation.types !== undefined && named(items[index], index, validation)) continue;
        if (fastTest?.(items[index], validation)) continue;
        validation.enter(index);
        check(items[index], validation);
        validation.leave();
      }
      if (items.length < minOccurs) reportTooFew(particle, items.length, validation);
      if (items.length > maxOccurs) reportTooMany(particle, items.length, validation, maxOccurs);
    }
    validation.leave();
  };
}

/**
 * Checks the value of an element of which `$types` says something; false where it says nothing. The path is that of the object,
 * or of the array when there is an index.
 */
function namedCheck(
  particle: ElementParticle | WildcardParticle,
  compile: Compile,
): (value: unknown, index: number | undefined, validation: Validation) => boolean {
  if (particle.kind === "any") return () => false;
  const { property, element } = particle;
  return (value, index, validation) => {
    const named = validation.types?.[property];
    const type = index === undefined ? named : isList(named) ? named[index] : undefined;
    if (index !== undefined && named !== undefined && !isList(named)) {
      if (index === 0) reportType(validation, "array in $types", named);
      return false;
    }
    if (type === undefined || type === null) return false;
    if (isList(type)) {
      reportType(validation, "NamedType in $types", type);
      return false;
    }
    validation.enter(index ?? property);
    compile.named(element, type, value, validation);
    validation.leave();
    return true;
  };
}

function isList(
  named: NamedType | readonly (NamedType | null)[] | null | undefined,
): named is readonly (NamedType | null)[] {
  return Array.isArray(named);
}

/** Checks repeated elements one by one, as they come. */
function countedItems(particle: ElementParticle | WildcardParticle, check: Check): ItemsCheck {
  let count = 0;
  return {
    item(value, validation) {
      count++;
      check(value, validation);
      if (count > particle.maxOccurs) reportTooMany(particle, count, validation);
    },
    take() {
      if (count >= particle.maxOccurs) return false;
      count++;
      return true;
    },
    finish: (validation) => {
      if (count < particle.minOccurs) reportTooFew(particle, count, validation);
    },
  };
}

function orderedGroupCheck(
  particle: GroupParticle,
  property: string,
  compile: Compile,
): PropertiesCheck {
  return itemsCheck(particle, property, orderedItems(particle, false, compile));
}

function itemsCheck(particle: GroupParticle, property: string, begin: BeginItems): PropertiesCheck {
  const check = arrayCheck(begin);
  const emptiable = isEmptiable(particle);
  return (value, validation) => {
    const inner = value[property];
    if (inner === undefined || (Array.isArray(inner) && inner.length === 0)) {
      if (!emptiable)
        validation.report("cvc-complex-type.2.4.b", { expected: namesOf(particle) }, property);
      return;
    }
    if (inner instanceof Deferred) {
      validation.defer({ kind: "items", begin });
      return;
    }
    validation.enter(property);
    check(inner, validation);
    validation.leave();
  };
}

/** Checks that one branch is there, complete, and the others are absent (Part 1, 3.8.4). */
function choiceCheck(
  particle: GroupParticle,
  parts: readonly Particle[],
  checks: readonly PropertiesCheck[],
): PropertiesCheck {
  const presences = parts.map(presenceOf);
  const emptiable = isEmptiable(particle);
  return (value, validation) => {
    const check = checks[branchOf(presences, value)];
    if (check !== undefined) return check(value, validation);
    const present = presentProperties(presences, value);
    if (present.length === 0 && emptiable) return;
    const names = presences.map(({ properties }) => [...properties]);
    validation.report("value-choice", { branches: names, present });
  };
}

function presentProperties(branches: readonly Presence[], value: Properties): string[] {
  const present = branches.filter((branch) => branch.present(value));
  const properties = present.flatMap((branch) => [...branch.properties]);
  return [...new Set(properties)].filter((property) => value[property] !== undefined);
}
