import { type Attr, type Element, type Node, parseXmlDocument } from "slimdom";

const xmlns = "http://www.w3.org/2000/xmlns/";
const xsi = "http://www.w3.org/2001/XMLSchema-instance";

/**
 * Whether a document that was written says the same as its source: undefined, or the first difference with its place. What a round trip
 * may change does not count: comments, processing instructions, prefixes, white space in element-only content, hints to
 * schemas, and the lexical form of a value (`01`, `1.0E0`, `true`, white space that the type collapses), since the
 * values were compared before. An empty element may have got its default.
 */
export function differenceOf(source: string, written: string): string | undefined {
  const [first, second] = [source, written].map((text) => parseXmlDocument(text).documentElement);
  if (first == null || second == null) return "no document element";
  return compareElements(first, second, "");
}

/** Each pair of elements that stand for each other, without recursion: documents can be deep. */
function compareElements(source: Element, written: Element, path: string): string | undefined {
  const open = [{ source, written, path }];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const place = `${pair.path}/${pair.source.nodeName}`;
    if (nameOf(pair.source) !== nameOf(pair.written)) {
      return `${place}: element ${nameOf(pair.source)} became ${nameOf(pair.written)}`;
    }
    const attributes = compareAttributes(pair.source, pair.written);
    if (attributes !== undefined) return `${place}${attributes}`;
    const [before, after] = [contentOf(pair.source), contentOf(pair.written)];
    if (before.length === 0 && after.length === 1 && typeof after[0] === "string") continue;
    if (before.length !== after.length) {
      return `${place}: ${before.length} pieces of content became ${after.length}`;
    }
    for (const [index, piece] of before.entries()) {
      const other = after[index];
      if (typeof piece === "string" || typeof other === "string" || other === undefined) {
        const texts = typeof piece === "string" && typeof other === "string";
        if (texts && sameText(pair.source, piece, pair.written, other)) continue;
        return `${place}: ${said(piece)} became ${said(other)}`;
      }
      open.push({ source: piece, written: other, path: place });
    }
  }
  return undefined;
}

function compareAttributes(source: Element, written: Element): string | undefined {
  const after = new Map(attributesOf(written).map((attribute) => [nameOf(attribute), attribute]));
  const before = attributesOf(source);
  for (const attribute of before) {
    const other = after.get(nameOf(attribute));
    if (other === undefined) return `: attribute ${nameOf(attribute)} is lost`;
    if (sameText(source, attribute.value, written, other.value)) continue;
    return `/@${nameOf(attribute)}: ${said(attribute.value)} became ${said(other.value)}`;
  }
  return after.size === before.length ? undefined : `: attributes were added`;
}

function attributesOf({ attributes }: Element): readonly Attr[] {
  return attributes.filter(
    ({ namespaceURI, localName }) =>
      namespaceURI !== xmlns && !(namespaceURI === xsi && /chemaLocation$/.test(localName)),
  );
}

/** Elements and texts in order: neighbouring texts are one, and white space beside elements is none. */
function contentOf(element: Element): readonly (string | Element)[] {
  const pieces: (string | Element)[] = [];
  for (const node of element.childNodes) {
    if (isElement(node)) pieces.push(node);
    else if (node.nodeType === 3 || node.nodeType === 4) {
      const text = node.nodeValue ?? "";
      const last = pieces.at(-1);
      if (typeof last === "string") pieces[pieces.length - 1] = last + text;
      else pieces.push(text);
    }
  }
  return pieces.filter((piece) => typeof piece !== "string" || piece.trim() !== "");
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function nameOf({ namespaceURI, localName }: Element | Attr): string {
  return namespaceURI === null ? localName : `{${namespaceURI}}${localName}`;
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const booleans: ReadonlyMap<string, string> = new Map([
  ["1", "true"],
  ["0", "false"],
]);

/** The same text but for white space; the same number, boolean or qualified name, item by item. */
function sameText(from: Element, a: string, to: Element, b: string): boolean {
  if (a === b) return true;
  const [first, second] = [a, b].map((text) => text.trim().split(/[ \t\r\n]+/));
  if (first === undefined || second === undefined || first.length !== second.length) return false;
  return first.every((item, index) => {
    const other = second[index] ?? "";
    return sameItem(item, other) || sameName(from, item, to, other);
  });
}

function sameItem(a: string, b: string): boolean {
  if (a === b) return true;
  if (number.test(a) && number.test(b)) return Number(a) === Number(b);
  return (booleans.get(a) ?? a) === (booleans.get(b) ?? b);
}

/** The same qualified name with another prefix. */
function sameName(from: Element, a: string, to: Element, b: string): boolean {
  const [first, second] = [expand(from, a), expand(to, b)];
  return first !== undefined && first === second;
}

function expand(element: Element, value: string): string | undefined {
  const [local, prefix] = value.trim().split(":").reverse();
  const namespace = element.lookupNamespaceURI(prefix ?? null);
  return prefix !== undefined && namespace === null ? undefined : `{${namespace ?? ""}}${local}`;
}

function said(piece: string | Element | undefined): string {
  if (piece === undefined) return "nothing";
  return typeof piece === "string"
    ? JSON.stringify(piece.slice(0, 60))
    : `element ${nameOf(piece)}`;
}
