import type { QName } from "../../../runtime/qname.js";
import type { NamedKind, Thing } from "../../messages/message.js";
import type {
  AttributeDeclaration,
  ElementDeclaration,
  IdentityConstraintDefinition,
  Term,
  TypeDefinition,
} from "../components.js";

/** Something that has a name, for a sentence. */
export function named(kind: NamedKind, { namespace, local }: QName): Thing {
  return { kind, name: { namespace, local } };
}

/** A declaration, for a sentence. */
export function describeDeclaration({
  kind,
  name,
}: ElementDeclaration | AttributeDeclaration): Thing {
  return named(kind === "elementDeclaration" ? "element" : "attribute", name);
}

export function describeConstraint({ name }: IdentityConstraintDefinition): Thing {
  return named("constraint", name);
}

/** A type, for a sentence: one without a name by what it stands in. */
export function describeType(type: TypeDefinition): Thing {
  if (type.name !== undefined) return named("type", type.name);
  const { context } = type;
  if (context === undefined) return { kind: "anonymousType", of: undefined };
  const isType =
    context.kind === "simpleTypeDefinition" || context.kind === "complexTypeDefinition";
  return {
    kind: "anonymousType",
    of: isType ? describeType(context) : describeDeclaration(context),
  };
}

/** A term of a particle, for a sentence. */
export function describeTerm(term: Term): Thing {
  switch (term.kind) {
    case "elementDeclaration":
      return describeDeclaration(term);
    case "wildcard":
      return { kind: "wildcard", namespaces: term.namespaceConstraint };
    case "modelGroup":
      return {
        kind: "modelGroup",
        compositor: term.compositor,
        group: term.definition?.name,
      };
  }
}
