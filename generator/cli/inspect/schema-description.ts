import { clark, type QName } from "../../../runtime/qname.js";
import type {
  Annotated,
  ElementDeclaration,
  Facet,
  Particle,
  Schema,
  SimpleTypeDefinition,
  TypeDefinition,
} from "../../schema/components.js";

/*
 * What a schema says of one type or element, as plain data, for people who look something up.
 */

/** A type or an element that somebody asks for. */
export interface Description {
  readonly kind: "element" | "complexType" | "simpleType";
  /** In Clark notation. */
  readonly name: string;
  readonly documentation: readonly string[];
  /** What is known of it, where the schemas say so: `known`, `inferred`, `designed`. */
  readonly provenance?: string | undefined;
  /** The type of an element. */
  readonly type?: string | undefined;
  /** The type that it extends or restricts, and how. */
  readonly base?: string | undefined;
  readonly derivation?: "extension" | "restriction" | undefined;
  readonly variety?: "list" | "union" | undefined;
  readonly members?: readonly string[] | undefined;
  readonly facets?: readonly { readonly kind: string; readonly value: string }[] | undefined;
  readonly codes?: readonly Code[] | undefined;
  readonly attributes?: readonly Part[] | undefined;
  readonly content?: readonly ContentPart[] | undefined;
  /** What has it: elements of this type, types that derive from it. */
  readonly usedBy: readonly string[];
}

/** A value of a code list. */
export interface Code {
  readonly value: string;
  readonly title: string;
  readonly provenance?: string | undefined;
}

/** An element or attribute inside of something. */
export interface Part {
  readonly name: string;
  readonly type: string | undefined;
  readonly occurs: string;
  readonly documentation: readonly string[];
}

/** An element, a wildcard, or a group of them. */
export type ContentPart =
  | ({ readonly kind: "element" } & Part)
  | { readonly kind: "any"; readonly occurs: string }
  | {
      readonly kind: "sequence" | "choice" | "all";
      readonly occurs: string;
      readonly parts: readonly ContentPart[];
    };

type Found = ElementDeclaration | TypeDefinition;

/** All types and elements of a name: local, with a prefix that the schemas bind, or in Clark notation. Capitals do not count. */
export function findNamed(
  schema: Schema,
  text: string,
  prefixes: ReadonlyMap<string, string>,
): readonly Found[] {
  const [, prefix, afterPrefix] = /^([^:{}]+):([^:{}]+)$/.exec(text) ?? [];
  const namespace = prefix === undefined ? undefined : prefixes.get(prefix);
  const wanted = (
    afterPrefix !== undefined && namespace !== undefined
      ? clark({ namespace, local: afterPrefix })
      : text
  ).toLowerCase();
  const matches = ({ name }: { readonly name: QName }): boolean =>
    clark(name).toLowerCase() === wanted || name.local.toLowerCase() === wanted;
  return allNamed(schema).filter((each) => each.name !== undefined && matches({ name: each.name }));
}

/** All global elements and named types, the built-in ones left out. */
export function allNamed(schema: Schema): readonly (Found & { readonly name: QName })[] {
  const isOwn = (type: TypeDefinition): type is TypeDefinition & { readonly name: QName } =>
    type.name !== undefined && !(type.kind === "simpleTypeDefinition" && type.builtIn);
  const types = [...schema.typeDefinitions.values()].filter(isOwn);
  return [
    ...schema.elementDeclarations.values(),
    ...types.filter(({ name }) => name.namespace !== xs),
  ];
}

const xs = "http://www.w3.org/2001/XMLSchema";

/** Describes a type or an element. */
export function describe(schema: Schema, found: Found): Description {
  const own = { ...annotations(found), usedBy: usersOf(schema, found) };
  if (found.kind === "elementDeclaration") {
    const type = found.typeDefinition;
    const rest = type.name === undefined ? ofType(type) : {};
    return { kind: "element", name: clark(found.name), type: nameOf(type), ...own, ...rest };
  }
  const kind = found.kind === "simpleTypeDefinition" ? "simpleType" : "complexType";
  return { kind, name: nameOf(found) ?? "", ...own, ...ofType(found) };
}

function annotations({
  documentation,
  foreignAttributes,
}: Annotated): Pick<Description, "documentation" | "provenance"> {
  const provenance = foreignAttributes.find(({ name }) => name.local === "provenance")?.value;
  return { documentation, ...(provenance !== undefined && { provenance }) };
}

function ofType(type: TypeDefinition): Partial<Description> {
  if (type.kind === "simpleTypeDefinition") return ofSimpleType(type);
  const { attributeUses, contentType, baseTypeDefinition, derivationMethod } = type;
  const attributes = attributeUses.map(
    ({ attributeDeclaration, required, documentation }): Part => ({
      name: clark(attributeDeclaration.name),
      type: nameOf(attributeDeclaration.typeDefinition),
      occurs: required ? "1..1" : "0..1",
      documentation: documentation.length > 0 ? documentation : attributeDeclaration.documentation,
    }),
  );
  const isDerived = baseTypeDefinition.name?.namespace !== xs;
  return {
    ...(contentType.variety === "simple" && ofSimpleType(contentType.simpleTypeDefinition)),
    ...(isDerived && { base: nameOf(baseTypeDefinition), derivation: derivationMethod }),
    ...(attributes.length > 0 && { attributes }),
    ...("particle" in contentType && { content: partsOf(contentType.particle) }),
  };
}

function ofSimpleType(type: SimpleTypeDefinition): Partial<Description> {
  const { baseTypeDefinition, variety, memberTypeDefinitions, itemTypeDefinition, facets } = type;
  const members = itemTypeDefinition === undefined ? memberTypeDefinitions : [itemTypeDefinition];
  const codes = facets.filter(({ kind }) => kind === "enumeration").map(codeOf);
  const others = facets
    .filter(({ kind }) => kind !== "enumeration")
    .map(({ kind, value }) => ({ kind, value }));
  return {
    ...(baseTypeDefinition !== undefined &&
      variety === "atomic" && { base: nameOf(baseTypeDefinition), derivation: "restriction" }),
    ...((variety === "list" || variety === "union") && {
      variety,
      members: members.map((each) => nameOf(each) ?? ""),
    }),
    ...(codes.length > 0 && { codes }),
    ...(others.length > 0 && { facets: others }),
  };
}

function codeOf(facet: Facet): Code {
  const title = facet.foreignAttributes.find(({ name }) => name.local === "title")?.value;
  const { documentation, provenance } = annotations(facet);
  const known = provenance !== undefined && { provenance };
  return { value: facet.value, title: title ?? documentation.join(" "), ...known };
}

/** The outermost sequence is what a reader expects, so that its parts are given. */
function partsOf(particle: Particle): readonly ContentPart[] {
  const part = partOf(particle);
  if (part === undefined) return [];
  return part.kind === "sequence" && part.occurs === "1..1" ? part.parts : [part];
}

function partOf({ minOccurs, maxOccurs, term, documentation }: Particle): ContentPart | undefined {
  if (maxOccurs === 0) return undefined;
  const occurs = `${minOccurs}..${maxOccurs === Number.POSITIVE_INFINITY ? "n" : maxOccurs}`;
  if (term.kind === "wildcard") return { kind: "any", occurs };
  if (term.kind === "modelGroup") {
    const parts = term.particles.flatMap((inner) => partOf(inner) ?? []);
    return { kind: term.compositor, occurs, parts };
  }
  const said = documentation.length > 0 ? documentation : term.documentation;
  const type = nameOf(term.typeDefinition);
  return { kind: "element", name: clark(term.name), type, occurs, documentation: said };
}

/** The name of a type; of a union without one, those of its members. */
function nameOf(type: TypeDefinition): string | undefined {
  if (type.name !== undefined) return clark(type.name);
  if (type.kind !== "simpleTypeDefinition" || type.variety !== "union") return undefined;
  return type.memberTypeDefinitions.map((member) => nameOf(member) ?? "").join(" | ");
}

/** Which types have it inside, derive from it, or are that of an element. */
function usersOf(schema: Schema, found: Found): readonly string[] {
  const users = new Set<string>();
  for (const each of allNamed(schema)) {
    const type = each.kind === "elementDeclaration" ? each.typeDefinition : each;
    const isItsType = each.kind === "elementDeclaration" && type === found;
    const derives = each.kind !== "elementDeclaration" && type.baseTypeDefinition === found;
    const holds =
      each.kind === "complexTypeDefinition" && termsOf(each).some((term) => term === found);
    if (each !== found && (isItsType || derives || holds)) users.add(clark(each.name));
  }
  return [...users];
}

/** The elements in the content of a type, their types, and those of its attributes. */
function termsOf(
  type: Extract<TypeDefinition, { readonly kind: "complexTypeDefinition" }>,
): readonly Found[] {
  const { contentType, attributeUses } = type;
  const attributes = attributeUses.map(
    ({ attributeDeclaration }) => attributeDeclaration.typeDefinition,
  );
  const inside = "particle" in contentType ? elementsOf(contentType.particle, new Set()) : [];
  return [...attributes, ...inside.flatMap((element) => [element, element.typeDefinition])];
}

function elementsOf({ term }: Particle, seen: Set<unknown>): readonly ElementDeclaration[] {
  if (term.kind === "elementDeclaration") return [term];
  if (term.kind === "wildcard" || seen.has(term)) return [];
  seen.add(term);
  return term.particles.flatMap((inner) => elementsOf(inner, seen));
}
