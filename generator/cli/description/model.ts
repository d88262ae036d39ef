/*
 * What a schema says of one component, as plain data, for people who look something up: the command `scrutin schema` and the pages of
 * `scrutin docs` show the same. Names are in Clark notation.
 */

export type DescribedKind =
  | "element"
  | "complexType"
  | "simpleType"
  | "attribute"
  | "group"
  | "attributeGroup"
  | "notation";

/** The description of a component. */
export interface Description extends TypeFacts, Marked {
  readonly kind: DescribedKind;
  readonly name: string;
  readonly documentation: readonly string[];
  /** The type of an element or attribute. */
  readonly type?: string | undefined;
  readonly nillable?: true | undefined;
  readonly value?: FixedValue | undefined;
  /** The head of its substitution group, and the elements that may stand for it. */
  readonly head?: string | undefined;
  readonly substitutes?: readonly string[] | undefined;
  readonly constraints?: readonly Constraint[] | undefined;
  /** The identifiers of a notation. */
  readonly identifiers?: readonly string[] | undefined;
  /** The components that use it: elements of this type, types that contain it or derive from it. */
  readonly usedBy: readonly string[];
}

/** What the schema documents say beyond XML Schema. */
export interface Marked {
  /** Its provenance, if the schemas state it: `known`, `inferred`, `designed`. */
  readonly provenance?: string | undefined;
  /** The attributes of other namespaces, except the provenance. */
  readonly marks?: readonly Mark[] | undefined;
}

export interface Mark {
  readonly name: string;
  readonly value: string;
}

export interface FixedValue {
  readonly kind: "default" | "fixed";
  readonly text: string;
}

/** The facts of a type, named or anonymous. */
export interface TypeFacts {
  readonly abstract?: true | undefined;
  readonly mixed?: true | undefined;
  /** The type from which it derives, and the method. */
  readonly base?: string | undefined;
  readonly derivation?: "extension" | "restriction" | undefined;
  /** The derivations that `final` and `block` forbid. */
  readonly final?: readonly string[] | undefined;
  readonly block?: readonly string[] | undefined;
  readonly variety?: "list" | "union" | undefined;
  readonly members?: readonly TypeUse[] | undefined;
  readonly facets?: readonly { readonly kind: string; readonly value: string }[] | undefined;
  readonly codes?: readonly Code[] | undefined;
  readonly attributes?: readonly Part[] | undefined;
  readonly anyAttribute?: Wild | undefined;
  readonly content?: readonly ContentPart[] | undefined;
}

/** A type at a place of use. */
export interface TypeUse {
  /** Its name; for an anonymous union, the names of its members. */
  readonly type?: string | undefined;
  /** The facts of an anonymous type. */
  readonly inner?: TypeFacts | undefined;
}

/** A value of a code list. */
export interface Code {
  readonly value: string;
  readonly title: string;
  readonly provenance?: string | undefined;
}

/** An element or attribute inside a component. */
export interface Part extends TypeUse, Marked {
  readonly name: string;
  readonly occurs: string;
  readonly documentation: readonly string[];
  /** Whether it is a reference to a global declaration. */
  readonly global?: true | undefined;
  readonly nillable?: true | undefined;
  readonly abstract?: true | undefined;
  readonly value?: FixedValue | undefined;
}

/** The namespaces that a wildcard allows, and how their content is assessed. */
export interface Wild {
  readonly namespaces: "any" | { readonly not: string } | readonly string[];
  readonly process: "strict" | "lax" | "skip";
}

/** An element, a wildcard, or a group of them. */
export type ContentPart =
  | ({ readonly kind: "element" } & Part)
  | ({ readonly kind: "any"; readonly occurs: string } & Wild)
  | {
      readonly kind: "sequence" | "choice" | "all";
      readonly occurs: string;
      /** The name of the group, if it is a named one. */
      readonly group?: string | undefined;
      /** Set if the content is too large for a named group to be shown again. */
      readonly repeated?: true | undefined;
      readonly parts: readonly ContentPart[];
    };

/** An identity constraint: `key`, `keyref` or `unique`. */
export interface Constraint {
  readonly category: "key" | "keyref" | "unique";
  readonly name: string;
  readonly selector: string;
  readonly fields: readonly string[];
  readonly refers?: string | undefined;
}
