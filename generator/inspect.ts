import type { NamespaceConstraint } from "../runtime/descriptors.js";
import { clark, type QName, xsNamespace } from "../runtime/qname.js";
import { push } from "./ir/passes/2-relate/shared-lists.js";
import { describeNamespaces } from "./ir/passes/4-describe/properties.js";
import { shownPrefixes } from "./ir/passes/5-lay-out/prefixes.js";
import type {
  AttributeUse,
  ComplexTypeDefinition,
  ElementDeclaration,
  ModelGroup,
  Particle,
  Schema,
  TypeDefinition,
} from "./schema/components.js";

/** What a set of schemas holds, as plain data: names in Clark notation, everything in schema order. */
export interface Inspection {
  readonly namespaces: readonly NamespaceContents[];
  /** A prefix for each namespace, as the schema documents bind them where they do; for showing names only. */
  readonly prefixes: Readonly<Record<string, string>>;
  readonly documents: readonly DocumentContents[];
  readonly roots: readonly ElementNode[];
}

/** The global components of one namespace. `""` stands for no namespace. */
export interface NamespaceContents {
  readonly namespace: string;
  readonly elements: readonly string[];
  readonly complexTypes: readonly string[];
  readonly simpleTypes: readonly string[];
  readonly attributes: readonly string[];
  readonly attributeGroups: readonly string[];
  readonly groups: readonly string[];
  readonly notations: readonly string[];
}

export interface DocumentContents {
  readonly location: string;
  readonly namespace: string;
  readonly version?: string | undefined;
  /** Number of global components by kind. */
  readonly components: number;
}

/** Part of the tree below a root. */
export type ContentNode = ElementNode | GroupNode | AnyNode;

interface Occurs {
  readonly minOccurs: number;
  readonly maxOccurs: number | "unbounded";
}

export interface ElementNode extends Occurs {
  readonly kind: "element";
  readonly name: string;
  /** Absent for an anonymous type. */
  readonly type?: string | undefined;
  readonly abstract?: true | undefined;
  readonly nillable?: true | undefined;
  /** The type stands above in this branch: it contains itself. */
  readonly recursive?: true | undefined;
  /** The type was shown earlier below this root. */
  readonly repeated?: true | undefined;
  readonly mixed?: true | undefined;
  /** Elements that may stand in the place of this one. */
  readonly substitutes?: readonly string[] | undefined;
  readonly attributes?: readonly AttributeNode[] | undefined;
  /** The namespaces of further attributes that are let in. */
  readonly anyAttribute?: NamespaceConstraint | undefined;
  readonly children?: readonly ContentNode[] | undefined;
}

export interface AttributeNode {
  readonly name: string;
  readonly type?: string | undefined;
  readonly required: boolean;
}

/** A choice, or any group that is not simply a sequence that occurs once. */
export interface GroupNode extends Occurs {
  readonly kind: "sequence" | "choice" | "all";
  /** A named group that was shown earlier in this content, which has too many places to show it at each: its name. */
  readonly repeated?: string | undefined;
  readonly children: readonly ContentNode[];
}

export interface AnyNode extends Occurs {
  readonly kind: "any";
  readonly namespaces: NamespaceConstraint;
}

/** Lists what a schema holds. Every global element that is not abstract is a root, unless some are asked for by name. */
export function inspectSchema(
  schema: Schema,
  wanted?: ((name: QName) => boolean) | undefined,
): Inspection {
  const heads = substitutesByHead(schema);
  const roots = [...schema.elementDeclarations.values()].filter((element) =>
    wanted === undefined ? !element.abstract : wanted(element.name),
  );
  const counts = countByDocument(schema);
  return {
    namespaces: listNamespaces(schema),
    prefixes: shownPrefixes(schema),
    documents: schema.documents.map((document) => ({
      location: document.location,
      namespace: document.targetNamespace,
      ...(document.version === undefined ? {} : { version: document.version }),
      components: counts.get(document.id) ?? 0,
    })),
    roots: roots.map((element) => describeElement(element, once, startOf(heads))),
  };
}

const once: Occurs = { minOccurs: 1, maxOccurs: 1 };

/** What is known on the way down one root. */
interface Walk {
  readonly heads: ReadonlyMap<ElementDeclaration, readonly string[]>;
  readonly above: ReadonlySet<TypeDefinition>;
  readonly shown: Set<TypeDefinition>;
}

const startOf = (heads: Walk["heads"]): Walk => ({ heads, above: new Set(), shown: new Set() });

/** What is known within the content of one type. */
interface ContentWalk extends Walk {
  readonly groups: Set<ModelGroup>;
  readonly places: { count: number };
}

/** From so many places of one content on, groups are not shown again. */
const mostPlaces = 2_000;

function describeElement(element: ElementDeclaration, occurs: Occurs, walk: Walk): ElementNode {
  const type = element.typeDefinition;
  const substitutes = walk.heads.get(element);
  const node: ElementNode = {
    kind: "element",
    name: clark(element.name),
    ...occurs,
    ...(type.name === undefined ? {} : { type: clark(type.name) }),
    ...(element.abstract ? { abstract: true } : {}),
    ...(element.nillable ? { nillable: true } : {}),
    ...(substitutes === undefined ? {} : { substitutes }),
  };
  if (type.kind === "simpleTypeDefinition" || type.name?.namespace === xsNamespace) return node;
  if (walk.above.has(type)) return { ...node, recursive: true };
  if (walk.shown.has(type) && hasContents(type)) return { ...node, repeated: true };
  walk.shown.add(type);
  return { ...node, ...describeContents(type, { ...walk, above: new Set([...walk.above, type]) }) };
}

function hasContents({ contentType, attributeUses }: ComplexTypeDefinition): boolean {
  return attributeUses.length > 0 || "particle" in contentType;
}

function describeContents(
  { attributeUses, contentType, attributeWildcard }: ComplexTypeDefinition,
  walk: Walk,
): Pick<ElementNode, "mixed" | "attributes" | "anyAttribute" | "children"> {
  const attributes = attributeUses.map(describeAttribute);
  const inside = { ...walk, groups: new Set<ModelGroup>(), places: { count: 0 } };
  const children = "particle" in contentType ? describeTop(contentType.particle, inside) : [];
  return {
    ...(contentType.variety === "mixed" ? { mixed: true } : {}),
    ...(attributes.length === 0 ? {} : { attributes }),
    ...(attributeWildcard === undefined
      ? {}
      : { anyAttribute: describeNamespaces(attributeWildcard.namespaceConstraint) }),
    ...(children.length === 0 ? {} : { children }),
  };
}

function describeAttribute({ attributeDeclaration, required }: AttributeUse): AttributeNode {
  const { name, typeDefinition } = attributeDeclaration;
  const type = typeDefinition.name;
  return { name: clark(name), ...(type === undefined ? {} : { type: clark(type) }), required };
}

/** The outermost sequence is what a reader expects, so it is not shown as a group. */
function describeTop(particle: Particle, walk: ContentWalk): readonly ContentNode[] {
  const nodes = describeParticle(particle, walk);
  const [first] = nodes;
  return nodes.length === 1 && first?.kind === "sequence" && isOnce(first) ? first.children : nodes;
}

function describeParticle(particle: Particle, walk: ContentWalk): readonly ContentNode[] {
  const { term } = particle;
  if (particle.maxOccurs === 0) return [];
  const occurs = occursOf(particle);
  walk.places.count++;
  if (term.kind === "elementDeclaration") return [describeElement(term, occurs, walk)];
  if (term.kind === "wildcard")
    return [{ kind: "any", ...occurs, namespaces: describeNamespaces(term.namespaceConstraint) }];
  const { definition } = term;
  if (definition !== undefined && walk.places.count > mostPlaces && walk.groups.has(term))
    return [{ kind: term.compositor, ...occurs, repeated: clark(definition.name), children: [] }];
  walk.groups.add(term);
  const children = term.particles.flatMap((inner) => describeParticle(inner, walk));
  if (children.length === 0) return [];
  const plain = term.compositor !== "choice" && children.length === 1;
  if ((plain || term.compositor === "sequence") && isOnce(occurs)) return children;
  return [{ kind: term.compositor, ...occurs, children }];
}

const isOnce = ({ minOccurs, maxOccurs }: Occurs): boolean => minOccurs === 1 && maxOccurs === 1;

function occursOf({ minOccurs, maxOccurs }: Particle): Occurs {
  return { minOccurs, maxOccurs: Number.isFinite(maxOccurs) ? maxOccurs : "unbounded" };
}

/** The members of each substitution group by its head, at any depth. */
function substitutesByHead(schema: Schema): Walk["heads"] {
  const heads = new Map<ElementDeclaration, string[]>();
  for (const element of schema.elementDeclarations.values()) {
    const seen = new Set<ElementDeclaration>();
    let head = element.substitutionGroupAffiliation;
    for (; head !== undefined && !seen.has(head); head = head.substitutionGroupAffiliation) {
      seen.add(head);
      push(heads, head, clark(element.name));
    }
  }
  return heads;
}

/** A component with a name. */
type Named = { readonly name: QName | undefined; readonly document: string | undefined };

function globals(schema: Schema): readonly (readonly [keyof NamespaceContents, Named])[] {
  const all = <K extends keyof NamespaceContents>(
    key: K,
    components: Iterable<Named>,
  ): (readonly [K, Named])[] => [...components].map((component) => [key, component] as const);
  const types = [...schema.typeDefinitions.values()];
  return [
    ...all("elements", schema.elementDeclarations.values()),
    ...all(
      "complexTypes",
      types.filter(({ kind }) => kind === "complexTypeDefinition"),
    ),
    ...all(
      "simpleTypes",
      types.filter(({ kind }) => kind === "simpleTypeDefinition"),
    ),
    ...all("attributes", schema.attributeDeclarations.values()),
    ...all("attributeGroups", schema.attributeGroupDefinitions.values()),
    ...all("groups", schema.modelGroupDefinitions.values()),
    ...all("notations", schema.notationDeclarations.values()),
  ];
}

function listNamespaces(schema: Schema): readonly NamespaceContents[] {
  const components = globals(schema);
  const namespaces = new Set([
    ...schema.documents.map(({ targetNamespace }) => targetNamespace),
    ...components.map(([, { name }]) => name?.namespace ?? ""),
  ]);
  return [...namespaces].map((namespace) => {
    const of = (key: keyof NamespaceContents): readonly string[] =>
      components.flatMap(([kind, { name }]) =>
        kind === key && name?.namespace === namespace ? [name.local] : [],
      );
    return {
      namespace,
      elements: of("elements"),
      complexTypes: of("complexTypes"),
      simpleTypes: of("simpleTypes"),
      attributes: of("attributes"),
      attributeGroups: of("attributeGroups"),
      groups: of("groups"),
      notations: of("notations"),
    };
  });
}

function countByDocument(schema: Schema): ReadonlyMap<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const [, { document }] of globals(schema)) {
    counts.set(document, (counts.get(document) ?? 0) + 1);
  }
  return counts;
}
