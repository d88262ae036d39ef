import type { Path } from "../../issues.js";
import type { FaultParameters } from "../../nouns/rules.js";
import type { FaultCode, XmlLimits } from "../events.js";
import { defaultLimits, tagAllowance } from "../limits.js";

import type { SinkName, XmlSink } from "./sink.js";

type LimitCode = Exclude<FaultCode, keyof FaultParameters>;

/** Thrown where a document would be longer or deeper than a reader with the same limits takes. */
export class BeyondLimit extends Error {
  override readonly name = "BeyondLimit";
  readonly code: LimitCode;
  readonly limit: number;
  /** Where in the value; undefined where nobody knows. */
  readonly path: Path | undefined;

  constructor(code: LimitCode, limit: number, path?: Path) {
    super(code);
    this.code = code;
    this.limit = limit;
    this.path = path;
  }
}

/** Hands on what is written, and throws at what a reader with these limits would refuse. */
export class LimitedSink implements XmlSink {
  /** How many elements are open. */
  depth = 0;
  readonly #sink: XmlSink;
  readonly #mostDepth: number;
  readonly #attributes: number;
  readonly #textLength: number;
  #declared = 0;
  /** How long the start tag is, before characters are written as references. */
  #tag = 0;
  #run = 0;

  constructor(sink: XmlSink, limits: XmlLimits = {}) {
    this.#sink = sink;
    this.#mostDepth = limits.depth ?? defaultLimits.depth;
    this.#attributes = limits.attributes ?? defaultLimits.attributes;
    this.#textLength = limits.textLength ?? defaultLimits.textLength;
  }

  /** Goes on at another place of the document, where so many elements are open and an element begins or has just ended. */
  goTo(depth: number): void {
    this.depth = depth;
    this.#run = 0;
  }

  open(name: SinkName): void {
    if (++this.depth > this.#mostDepth) throw new BeyondLimit("limit-depth", this.#mostDepth);
    this.#declared = 0;
    this.#tag = name.qualified.length + 3;
    this.#run = 0;
    this.#sink.open(name);
  }

  declare(prefix: string, namespace: string): void {
    this.#count(namespace, prefix === "" ? 5 : prefix.length + 6);
    this.#sink.declare(prefix, namespace);
  }

  attribute(name: SinkName, value: string): void {
    this.#count(value, name.qualified.length);
    this.#sink.attribute(name, value);
  }

  leaf(name: SinkName, value: string): void {
    if (this.depth >= this.#mostDepth) throw new BeyondLimit("limit-depth", this.#mostDepth);
    this.#checkLength(value.length);
    this.#run = 0;
    this.#sink.leaf(name, value);
  }

  text(value: string): void {
    this.#run += value.length;
    this.#checkLength(this.#run);
    this.#sink.text(value);
  }

  close(): void {
    this.depth--;
    this.#run = 0;
    this.#sink.close();
  }

  #count(value: string, nameLength: number): void {
    if (++this.#declared > this.#attributes)
      throw new BeyondLimit("limit-attributes", this.#attributes);
    this.#checkLength(value.length);
    this.#tag += nameLength + value.length + 4;
    if (this.#tag > this.#textLength + tagAllowance)
      throw new BeyondLimit("limit-text-length", this.#textLength);
  }

  #checkLength(length: number): void {
    if (length > this.#textLength) throw new BeyondLimit("limit-text-length", this.#textLength);
  }
}
