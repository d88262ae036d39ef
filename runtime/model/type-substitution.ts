import { bigintSimpleTypes, builtInSimpleTypes } from "../datatypes/all-built-ins.js";
import { derivesFrom } from "../datatypes/derivation.js";
import { representationOf } from "../datatypes/representation.js";
import type {
  ComplexType,
  DerivationMethod,
  SchemaSet,
  SimpleType,
  TypeDescriptor,
} from "../descriptors.js";
import { clark, xsNamespace } from "../qname.js";
import { isUrType, urType } from "./ur-type.js";

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
  const derived = declared?.kind === "complexType" ? (declared.derived?.() ?? []) : [];
  const found = derived.find(({ type }) => named(type))?.type ?? schemas?.types.get(key);
  if (found !== undefined || !key.startsWith(`{${xsNamespace}}`)) return found;
  const local = key.slice(xsNamespace.length + 2);
  if (local === "anyType") return urType;
  const exact = isNumberType(declared) ? undefined : bigintSimpleTypes.get(local);
  return exact ?? builtInSimpleTypes.get(local);
}

/** Whether the values of a type are numbers, so that no others are wanted; what is text otherwise has no bounds. */
function isNumberType(type: TypeDescriptor | undefined): boolean {
  return (
    type?.kind === "simpleType" && type.variety === "atomic" && representationOf(type) === "number"
  );
}

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
  const derived = declared.derived().find((other) => sameType(other.type, type));
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
  const methods = new Set<DerivationMethod>();
  for (let step: TypeDescriptor = type; ; ) {
    if (sameType(step, base)) return methods;
    if (step.kind === "simpleType") return simpleDerivation(step, base, methods);
    methods.add(step.derivation ?? "restriction");
    const next: TypeDescriptor | undefined = step.base?.();
    if (next === undefined) return isUrType(base) ? methods : undefined;
    step = next;
  }
}

function simpleDerivation(
  type: SimpleType,
  base: TypeDescriptor,
  methods: Set<DerivationMethod>,
): ReadonlySet<DerivationMethod> | undefined {
  if (!isUrType(base) && (base.kind === "complexType" || !derivesFrom(type, base)))
    return undefined;
  return methods.add("restriction");
}
