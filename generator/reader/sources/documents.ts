import { xsNamespace } from "../../../runtime/qname.js";
import type { Report } from "../../diagnostics.js";
import { collapse } from "../grammar/lexical.js";
import { attributeOf, childElements, type XmlElement } from "../xml/tree.js";
import { bundledLocation } from "./bundled-schemas.js";
import {
  type DocumentSource,
  isEmpty,
  type SourceDocument,
  type WsdlDocument,
} from "./document-source.js";
import {
  isReference,
  type OpenDocument,
  type RawDocument,
  targetNamespaceOf,
} from "./raw-document.js";

/**
 * Loads documents and all that they include, redefine and import (Part 1, 4.2): every location is read, and a document is there once
 * for each namespace for which it is read. In the result, what a document refers to comes before it.
 */
export async function loadDocuments(
  locations: readonly string[],
  source: DocumentSource,
  report: Report,
  missingIncludes: "error" | "warning",
): Promise<readonly RawDocument[]> {
  for (const location of locations) void source.open(location);
  const loader = new DocumentLoader(source, report, missingIncludes);
  for (const location of locations) await loader.root(location, true);
  await loader.standIns();
  return loader.documents;
}

class DocumentLoader {
  readonly documents: RawDocument[] = [];
  readonly #source: DocumentSource;
  readonly #report: Report;
  readonly #missingIncludes: "error" | "warning";
  readonly #open = new Map<string, OpenDocument>();
  readonly #reported = new Set<SourceDocument>();
  readonly #withoutSchemas = new Set<SourceDocument>();
  readonly #wsdlDocuments = new Set<WsdlDocument>();
  /** Where each namespace is imported first. */
  readonly #imports = new Map<string, XmlElement>();
  /** Imports whose document cannot be read. */
  readonly #unread: XmlElement[] = [];

  constructor(source: DocumentSource, report: Report, missingIncludes: "error" | "warning") {
    this.#missingIncludes = missingIncludes;
    this.#source = source;
    this.#report = report;
  }

  async root(location: string, named: boolean): Promise<void> {
    const document = await this.#source.open(location);
    if (document === undefined) {
      this.#report({
        key: "file-missing/schema",
        parameters: { location },
        position: { file: location, line: 1, column: 1 },
      });
      return;
    }
    this.#reportFindings(document);
    if (document.wsdl !== undefined) await this.#wsdl(document.location, document.wsdl, named);
    if (document.root === undefined) return;
    const added = await this.#add(document, document.root, targetNamespaceOf(document.root));
    added.named ||= named;
  }

  /** The schemas in a WSDL document, and those to which it leads. Documents may import each other in a circle. */
  async #wsdl(location: string, wsdl: WsdlDocument, named: boolean): Promise<void> {
    if (this.#wsdlDocuments.has(wsdl)) return;
    this.#wsdlDocuments.add(wsdl);
    for (const { element, location: reference } of wsdl.references) {
      const found = await this.#source.resolve(location, reference);
      if (found !== undefined) await this.#ledTo(found.location, named);
      else
        this.#report({
          key: "file-missing/schema",
          parameters: { location: reference },
          position: element.position,
        });
    }
    for (const schema of wsdl.schemas) {
      this.#reportFindings(schema);
      if (schema.root === undefined) continue;
      const added = await this.#add(schema, schema.root, targetNamespaceOf(schema.root));
      added.named ||= named;
    }
  }

  /** A WSDL document to which another leads may have messages alone, where there are schemas elsewhere. */
  async #ledTo(location: string, named: boolean): Promise<void> {
    const document = await this.#source.open(location);
    if (document?.wsdl !== undefined && isEmpty(document.wsdl)) this.#withoutSchemas.add(document);
    else await this.root(location, named);
  }

  /**
   * Reads what stands in for namespaces that are imported, but of which no document was found: what the catalog has for them, or the schema
   * that comes with the package.
   */
  async standIns(): Promise<void> {
    const own = this.documents.splice(0);
    if (own.length === 0) for (const empty of this.#withoutSchemas) this.#reportFindings(empty);
    const isLoaded = (namespace: string): boolean =>
      [own, this.documents].some((documents) =>
        documents.some(({ targetNamespace }) => targetNamespace === namespace),
      );
    const found = new Set<string>();
    for (const [namespace, element] of this.#imports) {
      if (isLoaded(namespace)) continue;
      const bundled = bundledLocation(namespace);
      if (await this.#fromCatalog(namespace, element)) found.add(namespace);
      else if (bundled !== undefined) await this.root(bundled, false);
    }
    for (const element of this.#unread) this.#reportUnread(element, found);
    this.documents.push(...own);
  }

  /** Reads the document that the catalog has for a namespace. */
  async #fromCatalog(namespace: string, element: XmlElement): Promise<boolean> {
    const location = this.#source.locationOf(namespace);
    if (location === undefined) return false;
    const source = await this.#source.open(location);
    if (source !== undefined)
      return (await this.#imported(element, namespace, source)) !== undefined;
    this.#report({
      severity: "warning",
      key: "src-import/catalog",
      parameters: { location, namespace },
      position: element.position,
    });
    return false;
  }

  #reportUnread(element: XmlElement, found: ReadonlySet<string>): void {
    const namespace = collapse(attributeOf(element, "namespace") ?? "");
    if (found.has(namespace)) return;
    const bundled = bundledLocation(namespace);
    const standsIn = this.documents.some(({ location }) => location === bundled);
    this.#report({
      severity: "warning",
      key: standsIn ? "src-import/stand-in" : "src-import",
      parameters: { location: attributeOf(element, "schemaLocation") ?? "", namespace },
      position: element.position,
    });
  }

  /** Adds a document for a namespace, after what it refers to. */
  async #add(
    source: SourceDocument,
    root: XmlElement,
    targetNamespace: string,
  ): Promise<OpenDocument> {
    const key = `${targetNamespace} ${source.location}`;
    const known = this.#open.get(key);
    if (known !== undefined) return known;
    const chameleon = targetNamespaceOf(root) !== targetNamespace;
    const document: OpenDocument = {
      id: chameleon ? `${source.location}#${targetNamespace}` : source.location,
      location: source.location,
      root,
      targetNamespace,
      named: false,
      chameleon,
      imports: new Set(),
      includes: [],
      redefines: [],
      references: [],
    };
    this.#open.set(key, document);
    const references = childElements(root).filter(isReference);
    for (const element of references) this.#prefetch(document, element);
    for (const element of references) await this.#reference(document, element);
    this.documents.push(document);
    return document;
  }

  #prefetch(document: RawDocument, element: XmlElement): void {
    const location = attributeOf(element, "schemaLocation");
    if (location !== undefined) this.#source.prefetch(document.location, location);
  }

  async #reference(document: OpenDocument, element: XmlElement): Promise<void> {
    if (element.name.local === "import") {
      await this.#import(document, element);
      return;
    }
    const included = await this.#include(document, element);
    if (included !== undefined) document.includes.push(included);
    if (element.name.local === "redefine") document.redefines.push({ element, document: included });
  }

  /** Part 1, 4.2.1 and 4.2.2: src-include and src-redefine. */
  async #include(document: OpenDocument, element: XmlElement): Promise<OpenDocument | undefined> {
    const rule = element.name.local === "redefine" ? "src-redefine" : "src-include";
    const location = attributeOf(element, "schemaLocation");
    if (location === undefined) return undefined;
    const source = await this.#source.resolve(document.location, location);
    if (source === undefined) {
      // Only a redefinition that redefines something needs its document (src-redefine, clause 1).
      const redefines = childElements(element).some(({ name }) => name.local !== "annotation");
      const severity = rule === "src-redefine" && redefines ? "error" : this.#missingIncludes;
      this.#report({
        severity,
        key: `${rule}.1`,
        parameters: { location },
        position: element.position,
      });
      return undefined;
    }
    this.#reportFindings(source);
    if (source.wsdl !== undefined)
      this.#report({
        key: "src-include.1/wsdl",
        parameters: { location },
        position: element.position,
      });
    // What is no schema says itself why it is none.
    if (source.root === undefined) return undefined;
    const namespace = targetNamespaceOf(source.root);
    if (namespace !== "" && namespace !== document.targetNamespace) {
      this.#report({
        key: rule === "src-include" ? "src-include.2.1" : "src-redefine.3.1",
        parameters: { location, found: namespace, expected: document.targetNamespace },
        position: element.position,
      });
      return undefined;
    }
    const included = await this.#add(source, source.root, document.targetNamespace);
    document.references.push(included.id);
    return included;
  }

  /** Part 1, 4.2.3: src-import. */
  async #import(document: OpenDocument, element: XmlElement): Promise<void> {
    const written = attributeOf(element, "namespace");
    const namespace = collapse(written ?? "");
    if (namespace !== "" && namespace === document.targetNamespace) {
      const { position } = element;
      this.#report({ key: "src-import.1.1", parameters: { namespace }, position });
    }
    if (written === undefined && document.targetNamespace === "") {
      this.#report({ key: "src-import.1.2", parameters: {}, position: element.position });
    }
    document.imports.add(namespace);
    if (!this.#imports.has(namespace)) this.#imports.set(namespace, element);
    const location = attributeOf(element, "schemaLocation");
    if (location !== undefined) await this.#importFrom(document, element, namespace, location);
  }

  async #importFrom(
    document: OpenDocument,
    element: XmlElement,
    namespace: string,
    location: string,
  ): Promise<void> {
    const source = await this.#source.resolve(document.location, location);
    if (source === undefined) {
      // The schema for schemas is known without any document.
      if (namespace !== xsNamespace) this.#unread.push(element);
      return;
    }
    const imported = await this.#imported(element, namespace, source);
    if (imported !== undefined) document.references.push(imported.id);
  }

  /** Adds the document that an import leads to, if it is one of that namespace. */
  async #imported(
    element: XmlElement,
    namespace: string,
    source: SourceDocument,
  ): Promise<OpenDocument | undefined> {
    this.#reportFindings(source);
    const location = attributeOf(element, "schemaLocation") ?? source.location;
    if (source.wsdl !== undefined) await this.#wsdl(source.location, source.wsdl, false);
    if (source.root === undefined) return undefined;
    const found = targetNamespaceOf(source.root);
    if (found !== namespace) {
      this.#report({
        key: namespace === "" ? "src-import.3.2" : "src-import.3.1",
        parameters: { location, found, expected: namespace },
        position: element.position,
      });
      return undefined;
    }
    return this.#add(source, source.root, namespace);
  }

  /** Reports what was wrong with a file, once. */
  #reportFindings(document: SourceDocument): void {
    if (this.#reported.has(document)) return;
    this.#reported.add(document);
    for (const finding of document.findings) this.#report(finding);
  }
}
