import { readerOf } from "../datatypes/simple-type.js";
import { readNative } from "../datatypes/simple-type-facts.js";
import type { ComplexType, ElementDescriptor, TypeDescriptor } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { propertyOf } from "../engine/own-properties.js";
import { type KeyedName, keyed } from "../identity/paths.js";
import { saysType } from "../model/any-type-tree.js";
import { substitutionVerdict } from "../model/type-substitution.js";
import { isUrType } from "../model/ur-type.js";
import { isObject, propertiesOf, typeName } from "../model/value-kinds.js";
import { isFixedValue, mixedFixedVerdict, nilVerdict } from "../model/verdicts.js";
import { complexCheck, type Holding } from "./complex.js";
import { elementValueOf, simpleContentOf, unknownValue } from "./identity.js";
import { wildcardChecks } from "./lent.js";
import { namedCheck } from "./named.js";
import { reportType, reportUnknown } from "./report-values.js";
import { simpleCheck } from "./simple.js";
import type { Check, Compile, Validation } from "./validation.js";

/** Checks the value of an element (Part 1, 3.3.4). Compiled on first call, so that types may contain themselves. */
export const elementCheck: (element: ElementDescriptor) => Check = /*@__PURE__*/ memo((element) => {
  let compiled: Check | undefined;
  let isAny = false;
  const constrained = element.identityConstraints !== undefined;
  const name = keyed(element.name);
  const whole: Check = (value, validation) => {
    if (compiled === undefined) {
      compiled = makeCheck(element);
      isAny = isUrType(element.type());
    }
    if (isAny && saysType(value)) wildcardChecks().typed(element, value, validation);
    else if (validation.isDeep) checkLater(whole, value, validation);
    else if (validation.watched || (constrained && validation.observer !== undefined))
      watch({ element, name }, compiled, value, validation);
    else compiled(value, validation);
  };
  return whole;
});

/** A function of its own: inside its caller, the engine would allocate the closure at every call. */
function checkLater(check: Check, value: unknown, validation: Validation): void {
  validation.leaveForLater(() => check(value, validation));
}

/** Checks an element's value except for deferred parts, and without identity constraints. */
export function partialElementCheck(element: ElementDescriptor): Check {
  return makeCheck(element);
}

/** Checks the value of an element and notifies identity constraints (Part 1, 3.11.4). */
function watch(
  { element, name }: { readonly element: ElementDescriptor; readonly name: KeyedName },
  check: Check,
  value: unknown,
  validation: Validation,
): void {
  const { count } = validation;
  validation.observer?.open(name, element);
  check(value, validation);
  const { observer } = validation;
  if (observer === undefined) return;
  if (!observer.awaitsValue) {
    observer.close(unknownValue);
    return;
  }
  const type = typeOf(element, value);
  const known = validation.count === count && type !== undefined;
  observer.close(known ? elementValueOf(element, type, value) : unknownValue);
}

/** The type that a value is of: the declared one, or the one that `$type` names. */
function typeOf(element: ElementDescriptor, value: unknown): TypeDescriptor | undefined {
  const declared = element.type();
  const name = propertiesOf(value)["$type"];
  if (name === undefined || declared.kind === "simpleType") return declared;
  return declared.derived?.().find(({ $type }) => $type === name)?.type;
}

/** Checks a value of a type without an element. A value of a complex type may name a derived type. */
export const typeCheck: (type: TypeDescriptor) => Check = /*@__PURE__*/ memo((type) =>
  isUrType(type) ? anyTypeCheck(type) : typeCheckOf({}, type),
);

function anyTypeCheck(type: TypeDescriptor): Check {
  const declaredCheck = typeCheckOf({}, type);
  const name = { namespace: "", local: "anyType" };
  const element: ElementDescriptor = { kind: "elementDeclaration", name, type: () => type };
  return (value, validation) => {
    if (saysType(value)) wildcardChecks().typed(element, value, validation);
    else declaredCheck(value, validation);
  };
}

/** Checks the value of an element of which `xsi:type` says something. */
export const namedElementCheck: Compile["named"] = /*@__PURE__*/ namedCheck({
  byDeclaration: elementCheck,
  nil: nilCheckOf,
  constraint: constraintCheckOf,
  complex: (type) => complexCheck(type, compile),
});

const compile: Compile = {
  element: elementCheck,
  named: namedElementCheck,
  row: (type) => {
    const check = complexCheck(type, compile);
    return (value, validation) => check(value, validation, inRow);
  },
};

const inRow: Holding = { typed: false, nil: false };
function makeCheck(element: ElementDescriptor): Check {
  const declared = element.type();
  const nilCheck = nilCheckOf(element, declared);
  if (element.abstract === true)
    return (_, validation) => validation.report("cvc-elt.2", { element: element.name });
  const byType = typeCheckOf(element, declared);
  const constraint = constraintCheckOf(element, declared);
  return (value, validation) => {
    if (value === null || isNil(value)) return nilCheck(value, validation);
    if (constraint === undefined) return byType(value, validation);
    const before = validation.count;
    byType(value, validation);
    if (validation.count === before) constraint(value, validation);
  };
}

function isNil(value: unknown): boolean {
  return isObject(value) && value["$nil"] !== undefined;
}

/** Checks a value against the declared type, or against the one that `$type` names (clause 4). */
function typeCheckOf(element: Pick<ElementDescriptor, "block">, declared: TypeDescriptor): Check {
  if (declared.kind === "simpleType") return simpleCheck(declared);
  const declaredCheck = complexTypeCheck(declared);
  const { derived } = declared;
  if (derived === undefined) return declaredCheck;
  const select = derivedTypes(element, declared);
  return (value, validation) => {
    const name = propertiesOf(value)["$type"];
    if (name === undefined) return declaredCheck(value, validation);
    const type = select(name, validation);
    if (type !== undefined) checkAs(type, value, validation);
  };
}

function complexTypeCheck(type: ComplexType): Check {
  const check = complexCheck(type, compile);
  return (value, validation) => {
    if (type.abstract === true) return reportAbstract(type, validation);
    if (!validation.descend()) return;
    check(value, validation, untypedHolding);
    validation.ascend();
  };
}

const untypedHolding: Holding = { typed: false, nil: false };

function reportAbstract(type: ComplexType, validation: Validation): void {
  const expected = (type.derived?.() ?? []).map(({ $type }) => $type);
  validation.report("cvc-type.2", { type: type.name, expected }, "$type");
}

/** Checks a value that names its own type. For a simple type it has the form `{ $type, value }`. */
function checkAs(type: TypeDescriptor, value: unknown, validation: Validation): void {
  if (type.kind === "complexType") {
    if (!validation.descend()) return;
    complexCheck(type, compile)(value, validation, { typed: true, nil: false });
    validation.ascend();
    return;
  }
  if (!isObject(value)) {
    reportType(validation, "object", value);
    return;
  }
  validation.enter("value");
  simpleCheck(type)(value["value"], validation);
  validation.leave();
  reportUnknown(value, typedSimpleProperties, validation);
}

const typedSimpleProperties: ReadonlySet<string> = new Set(["$type", "value"]);

/** Finds the type that `$type` names, if it may stand here: neither unknown nor blocked (clauses 4.2 and 4.3). */
function derivedTypes(
  { block }: Pick<ElementDescriptor, "block">,
  declared: ComplexType,
): (name: unknown, validation: Validation) => TypeDescriptor | undefined {
  const types = new Map((declared.derived?.() ?? []).map(({ $type, type }) => [$type, type]));
  return (name, validation) => {
    if (typeof name !== "string") {
      const parameters = { expected: "string", actual: typeName(name) };
      validation.report("value-type", parameters, "$type");
      return undefined;
    }
    const type = types.get(name);
    if (type === undefined) {
      validation.report("cvc-elt.4.2", { value: name, expected: [...types.keys()] }, "$type");
      return undefined;
    }
    const verdict = substitutionVerdict(type, declared, block);
    if (verdict === undefined) return type;
    const method = verdict === "unrelated" ? undefined : verdict;
    validation.report("cvc-elt.4.3", { value: name, method }, "$type");
    return undefined;
  };
}

/** Checks a nil value: `null`, or `{ $nil: true }` with attributes (clause 3). */
function nilCheckOf(element: ElementDescriptor, declared: TypeDescriptor): Check {
  return (value, validation) => {
    const properties = propertiesOf(value);
    if (value !== null && properties["$nil"] !== true)
      return validation.report(
        "value-type",
        { expected: "true", actual: typeof properties["$nil"] },
        "$nil",
      );
    const verdict = nilVerdict(element, element.name);
    if (verdict !== undefined) return validation.report(verdict.code, verdict.parameters);
    const name = properties["$type"];
    const typed =
      name !== undefined && declared.kind === "complexType" && declared.derived !== undefined;
    const type = typed ? derivedTypes(element, declared)(name, validation) : declared;
    if (type === undefined) return;
    if (type.kind === "simpleType") {
      const known = new Set(typed ? ["$nil", "$type"] : ["$nil"]);
      return reportUnknown(properties, known, validation);
    }
    if (type.abstract === true) return reportAbstract(type, validation);
    complexCheck(type, compile)(properties, validation, { typed, nil: true });
  };
}

/**
 * Checks a value against the default or fixed value (clause 5). Empty content would be read as the default, so an empty value that differs
 * from the default cannot be written.
 */
function constraintCheckOf(
  element: ElementDescriptor,
  declared: TypeDescriptor,
): Check | undefined {
  const { fixed, default: standard } = element;
  if ((fixed ?? standard) === undefined) return undefined;
  const simple = simpleContentOf(declared);
  if (simple === undefined) return mixedConstraintCheck(element, declared);
  const reader = readerOf(simple.type);
  return (value, validation) => {
    const inner = simple.property === undefined ? value : propertiesOf(value)[simple.property];
    if (propertiesOf(value)["$type"] !== undefined && simple.property === undefined) return;
    const read = readNative(reader, inner);
    if (isFixedValue(element, simple.type, read?.key)) return;
    const below = simple.property === undefined ? [] : [simple.property];
    if (fixed !== undefined) {
      const parameters = { element: element.name, value: inner, fixed };
      validation.report("cvc-elt.5.2.2.2.2", parameters, ...below);
    } else if (read?.lexical === "")
      validation.report("value-not-representable", { value: inner, default: standard }, ...below);
  };
}

/** A fixed value of mixed content: no elements, and this text (clause 5.2.2). */
function mixedConstraintCheck(
  { name, fixed, default: standard }: ElementDescriptor,
  declared: TypeDescriptor,
): Check | undefined {
  const content = declared.kind === "complexType" ? declared.content?.() : undefined;
  if (content?.kind !== "mixed") return undefined;
  const { property } = content;
  return (value, validation) => {
    const items = propertyOf(propertiesOf(value), property);
    if (!Array.isArray(items)) return;
    const text = items.filter((item) => typeof item === "string").join("");
    const hasElements = items.some((item) => typeof item !== "string");
    if (fixed === undefined) {
      if (!hasElements && text === "" && standard !== "")
        validation.report("value-not-representable", { value: text, default: standard }, property);
      return;
    }
    const verdict = mixedFixedVerdict(fixed, name, { text, hasElements });
    if (verdict !== undefined) validation.report(verdict.code, verdict.parameters, property);
  };
}
