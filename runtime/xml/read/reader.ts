import type { IssueParameters, Position } from "../../issues.js";
import type { FaultCode, XmlFault, XmlHandler, XmlLimits, XmlReaderOptions } from "../events.js";
import { defaultLimits as defaults, tagAllowance } from "../limits.js";
import { type Chunk, Chunks } from "./chunks.js";

import type { LineAndColumn } from "./input.js";
import { leastLength } from "./references.js";
import { Tokenizer } from "./tokenizer.js";
import { Unfinished } from "./unfinished.js";

const limitCodes = {
  depth: "limit-depth",
  attributes: "limit-attributes",
  textLength: "limit-text-length",
  documentLength: "limit-document-length",
} as const;

/** No reference needs to be longer. An unfinished one is held in memory, so its length must have a limit. */
const longestReference = 16;

/** Thrown to leave the tokenizer; never leaves this file. */
const ended: unique symbol = Symbol();

/**
 * Reads a document that comes in pieces of any size, and reports what is in it. Input that is not well-formed gives one fault,
 * after which nothing is reported any more.
 */
export class XmlReader {
  readonly #file: string | undefined;
  readonly #tokenizer: Tokenizer;
  readonly #chunks = new Chunks();
  readonly #unfinished = new Unfinished();
  readonly #documentLength: number;
  #length = 0;
  /** The most that a tag may be long, with references that count as what they stand for. */
  readonly #most: number;
  /** Unfinished markup longer than this is checked again: it may be beyond the limits, whatever comes. */
  #looked: number;
  #fault: XmlFault | undefined;

  constructor(
    handler: XmlHandler,
    { file, limits = {}, doctype = "refuse" }: XmlReaderOptions = {},
  ) {
    this.#file = file;
    this.#documentLength = limits.documentLength ?? Number.POSITIVE_INFINITY;
    const all = {
      depth: limits.depth ?? defaults.depth,
      attributes: limits.attributes ?? defaults.attributes,
      textLength: limits.textLength ?? defaults.textLength,
      documentLength: this.#documentLength,
    };
    this.#most = all.textLength + tagAllowance;
    this.#looked = this.#most;
    this.#tokenizer = new Tokenizer(handler, all, doctype, {
      fail: (detail, index) => this.#fail(detail, index),
      exceed: (kind, place) => this.#exceed(kind, place),
      refuse: (index) => this.#end("xml-doctype", {}, this.#tokenizer.input.placeOf(index)),
    });
  }

  /** Why reading ended early. */
  get fault(): XmlFault | undefined {
    return this.#fault;
  }

  /** Whether nothing more will be reported. */
  get stopped(): boolean {
    return this.#tokenizer.stopped;
  }

  /** Where all that was written ends, when nothing is held back: see {@link flush}. */
  get position(): Position {
    const { input } = this.#tokenizer;
    return this.#at(input.placeOf(input.text.length));
  }

  /** Reads some more of the document. */
  write(text: string): void {
    for (const chunk of this.#chunks.of(text)) {
      if (this.stopped) return;
      this.#guard(() => this.#take(chunk));
    }
  }

  /** Reads what was held back, for the case that the rest cannot be decoded: what is wrong before that comes first. */
  flush(): void {
    this.#guard(() => this.#readAgain());
  }

  /** Ends the document. */
  end(): void {
    this.#guard(() => {
      const tokenizer = this.#tokenizer;
      this.#take(this.#chunks.end());
      tokenizer.final = true;
      this.#readAgain();
      if (!tokenizer.stopped) tokenizer.finish();
    });
  }

  /** Ends the reading: nothing more is reported. To be called from an event. */
  stop(): void {
    this.#tokenizer.stopped = true;
  }

  /** Reads a chunk, as far as it may be read. */
  #take({ text, broken }: Chunk): void {
    const room = this.#documentLength - this.#length;
    const isTooLong = text.length > room;
    const readable = text.slice(0, room);
    this.#length += readable.length;
    this.#feed(readable);
    if (!(isTooLong || broken) || this.stopped) return;
    this.#readAgain();
    const { input } = this.#tokenizer;
    const end = input.text.length;
    if (isTooLong) this.#exceed("documentLength", input.placeOf(end));
    this.#fail("disallowed character", end);
  }

  #feed(text: string): void {
    const unfinished = this.#unfinished;
    if (unfinished.length === 0) this.#read(text);
    else if (unfinished.add(text)) this.#readAgain();
    if (unfinished.length <= this.#looked) return;
    this.#readAgain();
    const { input } = this.#tokenizer;
    const { length } = unfinished;
    this.#looked = Math.max(this.#most, 2 * length);
    if (
      length > longestReference * this.#most ||
      leastLength(input.text, input.at, input.text.length) > this.#most
    )
      this.#exceed("textLength", input.placeOf(input.at));
  }

  /** Reads what is unfinished again: it may be complete, or wrong. */
  #readAgain(): void {
    this.#read(this.#unfinished.take());
  }

  #read(text: string): void {
    const tokenizer = this.#tokenizer;
    const { input } = tokenizer;
    input.replace(text);
    tokenizer.read();
    if (input.at > 0) {
      this.#unfinished.forget();
      this.#looked = this.#most;
    }
    if (input.at < input.text.length) this.#unfinished.add(input.text.slice(input.at));
  }

  #guard(read: () => void): void {
    try {
      read();
    } catch (thrown) {
      this.stop();
      if (thrown !== ended) throw thrown;
    }
  }

  #fail(detail: string, at: number | LineAndColumn): never {
    const place = typeof at === "number" ? this.#tokenizer.input.placeOf(at) : at;
    return this.#end("xml-not-well-formed", { detail }, place);
  }

  #exceed(kind: keyof XmlLimits, place: LineAndColumn): never {
    return this.#end(limitCodes[kind], { limit: this.#tokenizer.limits[kind] }, place);
  }

  #end<Code extends FaultCode>(
    code: Code,
    parameters: IssueParameters[Code],
    place: LineAndColumn,
  ): never {
    this.#fault ??= { code, parameters: { ...parameters }, position: this.#at(place) };
    throw ended;
  }

  #at({ line, column }: LineAndColumn): Position {
    return this.#file === undefined ? { line, column } : { file: this.#file, line, column };
  }
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
