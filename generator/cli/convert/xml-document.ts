import type { ElementDescriptor } from "../../../runtime/descriptors.js";
import { writeDocument } from "../../../runtime/serialize/document.js";
import {
  indentOf,
  type SerializeOptions,
  xmlDeclaration,
} from "../../../runtime/serialize/options.js";
import { assertValid } from "../../../runtime/validate.js";
import { encodeText } from "../../../runtime/xml/write/encoding.js";
import type { Encoding, SinkName, TextSink } from "../../../runtime/xml/write/sink.js";
import { StringSink } from "../../../runtime/xml/write/string-sink.js";
import type { Spool } from "../files/spool.js";

/**
 * Writes a value as `serialize` does, byte for byte, but holds only a small part of the text in memory. The whole value is checked first;
 * an `XmlValidationError` says what is wrong.
 */
export function writeXml(
  descriptor: ElementDescriptor,
  value: unknown,
  options: SerializeOptions,
  to: Spool,
): void {
  assertValid(descriptor, value, options);
  const sink = new SpoolSink(to, options.encoding ?? "UTF-8");
  to.append(encodeText(xmlDeclaration(options), options.encoding ?? "UTF-8"));
  writeDocument(sink, descriptor, value, options);
  sink.flush();
  if (indentOf(options) !== undefined) to.append("\n");
}

const flushAt = 1 << 16;

/** A sink that passes its text on as soon as there is enough of it. */
class SpoolSink implements TextSink {
  readonly #sink: StringSink;
  readonly #to: Spool;
  readonly #encoding: Encoding;

  constructor(to: Spool, encoding: Encoding) {
    this.#sink = new StringSink(encoding);
    this.#to = to;
    this.#encoding = encoding;
  }

  open(name: SinkName): void {
    this.#sink.open(name);
  }

  declare(prefix: string, namespace: string): void {
    this.#sink.declare(prefix, namespace);
  }

  attribute(name: SinkName, value: string): void {
    this.#sink.attribute(name, value);
  }

  leaf(name: SinkName, value: string): void {
    this.#sink.leaf(name, value);
    this.#flushIfLong();
  }

  text(value: string): void {
    this.#sink.text(value);
    if (value !== "") this.#flushIfLong();
  }

  close(): void {
    this.#sink.close();
    this.#flushIfLong();
  }

  /** Passes on the text. No start tag is open then, since its end has just been written. */
  flush(): void {
    this.#to.append(encodeText(this.#sink.take(), this.#encoding));
  }

  /** Deeper levels are written apart, and what follows waits for them in memory; few documents are so deep. */
  readonly levelsAtOnce = 300;
  #waits = false;

  take(): string {
    this.#waits = true;
    return this.#sink.take();
  }

  put(text: string): void {
    this.#waits = false;
    this.#sink.put(text);
    this.flush();
  }

  #flushIfLong(): void {
    if (!this.#waits && this.#sink.length >= flushAt) this.flush();
  }
}
