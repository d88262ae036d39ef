import { atom } from "../engine/atoms.js";
import { clark, type QName, xmlNamespace, xmlnsNamespace } from "../qname.js";
import { isNCName } from "./name-characters.js";
import type { TagExpressions } from "./read/tag-expressions.js";

/** The name of an element or attribute of a document: an expanded name with the prefix that was written. */
export interface XmlName extends QName {
  readonly prefix: string;
  /** Clark notation: names are the same when their keys are. */
  readonly key: string;
}

/** A namespace declaration breaks Namespaces in XML 1.0, or a name does. `detail` is a key of the message catalogue. */
export interface NamespaceFault {
  readonly detail: string;
  readonly name: string;
}

/** The name of an element as it was written, and what it means in its scope. */
export interface ResolvedName {
  readonly written: string;
  readonly scope: NamespaceScope;
  readonly name: XmlName;
  /** The last two different names that came after this one in the document, the later first. */
  next: ResolvedName | undefined;
  nextButOne: ResolvedName | undefined;
  /** Whether the document has had this name before. */
  met: boolean;
  /** What its tags look like, once more of them may be expected. */
  tags: TagExpressions<XmlName> | undefined;
}

/** So many scopes are looked through each time. */
const near = 8;

/**
 * The namespaces in scope (Namespaces in XML 1.0, section 6). Elements that declare none share the scope of their parent,
 * and a scope keeps the names that it resolved, so that a name costs one look-up however often it comes.
 */
export class NamespaceScope {
  readonly parent: NamespaceScope | undefined;
  /** What is declared here: namespace by prefix, `""` for the default; `""` as a namespace takes the default back. */
  readonly declared: ReadonlyMap<string, string>;
  /** {@link resolve} as a function of its own. */
  readonly resolver: (prefix: string) => string | undefined = (prefix) => this.resolve(prefix);
  /** Namespaces of prefixes that are declared many scopes around this one. */
  #far: Map<string, string> | undefined;
  readonly #elements = new Map<string, ResolvedName>();
  readonly #attributes = new Map<string, XmlName | NamespaceFault>();

  constructor(parent: NamespaceScope | undefined, declared: ReadonlyMap<string, string>) {
    this.parent = parent;
    this.declared = declared;
  }

  /** The namespace bound to a prefix; `""` for the default namespace when there is none; undefined when unbound. */
  resolve(prefix: string): string | undefined {
    let steps = 0;
    for (let scope: NamespaceScope | undefined = this; scope; scope = scope.parent, steps++) {
      const namespace = scope.declared.get(prefix) ?? scope.#far?.get(prefix);
      if (namespace !== undefined) return this.#kept(prefix, namespace, steps);
    }
    return prefix === "" ? this.#kept(prefix, "", steps) : undefined;
  }

  /** Where scopes stand in each other by the thousand, what was found far away is not looked for so far again. */
  #kept(prefix: string, namespace: string, steps: number): string {
    if (steps > near) {
      this.#far ??= new Map();
      this.#far.set(prefix, namespace);
    }
    return namespace;
  }

  /** Every binding in scope, outermost declaration first; without `xml` and without an absent default namespace. */
  bindings(): Map<string, string> {
    const scopes: NamespaceScope[] = [];
    for (let scope: NamespaceScope | undefined = this; scope; scope = scope.parent)
      scopes.push(scope);
    const all = new Map<string, string>();
    for (const { declared } of scopes.reverse())
      for (const [prefix, namespace] of declared) {
        if (prefix === "xml") continue;
        if (namespace === "") all.delete(prefix);
        else all.set(prefix, namespace);
      }
    return all;
  }

  /** The expanded name of an element. */
  elementName(written: string): ResolvedName | NamespaceFault {
    const known = this.#elements.get(written);
    if (known !== undefined) return known;
    const name = this.#expand(written, this.resolve(""));
    if (!("key" in name)) return name;
    const resolved: ResolvedName = {
      written,
      scope: this,
      name,
      next: undefined,
      nextButOne: undefined,
      met: false,
      tags: undefined,
    };
    this.#elements.set(written, resolved);
    return resolved;
  }

  /** The expanded name of an attribute: without a prefix, it is in no namespace. */
  attributeName(name: string): XmlName | NamespaceFault {
    const known = this.#attributes.get(name);
    if (known !== undefined) return known;
    const expanded = this.#expand(name, "");
    this.#attributes.set(name, expanded);
    return expanded;
  }

  #expand(name: string, unprefixed: string | undefined): XmlName | NamespaceFault {
    const colon = name.indexOf(":");
    const prefix = colon === -1 ? "" : name.slice(0, colon);
    const local = name.slice(colon + 1);
    if (!isNCName(local) || (colon !== -1 && !isNCName(prefix)))
      return { detail: "malformed-name", name };
    if (prefix === "xmlns") return { detail: "xmlns-prefix", name };
    const namespace = colon === -1 ? unprefixed : this.resolve(prefix);
    if (namespace === undefined) return { detail: "unbound-prefix", name };
    return {
      prefix,
      local: atom(local),
      namespace,
      key: clark({ namespace, local }),
    };
  }
}

/** The scope of a document before its first declaration. */
export function rootScope(): NamespaceScope {
  return new NamespaceScope(undefined, new Map([["xml", xmlNamespace]]));
}

/** What is wrong with the declaration of a namespace, if anything (Namespaces in XML 1.0, sections 3 and 5). */
export function checkDeclaration(prefix: string, namespace: string): NamespaceFault | undefined {
  const fault = (detail: string): NamespaceFault => ({
    detail,
    name: prefix === "" ? "xmlns" : `xmlns:${prefix}`,
  });
  if (prefix !== "" && !isNCName(prefix)) return fault("malformed-name");
  if (prefix === "xmlns" || namespace === xmlnsNamespace) return fault("xmlns-reserved");
  if ((prefix === "xml") !== (namespace === xmlNamespace)) return fault("xml-reserved");
  if (prefix !== "" && namespace === "") return fault("prefix-undeclared");
  return undefined;
}
