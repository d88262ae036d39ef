import type {
  Annotated,
  AttributeUse,
  ComplexTypeDefinition,
  ElementDeclaration,
  ModelGroupDefinition,
  Particle,
  SchemaDocument,
  SimpleTypeDefinition,
  TypeDefinition,
  Wildcard,
} from "../schema/components.js";
import type { Handle } from "./names.js";

/*
 * What TypeScript will see of a schema: which declarations each module holds, and how the content of each complex type
 * becomes properties. No text is made here; a Handle stands for a name until all names are known.
 */

/** How often something may occur; `maxOccurs` may be infinite. */
export interface Occurs {
  readonly minOccurs: number;
  readonly maxOccurs: number;
}

/** Whether a component is part of what is generated. */
export type Keep = (component: Annotated) => boolean;

/** A content model, simplified: it accepts the same documents (`3-map/simplify.ts`). */
export type ContentNode = ElementNode | GroupNode | WildcardNode;

export interface ElementNode extends Occurs {
  readonly kind: "element";
  readonly declaration: ElementDeclaration;
  /** The particle's own annotation stands on a reference; the declaration's otherwise. */
  readonly particle: Particle;
}

export interface GroupNode extends Occurs {
  readonly kind: "sequence" | "choice" | "all";
  readonly nodes: readonly ContentNode[];
  readonly definition: ModelGroupDefinition | undefined;
}

export interface WildcardNode extends Occurs {
  readonly kind: "any";
  readonly wildcard: Wildcard;
}

/** The elements and wildcards below a node, those of a shared group once. */
export function leavesOf(root: ContentNode): readonly Exclude<ContentNode, GroupNode>[] {
  const leaves: Exclude<ContentNode, GroupNode>[] = [];
  const seen = new Set<GroupNode>();
  const visit = (node: ContentNode): void => {
    if (node.kind === "element" || node.kind === "any") leaves.push(node);
    else if (!seen.has(node)) {
      seen.add(node);
      node.nodes.forEach(visit);
    }
  };
  visit(root);
  return leaves;
}

/** A content model in which each element, wildcard or ordered group has the property that holds its values. */
export type Arranged = ArrangedElement | ArrangedGroup | ArrangedWildcard;

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
  /** Whether its items are rows, in which what is in it has properties. */
  readonly rows?: true | undefined;
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
  /** Set on the further modules of a document that declares much; the first one exports what they do. */
  readonly partOf?: string | undefined;
}

/** A component that a module declares, in schema order. Each target prints its own code for it. */
export type Declaration = TypeDeclaration | GlobalElement;

export type TypeDeclaration = ComplexTypeDeclaration | SimpleTypeDeclaration;

export interface ComplexTypeDeclaration {
  readonly kind: "complexType";
  readonly component: ComplexTypeDefinition;
  /** The name of the type, which values carry as `$type` too. */
  readonly handle: Handle;
  /** Set on a type that `redefine` replaced: the type that took its place, whose module alone has it. */
  readonly replacedBy?: TypeDefinition | undefined;
}

export interface SimpleTypeDeclaration {
  readonly kind: "simpleType";
  readonly component: SimpleTypeDefinition;
  readonly handle: Handle;
}

export interface GlobalElement {
  readonly kind: "element";
  readonly component: ElementDeclaration;
  /** The name of the element as an identifier; what is declared for it is named after it. */
  readonly name: string;
}
