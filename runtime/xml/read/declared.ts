/** What an entity is; only the text of one that is declared with it is ever known. */
export type Entity =
  | { readonly kind: "internal"; readonly text: string }
  | { readonly kind: "external" }
  | { readonly kind: "unparsed" };

/** What a document type declaration says of an attribute. */
export interface AttributeDeclaration {
  /** Whether white space around the value, and in a row in it, does not count: any type but CDATA (XML 1.0, 3.3.3). */
  readonly isTokenized: boolean;
  /** Whether its value identifies the element: of type ID. */
  readonly isId: boolean;
  /** The value where the attribute is left out, normalised. */
  readonly value: string | undefined;
}

/** What a document type declaration declares by itself; nothing outside the document is read. */
export interface Doctype {
  readonly entities: ReadonlyMap<string, Entity>;
  /** Attributes by the name of the element and their own. */
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, AttributeDeclaration>>;
  /** Whether parameter entities are referred to. */
  readonly usesParameterEntities: boolean;
}
