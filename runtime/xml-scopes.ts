import type { XmlAttribute } from "./xml-events.js";
import {
  checkDeclaration,
  type NamespaceFault,
  NamespaceScope,
  type ResolvedName,
  rootScope,
  type XmlName,
} from "./xml-names.js";

/** An attribute as it was written, a namespace declaration perhaps. */
export interface WrittenAttribute {
  readonly name: string;
  readonly value: string;
}

const noAttributes: readonly XmlAttribute[] = [];

/** The scopes of the open elements, and the names in them (Namespaces in XML 1.0). What is wrong with a name is refused. */
export class OpenScopes {
  /** How many elements are open. */
  depth = 0;
  /** The scope of the innermost. */
  scope: NamespaceScope = rootScope();
  /** The scopes around it, and the depths of the elements that declared the next. */
  readonly #outer: { readonly scope: NamespaceScope; readonly depth: number }[] = [];
  readonly #refuse: (detail: string) => never;
  /** The name of the last start tag: what came after it once is what comes after it most often. */
  #lastName: ResolvedName | undefined;

  constructor(refuse: (detail: string) => never) {
    this.#refuse = refuse;
  }

  /** Opens an element; its declarations are among the attributes that were written. */
  open(written: readonly WrittenAttribute[], declares: boolean): void {
    this.depth++;
    if (!declares) return;
    const declared = new Map<string, string>();
    for (const { name, value } of written) {
      if (!isDeclaration(name)) continue;
      const prefix = name.slice(6);
      const fault = checkDeclaration(prefix, value);
      if (fault !== undefined) this.#fail(fault);
      declared.set(prefix, value);
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
  }

  /** The expanded name of the innermost element. */
  elementName(written: string): XmlName {
    const { scope } = this;
    const last = this.#lastName;
    const next = last?.next;
    if (next !== undefined && next.written === written && next.scope === scope) {
      this.#lastName = next;
      return next.name;
    }
    const found = scope.elementName(written);
    if ("detail" in found) return this.#fail(found);
    // Names of one scope, or what holds one of them would hold all the scopes after it.
    if (last?.scope === scope) last.next = found;
    this.#lastName = found;
    return found.name;
  }

  /** The attributes of the innermost element, without declarations; two with one expanded name are an error. */
  attributes(written: readonly WrittenAttribute[], declares: boolean): readonly XmlAttribute[] {
    if (written.length === 0) return noAttributes;
    const attributes: XmlAttribute[] = [];
    let prefixed: Set<string> | undefined;
    for (const { name: asWritten, value } of written) {
      if (declares && isDeclaration(asWritten)) continue;
      const name = this.scope.attributeName(asWritten);
      if ("detail" in name) return this.#fail(name);
      if (name.prefix !== "") {
        prefixed ??= new Set();
        if (prefixed.has(name.key)) this.#refuse(`duplicate attribute: ${asWritten}`);
        prefixed.add(name.key);
      }
      attributes.push({ name, value });
    }
    return attributes;
  }

  #fail({ detail, name }: NamespaceFault): never {
    return this.#refuse(`${detail}: ${name}`);
  }
}

/** Whether an attribute declares a namespace. */
export function isDeclaration(name: string): boolean {
  return name.startsWith("xmlns") && (name.length === 5 || name[5] === ":");
}
