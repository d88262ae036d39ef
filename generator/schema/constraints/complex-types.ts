import { clark } from "../../../runtime/qname.js";
import type { Finding } from "../../diagnostics.js";
import type { AttributeUse, ComplexTypeDefinition } from "../components.js";
import { isEmptiable } from "./content/occurrence.js";
import type { Context } from "./context.js";
import {
  checkAttributeExtension,
  findAttributeBreaches,
} from "./derivation/attribute-restriction.js";
import { findMismatch } from "./derivation/content-restriction.js";
import { viewOf } from "./derivation/particle-view.js";
import { checkTwoSteps } from "./derivation/two-steps.js";
import { isDerivedFrom, isUrType, sameType } from "./derivation/type-derivation.js";
import { describeType } from "./describe.js";
import { isIdType } from "./values/value-constraints.js";

/** Complex Type Definition Properties Correct (Part 1, 3.4.6) and the constraints on its derivation. */
export function checkComplexType(type: ComplexTypeDefinition, context: Context): void {
  checkAttributeUses(type.attributeUses, "ct-props-correct", type, context);
  const { baseTypeDefinition: base } = type;
  if (type.derivationMethod === "extension") checkExtension(type, context);
  else if (base.kind === "complexTypeDefinition") checkRestriction(type, base, context);
  else {
    const parameters = { base: describeType(base) };
    context.report({ key: "ct-props-correct.2", parameters, position: type.position });
  }
}

/** Clauses 4 and 5 of ct-props-correct; clauses 2 and 3 of ag-props-correct (Part 1, 3.6.6). */
export function checkAttributeUses(
  uses: readonly AttributeUse[],
  rule: "ct-props-correct" | "ag-props-correct",
  { position }: Pick<ComplexTypeDefinition, "position">,
  { report }: Context,
): void {
  const [duplicate, secondId] =
    rule === "ct-props-correct"
      ? (["ct-props-correct.4", "ct-props-correct.5"] as const)
      : (["ag-props-correct.2", "ag-props-correct.3"] as const);
  const names = new Set<string>();
  let id: AttributeUse | undefined;
  for (const use of uses) {
    const { name, typeDefinition } = use.attributeDeclaration;
    const place = use.position ?? position;
    if (names.has(clark(name))) {
      report({ key: duplicate, parameters: { name }, position: place });
    }
    names.add(clark(name));
    if (!isIdType(typeDefinition)) continue;
    if (id !== undefined) {
      const both = [id.attributeDeclaration.name, name];
      report({ key: secondId, parameters: { names: both }, position: place });
    }
    id = use;
  }
}

/** Derivation Valid (Extension) (Part 1, 3.4.6, cos-ct-extends). */
function checkExtension(type: ComplexTypeDefinition, context: Context): void {
  const { baseTypeDefinition: base, contentType: content, position } = type;
  const { report } = context;
  const parameters = { base: describeType(base) };
  const complex = base.kind === "complexTypeDefinition";
  if (base.final.has("extension")) {
    report({ key: `cos-ct-extends.${complex ? "1.1" : "2.2"}`, parameters, position });
  }
  if (!complex) {
    if (content.variety !== "simple" || !sameType(content.simpleTypeDefinition, base)) {
      report({ key: "cos-ct-extends.2.1", parameters, position });
    }
    return;
  }
  checkAttributeExtension(type, base, context);
  checkTwoSteps(type, context);
  const its = base.contentType;
  if (its.variety === "empty") return;
  if (its.variety === "simple") {
    const same =
      content.variety === "simple" &&
      sameType(content.simpleTypeDefinition, its.simpleTypeDefinition);
    if (!same) report({ key: "cos-ct-extends.1.4.1", parameters, position });
  } else if (content.variety === "simple" || content.variety === "empty") {
    const both = { ...parameters, its: its.variety };
    report({ key: "cos-ct-extends.1.4.3.1", parameters: both, position });
  } else if (content.variety !== its.variety) {
    const both = { ...parameters, its: its.variety, own: content.variety };
    report({ key: "cos-ct-extends.1.4.3.2.2.1", parameters: both, position });
  }
}

/** Derivation Valid (Restriction, Complex) (Part 1, 3.4.6, derivation-ok-restriction). */
function checkRestriction(
  type: ComplexTypeDefinition,
  base: ComplexTypeDefinition,
  context: Context,
): void {
  const { report } = context;
  if (base.final.has("restriction")) {
    const parameters = { base: describeType(base) };
    report({ key: "derivation-ok-restriction.1", parameters, position: type.position });
  }
  if (isUrType(base)) return;
  for (const { clause, parameters, position } of findAttributeBreaches(type, base)) {
    report({ key: `derivation-ok-restriction.${clause}`, parameters, position } as Finding);
  }
  const breach = findContentBreach(type, base, context);
  if (breach !== undefined) report({ ...breach, position: type.position });
}

/** Clause 5 of derivation-ok-restriction. */
function findContentBreach(
  { contentType: content }: ComplexTypeDefinition,
  base: ComplexTypeDefinition,
  context: Context,
): Finding | undefined {
  const its = base.contentType;
  const rule = "derivation-ok-restriction";
  const parameters = { base: describeType(base) };
  const emptiable = "particle" in its && isEmptiable(its.particle);
  if (content.variety === "simple") {
    if (its.variety === "mixed" && emptiable) return undefined;
    if (its.variety === "simple") {
      const [own, other] = [content.simpleTypeDefinition, its.simpleTypeDefinition];
      if (isDerivedFrom(own, other)) return undefined;
      const types = { type: describeType(own), baseType: describeType(other) };
      return { key: `${rule}.5.2.2.1`, parameters: types };
    }
    return { key: `${rule}.5.2.2`, parameters };
  }
  if (content.variety === "empty") {
    if (its.variety === "empty" || emptiable) return undefined;
    return { key: `${rule}.5.3.2`, parameters };
  }
  if (!("particle" in its) || (content.variety === "mixed" && its.variety !== "mixed")) {
    const both = { ...parameters, own: content.variety, its: its.variety };
    return { key: `${rule}.5.4.1`, parameters: both };
  }
  if (content.particle === its.particle) return undefined;
  const derived = viewOf(content.particle, context.groups);
  const view = viewOf(its.particle, context.groups);
  if (derived === undefined) {
    if (emptiable || view === undefined) return undefined;
    return { key: `${rule}.5.4.2/required`, parameters };
  }
  if (view === undefined) return { key: `${rule}.5.4.2/empty`, parameters };
  const mismatch = findMismatch(content.particle, its.particle, context.groups);
  if (mismatch === undefined) return undefined;
  return { key: `${rule}.5.4.2`, parameters: { ...parameters, mismatch } };
}
