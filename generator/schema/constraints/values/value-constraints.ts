import { xsNamespace } from "../../../../runtime/qname.js";
import type {
  AttributeDeclaration,
  AttributeUse,
  ElementDeclaration,
  SimpleTypeDefinition,
  TypeDefinition,
} from "../../components.js";
import { isEmptiable } from "../content/occurrence.js";
import type { Context } from "../context.js";
import { describeType, nameOf } from "../describe.js";
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
  const what = `${constraint.kind} value "${constraint.lexical}" of element ${nameOf(element)}`;
  const simple = simpleContentType(type);
  if (simple !== undefined) {
    if (isIdType(simple)) {
      const message = `the ${what} is not allowed, since ${describeType(type)} is an ID`;
      report({ code: "e-props-correct.5", message, position });
    }
    const reading = readValue(simple, constraint.lexical, constraint.namespaces);
    if (reading.valid) return;
    const message = `the ${what} is not valid for ${describeType(simple)}: ${reading.why}`;
    report({ code: "e-props-correct.2", message, position });
    return;
  }
  if (type.kind !== "complexTypeDefinition") return;
  const content = type.contentType;
  if (content.variety !== "mixed") {
    const message = `the ${what} needs simple or mixed content, which ${describeType(type)} has not`;
    report({ code: "cos-valid-default.2.1", message, position });
  } else if (!isEmptiable(content.particle)) {
    const message = `the ${what} needs content that can be without elements, which ${describeType(type)} has not`;
    report({ code: "cos-valid-default.2.2.2", message, position });
  }
}

/** Attribute Declaration Properties Correct, clauses 2 and 3 (Part 1, 3.2.6, a-props-correct). */
export function checkAttributeValue(
  { valueConstraint: constraint, typeDefinition: type, name, position }: AttributeDeclaration,
  { report }: Context,
): void {
  if (constraint === undefined) return;
  const what = `${constraint.kind} value "${constraint.lexical}" of attribute ${nameOf({ name })}`;
  if (isIdType(type)) {
    const message = `the ${what} is not allowed, since ${describeType(type)} is an ID`;
    report({ code: "a-props-correct.3", message, position });
  }
  const reading = readValue(type, constraint.lexical, constraint.namespaces);
  if (reading.valid) return;
  const message = `the ${what} is not valid for ${describeType(type)}: ${reading.why}`;
  report({ code: "a-props-correct.2", message, position });
}

/**
 * Attribute Use Correct (Part 1, 3.5.6, au-props-correct): a use's own value is valid, and equal to the one that its
 * declaration fixes.
 */
export function checkAttributeUseValue(use: AttributeUse, { report }: Context): void {
  const { valueConstraint: own, attributeDeclaration: declaration, position } = use;
  if (own === undefined || own === declaration.valueConstraint) return;
  const { typeDefinition: type } = declaration;
  const what = `${own.kind} value "${own.lexical}" of attribute ${nameOf(declaration)}`;
  if (isIdType(type)) {
    const message = `the ${what} is not allowed, since ${describeType(type)} is an ID`;
    report({ code: "a-props-correct.3", message, position });
  }
  const reading = readValue(type, own.lexical, own.namespaces);
  if (!reading.valid) {
    const message = `the ${what} is not valid for ${describeType(type)}: ${reading.why}`;
    report({ code: "a-props-correct.2", message, position });
    return;
  }
  const fixed = declaration.valueConstraint;
  if (fixed?.kind !== "fixed") return;
  if (own.kind === "fixed" && sameValue(own, type, fixed, type)) return;
  const message = `the ${what} must be fixed "${fixed.lexical}", as in the declaration`;
  report({ code: "au-props-correct.2", message, position });
}
