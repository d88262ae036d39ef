import { nearest } from "../../../runtime/messages/suggestions.js";
import { clark, type QName, xmlNamespace, xsNamespace } from "../../../runtime/qname.js";
import { isNCName } from "../../../runtime/xml/name-characters.js";
import type { Finding, Report } from "../../diagnostics.js";
import type { Expected } from "../../messages/expected.js";
import type { RepresentationParameters } from "../../messages/representation.js";
import { builtInTypes } from "../../schema/built-ins.js";
import type { XmlElement } from "../xml/tree.js";
import { productions } from "./grammar.js";
import { type AttributeType, collapse, splitList } from "./lexical.js";
import { isNewerAttribute, isNewerElement, versioningNamespace } from "./newer-version.js";
import type { Production, Slot } from "./production.js";

/**
 * Checks a schema document against the schema for schemas (Part 1, appendix A). Codes are Xerces' `s4s-…`, since the
 * Recommendation gives these rules no names of their own. Gives false when the root is not `xs:schema`.
 */
export function checkRepresentation(root: XmlElement, report: Report): boolean {
  if (root.name.namespace !== xsNamespace || root.name.local !== "schema") {
    const { position, namespaces } = root;
    report({ ...wrongRoot(root.name), position, namespaces });
    return false;
  }
  new RepresentationCheck(report).element(root, "schema");
  return true;
}

class RepresentationCheck {
  readonly #report: Report;
  readonly #ids = new Map<string, XmlElement>();

  constructor(report: Report) {
    this.#report = report;
  }

  element(element: XmlElement, key: string): void {
    const production = productions.get(key);
    if (production === undefined) return;
    this.#attributes(element, production);
    if (!production.open) this.#content(element, production.content);
  }

  #fail<Key extends keyof RepresentationParameters>(
    element: XmlElement,
    key: Key,
    parameters: RepresentationParameters[Key],
  ): void {
    const { position, namespaces } = element;
    // The union of findings cannot tell that a key and its own parameters belong together where the key is generic.
    this.#report({ key, parameters, position, namespaces } as Finding);
  }

  #attributes(element: XmlElement, production: Production): void {
    element.attributes.forEach(({ name, value }, key) => {
      const type = production.attributes.get(key);
      if (type === undefined) this.#unknownAttribute(element, name, production);
      else if (!type.test(collapse(value), element.namespaces))
        this.#wrongValue(element, name, value, type);
      else if (name.local === "id") this.#id(element, collapse(value));
    });
    for (const name of production.requiredAttributes) {
      if (element.attributes.has(name)) continue;
      const attribute = { namespace: "", local: name };
      this.#fail(element, "s4s-att-must-appear", { attribute, element: element.name });
    }
  }

  /** Attributes of other namespaces may be anything, but those of XML Schema 1.1 say that somebody counts on them. */
  #unknownAttribute(element: XmlElement, attribute: QName, { attributes }: Production): void {
    const { namespace, local } = attribute;
    const parameters = { attribute, element: element.name };
    if (namespace === versioningNamespace) {
      const { position, namespaces } = element;
      const key = "s4s-att-not-allowed/version";
      this.#report({ severity: "warning", key, parameters, position, namespaces });
    }
    if (namespace !== "" && namespace !== xsNamespace) return;
    if (isNewerAttribute(local)) this.#fail(element, "s4s-att-not-allowed/xsd11", parameters);
    else {
      const near = nearest(local, [...attributes.keys()]);
      this.#fail(element, "s4s-att-not-allowed", { ...parameters, near });
    }
  }

  #wrongValue(
    element: XmlElement,
    attribute: QName,
    value: string,
    { expected }: AttributeType,
  ): void {
    const { namespaces } = element;
    const parameters = { value, attribute, element: element.name };
    const prefix = undeclaredPrefix(value, expected, namespaces);
    if (prefix === undefined) {
      const near = nearest(collapse(value), wordsOf(expected));
      this.#fail(element, "s4s-att-invalid-value", { ...parameters, expected, near });
    } else {
      const near = nearPrefixes(value, prefix, namespaces);
      this.#fail(element, "s4s-att-invalid-value/prefix", { ...parameters, prefix, near });
    }
  }

  #id(element: XmlElement, id: string): void {
    const first = this.#ids.get(id);
    if (first === undefined) {
      this.#ids.set(id, element);
      return;
    }
    this.#fail(element, "s4s-att-invalid-value/id", { id, place: first.position });
  }

  #content(element: XmlElement, slots: readonly Slot[]): void {
    let at = 0;
    let taken = false;
    let ended = false;
    let last: XmlElement | undefined;
    for (const child of element.children) {
      if (typeof child === "string") {
        this.#fail(element, "s4s-elt-character", { text: child, element: element.name });
        continue;
      }
      const local = child.name.namespace === xsNamespace ? child.name.local : "";
      let next = at;
      while (next < slots.length && !accepts(slots[next], local, next === at && taken)) next += 1;
      const slot: Slot | undefined = ended ? undefined : slots[next];
      if (slot === undefined) {
        const ahead = taken && slots[at]?.repeated !== true ? at + 1 : at;
        const rest = ended ? [] : slots.slice(ahead);
        this.#unexpected(element, child, { behind: slots.slice(0, at), last, rest });
        continue;
      }
      this.#missing(element, slots.slice(taken ? at + 1 : at, next));
      at = next;
      taken = true;
      ended = slot.last;
      last = child;
      this.element(child, slot.productions.get(local) ?? "");
    }
    if (!ended) this.#missing(element, slots.slice(taken ? at + 1 : at));
  }

  #unexpected(parent: XmlElement, child: XmlElement, { behind, last, rest }: Progress): void {
    const { namespace, local } = child.name;
    const rule = "s4s-elt-invalid-content.1";
    const parameters = { element: child.name, parent: parent.name };
    const names = [
      ...namesIn(behind),
      ...(last === undefined ? [] : [last.name.local]),
      ...namesIn(rest),
    ];
    if (namespace === "") {
      const near = names.includes(local) ? [local] : nearest(local, names);
      this.#fail(child, `${rule}/no-namespace`, { ...parameters, near: near.map(xsName) });
    } else if (namespace !== xsNamespace) {
      this.#fail(child, `${rule}/other-namespace`, parameters);
    } else if (isNewerElement(local)) {
      this.#fail(child, `${rule}/xsd11`, parameters);
    } else if (last?.name.local === local) {
      this.#fail(child, `${rule}/again`, parameters);
    } else if (last !== undefined && namesIn(behind).includes(local)) {
      this.#fail(child, `${rule}/order`, { ...parameters, before: last.name });
    } else {
      const near = elementNames.has(local) ? [] : nearest(local, names).map(xsName);
      const expected = namesIn(rest).map(xsName);
      this.#fail(child, rule, { ...parameters, expected, near });
    }
  }

  #missing(element: XmlElement, slots: readonly Slot[]): void {
    for (const { required, productions: wanted } of slots) {
      if (!required) continue;
      const expected = [...wanted.keys()].map(xsName);
      this.#fail(element, "s4s-elt-must-match.1", { element: element.name, expected });
    }
  }
}

/** What a document is whose root is not `xs:schema`. */
function wrongRoot(root: QName): Finding {
  const { namespace, local } = root;
  if (local.toLowerCase() === "html") return { key: "s4s-elt-schema-ns/html", parameters: {} };
  if (namespace === xsNamespace) return { key: "s4s-elt-schema-ns/part", parameters: { root } };
  if (local !== "schema") return { key: "s4s-elt-schema-ns", parameters: { root } };
  return namespace === ""
    ? { key: "s4s-elt-schema-ns/no-namespace", parameters: {} }
    : { key: "s4s-elt-schema-ns/other-namespace", parameters: { root } };
}

/** How far the content of an element is read where something comes that is not expected. */
interface Progress {
  readonly behind: readonly Slot[];
  /** What was read last. */
  readonly last: XmlElement | undefined;
  readonly rest: readonly Slot[];
}

function namesIn(slots: readonly Slot[]): readonly string[] {
  return slots.flatMap(({ productions: known }) => [...known.keys()]);
}

/** Names of all elements of schema documents. */
const elementNames: ReadonlySet<string> = new Set(
  [...productions.keys()].map((key) => key.replace(/\/.*/, "")),
);

/** The keywords that a value can be; other values may be possible too. */
function wordsOf(expected: Expected): readonly string[] {
  switch (expected.kind) {
    case "words":
      return expected.words;
    case "set":
      return ["#all", ...expected.words];
    case "countOrUnbounded":
      return ["unbounded"];
    case "namespaces":
      return ["##any", "##other", "##targetNamespace", "##local"];
    default:
      return [];
  }
}

/** The first prefix in a value that is not declared, where the value is otherwise what it should be. */
function undeclaredPrefix(
  value: string,
  { kind }: Expected,
  namespaces: ReadonlyMap<string, string>,
): string | undefined {
  if (kind !== "qualifiedName" && kind !== "qualifiedNames") return undefined;
  const items = splitList(value);
  if (kind === "qualifiedName" && items.length !== 1) return undefined;
  const prefixes = items.map((item) => /^([^:]+):[^:]+$/.exec(item)?.[1]);
  return prefixes.find(
    (prefix) => prefix !== undefined && isNCName(prefix) && !namespaces.has(prefix),
  );
}

/** What was meant by a name with a prefix that is not declared: a built-in type, or the name with a prefix that is nearly the same. */
function nearPrefixes(
  value: string,
  prefix: string,
  namespaces: ReadonlyMap<string, string>,
): readonly string[] {
  const name = splitList(value).find((item) => item.startsWith(`${prefix}:`)) ?? "";
  const local = name.slice(prefix.length + 1);
  const prefixes = [...namespaces].filter(([, namespace]) => namespace !== xmlNamespace);
  const builtIn = builtInTypes.has(clark({ namespace: xsNamespace, local }));
  const ofSchemas = prefixes.find(([, namespace]) => namespace === xsNamespace);
  if (builtIn && ofSchemas !== undefined)
    return [ofSchemas[0] === "" ? local : `${ofSchemas[0]}:${local}`];
  const near = nearest(
    prefix,
    prefixes.flatMap(([known]) => (known === "" ? [] : [known])),
  );
  return near.map((known) => `${known}:${local}`);
}

function accepts(slot: Slot | undefined, local: string, taken: boolean): boolean {
  return slot !== undefined && (slot.repeated || !taken) && slot.productions.has(local);
}

function xsName(local: string): QName {
  return { namespace: xsNamespace, local };
}
