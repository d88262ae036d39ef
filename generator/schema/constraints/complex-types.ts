import { clark } from "../../../runtime/qname.js";
import type { AttributeUse, ComplexTypeDefinition } from "../components.js";
import { checkContentModel } from "./content/content-models.js";
import { isEmptiable } from "./content/occurrence.js";
import type { Context } from "./context.js";
import {
  checkAttributeExtension,
  checkAttributeRestriction,
} from "./derivation/attribute-restriction.js";
import { checkParticleRestriction } from "./derivation/particle-restriction.js";
import { viewOf } from "./derivation/particle-view.js";
import { checkTwoSteps } from "./derivation/two-steps.js";
import { isDerivedFrom, isUrType, sameType } from "./derivation/type-derivation.js";
import { describeType, nameOf } from "./describe.js";
import { isIdType, sameFixedValue } from "./values/value-constraints.js";

/** Complex Type Definition Properties Correct (Part 1, 3.4.6) and the constraints on its derivation and content. */
export function checkComplexType(type: ComplexTypeDefinition, context: Context): void {
  checkAttributeUses(type.attributeUses, "ct-props-correct", type, context);
  const { baseTypeDefinition: base, contentType } = type;
  if (type.derivationMethod === "extension") checkExtension(type, context);
  else if (base.kind === "complexTypeDefinition") checkRestriction(type, base, context);
  else {
    const message = `${describeType(base)} is simple: a complex type can extend it, not restrict it`;
    context.report({ code: "ct-props-correct.2", message, position: type.position });
  }
  if ("particle" in contentType) checkContentModel(contentType.particle, type, context);
}

/** Clauses 4 and 5 of ct-props-correct; clauses 2 and 3 of ag-props-correct (Part 1, 3.6.6). */
export function checkAttributeUses(
  uses: readonly AttributeUse[],
  rule: "ct-props-correct" | "ag-props-correct",
  { position }: Pick<ComplexTypeDefinition, "position">,
  { report }: Context,
): void {
  const [duplicate, secondId] = rule === "ct-props-correct" ? [4, 5] : [2, 3];
  const names = new Set<string>();
  let id: AttributeUse | undefined;
  for (const use of uses) {
    const { name, typeDefinition } = use.attributeDeclaration;
    const place = use.position ?? position;
    if (names.has(clark(name))) {
      const message = `attribute "${clark(name)}" is there twice`;
      report({ code: `${rule}.${duplicate}`, message, position: place });
    }
    names.add(clark(name));
    if (!isIdType(typeDefinition)) continue;
    if (id !== undefined) {
      const message = `attributes ${nameOf(id.attributeDeclaration)} and "${clark(name)}" are both of type ID`;
      report({ code: `${rule}.${secondId}`, message, position: place });
    }
    id = use;
  }
}

/** Derivation Valid (Extension) (Part 1, 3.4.6, cos-ct-extends). */
function checkExtension(type: ComplexTypeDefinition, context: Context): void {
  const { baseTypeDefinition: base, contentType: content, position } = type;
  const fail = (clause: string, message: string): void =>
    context.report({ code: `cos-ct-extends.${clause}`, message, position });
  const complex = base.kind === "complexTypeDefinition";
  if (base.final.has("extension")) {
    fail(complex ? "1.1" : "2.2", `${describeType(base)} is final for extension`);
  }
  if (!complex) {
    if (content.variety !== "simple" || !sameType(content.simpleTypeDefinition, base)) {
      fail("2.1", `the content must be of ${describeType(base)}`);
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
    if (!same) fail("1.4.1", `${describeType(base)} has simple content, so must its extension`);
  } else if (content.variety === "simple" || content.variety === "empty") {
    fail("1.4.3.1", `${describeType(base)} has ${its.variety} content, so must its extension`);
  } else if (content.variety !== its.variety) {
    const message = `${describeType(base)} has ${said[its.variety]} content, its extension ${said[content.variety]}`;
    fail("1.4.3.2.2.1", message);
  }
}

const said = { mixed: "mixed", elementOnly: "element-only" } as const;

/** Derivation Valid (Restriction, Complex) (Part 1, 3.4.6, derivation-ok-restriction). */
function checkRestriction(
  type: ComplexTypeDefinition,
  base: ComplexTypeDefinition,
  context: Context,
): void {
  if (base.final.has("restriction")) {
    const message = `${describeType(base)} is final for restriction`;
    context.report({ code: "derivation-ok-restriction.1", message, position: type.position });
  }
  if (isUrType(base)) return;
  checkAttributeRestriction(type, base, context);
  const breach = checkContentRestriction(type, base, context);
  if (breach === undefined) return;
  const code = `derivation-ok-restriction.${breach.clause}`;
  context.report({ code, message: breach.message, position: type.position });
}

/** Clause 5 of derivation-ok-restriction. */
function checkContentRestriction(
  { contentType: content }: ComplexTypeDefinition,
  base: ComplexTypeDefinition,
  context: Context,
): { readonly clause: string; readonly message: string } | undefined {
  const its = base.contentType;
  const emptiable = "particle" in its && isEmptiable(its.particle);
  if (content.variety === "simple") {
    if (its.variety === "mixed" && emptiable) return undefined;
    if (its.variety === "simple") {
      const [own, other] = [content.simpleTypeDefinition, its.simpleTypeDefinition];
      if (isDerivedFrom(own, other)) return undefined;
      const message = `the content's ${describeType(own)} is not derived from ${describeType(other)}`;
      return { clause: "5.2.2.1", message };
    }
    const message = `${describeType(base)} has neither simple nor mixed content that can be without elements`;
    return { clause: "5.2.2", message };
  }
  if (content.variety === "empty") {
    if (its.variety === "empty" || emptiable) return undefined;
    return { clause: "5.3.2", message: `the content of ${describeType(base)} cannot be empty` };
  }
  if (!("particle" in its) || (content.variety === "mixed" && its.variety !== "mixed")) {
    const message = `${content.variety === "mixed" ? "mixed" : "element-only"} content does not restrict the ${its.variety === "elementOnly" ? "element-only" : its.variety} content of ${describeType(base)}`;
    return { clause: "5.4.1", message };
  }
  if (content.particle === its.particle) return undefined;
  const derived = viewOf(content.particle, context.groups);
  const view = viewOf(its.particle, context.groups);
  if (derived === undefined) {
    if (emptiable || view === undefined) return undefined;
    return { clause: "5.4.2", message: `the content of ${describeType(base)} cannot be empty` };
  }
  if (view === undefined) {
    return { clause: "5.4.2", message: `the content of ${describeType(base)} is always empty` };
  }
  const mismatch = checkParticleRestriction(derived, view, sameFixedValue);
  if (mismatch === undefined) return undefined;
  const message = `the content is not a restriction of that of ${describeType(base)}: ${mismatch.message} (${mismatch.code})`;
  return { clause: "5.4.2", message };
}
