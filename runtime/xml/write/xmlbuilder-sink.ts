import { create } from "xmlbuilder2";
import type { XMLBuilder } from "xmlbuilder2/lib/interfaces.js";
import { xmlnsNamespace } from "../../qname.js";
import { type Encoding, type PlacingSink, referencesBeyondLatin1, type SinkName } from "./sink.js";

export type { XMLBuilder };

export type Node = XMLBuilder["node"];
export type Document = NonNullable<Node["ownerDocument"]>;
export type Element = ReturnType<Document["createElementNS"]>;

/** Thrown for what xmlbuilder2 cannot write rightly; {@link StringSink} can. */
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
 *   worse. Such a namespace goes in with a reference in the place of its first letter, which readers resolve; the prefix
 *   gets another name.
 * - It loses a prefix that is given back a namespace it had farther out, and what a prefixed element says of the
 *   default namespace that it was in. {@link XmlbuilderLimit} says so before harm is done.
 */
export class XmlWriter implements PlacingSink {
  readonly #document: Document;
  readonly #latin1: boolean;
  readonly #parent: Node;
  readonly #before: Node | null;
  #node: Node;
  /** An empty text that marks the place that was left for what is written now. */
  #place: Node | undefined;
  /** The prefixes declared so far on the way to the root, innermost last. */
  #declared: readonly Declaration[] = [];
  readonly #outer: (readonly Declaration[])[] = [];
  readonly #spaces = new Map<string, string>();
  /** Whether a prefix is called otherwise than it was given. */
  #renames = false;

  constructor(parent: XMLBuilder, encoding: Encoding = "UTF-8") {
    this.#parent = parent.node;
    this.#before = parent.node.lastChild;
    this.#node = parent.node;
    this.#document = documentOf(parent.node);
    this.#document.createElementNS(null, "e").setAttributeNS(xmlnsNamespace, "xmlns:e", "e");
    this.#latin1 = encoding === "ISO-8859-1";
  }

  open(name: SinkName): void {
    const element = this.#document.createElementNS(this.#space(name.namespace), this.#name(name));
    this.#append(element);
    this.#node = element;
    this.#outer.push(this.#declared);
  }

  #append(node: Node): void {
    const isPlace = this.#place !== undefined && this.#place.parentNode === this.#node;
    this.#node.insertBefore(node, isPlace ? (this.#place ?? null) : null);
  }

  /** Leaves an empty text, before which one can go on when all else is written. */
  leavePlace(): () => void {
    const place = this.#document.createTextNode("");
    this.#append(place);
    const { parentNode } = place;
    const declared = this.#declared;
    return () => {
      this.finish();
      this.#place = place;
      this.#node = parentNode ?? this.#document;
      this.#declared = declared;
      this.#outer.length = 0;
    };
  }

  /** Takes away the place where one was; to be called when all is written. */
  finish(): void {
    this.#place?.parentNode?.removeChild(this.#place);
    this.#place = undefined;
  }

  declare(given: string, namespace: string): void {
    const prefix = this.#prefix(given);
    const element = this.#element();
    const space = this.#space(namespace) ?? "";
    const earlier = this.#declared.filter((declaration) => declaration.prefix === prefix);
    if (
      given === standIn ||
      (prefix === "" &&
        element.prefix !== null &&
        (namespace === "" || earlier.at(-1)?.space === element.namespaceURI)) ||
      earlier.some((declaration) => declaration.space === space)
    )
      throw new XmlbuilderLimit(`xmlbuilder2 cannot bind "${prefix}" to "${namespace}" here`);
    this.#declared = [...this.#declared, { prefix, space }];
    const name = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
    element.setAttributeNS(xmlnsNamespace, name, space);
  }

  attribute(name: SinkName, value: string): void {
    const text = this.#escape(escapeAttribute(value));
    this.#checkWords(value);
    this.#element().setAttributeNS(this.#space(name.namespace), this.#name(name), text);
  }

  text(value: string): void {
    if (value === "") return;
    this.#checkWords(value);
    this.#append(this.#document.createTextNode(this.#escape(escapeText(value))));
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

  /** A namespace as the nodes have it, null for absent: as it is written, so that elements and declarations agree. */
  #space(namespace: string): string | null {
    if (namespace === "") return null;
    const known = this.#spaces.get(namespace);
    if (known !== undefined) return known;
    const space = this.#newSpace(namespace);
    this.#spaces.set(namespace, space);
    return space;
  }

  #newSpace(namespace: string): string {
    if (!(namespace in Object.prototype)) return this.#escape(escapeAttribute(namespace));
    return `&#${namespace.charCodeAt(0)};${namespace.slice(1)}`;
  }

  #name({ prefix, local, qualified }: SinkName): string {
    return prefix === unwritable ? `${this.#prefix(prefix)}:${local}` : qualified;
  }

  #prefix(prefix: string): string {
    if (prefix !== unwritable) return prefix;
    this.#renames = true;
    return standIn;
  }

  /** What may name a prefix that is called otherwise here would mean something else. */
  #checkWords(text: string): void {
    if (!this.#renames || !text.includes(unwritable)) return;
    if (this.#declared.some(({ prefix }) => prefix === standIn))
      throw new XmlbuilderLimit(`xmlbuilder2 cannot bind "${unwritable}", which a text may mean`);
  }

  #escape(escaped: string): string {
    return this.#latin1 ? referencesBeyondLatin1(escaped) : escaped;
  }

  #element(): Element {
    if (!isElement(this.#node)) throw new XmlbuilderLimit("there is no element to write on");
    return this.#node;
  }
}

/** A prefix and its namespace, as they were declared. The default namespace that an element is in makes xmlbuilder2 drop its prefix. */
interface Declaration {
  readonly prefix: string;
  readonly space: string;
}

/** The one prefix that plain objects cannot be indexed by, and what stands for it. */
const unwritable = "__proto__";
const standIn = "__proto__-1";

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

/** The document of a node. */
export function documentOf(node: Node): Document {
  const owner = isDocument(node) ? node : node.ownerDocument;
  if (owner === null) throw new XmlbuilderLimit("the node belongs to no document");
  return owner;
}
