import { ownText } from "./own-string.js";
import { XmlAttribute, type XmlHandler, type XmlLimits, XmlStartTag } from "./xml-events.js";
import type { ResolvedName, XmlName } from "./xml-names.js";
import { type AttributedTag, plainTextEnd } from "./xml-plain-tags.js";
import { noAttributes, type OpenScopes } from "./xml-scopes.js";
import type { Tokenizer } from "./xml-tokenizer.js";

/** All limits, as numbers. */
export type Limits = Required<{ readonly [K in keyof XmlLimits]: number }>;

/**
 * The short way through documents in which units of the same kind follow each other: inside the document element it takes tags
 * that are expected and plain text, and leaves all else to the tokenizer, which finds itself where it would have come to. It
 * reports what the tokenizer would have led to, and never finds that something is wrong.
 */
export class ShortWay {
  readonly #scopes: OpenScopes;
  readonly #handler: XmlHandler;
  readonly #limits: Limits;

  constructor(scopes: OpenScopes, handler: XmlHandler, limits: Limits) {
    this.#scopes = scopes;
    this.#handler = handler;
    this.#limits = limits;
  }

  /** Takes one tag, one text or one element; false when what comes next is the tokenizer's. No text may be pending. */
  take(tokenizer: Tokenizer): boolean {
    const { chunk, i } = tokenizer;
    if (chunk.charCodeAt(i) !== 0x3c) return this.#takeText(tokenizer, chunk, i);
    if (chunk.charCodeAt(i + 1) === 0x2f) return this.#takeEnd(tokenizer, chunk, i);
    const scopes = this.#scopes;
    if (scopes.depth >= this.#limits.depth) return false;
    const { lastName } = scopes;
    return (
      this.#takeStart(tokenizer, lastName?.next) || this.#takeStart(tokenizer, lastName?.nextButOne)
    );
  }

  #takeText(tokenizer: Tokenizer, chunk: string, start: number): boolean {
    const end = plainTextEnd(chunk, start);
    if (end === start || end - start > this.#limits.textLength) return false;
    const text = chunk.slice(start, end);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      tokenizer.line++;
      tokenizer.positionAtNewLine = tokenizer.chunkPosition + start + at + 1;
    }
    tokenizer.i = end;
    this.#handler.text(text);
    return true;
  }

  /** The tag that ends the innermost element, unless that is the document element. */
  #takeEnd(tokenizer: Tokenizer, chunk: string, start: number): boolean {
    const scopes = this.#scopes;
    const end = scopes.depth > 1 ? scopes.openName?.tags?.end : undefined;
    if (end === undefined) return false;
    end.lastIndex = start;
    if (!end.test(chunk)) return false;
    tokenizer.tags.pop();
    tokenizer.i = end.lastIndex;
    scopes.close();
    this.#handler.endElement();
    return true;
  }

  #takeStart(tokenizer: Tokenizer, name: ResolvedName | undefined): boolean {
    if (name?.tags === undefined || name.scope !== this.#scopes.scope) return false;
    const { chunk, i } = tokenizer;
    const { start, attributed } = name.tags;
    start.lastIndex = i;
    if (!start.test(chunk)) {
      return attributed !== undefined && this.#takeAttributed(tokenizer, name, attributed);
    }
    const opened = i + name.written.length + 2;
    const { lastIndex } = start;
    if (lastIndex > opened && this.#takeLeaf(chunk, name, opened, lastIndex)) {
      tokenizer.i = lastIndex;
      return true;
    }
    this.#open(tokenizer, name, noAttributes, opened);
    return true;
  }

  #takeAttributed(tokenizer: Tokenizer, name: ResolvedName, tag: AttributedTag<XmlName>): boolean {
    const { start, names } = tag;
    if (names.length > this.#limits.attributes) return false;
    start.lastIndex = tokenizer.i;
    const values = start.exec(tokenizer.chunk);
    if (values === null) return false;
    if (start.lastIndex - tokenizer.i > this.#limits.textLength) return false;
    const attributes = names.map(
      (attribute, index) => new XmlAttribute(attribute, ownText(values[index + 1] ?? "")),
    );
    this.#open(tokenizer, name, attributes, start.lastIndex);
    return true;
  }

  /** A whole element, as far as the handler wants it so. */
  #takeLeaf(chunk: string, name: ResolvedName, opened: number, closed: number): boolean {
    const end = closed - name.written.length - 3;
    if (end - opened > this.#limits.textLength) return false;
    const taken = this.#handler.leaf?.(name.name, chunk.slice(opened, end)) === true;
    if (taken) this.#scopes.pass(name);
    return taken;
  }

  #open(
    tokenizer: Tokenizer,
    name: ResolvedName,
    attributes: readonly XmlAttribute[],
    end: number,
  ): void {
    const { scope } = name;
    const { line, chunkPosition, positionAtNewLine, i } = tokenizer;
    const column = chunkPosition + i - positionAtNewLine + 1;
    tokenizer.tags.push(name.tag);
    tokenizer.i = end;
    this.#scopes.openAs(name);
    this.#handler.startElement(new XmlStartTag(name.name, attributes, scope, line, column));
  }
}
