import { type Encoding, referencesBeyondLatin1, type SinkName, type XmlSink } from "./sink.js";

export const xhtmlNamespace = "http://www.w3.org/1999/xhtml";

/** The elements of XHTML that are always empty. xmlbuilder2 writes others with an end tag, as old browsers wish. */
export const voidElements: ReadonlySet<string> = new Set(
  "area base basefont bgsound br col embed frame hr img input keygen link menuitem meta param source track wbr".split(
    " ",
  ),
);

/**
 * Writes text straight away, for documents that are too long to be held as a tree. What it gives is what xmlbuilder2
 * gives for the same calls, byte for byte.
 */
export class StringSink implements XmlSink {
  #written = "";
  /** The start tag of the last opened element has no end yet. */
  #pending = false;
  readonly #open: SinkName[] = [];
  readonly #latin1: boolean;

  constructor(encoding: Encoding = "UTF-8") {
    this.#latin1 = encoding === "ISO-8859-1";
  }

  open(name: SinkName): void {
    if (this.#pending) this.#written += ">";
    this.#written += name.start;
    this.#pending = true;
    this.#open.push(name);
  }

  declare(prefix: string, namespace: string): void {
    this.#attribute(prefix === "" ? ' xmlns="' : ` xmlns:${prefix}="`, namespace);
  }

  attribute(name: SinkName, value: string): void {
    this.#attribute(name.attribute, value);
  }

  text(value: string): void {
    if (value === "") return;
    const escaped = escapeText(value);
    const text = this.#latin1 ? referencesBeyondLatin1(escaped) : escaped;
    if (this.#pending) this.#written += ">";
    this.#written += text;
    this.#pending = false;
  }

  /** Adds content that is escaped already. */
  content(markup: string): void {
    if (this.#pending) this.#written += ">";
    this.#written += markup;
    this.#pending = false;
  }

  close(): void {
    const name = this.#open.pop();
    if (name === undefined) return;
    this.#written += this.#pending ? emptyElementEnd(name) : name.end;
    this.#pending = false;
  }

  leaf(name: SinkName, value: string): void {
    if (value === "") {
      this.open(name);
      this.close();
      return;
    }
    const escaped = escapeText(value);
    const text = this.#latin1 ? referencesBeyondLatin1(escaped) : escaped;
    if (this.#pending) this.#written += ">";
    this.#pending = false;
    // One by one: a rope of few strands is flattened faster than one of many.
    this.#written += name.bare;
    this.#written += text;
    this.#written += name.end;
  }

  /** Ends the start tag that is open, and gives what was written since the last call. */
  take(): string {
    if (this.#pending) this.#written += ">";
    this.#pending = false;
    const written = this.#written;
    this.#written = "";
    return written;
  }

  /** Puts text before what comes next as it is: it was taken earlier. */
  put(text: string): void {
    this.#written += text;
  }

  /** How much is waiting to be taken, in UTF-16 units. */
  get length(): number {
    return this.#written.length;
  }

  #attribute(begin: string, value: string): void {
    const escaped = escapeAttribute(value);
    const text = this.#latin1 ? referencesBeyondLatin1(escaped) : escaped;
    this.#written += begin;
    this.#written += text;
    this.#written += '"';
  }
}

function emptyElementEnd({ namespace, local, qualified }: SinkName): string {
  if (namespace !== xhtmlNamespace) return "/>";
  return voidElements.has(local) ? " />" : `></${qualified}>`;
}

const special = /[&<>\r]/;
const attributeSpecial = /[&<>"\t\n\r]/;

/** Text as it stands in a document. */
export function escapeText(value: string): string {
  if (!special.test(value)) return value;
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("\r", "&#13;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** The value of an attribute as it stands between quotation marks. */
export function escapeAttribute(value: string): string {
  if (!attributeSpecial.test(value)) return value;
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("\t", "&#9;")
    .replaceAll("\n", "&#10;")
    .replaceAll("\r", "&#13;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
