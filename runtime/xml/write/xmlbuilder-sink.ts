import { create } from "xmlbuilder2";
import type { XMLBuilder } from "xmlbuilder2/lib/interfaces.js";
import { xmlnsNamespace } from "../../qname.js";
import { type Encoding, referencesBeyondLatin1, type SinkName, type XmlSink } from "./sink.js";

export type { XMLBuilder };

export type Node = XMLBuilder["node"];
export type Document = NonNullable<Node["ownerDocument"]>;
export type Element = ReturnType<Document["createElementNS"]>;

/** Thrown at what xmlbuilder2 writes wrongly whatever one does; {@link StringSink} writes it. */
export class XmlbuilderLimit extends Error {
  override readonly name = "XmlbuilderLimit";
}

/**
 * Writes into a document that others have made with xmlbuilder2, whose habits stop here:
 *
 * - `ele(text)` takes text that looks like XML, JSON or YAML for a document, and `att` takes `@` for an alias. Names
 *   go in as DOM nodes with their namespace.
 * - `&foo;` goes out as it came in, even with `wellFormed`; so do carriage returns, and line ends and tabs in
 *   attributes. They go in escaped, in decimal: it lets only such references pass.
 * - In a document without namespaces it takes an attribute named `constructor` for a duplicate. So it is made to think that
 *   there are namespaces: it has another way to write those, with the same result.
 * - It indexes plain objects by namespace and prefix, so that those named `constructor` or `__proto__` break it or
 *   worse; it loses a prefix that is given back a namespace it had farther out, and what a prefixed element says of the
 *   default namespace that it was in. {@link XmlbuilderLimit} says so before harm is done.
 */
export class XmlWriter implements XmlSink {
  readonly #document: Document;
  readonly #latin1: boolean;
  readonly #parent: Node;
  readonly #before: Node | null;
  #node: Node;
  /** The prefixes declared so far on the way to the root, innermost last. */
  #declared: readonly Declaration[] = [];
  readonly #outer: (readonly Declaration[])[] = [];

  constructor(parent: XMLBuilder, encoding: Encoding = "UTF-8") {
    this.#parent = parent.node;
    this.#before = parent.node.lastChild;
    this.#node = parent.node;
    this.#document = documentOf(parent.node);
    this.#document.createElementNS(null, "e").setAttributeNS(xmlnsNamespace, "xmlns:e", "e");
    this.#latin1 = encoding === "ISO-8859-1";
  }

  open(name: SinkName): void {
    const element = this.#document.createElementNS(known(name.namespace), name.qualified);
    this.#node.appendChild(element);
    this.#node = element;
    this.#outer.push(this.#declared);
  }

  declare(prefix: string, namespace: string): void {
    const element = this.#element();
    const earlier = this.#declared.filter((declaration) => declaration.prefix === prefix);
    if (
      prefix === "__proto__" ||
      (prefix === "" &&
        element.prefix !== null &&
        (namespace === "" || inherits(element, earlier))) ||
      earlier.some((declaration) => declaration.namespace === namespace)
    )
      throw new XmlbuilderLimit(`xmlbuilder2 cannot bind "${prefix}" to "${namespace}" here`);
    this.#declared = [...this.#declared, { prefix, namespace }];
    element.setAttributeNS(
      xmlnsNamespace,
      prefix === "" ? "xmlns" : `xmlns:${prefix}`,
      this.#escape(escapeAttribute(known(namespace) ?? "")),
    );
  }

  attribute(name: SinkName, value: string): void {
    const text = this.#escape(escapeAttribute(value));
    this.#element().setAttributeNS(known(name.namespace), name.qualified, text);
  }

  text(value: string): void {
    if (value === "") return;
    this.#node.appendChild(this.#document.createTextNode(this.#escape(escapeText(value))));
  }

  leaf(name: SinkName, value: string): void {
    this.open(name);
    this.text(value);
    this.close();
  }

  close(): void {
    this.#declared = this.#outer.pop() ?? [];
    this.#node = this.#node.parentNode ?? this.#document;
  }

  /** Takes back all that was written: the document is as it was. */
  abandon(): void {
    while (this.#parent.lastChild !== null && this.#parent.lastChild !== this.#before)
      this.#parent.removeChild(this.#parent.lastChild);
  }

  #escape(escaped: string): string {
    return this.#latin1 ? referencesBeyondLatin1(escaped) : escaped;
  }

  #element(): Element {
    if (!isElement(this.#node)) throw new XmlbuilderLimit("there is no element to write on");
    return this.#node;
  }
}

/** Whether the default namespace before is that of the element: then xmlbuilder2 drops its prefix, and what it declares. */
function inherits(element: Element, defaults: readonly Declaration[]): boolean {
  return defaults.at(-1)?.namespace === element.namespaceURI;
}

interface Declaration {
  readonly prefix: string;
  readonly namespace: string;
}

/** An empty document, to be written by an {@link XmlWriter}. */
export function createDocument(): XMLBuilder {
  return create();
}

/** The text of a document, without an XML declaration. Whoever wrote it has made sure that it is well-formed. */
export function printDocument(document: XMLBuilder): string {
  return document.end({ headless: true });
}

/** The default namespace in scope at a node; `""` when there is none. */
export function defaultNamespaceAt(builder: XMLBuilder): string {
  return builder.node.lookupNamespaceURI(null) ?? "";
}

export function escapeText(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("\r", "&#13;");
}

export function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");
}

/** A namespace as the DOM has it: null for absent. */
function known(namespace: string): string | null {
  if (namespace in Object.prototype)
    throw new XmlbuilderLimit(`xmlbuilder2 cannot write the namespace "${namespace}"`);
  return namespace === "" ? null : namespace;
}

const elementNode = 1;
const textNode = 3;
const documentNode = 9;

export function isElement(node: Node): node is Element {
  return node.nodeType === elementNode;
}

/** Text that is no CDATA section, which are other nodes. */
export function isText(node: Node): node is ReturnType<Document["createTextNode"]> {
  return node.nodeType === textNode;
}

function isDocument(node: Node): node is Document {
  return node.nodeType === documentNode;
}

export function documentOf(node: Node): Document {
  const owner = isDocument(node) ? node : node.ownerDocument;
  if (owner === null) throw new XmlbuilderLimit("the node belongs to no document");
  return owner;
}
