import { readerOf } from "../datatypes/simple-type.js";
import type { ComplexType, ElementDescriptor, SimpleType, TypeDescriptor } from "../descriptors.js";
import { keyed } from "../identity/paths.js";
import { findType, sameType, substitutionVerdict } from "../model/type-substitution.js";
import { propertiesOf } from "../model/value-kinds.js";
import { namedValueOf } from "../model/xsi-type-values.js";
import type { NamedType } from "../nouns/generic-values.js";
import { clark } from "../qname.js";
import type { ComplexCheck } from "./complex.js";
import { keyOf, simpleContentOf } from "./identity.js";
import { simpleCheck } from "./simple.js";
import type { Check, Compile, Validation } from "./validation.js";

/** The checks of an element that do not depend on `xsi:type`. */
export interface OwnChecks {
  /** The value by its declared type. */
  byDeclaration(element: ElementDescriptor): Check;
  /** A nil value. */
  nil(element: ElementDescriptor, declared: TypeDescriptor): Check;
  /** The default or fixed value. */
  constraint(element: ElementDescriptor, declared: TypeDescriptor): Check | undefined;
  complex(type: ComplexType): ComplexCheck;
}

/**
 * Checks the value of an element of which `xsi:type` says something (Part 1, 3.3.4, clause 4): the type is known and may stand for
 * the declared one, and the value is one of it.
 */
export function namedCheck(own: OwnChecks): Compile["named"] {
  return (element, named, value, validation) => {
    if (!mayStand(element, named, validation)) {
      validation.observer?.spoil();
      return;
    }
    const declared = element.type();
    if (declared.kind === "complexType" || element.abstract === true) {
      checkAgain(named, value, validation);
      own.byDeclaration(element)(value, validation);
      return;
    }
    const { count } = validation;
    const constraints = element.identityConstraints;
    const watches =
      validation.watched || (constraints !== undefined && validation.observer !== undefined);
    if (watches) validation.observer?.open(keyed(element.name), element);
    const key = checkAs({ element, declared, named }, value, own, validation);
    if (!watches) return;
    const content = validation.count === count ? "simple" : "unknown";
    validation.observer?.close({ key, content, nillable: element.nillable === true });
  };
}

/** Whether the named type is known and allowed here. A value of a complex type names its type itself. */
function mayStand(element: ElementDescriptor, named: NamedType, validation: Validation): boolean {
  const declared = element.type();
  const { namespace, local, prefix } = named;
  const value = { namespace, local, prefix };
  const type = findType(clark(named), declared, validation.schemas);
  const option = validation.schemas === undefined ? ({ option: "schemas" } as const) : {};
  if (type === undefined) validation.report("cvc-elt.4.2", { value, ...option });
  else if (declared.kind === "complexType" && !sameType(type, declared))
    validation.report("value-type", { expected: "$type", actual: "$types" });
  else if (substitutionVerdict(type, declared, element.block) !== undefined)
    validation.report("cvc-elt.4.3", {
      value,
      type: declared.name,
      element: element.name,
    });
  else return true;
  return false;
}

/** Checks a value whose `xsi:type` names the declared type again: nothing else may stand beside it. */
function checkAgain(
  { attributes, namespaces, lexical }: NamedType,
  value: unknown,
  validation: Validation,
): void {
  const { $type } = propertiesOf(value);
  for (const [property, given] of Object.entries({ $type, attributes, namespaces, lexical }))
    if (given !== undefined)
      validation.report("value-unknown-property", { property, expected: [] }, property);
}

interface Case {
  readonly element: ElementDescriptor;
  readonly declared: SimpleType;
  readonly named: NamedType;
}

/** Checks a value for a simple type as one of the type that is named; gives the key of the value. */
function checkAs(
  { element, declared, named }: Case,
  value: unknown,
  own: OwnChecks,
  validation: Validation,
): string | undefined {
  const type = findType(clark(named), declared, validation.schemas) ?? declared;
  const content = simpleContentOf(type);
  const { attributes } = named;
  if (type.kind === "complexType" && type.abstract === true)
    validation.report("cvc-type.2", { type: type.name });
  if (type.kind === "simpleType" && attributes !== undefined)
    validation.report("value-unknown-property", { property: "attributes", expected: [] });
  if (value === null || propertiesOf(value)["$nil"] !== undefined || content === undefined) {
    own.nil(element, declared)(value, validation);
    if (type.kind === "complexType")
      own.complex(type)({ ...attributes }, validation, { typed: false, nil: true });
    return undefined;
  }
  const before = validation.count;
  const read = namedValueOf(declared, value, content.type, named);
  if (!("value" in read)) {
    for (const { code, parameters } of read) validation.report(code, parameters);
    return undefined;
  }
  const { property = "value" } = content;
  if (type.kind === "simpleType") simpleCheck(type)(read.value, validation);
  else {
    const whole = { ...attributes, [property]: read.value };
    own.complex(type)(whole, validation, { typed: false, nil: false });
  }
  if (validation.count > before) return undefined;
  own.constraint(element, declared)?.(value, validation);
  return keyOf(readerOf(content.type), read.value);
}
