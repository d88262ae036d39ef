import type { Encoding, SinkName } from "./sink.js";
import {
  createDocument,
  documentOf,
  type Node,
  printDocument,
  XmlWriter,
} from "./xmlbuilder-sink.js";

/** So many elements are gathered before they are printed: the fewer, the less is in memory, and the more often it is asked what is open. */
const pieceLength = 100;
/** A reference as xmlbuilder2 lets it pass, and nobody writes it: ampersands go in escaped. */
const mark = "&mark;";

/**
 * Writes a document in pieces: what is complete is printed and taken out of the tree, in which the open elements remain. One tree of
 * a large document takes many times as long, and all of the memory. A mark in the tree says how far it was printed.
 */
export class PiecewiseWriter extends XmlWriter {
  protected override readonly exact = true;
  #printed = "";
  #elements = 0;
  #depth = 0;
  #mark: Node | undefined;
  /** How long the start tags of the open elements were the last time. */
  #around = 0;
  #length = 0;

  constructor(encoding?: Encoding, mostAttributes?: number) {
    super(createDocument(), encoding, mostAttributes);
  }

  override open(name: SinkName): void {
    super.open(name);
    this.#elements++;
    this.#depth++;
  }

  override text(value: string): void {
    super.text(value);
    this.#length += value.length;
  }

  override attribute(name: SinkName, value: string): void {
    super.attribute(name, value);
    this.#length += value.length;
  }

  override close(): void {
    super.close();
    this.#depth--;
    const isLong = this.#elements > pieceLength + 4 * this.#depth;
    if (isLong && this.#length >= this.#around && this.#depth > 0) this.#print();
  }

  /** The text of the document, without an XML declaration. */
  end(): string {
    return this.#printed + this.#behindMark(printDocument(this.builder));
  }

  /** Prints what came since the last time, and takes it out of the tree. */
  #print(): void {
    const before = this.#mark;
    this.#mark = this.node.appendChild(this.#newMark());
    const text = printDocument(this.builder);
    const end = text.lastIndexOf(mark);
    const start = before === undefined ? 0 : text.indexOf(mark) + mark.length;
    this.#printed += text.slice(start, end);
    this.#around = text.length - (end - start);
    this.#elements = 0;
    this.#length = 0;
    let kept: Node = this.#mark;
    while (kept.parentNode !== null) {
      const { parentNode } = kept;
      while (parentNode.firstChild !== null && parentNode.firstChild !== kept)
        parentNode.removeChild(parentNode.firstChild);
      kept = parentNode;
    }
  }

  #newMark(): Node {
    // A node of a kind that there is already: engines make objects of one class more, that of comments, at half the speed.
    return documentOf(this.node).createTextNode(mark);
  }

  #behindMark(text: string): string {
    return this.#mark === undefined ? text : text.slice(text.indexOf(mark) + mark.length);
  }
}
