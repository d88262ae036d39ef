import { clark, sameName } from "../../../../runtime/qname.js";
import type { AttributeUse, ComplexTypeDefinition, ValueConstraint } from "../../components.js";
import type { Context } from "../context.js";
import { describeType, nameOf } from "../describe.js";
import { sameValue } from "../values/values.js";
import { isDerivedFrom } from "./type-derivation.js";
import {
  allowsNamespace,
  describeNamespaces,
  isNamespaceSubset,
  processesAsStrictly,
} from "./wildcard-algebra.js";

/** The value constraint that holds for an attribute use: its own, or its declaration's. */
export function effectiveConstraint(use: AttributeUse): ValueConstraint | undefined {
  return use.valueConstraint ?? use.attributeDeclaration.valueConstraint;
}

/** Derivation Valid (Restriction, Complex), clauses 2 to 4: attributes (Part 1, 3.4.6, derivation-ok-restriction). */
export function checkAttributeRestriction(
  type: ComplexTypeDefinition,
  base: ComplexTypeDefinition,
  { report }: Context,
): void {
  const fail = (clause: string, message: string, position = type.position): void =>
    report({ code: `derivation-ok-restriction.${clause}`, message, position });
  const baseUses = new Map(
    base.attributeUses.map((use) => [clark(use.attributeDeclaration.name), use]),
  );
  for (const use of type.attributeUses) {
    const baseUse = baseUses.get(clark(use.attributeDeclaration.name));
    const breach =
      baseUse === undefined ? checkNewAttribute(use, base) : checkAttributeUse(use, baseUse);
    if (breach !== undefined) fail(breach.clause, breach.message, use.position ?? type.position);
  }
  const names = new Set(type.attributeUses.map((use) => clark(use.attributeDeclaration.name)));
  for (const [name, baseUse] of baseUses) {
    if (!baseUse.required || names.has(name)) continue;
    fail("3", `attribute "${name}" is required in ${describeType(base)} and missing here`);
  }
  const breach = checkWildcard(type, base);
  if (breach !== undefined) {
    fail(breach.clause, breach.message, type.attributeWildcard?.position ?? type.position);
  }
}

interface Breach {
  readonly clause: string;
  readonly message: string;
}

function checkNewAttribute(use: AttributeUse, base: ComplexTypeDefinition): Breach | undefined {
  const { name } = use.attributeDeclaration;
  const wildcard = base.attributeWildcard;
  if (wildcard !== undefined && allowsNamespace(wildcard.namespaceConstraint, name.namespace)) {
    return undefined;
  }
  const where =
    wildcard === undefined
      ? "which has no attribute wildcard"
      : `whose attribute wildcard allows ${describeNamespaces(wildcard.namespaceConstraint)}`;
  const message = `attribute "${clark(name)}" is not in ${describeType(base)}, ${where}`;
  return { clause: "2.2", message };
}

function checkAttributeUse(use: AttributeUse, base: AttributeUse): Breach | undefined {
  const attribute = `attribute ${nameOf(use.attributeDeclaration)}`;
  if (base.required && !use.required) {
    return { clause: "2.1.1", message: `${attribute} must be required, as in the base` };
  }
  const type = use.attributeDeclaration.typeDefinition;
  const baseType = base.attributeDeclaration.typeDefinition;
  if (!isDerivedFrom(type, baseType)) {
    const message = `${attribute} has ${describeType(type)}, which is not derived from the base's ${describeType(baseType)}`;
    return { clause: "2.1.2", message };
  }
  const fixed = effectiveConstraint(base);
  if (fixed?.kind !== "fixed") return undefined;
  const own = effectiveConstraint(use);
  if (own?.kind === "fixed" && sameValue(own, type, fixed, baseType)) return undefined;
  return {
    clause: "2.1.3",
    message: `${attribute} must be fixed to "${fixed.lexical}", as in the base`,
  };
}

function checkWildcard(
  type: ComplexTypeDefinition,
  base: ComplexTypeDefinition,
): Breach | undefined {
  const [own, its] = [type.attributeWildcard, base.attributeWildcard];
  if (own === undefined) return undefined;
  if (its === undefined) {
    const message = `${describeType(base)} has no attribute wildcard, so a restriction has none`;
    return { clause: "4.1", message };
  }
  if (!isNamespaceSubset(own.namespaceConstraint, its.namespaceConstraint)) {
    const message = `the attribute wildcard allows ${describeNamespaces(own.namespaceConstraint)}, the base's only ${describeNamespaces(its.namespaceConstraint)}`;
    return { clause: "4.2", message };
  }
  if (processesAsStrictly(own, its)) return undefined;
  const message = `the attribute wildcard's processContents "${own.processContents}" is weaker than the base's "${its.processContents}"`;
  return { clause: "4.3", message };
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
  for (const baseUse of base.attributeUses) {
    const { name } = baseUse.attributeDeclaration;
    const own = type.attributeUses.find((use) => sameName(use.attributeDeclaration.name, name));
    const baseType = baseUse.attributeDeclaration.typeDefinition;
    if (own !== undefined && own.attributeDeclaration.typeDefinition === baseType) continue;
    const message = `attribute "${clark(name)}" of ${describeType(base)} is missing or has another type`;
    report({ code: "cos-ct-extends.1.2", message, position: own?.position ?? type.position });
  }
}
