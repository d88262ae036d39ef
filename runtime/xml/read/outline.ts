import { literal } from "./expressions.js";
import { isDeclaration } from "./names.js";
import { predefined } from "./references.js";

/** An element as it stood in the text once: its tags, and where there were values. */
export interface OutlinedElement<Name> {
  readonly name: Name;
  /** The attributes, and at which indexes of a match their values are. */
  readonly attributes: readonly { readonly name: Name; readonly value: number }[];
  readonly children: readonly OutlinedElement<Name>[];
  /** At which index of a match its text is; undefined when it has children, or is an empty-element tag. */
  readonly text: number | undefined;
}

/** What a whole element looks like: tags in a fixed order, with any values in them. */
export interface Outline<Name> {
  /** An expression for such elements, as source. */
  readonly source: string;
  readonly element: OutlinedElement<Name>;
  /** The name of the last start tag in it. */
  readonly last: string;
  /** How many elements it is, with all that are in it, and how many are inside each other. */
  readonly elements: number;
  readonly depth: number;
  /** Whether there may be white space between its tags. */
  readonly isSpaced: boolean;
}

interface Keyed {
  readonly key: string;
}

/** What names mean where an element stands. */
export interface Names<Name extends Keyed> {
  elementName(written: string): { readonly name: Name } | { readonly detail: string };
  attributeName(written: string): Name | { readonly detail: string };
}

/** Elements that are larger have no outline. */
const mostTags = 100;
const mostLevels = 12;

const startTag = /<([^\s<>/="'&]+)((?: [^\s<>/="'&]+="[^"<]*")*)(\/?)>/y;
const attributeName = / ([^\s<>/="'&]+)="[^"<]*"/g;
/** References that mean the same in every document (XML 1.0, 4.6). */
const reference = "&(?:amp|lt|gt|quot|apos);";
/** Characters that stand for themselves: without `]`, which may begin `]]>`. */
const inText = /*@__PURE__*/ withReferences("[\\t\\n -%'-;=-\\\\^-\\ufffd]*");
const inValue = /*@__PURE__*/ withReferences("[ !#-%'-;=-\\ufffd]*");
const anyText = /*@__PURE__*/ new RegExp(inText, "y");
const inSpace = "[\\t\\n ]*";

/** What was looked at for an outline. */
export interface OutlineLook<Name> {
  /** Undefined where there is none. */
  readonly outline: Outline<Name> | undefined;
  readonly tags: number;
  /** Where it ends. */
  readonly end: number;
}

/**
 * The outline of the element that begins at an index of a text. There is none when it does not end there, declares namespaces, has comments,
 * references or the like in it, or text beside elements. Only what the text says is looked at: whatever an expression made here
 * matches is well-formed, but the text behind the index need not be.
 */
export function outlineAt<Name extends Keyed>(
  text: string,
  start: number,
  scope: Names<Name>,
): OutlineLook<Name> {
  const found = new OutlineReader(text, start, scope);
  const element = found.element(1);
  const { last, depth, source, tags, end, isSpaced } = found;
  const isLeaf = element?.children.length === 0 && element.attributes.length === 0;
  const outline =
    element === undefined || isLeaf
      ? undefined
      : { source, element, last, elements: tags, depth, isSpaced };
  return { outline, tags, end };
}

function withReferences(characters: string): string {
  return `${characters}(?:${reference}${characters})*`;
}

/** Puts into the texts and values that an outline took what their references mean. */
export function resolveReferences(texts: string[]): void {
  for (let index = 1; index < texts.length; index++) {
    const text = texts[index];
    if (text?.includes("&"))
      texts[index] = text.replace(/&(\w+);/g, (all, name: string) => predefined.get(name) ?? all);
  }
}

class OutlineReader<Name extends Keyed> {
  source = "";
  last = "";
  depth = 0;
  isSpaced = false;
  tags = 0;
  end: number;
  #values = 0;
  readonly #text: string;
  readonly #scope: Names<Name>;

  constructor(text: string, start: number, scope: Names<Name>) {
    this.#text = text;
    this.end = start;
    this.#scope = scope;
  }

  element(level: number): OutlinedElement<Name> | undefined {
    const tag = this.#take(startTag);
    if (tag === null || ++this.tags > mostTags || level > mostLevels) return undefined;
    const [, written = "", attributesWritten = "", slash = ""] = tag;
    const found = this.#scope.elementName(written);
    if ("detail" in found) return undefined;
    const { name } = found;
    this.last = written;
    this.depth = Math.max(this.depth, level);
    this.source += `<${literal(written)}`;
    const attributes = this.#attributes(attributesWritten);
    if (attributes === undefined) return undefined;
    this.source += `${slash}>`;
    if (slash !== "") return { name, attributes, children: [], text: undefined };
    const content = this.#content(`</${written}>`, level);
    return content && { name, attributes, ...content };
  }

  #attributes(all: string): OutlinedElement<Name>["attributes"] | undefined {
    const attributes: { name: Name; value: number }[] = [];
    for (const [, written = ""] of all.matchAll(attributeName)) {
      const name = this.#scope.attributeName(written);
      if (isDeclaration(written) || "detail" in name) return undefined;
      if (attributes.some((other) => other.name.key === name.key)) return undefined;
      attributes.push({ name, value: ++this.#values });
      this.source += ` ${literal(written)}="(${inValue})"`;
    }
    return attributes;
  }

  #content(
    end: string,
    level: number,
  ): Pick<OutlinedElement<Name>, "children" | "text"> | undefined {
    const text = this.#take(anyText)?.[0] ?? "";
    const endSource = literal(end);
    if (this.#takes(end)) {
      this.source += `(${inText})${endSource}`;
      return { children: [], text: ++this.#values };
    }
    if (!this.#space(text)) return undefined;
    const children: OutlinedElement<Name>[] = [];
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
    if (text !== "") {
      this.source += inSpace;
      this.isSpaced = true;
    }
    return /^[\t\n ]*$/.test(text);
  }

  #takes(expected: string): boolean {
    if (!this.#text.startsWith(expected, this.end)) return false;
    this.end += expected.length;
    return true;
  }

  #take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.end;
    const match = expression.exec(this.#text);
    if (match !== null) this.end = expression.lastIndex;
    return match;
  }
}
