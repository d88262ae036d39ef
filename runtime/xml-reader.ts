/*
 * LEAD TO HELPER F (delete this note when done): the mission says in so many words "saxes for tokens": a well-kept library, even a
 * slower one, beats our own code. So our own tokenizer cannot stay. Put saxes back as the door's tokenizer (git show 6219937^:runtime/xml-reader.ts,
 * xmlns: false with our namespace resolution is fine), delete xml-tokenizer.ts and xml-references.ts, keep what else you made better.
 * The figure of issue 5 (70 %) is then measured against saxes bare, the floor we stand on.
 */
import type { Position, RuleCode } from "./issues.js";
import {
  checkDeclaration,
  type NamespaceFault,
  NamespaceScope,
  rootScope,
  type XmlName,
} from "./xml-names.js";
import { type TokenSink, XmlTokenizer } from "./xml-tokenizer.js";

/** An attribute of a start tag; namespace declarations are not among them. The value is normalised (XML 1.0, 3.3.3). */
export interface XmlAttribute {
  readonly name: XmlName;
  readonly value: string;
}

/** A start tag, or an empty-element tag. Line and column, from 1, are those of its `<`. */
export interface XmlStartTag {
  readonly name: XmlName;
  readonly attributes: readonly XmlAttribute[];
  readonly scope: NamespaceScope;
  readonly line: number;
  readonly column: number;
}

/** What the reader calls, in document order. */
export interface XmlHandler {
  startElement(tag: XmlStartTag): void;
  endElement(): void;
  /** Character data inside the document element. CDATA sections, comments and chunks split a text into several calls. */
  text(text: string): void;
  /** Whether white space between two tags need not be reported where the document stands now. */
  readonly ignoresWhiteSpace?: boolean;
  /**
   * A document type declaration, as written between `<!DOCTYPE` and `>`. Gives the replacement texts of general entities,
   * which go into the document as characters, never as markup; `"refuse"`, as when there is no such method, ends the reading.
   */
  doctype?(text: string, position: Position): ReadonlyMap<string, string> | "refuse";
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
  readonly code: RuleCode;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly position: Position;
}

export interface XmlReaderOptions {
  readonly file?: string | undefined;
  readonly limits?: XmlLimits | undefined;
}

const defaults = { depth: 256, attributes: 10_000, textLength: 1 << 24, documentLength: 1 << 29 };
const noAttributes: readonly XmlAttribute[] = [];
/** Thrown from an event to leave the tokenizer; never leaves this file. */
const stopped: unique symbol = Symbol("stopped");

/**
 * The door to XML text: tokens become events, with names resolved by the namespaces in scope, within limits. Input that is not
 * well-formed gives one fault, after which nothing is reported any more.
 */
export class XmlReader {
  readonly #tokenizer: XmlTokenizer;
  readonly #handler: XmlHandler;
  readonly #file: string | undefined;
  readonly #limits: Required<{ [K in keyof XmlLimits]: number }>;
  #fault: XmlFault | undefined;
  #stopped = false;
  #scope: NamespaceScope = rootScope();
  /** The scopes of the open elements. */
  readonly #scopes: NamespaceScope[] = [];
  #documentLength = 0;
  #textLength = 0;
  /** Half a line end or half a character, which the next chunk completes. */
  #carried = "";

  constructor(handler: XmlHandler, options: XmlReaderOptions = {}) {
    this.#handler = handler;
    this.#file = options.file;
    const limits = options.limits ?? {};
    this.#limits = {
      depth: limits.depth ?? defaults.depth,
      attributes: limits.attributes ?? defaults.attributes,
      textLength: limits.textLength ?? defaults.textLength,
      documentLength: limits.documentLength ?? Number.POSITIVE_INFINITY,
    };
    this.#tokenizer = new XmlTokenizer(this.#sink(), this.#limits.attributes);
  }

  /** Why reading ended early. */
  get fault(): XmlFault | undefined {
    return this.#fault;
  }

  /** Whether nothing more will be reported. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** The end of what was written. */
  get position(): Position {
    this.#tokenizer.standAtEnd();
    return this.#here();
  }

  /** Reads some more of the document. */
  write(text: string): void {
    if (this.#stopped || text === "") return;
    const written = this.#carried === "" ? text : this.#carried + text;
    const last = written.charCodeAt(written.length - 1);
    const carries = last === 0x0d || (last >= 0xd800 && last <= 0xdbff);
    this.#carried = carries ? written.slice(-1) : "";
    const chunk = carries ? written.slice(0, -1) : written;
    const room = this.#limits.documentLength - this.#documentLength;
    this.#documentLength += chunk.length;
    this.#guard(() => {
      this.#tokenizer.write(withLineEnds(chunk.length > room ? chunk.slice(0, room) : chunk));
      if (chunk.length > room) this.#limit("documentLength");
      const held = this.#textLength + this.#tokenizer.heldLength;
      if (held > this.#limits.textLength) this.#limit("textLength");
    });
  }

  /** Ends the document. */
  end(): void {
    this.#guard(() => {
      if (this.#carried === "\r") this.#tokenizer.write("\n");
      else if (this.#carried !== "") this.#failAtEnd("disallowed character");
      this.#tokenizer.end();
    });
  }

  /** Ends the reading: nothing more is reported. To be called from an event. */
  stop(): void {
    this.#stopped = true;
  }

  #guard(read: () => void): void {
    if (this.#stopped) return;
    try {
      read();
    } catch (thrown) {
      if (thrown !== stopped) throw thrown;
      this.#stopped = true;
    }
  }

  #sink(): TokenSink {
    const handler = this.#handler;
    return {
      startTag: (name) => this.#open(name),
      endTag: () => {
        this.#textLength = 0;
        this.#scopes.pop();
        this.#scope = this.#scopes[this.#scopes.length - 1] ?? this.#scope;
        handler.endElement();
        if (this.#stopped) throw stopped;
      },
      text: (text) => {
        this.#textLength += text.length;
        if (this.#textLength > this.#limits.textLength) this.#limit("textLength");
        handler.text(text);
        if (this.#stopped) throw stopped;
      },
      ignoresWhiteSpace: () => handler.ignoresWhiteSpace === true,
      comment: (text) => handler.comment?.(text),
      processingInstruction: (target, body) => handler.processingInstruction?.(target, body),
      doctype: (text) => {
        const position = this.#here();
        const entities = handler.doctype?.(text, position) ?? "refuse";
        if (entities !== "refuse") return entities;
        return this.#fails({ code: "xml-doctype", parameters: {}, position });
      },
      tooManyAttributes: () => this.#limit("attributes"),
      fail: (detail) => this.#fail(detail),
    };
  }

  #open(written: string): void {
    this.#textLength = 0;
    const names = this.#tokenizer.attributeNames;
    if (names.length > 0) this.#declare(names);
    const scope = this.#scope;
    if (this.#scopes.length >= this.#limits.depth) this.#limit("depth");
    this.#scopes.push(scope);
    const name = this.#expanded(scope.elementName(written));
    const attributes = names.length === 0 ? noAttributes : this.#attributes(scope, names);
    const { line, column } = this.#tokenizer;
    this.#handler.startElement({ name, attributes, scope, line, column });
    if (this.#stopped) throw stopped;
  }

  /** Opens a scope, if namespaces are declared. */
  #declare(names: readonly string[]): void {
    let declared: Map<string, string> | undefined;
    for (const [index, name] of names.entries()) {
      if (!isDeclaration(name)) continue;
      const prefix = name.slice(6);
      const value = this.#tokenizer.attributeValues[index] ?? "";
      const fault = checkDeclaration(prefix, value);
      if (fault !== undefined) this.#namespaceFault(fault);
      declared ??= new Map();
      if (declared.has(prefix)) this.#fail(`duplicate attribute: ${name}`);
      declared.set(prefix, value);
    }
    if (declared !== undefined) this.#scope = new NamespaceScope(this.#scope, declared);
  }

  /** Resolves the names of attributes; two with one expanded name are an error. */
  #attributes(scope: NamespaceScope, names: readonly string[]): readonly XmlAttribute[] {
    const attributes: XmlAttribute[] = [];
    const { attributeValues } = this.#tokenizer;
    const keys = names.length > 8 ? new Set<string>() : undefined;
    for (let index = 0; index < names.length; index++) {
      const written = names[index] ?? "";
      if (isDeclaration(written)) continue;
      const name = this.#expanded(scope.attributeName(written));
      const value = attributeValues[index] ?? "";
      if (value.length > this.#limits.textLength) this.#limit("textLength");
      const double = keys?.has(name.key) ?? attributes.some((other) => other.name.key === name.key);
      if (double) this.#fail(`duplicate attribute: ${written}`);
      keys?.add(name.key);
      attributes.push({ name, value });
    }
    return attributes;
  }

  #expanded(name: XmlName | NamespaceFault): XmlName {
    return "key" in name ? name : this.#namespaceFault(name);
  }

  /** Where the token stands that is being read. */
  #here(): Position {
    const { line, column } = this.#tokenizer;
    return this.#file === undefined ? { line, column } : { file: this.#file, line, column };
  }

  #namespaceFault({ detail, name }: NamespaceFault): never {
    return this.#fail(`${detail}: ${name}`);
  }

  #failAtEnd(detail: string): never {
    this.#tokenizer.standAtEnd();
    return this.#fail(detail);
  }

  #fail(detail: string): never {
    return this.#fails({
      code: "xml-not-well-formed",
      parameters: { detail },
      position: this.#here(),
    });
  }

  #limit(kind: keyof XmlLimits): never {
    const code = {
      depth: "limit-depth",
      attributes: "limit-attributes",
      textLength: "limit-text-length",
      documentLength: "limit-document-length",
    }[kind];
    return this.#fails({ code, parameters: { limit: this.#limits[kind] }, position: this.#here() });
  }

  #fails(fault: XmlFault): never {
    this.#fault ??= fault;
    this.#stopped = true;
    throw stopped;
  }
}

/** Line ends as XML has them (2.11). */
function withLineEnds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

function isDeclaration(name: string): boolean {
  return name.startsWith("xmlns") && (name.length === 5 || name[5] === ":");
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
