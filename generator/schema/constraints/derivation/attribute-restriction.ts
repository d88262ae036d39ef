import type { Position } from "../../../../runtime/issues.js";
import { clark, sameName } from "../../../../runtime/qname.js";
import type { AttributeRestriction } from "../../../messages/attribute-restrictions.js";
import type { AttributeUse, ComplexTypeDefinition, ValueConstraint } from "../../components.js";
import type { Context } from "../context.js";
import { describeType } from "../describe.js";
import { sameValue } from "../values/values.js";
import { isDerivedFrom } from "./type-derivation.js";
import { allowsNamespace, isNamespaceSubset, processesAsStrictly } from "./wildcard-algebra.js";

/** The value constraint that holds for an attribute use: its own, or its declaration's. */
function effectiveConstraint(use: AttributeUse): ValueConstraint | undefined {
  return use.valueConstraint ?? use.attributeDeclaration.valueConstraint;
}

/** A breach of one of the clauses on attributes, and where it stands. */
export type AttributeBreach = {
  readonly [Clause in keyof AttributeRestriction]: {
    readonly clause: Clause;
    readonly parameters: AttributeRestriction[Clause];
    readonly position: Position | undefined;
  };
}[keyof AttributeRestriction];

type Breach = AttributeBreach extends infer Each
  ? Each extends AttributeBreach
    ? Omit<Each, "position">
    : never
  : never;

/** Derivation Valid (Restriction, Complex), clauses 2 to 4: attributes (Part 1, 3.4.6, derivation-ok-restriction). */
export function findAttributeBreaches(
  type: ComplexTypeDefinition,
  base: ComplexTypeDefinition,
): readonly AttributeBreach[] {
  const found: AttributeBreach[] = [];
  const fail = (breach: Breach, position = type.position): void => {
    found.push({ ...breach, position });
  };
  const baseUses = new Map(
    base.attributeUses.map((use) => [clark(use.attributeDeclaration.name), use]),
  );
  for (const use of type.attributeUses) {
    const baseUse = baseUses.get(clark(use.attributeDeclaration.name));
    const breach =
      baseUse === undefined ? checkNewAttribute(use, base) : checkAttributeUse(use, baseUse);
    if (breach !== undefined) fail(breach, use.position ?? type.position);
  }
  const names = new Set(type.attributeUses.map((use) => clark(use.attributeDeclaration.name)));
  for (const [name, baseUse] of baseUses) {
    if (!baseUse.required || names.has(name)) continue;
    const parameters = { name: baseUse.attributeDeclaration.name, base: describeType(base) };
    fail({ clause: "3", parameters });
  }
  const breach = checkWildcard(type, base);
  if (breach !== undefined) fail(breach, type.attributeWildcard?.position ?? type.position);
  return found;
}

function checkNewAttribute(use: AttributeUse, base: ComplexTypeDefinition): Breach | undefined {
  const { name } = use.attributeDeclaration;
  const wildcard = base.attributeWildcard;
  if (wildcard !== undefined && allowsNamespace(wildcard.namespaceConstraint, name.namespace)) {
    return undefined;
  }
  const namespaces = wildcard?.namespaceConstraint;
  return { clause: "2.2", parameters: { name, base: describeType(base), namespaces } };
}

function checkAttributeUse(use: AttributeUse, base: AttributeUse): Breach | undefined {
  const { name } = use.attributeDeclaration;
  if (base.required && !use.required) return { clause: "2.1.1", parameters: { name } };
  const type = use.attributeDeclaration.typeDefinition;
  const baseType = base.attributeDeclaration.typeDefinition;
  if (!isDerivedFrom(type, baseType)) {
    const types = { type: describeType(type), baseType: describeType(baseType) };
    return { clause: "2.1.2", parameters: { name, ...types } };
  }
  const fixed = effectiveConstraint(base);
  if (fixed?.kind !== "fixed") return undefined;
  const own = effectiveConstraint(use);
  if (own?.kind === "fixed" && sameValue(own, type, fixed, baseType)) return undefined;
  return { clause: "2.1.3", parameters: { name, fixed: fixed.lexical } };
}

function checkWildcard(
  type: ComplexTypeDefinition,
  base: ComplexTypeDefinition,
): Breach | undefined {
  const [own, its] = [type.attributeWildcard, base.attributeWildcard];
  if (own === undefined) return undefined;
  if (its === undefined) return { clause: "4.1", parameters: { base: describeType(base) } };
  if (!isNamespaceSubset(own.namespaceConstraint, its.namespaceConstraint)) {
    return {
      clause: "4.2",
      parameters: { own: own.namespaceConstraint, its: its.namespaceConstraint },
    };
  }
  if (processesAsStrictly(own, its)) return undefined;
  return {
    clause: "4.3",
    parameters: { own: own.processContents, its: its.processContents },
  };
}

/**
 * Derivation Valid (Extension), clause 1.2: attributes (Part 1, 3.4.6, cos-ct-extends). Clause 1.3, on wildcards, holds by
 * construction: the wildcard of an extension is the union of its own and the base's (3.4.2).
 */
export function checkAttributeExtension(
  type: ComplexTypeDefinition,
  base: ComplexTypeDefinition,
  { report }: Context,
): void {
  // Uses that are inherited are the same objects.
  const uses = new Set(type.attributeUses);
  const changed = base.attributeUses.filter((use) => !uses.has(use));
  for (const baseUse of changed) {
    const { name } = baseUse.attributeDeclaration;
    const own = type.attributeUses.find((use) => sameName(use.attributeDeclaration.name, name));
    const baseType = baseUse.attributeDeclaration.typeDefinition;
    if (own !== undefined && own.attributeDeclaration.typeDefinition === baseType) continue;
    report({
      key: "cos-ct-extends.1.2",
      parameters: { name, base: describeType(base) },
      position: own?.position ?? type.position,
    });
  }
}
