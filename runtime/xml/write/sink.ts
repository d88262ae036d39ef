import type { QName } from "../../qname.js";

/** A name as it is written: the expanded name and the prefix chosen for it. Made once per name, reused at every use. */
export interface SinkName extends QName {
  /** `""` without a prefix. */
  readonly prefix: string;
  /** `prefix:local`, or `local`. */
  readonly qualified: string;
  /** What a start tag begins with; a start tag without attributes; the end tag; what an attribute begins with. */
  readonly start: string;
  readonly bare: string;
  readonly end: string;
  readonly attribute: string;
}

/**
 * What writes. One document, in document order: `open`, then `declare` and `attribute`, then `text` and inner elements,
 * then `close`. Values are as they are in the infoset, escaping is the sink's business; whoever calls has made sure that
 * prefixes are declared, names are names and characters are those of XML 1.0. Every sink gives the same bytes.
 */
export interface XmlSink {
  /** Begins an element. */
  open(name: SinkName): void;
  /** Declares a prefix on the element just opened; the prefix `""` is the default namespace. */
  declare(prefix: string, namespace: string): void;
  /** Gives an attribute to the element just opened. */
  attribute(name: SinkName, value: string): void;
  /** Writes an element that has text alone, and neither attributes nor declarations. */
  leaf(name: SinkName, value: string): void;
  /** Adds text. An empty text is nothing. */
  text(value: string): void;
  /** Ends the element that was opened last and is still open. */
  close(): void;
}

/** A sink that can leave a place for an element and come back to it when all before is written. */
export interface PlacingSink extends XmlSink {
  /** Leaves a place here; what it gives goes back to it. */
  leavePlace(): () => void;
}

/** A sink whose text can be taken and put together in another order: what is very deep is written last. */
export interface TextSink extends XmlSink {
  /** What was written since the last time. */
  take(): string;
  /** Puts in what was taken. */
  put(text: string): void;
  /** The depth beyond which content is written later, where deep content is costly. */
  readonly levelsAtOnce?: number;
}

/** The encodings that documents are written in. */
export type Encoding = "UTF-8" | "ISO-8859-1";

/** Makes a name for a sink. */
export function sinkName({ namespace, local }: QName, prefix: string): SinkName {
  const qualified = prefix === "" ? local : `${prefix}:${local}`;
  const start = `<${qualified}`;
  const bare = `<${qualified}>`;
  const end = `</${qualified}>`;
  return { namespace, local, prefix, qualified, start, bare, end, attribute: ` ${qualified}="` };
}

const beyondLatin1 = /[\u0080-\u009f\u0100-\uffff]/;
const beyondLatin1Characters = /[\u0080-\u009f\u{100}-\u{10ffff}]/gu;

/**
 * Writes characters outside ISO-8859-1 as decimal references. The controls from U+0080 to U+009F are in the encoding,
 * but much software reads these bytes as Windows-1252: they become references too.
 */
export function referencesBeyondLatin1(escaped: string): string {
  if (!beyondLatin1.test(escaped)) return escaped;
  return escaped.replace(beyondLatin1Characters, (character) => `&#${character.codePointAt(0)};`);
}

/** Whether a name can be written in ISO-8859-1, where references cannot stand for parts of names. */
export function isLatin1Name(name: string): boolean {
  return !beyondLatin1.test(name);
}
