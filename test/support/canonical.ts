import {
  type Attr,
  type Document,
  type Element,
  type Node,
  parseXmlDocument,
  type Text,
} from "slimdom";

/** What {@link canonical} can be told. */
export interface CanonicalOptions {
  /**
   * Whether white space between elements counts. By default it does not, where an element holds nothing else than elements
   * and white space.
   */
  readonly whiteSpace?: "significant" | undefined;
}

const xmlns = "http://www.w3.org/2000/xmlns/";
const xsi = "http://www.w3.org/2001/XMLSchema-instance";
const xml = "http://www.w3.org/XML/1998/namespace";

/**
 * A document in canonical form, so that two that say the same are the same text: Canonical XML 1.0 without comments and
 * processing instructions, and with prefixes of our own. They are numbered in the order of the namespaces, declared on
 * the document element, and stand in `xsi:type` too. Hints where to find a schema are dropped.
 */
export function canonical(text: string, options: CanonicalOptions = {}): string {
  const document = parseXmlDocument(text);
  const root = rootOf(document);
  const prefixes = prefixesOf(root);
  const declarations = [...prefixes]
    .filter(([namespace]) => namespace !== xml)
    .map(([namespace, prefix]) => ` xmlns:${prefix}="${escapeAttribute(namespace)}"`);
  return write(root, prefixes, options, declarations.join(""));
}

function rootOf({ documentElement }: Document): Element {
  if (documentElement === null) throw new Error("the document has no element");
  return documentElement;
}

/** A prefix for each namespace that a name in the document has, in the order of the namespaces. */
function prefixesOf(root: Element): ReadonlyMap<string, string> {
  const namespaces = new Set<string>();
  collect(root);
  namespaces.delete(xml);
  return new Map([
    ...[...namespaces].sort().map((namespace, index) => [namespace, `n${index}`] as const),
    [xml, "xml"],
  ]);

  function collect(element: Element): void {
    add(element.namespaceURI);
    for (const attribute of contentAttributes(element)) {
      add(attribute.namespaceURI);
      if (isTypeName(attribute)) add(typeNamespace(element, attribute));
    }
    for (const child of element.childNodes) if (isElement(child)) collect(child);
  }

  function add(namespace: string | null): void {
    if (namespace !== null && namespace !== "") namespaces.add(namespace);
  }
}

function write(
  element: Element,
  prefixes: ReadonlyMap<string, string>,
  options: CanonicalOptions,
  declarations: string,
): string {
  const name = nameOf(element.namespaceURI, element.localName, prefixes);
  const attributes = contentAttributes(element)
    .toSorted(byName)
    .map((attribute) => {
      const value = isTypeName(attribute)
        ? nameOf(
            typeNamespace(element, attribute),
            attribute.value.trim().split(":").at(-1) ?? "",
            prefixes,
          )
        : attribute.value;
      const key = nameOf(attribute.namespaceURI, attribute.localName, prefixes);
      return ` ${key}="${escapeAttribute(value)}"`;
    });
  const dropsSpace = options.whiteSpace !== "significant" && holdsOnlyElements(element);
  const content = element.childNodes.map((child) => {
    if (isElement(child)) return write(child, prefixes, options, "");
    return isText(child) && !dropsSpace ? escapeText(child.data) : "";
  });
  return `<${name}${declarations}${attributes.join("")}>${content.join("")}</${name}>`;
}

/** The attributes that say something: no declarations of prefixes, no hints where a schema is. */
function contentAttributes(element: Element): readonly Attr[] {
  return element.attributes.filter(
    ({ namespaceURI, localName }) =>
      namespaceURI !== xmlns &&
      !(
        namespaceURI === xsi &&
        (localName === "schemaLocation" || localName === "noNamespaceSchemaLocation")
      ),
  );
}

function byName(a: Attr, b: Attr): number {
  const [left, right] = [a, b].map(({ namespaceURI, localName }) => [
    namespaceURI ?? "",
    localName,
  ]) as [string[], string[]];
  return compare(left[0], right[0]) || compare(left[1], right[1]);
}

function compare(a = "", b = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isTypeName({ namespaceURI, localName }: Attr): boolean {
  return namespaceURI === xsi && localName === "type";
}

function typeNamespace(element: Element, { value }: Attr): string | null {
  const parts = value.trim().split(":");
  return element.lookupNamespaceURI(parts.length > 1 ? (parts[0] ?? null) : null);
}

function nameOf(
  namespace: string | null,
  local: string,
  prefixes: ReadonlyMap<string, string>,
): string {
  const prefix = prefixes.get(namespace ?? "");
  return prefix === undefined ? local : `${prefix}:${local}`;
}

function holdsOnlyElements(element: Element): boolean {
  const { childNodes } = element;
  return (
    childNodes.some(isElement) &&
    childNodes.every((child) => !isText(child) || /^[ \t\r\n]*$/.test(child.data))
  );
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** Text or a CDATA section. */
function isText(node: Node): node is Text {
  return node.nodeType === 3 || node.nodeType === 4;
}

function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#xD;");
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#x9;")
    .replaceAll("\n", "&#xA;")
    .replaceAll("\r", "&#xD;");
}
