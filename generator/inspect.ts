import { clark, type QName, xmlNamespace, xsNamespace } from "../runtime/qname.js";
import { byPrecedence } from "./ir/passes/1-collect/precedence.js";
import type {
  AttributeUse,
  ComplexTypeDefinition,
  ElementDeclaration,
  Particle,
  Schema,
  TypeDefinition,
  Wildcard,
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
  readonly children: readonly ContentNode[];
}

export interface AnyNode extends Occurs {
  readonly kind: "any";
  readonly namespaces: string;
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
    prefixes: choosePrefixes(schema),
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
): Pick<ElementNode, "mixed" | "attributes" | "children"> {
  const attributes = [
    ...attributeUses.map(describeAttribute),
    ...(attributeWildcard === undefined
      ? []
      : [{ name: `any of ${namespacesOf(attributeWildcard)}`, required: false }]),
  ];
  const children = "particle" in contentType ? describeTop(contentType.particle, walk) : [];
  return {
    ...(contentType.variety === "mixed" ? { mixed: true } : {}),
    ...(attributes.length === 0 ? {} : { attributes }),
    ...(children.length === 0 ? {} : { children }),
  };
}

function describeAttribute({ attributeDeclaration, required }: AttributeUse): AttributeNode {
  const { name, typeDefinition } = attributeDeclaration;
  const type = typeDefinition.name;
  return { name: clark(name), ...(type === undefined ? {} : { type: clark(type) }), required };
}

/** The outermost sequence is what a reader expects, so it is not shown as a group. */
function describeTop(particle: Particle, walk: Walk): readonly ContentNode[] {
  const nodes = describeParticle(particle, walk);
  const [first] = nodes;
  return nodes.length === 1 && first?.kind === "sequence" && isOnce(first) ? first.children : nodes;
}

function describeParticle(particle: Particle, walk: Walk): readonly ContentNode[] {
  const { term } = particle;
  if (particle.maxOccurs === 0) return [];
  const occurs = occursOf(particle);
  if (term.kind === "elementDeclaration") return [describeElement(term, occurs, walk)];
  if (term.kind === "wildcard") return [{ kind: "any", ...occurs, namespaces: namespacesOf(term) }];
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

function namespacesOf({ namespaceConstraint: constraint }: Wildcard): string {
  const show = (namespace: string): string => namespace || "no namespace";
  if (constraint.kind === "any") return "any namespace";
  if (constraint.kind === "not") return `any namespace but ${show(constraint.namespace)}`;
  return constraint.namespaces.map(show).join(", ");
}

/** The members of each substitution group by its head, at any depth. */
function substitutesByHead(schema: Schema): Walk["heads"] {
  const heads = new Map<ElementDeclaration, string[]>();
  for (const element of schema.elementDeclarations.values()) {
    const seen = new Set<ElementDeclaration>();
    let head = element.substitutionGroupAffiliation;
    for (; head !== undefined && !seen.has(head); head = head.substitutionGroupAffiliation) {
      seen.add(head);
      heads.set(head, [...(heads.get(head) ?? []), clark(element.name)]);
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

/** The first prefix that a document binds to each namespace and that is not taken yet; else `ns1`, `ns2`… */
function choosePrefixes(schema: Schema): Inspection["prefixes"] {
  const chosen = new Map<string, string>([
    [xmlNamespace, "xml"],
    [xsNamespace, "xs"],
  ]);
  const taken = new Set(chosen.values());
  const choose = (namespace: string, prefix: string): void => {
    if (namespace === "" || prefix === "" || chosen.has(namespace) || taken.has(prefix)) return;
    chosen.set(namespace, prefix);
    taken.add(prefix);
  };
  const documents = byPrecedence(schema.documents);
  for (const { prefixes } of documents) {
    for (const [prefix, namespace] of prefixes) choose(namespace, prefix);
  }
  for (const { targetNamespace } of documents) {
    for (let n = 1; targetNamespace !== "" && !chosen.has(targetNamespace); n++) {
      choose(targetNamespace, `ns${n}`);
    }
  }
  return Object.fromEntries(chosen);
}
