import type { Diagnostic, Report } from "../../diagnostics.js";
import { checkRepresentation } from "../grammar/representation.js";
import { decodeXml } from "../xml/decode.js";
import { readXmlTree, type XmlElement } from "../xml/tree.js";
import { bundledSchema } from "./bundled-schemas.js";
import { type Catalog, rewritten } from "./catalog.js";
import {
  isNetworkLocation,
  type ReadResource,
  resolveLocation,
  unescapeLocation,
} from "./resource.js";

/** A file that was read. */
export interface SourceDocument {
  readonly location: string;
  /** The `xs:schema` element; undefined when the file holds none that can be read. */
  readonly root: XmlElement | undefined;
  /** What was wrong with it, to be reported when it is first used. */
  readonly diagnostics: readonly Diagnostic[];
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
    this.#documents.set(location, document);
    return document;
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
    const bytes = await this.#bytes(location);
    if (bytes === undefined) return undefined;
    const diagnostics: Diagnostic[] = [];
    const report: Report = ({ severity = "error", ...finding }) =>
      diagnostics.push({ severity, ...finding });
    const decoded = decodeXml(bytes);
    if (decoded.kind === "fault") {
      const position = { file: location, line: 1, column: 1 };
      report({ code: "xml-not-well-formed", message: decoded.message, position });
      return { location, root: undefined, diagnostics };
    }
    const root = readXmlTree(decoded.text, location, report);
    const isSchema = root !== undefined && checkRepresentation(root, report);
    return { location, root: isSchema ? root : undefined, diagnostics };
  }

  async #bytes(location: string): Promise<Uint8Array | undefined> {
    const bundled = bundledSchema(location);
    if (bundled !== undefined) return new TextEncoder().encode(bundled);
    const { read, fetch } = this.#options;
    return isNetworkLocation(location) ? await fetch?.(location) : await read(location);
  }
}
