import { clark, type QName, xsNamespace } from "../../../../runtime/qname.js";
import type {
  ComplexTypeDefinition,
  DerivationMethod,
  SimpleTypeDefinition,
  TypeDefinition,
} from "../../components.js";

/** The ways of derivation that a type derivation may not take. */
export type Blocked = ReadonlySet<"extension" | "restriction" | "list" | "union" | "substitution">;

const nothing: Blocked = new Set();

function isBuiltIn(name: QName | undefined, local: string): boolean {
  return name !== undefined && name.local === local && name.namespace === xsNamespace;
}

/** Whether this is `xs:anyType`, the ur-type definition (Part 1, 3.4.7). */
export function isUrType(type: TypeDefinition): boolean {
  return type.kind === "complexTypeDefinition" && isBuiltIn(type.name, "anyType");
}

/** Whether this is `xs:anySimpleType`, the simple ur-type definition. */
export function isSimpleUrType(type: TypeDefinition): boolean {
  return type.kind === "simpleTypeDefinition" && isBuiltIn(type.name, "anySimpleType");
}

/** Whether the two are the same type definition. Types are compared by identity, named ones by name as well. */
export function sameType(a: TypeDefinition, b: TypeDefinition): boolean {
  if (a === b) return true;
  if (a.name === undefined || b.name === undefined) return false;
  return a.kind === b.kind && clark(a.name) === clark(b.name);
}

/** Type Derivation OK: for complex types Part 1, 3.4.6 (cos-ct-derived-ok), for simple types 3.14.6 (cos-st-derived-ok). */
export function isDerivedFrom(
  derived: TypeDefinition,
  base: TypeDefinition,
  blocked: Blocked = nothing,
): boolean {
  return derived.kind === "complexTypeDefinition"
    ? isComplexDerivedFrom(derived, base, blocked)
    : isSimpleDerivedFrom(derived, base, blocked);
}

function isComplexDerivedFrom(
  derived: ComplexTypeDefinition,
  base: TypeDefinition,
  blocked: Blocked,
): boolean {
  const seen = new Set<TypeDefinition>();
  let type: TypeDefinition = derived;
  while (type.kind === "complexTypeDefinition" && !seen.has(type)) {
    seen.add(type);
    if (sameType(type, base)) return true;
    if (isUrType(type) || blocked.has(type.derivationMethod)) return false;
    const baseTypeDefinition: TypeDefinition = type.baseTypeDefinition;
    if (sameType(baseTypeDefinition, base)) return true;
    if (isUrType(baseTypeDefinition)) return false;
    type = baseTypeDefinition;
  }
  return type.kind === "simpleTypeDefinition" && isSimpleDerivedFrom(type, base, blocked);
}

/** A restriction of the type or of one of its bases, or of what a union has as members (cos-st-derived-ok). */
function isSimpleDerivedFrom(
  derived: SimpleTypeDefinition,
  base: TypeDefinition,
  blocked: Blocked,
): boolean {
  if (sameType(derived, base)) return true;
  const taken = acceptedBy(base);
  const seen = new Set<SimpleTypeDefinition>();
  for (let at = derived; !seen.has(at); ) {
    seen.add(at);
    const own = at.baseTypeDefinition;
    if (blocked.has("restriction") || own?.final.has("restriction") === true) return false;
    if (isUrType(base) || taken.has(at)) return true;
    if (own === undefined) return false;
    if (taken.has(own)) return true;
    if (taken.anySimple && (at.variety === "list" || at.variety === "union")) return true;
    if (isSimpleUrType(own)) return false;
    at = own;
  }
  return false;
}

/** Whether types are a type, or one that it has as a member at any depth (clause 2.2.4). */
interface Accepted {
  readonly has: (type: TypeDefinition) => boolean;
  /** Whether `xs:anySimpleType` is one of them. */
  readonly anySimple: boolean;
}

const acceptedByUnions = new WeakMap<TypeDefinition, Accepted>();

function acceptedBy(base: TypeDefinition): Accepted {
  const known = acceptedByUnions.get(base);
  if (known !== undefined) return known;
  const types = new Set([base]);
  // What is added on the way is walked over as well.
  for (const at of types)
    if (at.kind === "simpleTypeDefinition" && at.variety === "union")
      for (const member of at.memberTypeDefinitions) types.add(member);
  const names = new Set<string>();
  for (const { kind, name } of types) if (name !== undefined) names.add(`${kind} ${clark(name)}`);
  const accepted: Accepted = {
    has: (type) =>
      types.has(type) || (type.name !== undefined && names.has(`${type.kind} ${clark(type.name)}`)),
    anySimple: [...types].some(isSimpleUrType),
  };
  if (types.size > 1) acceptedByUnions.set(base, accepted);
  return accepted;
}

/** The ways of derivation that lead from a type to a base that it has; undefined when it has not. */
export function derivationSteps(
  derived: TypeDefinition,
  base: TypeDefinition,
): readonly { readonly method: DerivationMethod; readonly type: TypeDefinition }[] | undefined {
  const steps: { method: DerivationMethod; type: TypeDefinition }[] = [];
  const seen = new Set<TypeDefinition>();
  let type: TypeDefinition | undefined = derived;
  while (type !== undefined && !seen.has(type)) {
    if (sameType(type, base)) return steps;
    seen.add(type);
    const method = type.kind === "complexTypeDefinition" ? type.derivationMethod : "restriction";
    steps.push({ method, type });
    type = type.baseTypeDefinition;
  }
  return isUrType(base) || isDerivedFrom(derived, base) ? steps : undefined;
}
