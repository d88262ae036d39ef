import { fastTestOf } from "../datatypes/fast/test.js";
import { readerOf } from "../datatypes/simple-type.js";
import { readNative } from "../datatypes/simple-type-facts.js";
import type { AttributeUse, ComplexType } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { areInherited, withOwnAlone } from "../engine/own-properties.js";
import { keyed } from "../identity/paths.js";
import { isUrType } from "../model/ur-type.js";
import { isObject } from "../model/value-kinds.js";
import { constraintOf, isFixedValue } from "../model/verdicts.js";
import { anyAttributesCheck } from "./any-attributes.js";
import { contentCheck, type PropertiesCheck } from "./content.js";
import { keyOf } from "./identity.js";
import { checkTypes, elementPropertiesOf } from "./named-form.js";
import { reportType, reportUnknown } from "./report-values.js";
import { simpleCheck } from "./simple.js";
import { checkNamespaces } from "./tree-form.js";
import type { Compile, Validation } from "./validation.js";

/** How an element holds a value of a complex type: with `$type` beside the properties, or nil, without content. */
export interface Holding {
  readonly typed: boolean;
  readonly nil: boolean;
}

/** Checks values of a complex type (Part 1, 3.4.4). */
export type ComplexCheck = (value: unknown, validation: Validation, holding: Holding) => void;

const checksBy = /*@__PURE__*/ memo((compile: Compile) =>
  memo((type: ComplexType) => makeCheck(type, compile)),
);

/** Compiles a complex type on first use. */
export function complexCheck(type: ComplexType, compile: Compile): ComplexCheck {
  return checksBy(compile)(type);
}

function makeCheck(type: ComplexType, compile: Compile): ComplexCheck {
  const uses = type.attributes?.() ?? [];
  const attributes = uses.map(attributeCheck);
  const { anyAttribute } = type;
  if (anyAttribute !== undefined) attributes.push(wildcardCheck());
  const ofUrType = isUrType(type) ? ["namespaces"] : [];
  if (isUrType(type))
    attributes.push(({ namespaces }, validation) => {
      if (namespaces !== undefined) checkNamespaces(namespaces, validation);
    });
  const content = contentCheck(type.content?.(), compile);
  const ofAttributes = [
    ...uses.map(({ property }) => property),
    ...(anyAttribute === undefined ? [] : [anyAttribute.property]),
    ...ofUrType,
  ];
  const known = knownProperties([...content.properties, ...ofAttributes]);
  const knownOfNil = knownProperties(ofAttributes);
  let elements: ReadonlySet<string> | undefined;
  const names = [...content.properties, ...ofAttributes];
  const inherited = areInherited(names);
  return (given, validation, { typed, nil }) => {
    if (!isObject(given)) return reportType(validation, "object", given);
    const value = inherited ? withOwnAlone(given, names) : given;
    for (let index = 0; index < attributes.length; index++) attributes[index]?.(value, validation);
    const outer = validation.types;
    validation.types = undefined;
    const says = value["$types"] !== undefined && !nil;
    if (says) {
      elements ??= elementPropertiesOf(type.content?.());
      validation.types = checkTypes(value, elements, validation);
    }
    if (!nil) content.check(value, validation);
    validation.types = outer;
    const all = (nil ? knownOfNil : known)(typed, nil);
    reportUnknown(value, says ? new Set([...all, "$types"]) : all, validation);
  };

  function wildcardCheck(): PropertiesCheck {
    if (anyAttribute === undefined) return () => undefined;
    const { property } = anyAttribute;
    const check = anyAttributesCheck(anyAttribute, uses);
    return (value, validation) => {
      if (value[property] === undefined) return;
      validation.enter(property);
      check(value[property], isUrType(type) ? value["namespaces"] : undefined, validation);
      validation.leave();
    };
  }
}

/** The properties that a value may have, with those that say how its element holds it. */
function knownProperties(
  properties: readonly string[],
): (typed: boolean, nil: boolean) => ReadonlySet<string> {
  const untyped = new Set(properties);
  const typed = new Set([...properties, "$type"]);
  const nil = new Set([...properties, "$nil"]);
  const both = new Set([...properties, "$type", "$nil"]);
  return (isTyped, isNil) => (isTyped ? (isNil ? both : typed) : isNil ? nil : untyped);
}

/** Checks an attribute (Part 1, 3.2.4 and 3.5.4). */
function attributeCheck(use: AttributeUse): PropertiesCheck {
  const { property, type, required, fixed } = use;
  const name = keyed(use.name);
  const constraint = fixed ?? use.default;
  const check = simpleCheck(type);
  const fastTest = fixed === undefined ? fastTestOf(type) : undefined;
  const isFixed = (inner: unknown): boolean =>
    isFixedValue(use, type, readNative(readerOf(type), inner)?.key);
  return (value, validation) => {
    const inner = value[property];
    if (inner === undefined) {
      if (constraint !== undefined && validation.observer?.awaitsAttributes === true)
        validation.observer.attribute(name, constraintOf(use, type)?.key);
      if (required === true)
        validation.report("cvc-complex-type.4", { attribute: name, property }, property);
      return;
    }
    if (fastTest !== undefined && validation.observer?.awaitsAttributes !== true && fastTest(inner))
      return;
    const before = validation.count;
    validation.enter(property);
    check(inner, validation);
    if (fixed !== undefined && validation.count === before && !isFixed(inner))
      validation.report("cvc-attribute.4", { attribute: name, value: inner, fixed });
    if (validation.observer?.awaitsAttributes === true)
      validation.observer.attribute(name, keyOf(readerOf(type), inner));
    validation.leave();
  };
}
