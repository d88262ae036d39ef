import type { Position } from "../issues.js";
import type { FaultParameters } from "../nouns/rules.js";
import type { NamespaceScope, XmlName } from "./names.js";
import type { Doctype } from "./read/declared.js";
import type { Outline } from "./read/outline.js";

/*
 * What a reader of XML text reports, and what bounds it.
 */

/*
 * Tags and attributes are instances of classes, not object literals: V8 may decide that the objects of a literal live long and allocate
 * them in old space, where they keep everything that they hold alive, documents included. It does not do so with these constructors.
 */

/**
 * An attribute of a start tag; namespace declarations are not among them. The value is normalised (XML 1.0, 3.3.3). Line and column
 * are those of its name; those of the tag where a document type declaration has brought it.
 */
export class XmlAttribute {
  readonly name: XmlName;
  readonly value: string;
  readonly line: number;
  readonly column: number;

  constructor(name: XmlName, value: string, line: number, column: number) {
    this.name = name;
    this.value = value;
    this.line = line;
    this.column = column;
  }
}

/** A start tag, or an empty-element tag. Line and column, from 1, are those of its `<`. */
export class XmlStartTag {
  readonly name: XmlName;
  readonly attributes: readonly XmlAttribute[];
  readonly scope: NamespaceScope;
  readonly line: number;
  readonly column: number;

  constructor(
    name: XmlName,
    attributes: readonly XmlAttribute[],
    scope: NamespaceScope,
    line: number,
    column: number,
  ) {
    this.name = name;
    this.attributes = attributes;
    this.scope = scope;
    this.line = line;
    this.column = column;
  }
}

/** What the reader calls, in document order. */
export interface XmlHandler {
  startElement(tag: XmlStartTag): void;
  endElement(): void;
  /** Character data inside the document element. CDATA sections, comments and chunks split a text into several calls. */
  text(text: string): void;
  /**
   * A whole element at once: without attributes, and with nothing in it but the text. False when it is to be reported by the
   * other methods instead, as are all elements when there is no such method.
   */
  leaf?(name: XmlName, text: string): boolean;
  /** The same for a whole element of an outline that came before, with all that is in it: what the match of its expression captured. */
  whole?(outline: Outline<XmlName>, texts: readonly string[]): boolean;
  /** A document type declaration where it may be there; `"refuse"` ends the reading. */
  doctype?(doctype: Doctype): "refuse" | undefined;
  comment?(text: string): void;
  processingInstruction?(target: string, body: string): void;
}

/** Bounds on what a document may cost. */
export interface XmlLimits {
  /** Elements inside each other. Default 256. */
  readonly depth?: number | undefined;
  /** Attributes of one start tag, namespace declarations included. Default 10,000. */
  readonly attributes?: number | undefined;
  /** UTF-16 units of one run of characters, attribute value, comment or the like. Default 16 Mi. */
  readonly textLength?: number | undefined;
  /** UTF-16 units of the document. Default 512 Mi for a document at once, none for a stream. */
  readonly documentLength?: number | undefined;
}

/** Why the reading ended early: `xml-not-well-formed`, `xml-doctype` or `limit-…`. The catalogue makes the sentence. */
export interface XmlFault {
  readonly code: FaultCode;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly position: Position;
}

export type FaultCode =
  | keyof FaultParameters
  | `limit-${"depth" | "attributes" | "text-length" | "document-length"}`;

/**
 * What is done with a document type declaration: it is refused, read past (its entities are refused where they are referred to), or
 * its internal subset is applied. Nothing outside of the document is ever read.
 */
export type DoctypeMode = "refuse" | "pass" | "apply";

export interface XmlReaderOptions {
  readonly file?: string | undefined;
  /** Default `"refuse"`. */
  readonly doctype?: DoctypeMode | undefined;
  readonly limits?: XmlLimits | undefined;
}
