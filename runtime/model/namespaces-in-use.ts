import { holdsQNames } from "../datatypes/simple-type-facts.js";
import type { ElementDescriptor, SchemaSet } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import type { NamedType } from "../nouns/generic-values.js";
import { clark, xmlNamespace } from "../qname.js";
import { findType } from "./type-substitution.js";
import { walkDescriptors } from "./walk-descriptors.js";

/** What a document with a given root element may need to say, whatever the value. */
export interface NamespacesInUse {
  /** The namespaces of the elements, attributes and derived types that may come, nearest first. */
  readonly namespaces: readonly string[];
  /** Those of them that attributes are in. */
  readonly ofAttributes: ReadonlySet<string>;
  /** Whether something may come that a default namespace would catch: elements and types in no namespace, names in values. */
  readonly unprefixed: boolean;
}

/** What a document with this root may need, found once by a walk over the descriptors. What wildcards let in is not known. */
export const namespacesInUse: (root: ElementDescriptor) => NamespacesInUse =
  /*@__PURE__*/ memo(findNamespaces);

function findNamespaces(root: ElementDescriptor): NamespacesInUse {
  const namespaces = new Set<string>();
  const ofAttributes = new Set<string>();
  let unprefixed = false;
  const meet = (namespace: string): void => {
    if (namespace === "") unprefixed = true;
    else if (namespace !== xmlNamespace) namespaces.add(namespace);
  };
  walkDescriptors([root], {
    element: ({ name, type }) => {
      meet(name.namespace);
      // An element may name its own type again.
      if (type().name?.namespace === "") unprefixed = true;
    },
    attribute: ({ name: { namespace } }) => {
      if (namespace === "" || namespace === xmlNamespace) return;
      namespaces.add(namespace);
      ofAttributes.add(namespace);
    },
    simpleType: (type) => {
      if (holdsQNames(type)) unprefixed = true;
    },
    derivedType: ({ type }) => {
      if (type.name !== undefined) meet(type.name.namespace);
    },
  });
  return { namespaces: [...namespaces], ofAttributes, unprefixed };
}

/** Whether `xsi:type` may name a type in no namespace, which a default namespace would catch. */
export const hasUnprefixedTypes: (schemas: SchemaSet) => boolean = /*@__PURE__*/ memo(({ types }) =>
  [...types.values()].some(({ name }) => name?.namespace === ""),
);

/** Whether an element of a simple type, of which `xsi:type` says another, may hold names in its text or attributes. */
export function mayHoldNames(
  named: NamedType,
  element: ElementDescriptor,
  schemas: SchemaSet | undefined,
): boolean {
  const declared = element.type();
  const type = declared.kind === "simpleType" && findType(clark(named), declared, schemas);
  let found = false;
  if (type)
    walkDescriptors([type], {
      simpleType: (one) => {
        found ||= holdsQNames(one);
      },
    });
  return found;
}
