import type { Position } from "../../../runtime/issues.js";
import { type QName, xmlNamespace, xsNamespace } from "../../../runtime/qname.js";
import type { XmlFault, XmlHandler, XmlStartTag } from "../../../runtime/xml/events.js";
import type { NamespaceScope } from "../../../runtime/xml/names.js";
import { readXml } from "../../../runtime/xml/read/reader.js";
import type { Finding, Report } from "../../diagnostics.js";

/** An element of a schema document, with what the schema stage needs of the infoset. */
export interface XmlElement {
  readonly name: QName;
  /** Keys are Clark names. Namespace declarations are not among them. */
  readonly attributes: ReadonlyMap<string, XmlAttribute>;
  /** Elements, and texts that are not white space alone or stand in documentation, in document order. */
  readonly children: readonly (XmlElement | string)[];
  /** Namespaces in scope by prefix; the default namespace under `""`, absent when there is none. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** Where its start tag begins. */
  readonly position: Position;
  readonly parent: XmlElement | undefined;
}

export interface XmlAttribute {
  readonly name: QName;
  readonly value: string;
}

/** Depth that schema documents may have; the same as for documents in the runtime. */
const depthLimit = 256;

/** Reads a document into a tree. What is not well-formed is reported, and gives undefined. */
export function readXmlTree(text: string, file: string, report: Report): XmlElement | undefined {
  const builder = new TreeBuilder(file);
  const fault = readXml(text, builder, {
    file,
    doctype: "apply",
    limits: { depth: depthLimit, attributes: 4096, textLength: 1 << 26 },
  });
  if (fault !== undefined) {
    report(findingOf(fault, fault.position));
    return undefined;
  }
  return builder.root;
}

/** The elements among the children, in document order. */
export function childElements({ children }: XmlElement): readonly XmlElement[] {
  return children.every(isElement) ? children : children.filter(isElement);
}

function isElement(child: XmlElement | string): child is XmlElement {
  return typeof child !== "string";
}

/** All character data of an element and what is in it. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === "string" ? child : textOf(child)))
    .join("");
}

/** The value of an unqualified attribute. */
export function attributeOf(element: XmlElement, local: string): string | undefined {
  return element.attributes.get(local)?.value;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface Open extends Mutable<Omit<XmlElement, "children">> {
  children: (XmlElement | string)[];
  /** In documentation, where white space stands between words. */
  readonly isText: boolean;
}

class TreeBuilder implements XmlHandler {
  root: XmlElement | undefined;
  readonly #file: string;
  readonly #open: Open[] = [];
  readonly #namespaces = new Map<NamespaceScope, ReadonlyMap<string, string>>();
  /** Pieces of the text that is being read. */
  #text: string[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  startElement({ name, attributes, scope, line, column }: XmlStartTag): void {
    this.#flush();
    const parent = this.#open[this.#open.length - 1];
    const element: Open = {
      name: { namespace: name.namespace, local: name.local },
      attributes: attributeMap(attributes),
      children: [],
      namespaces: this.#bindings(scope),
      position: { file: this.#file, line, column },
      parent,
      isText:
        parent?.isText === true ||
        (name.local === "documentation" && name.namespace === xsNamespace),
    };
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
    this.#open.push(element);
  }

  endElement(): void {
    this.#flush();
    this.#open.pop();
  }

  text(text: string): void {
    this.#text.push(text);
  }

  #flush(): void {
    if (this.#text.length === 0) return;
    const text = this.#text.length === 1 ? (this.#text[0] ?? "") : this.#text.join("");
    this.#text = [];
    const parent = this.#open[this.#open.length - 1];
    if (parent !== undefined && (parent.isText || /[^ \t\r\n]/.test(text)))
      parent.children.push(text);
  }

  #bindings(scope: NamespaceScope): ReadonlyMap<string, string> {
    const known = this.#namespaces.get(scope);
    if (known !== undefined) return known;
    const bindings = new Map([["xml", xmlNamespace], ...scope.bindings()]);
    this.#namespaces.set(scope, bindings);
    return bindings;
  }
}

const noAttributes: ReadonlyMap<string, XmlAttribute> = new Map();

function attributeMap(attributes: XmlStartTag["attributes"]): ReadonlyMap<string, XmlAttribute> {
  if (attributes.length === 0) return noAttributes;
  const map = new Map<string, XmlAttribute>();
  for (const { name, value } of attributes) {
    map.set(name.key, { name: { namespace: name.namespace, local: name.local }, value });
  }
  return map;
}

/** The finding for what ended the reading of a document, with the sentence of the runtime; limits have codes of their own. */
function findingOf({ code, parameters }: XmlFault, position: Position): Finding {
  const fault = { code, parameters };
  const prefix = /^unbound-prefix: (xsd?):/.exec(String(parameters["detail"]))?.[1];
  if (prefix !== undefined)
    return { key: "xml-not-well-formed/schema-prefix", parameters: { prefix }, position };
  return code === "xml-not-well-formed"
    ? { key: code, parameters: { fault }, position }
    : { key: "xml-limit", code, parameters: { fault }, position };
}
