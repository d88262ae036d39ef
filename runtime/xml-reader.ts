import type { Position } from "./issues.js";
import { defaultLimits as defaults } from "./limits.js";
import {
  type XmlFault,
  type XmlHandler,
  type XmlLimits,
  type XmlReaderOptions,
  XmlStartTag,
} from "./xml-events.js";
import { isDeclaration, OpenScopes, type WrittenAttribute } from "./xml-scopes.js";
import { type Limits, ShortWay } from "./xml-short-way.js";
import { Tokenizer, TokenizerError } from "./xml-tokenizer.js";

const chunkLength = 65536;
/**
 * What may be a processing instruction whose target has a colon in it, or is not at its end. Comments and CDATA sections can
 * hold such text, too.
 */
const strangeTarget = /<\?[^\s?:]*(?::|$)/;
let kept: { reader?: XmlReader } | undefined;

/**
 * Keeps one reader. Engines forget the layout of objects that are all gone, and settle it by the first few: V8 would take the
 * seventh reader and tokenizer for dictionaries, and read four times as slowly from then on.
 */
function keepOne(): void {
  if (kept !== undefined) return;
  kept = {};
  const nothing = (): void => undefined;
  kept.reader = new XmlReader({ startElement: nothing, endElement: nothing, text: nothing });
}

/** Thrown from an event to leave the tokenizer; never leaves this file. */
const stopped: unique symbol = Symbol("stopped");

/**
 * Stands on the tokenizer of saxes. Namespaces are resolved here: saxes takes two thirds more time for it, quadratic in depth.
 * Input that is not well-formed gives one fault, after which nothing is reported any more.
 */
export class XmlReader {
  readonly #parser: Tokenizer;
  readonly #handler: XmlHandler;
  readonly #file: string | undefined;
  readonly #limits: Limits;
  readonly #shortWay: ShortWay;
  #fault: XmlFault | undefined;
  #stopped = false;
  readonly #scopes = new OpenScopes((detail) => this.#failAtTag(detail));
  /** The attributes of the start tag that is read. */
  #written: WrittenAttribute[] = [];
  #declares = false;
  /** Where the last start tag began. */
  #line = 1;
  #column = 1;
  #chunk = "";
  /** Length of what was written before the current chunk. */
  #chunkStart = 0;
  /** Where the line began in which the current chunk begins. */
  #lineStart = 0;
  /** Where the chunk began in which the last event was, to bound what the tokenizer gathers without one. */
  #lastEvent = 0;
  /** An element has ended, unless it turns out that the end tag is another's: the tokenizer reports the end first. */
  #ends = false;
  #carried = "";
  /** Whether the last chunk ended in what may be the first character of a processing instruction. */
  #endedOpen = false;
  /** Whether the tokenizer says the targets of processing instructions. */
  #hearsTargets = false;

  constructor(handler: XmlHandler, options: XmlReaderOptions = {}) {
    keepOne();
    this.#handler = handler;
    this.#file = options.file;
    const limits = options.limits ?? {};
    this.#limits = {
      depth: limits.depth ?? defaults.depth,
      attributes: limits.attributes ?? defaults.attributes,
      textLength: limits.textLength ?? defaults.textLength,
      documentLength: limits.documentLength ?? Number.POSITIVE_INFINITY,
    };
    this.#parser = new Tokenizer(() => this.#takeShortWay());
    this.#shortWay = new ShortWay(this.#scopes, handler, this.#limits);
    this.#listen();
  }

  /** Why reading ended early. */
  get fault(): XmlFault | undefined {
    return this.#fault;
  }

  /** Whether nothing more will be reported. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Where the reader stands: just after what the current event reports. */
  get position(): Position {
    return this.#at(this.#parser.line, Math.max(1, this.#parser.columnIndex));
  }

  /** Reads some more of the document. */
  write(text: string): void {
    if (text.length <= chunkLength && this.#carried === "") {
      if (!this.#stopped) this.#writeChunk(text);
      return;
    }
    for (let start = 0; start < text.length && !this.#stopped; start += chunkLength) {
      this.#writeChunk(flat(this.#carried, text.slice(start, start + chunkLength)));
    }
  }

  /** Ends the document. */
  end(): void {
    this.#guard(() => {
      if (this.#carried === "\r") this.#parser.write("\r");
      else if (this.#carried !== "") this.#fail("disallowed character", this.position);
      this.#parser.close();
      this.#settle();
    });
  }

  /** Ends the reading: nothing more is reported. To be called from an event. */
  stop(): void {
    this.#stopped = true;
  }

  /** A chunk never ends between the halves of a line end or of a character, so that the tokenizer carries nothing over. */
  #writeChunk(text: string): void {
    const last = text.charCodeAt(text.length - 1);
    const carry = last === 0x0d || (last >= 0xd800 && last <= 0xdbff);
    const chunk = carry ? text.slice(0, -1) : text;
    this.#carried = carry ? text.slice(-1) : "";
    if (chunk.length === 0) return;
    this.#chunk = chunk;
    this.#lineStart = this.#parser.position - this.#parser.columnIndex;
    this.#guard(() => {
      if (!chunk.isWellFormed()) this.#loneSurrogate(chunk);
      this.#watchTargets(chunk);
      this.#parser.write(chunk);
      this.#settle();
      this.#chunkStart += chunk.length;
      if (this.#chunkStart > this.#limits.documentLength) this.#limit("documentLength");
      if (this.#chunkStart - this.#lastEvent > this.#limits.textLength + 2 * chunkLength)
        this.#limit("textLength");
    });
  }

  /**
   * The target of a processing instruction has no colon (Namespaces in XML 1.0, section 7). The tokenizer is slow when it has to
   * say targets, so it is asked to only once the text holds what could be one with a colon.
   */
  #watchTargets(chunk: string): void {
    if (this.#hearsTargets) return;
    const text = this.#endedOpen ? `<${chunk}` : chunk;
    if (text.includes("?") && text.includes("<?") && strangeTarget.test(text)) this.#hearTargets();
    this.#endedOpen = chunk.endsWith("<");
  }

  #hearTargets(): void {
    this.#hearsTargets = true;
    this.#parser.on("processinginstruction", ({ target, body }) => {
      if (target.includes(":")) this.#fail(`malformed-name: ${target}`, this.#targetAt(target));
      if (this.#handler.processingInstruction === undefined) return;
      this.#settle();
      this.#handler.processingInstruction(target, body);
    });
  }

  /** Where the processing instruction that was just read begins, or where it ends if it began in an earlier chunk. */
  #targetAt(target: string): Position {
    const end = this.#parser.position - this.#chunkStart;
    const start = this.#chunk.lastIndexOf(`<?${target}`, end - 1);
    const { line, column } = start < 0 ? this.position : this.#placeOf(start, end);
    return this.#at(line, column);
  }

  /** The place of an index in the chunk, or in one before with no line end between, when the parser stands at another after it. */
  #placeOf(index: number, parserIndex: number): Position {
    const from = Math.max(0, index);
    const before = this.#chunk.slice(0, from);
    const lineEnd = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r"));
    const lineStart = lineEnd < 0 ? this.#lineStart : this.#chunkStart + lineEnd + 1;
    const lineEnds = this.#chunk.slice(from, parserIndex).match(/\r\n?|\n/g)?.length ?? 0;
    return { line: this.#parser.line - lineEnds, column: this.#chunkStart + index - lineStart + 1 };
  }

  /** The tokenizer takes half a character for a whole one; what stands before it is read first. */
  #loneSurrogate(chunk: string): never {
    const [before = ""] = chunk.split(/\p{Cs}/u, 1);
    this.#parser.write(before);
    return this.#fail(
      "disallowed character",
      this.#at(this.#parser.line, this.#parser.columnIndex + 1),
    );
  }

  #guard(read: () => void): void {
    if (this.#stopped) return;
    try {
      read();
    } catch (thrown) {
      if (thrown instanceof TokenizerError) {
        this.#record(notWellFormed(thrown.message.replace(/\.$/, ""), this.position));
      } else if (thrown !== stopped) throw thrown;
      this.#stopped = true;
    }
  }

  #listen(): void {
    const parser = this.#parser;
    const handler = this.#handler;
    parser.on("opentagstart", ({ name }) => this.#begin(name));
    parser.on("attribute", (attribute) => {
      const { name, value } = attribute;
      if (this.#written.length >= this.#limits.attributes) this.#limit("attributes");
      if (value.length > this.#limits.textLength) this.#limit("textLength");
      if (isDeclaration(name)) this.#declares = true;
      this.#written.push(attribute);
    });
    parser.on("opentag", (tag) => this.#open(tag.name));
    parser.on("closetag", () => {
      this.#lastEvent = this.#chunkStart;
      this.#settle();
      this.#ends = true;
    });
    const text = (data: string): void => {
      this.#lastEvent = this.#chunkStart;
      this.#settle();
      if (this.#scopes.depth === 0) return;
      if (data.length > this.#limits.textLength) this.#limit("textLength");
      handler.text(data);
      if (this.#stopped) throw stopped;
    };
    parser.on("text", text);
    parser.on("cdata", text);
    parser.on("doctype", (data) => this.#doctype(data));
    if (handler.comment !== undefined) {
      parser.on("comment", (data) => {
        this.#settle();
        handler.comment?.(data);
      });
    }
    if (handler.processingInstruction !== undefined) this.#hearTargets();
  }

  #takeShortWay(): void {
    this.#lastEvent = this.#chunkStart;
    this.#settle();
    while (this.#shortWay.take(this.#parser)) if (this.#stopped) throw stopped;
  }

  /** Reports the end of an element that was put off. */
  #settle(): void {
    if (!this.#ends) return;
    this.#ends = false;
    this.#scopes.close();
    this.#handler.endElement();
    if (this.#stopped) throw stopped;
  }

  /** The name of a start tag was read, and the character after it. */
  #begin(name: string): void {
    const { line, columnIndex } = this.#parser;
    const column = columnIndex - name.length - 1;
    if (column > 0) {
      this.#line = line;
      this.#column = column;
    } else this.#beginBeforeLineEnd(name);
  }

  /** The character after the name was a line end, and the tokenizer stands on another line than the tag began on. */
  #beginBeforeLineEnd(name: string): void {
    const after = this.#parser.position - this.#chunkStart;
    const lineEnd = this.#chunk.startsWith("\r\n", after - 2) ? 2 : 1;
    const { line, column } = this.#placeOf(after - lineEnd - name.length - 1, after);
    this.#line = line;
    this.#column = column;
  }

  #open(tagName: string): void {
    this.#lastEvent = this.#chunkStart;
    this.#settle();
    const scopes = this.#scopes;
    if (scopes.depth >= this.#limits.depth) this.#limit("depth");
    scopes.open(this.#written, this.#declares);
    const name = scopes.elementName(tagName);
    const attributes = scopes.attributes(this.#written, this.#declares);
    if (this.#written.length > 0) this.#written = [];
    this.#declares = false;
    const { scope } = scopes;
    this.#handler.startElement(new XmlStartTag(name, attributes, scope, this.#line, this.#column));
    if (this.#stopped) throw stopped;
  }

  #doctype(data: string): void {
    const first = data.split("\n", 1)[0] ?? "";
    const lines = data.split("\n").length - 1;
    const line = this.#parser.line - lines;
    const start = this.#chunk.lastIndexOf(`<!DOCTYPE${first}`);
    const column =
      start - Math.max(this.#chunk.lastIndexOf("\n", start), this.#chunk.lastIndexOf("\r", start));
    const position = this.#at(line, Math.max(1, column));
    this.#lastEvent = this.#chunkStart;
    const entities = this.#handler.doctype?.(data, position) ?? "refuse";
    if (entities === "refuse") this.#fails({ code: "xml-doctype", parameters: {}, position });
    for (const [name, replacement] of entities) this.#parser.ENTITIES[name] = replacement;
  }

  #at(line: number, column: number): Position {
    return this.#file === undefined ? { line, column } : { file: this.#file, line, column };
  }

  #failAtTag(detail: string): never {
    return this.#fail(detail, this.#at(this.#line, this.#column));
  }

  #fail(detail: string, position: Position): never {
    return this.#fails(notWellFormed(detail, position));
  }

  #limit(kind: keyof XmlLimits): never {
    const code = {
      depth: "limit-depth",
      attributes: "limit-attributes",
      textLength: "limit-text-length",
      documentLength: "limit-document-length",
    }[kind];
    const position = kind === "depth" ? this.#at(this.#line, this.#column) : this.position;
    return this.#fails({ code, parameters: { limit: this.#limits[kind] }, position });
  }

  #fails(fault: XmlFault): never {
    this.#record(fault);
    throw stopped;
  }

  #record(fault: XmlFault): void {
    this.#fault ??= fault;
    this.#stopped = true;
  }
}

function notWellFormed(detail: string, position: Position): XmlFault {
  return { code: "xml-not-well-formed", parameters: { detail }, position };
}

/** Two texts as one whose characters stand together: engines read a part of a longer text a quarter slower. */
function flat(carried: string, text: string): string {
  const middle = text.length >> 1;
  return [carried, text.slice(0, middle), text.slice(middle)].join("");
}

/** Reads a whole document. Gives the fault that ended the reading, or undefined when the document is well-formed. */
export function readXml(
  text: string,
  handler: XmlHandler,
  options: XmlReaderOptions = {},
): XmlFault | undefined {
  const limits = { documentLength: defaults.documentLength, ...options.limits };
  const reader = new XmlReader(handler, { ...options, limits });
  reader.write(text.startsWith("\ufeff") ? text.slice(1) : text);
  reader.end();
  return reader.fault;
}
