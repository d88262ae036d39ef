import { atom } from "../../engine/atoms.js";
import { ownText } from "../../engine/own-string.js";
import { XmlAttribute, type XmlStartTag } from "../events.js";
import {
  checkDeclaration,
  type NamespaceFault,
  NamespaceScope,
  type ResolvedName,
  rootScope,
  type XmlName,
} from "../names.js";
import type { Input, LineAndColumn } from "./input.js";
import { isDeclaration } from "./names.js";
import { TagExpressions } from "./tag-expressions.js";

/** An attribute as it was written, a namespace declaration perhaps. */
export interface WrittenAttribute {
  readonly name: string;
  readonly value: string;
  /** Where it stands in the input; undefined for one that a document type declaration has brought. */
  readonly at: number | undefined;
}

/** Ends the reading for a name that is wrong: that of the element where nothing else is said. */
type Refuse = (detail: string, at?: number | LineAndColumn) => never;

/** The attributes of an element that has none. */
export const noAttributes: readonly XmlAttribute[] = [];

/** The open elements, their names and the namespaces in scope (Namespaces in XML 1.0). What is wrong with a name is refused. */
export class OpenElements {
  /** How many elements are open. */
  depth = 0;
  /** The scope of the innermost. */
  scope: NamespaceScope = rootScope();
  /** The scopes around it, and the depths of the elements that declared the next. */
  readonly #outer: { readonly scope: NamespaceScope; readonly depth: number }[] = [];
  readonly #refuse: Refuse;
  /** The names of the open elements. */
  readonly #names: ResolvedName[] = [];
  readonly #tags: XmlStartTag[] = [];
  #lastName: ResolvedName | undefined;
  /** How many more names may get expressions of their own: making them costs as much as reading a hundred tags. */
  #worthTags = 1000;

  constructor(refuse: Refuse) {
    this.#refuse = refuse;
  }

  /** The name of the last start tag: what came after it once is what comes after it most often. */
  get lastName(): ResolvedName | undefined {
    return this.#lastName;
  }

  /** The name of the innermost element. */
  get openName(): ResolvedName | undefined {
    return this.#names[this.#names.length - 1];
  }

  /** The start tag of the innermost element. */
  get openTag(): XmlStartTag | undefined {
    return this.#tags[this.depth];
  }

  /** Takes note of the start tag of the innermost element. */
  begin(tag: XmlStartTag): XmlStartTag {
    this.#tags[this.depth] = tag;
    return tag;
  }

  /** Opens an element that declares nothing, in the scope of its name. */
  openAs(name: ResolvedName): void {
    this.depth++;
    this.#names.push(name);
    this.#lastName = name;
  }

  /** Takes note of an element that is closed already. */
  pass(name: ResolvedName): void {
    this.#lastName = name;
  }

  /** The same, where the name is known as it was written. */
  passWritten(written: string): void {
    const found = this.scope.elementName(written);
    if (!("detail" in found)) this.pass(found);
  }

  /** Opens an element; its declarations are among the attributes that were written. */
  open(written: readonly WrittenAttribute[], declares: boolean): void {
    this.depth++;
    if (!declares) return;
    const declared = new Map<string, string>();
    for (const { name, value, at } of written) {
      if (!isDeclaration(name)) continue;
      const prefix = name.slice(6);
      if (name === "xmlns:") this.#refuse(`malformed-name: ${name}`, at);
      const fault = checkDeclaration(prefix, value);
      if (fault !== undefined) this.#fail(fault, at);
      declared.set(prefix, atom(value));
    }
    this.#outer.push({ scope: this.scope, depth: this.depth });
    this.scope = new NamespaceScope(this.scope, declared);
  }

  /** Closes the innermost element. */
  close(): void {
    const outer = this.#outer[this.#outer.length - 1];
    if (outer !== undefined && outer.depth === this.depth) {
      this.scope = outer.scope;
      this.#outer.pop();
    }
    this.depth--;
    this.#names.pop();
  }

  /** The expanded name of the innermost element. */
  elementName(written: string): XmlName {
    const { scope } = this;
    const last = this.#lastName;
    const next = last?.next;
    const found = next?.written === written && next.scope === scope ? next : this.#find(written);
    // Names of one scope, or what holds one of them would hold all the scopes after it.
    if (last?.scope === scope && next !== found) {
      last.nextButOne = next;
      last.next = found;
    }
    if (found.met && found.tags === undefined && this.#worthTags-- > 0)
      found.tags = new TagExpressions(written);
    found.met = true;
    this.#names.push(found);
    this.#lastName = found;
    return found.name;
  }

  #find(written: string): ResolvedName {
    const found = this.scope.elementName(written);
    return "detail" in found ? this.#fail(found) : found;
  }

  /**
   * The attributes of the innermost element, without declarations; two with one expanded name are an error. The input stands at its
   * tag, and goes on from attribute to attribute.
   */
  attributes(
    written: readonly WrittenAttribute[],
    declares: boolean,
    input: Input,
  ): readonly XmlAttribute[] {
    if (written.length === 0) return noAttributes;
    const { placeLine, placeColumn } = input;
    const attributes: XmlAttribute[] = [];
    let prefixed: Set<string> | undefined;
    for (const { name: asWritten, value, at } of written) {
      if (declares && isDeclaration(asWritten)) continue;
      if (at !== undefined) input.moveTo(at);
      const line = at === undefined ? placeLine : input.placeLine;
      const column = at === undefined ? placeColumn : input.placeColumn;
      const name = this.scope.attributeName(asWritten);
      if ("detail" in name) return this.#fail(name, { line, column });
      if (name.prefix !== "") {
        prefixed ??= new Set();
        if (prefixed.has(name.key))
          this.#refuse(`duplicate attribute: ${asWritten}`, { line, column });
        prefixed.add(name.key);
      }
      attributes.push(new XmlAttribute(name, ownText(value), line, column));
    }
    // An element that declares namespaces has a name of its own, and no tags are expected of it.
    this.openName?.tags?.noteAttributes(written, attributes);
    return attributes;
  }

  #fail({ detail, name }: NamespaceFault, at?: number | LineAndColumn): never {
    return this.#refuse(`${detail}: ${name}`, at);
  }
}
