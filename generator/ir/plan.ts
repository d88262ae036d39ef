import type { SchemaSet } from "../../runtime/descriptors.js";
import { clark, type QName } from "../../runtime/qname.js";
import { schemaSet } from "../../runtime/v1/schema-sets.js";
import type {
  Annotated,
  ComplexTypeDefinition,
  ElementDeclaration,
  Schema,
  TypeDefinition,
} from "../schema/components.js";
import { componentsOf } from "../schema/constraints/walk.js";
import type { Integers } from "../schema/simple-type-descriptor.js";
import type { GlobalElement, Keep, Module, TypeDeclaration } from "./ir.js";
import {
  assignNames,
  type Handle,
  type NameTable,
  ownNames,
  type PropertyNaming,
  reservedIdentifiers,
  type TypeNaming,
  toTypeName,
} from "./names.js";
import { type Collected, collectDeclarations } from "./passes/1-collect/declarations.js";
import { type Derivations, findDerivations } from "./passes/2-relate/derivations.js";
import { itemKinds } from "./passes/2-relate/item-kinds.js";
import { Mappings } from "./passes/3-map/mapping.js";
import { Descriptors } from "./passes/4-describe/descriptors.js";
import { groupByDocument } from "./passes/5-lay-out/modules.js";
import { preferredPrefixes } from "./passes/5-lay-out/prefixes.js";

export interface PlanOptions {
  readonly integers: Integers;
  readonly naming: PropertyNaming;
  /** Leaves components out; see `only` in `GenerateOptions`. */
  readonly keep: Keep;
  readonly typeNaming: TypeNaming;
  /** The namespaces whose code is imported from elsewhere. */
  readonly elsewhere: ReadonlySet<string>;
  /** Names to use for types and elements, by Clark name, instead of their own. */
  readonly names: Readonly<Record<string, string>>;
}

/** All that is known of the output before a line of it is written. */
export interface Plan {
  readonly schema: Schema;
  readonly modules: readonly Module[];
  readonly types: ReadonlyMap<TypeDefinition, TypeDeclaration>;
  readonly elements: ReadonlyMap<ElementDeclaration, GlobalElement>;
  /** The types that elements, local ones too, are declared to be of. */
  readonly elementTypes: ReadonlySet<TypeDefinition>;
  /** The names of the types. What else is declared is named after them. */
  readonly typeNames: NameTable;
  readonly mappings: Mappings;
  readonly derivations: Derivations;
  readonly descriptors: Descriptors;
  readonly prefixes: Readonly<Record<string, string>>;
  /** The `kind` of an element among the items of an ordered property. */
  readonly kindOf: (element: ElementDeclaration) => string;
  /** The name of a type in TypeScript: what `$type` says. */
  readonly typeName: (type: ComplexTypeDefinition) => string;
  readonly schemas: () => SchemaSet;
}

/** Decides what is declared where and how types are called, and makes the descriptors. */
export function planModules(schema: Schema, options: PlanOptions): Plan {
  const { integers, keep } = options;
  const collected = renamed(collectDeclarations(schema, keep), options.names);
  const derivations = findDerivations(schema, keep, options.elsewhere);
  const kinds = itemKinds(collected.elements.keys(), derivations);
  const mappings = new Mappings({ ...options, substitutionKinds: kinds.broughtInto });
  const { types, elements } = declarationsOf(collected, options.typeNaming);
  const typeNames = assignNames(
    namedFirst(types.values()),
    new Set([...reservedIdentifiers, ...ownNames]),
  );
  const typeName = (type: ComplexTypeDefinition): string => {
    const handle = types.get(type)?.handle;
    return (handle && typeNames.get(handle)) ?? type.name?.local ?? "";
  };
  const prefixes = preferredPrefixes(schema);
  let set: SchemaSet | undefined;
  const schemas = (): SchemaSet => {
    set ??= describeSet(schema, types, keep, descriptors, typeName);
    return set;
  };
  const kindOf = kinds.of;
  const descriptors = new Descriptors({
    mappings,
    derivations,
    integers,
    typeName,
    kindOf,
    prefixes,
    schemas,
  });
  return {
    schema,
    modules: groupByDocument(schema, [...types.values(), ...elements.values()]),
    types,
    elements,
    elementTypes: new Set(
      [...componentsOf(schema).elements].filter(keep).map((one) => one.typeDefinition),
    ),
    typeNames,
    mappings,
    derivations,
    descriptors,
    prefixes,
    kindOf,
    typeName,
    schemas,
  };
}

/** The handles of types; a name that the schema gives is not taken by one that is made for an anonymous type. */
function namedFirst(types: Iterable<TypeDeclaration>): readonly Handle[] {
  const all = [...types];
  const isNamed = ({ component, ...rest }: TypeDeclaration): boolean =>
    component.name !== undefined && !("replacedBy" in rest);
  return [...all.filter(isNamed), ...all.filter((type) => !isNamed(type))].map(
    ({ handle }) => handle,
  );
}

/** Applies the names that the option `names` gives. */
function renamed(collected: Collected, names: Readonly<Record<string, string>>): Collected {
  const nameOf = ({ name }: { readonly name: QName | undefined }, own: string): string => {
    const key = name === undefined ? "" : clark(name);
    return Object.hasOwn(names, key) ? (names[key] ?? own) : own;
  };
  return {
    ...collected,
    types: new Map([...collected.types].map(([type, own]) => [type, nameOf(type, own)])),
    elements: new Map(
      [...collected.elements].map(([element, own]) => [element, nameOf(element, own)]),
    ),
  };
}

function declarationsOf(
  collected: Collected,
  naming: TypeNaming,
): Pick<Plan, "types" | "elements"> {
  const types = [...collected.types].map(
    ([component, name]) =>
      [component, typeDeclaration(component, toTypeName(name, naming), collected)] as const,
  );
  const elements = [...collected.elements].map(
    ([component, name]) =>
      [component, { kind: "element", component, name: toTypeName(name, naming) }] as const,
  );
  return { types: new Map(types), elements: new Map(elements) };
}

function typeDeclaration(
  component: TypeDefinition,
  wanted: string,
  { formerSelves }: Collected,
): TypeDeclaration {
  const handle = { wanted, space: "type" } as const;
  if (component.kind === "simpleTypeDefinition") return { kind: "simpleType", component, handle };
  const replacedBy = formerSelves.get(component);
  return { kind: "complexType", component, handle, ...(replacedBy && { replacedBy }) };
}

/** What the set has are all global declarations that are kept, and the types that these need. */
function describeSet(
  schema: Schema,
  declared: Plan["types"],
  keep: Keep,
  descriptors: Descriptors,
  typeName: (type: ComplexTypeDefinition) => string,
): SchemaSet {
  const kept = <T extends Annotated>(map: ReadonlyMap<string, T>): readonly T[] =>
    [...map.values()].filter(keep);
  const needed = [...schema.typeDefinitions.values()].filter(
    (type) => keep(type) || declared.has(type),
  );
  return schemaSet({
    elements: kept(schema.elementDeclarations).map((one) => descriptors.element(one)),
    types: needed.map((type) => ({
      type: descriptors.type(type),
      ...(type.kind === "complexTypeDefinition" && { $type: typeName(type) }),
    })),
    attributes: kept(schema.attributeDeclarations).map((one) => descriptors.globalAttribute(one)),
    notations: kept(schema.notationDeclarations).map(({ name }) => name),
  });
}
