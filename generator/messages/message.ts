import type { Locale, Position } from "../../runtime/issues.js";
import type { QName } from "../../runtime/qname.js";
import type { NamespaceConstraint } from "../schema/components.js";

/** A sentence in both languages, lower case first and without a full stop; `example` is for the page that lists them. */
export interface Message<Parameters> {
  readonly fr: (parameters: Parameters) => string;
  readonly en: (parameters: Parameters) => string;
  readonly example: Parameters;
}

/** One sentence for each key of an interface that says what the sentence is made from. */
export type Catalogue<ByKey> = { readonly [Key in keyof ByKey]: Message<ByKey[Key]> };

/** Of sentences that are always the same. */
export type Nothing = Readonly<Record<never, never>>;

/** A name, with the prefix that its namespace has where the finding stands: `""` for the default namespace, undefined for none. */
export interface Name extends QName {
  readonly prefix?: string | undefined;
}

/** What a sentence speaks of, as plain data, so that it can be said in any language. */
export type Thing =
  | { readonly kind: NamedKind; readonly name: Name }
  /** A type without a name, and what it stands in. */
  | { readonly kind: "anonymousType"; readonly of: Thing | undefined }
  | { readonly kind: "wildcard"; readonly namespaces: NamespaceConstraint }
  | {
      readonly kind: "modelGroup";
      readonly compositor: Compositor;
      readonly group?: Name | undefined;
    }
  | { readonly kind: "substitutionGroup"; readonly name: Name };

export type NamedKind =
  | "type"
  | "element"
  | "attribute"
  | "group"
  | "attributeGroup"
  | "notation"
  | "constraint";

export type Compositor = "sequence" | "choice" | "all";

/** A place that a sentence names besides its own. */
export type Place = Position | undefined;

/** What the runtime found wrong with a value. */
export interface Cause {
  readonly code: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Says a piece of a sentence in a language. */
export type Saying = Readonly<Record<Locale, string>>;
