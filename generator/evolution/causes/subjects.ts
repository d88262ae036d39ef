import type {
  ComplexTypeDefinition,
  ElementDeclaration,
  Particle,
  SimpleTypeDefinition,
  TypeDefinition,
} from "../../schema/components.js";
import { gathered } from "../simple/simple-facts.js";

/*
 * The components on which what elements may hold depends: where one of them has changed, it may have changed that.
 */

export function chainOf(type: TypeDefinition): readonly TypeDefinition[] {
  const chain = new Set<TypeDefinition>();
  for (let at: TypeDefinition | undefined = type; at !== undefined && !chain.has(at); ) {
    chain.add(at);
    at = at.baseTypeDefinition;
  }
  return [...chain];
}

/** Finds the simple types on which the values of one depend, itself first: those that are of interest. */
export type FindSimple = (type: SimpleTypeDefinition) => readonly SimpleTypeDefinition[];

export function simpleSubjects(isOfInterest: (type: SimpleTypeDefinition) => boolean): FindSimple {
  return gathered((type) => (isOfInterest(type) ? type : undefined));
}

export function textSubjects(type: TypeDefinition, find: FindSimple): readonly object[] {
  if (type.kind === "simpleTypeDefinition") return find(type);
  const { contentType: content } = type;
  const simple = content.variety === "simple" ? find(content.simpleTypeDefinition) : [];
  return [...chainOf(type), ...simple];
}

export function contentSubjects(type: TypeDefinition): readonly object[] {
  const chain = chainOf(type);
  const complex = chain.filter(
    (one): one is ComplexTypeDefinition => one.kind === "complexTypeDefinition",
  );
  const found = new Set<object>(chain);
  for (const { contentType: content } of complex.slice(0, 1))
    if ("particle" in content) for (const one of partsOf(content.particle)) found.add(one);
  return [...found];
}

/** Named groups and declarations in a particle, heads of substitution groups with them. */
function partsOf(particle: Particle): readonly object[] {
  const found = new Set<object>();
  const open: Particle[] = [particle];
  const seen = new Set<object>();
  for (const { term } of open) {
    if (seen.has(term)) continue;
    seen.add(term);
    if (term.kind === "elementDeclaration") for (const head of headsOf(term)) found.add(head);
    if (term.kind !== "modelGroup") continue;
    if (term.definition !== undefined) found.add(term.definition);
    open.push(...term.particles);
  }
  return [...found];
}

/** An element, and those in whose place it may stand. */
export function headsOf(element: ElementDeclaration): readonly ElementDeclaration[] {
  const found = new Set<ElementDeclaration>();
  for (let at: ElementDeclaration | undefined = element; at !== undefined && !found.has(at); ) {
    found.add(at);
    at = at.substitutionGroupAffiliation;
  }
  return [...found];
}
