import { clark } from "../../../runtime/qname.js";
import { describeNamespaces } from "../../ir/passes/4-describe/properties.js";
import type {
  AttributeUse,
  ComplexTypeDefinition,
  Facet,
  ModelGroup,
  Particle,
  SimpleTypeDefinition,
  TypeDefinition,
  Wildcard,
} from "../../schema/components.js";
import { marksOf, valueConstraintOf } from "./marks.js";
import type { Code, ContentPart, Part, TypeFacts, TypeUse, Wild } from "./model.js";

/** A type at a place of use: its name, or its facts if it is anonymous. */
export function typeUse(type: TypeDefinition): TypeUse {
  const name = nameOf(type);
  return {
    ...(name !== undefined && { type: name }),
    ...(type.name === undefined && { inner: typeFacts(type) }),
  };
}

/** The facts of a type. */
export function typeFacts(type: TypeDefinition): TypeFacts {
  return type.kind === "simpleTypeDefinition" ? ofSimpleType(type) : ofComplexType(type);
}

function ofComplexType(type: ComplexTypeDefinition): TypeFacts {
  const { attributeUses, attributeWildcard, contentType, baseTypeDefinition } = type;
  const { derivationMethod: derivation, abstract, final, prohibitedSubstitutions: block } = type;
  const attributes = attributeUses.map(attributePart);
  const base = nameOf(baseTypeDefinition);
  const isDerived = base !== undefined && baseTypeDefinition.name?.local !== "anyType";
  return {
    ...(contentType.variety === "simple" && ofContent(type, contentType.simpleTypeDefinition)),
    ...(abstract && { abstract }),
    ...(contentType.variety === "mixed" && { mixed: true }),
    ...(isDerived && { base, derivation }),
    ...(final.size > 0 && { final: [...final] }),
    ...(block.size > 0 && { block: [...block] }),
    ...(attributes.length > 0 && { attributes }),
    ...(attributeWildcard !== undefined && { anyAttribute: wildOf(attributeWildcard) }),
    ...("particle" in contentType && contentOf(contentType.particle)),
  };
}

/** The facts of the simple type of a content, if the type defines it itself. */
function ofContent(
  { baseTypeDefinition }: ComplexTypeDefinition,
  content: SimpleTypeDefinition,
): TypeFacts {
  return content === baseTypeDefinition || content.name !== undefined ? {} : ofSimpleType(content);
}

function ofSimpleType(type: SimpleTypeDefinition): TypeFacts {
  const { baseTypeDefinition: base, variety, facets: own, final } = type;
  // The facts of an anonymous base are included, since it cannot be looked up by name.
  const below = base !== undefined && base.name === undefined ? ofSimpleType(base) : undefined;
  const isOwnKind = variety !== "atomic" && base?.variety === undefined;
  const parts = type.itemTypeDefinition ?? type.memberTypeDefinitions;
  const members = "length" in parts ? parts : [parts];
  const codes = own.filter(({ kind }) => kind === "enumeration").map(codeOf);
  const facets = [
    ...(below?.facets ?? []),
    ...own.filter(({ kind }) => kind !== "enumeration").map(({ kind, value }) => ({ kind, value })),
  ];
  const chosen = codes.length > 0 ? codes : (below?.codes ?? []);
  return {
    ...below,
    ...(base?.name !== undefined &&
      base.variety !== undefined && { base: clark(base.name), derivation: "restriction" as const }),
    ...(isOwnKind &&
      (variety === "list" || variety === "union") && {
        variety,
        members: members.map(typeUse),
      }),
    ...(final.size > 0 && { final: [...final] }),
    ...(chosen.length > 0 && { codes: chosen }),
    ...(facets.length > 0 && { facets }),
  };
}

function codeOf(facet: Facet): Code {
  const title = facet.foreignAttributes.find(({ name }) => name.local === "title")?.value;
  const { provenance } = marksOf(facet);
  const known = provenance !== undefined && { provenance };
  return { value: facet.value, title: title ?? facet.documentation.join(" "), ...known };
}

/** An attribute of a type or group. */
export function attributePart(use: AttributeUse): Part {
  const { attributeDeclaration: declaration, required, documentation, valueConstraint } = use;
  return {
    name: clark(declaration.name),
    ...typeUse(declaration.typeDefinition),
    occurs: required ? "1..1" : "0..1",
    documentation: documentation.length > 0 ? documentation : declaration.documentation,
    ...(declaration.scope === "global" && { global: true }),
    ...valueConstraintOf(valueConstraint ?? declaration.valueConstraint),
    ...marksOf(use),
  };
}

export function wildOf({ namespaceConstraint, processContents }: Wildcard): Wild {
  return { namespaces: describeNamespaces(namespaceConstraint), process: processContents };
}

/** A content with more places than this shows no named group twice: nested groups may double the size at each level. */
const mostPlaces = 2_000;

/** The content of a type. Readers expect an outermost sequence, so that its parts are given directly. */
export function contentOf(particle: Particle): {
  readonly content?: readonly ContentPart[] | undefined;
} {
  const part = new Content().part(particle);
  if (part === undefined) return {};
  const isPlain = part.kind === "sequence" && part.occurs === "1..1" && part.group === undefined;
  return { content: isPlain ? part.parts : [part] };
}

class Content {
  readonly #shown = new Set<ModelGroup>();
  #places = 0;

  part({ minOccurs, maxOccurs, term, documentation, ...own }: Particle): ContentPart | undefined {
    if (maxOccurs === 0) return undefined;
    this.#places++;
    const occurs = `${minOccurs}..${maxOccurs === Number.POSITIVE_INFINITY ? "n" : maxOccurs}`;
    if (term.kind === "wildcard") return { kind: "any", occurs, ...wildOf(term) };
    if (term.kind === "modelGroup") return this.#group(term, occurs);
    return {
      kind: "element",
      name: clark(term.name),
      ...typeUse(term.typeDefinition),
      occurs,
      documentation: documentation.length > 0 ? documentation : term.documentation,
      ...(term.scope === "global" && { global: true }),
      ...(term.nillable && { nillable: true }),
      ...(term.abstract && { abstract: true }),
      ...valueConstraintOf(term.valueConstraint),
      ...marksOf(term.scope === "global" ? own : term),
    };
  }

  #group(group: ModelGroup, occurs: string): ContentPart {
    const { compositor: kind, definition, particles } = group;
    const named = definition !== undefined && { group: clark(definition.name) };
    if (definition !== undefined && this.#places > mostPlaces && this.#shown.has(group))
      return { kind, occurs, ...named, repeated: true, parts: [] };
    this.#shown.add(group);
    return { kind, occurs, ...named, parts: particles.flatMap((inner) => this.part(inner) ?? []) };
  }
}

/** The name of a type; for an anonymous union, the names of its members. */
function nameOf(type: TypeDefinition): string | undefined {
  if (type.name !== undefined) return clark(type.name);
  if (type.kind !== "simpleTypeDefinition" || type.variety !== "union") return undefined;
  const members = type.memberTypeDefinitions.map(nameOf);
  return members.includes(undefined) ? undefined : members.join(" | ");
}
