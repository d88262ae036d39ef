import { ownText } from "../../engine/own-string.js";
import { XmlAttribute, type XmlHandler, XmlStartTag } from "../events.js";
import type { ResolvedName, XmlName } from "../names.js";
import type { Limits } from "./context.js";
import type { Input } from "./input.js";
import { noAttributes, type OpenElements } from "./open-elements.js";
import { resolveReferences } from "./outline.js";
import { type Known, OutlineCosts, type Outlines } from "./outlines.js";
import type { AttributedTag } from "./tag-expressions.js";

/**
 * Where units of the same kind follow each other, the next tag is nearly always one of two. Those are tried first; everything else,
 * mistakes included, is left to the general way.
 */
export class ExpectedTags {
  readonly #elements: OpenElements;
  readonly #handler: XmlHandler;
  readonly #limits: Limits;
  readonly #takesWhole: boolean;
  #isFinal = false;
  /** Whether the element that comes next is waited for. */
  waits = false;
  readonly #costs = new OutlineCosts();

  constructor(elements: OpenElements, handler: XmlHandler, limits: Limits) {
    this.#elements = elements;
    this.#handler = handler;
    this.#limits = limits;
    this.#takesWhole = handler.whole !== undefined;
  }

  /**
   * Takes the start tag at the beginning of the input, or the whole element, if it is as expected. Where more text is to come, it may
   * be that nothing is taken, and the element waited for.
   */
  takeStart(input: Input, isFinal: boolean): boolean {
    this.waits = false;
    this.#isFinal = isFinal;
    const elements = this.#elements;
    if (elements.depth >= this.#limits.depth) return false;
    const { lastName } = elements;
    return this.#take(input, lastName?.next) || this.#take(input, lastName?.nextButOne);
  }

  /** Takes the tag that ends the innermost element. */
  takeEnd(input: Input): boolean {
    const elements = this.#elements;
    const end = elements.openName?.tags?.end;
    if (end === undefined) return false;
    end.lastIndex = input.at;
    if (!end.test(input.text)) return false;
    input.at = end.lastIndex;
    elements.close();
    this.#handler.endElement();
    return true;
  }

  #take(input: Input, name: ResolvedName | undefined): boolean {
    if (name?.tags === undefined || name.scope !== this.#elements.scope) return false;
    const { text, at } = input;
    const { start, attributed } = name.tags;
    if (this.#takesWhole && this.#takeWhole(input, name.tags.outlines)) return true;
    start.lastIndex = at;
    this.waits =
      this.#takesWhole &&
      !this.#isFinal &&
      goesOn(input, name.tags.outlines) &&
      text.startsWith(`<${name.written}`, at);
    if (this.waits) return true;
    if (!start.test(text)) {
      return attributed !== undefined && this.#takeAttributed(input, name, attributed);
    }
    const opened = at + name.written.length + 2;
    const { lastIndex } = start;
    if (lastIndex > opened && this.#takeLeaf(text, name, opened, lastIndex)) {
      input.at = lastIndex;
      return true;
    }
    this.#open(input, name, noAttributes, opened);
    return true;
  }

  /** An element with all that is in it, as far as the handler wants it so. */
  #takeWhole(input: Input, outlines: Outlines<XmlName>): boolean {
    for (const outline of outlines.known) {
      if (this.#takesOutline(input, outline)) {
        outlines.matched(outline);
        return true;
      }
      outlines.missed(outline);
    }
    return false;
  }

  #takesOutline(input: Input, outline: Known<XmlName>): boolean {
    const { depth, textLength } = this.#limits;
    const { expression, last } = outline;
    if (this.#elements.depth + outline.depth > depth) return false;
    expression.lastIndex = input.at;
    const texts = expression.exec(input.text);
    const end = expression.lastIndex;
    if (texts === null || end - input.at > textLength) return false;
    if (input.hasReference(end)) resolveReferences(texts);
    if (this.#handler.whole?.(outline, texts) !== true) return false;
    outline.length = Math.max(outline.length, end - input.at);
    this.#elements.passWritten(last);
    input.moveTo(end);
    return true;
  }

  #takeAttributed(input: Input, name: ResolvedName, tag: AttributedTag<XmlName>): boolean {
    const { start } = tag;
    start.lastIndex = input.at;
    const values = start.exec(input.text);
    if (values === null) return false;
    if (start.lastIndex - input.at > this.#limits.textLength) return false;
    const { placeLine } = input;
    // What is expected has one space before each attribute.
    let at = input.at + name.written.length + 2;
    const attributes: XmlAttribute[] = [];
    for (const attribute of tag.attributes) {
      const value = values[attributes.length + 1] ?? "";
      const column = input.columnOf(at);
      attributes.push(new XmlAttribute(attribute.name, ownText(value), placeLine, column));
      at += attribute.length + value.length;
    }
    this.#open(input, name, attributes, start.lastIndex);
    return true;
  }

  /** A whole element, as far as the handler wants it so. */
  #takeLeaf(text: string, name: ResolvedName, opened: number, closed: number): boolean {
    const end = closed - name.written.length - 3;
    if (end - opened > this.#limits.textLength) return false;
    this.#elements.pass(name);
    return this.#handler.leaf?.(name.name, text.slice(opened, end)) === true;
  }

  #open(input: Input, name: ResolvedName, attributes: readonly XmlAttribute[], end: number): void {
    const { placeLine, placeColumn } = input;
    if (this.#takesWhole) name.tags?.outlines.note(input.text, input.at, name.scope, this.#costs);
    // There is no line end in what is expected.
    input.at = end;
    this.#elements.openAs(name);
    const tag = new XmlStartTag(name.name, attributes, name.scope, placeLine, placeColumn);
    this.#handler.startElement(this.#elements.begin(tag));
  }
}

/** Text that is shorter came in pieces: most elements in it would be waited for. */
const leastText = 4096;

/** Whether an element may be one of an outline that goes on beyond the end of the text. */
function goesOn({ text, at }: Input, { known }: Outlines<XmlName>): boolean {
  const left = text.length - at;
  if (text.length < leastText || left * 2 > text.length) return false;
  return known.some(({ length }) => left < length);
}
