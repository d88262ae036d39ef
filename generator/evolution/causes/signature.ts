import { clark, xsNamespace } from "../../../runtime/qname.js";
import { anyType } from "../../schema/built-ins.js";
import type {
  AttributeGroupDefinition,
  AttributeUse,
  ComplexTypeDefinition,
  ElementDeclaration,
  ModelGroup,
  NamespaceConstraint,
  Particle,
  SimpleTypeDefinition,
  TypeDefinition,
  Wildcard,
} from "../../schema/components.js";
import { keyOfIdentity } from "../walk/identity.js";
import { keyOfConstraint, keyOfText } from "../walk/keys.js";

/*
 * What components say, as text: equal texts, equal components, as far as what they refer to by name is equal. Annotations, places and the
 * component's own name are left out.
 */

/** By name where it has one. */
function reference(type: TypeDefinition | undefined): string {
  if (type === undefined) return "";
  return type.name === undefined ? `(${typeSignature(type)})` : clark(type.name);
}

const known = new WeakMap<object, string>();

function remembered<T extends object>(of: T, make: (of: T) => string): string {
  let text = known.get(of);
  if (text === undefined) {
    // What contains itself through anonymous components is cut where it is met again.
    known.set(of, "…");
    text = make(of);
    known.set(of, text);
  }
  return text;
}

export function typeSignature(type: TypeDefinition): string {
  return remembered(type, (of) =>
    of.kind === "simpleTypeDefinition" ? simpleSignature(of) : complexSignature(of),
  );
}

function simpleSignature(type: SimpleTypeDefinition): string {
  if (type.builtIn) return clark(type.name ?? { namespace: xsNamespace, local: "" });
  const facets = type.facets.map(({ kind, value, fixed, namespaces }) => {
    const text = kind === "enumeration" ? keyOfText(type, { text: value, namespaces }) : value;
    return `${kind}${fixed ? "!" : ""}=${JSON.stringify(text)}`;
  });
  const inner = [type.itemTypeDefinition, ...type.memberTypeDefinitions].map(reference);
  return [
    "simple",
    type.variety,
    reference(type.baseTypeDefinition),
    inner.join(),
    facets.toSorted().join(" "),
    [...type.final].toSorted().join(),
  ].join("|");
}

function complexSignature(type: ComplexTypeDefinition): string {
  if (type === anyType) return "anyType";
  const { contentType: content } = type;
  return [
    "complex",
    type.derivationMethod,
    reference(type.baseTypeDefinition),
    type.abstract,
    [...type.final].toSorted().join(),
    [...type.prohibitedSubstitutions].toSorted().join(),
    attributesSignature(type),
    content.variety,
    content.variety === "simple" ? reference(content.simpleTypeDefinition) : "",
    "particle" in content ? particleSignature(content.particle) : "",
  ].join("|");
}

export function attributesSignature({
  attributeUses,
  attributeWildcard,
}: Pick<AttributeGroupDefinition, "attributeUses" | "attributeWildcard">): string {
  const uses = attributeUses.map(useSignature).toSorted();
  return `${uses.join()};${attributeWildcard === undefined ? "" : wildcardSignature(attributeWildcard)}`;
}

function useSignature({
  required,
  valueConstraint,
  attributeDeclaration: own,
}: AttributeUse): string {
  const constraint = valueConstraint ?? own.valueConstraint;
  return `@${clark(own.name)}${required ? "!" : ""}:${reference(own.typeDefinition)}${keyOfConstraint(constraint, own.typeDefinition)}`;
}

export function particleSignature({ minOccurs, maxOccurs, term }: Particle): string {
  const counts = minOccurs === 1 && maxOccurs === 1 ? "" : `{${minOccurs},${maxOccurs}}`;
  if (term.kind === "wildcard") return wildcardSignature(term) + counts;
  if (term.kind === "modelGroup") {
    const { definition } = term;
    return (definition ? `group ${clark(definition.name)}` : groupSignature(term)) + counts;
  }
  return (
    (term.scope === "global"
      ? `ref ${clark(term.name)}`
      : `${clark(term.name)}:${elementSignature(term)}`) + counts
  );
}

/** Without its name. */
export function groupSignature({ compositor, particles }: ModelGroup): string {
  return `${compositor}(${particles.map(particleSignature).join()})`;
}

export function wildcardSignature({ namespaceConstraint, processContents }: Wildcard): string {
  return `any[${namespacesText(namespaceConstraint)} ${processContents}]`;
}

function namespacesText(constraint: NamespaceConstraint): string {
  if (constraint.kind === "any") return "##any";
  if (constraint.kind === "not") return `not ${constraint.namespace}`;
  return constraint.namespaces.toSorted().join(" ");
}

/** Without its name. */
export function elementSignature(element: ElementDeclaration): string {
  return remembered(element, (of) =>
    [
      "element",
      reference(of.typeDefinition),
      keyOfConstraint(of.valueConstraint, of.typeDefinition),
      of.nillable,
      of.abstract,
      [...of.disallowedSubstitutions].toSorted().join(),
      [...of.substitutionGroupExclusions].toSorted().join(),
      of.substitutionGroupAffiliation === undefined
        ? ""
        : clark(of.substitutionGroupAffiliation.name),
      of.identityConstraints
        .map((one) => `${clark(one.name)} ${keyOfIdentity(one)}`)
        .toSorted()
        .join(),
    ].join("|"),
  );
}
