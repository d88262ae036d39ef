import { binaryFormat } from "../../../runtime/xml/read/binary-formats.js";
import type { Finding, Report } from "../../diagnostics.js";
import { checkRepresentation } from "../grammar/representation.js";
import { decodeXml } from "../xml/decode.js";
import { readXmlTree, type XmlElement } from "../xml/tree.js";
import { ArchiveError, archiveFinding } from "./archive-error.js";
import { bundledSchema } from "./bundled-schemas.js";
import { type Catalog, rewritten } from "./catalog.js";
import { otherFormat } from "./other-formats.js";
import {
  isNetworkLocation,
  type ReadResource,
  resolveLocation,
  unescapeLocation,
} from "./resource.js";
import { isWsdl, type WsdlReference, wsdlContents } from "./wsdl.js";

/** A file that was read. */
export interface SourceDocument {
  readonly location: string;
  readonly bytes: Uint8Array;
  /** The `xs:schema` element; undefined when the file holds none that can be read. */
  readonly root: XmlElement | undefined;
  /** What was wrong with it, to be reported when it is first used. */
  readonly findings: readonly Finding[];
  /** What a WSDL document holds in the place of a root. */
  readonly wsdl?: WsdlDocument | undefined;
}

/** The schemas in a WSDL document, each as if it were a file, and what it refers to. */
export interface WsdlDocument {
  readonly schemas: readonly SourceDocument[];
  readonly references: readonly WsdlReference[];
}

export interface SourceOptions {
  readonly read: ReadResource;
  /** Reads `http:` and `https:` locations. Without it, they are missing. */
  readonly fetch?: ReadResource | undefined;
  readonly catalog: Catalog;
}

/** Reads each file once, whatever leads to it. */
export class DocumentSource {
  readonly #options: SourceOptions;
  readonly #documents = new Map<string, Promise<SourceDocument | undefined>>();

  constructor(options: SourceOptions) {
    this.#options = options;
  }

  /** The document that a `schemaLocation` refers to. */
  async resolve(base: string, reference: string): Promise<SourceDocument | undefined> {
    for (const location of this.#candidates(base, reference)) {
      const document = await this.open(location);
      if (document !== undefined) return document;
    }
    return undefined;
  }

  /** The location that the catalog has for a namespace. */
  locationOf(namespace: string): string | undefined {
    return this.#options.catalog.entries.get(namespace);
  }

  /** The document at a location; undefined when there is nothing. */
  open(location: string): Promise<SourceDocument | undefined> {
    const known = this.#documents.get(location);
    if (known !== undefined) return known;
    const document = this.#load(location);
    // Reading begins before its result is awaited; an error is reported where it is awaited.
    document.catch(() => undefined);
    this.#documents.set(location, document);
    return document;
  }

  /** Begins to read the document that a `schemaLocation` refers to. */
  prefetch(base: string, reference: string): void {
    this.resolve(base, reference).catch(() => undefined);
  }

  /** The lines of a file on which something stands, by number; nothing of a file that is none or no text. */
  async lines(file: string, numbers: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const document = await this.#documents.get(file);
    const decoded = document === undefined ? undefined : decodeXml(document.bytes);
    return decoded?.kind === "text" ? linesOf(decoded.text, numbers) : new Map();
  }

  #candidates(base: string, reference: string): readonly string[] {
    const { catalog } = this.#options;
    const resolved = resolveLocation(base, reference);
    const names = [...new Set([reference.trim(), resolved])];
    const mapped = names
      .map((name) => catalog.entries.get(name))
      .find((name) => name !== undefined);
    if (mapped !== undefined) return [mapped];
    const unescaped = unescapeLocation(resolved);
    const own = unescaped === undefined ? [resolved] : [resolved, unescaped];
    return [...names.flatMap((name) => rewritten(catalog, name)), ...own];
  }

  async #load(location: string): Promise<SourceDocument | undefined> {
    const findings: Finding[] = [];
    const report: Report = (finding) => findings.push(finding);
    let bytes: Uint8Array | undefined;
    try {
      bytes = await this.#bytes(location);
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      report(archiveFinding(error, location));
      return { location, bytes: new Uint8Array(), root: undefined, findings };
    }
    if (bytes === undefined) return undefined;
    const text = textOf(bytes, location, report);
    const root = text === undefined ? undefined : readXmlTree(text, location, report);
    if (root !== undefined && isWsdl(root))
      return wsdlDocument(root, location, bytes, report, findings);
    const isSchema = root !== undefined && checkRepresentation(root, report);
    return { location, bytes, root: isSchema ? root : undefined, findings };
  }

  async #bytes(location: string): Promise<Uint8Array | undefined> {
    const bundled = bundledSchema(location);
    if (bundled !== undefined) return new TextEncoder().encode(bundled);
    const { read, fetch } = this.#options;
    return isNetworkLocation(location) ? await fetch?.(location) : await read(location);
  }
}

/** Whether a WSDL document has no schema and leads to no other document. */
export function isEmpty({
  schemas,
  references,
}: {
  readonly schemas: readonly unknown[];
  readonly references: readonly unknown[];
}): boolean {
  return schemas.length + references.length === 0;
}

/** A WSDL document; one that has no schema and leads to none is a mistake. */
function wsdlDocument(
  root: XmlElement,
  location: string,
  bytes: Uint8Array,
  report: Report,
  findings: readonly Finding[],
): SourceDocument {
  const { schemas, references } = wsdlContents(root);
  if (isEmpty({ schemas, references })) {
    const { position, namespaces, name } = root;
    report({ key: "s4s-elt-schema-ns/wsdl", parameters: { root: name }, position, namespaces });
  }
  const parts = schemas.map((schema, index): SourceDocument => {
    const found: Finding[] = [];
    const isSound = checkRepresentation(schema, (finding) => found.push(finding));
    const own = index === 0 ? location : `${location}#${index + 1}`;
    return { location: own, bytes, root: isSound ? schema : undefined, findings: found };
  });
  const wsdl = { schemas: parts, references };
  return { location, bytes, root: undefined, findings, wsdl };
}

/** The text of a document; undefined when it is none, or plainly something else than a schema, which is reported. */
function textOf(bytes: Uint8Array, location: string, report: Report): string | undefined {
  const position = { file: location, line: 1, column: 1 };
  if (binaryFormat(bytes) === "ZIP") {
    report({ key: "xml-not-well-formed/archive", parameters: {}, position });
    return undefined;
  }
  const decoded = decodeXml(bytes);
  if (decoded.kind === "fault") {
    report({ ...decoded.fault, position });
    return undefined;
  }
  const other = otherFormat(decoded.text);
  if (other === undefined) return decoded.text;
  report({ ...other, position });
  return undefined;
}

/** Lines that are longer are not shown. */
const longestLine = 1 << 20;

/** Some lines of a text, from 1, as XML counts them (XML 1.0, 2.11). */
function linesOf(text: string, numbers: readonly number[]): ReadonlyMap<number, string> {
  const wanted = new Set(numbers);
  const lines = new Map<number, string>();
  const ends = /\r\n|\n|\r/g;
  let start = text.startsWith("\ufeff") ? 1 : 0;
  for (let number = 1; lines.size < wanted.size; number++) {
    const end = ends.exec(text);
    const line = wanted.has(number) ? text.slice(start, end?.index) : undefined;
    if (line !== undefined && line.length <= longestLine) lines.set(number, line);
    if (end === null) return lines;
    start = ends.lastIndex;
  }
  return lines;
}
