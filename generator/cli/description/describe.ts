import { memo } from "../../../runtime/engine/memo.js";
import { clark } from "../../../runtime/qname.js";
import { push } from "../../ir/passes/2-relate/shared-lists.js";
import type {
  ElementDeclaration,
  IdentityConstraintDefinition,
  Schema,
} from "../../schema/components.js";
import { type Found, kindOf, type Named } from "./find.js";
import { marksOf, valueConstraintOf } from "./marks.js";
import type { Constraint, Description } from "./model.js";
import { attributePart, contentOf, typeFacts, typeUse, wildOf } from "./types.js";
import { usersOf } from "./users.js";

/** Describes a component. */
export function describe(schema: Schema, found: Named): Description {
  const { documentation, name } = found;
  return {
    kind: kindOf(found),
    name: clark(name),
    documentation,
    ...marksOf(found),
    usedBy: [...new Set(usersOf(schema, found).map((user) => clark(user.name)))],
    ...factsOf(schema, found),
  };
}

function factsOf(schema: Schema, found: Found): Partial<Description> {
  switch (found.kind) {
    case "elementDeclaration":
      return ofElement(schema, found);
    case "complexTypeDefinition":
    case "simpleTypeDefinition":
      return typeFacts(found);
    case "attributeDeclaration": {
      const { type, inner } = typeUse(found.typeDefinition);
      return { type, ...inner, ...valueConstraintOf(found.valueConstraint) };
    }
    case "modelGroupDefinition": {
      const { documentation, position, document } = found;
      const once = { minOccurs: 1, maxOccurs: 1, documentation, position, document } as const;
      const term = { ...found.modelGroup, definition: undefined };
      return contentOf({ kind: "particle", ...once, foreignAttributes: [], term });
    }
    case "attributeGroupDefinition": {
      const attributes = found.attributeUses.map(attributePart);
      return {
        ...(attributes.length > 0 && { attributes }),
        ...(found.attributeWildcard && { anyAttribute: wildOf(found.attributeWildcard) }),
      };
    }
    case "notationDeclaration": {
      const { publicIdentifier, systemIdentifier } = found;
      const identifiers = [publicIdentifier, systemIdentifier].filter((each) => each !== undefined);
      return { identifiers };
    }
  }
}

function ofElement(schema: Schema, element: ElementDeclaration): Partial<Description> {
  const { typeDefinition, abstract, nillable, identityConstraints } = element;
  const { disallowedSubstitutions, substitutionGroupExclusions } = element;
  const head = element.substitutionGroupAffiliation;
  const substitutes = substitutesIn(schema)
    .get(element)
    ?.map((each) => clark(each.name));
  const { type, inner } = typeUse(typeDefinition);
  return {
    type,
    ...inner,
    ...(abstract && { abstract }),
    ...(nillable && { nillable }),
    ...valueConstraintOf(element.valueConstraint),
    ...(head !== undefined && { head: clark(head.name) }),
    ...(substitutes !== undefined && { substitutes }),
    ...(identityConstraints.length > 0 && { constraints: identityConstraints.map(constraintOf) }),
    ...(disallowedSubstitutions.size > 0 && { block: [...disallowedSubstitutions] }),
    ...(substitutionGroupExclusions.size > 0 && { final: [...substitutionGroupExclusions] }),
  };
}

/** The elements that name a head as theirs, by it. */
const substitutesIn = memo(
  (schema: Schema): ReadonlyMap<ElementDeclaration, readonly ElementDeclaration[]> => {
    const found = new Map<ElementDeclaration, ElementDeclaration[]>();
    for (const element of schema.elementDeclarations.values()) {
      const head = element.substitutionGroupAffiliation;
      if (head !== undefined) push(found, head, element);
    }
    return found;
  },
);

function constraintOf(constraint: IdentityConstraintDefinition): Constraint {
  const { category, name, selector, fields, referencedKey } = constraint;
  return {
    category,
    name: clark(name),
    selector: selector.text,
    fields: fields.map(({ text }) => text),
    ...(referencedKey !== undefined && { refers: clark(referencedKey.name) }),
  };
}
