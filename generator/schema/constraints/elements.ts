import type {
  AttributeDeclaration,
  ElementDeclaration,
  SimpleTypeDefinition,
} from "../components.js";
import type { Context } from "./context.js";
import { isDerivedFrom } from "./derivation/type-derivation.js";
import { describeDeclaration, describeType } from "./describe.js";
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
  const thing = describeDeclaration(element);
  if (isCircular(element)) {
    report({ key: "e-props-correct.6", parameters: { thing }, position });
    return;
  }
  if (element.scope !== "global") {
    report({ key: "e-props-correct.3", parameters: { thing }, position });
  }
  if (isDerivedFrom(typeDefinition, head.typeDefinition, head.substitutionGroupExclusions)) return;
  const parameters = {
    thing,
    type: describeType(typeDefinition),
    head: describeDeclaration(head),
    headType: describeType(head.typeDefinition),
    excluded: [...head.substitutionGroupExclusions],
  };
  report({ key: "e-props-correct.4", parameters, position });
}

/** Elements from which heads lead to an end, so that a chain is walked along once, and not from each of its elements. */
const ending = new WeakSet<ElementDeclaration>();

function isCircular(element: ElementDeclaration): boolean {
  const seen = new Set<ElementDeclaration>();
  let at: ElementDeclaration | undefined = element;
  for (; at !== undefined && !seen.has(at) && !ending.has(at); ) {
    seen.add(at);
    at = at.substitutionGroupAffiliation;
  }
  if (at === undefined || ending.has(at)) for (const one of seen) ending.add(one);
  return at === element && seen.size > 0;
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
  const parameters = { thing: describeDeclaration(user), type: describeType(type) };
  report({ key: "enumeration-required-notation", parameters, position: user.position });
}

function hasEnumeration(type: SimpleTypeDefinition): boolean {
  for (let at: SimpleTypeDefinition | undefined = type; at !== undefined; ) {
    if (at.facets.some(({ kind }) => kind === "enumeration")) return true;
    at = at.baseTypeDefinition;
  }
  return false;
}
