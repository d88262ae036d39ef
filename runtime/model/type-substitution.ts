import { derivesFrom } from "../datatypes/derivation.js";
import type {
  ComplexType,
  DerivationMethod,
  DerivedType,
  SchemaSet,
  SimpleType,
  TypeDescriptor,
} from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { clark, xsNamespace } from "../qname.js";
import { findBuiltIn } from "./named-built-ins.js";
import { isUrType } from "./ur-type.js";

/** Whether two descriptors are of one type: the same object, or two made for the same name. */
export function sameType(a: TypeDescriptor, b: TypeDescriptor): boolean {
  if (a === b) return true;
  return (
    a.name !== undefined &&
    b.name !== undefined &&
    a.name.local === b.name.local &&
    a.name.namespace === b.name.namespace
  );
}

/** Finds the type that `xsi:type` names: the declared one, one derived from it, one of the schema set, or a built-in one. */
export function findType(
  key: string,
  declared: TypeDescriptor | undefined,
  schemas: SchemaSet | undefined,
): TypeDescriptor | undefined {
  const named = (type: TypeDescriptor): boolean =>
    type.name !== undefined && clark(type.name) === key;
  if (declared !== undefined && named(declared)) return declared;
  const derived = declared?.kind === "complexType" ? derivedByName(declared).get(key) : undefined;
  const found = derived?.type ?? schemas?.types.get(key);
  if (found !== undefined || !key.startsWith(`{${xsNamespace}}`)) return found;
  return findBuiltIn(key.slice(xsNamespace.length + 2), declared);
}

/** The types derived from one by Clark name: a document may name each of a thousand. */
const derivedByName: (type: ComplexType) => ReadonlyMap<string, DerivedType> = /*@__PURE__*/ memo(
  ({ derived }) =>
    new Map(
      // The first of a name is the one that is found.
      derived?.()
        .toReversed()
        .flatMap((one) => (one.type.name ? [[clark(one.type.name), one]] : [])),
    ),
);

/**
 * Why a type may not stand for the one that an element declares (Part 1, 3.3.4, clause 4.3): the first method on the way between
 * them that the element or the declared type blocks, or that there is no way. Undefined when it may.
 */
export function substitutionVerdict(
  type: TypeDescriptor,
  declared: TypeDescriptor,
  block: readonly string[] | undefined,
): DerivationMethod | "unrelated" | undefined {
  const methods = derivationBetween(type, declared);
  if (methods === undefined) return "unrelated";
  const ofType: ComplexType["block"] = declared.kind === "complexType" ? declared.block : undefined;
  const blocked = new Set<string>([...(block ?? []), ...(ofType ?? [])]);
  return [...methods].find((method) => blocked.has(method));
}

/** What values call a type that stands for the declared one; undefined when they have no word for it. */
export function typeNameOf(
  type: TypeDescriptor,
  declared: TypeDescriptor,
  schemas: SchemaSet | undefined,
): string | undefined {
  if (declared.kind === "simpleType" || declared.derived === undefined) return undefined;
  const derived = type.name && derivedByName(declared).get(clark(type.name));
  if (derived !== undefined) return derived.$type;
  return type.name && schemas?.typeNames.get(clark(type.name));
}

/**
 * Type Derivation OK (Part 1, 3.4.6 and 3.14.6): how a type comes from another, as the methods on the way; undefined when it
 * does not.
 */
export function derivationBetween(
  type: TypeDescriptor,
  base: TypeDescriptor,
): ReadonlySet<DerivationMethod> | undefined {
  const known = derivationsTo(base);
  const steps: ComplexType[] = [];
  let methods: ReadonlySet<DerivationMethod> | undefined;
  for (let step: TypeDescriptor = type; ; ) {
    if (sameType(step, base)) {
      methods = none;
      break;
    }
    if (step.kind === "simpleType") {
      methods = simpleDerivation(step, base);
      break;
    }
    if (known.has(step)) {
      methods = known.get(step);
      break;
    }
    steps.push(step);
    const next: TypeDescriptor | undefined = step.base?.();
    if (next === undefined) {
      methods = isUrType(base) ? none : undefined;
      break;
    }
    step = next;
  }
  for (const step of steps.reverse()) {
    methods &&= union(methods, step.derivation ?? "restriction");
    known.set(step, methods);
  }
  return methods;
}

const none: ReadonlySet<DerivationMethod> = new Set();

/** How complex types come from a base, so that of a chain of types each asks only the one above it. */
const derivationsTo: (
  base: TypeDescriptor,
) => WeakMap<ComplexType, ReadonlySet<DerivationMethod> | undefined> = /*@__PURE__*/ memo(
  () => new WeakMap(),
);

function union(
  methods: ReadonlySet<DerivationMethod>,
  one: DerivationMethod,
): ReadonlySet<DerivationMethod> {
  return methods.has(one) ? methods : new Set([...methods, one]);
}

function simpleDerivation(
  type: SimpleType,
  base: TypeDescriptor,
): ReadonlySet<DerivationMethod> | undefined {
  if (!isUrType(base) && (base.kind === "complexType" || !derivesFrom(type, base)))
    return undefined;
  return restricted;
}

const restricted: ReadonlySet<DerivationMethod> = new Set(["restriction"]);
