import { type Encoding, referencesBeyondLatin1, type SinkName, type XmlSink } from "./sink.js";
import { voidElements, xhtmlNamespace } from "./string-sink.js";
import {
  createDocument,
  type Document,
  documentOf,
  type Element,
  escapeAttribute,
  escapeText,
  isElement,
  isText,
  type Node,
  printDocument,
  XmlbuilderLimit,
} from "./xmlbuilder-sink.js";

/** So many elements are gathered before they are printed: the fewer, the less is in memory, and the more often it is asked what is open. */
const pieceLength = 100;
/** At most so many are gathered while waiting for the list whose items they are to go on. */
const longestPiece = 1000;
/** xmlbuilder2 looks through all attributes of an element for each. */
const mostAttributes = 200;
/** A reference that xmlbuilder2 lets pass and no value can contain, since ampersands go in escaped. */
const mark = "&mark;";

/**
 * Writes a document as a tree of xmlbuilder2, in pieces: what is complete is printed, and its nodes become those of what comes next,
 * with other texts. A document is mostly a list of things alike; to make their nodes anew each time takes longer than all the rest,
 * and a tree of the whole would take all of the memory. A mark says how far the tree was printed.
 *
 * Names go in as they are written, prefixes and declarations included, in a document that knows no namespaces. Whoever calls has made
 * sure of these, and xmlbuilder2, which would look for prefixes at every element, cannot get them wrong.
 */
export class PiecewiseWriter implements XmlSink {
  #builder = createDocument();
  #document: Document = documentOf(this.#builder.node);
  /** Whether an attribute is called `xmlns`: from then on xmlbuilder2 looks for namespaces, in vain but slowly. */
  #seemsToKnowNamespaces = false;
  readonly #latin1: boolean;
  readonly #open: SinkName[] = [];
  /** The innermost element that is open. */
  #node: Node = this.#document;
  /** What was printed already and stands where the next child of it comes. */
  #used: Node | null = null;
  /** Whether its start tag is open, and how many attributes it has got. */
  #inTag = false;
  #attributes = 0;

  #printed = "";
  #mark: Node | undefined;
  #elements = 0;
  #length = 0;
  /** How few elements were open since something was printed, and how long their tags were. */
  #shallowest = Number.POSITIVE_INFINITY;
  #around = 0;

  constructor(encoding: Encoding = "UTF-8") {
    this.#latin1 = encoding === "ISO-8859-1";
  }

  open(name: SinkName): void {
    this.#endTag();
    const element = this.#usedElement(name.qualified) ?? this.#newElement(name.qualified);
    this.#open.push(name);
    this.#elements++;
    this.#node = element;
    this.#used = element.firstChild;
    this.#inTag = true;
    this.#attributes = 0;
  }

  declare(prefix: string, namespace: string): void {
    if (prefix === "") this.#seemsToKnowNamespaces = true;
    this.#attribute(prefix === "" ? "xmlns" : `xmlns:${prefix}`, namespace);
  }

  attribute(name: SinkName, value: string): void {
    this.#attribute(name.qualified, value);
  }

  text(value: string): void {
    if (value === "") return;
    this.#endTag();
    this.#length += value.length;
    this.#text(this.#escape(escapeText(value)));
  }

  leaf(name: SinkName, value: string): void {
    this.open(name);
    this.text(value);
    this.close();
  }

  close(): void {
    this.#endTag();
    const name = this.#open.pop();
    const closed = this.#node;
    if (name?.namespace === xhtmlNamespace && closed.firstChild === this.#used) this.#empty(name);
    this.#dropUsed();
    this.#node = closed.parentNode ?? this.#document;
    this.#used = closed.nextSibling;
    const depth = this.#open.length;
    if (depth < this.#shallowest) this.#shallowest = depth;
    if (this.#elements > pieceLength + 4 * depth && this.#isTimeToPrint(depth)) this.#print();
  }

  /** The text of the document, without an XML declaration. */
  end(): string {
    return this.#printed + this.#behindMark(printDocument(this.#builder));
  }

  /** What is printed where a list goes on can become its next items, so pieces end there if they can. */
  #isTimeToPrint(depth: number): boolean {
    if (depth === 0 || this.#length < this.#around) return false;
    return depth === this.#shallowest || this.#elements > longestPiece;
  }

  /** An element of the name that was printed already: the next one, or the one behind it, where that one is left out this time. */
  #usedElement(qualified: string): Element | undefined {
    const used = this.#used;
    if (used === null) return undefined;
    if (isElement(used) && used.localName === qualified) return used;
    const second = used.nextSibling;
    if (second === null || !isElement(second) || second.localName !== qualified) return undefined;
    this.#node.removeChild(used);
    return second;
  }

  #newElement(qualified: string): Element {
    const element = this.#document.createElement(qualified);
    this.#node.insertBefore(element, this.#used);
    return element;
  }

  #attribute(qualified: string, value: string): void {
    if (!isElement(this.#node) || this.#attributes === mostAttributes)
      throw new XmlbuilderLimit("xmlbuilder2 takes long for so many attributes");
    this.#length += value.length;
    const text = this.#escape(escapeAttribute(value));
    const used = this.#node.attributes.item(this.#attributes++);
    if (used?.name === qualified) {
      used.value = text;
      return;
    }
    if (used !== null) dropAttributes(this.#node, this.#attributes - 1);
    this.#node.setAttribute(qualified, text);
  }

  #endTag(): void {
    if (!this.#inTag) return;
    this.#inTag = false;
    dropAttributes(this.#node, this.#attributes);
  }

  #text(text: string): void {
    const used = this.#used;
    if (used !== null && isText(used)) {
      used.data = text;
      this.#used = used.nextSibling;
    } else this.#node.insertBefore(this.#document.createTextNode(text), used);
  }

  /** An empty element of XHTML is written for old browsers: an empty text makes xmlbuilder2 write an end tag. */
  #empty({ local }: SinkName): void {
    if (voidElements.has(local))
      throw new XmlbuilderLimit("xmlbuilder2 writes void elements where it knows namespaces");
    this.#text("");
  }

  #dropUsed(): void {
    for (let used = this.#used; used !== null; ) {
      const next = used.nextSibling;
      this.#node.removeChild(used);
      used = next;
    }
  }

  /** Prints what came since the last time. The open elements remain, without attributes, and the innermost with what may be used. */
  #print(): void {
    this.#dropUsed();
    for (let open = this.#node; open.parentNode !== null; open = open.parentNode)
      while (open.nextSibling !== null) open.parentNode.removeChild(open.nextSibling);
    const newMark = this.#node.appendChild(this.#document.createTextNode(mark));
    const text = printDocument(this.#builder);
    const end = text.lastIndexOf(mark);
    const start = this.#mark === undefined ? 0 : text.indexOf(mark) + mark.length;
    this.#printed += text.slice(start, end);
    this.#around = text.length - (end - start);
    this.#elements = 0;
    this.#length = 0;
    this.#shallowest = Number.POSITIVE_INFINITY;
    this.#mark?.parentNode?.removeChild(this.#mark);
    for (let open = this.#node; open.parentNode !== null; open = open.parentNode) {
      dropAttributes(open, 0);
      while (open.previousSibling !== null) open.parentNode.removeChild(open.previousSibling);
    }
    this.#node.insertBefore(newMark, this.#node.firstChild);
    this.#mark = newMark;
    this.#used = newMark.nextSibling;
    if (this.#seemsToKnowNamespaces) this.#changeDocument();
  }

  /** Goes on in a document that has not met any attribute. */
  #changeDocument(): void {
    const root = this.#document.documentElement;
    if (root === null) return;
    this.#builder = createDocument();
    this.#document = documentOf(this.#builder.node);
    this.#document.appendChild(root);
    this.#seemsToKnowNamespaces = false;
  }

  #behindMark(text: string): string {
    return this.#mark === undefined ? text : text.slice(text.indexOf(mark) + mark.length);
  }

  #escape(escaped: string): string {
    return this.#latin1 ? referencesBeyondLatin1(escaped) : escaped;
  }
}

/** Takes away the attributes behind the first so many. */
function dropAttributes(node: Node, kept: number): void {
  if (!isElement(node)) return;
  for (let count = node.attributes.length; count > kept; count--) {
    const last = node.attributes.item(count - 1);
    if (last !== null) node.removeAttributeNode(last);
  }
}
