import type {
  AttributeUse,
  ComplexTypeDefinition,
  ElementDeclaration,
  ModelGroupDefinition,
  Particle,
  SchemaDocument,
  SimpleTypeDefinition,
  Wildcard,
} from "../schema/components.js";
import type { Handle } from "./names.js";

/*
 * What TypeScript will see of a schema: which declarations each module holds, and how the content of each complex type
 * becomes properties. No text is made here; a Handle stands for a name until all names are known.
 */

/** A content model with the properties that hold what it lets in. */
export type Arranged = ArrangedElement | ArrangedGroup | ArrangedWildcard;

interface Occurs {
  readonly minOccurs: number;
  readonly maxOccurs: number;
}

export interface ArrangedElement extends Occurs {
  readonly kind: "element";
  /** Name of the property; inside an ordered group, the `kind` of the items. */
  readonly property: string;
  readonly declaration: ElementDeclaration;
  readonly particle: Particle;
}

export interface ArrangedGroup extends Occurs {
  readonly kind: "sequence" | "choice" | "all";
  /** Set on an ordered group: all that is in it is this one property. */
  readonly property: string | undefined;
  readonly definition: ModelGroupDefinition | undefined;
  readonly nodes: readonly Arranged[];
}

export interface ArrangedWildcard extends Occurs {
  readonly kind: "any";
  readonly property: string;
  readonly wildcard: Wildcard;
}

/** How the content and the attributes of a complex type become properties. */
export interface Mapping {
  readonly component: ComplexTypeDefinition;
  readonly content: MappedContent;
  readonly attributes: readonly MappedAttribute[];
  readonly anyAttribute: { readonly property: string; readonly wildcard: Wildcard } | undefined;
  /** Property names by `element:{clark}`, `attribute:{clark}`, `any:n`…, for the types derived from this one. */
  readonly names: ReadonlyMap<string, string>;
}

export type MappedContent =
  | { readonly kind: "empty" }
  | { readonly kind: "text"; readonly property: string; readonly type: SimpleTypeDefinition }
  | { readonly kind: "mixed"; readonly property: string; readonly node: Arranged | undefined }
  | { readonly kind: "elementOnly"; readonly node: Arranged };

export interface MappedAttribute {
  readonly property: string;
  readonly use: AttributeUse;
}

/** What is generated from one schema document. */
export interface Module {
  readonly document: SchemaDocument;
  /** Relative to the output folder, with `/` and the ending `.ts`. */
  readonly path: string;
  readonly declarations: readonly Declaration[];
}

/** One thing that a module declares, in schema order. */
export type Declaration = ComplexTypeModule | SimpleTypeModule | ElementModule;

export interface ComplexTypeModule {
  readonly kind: "complexType";
  readonly component: ComplexTypeDefinition;
  readonly handles: TypeHandles;
  /** The function that starts a builder and the interface of the builder; an abstract type has none. */
  readonly builder: { readonly type: Handle; readonly start: Handle } | undefined;
  /** The union of the type and what can stand for it; where there is something. */
  readonly orDerived: Handle | undefined;
  /** The same without the type itself, where the union of a type further up has it in it. */
  readonly derived: Handle | undefined;
  /** The unions of the items of ordered properties, by property; an inherited property keeps its base's. */
  readonly items: ReadonlyMap<string, Handle>;
  readonly ownItems: ReadonlyMap<string, Handle>;
}

export interface SimpleTypeModule {
  readonly kind: "simpleType";
  readonly component: SimpleTypeDefinition;
  readonly handles: TypeHandles;
  /** The constant with the titles of an enumeration that has some. */
  readonly titles: Handle | undefined;
}

export interface ElementModule {
  readonly kind: "element";
  readonly component: ElementDeclaration;
  readonly descriptor: Handle;
  /** The function that starts a builder for the element's content, unless the type's own has the same name. */
  readonly start: Handle | undefined;
  /** For the head of a substitution group: the union of what can stand in its place. */
  readonly substitution: Handle | undefined;
}

/** The interface or alias, the zod schema and the descriptor of a type. */
export interface TypeHandles {
  readonly type: Handle;
  readonly schema: Handle;
  readonly descriptor: Handle;
}
