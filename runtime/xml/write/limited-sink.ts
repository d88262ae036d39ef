import type { FaultParameters } from "../../nouns/rules.js";
import type { FaultCode, XmlLimits } from "../events.js";
import { defaultLimits } from "../limits.js";
import type { SinkName, XmlSink } from "./sink.js";

type LimitCode = Exclude<FaultCode, keyof FaultParameters>;

/** Thrown where a document would be longer or deeper than a reader with the same limits takes. */
export class BeyondLimit extends Error {
  override readonly name = "BeyondLimit";
  readonly code: LimitCode;
  readonly limit: number;

  constructor(code: LimitCode, limit: number) {
    super(code);
    this.code = code;
    this.limit = limit;
  }
}

/** Hands on what is written, and throws at what a reader with these limits would refuse. */
export class LimitedSink implements XmlSink {
  /** How many elements are open. Whoever goes on at another place of the document says so. */
  depth = 0;
  readonly #sink: XmlSink;
  readonly #mostDepth: number;
  readonly #attributes: number;
  readonly #textLength: number;
  #declared = 0;
  #run = 0;

  constructor(sink: XmlSink, limits: XmlLimits = {}) {
    this.#sink = sink;
    this.#mostDepth = limits.depth ?? defaultLimits.depth;
    this.#attributes = limits.attributes ?? defaultLimits.attributes;
    this.#textLength = limits.textLength ?? defaultLimits.textLength;
  }

  open(name: SinkName): void {
    if (++this.depth > this.#mostDepth) throw new BeyondLimit("limit-depth", this.#mostDepth);
    this.#declared = 0;
    this.#run = 0;
    this.#sink.open(name);
  }

  declare(prefix: string, namespace: string): void {
    this.#count(namespace);
    this.#sink.declare(prefix, namespace);
  }

  attribute(name: SinkName, value: string): void {
    this.#count(value);
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

  #count(value: string): void {
    if (++this.#declared > this.#attributes)
      throw new BeyondLimit("limit-attributes", this.#attributes);
    this.#checkLength(value.length);
  }

  #checkLength(length: number): void {
    if (length > this.#textLength) throw new BeyondLimit("limit-text-length", this.#textLength);
  }
}
