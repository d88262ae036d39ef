import type {
  AttributeDeclaration,
  ElementDeclaration,
  SimpleTypeDefinition,
} from "../components.js";
import type { Context } from "./context.js";
import { isDerivedFrom } from "./derivation/type-derivation.js";
import { describeType, nameOf } from "./describe.js";
import { checkElementValue, hasAncestor, simpleContentType } from "./values/value-constraints.js";

/** Element Declaration Properties Correct (Part 1, 3.3.6, e-props-correct). */
export function checkElement(element: ElementDeclaration, context: Context): void {
  checkElementValue(element, context);
  const { substitutionGroupAffiliation: head, typeDefinition, position } = element;
  const content = simpleContentType(typeDefinition);
  if (content !== undefined && typeDefinition.kind === "simpleTypeDefinition") {
    checkNotation(content, element, context);
  }
  if (head === undefined) return;
  const { report } = context;
  if (isCircular(element)) {
    const message = `element ${nameOf(element)} is in its own substitution group`;
    report({ code: "e-props-correct.6", message, position });
    return;
  }
  if (element.scope !== "global") {
    const message = `local element ${nameOf(element)} cannot be in a substitution group`;
    report({ code: "e-props-correct.3", message, position });
  }
  if (isDerivedFrom(typeDefinition, head.typeDefinition, head.substitutionGroupExclusions)) return;
  const excluded = [...head.substitutionGroupExclusions];
  const how =
    excluded.length === 0 ? "" : ` in a way that its final (${excluded.join(", ")}) allows`;
  const message = `${describeType(typeDefinition)} of element ${nameOf(element)} is not derived from ${describeType(head.typeDefinition)} of the head ${nameOf(head)}${how}`;
  report({ code: "e-props-correct.4", message, position });
}

function isCircular(element: ElementDeclaration): boolean {
  const seen = new Set<ElementDeclaration>();
  for (let at = element.substitutionGroupAffiliation; at !== undefined && !seen.has(at); ) {
    if (at === element) return true;
    seen.add(at);
    at = at.substitutionGroupAffiliation;
  }
  return false;
}

/**
 * Enumeration facet value required for NOTATION (Part 2, 3.2.19, enumeration-required-notation), of the types of
 * declarations. A list or union of it is not "used directly".
 */
export function checkNotation(
  type: SimpleTypeDefinition,
  user: ElementDeclaration | AttributeDeclaration,
  { report }: Context,
): void {
  if (type.variety !== "atomic" || !hasAncestor(type, "NOTATION") || hasEnumeration(type)) return;
  const what = user.kind === "elementDeclaration" ? "element" : "attribute";
  const message = `${what} ${nameOf(user)} uses ${describeType(type)} directly; NOTATION must be restricted by an enumeration`;
  report({ code: "enumeration-required-notation", message, position: user.position });
}

function hasEnumeration(type: SimpleTypeDefinition): boolean {
  for (let at: SimpleTypeDefinition | undefined = type; at !== undefined; ) {
    if (at.facets.some(({ kind }) => kind === "enumeration")) return true;
    at = at.baseTypeDefinition;
  }
  return false;
}
