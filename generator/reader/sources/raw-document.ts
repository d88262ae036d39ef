import { xsNamespace } from "../../../runtime/qname.js";
import { collapse } from "../grammar/lexical.js";
import { attributeOf, type XmlElement } from "../xml/tree.js";

/** A schema document with the namespace for which it is read, and what it refers to. */
export interface RawDocument {
  readonly id: string;
  readonly location: string;
  readonly root: XmlElement;
  /** `""` for none. */
  readonly targetNamespace: string;
  /** Whether the user named it, rather than a document that refers to it. */
  readonly named: boolean;
  /** Whether the namespace is that of an including document (Part 1, 4.2.1, clause 2.3: a chameleon include). */
  readonly chameleon: boolean;
  /** Namespaces that it imports: those, its own and XML Schema's are what it may refer to (src-resolve, clause 4). */
  readonly imports: ReadonlySet<string>;
  /** Documents that it includes or redefines. */
  readonly includes: readonly RawDocument[];
  readonly redefines: readonly Redefinition[];
  /** Ids of all that it refers to. */
  readonly references: readonly string[];
}

/** A `redefine` element and the document it redefines; undefined when that is missing. */
export interface Redefinition {
  readonly element: XmlElement;
  readonly document: RawDocument | undefined;
}

/** A document while it is being read. */
export interface OpenDocument extends RawDocument {
  named: boolean;
  readonly imports: Set<string>;
  readonly includes: OpenDocument[];
  readonly redefines: Redefinition[];
  readonly references: string[];
}

/** Whether an element leads to another document. */
export function isReference({ name }: XmlElement): boolean {
  return name.namespace === xsNamespace && /^(include|import|redefine)$/.test(name.local);
}

/** The namespace that a schema document says; `""` for none. */
export function targetNamespaceOf(root: XmlElement): string {
  return collapse(attributeOf(root, "targetNamespace") ?? "");
}
