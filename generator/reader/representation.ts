import { clark, type QName, xsNamespace } from "../../runtime/qname.js";
import type { Finding, Report } from "../diagnostics.js";
import type { RepresentationParameters } from "../messages/representation.js";
import { productions } from "./grammar.js";
import { collapse } from "./lexical.js";
import type { Production, Slot } from "./production.js";
import type { XmlElement } from "./xml-tree.js";

/**
 * Checks a schema document against the schema for schemas (Part 1, appendix A). Codes are Xerces' `s4s-…`, since the
 * Recommendation gives these rules no names of their own. Gives false when the root is not `xs:schema`.
 */
export function checkRepresentation(root: XmlElement, report: Report): boolean {
  if (root.name.namespace !== xsNamespace || root.name.local !== "schema") {
    const { position, namespaces } = root;
    report({ key: "s4s-elt-schema-ns", parameters: { root: root.name }, position, namespaces });
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
    for (const { name, value } of element.attributes.values()) {
      const type = production.attributes.get(clark(name));
      if (type === undefined) {
        if (name.namespace !== "" && name.namespace !== xsNamespace) continue;
        const parameters = { attribute: name, element: element.name, near: [] };
        this.#fail(element, "s4s-att-not-allowed", parameters);
      } else if (!type.test(collapse(value), element.namespaces)) {
        const parameters = { value, attribute: name, element: element.name };
        const { expected } = type;
        this.#fail(element, "s4s-att-invalid-value", { ...parameters, expected, near: [] });
      } else if (name.local === "id") {
        this.#id(element, collapse(value));
      }
    }
    for (const name of production.requiredAttributes) {
      if (element.attributes.has(name)) continue;
      const attribute = { namespace: "", local: name };
      this.#fail(element, "s4s-att-must-appear", { attribute, element: element.name });
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
        this.#unexpected(
          element,
          child,
          ended ? [] : slots.slice(taken && !slots[at]?.repeated ? at + 1 : at),
        );
        continue;
      }
      this.#missing(element, slots.slice(taken ? at + 1 : at, next));
      at = next;
      taken = true;
      ended = slot.last;
      this.element(child, slot.productions.get(local) ?? "");
    }
    if (!ended) this.#missing(element, slots.slice(taken ? at + 1 : at));
  }

  #unexpected(element: XmlElement, child: XmlElement, slots: readonly Slot[]): void {
    const expected = slots.flatMap((slot) => [...slot.productions.keys()]).map(xsName);
    const parameters = { element: child.name, parent: element.name, expected, near: [] };
    this.#fail(child, "s4s-elt-invalid-content.1", parameters);
  }

  #missing(element: XmlElement, slots: readonly Slot[]): void {
    for (const { required, productions: wanted } of slots) {
      if (!required) continue;
      const expected = [...wanted.keys()].map(xsName);
      this.#fail(element, "s4s-elt-must-match.1", { element: element.name, expected });
    }
  }
}

function accepts(slot: Slot | undefined, local: string, taken: boolean): boolean {
  return slot !== undefined && (slot.repeated || !taken) && slot.productions.has(local);
}

function xsName(local: string): QName {
  return { namespace: xsNamespace, local };
}
