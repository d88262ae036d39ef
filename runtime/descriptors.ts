import type { Datatype } from "./nouns/datatype.js";
import type { QName } from "./qname.js";

/*
 * Descriptors: what generated code says of a schema to the runtime. Plain data; a thunk stands wherever a reference
 * could close a circle or cross a module, and is called on first use. Nothing here has behaviour.
 */

/** Carries the TypeScript type of the values that a descriptor describes. Never set. */
declare const describedValue: unique symbol;
interface Describes<T> {
  readonly [describedValue]?: T;
}

export type TypeDescriptor<T = unknown> = SimpleType<T> | ComplexType<T>;

/** A simple type definition (Part 1, 3.14). */
export interface SimpleType<T = unknown> extends Describes<T> {
  readonly kind: "simpleType";
  /** Undefined for an anonymous type. */
  readonly name?: QName | undefined;
  readonly variety: "atomic" | "list" | "union";
  /** Set on the built-in types, which have no facets of their own: how their values are read, compared and written. */
  readonly datatype?: Datatype | undefined;
  /** The type that this one restricts; undefined for the built-in roots, and where a list or union is first made. */
  readonly base?: (() => SimpleType) | undefined;
  readonly itemType?: (() => SimpleType) | undefined;
  readonly memberTypes?: (() => readonly SimpleType[]) | undefined;
  /** Set on built-in types: the built-in types that restrict this one in one step. */
  readonly derived?: (() => readonly SimpleType[]) | undefined;
  /** The facets of this step of derivation. */
  readonly facets?: Facets | undefined;
  /**
   * How values of the `xs:integer` family that do not fit in safe integers are mapped. Default `"number"`. With `"exact"` they are
   * numbers where that loses nothing, and bigints else: for what judges any document.
   */
  readonly integers?: "number" | "bigint" | "exact" | undefined;
  /** Set by the runtime on its own copies: the type of a part of a list or union whose pattern asks how it is written. */
  readonly lexical?: true | undefined;
}

/** The facets of one step of derivation (Part 2, 4.3), values as written in the schema. */
export interface Facets {
  readonly length?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  /** Alternatives: a value matches one of them. */
  readonly patterns?: readonly Pattern[] | undefined;
  readonly enumeration?: readonly EnumerationValue[] | undefined;
  readonly whiteSpace?: "preserve" | "replace" | "collapse" | undefined;
  readonly maxInclusive?: string | undefined;
  readonly maxExclusive?: string | undefined;
  readonly minInclusive?: string | undefined;
  readonly minExclusive?: string | undefined;
  readonly totalDigits?: number | undefined;
  readonly fractionDigits?: number | undefined;
}

/** A `pattern` facet: as written, and as the source of an equivalent native expression, anchored, for the flag `v`. */
export interface Pattern {
  readonly xsd: string;
  readonly native: string;
  /** Set where a backtracking engine could take more than linear time: the expression for an engine that does not. */
  readonly linear?: LinearExpression | undefined;
}

/** A regular expression as a tree: alternatives, each a sequence. */
export type LinearExpression = readonly (readonly LinearPiece[])[];

/**
 * How often what stands first occurs: once where this is absent, `min` times and more, or `min` to `max` times. A string is
 * one character: a native class, or a character as it is written in one.
 */
export type LinearPiece = readonly [
  atom: string | LinearExpression,
  min?: number | undefined,
  max?: number | undefined,
];

/**
 * An `enumeration` facet: as written; with its expanded name where the type is QName or NOTATION. Where the type is a list
 * or union that can hold such names, `name` is that of the first item, and `namespaces` has all the prefixes.
 */
export type EnumerationValue =
  | string
  | {
      readonly lexical: string;
      readonly name: QName;
      readonly namespaces?: Readonly<Record<string, string>> | undefined;
    };

/** A complex type definition (Part 1, 3.4). */
export interface ComplexType<T = unknown> extends Describes<T> {
  readonly kind: "complexType";
  /** Undefined for an anonymous type. */
  readonly name?: QName | undefined;
  readonly abstract?: boolean | undefined;
  /** The base type and how this one is derived from it; undefined for `xs:anyType` and where the base is `xs:anyType`. */
  readonly base?: (() => TypeDescriptor) | undefined;
  readonly derivation?: DerivationMethod | undefined;
  /** Derivations that may not stand for this type (`{prohibited substitutions}`). */
  readonly block?: readonly DerivationMethod[] | undefined;
  /** Named types derived from this one, at any depth, abstract ones left out: what `xsi:type` may name. */
  readonly derived?: (() => readonly DerivedType[]) | undefined;
  readonly attributes?: (() => readonly AttributeUse[]) | undefined;
  readonly anyAttribute?: AttributeWildcard | undefined;
  /** Absent for empty content. */
  readonly content?: (() => Content) | undefined;
  /** The prefixes by which messages about values of the type call elements, by namespace: those of the schema documents. */
  readonly prefixes?: Readonly<Record<string, string>> | undefined;
}

export type DerivationMethod = "extension" | "restriction";

/** A type that can stand for another: `$type` is the value of the property `$type` that says so. */
export interface DerivedType {
  readonly $type: string;
  readonly type: TypeDescriptor;
}

/** A particle for element-only content; text, or text among elements, otherwise. */
export type Content = Particle | TextContent | MixedContent;

/** Simple content: the text becomes the property `property`. */
export interface TextContent {
  readonly kind: "text";
  readonly property: string;
  readonly type: SimpleType;
}

/**
 * Mixed content: one ordered property of strings and `{ kind, value }` items. The particle's properties are kinds.
 * Without a particle: text alone.
 */
export interface MixedContent {
  readonly kind: "mixed";
  readonly property: string;
  readonly particle?: Particle | undefined;
}

export type Particle = ElementParticle | GroupParticle | WildcardParticle;

interface Occurs {
  readonly minOccurs: number;
  /** Infinity for "unbounded". */
  readonly maxOccurs: number;
}

/**
 * A particle whose term is an element declaration. `property` is the name of the property that holds its value or
 * values; inside an ordered group or mixed content, the `kind` of its items.
 */
export interface ElementParticle extends Occurs {
  readonly kind: "element";
  readonly property: string;
  readonly element: ElementDescriptor;
}

/**
 * A particle whose term is a model group. With `property`, the group is ordered: everything in it, at any depth, is one
 * property, an array of `{ kind, value }` in document order. Without, each particle in it has properties of its own,
 * and `maxOccurs` is 1.
 */
export interface GroupParticle extends Occurs {
  readonly kind: "sequence" | "choice" | "all";
  readonly property?: string | undefined;
  /**
   * The items of the property are rows: one object for each round of the group, with the properties of what is in it. Where
   * a round ends can be told by the elements alone.
   */
  readonly rows?: true | undefined;
  readonly particles: readonly Particle[];
}

/** A particle whose term is a wildcard; its values are generic trees, `AnyElement`. */
export interface WildcardParticle extends Occurs {
  readonly kind: "any";
  readonly property: string;
  readonly wildcard: Wildcard;
}

/** Part 1, 3.10. */
export interface Wildcard {
  readonly namespaces: NamespaceConstraint;
  readonly processContents: "strict" | "lax" | "skip";
  /** Where declarations are looked up; needed for `strict` and `lax`. */
  readonly schemas?: (() => SchemaSet) | undefined;
}

/** `"any"`; any but absent and this one; or one of these, `""` standing for absent. */
export type NamespaceConstraint = "any" | { readonly not: string } | readonly string[];

export interface AttributeWildcard extends Wildcard {
  /** The property that holds the attributes, as an array of `AnyAttribute`. */
  readonly property: string;
}

/** An element declaration (Part 1, 3.3). */
export interface ElementDescriptor<T = unknown> extends Describes<T> {
  readonly kind: "elementDeclaration";
  readonly name: QName;
  readonly type: () => TypeDescriptor;
  readonly nillable?: boolean | undefined;
  readonly abstract?: boolean | undefined;
  /** The default or fixed value, as written. */
  readonly default?: string | undefined;
  readonly fixed?: string | undefined;
  /** Prefixes for a default or fixed QName. */
  readonly namespaces?: Readonly<Record<string, string>> | undefined;
  /** `{disallowed substitutions}`. */
  readonly block?: readonly (DerivationMethod | "substitution")[] | undefined;
  /**
   * Set on the head of a substitution group: the elements that can stand in its place, at any depth, itself included
   * unless it is abstract. The value of a particle for it is then `{ kind, value }`.
   */
  readonly substitutions?: (() => readonly Substitution[]) | undefined;
  readonly identityConstraints?: readonly IdentityConstraint[] | undefined;
  /** The prefixes that documents with this root element use by habit, by namespace: those of the schema documents. */
  readonly prefixes?: Readonly<Record<string, string>> | undefined;
}

export interface Substitution {
  readonly kind: string;
  readonly element: ElementDescriptor;
}

/** An attribute use with its declaration (Part 1, 3.5 and 3.2). */
export interface AttributeUse {
  readonly kind: "attribute";
  readonly property: string;
  readonly name: QName;
  readonly type: SimpleType;
  readonly required?: boolean | undefined;
  readonly default?: string | undefined;
  readonly fixed?: string | undefined;
  readonly namespaces?: Readonly<Record<string, string>> | undefined;
}

/** A global attribute declaration, for wildcards. */
export interface AttributeDescriptor {
  readonly kind: "attributeDeclaration";
  readonly name: QName;
  readonly type: () => SimpleType;
  readonly fixed?: string | undefined;
  readonly namespaces?: Readonly<Record<string, string>> | undefined;
}

/** Part 1, 3.11. */
export interface IdentityConstraint {
  readonly category: "key" | "keyref" | "unique";
  readonly name: QName;
  readonly selector: readonly XPathPath[];
  readonly fields: readonly (readonly XPathPath[])[];
  /** The name of the key that a keyref refers to. */
  readonly refer?: QName | undefined;
}

/** A path of the XPath subset of Part 1, 3.11.6. */
export interface XPathPath {
  /** Begins with `.//`. */
  readonly descendant?: boolean | undefined;
  /** Child steps. */
  readonly steps: readonly NameTest[];
  /** A last step to an attribute. */
  readonly attribute?: NameTest | undefined;
}

/** `"*"`, any name in a namespace, or one name. */
export type NameTest = "*" | { readonly namespace: string } | QName;

/**
 * All global declarations of a set of schemas, by Clark name. `Roots` says what documents of it hold: the type of the value by the
 * Clark name of the root element.
 */
export interface SchemaSet<Roots = unknown> extends Describes<Roots> {
  readonly kind: "schemaSet";
  readonly elements: ReadonlyMap<string, ElementDescriptor>;
  readonly types: ReadonlyMap<string, TypeDescriptor>;
  readonly attributes: ReadonlyMap<string, AttributeDescriptor>;
  /** Clark names of the declared notations. */
  readonly notations: ReadonlySet<string>;
  /** `$type` names by Clark name, for the types that `xsi:type` may name. */
  readonly typeNames: ReadonlyMap<string, string>;
}
