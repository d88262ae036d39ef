import { builtInTypes } from "../../../../../generator/schema/built-ins.js";
import type {
  Annotated,
  ElementDeclaration,
  ModelGroup,
  NamespaceConstraint,
  Particle,
  Schema,
  Term,
  TypeDefinition,
  Wildcard,
} from "../../../../../generator/schema/components.js";
import {
  type SubstitutionGroups,
  substitutionGroupsOf,
} from "../../../../../generator/schema/constraints/content/substitution-groups.js";
import { clark, xsNamespace } from "../../../../../runtime/qname.js";

/*
 * Components made by hand, so that the particle algebra is tested without a reader. Content models are written as in
 * `sequence(one("a"), times(0, 2, one("b")))`.
 */

const annotated: Annotated = {
  position: undefined,
  document: undefined,
  documentation: [],
  foreignAttributes: [],
};

/** A built-in type by local name. */
export function builtIn(local: string): TypeDefinition {
  const type = builtInTypes.get(clark({ namespace: xsNamespace, local }));
  if (type === undefined) throw new Error(`no built-in type ${local}`);
  return type;
}

/** An element declaration, local unless said. */
export function declare(
  local: string,
  changes: Partial<ElementDeclaration> = {},
): ElementDeclaration {
  return {
    ...annotated,
    kind: "elementDeclaration",
    name: { namespace: "", local },
    scope: undefined,
    typeDefinition: builtIn("string"),
    valueConstraint: undefined,
    nillable: false,
    identityConstraints: [],
    substitutionGroupAffiliation: undefined,
    substitutionGroupExclusions: new Set(),
    disallowedSubstitutions: new Set(),
    abstract: false,
    ...changes,
  };
}

/** A particle, once unless said. */
export function particle(term: Term, minOccurs = 1, maxOccurs = 1): Particle {
  return { ...annotated, kind: "particle", minOccurs, maxOccurs, term };
}

/** A particle for a local element of type string. */
export function one(local: string): Particle {
  return particle(declare(local));
}

/** The same term with another occurrence. */
export function times(min: number, max: number, { term }: Particle): Particle {
  return particle(term, min, max);
}

export const many: number = Number.POSITIVE_INFINITY;

function group(compositor: ModelGroup["compositor"], particles: readonly Particle[]): Particle {
  const term: ModelGroup = {
    ...annotated,
    kind: "modelGroup",
    compositor,
    particles,
    definition: undefined,
  };
  return particle(term);
}

export const sequence = (...particles: readonly Particle[]): Particle =>
  group("sequence", particles);
export const choice = (...particles: readonly Particle[]): Particle => group("choice", particles);
export const all = (...particles: readonly Particle[]): Particle => group("all", particles);

/** A particle for a wildcard: a list of namespaces, `not` one, or any. */
export function any(
  namespaces: readonly string[] | { readonly not: string } | undefined = undefined,
  processContents: Wildcard["processContents"] = "strict",
): Particle {
  const namespaceConstraint: NamespaceConstraint =
    namespaces === undefined
      ? { kind: "any" }
      : "not" in namespaces
        ? { kind: "not", namespace: namespaces.not }
        : { kind: "enumeration", namespaces };
  return particle({ ...annotated, kind: "wildcard", namespaceConstraint, processContents });
}

/** A schema of these global elements alone. */
function schemaOf(...elements: readonly ElementDeclaration[]): Schema {
  return {
    documents: [],
    typeDefinitions: new Map(),
    elementDeclarations: new Map(elements.map((element) => [element.name.local, element])),
    attributeDeclarations: new Map(),
    attributeGroupDefinitions: new Map(),
    modelGroupDefinitions: new Map(),
    notationDeclarations: new Map(),
    identityConstraints: new Map(),
  };
}

/** The substitution groups among global elements. */
export function groupsOf(...elements: readonly ElementDeclaration[]): SubstitutionGroups {
  return substitutionGroupsOf(schemaOf(...elements));
}
