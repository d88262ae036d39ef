/** An expanded name (Namespaces in XML 1.0, section 2.1). `namespace` is `""` for a name in no namespace. */
export interface QName {
  readonly namespace: string;
  readonly local: string;
}

/**
 * Clark notation: `{namespace}local`, or `local` for a name in no namespace. The key under which names are compared.
 *
 * @example
 * clark({ namespace: "urn:notes", local: "note" }) === "{urn:notes}note";
 */
export function clark({ namespace, local }: QName): string {
  return namespace === "" ? local : `{${namespace}}${local}`;
}

/**
 * Whether two expanded names are the same. Prefixes never take part.
 *
 * @example
 * sameName(NoteElement.name, { namespace: "urn:notes", local: "note" });
 */
export function sameName(a: QName, b: QName): boolean {
  return a.local === b.local && a.namespace === b.namespace;
}

export const xsNamespace = "http://www.w3.org/2001/XMLSchema";
export const xsiNamespace = "http://www.w3.org/2001/XMLSchema-instance";
export const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
export const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";
