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

/** A component that somebody asks for. */
export interface Description extends TypeFacts, Marked {
  readonly kind: DescribedKind;
  readonly name: string;
  readonly documentation: readonly string[];
  /** The type of an element or attribute. */
  readonly type?: string | undefined;
  readonly nillable?: true | undefined;
  readonly value?: FixedValue | undefined;
  /** The element that this one may stand for, and those that may stand for it. */
  readonly head?: string | undefined;
  readonly substitutes?: readonly string[] | undefined;
  readonly constraints?: readonly Constraint[] | undefined;
  /** The identifiers of a notation. */
  readonly identifiers?: readonly string[] | undefined;
  /** What has it: elements of this type, types that hold it or derive from it. */
  readonly usedBy: readonly string[];
}

/** What the schema documents say beside XML Schema. */
export interface Marked {
  /** What is known of it, where the schemas say so: `known`, `inferred`, `designed`. */
  readonly provenance?: string | undefined;
  /** The attributes of other namespaces, the provenance left out. */
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

/** What a type says, whether it has a name or stands where it is used. */
export interface TypeFacts {
  readonly abstract?: true | undefined;
  readonly mixed?: true | undefined;
  /** The type that it extends or restricts, and how. */
  readonly base?: string | undefined;
  readonly derivation?: "extension" | "restriction" | undefined;
  /** What may not be derived from it, or stand for it. */
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

/** A type as something uses it. */
export interface TypeUse {
  /** Its name; of a union without one, those of its members. */
  readonly type?: string | undefined;
  /** What a type without a name says. */
  readonly inner?: TypeFacts | undefined;
}

/** A value of a code list. */
export interface Code {
  readonly value: string;
  readonly title: string;
  readonly provenance?: string | undefined;
}

/** An element or attribute inside of something. */
export interface Part extends TypeUse, Marked {
  readonly name: string;
  readonly occurs: string;
  readonly documentation: readonly string[];
  /** Whether it is declared on its own, and only referred to here. */
  readonly global?: true | undefined;
  readonly nillable?: true | undefined;
  readonly abstract?: true | undefined;
  readonly value?: FixedValue | undefined;
}

/** Which namespaces a wildcard lets in, and what is asked of what comes. */
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
      /** The group that it is, where it has a name. */
      readonly group?: string | undefined;
      /** Set where the content has too many places to show a named group again. */
      readonly repeated?: true | undefined;
      readonly parts: readonly ContentPart[];
    };

/** A key, a reference to one, or what must be unique. */
export interface Constraint {
  readonly category: "key" | "keyref" | "unique";
  readonly name: string;
  readonly selector: string;
  readonly fields: readonly string[];
  readonly refers?: string | undefined;
}
