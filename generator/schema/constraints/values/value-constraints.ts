import { xsNamespace } from "../../../../runtime/qname.js";
import type { Thing } from "../../../messages/message.js";
import type {
  AttributeDeclaration,
  AttributeUse,
  ElementDeclaration,
  SimpleTypeDefinition,
  TypeDefinition,
  ValueConstraint,
} from "../../components.js";
import { isEmptiable } from "../content/occurrence.js";
import type { Context } from "../context.js";
import { describeDeclaration, describeType, named } from "../describe.js";
import { readValue, sameValue } from "./values.js";

/** The simple type of the content that a type allows; undefined where it has no simple content. */
export function simpleContentType(type: TypeDefinition): SimpleTypeDefinition | undefined {
  if (type.kind === "simpleTypeDefinition") return type;
  return type.contentType.variety === "simple" ? type.contentType.simpleTypeDefinition : undefined;
}

/** Whether the type is `xs:ID` or derived from it. */
export function isIdType(type: SimpleTypeDefinition): boolean {
  return hasAncestor(type, "ID");
}

/** Whether the type is the built-in type of this name or restricts it, at any depth. */
export function hasAncestor(type: SimpleTypeDefinition, local: string): boolean {
  const seen = new Set<SimpleTypeDefinition>();
  for (let at: SimpleTypeDefinition | undefined = type; at !== undefined && !seen.has(at); ) {
    if (at.builtIn && at.name?.local === local && at.name.namespace === xsNamespace) return true;
    seen.add(at);
    at = at.baseTypeDefinition;
  }
  return false;
}

/** Whether a restricting element is fixed to the same value as its base, which is fixed. */
export function sameFixedValue(derived: ElementDeclaration, base: ElementDeclaration): boolean {
  const [own, fixed] = [derived.valueConstraint, base.valueConstraint];
  if (own?.kind !== "fixed" || fixed === undefined) return false;
  const type = simpleContentType(derived.typeDefinition);
  const baseType = simpleContentType(base.typeDefinition);
  if (type === undefined || baseType === undefined) return own.lexical === fixed.lexical;
  return sameValue(own, type, fixed, baseType);
}

/** Element Default Valid (Immediate) (Part 1, 3.3.6, cos-valid-default) and clauses 2 and 5 of e-props-correct. */
export function checkElementValue(element: ElementDeclaration, { report }: Context): void {
  const { valueConstraint: constraint, typeDefinition: type, position } = element;
  if (constraint === undefined) return;
  const about = describeValue(describeDeclaration(element), constraint, type);
  const simple = simpleContentType(type);
  if (simple !== undefined) {
    if (isIdType(simple)) {
      report({ key: "e-props-correct.5", parameters: about, position });
    }
    const reading = readValue(simple, constraint.lexical, constraint.namespaces);
    if (reading.valid) return;
    const parameters = { ...about, type: describeType(simple), why: reading.why };
    report({ key: "e-props-correct.2", parameters, position });
    return;
  }
  if (type.kind !== "complexTypeDefinition") return;
  const content = type.contentType;
  if (content.variety !== "mixed") {
    report({ key: "cos-valid-default.2.1", parameters: about, position });
  } else if (!isEmptiable(content.particle)) {
    report({ key: "cos-valid-default.2.2.2", parameters: about, position });
  }
}

/** Attribute Declaration Properties Correct, clauses 2 and 3 (Part 1, 3.2.6, a-props-correct). */
export function checkAttributeValue(
  { valueConstraint: constraint, typeDefinition: type, name, position }: AttributeDeclaration,
  { report }: Context,
): void {
  if (constraint === undefined) return;
  const about = describeValue(named("attribute", name), constraint, type);
  if (isIdType(type)) report({ key: "a-props-correct.3", parameters: about, position });
  const reading = readValue(type, constraint.lexical, constraint.namespaces);
  if (reading.valid) return;
  report({ key: "a-props-correct.2", parameters: { ...about, why: reading.why }, position });
}

/**
 * Attribute Use Correct (Part 1, 3.5.6, au-props-correct): a use's own value is valid, and equal to the one that its
 * declaration fixes.
 */
export function checkAttributeUseValue(use: AttributeUse, { report }: Context): void {
  const { valueConstraint: own, attributeDeclaration: declaration, position } = use;
  if (own === undefined || own === declaration.valueConstraint) return;
  const { typeDefinition: type } = declaration;
  const about = describeValue(describeDeclaration(declaration), own, type);
  if (isIdType(type)) report({ key: "a-props-correct.3", parameters: about, position });
  const reading = readValue(type, own.lexical, own.namespaces);
  if (!reading.valid) {
    report({ key: "a-props-correct.2", parameters: { ...about, why: reading.why }, position });
    return;
  }
  const fixed = declaration.valueConstraint;
  if (fixed?.kind !== "fixed") return;
  if (own.kind === "fixed" && sameValue(own, type, fixed, type)) return;
  const parameters = { ...about, fixed: fixed.lexical };
  report({ key: "au-props-correct.2", parameters, position });
}

/** The value that a declaration is given, for a sentence. */
function describeValue(
  thing: Thing,
  { kind, lexical }: ValueConstraint,
  type: TypeDefinition,
): {
  readonly thing: Thing;
  readonly constraint: ValueConstraint["kind"];
  readonly value: string;
  readonly type: Thing;
} {
  return { thing, constraint: kind, value: lexical, type: describeType(type) };
}
