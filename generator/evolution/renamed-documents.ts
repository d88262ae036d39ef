import { type DocumentOptions, Reading } from "../../runtime/assess/reading.js";
import type { SchemaSet } from "../../runtime/descriptors.js";
import type { XmlIssue } from "../../runtime/issues.js";
import { validateDocument } from "../../runtime/parse.js";
import { clark } from "../../runtime/qname.js";
import { XmlAttribute, type XmlHandler, XmlStartTag } from "../../runtime/xml/events.js";
import { NamespaceScope, type XmlName } from "../../runtime/xml/names.js";
import type { Doctype } from "../../runtime/xml/read/declared.js";

/**
 * Checks a document as if its namespaces had other names: those of elements and attributes, and those that the prefixes in its values stand
 * for. Places are those of the document as it is.
 */
export function validateRenamed(
  schemas: SchemaSet,
  document: string | Uint8Array,
  options: DocumentOptions,
  renamed: ReadonlyMap<string, string> = new Map(),
): readonly XmlIssue[] {
  if (renamed.size === 0) return validateDocument(schemas, document, options);
  const through = (handler: XmlHandler): XmlHandler => new Renamed(handler, renamed);
  const reading = new Reading(schemas, options, { build: false, through });
  reading.write(document);
  reading.end();
  return reading.take();
}

/** Passes on what is read, with other namespaces. */
class Renamed implements XmlHandler {
  readonly #handler: XmlHandler;
  readonly #renamed: ReadonlyMap<string, string>;
  readonly #scopes = new WeakMap<NamespaceScope, NamespaceScope>();

  constructor(handler: XmlHandler, renamed: ReadonlyMap<string, string>) {
    this.#handler = handler;
    this.#renamed = renamed;
  }

  startElement({ name, attributes, scope, line, column }: XmlStartTag): void {
    const others = attributes.map(
      (other) => new XmlAttribute(this.#name(other.name), other.value, other.line, other.column),
    );
    const tag = new XmlStartTag(this.#name(name), others, this.#scope(scope), line, column);
    this.#handler.startElement(tag);
  }

  endElement(): void {
    this.#handler.endElement();
  }

  text(text: string): void {
    this.#handler.text(text);
  }

  doctype(doctype: Doctype): "refuse" | undefined {
    return this.#handler.doctype?.(doctype);
  }

  #namespace(namespace: string): string {
    return this.#renamed.get(namespace) ?? namespace;
  }

  #name(name: XmlName): XmlName {
    const namespace = this.#namespace(name.namespace);
    if (namespace === name.namespace) return name;
    return { ...name, namespace, key: clark({ namespace, local: name.local }) };
  }

  #scope(scope: NamespaceScope): NamespaceScope {
    let other = this.#scopes.get(scope);
    if (other === undefined) {
      const declared = [...scope.declared].map(
        ([prefix, namespace]) => [prefix, this.#namespace(namespace)] as const,
      );
      other = new NamespaceScope(scope.parent && this.#scope(scope.parent), new Map(declared));
      this.#scopes.set(scope, other);
    }
    return other;
  }
}
