import type { NamespaceScope, ResolvedName, XmlName } from "../names.js";
import { inValue, literal } from "./plain-tags.js";
import { isDeclaration } from "./scopes.js";

/** An element as it stood in the text once: its tags, and where there were values. */
export interface ShapedElement {
  readonly name: XmlName;
  /** The attributes, and at which indexes of a match their values are. */
  readonly attributes: readonly { readonly name: XmlName; readonly value: number }[];
  readonly children: readonly ShapedElement[];
  /** At which index of a match its text is; undefined when it has children, or is an empty-element tag. */
  readonly text: number | undefined;
}

/** What a whole element looks like: tags in a fixed order, with any values in them. */
export interface Shape {
  /** An expression for such elements, as source. */
  readonly source: string;
  readonly element: ShapedElement;
  /** The name of the last start tag in it. */
  readonly last: ResolvedName;
  /** How many elements are inside each other. */
  readonly depth: number;
  /** The most attributes that a tag of it has. */
  readonly attributes: number;
}

/** Elements that are larger have no shape. */
const mostTags = 100;
const mostLevels = 12;

const none: readonly never[] = [];
const startTag = /<([^\s<>/="'&]+)((?: [^\s<>/="'&]+="[^"<&]*")*)(\/?)>/y;
const attributeName = / ([^\s<>/="'&]+)="[^"<&]*"/g;
/** Characters that stand for themselves: without `]`, which may begin `]]>`. */
const inText = "[\\t\\n -%'-;=-\\\\^-\\ufffd]*";
const anyText = new RegExp(inText, "y");
const inSpace = "[\\t\\n ]*";

/**
 * The shape of the element that begins at an index of a text. Undefined when it does not end there, declares namespaces, has comments,
 * references or the like in it, or text beside elements. Only what the text says is looked at: whatever an expression made here
 * matches is well-formed, but the text behind the index need not be.
 */
export function shapeAt(text: string, start: number, scope: NamespaceScope): Shape | undefined {
  const found = new ShapeReader(text, start, scope);
  const element = found.element(1);
  const { last, depth, attributes, source } = found;
  if (element === undefined || last === undefined) return undefined;
  if (element.children.length === 0 && element.attributes.length === 0) return undefined;
  return { source, element, last, depth, attributes };
}

class ShapeReader {
  source = "";
  last: ResolvedName | undefined;
  depth = 0;
  attributes = 0;
  #values = 0;
  #tags = 0;
  #at: number;
  readonly #text: string;
  readonly #scope: NamespaceScope;

  constructor(text: string, start: number, scope: NamespaceScope) {
    this.#text = text;
    this.#at = start;
    this.#scope = scope;
  }

  element(level: number): ShapedElement | undefined {
    const tag = this.#take(startTag);
    if (tag === null || ++this.#tags > mostTags || level > mostLevels) return undefined;
    const [, written = "", attributesWritten = "", slash = ""] = tag;
    const found = this.#scope.elementName(written);
    if ("detail" in found) return undefined;
    const { name } = found;
    this.last = found;
    this.depth = Math.max(this.depth, level);
    this.source += `<${literal(written)}`;
    const attributes = this.#attributes(attributesWritten);
    if (attributes === undefined) return undefined;
    this.source += `${slash}>`;
    if (slash !== "") return { name, attributes, children: [], text: undefined };
    const content = this.#content(`</${written}>`, level);
    return content && { name, attributes, ...content };
  }

  #attributes(all: string): ShapedElement["attributes"] | undefined {
    const attributes: { name: XmlName; value: number }[] = [];
    if (all === "") return none;
    for (const [, written = ""] of all.matchAll(attributeName)) {
      const name = this.#scope.attributeName(written);
      if (isDeclaration(written) || "detail" in name) return undefined;
      if (attributes.some((other) => other.name.key === name.key)) return undefined;
      attributes.push({ name, value: ++this.#values });
      this.source += ` ${literal(written)}=${inValue}`;
    }
    this.attributes = Math.max(this.attributes, attributes.length);
    return attributes;
  }

  #content(end: string, level: number): Pick<ShapedElement, "children" | "text"> | undefined {
    const text = this.#take(anyText)?.[0] ?? "";
    const endSource = literal(end);
    if (this.#takes(end)) {
      this.source += `(${inText})${endSource}`;
      return { children: [], text: ++this.#values };
    }
    if (!this.#space(text)) return undefined;
    const children: ShapedElement[] = [];
    while (!this.#takes(end)) {
      const child = this.element(level + 1);
      if (child === undefined) return undefined;
      children.push(child);
      if (!this.#space(this.#take(anyText)?.[0] ?? "")) return undefined;
    }
    this.source += endSource;
    return { children, text: undefined };
  }

  /** Notes white space between tags; false when it is anything else. */
  #space(text: string): boolean {
    if (text !== "") this.source += inSpace;
    return /^[\t\n ]*$/.test(text);
  }

  #takes(expected: string): boolean {
    if (!this.#text.startsWith(expected, this.#at)) return false;
    this.#at += expected.length;
    return true;
  }

  #take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#text);
    if (match !== null) this.#at = expression.lastIndex;
    return match;
  }
}
