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

interface Pair {
  readonly derived: SimpleTypeDefinition;
  readonly base: TypeDefinition;
}

/** One of many pairs has to fit. Each is looked at once, however many ways lead to it through unions in each other. */
function isSimpleDerivedFrom(
  derived: SimpleTypeDefinition,
  base: TypeDefinition,
  blocked: Blocked,
): boolean {
  const met = new Map<SimpleTypeDefinition, Set<TypeDefinition>>();
  // A stack: the next pair is the last.
  const waiting: Pair[] = [{ derived, base }];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    if (sameType(pair.derived, pair.base)) return true;
    const bases = met.get(pair.derived) ?? new Set();
    if (bases.has(pair.base)) continue;
    met.set(pair.derived, bases.add(pair.base));
    const further = stepsFrom(pair, blocked);
    if (further === true) return true;
    waiting.push(...further);
  }
  return false;
}

/** Whether a pair fits, or else the pairs one of which has to. */
function stepsFrom({ derived, base }: Pair, blocked: Blocked): true | readonly Pair[] {
  const own = derived.baseTypeDefinition;
  if (blocked.has("restriction") || own?.final.has("restriction") === true) return [];
  if (isUrType(base)) return true;
  if (own !== undefined && sameType(own, base)) return true;
  const up = own !== undefined && !isSimpleUrType(own) ? [{ derived: own, base }] : [];
  if (base.kind !== "simpleTypeDefinition") return up;
  if (isSimpleUrType(base)) {
    return derived.variety === "list" || derived.variety === "union" || up;
  }
  // Clause 2.2.4. A restriction of a union has facets that its members do not know of.
  if (base.variety !== "union") return up;
  return [...up, ...base.memberTypeDefinitions.map((member) => ({ derived, base: member }))];
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
