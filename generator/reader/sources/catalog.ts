import type { Report } from "../../diagnostics.js";
import { decodeXml } from "../xml/decode.js";
import { attributeOf, childElements, readXmlTree, type XmlElement } from "../xml/tree.js";
import { ArchiveError, archiveFinding } from "./archive-error.js";
import { type ReadResource, resolveLocation } from "./resource.js";

/** Says where a resource is to be read instead of at its own address. */
export interface Catalog {
  /** Addresses and namespaces, as they are written in schemas. */
  readonly entries: ReadonlyMap<string, string>;
  /** Beginnings of addresses, longest first. */
  readonly rewrites: readonly Rewrite[];
  /** Ends of addresses, longest first, and where what ends so is. */
  readonly suffixes: readonly Suffix[];
}

interface Rewrite {
  readonly start: string;
  readonly replacement: string;
}

interface Suffix {
  readonly end: string;
  readonly location: string;
}

const catalogNamespace = "urn:oasis:names:tc:entity:xmlns:xml:catalog";
/** Catalogs of catalogs, and no circles. */
const depthLimit = 20;

/** Looks an address or namespace up; undefined when the catalog does not know it. */
export function lookUp(catalog: Catalog, address: string): string | undefined {
  return catalog.entries.get(address) ?? rewritten(catalog, address)[0];
}

/** Where an address may be by the beginnings that the catalog knows, the longest first, and then by the ends. */
export function rewritten({ rewrites, suffixes }: Catalog, address: string): readonly string[] {
  return [
    ...rewrites
      .filter(({ start }) => address.startsWith(start))
      .map(({ start, replacement }) => replacement + address.slice(start.length)),
    ...suffixes.filter(({ end }) => address.endsWith(end)).map(({ location }) => location),
  ];
}

/** What the elements of a catalog have to have (OASIS XML Catalogs 1.1, 6.5); those about public identifiers, which schemas have not, but for `public`. */
const attributesOf: Readonly<Record<string, readonly string[]>> = {
  public: ["publicId", "uri"],
  system: ["systemId", "uri"],
  uri: ["name", "uri"],
  rewriteSystem: ["systemIdStartString", "rewritePrefix"],
  rewriteURI: ["uriStartString", "rewritePrefix"],
  systemSuffix: ["systemIdSuffix", "uri"],
  uriSuffix: ["uriSuffix", "uri"],
  delegatePublic: ["publicIdStartString", "catalog"],
  delegateSystem: ["systemIdStartString", "catalog"],
  delegateURI: ["uriStartString", "catalog"],
  nextCatalog: ["catalog"],
  group: [],
};

/**
 * Reads catalogs: OASIS XML Catalogs 1.1, or lines of an address or namespace, TAB, and a file; or of a beginning of addresses that ends with
 * a slash, TAB, and a folder. Earlier entries win.
 */
export async function readCatalogs(
  locations: readonly string[],
  read: ReadResource,
  report: Report,
): Promise<Catalog> {
  const reader = new CatalogReader(read, report);
  for (const location of locations) await reader.read(location, 0);
  return reader.catalog();
}

class CatalogReader {
  readonly #read: ReadResource;
  readonly #report: Report;
  readonly #entries = new Map<string, string>();
  readonly #rewrites: Rewrite[] = [];
  readonly #suffixes: Suffix[] = [];
  readonly #seen = new Set<string>();

  constructor(read: ReadResource, report: Report) {
    this.#read = read;
    this.#report = report;
  }

  catalog(): Catalog {
    const rewrites = this.#rewrites.toSorted((a, b) => b.start.length - a.start.length);
    const suffixes = this.#suffixes.toSorted((a, b) => b.end.length - a.end.length);
    return { entries: this.#entries, rewrites, suffixes };
  }

  async read(location: string, depth: number): Promise<void> {
    if (this.#seen.has(location) || depth > depthLimit) return;
    this.#seen.add(location);
    const position = { file: location, line: 1, column: 1 };
    const bytes = await this.#bytes(location);
    if (bytes === "unusable") return;
    if (bytes === undefined) {
      this.#report({ key: "file-missing/catalog", parameters: { location }, position });
      return;
    }
    const decoded = decodeXml(bytes);
    if (decoded.kind === "fault") {
      this.#report({ ...decoded.fault, position });
    } else if (/^\ufeff?\s*</.test(decoded.text)) {
      const root = readXmlTree(decoded.text, location, this.#report);
      if (root !== undefined) await this.#root(root, location, depth);
    } else {
      this.#lines(decoded.text, location);
    }
  }

  async #bytes(location: string): Promise<Uint8Array | undefined | "unusable"> {
    try {
      return await this.#read(location);
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      this.#report(archiveFinding(error, location));
      return "unusable";
    }
  }

  #lines(text: string, location: string): void {
    const wrong: number[] = [];
    for (const [index, line] of text
      .replace(/^\ufeff/, "")
      .split(/\r?\n/)
      .entries()) {
      if (line.trim() === "" || line.startsWith("#")) continue;
      const [address = "", file = ""] = line.split("\t");
      if (address.trim() === "" || file.trim() === "") wrong.push(index + 1);
      else this.#line(address.trim(), resolveLocation(location, file), file.trim());
    }
    const [line] = wrong;
    if (line === undefined) return;
    const position = { file: location, line, column: 1 };
    const parameters = { location, count: wrong.length };
    this.#report({ severity: "warning", key: "catalog-line", parameters, position });
  }

  /** Namespaces end with a slash as often as folders: what is written without one at its end may be a file for all that is known here. */
  #line(address: string, resolved: string, written: string): void {
    if (!written.endsWith("/")) this.#enter(address, resolved);
    if (address.endsWith("/")) this.#rewrite(address, resolved, `${written}/`);
  }

  /** The catalogs that a catalog names come after all that it says itself (7.2.2). */
  async #root(root: XmlElement, location: string, depth: number): Promise<void> {
    const { name, position } = root;
    if (name.namespace !== catalogNamespace || name.local !== "catalog") {
      const parameters = { location, root: name.local, namespace: catalogNamespace };
      this.#report({ key: "catalog-root", parameters, position });
      return;
    }
    const further: string[] = [];
    this.#elements(root, rebase(root, location), further);
    for (const catalog of further) await this.read(catalog, depth + 1);
  }

  #elements(parent: XmlElement, base: string, further: string[]): void {
    for (const element of childElements(parent)) {
      if (element.name.namespace === catalogNamespace)
        this.#element(element, rebase(element, base), further);
    }
  }

  #element(element: XmlElement, base: string, further: string[]): void {
    const { name, position } = element;
    const wanted = Object.hasOwn(attributesOf, name.local) ? attributesOf[name.local] : undefined;
    const missing = wanted?.find((attribute) => attributeOf(element, attribute) === undefined);
    if (wanted === undefined || missing !== undefined) {
      const parameters = { element: name.local, attribute: missing };
      this.#report({ severity: "warning", key: "catalog-entry", parameters, position });
      return;
    }
    const value = (name: string): string => attributeOf(element, name) ?? "";
    const [start = "", target = ""] = wanted;
    const [from, written] = [value(start), value(target)];
    const to = resolveLocation(base, written);
    switch (name.local) {
      case "system":
      case "uri":
      case "public":
        this.#enter(from, to);
        break;
      case "rewriteSystem":
      case "rewriteURI":
        this.#rewrite(from, to, written);
        break;
      case "systemSuffix":
      case "uriSuffix":
        this.#suffix(from, to);
        break;
      case "delegateSystem":
      case "delegateURI":
        further.push(to);
        break;
      case "nextCatalog":
        further.push(resolveLocation(base, from));
        break;
      case "group":
        this.#elements(element, base, further);
    }
  }

  #enter(address: string, location: string): void {
    if (address !== "" && !this.#entries.has(address)) this.#entries.set(address, location);
  }

  #suffix(end: string, location: string): void {
    if (end !== "") this.#suffixes.push({ end, location });
  }

  /** Resolving takes the slash at the end away, and here it counts. */
  #rewrite(start: string, resolved: string, written: string): void {
    const replacement = written.endsWith("/") ? asFolder(resolved) : resolved;
    if (start !== "") this.#rewrites.push({ start, replacement });
  }
}

function rebase(element: XmlElement, base: string): string {
  const own = element.attributes.get("{http://www.w3.org/XML/1998/namespace}base")?.value;
  if (own === undefined) return base;
  const resolved = resolveLocation(base, own);
  return own.endsWith("/") ? asFolder(resolved) : resolved;
}

/** The beginning of locations in a folder. The folder that the program was started in has no name. */
function asFolder(location: string): string {
  return location === "" || location.endsWith("/") ? location : `${location}/`;
}
