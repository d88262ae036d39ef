import type { SchemaSet } from "../../runtime/descriptors.js";
import { clark, type QName } from "../../runtime/qname.js";
import * as make from "../../runtime/v1/particles.js";
import type {
  Annotated,
  ComplexTypeDefinition,
  ElementDeclaration,
  Schema,
  SimpleTypeDefinition,
  TypeDefinition,
} from "../schema/components.js";
import type { Integers } from "../schema/simple-type-descriptor.js";
import type {
  ComplexTypeModule,
  Declaration,
  ElementModule,
  Module,
  SimpleTypeModule,
} from "./ir.js";
import {
  assignNames,
  type Handle,
  lowerFirst,
  type NameTable,
  ownNames,
  type PropertyNaming,
  reservedIdentifiers,
  takeName,
  toIdentifier,
  upperFirst,
} from "./names.js";
import { collectDeclarations, type Declared } from "./passes/declarations.js";
import { type Derivations, findDerivations } from "./passes/derivation.js";
import { Descriptors } from "./passes/describe.js";
import { filePaths } from "./passes/file-paths.js";
import { ItemHandles } from "./passes/item-handles.js";
import { Mappings } from "./passes/mapping.js";
import { preferredPrefixes } from "./passes/prefixes.js";
import type { Keep, Node } from "./passes/simplify.js";

export interface PlanOptions {
  readonly integers: Integers;
  readonly naming: PropertyNaming;
  /** Leaves components out; see `only` in `GenerateOptions`. */
  readonly keep: Keep;
  /** Names to use for types and elements, by Clark name, instead of their own. */
  readonly names: Readonly<Record<string, string>>;
}

/** All that is known of the output before a line of it is written. */
export interface Plan {
  readonly schema: Schema;
  readonly modules: readonly Module[];
  /** Names of types, and names of constants and functions: TypeScript keeps them apart. */
  readonly typeNames: NameTable;
  readonly valueNames: NameTable;
  readonly types: ReadonlyMap<TypeDefinition, ComplexTypeModule | SimpleTypeModule>;
  readonly elements: ReadonlyMap<ElementDeclaration, ElementModule>;
  readonly mappings: Mappings;
  readonly derivations: Derivations;
  readonly descriptors: Descriptors;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly kindOf: (element: ElementDeclaration) => string;
  readonly schemas: () => SchemaSet;
}

/** Decides what is declared where and under which names, and makes the descriptors. */
export function planModules(schema: Schema, options: PlanOptions): Plan {
  const declared = renamed(collectDeclarations(schema, options.keep), options.names);
  const derivations = findDerivations(schema, options.keep);
  const kinds = substitutionKinds(declared);
  const kindOf = (element: ElementDeclaration): string => kinds.get(element) ?? element.name.local;
  const mappings = new Mappings({
    ...options,
    substitutionKinds: (node) => kindsBelow(node, derivations, kindOf),
  });
  const items = new ItemHandles(declared, mappings);
  const shared = sharedLists(declared, derivations);
  const types = new Map(
    [...declared.types].map(([type, name]) => [
      type,
      planType(type, name, { derivations, items, shared }),
    ]),
  );
  const elements = planElements(declared, types, derivations);
  const typeNames = nameTypes(types, elements);
  const valueNames = nameValues(types, elements, typeNames);
  const prefixes = preferredPrefixes(schema);
  const typeName = (type: ComplexTypeDefinition): string => {
    const handle = types.get(type)?.handles.type;
    return (handle && typeNames.get(handle)) ?? type.name?.local ?? "";
  };
  let set: SchemaSet | undefined;
  const schemas = (): SchemaSet => {
    set ??= describeSet(schema, options.keep, descriptors, typeName);
    return set;
  };
  const { integers } = options;
  const descriptors = new Descriptors({
    mappings,
    derivations,
    integers,
    typeName,
    kindOf,
    prefixes,
    schemas,
  });
  const modules = groupByDocument(schema, [...types.values(), ...elements.values()]);
  return {
    schema,
    modules,
    typeNames,
    valueNames,
    types,
    elements,
    mappings,
    derivations,
    descriptors,
    prefixes,
    kindOf,
    schemas,
  };
}

/** Applies the names that the user asked for. */
function renamed(declared: Declared, names: Readonly<Record<string, string>>): Declared {
  const nameOf = ({ name }: { readonly name: QName | undefined }, own: string): string => {
    const key = name === undefined ? "" : clark(name);
    return Object.hasOwn(names, key) ? (names[key] ?? own) : own;
  };
  return {
    ...declared,
    types: new Map([...declared.types].map(([type, own]) => [type, nameOf(type, own)])),
    elements: new Map(
      [...declared.elements].map(([element, own]) => [element, nameOf(element, own)]),
    ),
  };
}

/** The types whose list of derived types is part of another's. */
function sharedLists(
  { types }: Declared,
  { derivationParts }: Derivations,
): ReadonlySet<TypeDefinition> {
  const parts = [...types.keys()].flatMap((type) =>
    type.kind === "complexTypeDefinition" ? derivationParts(type) : [],
  );
  return new Set(parts.flatMap(({ kind, of }) => (kind === "allOf" ? [of] : [])));
}

interface TypeContext {
  readonly derivations: Derivations;
  readonly items: ItemHandles;
  readonly shared: ReadonlySet<TypeDefinition>;
}

function planType(
  component: TypeDefinition,
  name: string,
  { derivations, items, shared }: TypeContext,
): ComplexTypeModule | SimpleTypeModule {
  const type = toIdentifier(name);
  const handles = {
    type: { wanted: type },
    schema: { wanted: `${type}Schema` },
    descriptor: { wanted: `${type}Descriptor` },
  };
  if (component.kind === "simpleTypeDefinition") {
    const titles = hasTitles(component) ? { wanted: `${type}Titles` } : undefined;
    return { kind: "simpleType", component, handles, titles };
  }
  const derived = derivations.derivedFrom(component).length > 0;
  return {
    kind: "complexType",
    component,
    handles,
    builder: component.abstract
      ? undefined
      : { type: { wanted: `${type}Builder` }, start: { wanted: lowerFirst(type) } },
    orDerived: derived || component.abstract ? { wanted: `${type}OrDerived` } : undefined,
    derived: shared.has(component) ? { wanted: `${type}Derived` } : undefined,
    items: items.of(component),
    ownItems: items.ownOf(component),
  };
}

/** A title is what an enumeration says beside its value: `dc:title` or a documentation. */
function hasTitles({ facets }: SimpleTypeDefinition): boolean {
  return facets.some((facet) => facet.kind === "enumeration" && titleOf(facet) !== undefined);
}

/** `dc:title`, or any foreign attribute called `title`; otherwise the documentation. */
export function titleOf({ foreignAttributes, documentation }: Annotated): string | undefined {
  const title = foreignAttributes.find(({ name }) => name.local === "title");
  return title?.value ?? (documentation.length > 0 ? documentation.join(" ") : undefined);
}

function planElements(
  declared: Declared,
  types: ReadonlyMap<TypeDefinition, ComplexTypeModule | SimpleTypeModule>,
  derivations: Derivations,
): ReadonlyMap<ElementDeclaration, ElementModule> {
  const plan = (component: ElementDeclaration, local: string): ElementModule => {
    const name = toIdentifier(local);
    const type = types.get(component.typeDefinition);
    const start = type?.kind === "complexType" ? type.builder?.start.wanted : undefined;
    const own = start !== undefined && start !== lowerFirst(name);
    const heads = derivations.substitutionsFor(component).some((member) => member !== component);
    return {
      kind: "element",
      component,
      descriptor: { wanted: `${upperFirst(name)}Element` },
      start: own ? { wanted: lowerFirst(name) } : undefined,
      substitution:
        heads || component.abstract ? { wanted: `${toIdentifier(local)}Substitution` } : undefined,
    };
  };
  return new Map([...declared.elements].map(([element, local]) => [element, plan(element, local)]));
}

const reservedNames: ReadonlySet<string> = new Set([...reservedIdentifiers, ...ownNames]);

type Types = ReadonlyMap<TypeDefinition, ComplexTypeModule | SimpleTypeModule>;
type Elements = ReadonlyMap<ElementDeclaration, ElementModule>;

/** The schema's own names are served first, then what is derived from them. */
function nameTypes(types: Types, elements: Elements): NameTable {
  const builders = [...types.values()].flatMap((type) =>
    type.kind === "complexType"
      ? [type.builder?.type, type.orDerived, type.derived, ...type.ownItems.values()]
      : [],
  );
  const own = [...types.values()].map(({ handles }) => handles.type);
  const substitutions = [...elements.values()].map(({ substitution }) => substitution);
  return assignNames(present([...own, ...builders, ...substitutions]), reservedNames);
}

/**
 * A constant may have the name of a type only where it belongs to that type: two modules that export one name, even with
 * different meanings, cannot be exported together.
 */
function nameValues(types: Types, elements: Elements, typeNames: NameTable): NameTable {
  const starts = [...elements.values()].flatMap(({ start, descriptor }) => [start, descriptor]);
  const own = [...types.values()].flatMap((type) => [
    type.kind === "complexType" ? type.builder?.start : type.titles,
    type.handles.schema,
    type.handles.descriptor,
  ]);
  const typeOfStart = new Map(
    [...types.values()].flatMap((type) =>
      type.kind === "complexType" && type.builder ? [[type.builder.start, type.handles.type]] : [],
    ),
  );
  return assignNames(present([...starts, ...own]), reservedNames, typeNames, typeOfStart);
}

function present(handles: readonly (Handle | undefined)[]): readonly Handle[] {
  return handles.filter((handle) => handle !== undefined);
}

function substitutionKinds({ elements }: Declared): ReadonlyMap<ElementDeclaration, string> {
  const taken = new Set<string>();
  return new Map(
    [...elements.keys()].map((element) => [
      element,
      takeName(lowerFirst(toIdentifier(element.name.local)), taken),
    ]),
  );
}

function kindsBelow(
  node: Node,
  derivations: Derivations,
  kindOf: (element: ElementDeclaration) => string,
): readonly string[] {
  if (node.kind === "any") return [];
  if (node.kind !== "element") {
    return node.nodes.flatMap((child) => kindsBelow(child, derivations, kindOf));
  }
  const members = derivations.substitutionsFor(node.declaration);
  const heads = members.some((member) => member !== node.declaration);
  return heads ? members.map(kindOf) : [];
}

function describeSet(
  schema: Schema,
  keep: Keep,
  descriptors: Descriptors,
  typeName: (type: ComplexTypeDefinition) => string,
): SchemaSet {
  const kept = <T extends Annotated>(map: ReadonlyMap<string, T>): readonly T[] =>
    [...map.values()].filter(keep);
  return make.schemaSet({
    elements: kept(schema.elementDeclarations).map((one) => descriptors.element(one)),
    types: kept(schema.typeDefinitions).map((type) => ({
      type: descriptors.type(type),
      ...(type.kind === "complexTypeDefinition" && { $type: typeName(type) }),
    })),
    attributes: kept(schema.attributeDeclarations).map((one) => descriptors.globalAttribute(one)),
    notations: kept(schema.notationDeclarations).map(({ name }) => name),
  });
}

function groupByDocument(schema: Schema, declarations: readonly Declaration[]): readonly Module[] {
  const paths = filePaths(schema.documents);
  const byDocument = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    const id = declaration.component.document ?? "";
    const list = byDocument.get(id);
    if (list === undefined) byDocument.set(id, [declaration]);
    else list.push(declaration);
  }
  return schema.documents.map((document, index) => ({
    document,
    path: paths[index] ?? "",
    declarations: (byDocument.get(document.id) ?? []).sort(byPlace),
  }));
}

function byPlace({ component: a }: Declaration, { component: b }: Declaration): number {
  const lines = (a.position?.line ?? 0) - (b.position?.line ?? 0);
  return lines === 0 ? (a.position?.column ?? 0) - (b.position?.column ?? 0) : lines;
}
