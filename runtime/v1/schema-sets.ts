import { lendLikelyRoots } from "../assess/lent-roots.js";
import { likelyRoots } from "../assess/likely-roots.js";
import { builtInSimpleTypes } from "../datatypes/all-built-ins.js";
import type {
  AttributeDescriptor,
  ElementDescriptor,
  SchemaSet,
  TypeDescriptor,
} from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { lendBuiltIns } from "../model/named-built-ins.js";
import { NamedTypes } from "../model/named-types.js";
import { clark, type QName } from "../qname.js";

/** A type, with what values call it; alone where they call a complex one by its own name. */
type NamedOne =
  | TypeDescriptor
  | { readonly $type?: string | undefined; readonly type: TypeDescriptor };

/**
 * Global declarations. The type that is allowed to be a tuple makes the compiler take the lists as they are; otherwise it compares each
 * item with all others, which takes long for hundreds of types.
 */
interface Declarations {
  readonly elements?: readonly ElementDescriptor[] | readonly [] | undefined;
  /** The named types; `$type` is what values call them. */
  readonly types?: readonly NamedOne[] | readonly [] | undefined;
  readonly attributes?: readonly AttributeDescriptor[] | readonly [] | undefined;
  readonly notations?: readonly QName[] | undefined;
}

/** What documents hold by the Clark name of the root element, told by the local names in a namespace. */
export type RootsIn<Namespace extends string, Roots> = {
  readonly [Local in keyof Roots & string as `{${Namespace}}${Local}`]: Roots[Local];
};

/** The global declarations of a set of schemas, under their names. */
export function schemaSet<Roots = unknown>(declarations: Declarations): SchemaSet<Roots> {
  const { elements = [], types = [], attributes = [], notations = [] } = declarations;
  // The root of a document may be one that nobody declares, whose type it names.
  lendBuiltIns(builtInSimpleTypes);
  lendLikelyRoots(likelyRoots);
  const named = types.flatMap((one) => {
    const { $type, type } = "kind" in one ? { $type: typeNameOf(one), type: one } : one;
    return type.name === undefined ? [] : [{ key: clark(type.name), $type, type }];
  });
  return {
    kind: "schemaSet",
    elements: new Map(elements.map((declaration) => [clark(declaration.name), declaration])),
    types: new Map(named.map(({ key, type }) => [key, type])),
    attributes: new Map(attributes.map((declaration) => [clark(declaration.name), declaration])),
    notations: new Set(notations.map(clark)),
    typeNames: new Map(
      named.flatMap(({ key, $type }) => ($type === undefined ? [] : [[key, $type] as const])),
    ),
  };
}

/** Global declarations, and all the named types to which they lead. These are looked for when a document first names a type. */
export function schemasFrom<Roots = unknown>(declarations: Declarations): SchemaSet<Roots> {
  const set = schemaSet<Roots>(declarations);
  return {
    ...set,
    get types() {
      return wholeTypes(set).types;
    },
    get typeNames() {
      return wholeTypes(set).typeNames;
    },
  };
}

/** What is named goes before what is met under the same name. */
const wholeTypes: (set: SchemaSet) => Pick<SchemaSet, "types" | "typeNames"> = /*@__PURE__*/ memo(
  (set) => {
    const met = new NamedTypes();
    for (const part of [set.elements, set.attributes, set.types])
      for (const declaration of part.values()) met.follow(declaration);
    const names = [...met.found].flatMap(([key, type]) => {
      const name = typeNameOf(type);
      return name === undefined ? [] : [[key, name] as const];
    });
    return {
      types: new Map([...met.found, ...set.types]),
      typeNames: new Map([...names, ...set.typeNames]),
    };
  },
);

/** What values call a type, where nothing else is said. */
export function typeNameOf(type: TypeDescriptor): string | undefined {
  return type.kind === "complexType" ? type.name?.local : undefined;
}
