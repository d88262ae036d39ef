import { type Locale, type Path, XmlValidationError } from "../issues.js";
import { isLatin1Name, type SinkName, type XmlSink } from "../xml/write/sink.js";
import { issueOf } from "./options.js";

/** Where names go, and where in the value they come from. */
export interface Guarded {
  readonly sink: XmlSink;
  readonly locale: Locale | undefined;
  readonly path: () => Path;
}

/**
 * Hands on what is written in ISO-8859-1, and throws at a name that has characters outside: text can use references for them,
 * names cannot.
 */
export class Latin1Names implements XmlSink {
  readonly #sink: XmlSink;
  readonly #locale: Locale | undefined;
  readonly #path: () => Path;

  constructor({ sink, locale, path }: Guarded) {
    this.#sink = sink;
    this.#locale = locale;
    this.#path = path;
  }

  open(name: SinkName): void {
    this.#check(name.qualified);
    this.#sink.open(name);
  }

  declare(prefix: string, namespace: string): void {
    this.#check(prefix);
    this.#sink.declare(prefix, namespace);
  }

  attribute(name: SinkName, value: string): void {
    this.#check(name.qualified);
    this.#sink.attribute(name, value);
  }

  leaf(name: SinkName, value: string): void {
    this.#check(name.qualified);
    this.#sink.leaf(name, value);
  }

  text(value: string): void {
    this.#sink.text(value);
  }

  close(): void {
    this.#sink.close();
  }

  #check(name: string): void {
    if (isLatin1Name(name)) return;
    const issue = issueOf("value-encoding", { name, encoding: "ISO-8859-1" }, this.#locale);
    throw new XmlValidationError([{ ...issue, path: this.#path() }]);
  }
}
