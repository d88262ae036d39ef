import { sameName } from "../../../runtime/qname.js";
import { collapse } from "../../reader/grammar/lexical.js";
import type {
  AttributeDeclaration,
  AttributeGroupDefinition,
  AttributeUse,
  ComplexTypeDefinition,
  ContentType,
  ElementDeclaration,
  FacetName,
  IdentityConstraintDefinition,
  ModelGroup,
  NamespaceConstraint,
  NameTest,
  NotationDeclaration,
  Particle,
  SimpleTypeDefinition,
  Term,
  TypeDefinition,
  ValueConstraint,
  Wildcard,
  XPathExpression,
} from "../components.js";
import { simpleContentType } from "../constraints/values/value-constraints.js";
import { readValue, sameValue } from "../constraints/values/values.js";
import type { ComponentOf } from "./context.js";
import type { SymbolSpace } from "./globals.js";

/*
 * Whether two components, made of different schema documents, are equal: all their properties are, annotations and places aside. What they
 * refer to by name is one component already. Names are expanded and values are in their value spaces, so that no prefix matters.
 */

/** Whether two top-level components of one name and symbol space are equal. */
export function sameComponent(a: ComponentOf[SymbolSpace], b: ComponentOf[SymbolSpace]): boolean {
  switch (a.kind) {
    case "simpleTypeDefinition":
      return b.kind === a.kind && sameSimpleType(a, b);
    case "complexTypeDefinition":
      return b.kind === a.kind && sameComplexType(a, b);
    case "elementDeclaration":
      return b.kind === a.kind && sameElement(a, b);
    case "attributeDeclaration":
      return b.kind === a.kind && sameAttribute(a, b);
    case "modelGroupDefinition":
      return b.kind === a.kind && sameGroup(a.modelGroup, b.modelGroup);
    case "attributeGroupDefinition":
      return b.kind === a.kind && sameAttributes(a, b);
    case "notationDeclaration":
      return b.kind === a.kind && sameNotation(a, b);
  }
}

/** Named types are compared by identity, anonymous ones by their properties. */
function sameType(a: TypeDefinition, b: TypeDefinition): boolean {
  if (a === b) return true;
  return a.name === undefined && b.name === undefined && sameComponent(a, b);
}

function sameSimpleType(a: SimpleTypeDefinition, b: SimpleTypeDefinition): boolean {
  if (a.variety !== b.variety || !sameSet(a.final, b.final)) return false;
  const [base, itsBase] = [a.baseTypeDefinition, b.baseTypeDefinition];
  if (!sameOptional(base, itsBase, sameType) || !sameFacets(a, b)) return false;
  return (
    sameOptional(a.itemTypeDefinition, b.itemTypeDefinition, sameType) &&
    sameList(a.memberTypeDefinitions, b.memberTypeDefinitions, sameType)
  );
}

/** Facets have no order among them, and neither have the values of an enumeration and alternative patterns. */
function sameFacets(a: SimpleTypeDefinition, b: SimpleTypeDefinition): boolean {
  return sameSet(facetKeys(a), facetKeys(b));
}

function facetKeys({
  facets,
  baseTypeDefinition: base,
}: SimpleTypeDefinition): ReadonlySet<string> {
  return new Set(
    facets.map(({ kind, fixed, value, namespaces }) => {
      const reading =
        base !== undefined && valued.has(kind) ? readValue(base, value, namespaces) : undefined;
      const key = reading?.valid === true ? reading.value.key : collapse(value);
      return `${kind} ${fixed} ${key}`;
    }),
  );
}

/** The facets whose value is one of the type that is restricted. */
const valued: ReadonlySet<FacetName> = new Set([
  "enumeration",
  "minInclusive",
  "minExclusive",
  "maxInclusive",
  "maxExclusive",
]);

function sameComplexType(a: ComplexTypeDefinition, b: ComplexTypeDefinition): boolean {
  return (
    a.derivationMethod === b.derivationMethod &&
    a.abstract === b.abstract &&
    sameSet(a.final, b.final) &&
    sameSet(a.prohibitedSubstitutions, b.prohibitedSubstitutions) &&
    sameType(a.baseTypeDefinition, b.baseTypeDefinition) &&
    sameAttributes(a, b) &&
    sameContent(a.contentType, b.contentType)
  );
}

function sameContent(a: ContentType, b: ContentType): boolean {
  if (a.variety === "simple") {
    return b.variety === "simple" && sameType(a.simpleTypeDefinition, b.simpleTypeDefinition);
  }
  if (a.variety !== b.variety) return false;
  return !("particle" in a) || ("particle" in b && sameParticle(a.particle, b.particle));
}

function sameAttributes(
  a: Pick<AttributeGroupDefinition, "attributeUses" | "attributeWildcard">,
  b: Pick<AttributeGroupDefinition, "attributeUses" | "attributeWildcard">,
): boolean {
  return (
    sameMembers(a.attributeUses, b.attributeUses, sameUse) &&
    sameOptional(a.attributeWildcard, b.attributeWildcard, sameWildcard)
  );
}

function sameUse(a: AttributeUse, b: AttributeUse): boolean {
  if (a === b) return true;
  const [own, its] = [a.attributeDeclaration, b.attributeDeclaration];
  return (
    a.required === b.required &&
    sameName(own.name, its.name) &&
    sameConstraint(a.valueConstraint, own.typeDefinition, b.valueConstraint, its.typeDefinition) &&
    (own === its || (own.scope !== "global" && its.scope !== "global" && sameAttribute(own, its)))
  );
}

function sameAttribute(a: AttributeDeclaration, b: AttributeDeclaration): boolean {
  return (
    sameName(a.name, b.name) &&
    sameType(a.typeDefinition, b.typeDefinition) &&
    sameConstraint(a.valueConstraint, a.typeDefinition, b.valueConstraint, b.typeDefinition)
  );
}

function sameConstraint(
  a: ValueConstraint | undefined,
  typeOfA: TypeDefinition,
  b: ValueConstraint | undefined,
  typeOfB: TypeDefinition,
): boolean {
  const [type, itsType] = [simpleContentType(typeOfA), simpleContentType(typeOfB)];
  return sameOptional(a, b, (own, its) => {
    if (own.kind !== its.kind) return false;
    if (type === undefined || itsType === undefined) return own.lexical === its.lexical;
    return sameValue(own, type, its, itsType);
  });
}

function sameElement(a: ElementDeclaration, b: ElementDeclaration): boolean {
  return (
    sameName(a.name, b.name) &&
    a.nillable === b.nillable &&
    a.abstract === b.abstract &&
    a.substitutionGroupAffiliation === b.substitutionGroupAffiliation &&
    sameSet(a.substitutionGroupExclusions, b.substitutionGroupExclusions) &&
    sameSet(a.disallowedSubstitutions, b.disallowedSubstitutions) &&
    sameType(a.typeDefinition, b.typeDefinition) &&
    sameConstraint(a.valueConstraint, a.typeDefinition, b.valueConstraint, b.typeDefinition) &&
    sameMembers(a.identityConstraints, b.identityConstraints, sameIdentityConstraint)
  );
}

function sameIdentityConstraint(
  a: IdentityConstraintDefinition,
  b: IdentityConstraintDefinition,
): boolean {
  return (
    sameName(a.name, b.name) &&
    a.category === b.category &&
    sameXPath(a.selector, b.selector) &&
    sameList(a.fields, b.fields, sameXPath) &&
    sameOptional(a.referencedKey?.name, b.referencedKey?.name, sameName)
  );
}

/** The paths of a union have no order. */
function sameXPath(a: XPathExpression, b: XPathExpression): boolean {
  return sameMembers(
    a.paths,
    b.paths,
    (own, its) =>
      own.descendant === its.descendant &&
      sameList(own.steps, its.steps, sameNameTest) &&
      sameOptional(own.attribute, its.attribute, sameNameTest),
  );
}

function sameNameTest(a: NameTest, b: NameTest): boolean {
  switch (a.kind) {
    case "any":
      return b.kind === "any";
    case "namespace":
      return b.kind === "namespace" && a.namespace === b.namespace;
    case "name":
      return b.kind === "name" && sameName(a.name, b.name);
  }
}

function sameParticle(a: Particle, b: Particle): boolean {
  if (a === b) return true;
  return a.minOccurs === b.minOccurs && a.maxOccurs === b.maxOccurs && sameTerm(a.term, b.term);
}

function sameTerm(a: Term, b: Term): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case "elementDeclaration":
      return b.kind === a.kind && a.scope !== "global" && b.scope !== "global" && sameElement(a, b);
    case "wildcard":
      return b.kind === a.kind && sameWildcard(a, b);
    case "modelGroup":
      if (b.kind !== a.kind || a.definition !== undefined || b.definition !== undefined)
        return false;
      return sameGroup(a, b);
  }
}

function sameGroup(a: ModelGroup, b: ModelGroup): boolean {
  return a.compositor === b.compositor && sameList(a.particles, b.particles, sameParticle);
}

function sameWildcard(a: Wildcard, b: Wildcard): boolean {
  return (
    a.processContents === b.processContents &&
    sameNamespaces(a.namespaceConstraint, b.namespaceConstraint)
  );
}

function sameNamespaces(a: NamespaceConstraint, b: NamespaceConstraint): boolean {
  switch (a.kind) {
    case "any":
      return b.kind === "any";
    case "not":
      return b.kind === "not" && a.namespace === b.namespace;
    case "enumeration":
      return b.kind === a.kind && sameSet(new Set(a.namespaces), new Set(b.namespaces));
  }
}

function sameNotation(a: NotationDeclaration, b: NotationDeclaration): boolean {
  return a.systemIdentifier === b.systemIdentifier && a.publicIdentifier === b.publicIdentifier;
}

type Same<T> = (a: T, b: T) => boolean;

function sameOptional<T>(a: T | undefined, b: T | undefined, same: Same<T>): boolean {
  return a === undefined || b === undefined ? a === b : same(a, b);
}

function sameList<T>(a: readonly T[], b: readonly T[], same: Same<T>): boolean {
  return (
    a.length === b.length &&
    a.every((item, index) => {
      const other = b[index];
      return other !== undefined && same(item, other);
    })
  );
}

/** The same items, in whatever order. Most often the order is the same. */
function sameMembers<T>(a: readonly T[], b: readonly T[], same: Same<T>): boolean {
  if (a.length !== b.length) return false;
  const left = [...b];
  return a.every((item) => {
    const at = left.findIndex((other) => same(item, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function sameSet(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
