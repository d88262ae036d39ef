import type { Position } from "../../runtime/issues.js";
import type { QName } from "../../runtime/qname.js";

/*
 * The schema components of XML Schema Part 1 (second edition), section 3, resolved: references are to the components
 * themselves. Circles are possible (a type that contains itself), so some properties are filled after construction;
 * for readers everything is read-only.
 */

/** What every component has beside its own properties. */
export interface Annotated {
  /** Where the component stands; undefined for built-in components. */
  readonly position: Position | undefined;
  /** The `id` of the schema document, as in {@link SchemaDocument.id}; undefined for built-in components. */
  readonly document: string | undefined;
  /** Text of the `xs:documentation` elements, white space collapsed per paragraph, in order. */
  readonly documentation: readonly string[];
  /** Attributes of the representation from other namespaces than XML Schema's (`sn:stages`, `dc:title`…). */
  readonly foreignAttributes: readonly ForeignAttribute[];
}

export interface ForeignAttribute {
  readonly name: QName;
  readonly value: string;
}

/** Part 1, 3.15: all components of a set of schema documents. */
export interface Schema {
  /** In the order in which they were read: imports and includes before the document that asks for them. */
  readonly documents: readonly SchemaDocument[];
  /** Keys are Clark names, in schema order. Built-in components are not listed. */
  readonly typeDefinitions: ReadonlyMap<string, TypeDefinition>;
  readonly elementDeclarations: ReadonlyMap<string, ElementDeclaration>;
  readonly attributeDeclarations: ReadonlyMap<string, AttributeDeclaration>;
  readonly attributeGroupDefinitions: ReadonlyMap<string, AttributeGroupDefinition>;
  readonly modelGroupDefinitions: ReadonlyMap<string, ModelGroupDefinition>;
  readonly notationDeclarations: ReadonlyMap<string, NotationDeclaration>;
  readonly identityConstraints: ReadonlyMap<string, IdentityConstraintDefinition>;
}

/** One schema document as it takes part in the schema: a chameleon include read for two namespaces is two of them. */
export interface SchemaDocument {
  /** Unique in the schema, stable, never an absolute path when the inputs were relative. */
  readonly id: string;
  /** The location from which it was read, relative to where the run stands, with `/`. */
  readonly location: string;
  readonly targetNamespace: string;
  /** Whether the user named it, rather than a document that refers to it. */
  readonly named: boolean;
  /** The `version` attribute of `xs:schema`. */
  readonly version: string | undefined;
  readonly documentation: readonly string[];
  /** The language that its documentation says it is in, as `xml:lang` has it. */
  readonly language: string | undefined;
  readonly foreignAttributes: readonly ForeignAttribute[];
  /** Prefixes bound on the `xs:schema` element; the default namespace under `""`. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** Ids of the documents that it includes, redefines or imports. */
  readonly references: readonly string[];
}

export type Scope = "global" | ComplexTypeDefinition | undefined;

/** Part 1, 3.3. */
export interface ElementDeclaration extends Annotated {
  readonly kind: "elementDeclaration";
  readonly name: QName;
  readonly scope: Scope;
  readonly typeDefinition: TypeDefinition;
  readonly valueConstraint: ValueConstraint | undefined;
  readonly nillable: boolean;
  readonly identityConstraints: readonly IdentityConstraintDefinition[];
  readonly substitutionGroupAffiliation: ElementDeclaration | undefined;
  readonly substitutionGroupExclusions: ReadonlySet<"extension" | "restriction">;
  readonly disallowedSubstitutions: ReadonlySet<"substitution" | "extension" | "restriction">;
  readonly abstract: boolean;
}

/** Part 1, 3.2. */
export interface AttributeDeclaration extends Annotated {
  readonly kind: "attributeDeclaration";
  readonly name: QName;
  readonly scope: Scope;
  readonly typeDefinition: SimpleTypeDefinition;
  readonly valueConstraint: ValueConstraint | undefined;
}

export interface ValueConstraint {
  readonly kind: "default" | "fixed";
  /** As written, before white space normalisation. */
  readonly lexical: string;
  /** Prefixes in scope where it was written, for values of type QName; the default namespace under `""`. */
  readonly namespaces: ReadonlyMap<string, string>;
}

/** Part 1, 3.5. */
export interface AttributeUse extends Annotated {
  readonly kind: "attributeUse";
  readonly required: boolean;
  readonly attributeDeclaration: AttributeDeclaration;
  /** The use's own; the declaration's holds when it has none. */
  readonly valueConstraint: ValueConstraint | undefined;
}

export type TypeDefinition = SimpleTypeDefinition | ComplexTypeDefinition;

export type DerivationMethod = "extension" | "restriction";

/** Part 1, 3.4. */
export interface ComplexTypeDefinition extends Annotated {
  readonly kind: "complexTypeDefinition";
  /** Undefined for an anonymous type. */
  readonly name: QName | undefined;
  /** The element declaration in which an anonymous type stands. */
  readonly context: ElementDeclaration | undefined;
  readonly baseTypeDefinition: TypeDefinition;
  readonly derivationMethod: DerivationMethod;
  readonly final: ReadonlySet<DerivationMethod>;
  readonly abstract: boolean;
  /** All of them, inherited ones first; prohibited ones are left out. */
  readonly attributeUses: readonly AttributeUse[];
  readonly attributeWildcard: Wildcard | undefined;
  readonly contentType: ContentType;
  readonly prohibitedSubstitutions: ReadonlySet<DerivationMethod>;
  /**
   * For an extension with element content: the particle that it adds to its base's (undefined when it adds none).
   * `contentType.particle` is then the sequence of the base's particle and this one, or the base's alone.
   */
  readonly extensionParticle: Particle | undefined;
}

export type ContentType =
  | { readonly variety: "empty" }
  | { readonly variety: "simple"; readonly simpleTypeDefinition: SimpleTypeDefinition }
  | { readonly variety: "elementOnly" | "mixed"; readonly particle: Particle };

/** Part 1, 3.9. */
export interface Particle extends Annotated {
  readonly kind: "particle";
  readonly minOccurs: number;
  /** Infinity when the schema says "unbounded". */
  readonly maxOccurs: number;
  readonly term: Term;
}

export type Term = ElementDeclaration | ModelGroup | Wildcard;

/** Part 1, 3.8. */
export interface ModelGroup extends Annotated {
  readonly kind: "modelGroup";
  readonly compositor: "sequence" | "choice" | "all";
  readonly particles: readonly Particle[];
  /** The definition that it is the group of, when it came through `xs:group ref`. */
  readonly definition: ModelGroupDefinition | undefined;
}

/** Part 1, 3.7. */
export interface ModelGroupDefinition extends Annotated {
  readonly kind: "modelGroupDefinition";
  readonly name: QName;
  readonly modelGroup: ModelGroup;
}

/** Part 1, 3.6. */
export interface AttributeGroupDefinition extends Annotated {
  readonly kind: "attributeGroupDefinition";
  readonly name: QName;
  readonly attributeUses: readonly AttributeUse[];
  readonly attributeWildcard: Wildcard | undefined;
}

/** Part 1, 3.10. */
export interface Wildcard extends Annotated {
  readonly kind: "wildcard";
  readonly namespaceConstraint: NamespaceConstraint;
  readonly processContents: "strict" | "lax" | "skip";
}

/** `""` among the namespaces stands for "absent". */
export type NamespaceConstraint =
  | { readonly kind: "any" }
  | { readonly kind: "not"; readonly namespace: string }
  | { readonly kind: "enumeration"; readonly namespaces: readonly string[] };

/** Part 1, 3.11. */
export interface IdentityConstraintDefinition extends Annotated {
  readonly kind: "identityConstraintDefinition";
  readonly name: QName;
  readonly category: "key" | "keyref" | "unique";
  readonly selector: XPathExpression;
  readonly fields: readonly XPathExpression[];
  readonly referencedKey: IdentityConstraintDefinition | undefined;
}

/** The XPath subset of Part 1, 3.11.6, parsed: the union of some paths. */
export interface XPathExpression {
  /** As written. */
  readonly text: string;
  readonly paths: readonly XPathPath[];
}

export interface XPathPath {
  /** Begins with `.//`. */
  readonly descendant: boolean;
  /** Child steps; `.` steps are left out. */
  readonly steps: readonly NameTest[];
  /** A last step on the attribute axis, in fields only. */
  readonly attribute: NameTest | undefined;
}

/** `*`, `p:*` or `p:name`; an unprefixed name is in no namespace. */
export type NameTest =
  | { readonly kind: "any" }
  | { readonly kind: "namespace"; readonly namespace: string }
  | { readonly kind: "name"; readonly name: QName };

/** Part 1, 3.12. */
export interface NotationDeclaration extends Annotated {
  readonly kind: "notationDeclaration";
  readonly name: QName;
  readonly systemIdentifier: string | undefined;
  readonly publicIdentifier: string | undefined;
}

/** Part 1, 3.14, and Part 2, 4.1. */
export interface SimpleTypeDefinition extends Annotated {
  readonly kind: "simpleTypeDefinition";
  readonly name: QName | undefined;
  /** The element or attribute declaration, or the type, in which an anonymous type stands. */
  readonly context: ElementDeclaration | AttributeDeclaration | TypeDefinition | undefined;
  /** Undefined for `xs:anySimpleType` alone. */
  readonly baseTypeDefinition: SimpleTypeDefinition | undefined;
  /** Undefined for `xs:anySimpleType` alone. */
  readonly variety: "atomic" | "list" | "union" | undefined;
  /** The name of the primitive type (`decimal`) that an atomic type comes from. */
  readonly primitive: string | undefined;
  readonly itemTypeDefinition: SimpleTypeDefinition | undefined;
  readonly memberTypeDefinitions: readonly SimpleTypeDefinition[];
  /** The facets that this step of derivation declares; inherited ones are its base's. */
  readonly facets: readonly Facet[];
  readonly final: ReadonlySet<"extension" | "restriction" | "list" | "union">;
  /** Whether it is one of the types of Part 2, section 3. */
  readonly builtIn: boolean;
}

/** The constraining facets (Part 2, 4.3). */
export const facetNames = [
  "length",
  "minLength",
  "maxLength",
  "pattern",
  "enumeration",
  "whiteSpace",
  "maxInclusive",
  "maxExclusive",
  "minInclusive",
  "minExclusive",
  "totalDigits",
  "fractionDigits",
] as const;

export type FacetName = (typeof facetNames)[number];

/** Part 2, 4.3: one facet element. Several `pattern` facets of one step are alternatives, so are `enumeration` facets. */
export interface Facet extends Annotated {
  readonly kind: FacetName;
  /** As written. */
  readonly value: string;
  readonly fixed: boolean;
  /** Prefixes in scope, for enumerations of QName and NOTATION; the default namespace under `""`. */
  readonly namespaces: ReadonlyMap<string, string>;
}
