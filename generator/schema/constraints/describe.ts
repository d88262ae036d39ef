import { clark, type QName } from "../../../runtime/qname.js";
import type { Particle, Term, TypeDefinition } from "../components.js";
import { describeNamespaces } from "./derivation/wildcard-algebra.js";

/** A name in Clark notation, or what stands for it where a component has none. */
export function nameOf(component: { readonly name: QName | undefined }): string {
  return component.name === undefined ? "(anonymous)" : `"${clark(component.name)}"`;
}

/** A type as messages name it: `"{ns}T"`, or `the anonymous type of "{ns}e"`. */
export function describeType(type: TypeDefinition): string {
  if (type.name !== undefined) return `type "${clark(type.name)}"`;
  const { context } = type;
  if (context === undefined) return "the anonymous type";
  const owner = context.kind === "elementDeclaration" ? "element" : "";
  if (context.kind === "attributeDeclaration") {
    return `the anonymous type of attribute ${nameOf(context)}`;
  }
  return owner === ""
    ? `the anonymous type in type ${nameOf(context)}`
    : `the anonymous type of element ${nameOf(context)}`;
}

/** A term as messages name it: `element "{ns}a"`, `a wildcard for any namespace`, `a choice`. */
export function describeTerm(term: Term): string {
  switch (term.kind) {
    case "elementDeclaration":
      return `element ${nameOf(term)}`;
    case "wildcard":
      return `the wildcard for ${describeNamespaces(term.namespaceConstraint)}`;
    case "modelGroup":
      return term.definition === undefined
        ? `the ${term.compositor}`
        : `the ${term.compositor} of group ${nameOf(term.definition)}`;
  }
}

/** A particle's term with its occurrence, where it is not 1. */
export function describeParticle({ term, minOccurs, maxOccurs }: Particle): string {
  const once = minOccurs === 1 && maxOccurs === 1;
  return once
    ? describeTerm(term)
    : `${describeTerm(term)} {${describeRange(minOccurs, maxOccurs)}}`;
}

/** `0..unbounded`. */
export function describeRange(min: number, max: number): string {
  return `${min}..${max === Number.POSITIVE_INFINITY ? "unbounded" : max}`;
}

/** ` (line 12)` for a component that has a place, to tell two of one name apart. */
export function lineOf(component: {
  readonly position: { readonly line: number } | undefined;
}): string {
  return component.position === undefined ? "" : ` (line ${component.position.line})`;
}
